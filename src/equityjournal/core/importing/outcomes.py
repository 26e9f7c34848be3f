"""The fate of each item of an import, and counts of all."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from equityjournal.core.importing.items import LeftOut

MOST_NAMED = 10
"""Places, ids and names that are kept of each kind; a count stands for the rest."""


class Fate(Enum):
    """The fate of an item."""

    NEW = "new"
    """It comes in as an entry."""
    COPY = "copy"
    """The entry comes in beside a different entry of the same id."""
    HERE = "here"
    """It is in the journal already."""
    TWICE = "twice"
    """It stood in the file before."""
    DELETED = "deleted"
    """It is in the trash."""
    ERASED = "erased"
    """It was erased on this machine."""
    UNREAD = "unread"
    """It cannot be read as an entry, and is kept as text."""
    WORDLESS = "wordless"
    """It has no words."""
    PASSED_OVER = "passed over"
    """It is a file of another kind."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an item."""

    fate: Fate
    place: str
    """Where it stands in the file."""
    identity: str = ""
    """The id of the entry; empty for what is none."""
    file: str = ""
    """The name of the file to make, without its folder."""
    data: bytes = b""
    """The bytes of that file; or the text of an unread item."""
    why: str = ""
    day: date | None = None
    left_out: frozenset[LeftOut] = frozenset()
    without_zone: bool = False
    private: bool = False


@dataclass
class Tally:
    """Counts of an import."""

    fates: Counter[Fate] = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    """Entries with matter of a kind left out."""
    first: date | None = None
    last: date | None = None
    without_zone: int = 0
    private: int = 0
    named: dict[Fate, list[Outcome]] = field(default_factory=dict)
    """The first few of each kind that is named, without their bytes."""

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.fates[outcome.fate] += 1
        self.left_out.update(outcome.left_out)
        if outcome.fate in (Fate.NEW, Fate.COPY):
            self.without_zone += outcome.without_zone
            self.private += outcome.private
            if outcome.day:
                self.first = min(self.first or outcome.day, outcome.day)
                self.last = max(self.last or outcome.day, outcome.day)
        named = self.named.setdefault(outcome.fate, [])
        if len(named) < MOST_NAMED:
            named.append(Outcome(outcome.fate, outcome.place, outcome.identity, why=outcome.why))

    @property
    def coming(self) -> int:
        """Number of incoming entries."""
        return self.fates[Fate.NEW] + self.fates[Fate.COPY]

    @property
    def items(self) -> int:
        """Number of entries and passages in the file, whatever their fate."""
        return self.fates.total() - self.fates[Fate.PASSED_OVER]
