"""Days in the program's words."""

from collections.abc import Sequence
from datetime import date, timedelta

from equityjournal.core.text.speech import say


def month_names() -> Sequence[str]:
    """Month names, January to December, in the language spoken."""
    return (
        say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
        say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
    )  # fmt: skip


def short_month_names() -> Sequence[str]:
    """Month names in short form, for the heads of narrow columns."""
    return (
        say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
        say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
    )  # fmt: skip


def day_names() -> Sequence[str]:
    """Weekday names, Monday to Sunday, in the language spoken."""
    return (
        say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"),
        say("Sunday"),
    )  # fmt: skip


def in_words(day: date) -> str:
    """A day in words: `3 June 2026`."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def month_in_words(month: int, year: int) -> str:
    """A month in words, from its number: `June 2026`."""
    return say("{month} {year}", month=month_names()[month - 1], year=year)


def end_of_month(day: date) -> date:
    """The last day of a day's month."""
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def with_weekday(day: date) -> str:
    """A day in words with its weekday: `Wednesday 3 June 2026`."""
    return f"{day_names()[day.weekday()]} {in_words(day)}"


def a_year_before(today: date) -> list[date]:
    """The same day of the year before.

    29 February counts as the 28th, and has no year before of its own.
    """
    if (today.month, today.day) == (2, 29):
        return []
    day = today.replace(year=today.year - 1)
    following = day + timedelta(days=1)
    return [day, following] if (following.month, following.day) == (2, 29) else [day]


def on_day(day: date, today: date) -> str:
    """The day of a past action: `earlier today`, `yesterday`, `on 3 June 2026`."""
    if day == today:
        return say("earlier today")
    if day == today - timedelta(days=1):
        return say("yesterday")
    return say("on {day}", day=in_words(day))


def day_said(day: date, today: date) -> str:
    """A day with its weekday, and today or yesterday by name."""
    words = with_weekday(day)
    if day == today:
        return say("today, {day}", day=words)
    if day == today - timedelta(days=1):
        return say("yesterday, {day}", day=words)
    return words
