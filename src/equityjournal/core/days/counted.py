"""Days counted from today: weekdays, and so many days, weeks, months or years away."""

from collections.abc import Sequence
from datetime import date, timedelta

from equityjournal.core.days.calendar import Standpoint, after, before
from equityjournal.core.days.token_values import is_in_days, moved, turn_of, value_of
from equityjournal.core.days.tokens import Token
from equityjournal.core.days.unclear import Several

WEEK = 7  # days


def today(here: Standpoint, _tokens: Sequence[Token]) -> date:
    """Today: `this evening`."""
    return here.today


def offset(here: Standpoint, tokens: Sequence[Token]) -> date:
    """Today, tomorrow, the day before yesterday."""
    return here.days(tokens[0].value)


def weekday(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The latest before today; ahead, the next."""
    weekday = tokens[0].value
    return after(weekday, here.days(-1)) if here.ahead else before(weekday, here.today)


def last(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The latest weekday before today."""
    return before(value_of(tokens, "WEEKDAY"), here.today)


def last_but_one(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The weekday a week before the latest."""
    return last(here, tokens) - timedelta(days=WEEK)


def coming(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The first weekday after today."""
    return after(value_of(tokens, "WEEKDAY"), here.today)


def this(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The weekday of this week, on the side looked to."""
    day = here.monday + timedelta(days=value_of(tokens, "WEEKDAY"))
    if not here.ahead and day > here.today:
        raise Several(day - timedelta(days=WEEK), day)
    if here.ahead and day < here.today:
        raise Several(day, day + timedelta(days=WEEK))
    return day


def next_(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The next weekday, if next week's is the same."""
    weekday = value_of(tokens, "WEEKDAY")
    coming, in_next_week = after(weekday, here.today), here.monday + timedelta(days=WEEK + weekday)
    if coming != in_next_week:
        raise Several(coming, in_next_week)
    return coming


def of_week(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """A weekday of last, this or next week."""
    if value_of(tokens, "UNIT") != WEEK:
        return None
    return here.monday + timedelta(days=WEEK * turn_of(tokens) + value_of(tokens, "WEEKDAY"))


def ago(here: Standpoint, tokens: Sequence[Token]) -> date:
    """So long before today."""
    return moved(here.today, tokens, -1)


def ahead(here: Standpoint, tokens: Sequence[Token]) -> date:
    """So long after today."""
    return moved(here.today, tokens, 1)


def from_offset(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """A week today, a week yesterday: a unit away from the day named."""
    day = value_of(tokens, "OFFSET")
    return None if is_in_days(tokens) else moved(here.days(day), tokens, -1 if day < 0 else 1)


def before_offset(here: Standpoint, tokens: Sequence[Token]) -> date:
    """So long before the day named: a week ago yesterday."""
    return moved(here.days(value_of(tokens, "OFFSET")), tokens, -1)


def this_time(here: Standpoint, tokens: Sequence[Token]) -> date:
    """This time last week, today last year."""
    return moved(here.days(tokens[0].value), tokens, turn_of(tokens))


def before_last(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """So long before the latest weekday."""
    return None if is_in_days(tokens) else moved(last(here, tokens), tokens, -1)


def so_long_ago(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """A week ago on Monday: in the week a week ago, if that is a week before the latest Monday too."""
    if is_in_days(tokens):
        return None
    weekday = value_of(tokens, "WEEKDAY")
    of_that_week = moved(here.monday + timedelta(days=weekday), tokens, -1)
    before_latest = moved(last(here, tokens), tokens, -1)
    if of_that_week != before_latest:
        raise Several(before_latest, of_that_week)
    return of_that_week


def after_coming(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """So long after the coming weekday: a week on Monday."""
    return None if is_in_days(tokens) else moved(coming(here, tokens), tokens, 1)


def weekdays_ago(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """So many Mondays ago."""
    count = tokens[0].value
    day = before(value_of(tokens, "WEEKDAYS"), here.today)
    return day - timedelta(days=WEEK * (count - 1)) if count else None
