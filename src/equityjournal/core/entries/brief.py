"""A brief: an entry's id and listed facts."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Draft, Entry

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
    mark: str = ""
    """Mark of its first line, by which a change of it is noticed."""

    @property
    def in_passing(self) -> "Brief":
        """The brief for lists in passing: of a private entry, the day alone.

        Pack and themes go too: those about harm to the writer would tell the subject of the entry.
        """
        if not self.private:
            return self
        return self._replace(title="", pack="", themes=[], feelings=[], setting="", excerpt="")


def words_in_passing(entry: "Entry | Brief") -> str:
    """First words of an entry, or the word private."""
    return say("private") if entry.private else entry.excerpt


def keeps_to_itself(draft: "Draft") -> bool:
    """Whether a draft is hidden in passing."""
    return draft.private or draft.happened_to_me


def id_letters(identity: str) -> str:
    """The six letters at the end of an entry's id."""
    return identity[-LETTERS:]
