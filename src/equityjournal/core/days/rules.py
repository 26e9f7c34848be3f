"""Rules for single days, as a table.

Read the table at the bottom of this file: on the left, the tokens of a text; on the right, its day. “|” parts
the kinds a token may have, “/” ways with the same meaning. A text that fits no rule is no day.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from equityjournal.core.days.calendar import Standpoint, after, before, coming_round, months_on
from equityjournal.core.days.tokens import Token
from equityjournal.core.days.unclear import Several, WrongDay, YearInFull

Rule = Callable[[Standpoint, Sequence[Token]], date | None]
WEEK, YEAR_OF_MONTHS, SHORT_YEARS = 7, 12, 20  # days; months; the most years a short year may lie away
_TURNS = {"last": -1, "this": 0, "next": 1}


def day_meant(tokens: Sequence[Token], here: Standpoint) -> date | None:
    """The day that tokens mean; None without a rule.

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


def _named_and_dated(name: Token, dated: Sequence[Token], here: Standpoint) -> date | None:
    """A date with its name: `today, Friday 27 November 2026`."""
    if name.kind == "WEEKDAY" and len(dated) == 1 and dated[0].kind in ("NUMBER", "TWO"):
        dated = [Token("ORDINAL", dated[0].value)]  # monday 23
    day = (
        _by_rule(dated, here) if any(token.kind in ("ORDINAL", "MONTH", "FEAST") for token in dated) else None
    )
    if day is None:
        return None
    if name.kind == "WEEKDAY" and day.weekday() != name.value:
        raise WrongDay(day, name.value)
    if name.kind == "OFFSET" and day != here.days(name.value):
        raise WrongDay(day, None)
    return day


def _today(here: Standpoint, _tokens: Sequence[Token]) -> date:
    return here.today


def _offset(here: Standpoint, tokens: Sequence[Token]) -> date:
    return here.days(tokens[0].value)


def _weekday(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The latest before today; ahead, the next."""
    weekday = tokens[0].value
    return after(weekday, here.days(-1)) if here.ahead else before(weekday, here.today)


def _last(here: Standpoint, tokens: Sequence[Token]) -> date:
    return before(_value(tokens, "WEEKDAY"), here.today)


def _last_but_one(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _last(here, tokens) - timedelta(days=WEEK)


def _coming(here: Standpoint, tokens: Sequence[Token]) -> date:
    return after(_value(tokens, "WEEKDAY"), here.today)


def _this(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The weekday of this week, on the side looked to."""
    day = here.monday + timedelta(days=_value(tokens, "WEEKDAY"))
    if not here.ahead and day > here.today:
        raise Several(day - timedelta(days=WEEK), day)
    if here.ahead and day < here.today:
        raise Several(day, day + timedelta(days=WEEK))
    return day


def _next(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The next weekday, if next week's is the same."""
    weekday = _value(tokens, "WEEKDAY")
    coming, in_next_week = after(weekday, here.today), here.monday + timedelta(days=WEEK + weekday)
    if coming != in_next_week:
        raise Several(coming, in_next_week)
    return coming


def _of_week(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """A weekday of last, this or next week."""
    if _value(tokens, "UNIT") != WEEK:
        return None
    return here.monday + timedelta(days=WEEK * _turn(tokens) + _value(tokens, "WEEKDAY"))


def _ago(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _on(here.today, tokens, -1)


def _ahead(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _on(here.today, tokens, 1)


def _from_offset(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """A week today, a week yesterday: a unit away from the day named."""
    day = _value(tokens, "OFFSET")
    return None if _is_in_days(tokens) else _on(here.days(day), tokens, -1 if day < 0 else 1)


def _before_offset(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _on(here.days(_value(tokens, "OFFSET")), tokens, -1)


def _this_time(here: Standpoint, tokens: Sequence[Token]) -> date:
    """This time last week, today last year."""
    return _on(here.days(tokens[0].value), tokens, _turn(tokens))


def _before_last(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    return None if _is_in_days(tokens) else _on(_last(here, tokens), tokens, -1)


def _after_coming(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    return None if _is_in_days(tokens) else _on(_coming(here, tokens), tokens, 1)


def _weekdays_ago(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    count = tokens[0].value
    day = before(_value(tokens, "WEEKDAYS"), here.today)
    return day - timedelta(days=WEEK * (count - 1)) if count else None


def _of_month(here: Standpoint, tokens: Sequence[Token]) -> date:
    return coming_round(tokens[0].value, None, here)


def _of_the_month(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """The 1st of the month."""
    return _of_month(here, tokens) if tokens[1].value == 1 else None


def _of_that_month(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """The 5th of last, this or next month."""
    if _value(tokens, "MONTHS") != 1:
        return None
    return months_on(here.today.replace(day=1), _turn(tokens)).replace(day=tokens[0].value)


def _day_of_month(here: Standpoint, tokens: Sequence[Token]) -> date:
    return coming_round(tokens[0].value, _month(_value(tokens, "MONTH")), here)


def _month_and_day(here: Standpoint, tokens: Sequence[Token]) -> date:
    return coming_round(tokens[1].value, _month(tokens[0].value), here)


def _dated(here: Standpoint, tokens: Sequence[Token]) -> date:
    return date(year_of(tokens[2], here.today), _value(tokens, "MONTH"), tokens[0].value)


def _dated_month_first(here: Standpoint, tokens: Sequence[Token]) -> date:
    return date(year_of(tokens[2], here.today), tokens[0].value, tokens[1].value)


def _dated_year_first(_here: Standpoint, tokens: Sequence[Token]) -> date:
    return date(tokens[0].value, tokens[1].value, tokens[2].value)


def _in_figures(_here: Standpoint, tokens: Sequence[Token]) -> date:
    return date(tokens[2].value, tokens[1].value, tokens[0].value)


def _in_that_year(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """3 June last year."""
    if _value(tokens, "MONTHS") != YEAR_OF_MONTHS:
        return None
    at = 0 if tokens[1].kind == "MONTH" else 1
    return date(here.today.year + _turn(tokens), _value(tokens, "MONTH"), tokens[at].value)


def _feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    month, day = divmod(_value(tokens, "FEAST"), 100)
    return coming_round(day, month, here)


def _last_feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _feast(Standpoint(here.days(-1)), tokens)


def _next_feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    return _feast(Standpoint(here.days(1), ahead=True), tokens)


def _feast_of(here: Standpoint, tokens: Sequence[Token]) -> date:
    month, day = divmod(tokens[0].value, 100)
    return date(year_of(tokens[1], here.today), month, day)


def _feast_of_that_year(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    month, day = divmod(tokens[0].value, 100)
    year = here.today.year + _turn(tokens)
    return date(year, month, day) if _value(tokens, "MONTHS") == YEAR_OF_MONTHS else None


def _value(tokens: Sequence[Token], kind: str) -> int:
    """The value of the token of a kind."""
    return next(token.value for token in tokens if token.kind == kind)


def _turn(tokens: Sequence[Token]) -> int:
    """-1, 0 or 1 for last, this or next."""
    return next(_TURNS[token.kind] for token in tokens if token.kind in _TURNS)


def _on(day: date, tokens: Sequence[Token], turn: int) -> date:
    """A day moved by the number and unit named.

    Without a number, it is moved by one unit.
    """
    count = tokens[0].value if tokens[0].kind in ("NUMBER", "TWO", "YEAR") else 1
    counted = [token.value for token in tokens[1:] if token.kind in ("NUMBER", "TWO", "YEAR")]
    count = turn * (counted[0] if counted else count)
    unit = next(token for token in tokens if token.kind in ("UNIT", "MONTHS"))
    if unit.kind == "UNIT":
        return day + timedelta(days=count * unit.value)
    return months_on(day, count * unit.value)


def _is_in_days(tokens: Sequence[Token]) -> bool:
    """Whether the unit named is the day: `3 days today` says nothing."""
    return any(token == Token("UNIT", 1) for token in tokens)


def _month(number: int) -> int:
    """A month's number.

    Raises:
        ValueError: When no month has it.
    """
    return date(2000, number, 1).month


def year_of(token: Token, today: date) -> int:
    """A typed year; two figures are of this century.

    Raises:
        YearInFull: When two figures give a year far from this one.
    """
    if token.kind == "YEAR":
        return token.value
    year = today.year // 100 * 100 + token.value
    if abs(year - today.year) > SHORT_YEARS:
        raise YearInFull(year)
    return year


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
        "OFFSET": _offset,
        "this PART": _today,
        # weekdays
        "WEEKDAY": _weekday,
        "last WEEKDAY / WEEKDAY last / past WEEKDAY / this past WEEKDAY / WEEKDAY past|gone": _last,
        "WEEKDAY before last / last WEEKDAY before last": _last_but_one,
        "this WEEKDAY": _this,
        "next WEEKDAY / WEEKDAY next": _next,
        "coming WEEKDAY / this coming WEEKDAY / WEEKDAY coming": _coming,
        "WEEKDAY {turn} UNIT / {turn} UNIT WEEKDAY": _of_week,
        "{count} UNIT last|past WEEKDAY / UNIT last|past WEEKDAY": _before_last,
        "{count} UNIT WEEKDAY / UNIT WEEKDAY / WEEKDAY UNIT / {count} UNIT from WEEKDAY": _after_coming,
        "{count} WEEKDAYS ago": _weekdays_ago,
        # so long ago, or to come
        "{count} {unit} ago / {unit} ago": _ago,
        "{count} {unit} ago OFFSET / {unit} ago OFFSET": _before_offset,
        "{count} {unit} OFFSET / OFFSET UNIT": _from_offset,
        "OFFSET last|next {unit}": _this_time,
        "in {count} {unit} / in {count} {unit} time / {count} {unit} time": _ahead,
        "{count} {unit} from OFFSET": _from_offset,
        # numbers of days
        "ORDINAL": _of_month,
        "ORDINAL MONTHS": _of_the_month,
        "ORDINAL {turn} MONTHS": _of_that_month,
        "{day} MONTH": _day_of_month,
        "MONTH {day}": _month_and_day,
        "{day} MONTH {year}": _dated,
        "MONTH {day} {year}": _dated_month_first,
        "YEAR MONTH {day}": _dated_year_first,
        "NUMBER|TWO NUMBER|TWO YEAR": _in_figures,
        "{day} MONTH {turn} MONTHS / MONTH {day} {turn} MONTHS": _in_that_year,
        # days with a name
        "FEAST": _feast,
        "last FEAST": _last_feast,
        "next FEAST": _next_feast,
        "FEAST {year}": _feast_of,
        "FEAST {turn} MONTHS": _feast_of_that_year,
    }
)
