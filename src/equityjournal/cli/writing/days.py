"""Days of writings, as said on the screen."""

from datetime import date, timedelta

from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.speech import say


def day_said(day: date, today: date) -> str:
    """A day with its weekday, and today or yesterday by name."""
    words = with_weekday(day)
    if day == today:
        return say("today, {day}", day=words)
    if day == today - timedelta(days=1):
        return say("yesterday, {day}", day=words)
    return words
