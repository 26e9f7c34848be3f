"""A brief: an entry's id and listed facts."""

from datetime import date, datetime
from typing import NamedTuple, Protocol

from equityjournal.core.speech import say

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

    @property
    def in_passing(self) -> "Brief":
        """The brief for screens not asked for this entry: of a private entry, the day alone.

        Pack and themes go too: those for what happened to the writer tell what the entry is about.
        """
        if not self.private:
            return self
        return self._replace(title="", pack="", themes=[], feelings=[], setting="", excerpt="")


class _Entry(Protocol):
    @property
    def private(self) -> bool: ...
    @property
    def excerpt(self) -> str: ...


class _Draft(Protocol):
    @property
    def private(self) -> bool: ...
    @property
    def happened_to_me(self) -> bool: ...


def words_in_passing(entry: _Entry) -> str:
    """First words of an entry; of a private entry, the word private."""
    return say("private") if entry.private else entry.excerpt


def keeps_to_itself(draft: _Draft) -> bool:
    """Whether no word of a draft is shown in passing."""
    return draft.private or draft.happened_to_me


def id_letters(identity: str) -> str:
    """The six letters at the end of an entry's id."""
    return identity[-LETTERS:]


def shortened(text: str, most: int) -> str:
    """A text on a line, cut between words.

    Only a text longer than `most` characters is cut; “ …” then stands behind it.
    """
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
