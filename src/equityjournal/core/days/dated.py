"""Days named by number, month, year or feast."""

from collections.abc import Sequence
from datetime import date

from equityjournal.core.days.calendar import Standpoint, coming_round, months_on
from equityjournal.core.days.token_values import month_of, turn_of, value_of, year_of
from equityjournal.core.days.tokens import Token

YEAR_OF_MONTHS = 12  # months


def of_month(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The 3rd, of the month nearest on the side looked to."""
    return coming_round(tokens[0].value, None, here)


def of_the_month(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """The 1st of the month."""
    return of_month(here, tokens) if tokens[1].value == 1 else None


def of_that_month(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """The 5th of last, this or next month."""
    if value_of(tokens, "MONTHS") != 1:
        return None
    return months_on(here.today.replace(day=1), turn_of(tokens)).replace(day=tokens[0].value)


def day_of_month(here: Standpoint, tokens: Sequence[Token]) -> date:
    """3 June, of the year nearest on the side looked to."""
    return coming_round(tokens[0].value, month_of(value_of(tokens, "MONTH")), here)


def month_and_day(here: Standpoint, tokens: Sequence[Token]) -> date:
    """June 3, of the year nearest on the side looked to."""
    return coming_round(tokens[1].value, month_of(tokens[0].value), here)


def day_month_year(here: Standpoint, tokens: Sequence[Token]) -> date:
    """3 June 2026."""
    return date(year_of(tokens[2], here.today), value_of(tokens, "MONTH"), tokens[0].value)


def month_day_year(here: Standpoint, tokens: Sequence[Token]) -> date:
    """June 3 2026."""
    return date(year_of(tokens[2], here.today), tokens[0].value, tokens[1].value)


def year_month_day(_here: Standpoint, tokens: Sequence[Token]) -> date:
    """2026 June 3."""
    return date(tokens[0].value, tokens[1].value, tokens[2].value)


def in_figures(_here: Standpoint, tokens: Sequence[Token]) -> date:
    """3.6.2026, the day first."""
    return date(tokens[2].value, tokens[1].value, tokens[0].value)


def in_that_year(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """3 June last year."""
    if value_of(tokens, "MONTHS") != YEAR_OF_MONTHS:
        return None
    at = 0 if tokens[1].kind == "MONTH" else 1
    return date(here.today.year + turn_of(tokens), value_of(tokens, "MONTH"), tokens[at].value)


def feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    """Christmas, of the year nearest on the side looked to."""
    month, day = divmod(value_of(tokens, "FEAST"), 100)
    return coming_round(day, month, here)


def last_feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The latest Christmas before today."""
    return feast(Standpoint(here.days(-1)), tokens)


def next_feast(here: Standpoint, tokens: Sequence[Token]) -> date:
    """The first Christmas after today."""
    return feast(Standpoint(here.days(1), ahead=True), tokens)


def feast_of(here: Standpoint, tokens: Sequence[Token]) -> date:
    """Christmas 2025."""
    month, day = divmod(tokens[0].value, 100)
    return date(year_of(tokens[1], here.today), month, day)


def feast_of_that_year(here: Standpoint, tokens: Sequence[Token]) -> date | None:
    """Christmas last year."""
    month, day = divmod(tokens[0].value, 100)
    year = here.today.year + turn_of(tokens)
    return date(year, month, day) if value_of(tokens, "MONTHS") == YEAR_OF_MONTHS else None
