"""What every verb starts from: the journal and its packs, with what is wrong with any file said once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from equityjournal.core.entry import Entry
    from equityjournal.core.pack import Pack, Shelf
    from equityjournal.core.problem import Problem
    from equityjournal.core.telling import Telling
    from equityjournal.store.journal import Journal
    from equityjournal.store.record import Kept

MOST_NAMED = 5  # problems named one by one beside an answer; `check` names them all


@dataclass(frozen=True)
class Place:
    """What was said before the verb."""

    journal: Path | None
    language: str | None


@dataclass(frozen=True)
class Desk:
    """One journal with its packs, opened for one command."""

    journal: "Journal"
    shelf: "Shelf"
    pack_problems: "Sequence[Problem]" = ()

    def kept(self) -> "Sequence[Kept[Entry]]":
        """Every entry with the state of its file; what could not be read is named on standard error."""
        shelved = self.journal.read_all()
        name_problems(shelved.problems)
        return shelved.entries

    def entries(self) -> "list[Entry]":
        """Every entry that can be read, newest first."""
        from equityjournal.core.selection import newest_first

        return newest_first(kept.record for kept in self.kept())

    def one(self, wanted: str, today: date) -> "Kept[Entry]":
        """The one entry meant by a name, with the state of its file.

        Raises:
            UnknownName: With the nearest, or with all that it could be.
        """
        from equityjournal.core.selection import one_meant

        kept = {one.record.id: one for one in self.kept()}
        return kept[one_meant(wanted, [one.record for one in kept.values()], today).id]

    def telling(self, pack: "Pack", today: date) -> "Telling":
        """What can be said of a pack's themes on a day."""
        from equityjournal.core.choices import in_order
        from equityjournal.core.history import history_of
        from equityjournal.core.telling import Telling

        history = history_of(self.entries(), self.journal.drafts.all())
        elsewhere = frozenset(self.shelf.titles)
        return Telling(pack, history, in_order(self.journal.choices()), today, elsewhere)


def open_desk(context: typer.Context) -> Desk:
    """Open the journal that was asked for. Nothing is made; packs that cannot be read are named."""
    from equityjournal.core.errors import NotAllowed
    from equityjournal.core.speech import say
    from equityjournal.store.census import Census
    from equityjournal.store.config import counts_place, journal_place, shipped_packs
    from equityjournal.store.journal import Journal
    from equityjournal.store.packs import find_packs

    place: Place = context.obj
    root = journal_place(place.journal)
    if root.exists() and not root.is_dir():
        raise NotAllowed(say("{path} is a file, and a journal is a folder.", path=root))
    shelf, problems = find_packs(shipped_packs(), root / "prompts", place.language)
    name_problems(problems)
    return Desk(Journal(root, Census(counts_place(), root)), shelf, problems)


def name_problems(problems: "Sequence[Problem]") -> None:
    """Name damaged and foreign files on standard error, beside whatever could be read."""
    from equityjournal.cli._screen import note
    from equityjournal.core.speech import say, say_many

    note(say("{path}: {what}.", path=one.path, what=one.message) for one in problems[:MOST_NAMED])
    if (more := len(problems) - MOST_NAMED) > 0:
        said = say_many(
            "And 1 more file. `equityjournal check` names them all.",
            "And {count} more files. `equityjournal check` names them all.",
            more,
        )
        note([said])
