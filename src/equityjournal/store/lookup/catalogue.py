"""The catalogue: look-up of all readable entries.

Each question is a query of the index. Where the index cannot be used, the same index is made in memory from
the files, for this command alone: the answers are the same, only slower.
"""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import path_of_bytes
from equityjournal.store.listing.looks import look_at
from equityjournal.store.lookup.queries import BRIEF, NEWEST, as_text, at_most, brief_of, where_of
from equityjournal.store.records import toml

if TYPE_CHECKING:
    from equityjournal.store.lookup.entry_file import EntryFile
    from equityjournal.store.records.seal import State

_LATEST = "ORDER BY written DESC, happened DESC, entries.id DESC"

_FURTHEST_ZONE = 12  # hours that the last place on earth is behind universal time


class Catalogue:
    """The readable entries of a journal, for look-up.

    Args:
        database: An up-to-date index, used by `theme_history` and `search` too.
        root: The journal's folder.
    """

    def __init__(self, database: Database, root: Path) -> None:
        self.database = database
        self._root = root

    def _rows(self, query: str, *values: object) -> list[Any]:
        """Rows of a query."""
        return self.database.execute(query, [as_text(value) for value in values]).fetchall()

    def _briefs(self, rest: str, *values: object) -> list[Brief]:
        """Briefs of the entries selected by the rest of a query.

        Of private entries, the day alone.
        """
        rows = self.database.execute(
            f"SELECT {BRIEF} FROM entries {rest}",  # noqa: S608
            [as_text(value) for value in values],
        )
        return [brief_of(row).in_passing for row in rows]

    # By name, for `one_meant`

    def written_last(self, today: date | None = None) -> Brief | None:
        """The latest saved entry, of whatever day.

        Entries saved after `today` count only for want of others.
        """
        if today:
            by_then = self._briefs(f"WHERE written < ? {_LATEST} LIMIT 1", _end_of_tomorrow(today))
            if by_then:
                return by_then[0]
        return next(iter(self.written_lately(1)), None)

    def written_lately(self, most: int) -> list[Brief]:
        """Entries saved last, latest first."""
        return self._briefs(f"{_LATEST} LIMIT ?", most)

    def called(self, start: str) -> list[Brief]:
        """Entries by the beginning of their id or of its last six letters."""
        beyond = start + "\U0010ffff"
        whole = "entries.id >= ? AND entries.id < ?"
        letters = "substr(entries.id, 12) >= ? AND substr(entries.id, 12) < ?"
        return self._briefs(f"WHERE {whole} OR {letters} {NEWEST}", start, beyond, start, beyond)

    def about(self, day: date) -> list[Brief]:
        """Entries about a day."""
        return self._briefs(f"WHERE happened = ? {NEWEST}", day.toordinal())

    def named(self, identity: str) -> Brief | None:
        """The entry of exactly this id, if any."""
        return next(iter(self._briefs("WHERE entries.id = ?", identity)), None)

    def following(self, identity: str) -> list[Brief]:
        """Later looks at this entry, oldest first."""
        return self._briefs("WHERE follows = ? ORDER BY written, entries.id", identity)

    def on_paths(self) -> list[Brief]:
        """Entries on private paths, oldest first."""
        return self._briefs("WHERE harmed ORDER BY happened, written, entries.id")

    def near(self, day: date, most: int) -> list[Brief]:
        """Entries about the days nearest to `day`, nearest first."""
        order = NEWEST.replace("BY", "BY abs(happened - ?),")
        return self._briefs(f"{order} LIMIT ?", day.toordinal(), most)

    def newest(self, most: int) -> list[Brief]:
        """The newest entries."""
        return self._briefs(f"{NEWEST} LIMIT ?", most)

    def count(self) -> int:
        """Number of entries."""
        ((number,),) = self._rows("SELECT count(*) FROM entries")
        return int(number)

    def ids(self) -> Iterator[str]:
        """Ids of all entries, in no order."""
        return (identity for (identity,) in self.database.execute("SELECT id FROM entries"))

    def private_ids(self) -> set[str]:
        """Ids of the private entries."""
        return {identity for (identity,) in self.database.execute("SELECT id FROM entries WHERE private")}

    def place(self, identity: str) -> Path:
        """Path of an entry's file.

        Raises:
            UnknownName: When another window took the entry away this very moment.
        """
        rows = self._rows("SELECT path FROM files JOIN entries USING (number) WHERE entries.id = ?", identity)
        if not rows:
            raise _gone(identity)
        return self._root / path_of_bytes(rows[0][0])

    def whole(self, identity: str) -> "tuple[dict[str, Any], State]":
        """An entry's table and seal state, as its file stands now.

        Bytes that the index saw validated are not validated again. A file with the size and times it had then
        has those bytes, unless it changed just now.

        Raises:
            DamagedFile, FileNotFoundError: When the file changed this very moment, and can no longer be read.
            UnknownName: When another window took the entry away this very moment.
        """
        from equityjournal.core.entries.as_table import complete  # noqa: PLC0415 - a list shows no whole entry
        from equityjournal.store.records import own_form  # noqa: PLC0415 - likewise
        from equityjournal.store.records.seal import State, above_whole_seal  # noqa: PLC0415 - likewise

        rows = self._rows(
            "SELECT path, state, digest, fresh, size, modified, changed "
            "FROM entries JOIN files USING (number) WHERE entries.id = ?",
            identity,
        )
        if not rows:
            raise _gone(identity)
        path, state, digest, fresh, *facts = rows[0]
        file = self._root / path_of_bytes(path)
        data = files.read(file)
        if (fresh or look_at(file)[1:] != tuple(facts)) and files.digest(data) != digest:
            from equityjournal.core.entries.entry import Entry  # noqa: PLC0415 - loads Pydantic
            from equityjournal.store.records import record  # noqa: PLC0415 - for a file just changed

            state = record.from_bytes(data, Entry, file).state.value
        parsed = own_form.parsed(above_whole_seal(data)) if State(state) is State.WHOLE else None
        table = complete(parsed or toml.parse(data))
        if State(state) is State.CUT_OFF:
            table["private"] = True  # a cut-off file may have lost its own mark
        return table, State(state)

    # By filters and words

    def find(self, selection: Selection, most: int | None = None) -> tuple[list[Brief], int]:
        """Entries of a selection, newest first, at most `most`; and their number.

        Of private entries only the day is given, as by every other method except `whole`.
        """
        where, values = where_of(selection)
        ((count,),) = self._rows(f"SELECT count(*) FROM entries WHERE {where}", *values)  # noqa: S608
        return self._briefs(f"WHERE {where} {NEWEST} LIMIT ?", *values, at_most(most)), count

    def entry_files(self, selection: Selection) -> "Iterator[EntryFile]":
        """Files of a selection's entries, newest first, in turn."""
        where, values = where_of(selection)
        return self._entry_files(f"WHERE {where} {NEWEST}", *values)

    def entry_file(self, identity: str) -> "EntryFile":
        """The file of an entry.

        Raises:
            UnknownName: When another window took the entry away this very moment.
        """
        found = next(self._entry_files("WHERE entries.id = ?", identity), None)
        if found is None:
            raise _gone(identity)
        return found

    def _entry_files(self, rest: str, *values: object) -> "Iterator[EntryFile]":
        from equityjournal.store.lookup.entry_file import EntryFile  # noqa: PLC0415 - for verbs by which entries leave
        from equityjournal.store.records.seal import State  # noqa: PLC0415 - likewise

        rows = self.database.execute(
            f"SELECT entries.id, happened, private, harmed, state, digest, path FROM entries "  # noqa: S608
            f"JOIN files USING (number) {rest}",
            [as_text(value) for value in values],
        )
        for identity, happened, private, harmed, state, digest, path in rows:
            facts = bool(private), bool(harmed), State(state), digest or ""
            yield EntryFile(identity, date.fromordinal(happened), *facts, path)

    def any_private(self, selection: Selection) -> bool:
        """Whether a selection has any private entry."""
        where, values = where_of(selection)
        return bool(self._rows(f"SELECT 1 FROM entries WHERE {where} AND private LIMIT 1", *values))  # noqa: S608

    def themes_used(self) -> Collection[str]:
        """Themes credited by any entry."""
        return [theme for (theme,) in self._rows("SELECT DISTINCT theme FROM credits")]

    def packs_used(self) -> Collection[str]:
        """Packs used by any entry."""
        return [pack for (pack,) in self._rows("SELECT DISTINCT pack FROM entries")]

    # Problems

    def problems(self) -> list[Problem]:
        """Problems of files among the entries, copies included."""
        rows = self._rows("SELECT path, named, kind, message FROM files WHERE kind IS NOT NULL")
        copies = self._copies() if self._has_copies() else []
        found = [Problem(Path(path_of_bytes(path)).as_posix(), *rest) for path, *rest in rows]
        if copies:
            from equityjournal.store.records.reading import a_copy  # noqa: PLC0415 - for copies alone

            for path, identity, counted in copies:
                at = self._root / path_of_bytes(path)
                found.append(a_copy(self._root, at, identity, at if counted else None))
        return sorted(found, key=lambda problem: problem.path)

    def _has_copies(self) -> bool:
        """Whether an id has more files than entries."""
        ((more,),) = self._rows(
            "SELECT (SELECT count(*) FROM files WHERE id IS NOT NULL) > (SELECT count(*) FROM entries)"
        )
        return bool(more)

    def _copies(self) -> list[Any]:
        """Path and id of each copy of an entry's file, and whether its entry is present."""
        return self._rows(
            "SELECT path, id, EXISTS (SELECT 1 FROM entries WHERE entries.id = files.id) FROM files "
            "WHERE id IS NOT NULL AND number NOT IN (SELECT number FROM entries)"
        )

    @property
    def is_empty(self) -> bool:
        """Whether the entries' folder has no file at all."""
        return not self._rows("SELECT 1 FROM files WHERE id IS NOT NULL OR kind IS NOT NULL LIMIT 1")


def _gone(identity: str) -> UnknownName:
    """The error for an entry gone from the index a moment ago."""
    return UnknownName(say("{path} is gone.", path=identity))


def _end_of_tomorrow(today: date) -> int:
    """The end of the day after `today` anywhere, as microseconds since 1970."""
    days = today.toordinal() + 2 - date(1970, 1, 1).toordinal()
    return (days * 24 + _FURTHEST_ZONE) * 3_600_000_000
