"""Rules for single days, as a table.

Read the table at the bottom of this file: on the left, the tokens of a text; on the right, its day. “|” parts
the kinds a token may have, “/” ways with the same meaning. A text that fits no rule is no day.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from equityjournal.core.days import counted, dated
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.days.tokens import Token
from equityjournal.core.days.unclear import WrongDay

Rule = Callable[[Standpoint, Sequence[Token]], date | None]


def day_meant(tokens: Sequence[Token], here: Standpoint) -> date | None:
    """The day of some tokens; None without a rule.

    Raises:
        Several: When they mean more than one day.
        WrongDay: When a date is on another weekday than they say.
        YearInFull: When a year in two figures is far away.
        ValueError, OverflowError: When there is no such day.
    """
    tokens = list(tokens)
    while len(tokens) > 1 and tokens[0].kind == "PART":
        del tokens[0]
    day = _by_rule(tokens, here)
    while day is None and len(tokens) > 1 and tokens[-1].kind == "PART":
        del tokens[-1]
        day = _by_rule(tokens, here)
    return day


def _by_rule(tokens: Sequence[Token], here: Standpoint) -> date | None:
    rule = RULES.get(" ".join(token.kind for token in tokens))
    if rule is not None:
        return rule(here, tokens)
    if len(tokens) > 1 and tokens[0].kind in ("WEEKDAY", "OFFSET"):
        return _named_and_dated(tokens[0], tokens[1:], here)
    if len(tokens) > 1 and tokens[-1].kind == "WEEKDAY":
        return _named_and_dated(tokens[-1], tokens[:-1], here)
    return None


def _named_and_dated(name: Token, date_tokens: Sequence[Token], here: Standpoint) -> date | None:
    """A date with its name: `today, Friday 27 November 2026`."""
    if name.kind == "WEEKDAY" and len(date_tokens) == 1 and date_tokens[0].kind in ("NUMBER", "TWO"):
        date_tokens = [Token("ORDINAL", date_tokens[0].value)]  # monday 23
    day = (
        _by_rule(date_tokens, here)
        if any(token.kind in ("ORDINAL", "MONTH", "FEAST") for token in date_tokens)
        else None
    )
    if day is None:
        return None
    if name.kind == "WEEKDAY" and day.weekday() != name.value:
        raise WrongDay(day, name.value)
    if name.kind == "OFFSET" and day != here.days(name.value):
        raise WrongDay(day, None)
    return day


def table_of(ways: Mapping[str, Rule]) -> Mapping[str, Rule]:
    """Rules by the kinds of their tokens, each way written out."""
    return {
        " ".join(kinds): rule
        for written, rule in ways.items()
        for way in written.split(" / ")
        for kinds in itertools.product(*(slot.split("|") for slot in way.format(**SLOTS).split()))
    }


SLOTS = {
    "count": "NUMBER|TWO|YEAR",
    "day": "ORDINAL|NUMBER|TWO",
    "year": "YEAR|SHORT|TWO",
    "unit": "UNIT|MONTHS",
    "turn": "last|this|next",
}
RULES = table_of(
    {
        # today and its neighbours
        "OFFSET": counted.offset,
        "this PART": counted.today,
        # weekdays
        "WEEKDAY": counted.weekday,
        "last WEEKDAY / WEEKDAY last / past WEEKDAY / this past WEEKDAY / WEEKDAY past|gone": counted.last,
        "WEEKDAY before last / last WEEKDAY before last": counted.last_but_one,
        "this WEEKDAY": counted.this,
        "next WEEKDAY / WEEKDAY next": counted.next_,
        "coming WEEKDAY / this coming WEEKDAY / WEEKDAY coming": counted.coming,
        "WEEKDAY {turn} UNIT / {turn} UNIT WEEKDAY": counted.of_week,
        "{count} UNIT last|past WEEKDAY / UNIT last|past WEEKDAY": counted.before_last,
        "{count} UNIT ago WEEKDAY / UNIT ago WEEKDAY": counted.so_long_ago,
        "WEEKDAY {count} UNIT ago / WEEKDAY UNIT ago": counted.so_long_ago,
        "{count} UNIT WEEKDAY / UNIT WEEKDAY / WEEKDAY UNIT": counted.after_coming,
        "{count} UNIT from WEEKDAY": counted.after_coming,
        "{count} WEEKDAYS ago": counted.weekdays_ago,
        # so long ago, or to come
        "{count} {unit} ago / {unit} ago": counted.ago,
        "{count} {unit} ago OFFSET / {unit} ago OFFSET": counted.before_offset,
        "{count} {unit} OFFSET / OFFSET UNIT": counted.from_offset,
        "OFFSET last|next {unit}": counted.this_time,
        "in {count} {unit} / in {count} {unit} time / {count} {unit} time": counted.ahead,
        "{count} {unit} from OFFSET": counted.from_offset,
        # numbers of days
        "ORDINAL": dated.of_month,
        "ORDINAL MONTHS": dated.of_the_month,
        "ORDINAL {turn} MONTHS": dated.of_that_month,
        "{day} MONTH": dated.day_of_month,
        "MONTH {day}": dated.month_and_day,
        "{day} MONTH {year}": dated.day_month_year,
        "MONTH {day} {year}": dated.month_day_year,
        "YEAR MONTH {day}": dated.year_month_day,
        "NUMBER|TWO NUMBER|TWO YEAR": dated.in_figures,
        "{day} MONTH {turn} MONTHS / MONTH {day} {turn} MONTHS": dated.in_that_year,
        # days with a name
        "FEAST": dated.feast,
        "last FEAST": dated.last_feast,
        "next FEAST": dated.next_feast,
        "FEAST {year}": dated.feast_of,
        "FEAST {turn} MONTHS": dated.feast_of_that_year,
    }
)
