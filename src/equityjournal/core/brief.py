"""An entry in brief: what a list says of it, and all that is needed to find it again."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entry import Draft, Entry


class Brief(NamedTuple):
    """One entry, without its words but for the first few."""

    id: str
    happened: date
    """The day it is about."""
    written: datetime
    """When it was first saved, with the offset the writer lived by."""
    title: str
    pack: str
    themes: list[str]
    """Every theme it credits."""
    feelings: list[str]
    setting: str
    private: bool
    excerpt: str
    """Its first words, on one line."""

    @property
    def in_passing(self) -> "Brief":
        """The entry as it is shown to whoever did not ask for it by name: of a private one, the day alone.

        Its pack and its themes go too: those for what happened to the writer tell what it is about.
        """
        if not self.private:
            return self
        return self._replace(title="", pack="", themes=[], feelings=[], setting="", excerpt="")


def words_in_passing(entry: "Entry | Brief") -> str:
    """The first words of an entry, by which it is known again; of a private one, the word private."""
    return say("private") if entry.private else entry.excerpt


def keeps_to_itself(draft: "Draft") -> bool:
    """Whether no word of a draft is shown in passing."""
    return draft.private or draft.happened_to_me
