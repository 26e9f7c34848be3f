"""A session: the journal and its packs, opened for a verb."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.session.problems import name_erased, name_loss, name_problems, why_empty
from equityjournal.cli.terminal.output import note, progress
from equityjournal.core.entries.selection import Selection
from equityjournal.core.packs.shelf import Shelf
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import (
    counts_place,
    erased_place,
    locks_place,
    put_by_place,
    shipped_packs,
)
from equityjournal.store.disk.sealing import door_of_journal
from equityjournal.store.entries.census import Census
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.index.index import Index, Unusable
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.settings.values import usual_pack

if TYPE_CHECKING:
    from equityjournal.cli.session.numbering import Numbering
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.packs.protocols import PackLike
    from equityjournal.core.packs.shelf import Contents
    from equityjournal.core.packs.support import Support
    from equityjournal.core.themes.put_by import PutBy
    from equityjournal.core.themes.telling import Telling
    from equityjournal.store.entries.journal import Journal
    from equityjournal.store.index.library import Library
    from equityjournal.store.records.record import Stored
    from equityjournal.store.themes.questions_put_by import QuestionsPutBy
    from equityjournal.store.themes.theme_history import Days


class Session:
    """A journal with its packs, opened for a command, read on demand.

    Args:
        root: The journal's folder.
        index: Its index.
        library: Its packs.
        silent: No problem is named.
        json: The output is for a program.
        chosen: The journal was named on the command line.
    """

    def __init__(
        self,
        root: Path,
        index: "Index",
        library: "Library",
        *,
        silent: bool = False,
        json: bool = False,
        chosen: bool = False,
    ) -> None:
        self.root = root
        self.is_chosen = chosen
        self.index = index
        self.library = library
        self._silent = silent
        self._json = json

    def close(self) -> None:
        """Let go of the index, once the command is done."""
        self.index.close()

    @property
    def is_closed(self) -> bool:
        """Whether the journal is locked, without its key at hand."""
        door = door_of_journal(self.root)
        return door is not None and not door.is_open

    @cached_property
    def numbering(self) -> "Numbering":
        """The numbers of the journal's entries, in this window."""
        from equityjournal.cli.session.numbering import Numbering  # noqa: PLC0415 - in a pipe there are none

        return Numbering(self.root, json=self._json)

    @cached_property
    def shelf(self) -> "Shelf[Contents]":
        """The shelf of packs: names and contents, with the usual pack as set."""
        return Shelf(self.library.shelf.packs, usual_pack())

    def theme(
        self,
        wanted: str,
        *,
        first_in: "PackLike | None" = None,
        besides: Iterable[str] = (),
        needed: bool = True,
    ) -> str:
        """The theme of a name, found by `Shelf.theme`.

        A theme of another pack is named with its pack, before anything is done with it.

        Raises:
            UnknownName: With the titles of all that fit, or of the nearest.
        """
        first = first_in or self.shelf.default()
        try:
            found = self.shelf.theme(wanted, first_in=first, besides=besides, needed=needed)
        except UnknownName:
            self._refuse_a_pack(wanted)
            raise
        if found in self.shelf.titles and found not in {theme.id for theme in first.themes}:
            title, pack = self.shelf.titles[found], self.shelf.pack_of(found).title
            note(say("That is {theme}, in the pack {pack}.", theme=title, pack=pack))
        return found

    def _refuse_a_pack(self, wanted: str) -> None:
        """Refuse a pack's whole name in a theme's place.

        Raises:
            UnknownName: With what there is for a pack.
        """
        for pack in self.shelf.packs:
            if wanted.strip().casefold() in (pack.id, pack.title.casefold()):
                raise UnknownName(
                    say(
                        "“{wanted}” is a pack, and no theme. `equityjournal packs show {pack}` lists its "
                        "themes; `equityjournal write --pack {pack}` asks from it.",
                        wanted=wanted.strip(),
                        pack=pack.id,
                    )
                )

    @cached_property
    def journal(self) -> "Journal":
        """The journal, for changing and reading in full."""
        from equityjournal.store.entries.journal import Journal  # noqa: PLC0415 - 20 ms; lists ask the index alone

        census, erased = Census(counts_place(), self.root), ErasedIds(erased_place())
        return Journal(self.root, census, self.index, locks_place(), erased)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The catalogue of readable entries; others are named on standard error."""
        try:
            database = self.index.up_to_date()
        except Unusable as why:
            said = say(
                "The index, which makes reading quick, cannot be used just now: {why}. Every file is read "
                "instead, and nothing is lost by it.",
                why=why,
            )
            self._note(said)
            database = self.index.in_memory()
        if self.index.is_slow:
            self._note(
                say(
                    "Reading is slow on this machine: part of the program is not installed. "
                    '`pip install "equityjournal[lock]"` adds it.'
                )
            )
        catalogue = Catalogue(database, self.root)
        if not self._silent and not self.is_closed:
            name_problems(catalogue.problems())
            name_loss(self.root, catalogue.count())
            name_erased(catalogue)
        return catalogue

    def _note(self, said: str) -> None:
        if not self._silent:
            note(said)

    @cached_property
    def support(self) -> "Support":
        """Places of support; an unreadable file of the writer's is named.

        Raises:
            DamagedFile: When the file that came with the program is not as it should be.
        """
        from equityjournal.store.packs.support_places import read_support  # noqa: PLC0415 - loads Pydantic

        support, problems = read_support(shipped_packs(), None if self.is_closed else self.root)
        name_problems(problems)
        return support

    def find_brief(self, wanted: str, today: date, *, least: int = 1) -> "Brief":
        """The entry meant by a number, or a name of at least `least` characters.

        Raises:
            UnknownName: With the nearest, or with all that it could be.
            UnreadableEntry: When it is an entry whose file cannot be read.
        """
        from equityjournal.cli.session.numbering import entry_meant  # noqa: PLC0415 - where an entry is named

        try:
            return entry_meant(wanted, self.catalogue, today, self.numbering, least=least)
        except UnknownName as error:
            if not error.several:
                from equityjournal.cli.session import unreadable_entries as unreadable  # noqa: PLC0415 - for a slip

                unreadable.refuse_unreadable(wanted, self.catalogue, today)
                unreadable.refuse_elsewhere(wanted, self.root)
                if self.catalogue.is_empty and (why := why_empty(self.root)):
                    raise UnknownName(why) from None
            raise

    def find_id(self, wanted: str, today: date) -> str:
        """The id of an entry by name, also with only earlier versions readable.

        Raises:
            UnknownName: With the nearest, or with all that it could be.
        """
        from equityjournal.cli.session import unreadable_entries as unreadable  # noqa: PLC0415 - for few verbs

        briefs = {brief.id: brief for brief in self.catalogue.find(Selection())[0]}
        bare = unreadable.bare_entries(self.root, ("versions",), briefs)
        if not briefs and not bare:
            unreadable.refuse_where_none_is_readable(self.catalogue)
        return unreadable.meant_with_bare(wanted, briefs, bare, today, self.numbering).id

    def open_entry(self, wanted: str, today: date) -> "Stored[Entry]":
        """The entry meant by a number or a name, read in full, for a change.

        Raises:
            UnknownName: With the nearest, or with all that it could be.
        """
        from equityjournal.core.entries.meant import LEAST  # noqa: PLC0415 - where an entry is named

        return self.journal.read(self.catalogue.place(self.find_brief(wanted, today, least=LEAST).id))

    def entries_on(self, day: date) -> "list[Entry]":
        """The entries about a day, newest first, read in full."""
        return [stored.record for stored in self.read_in_turn(self.catalogue.about(day))]

    def entries_matching(self, selection: "Selection") -> "Iterator[Stored[Entry]]":
        """The entries of a selection, newest first, each read in full when it is asked for."""
        return self.read_in_turn(self.catalogue.find(selection)[0])

    def read_in_turn(
        self, briefs: "Sequence[Brief]", said: "Callable[[int, int], str] | None" = None
    ) -> "Iterator[Stored[Entry]]":
        """Entries read in full, each on demand.

        Args:
            briefs: The entries.
            said: Progress in words, from the number done and all of them; None: that they are read.
        """
        tell = progress(said or _reading_entries)
        for done, brief in enumerate(briefs, start=1):
            yield self.journal.read(self.catalogue.place(brief.id))
            if tell:
                tell(done, len(briefs))

    @cached_property
    def questions_put_by(self) -> "QuestionsPutBy":
        """The questions put by on this machine."""
        from equityjournal.store.themes.questions_put_by import QuestionsPutBy  # noqa: PLC0415 - for few verbs

        return QuestionsPutBy(put_by_place(), self.root)

    def put_by(self, today: date) -> "PutBy":
        """The questions put by.

        Those of more than two weeks ago only as counts.
        """
        return self.questions_put_by.read(today, self._days.credits)

    @cached_property
    def _days(self) -> "Days":
        """The days written about, and those of each theme."""
        from equityjournal.store.themes import theme_history  # noqa: PLC0415 - for few verbs

        return theme_history.days_counted(self.catalogue.database)

    def telling(self, pack: "PackLike", today: date) -> "Telling":
        """The sentences on a pack's themes on a day."""
        # 2 ms of every start, for the few verbs that speak of themes.
        from equityjournal.core.themes.telling import Telling  # noqa: PLC0415
        from equityjournal.store.themes import theme_history  # noqa: PLC0415

        index, elsewhere = self.catalogue.database, frozenset(self.shelf.titles)
        history = theme_history.history(index, self.put_by(today), self._days)
        choices = theme_history.choices(index)
        return Telling(pack, history, choices, today, elsewhere, self.shelf.typed)


def _reading_entries(done: int, total: int) -> str:
    return say("Reading entries: {done} of {total}.", done=done, total=total)
