"""Questions worded for a day: `{today}` becomes "today" or "that day"."""

import re
from datetime import date

_TODAY = ("today", "that day")
_EITHER = re.compile(r"\{today\}|\{([^{}|]+)\|([^{}|]+)\}")


class Question(str):
    """A question as on paper: about today.

    In a pack's file `{today}` marks the word that depends on the day. `{heddiw|y diwrnod hwnnw}` gives both
    words, for another language or another word. Where no day is known, the first of them is said.
    """

    __slots__ = ("written",)
    written: str
    """The text of the pack's file."""

    def __new__(cls, written: str) -> "Question":
        """Word a pack's text for paper."""
        question = super().__new__(cls, _worded(written, 0))
        question.written = written
        return question

    def about(self, day: date, today: date) -> str:
        """The question, asked today about a day."""
        return str(self) if day == today else _worded(self.written, 1)


def _worded(written: str, which: int) -> str:
    """A text with the first or the second word of each pair."""
    return _EITHER.sub(lambda found: (found.groups() if found[1] else _TODAY)[which], written)
