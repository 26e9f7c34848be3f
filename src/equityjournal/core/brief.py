"""A brief: an entry's id and the facts shown in a list."""

from datetime import date, datetime
from typing import NamedTuple

LETTERS = 6
"""Letters at the end of an entry's id: its own, whether the entry was masked or not."""


class Brief(NamedTuple):
    """An entry, without its text but for the first words."""

    id: str
    happened: date
    """Day the entry is about."""
    written: datetime
    """Moment of the first save, with the writer's offset."""
    title: str
    pack: str
    themes: list[str]
    """Themes the entry credits."""
    feelings: list[str]
    setting: str
    private: bool
    excerpt: str
    """First words of the entry, on one line."""


def id_letters(identity: str) -> str:
    """The six letters at the end of an entry's id."""
    return identity[-LETTERS:]


def shortened(text: str, most: int) -> str:
    """A text on one line; if longer than `most` characters, cut between words, with “ …” behind."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
