"""The catalogue: every entry that can be read, looked up in all the ways that reading verbs need.

It answers from the index, each question as one query. Where the index cannot be used, one is made in memory
from the files for this command alone, so that the answers are the same, only slower.
"""

import json
import os
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.core.brief import Brief
from equityjournal.core.problem import Problem
from equityjournal.core.selection import Selection, plain

BRIEF = (
    "entries.id, happened, moment, entries.title, pack, themes, entries.feelings, entries.setting, private, "
    "excerpt"
)
"""The columns of an entry in brief."""
NEWEST = "ORDER BY happened DESC, written DESC, entries.id DESC"

if TYPE_CHECKING:
    from equityjournal.store.seal import State


class Catalogue:
    """Every entry that can be read.

    Args:
        database: An index that is up to date, which `counting` and `searching` ask too.
        root: The journal's folder.
    """

    def __init__(self, database: sqlite3.Connection, root: Path) -> None:
        self.database = database
        self._root = root

    def _rows(self, query: str, *values: object) -> list[Any]:
        return self.database.execute(query, [as_text(value) for value in values]).fetchall()

    def _briefs(self, rest: str, *values: object) -> list[Brief]:
        rows = self._rows(f"SELECT {BRIEF} FROM entries {rest}", *values)  # noqa: S608
        return [brief_of(row).in_passing for row in rows]

    # By name: what `one_meant` asks

    def written_last(self) -> Brief | None:
        """The entry saved last, whatever day it is about."""
        return next(iter(self.written_lately(1)), None)

    def written_lately(self, most: int) -> list[Brief]:
        """Those saved last, the latest first."""
        return self._briefs("ORDER BY written DESC, happened DESC, entries.id DESC LIMIT ?", most)

    def called(self, start: str) -> list[Brief]:
        """Those whose id, or the six letters at its end, begin so."""
        beyond = start + "\U0010ffff"
        whole = "entries.id >= ? AND entries.id < ?"
        letters = "substr(entries.id, 12) >= ? AND substr(entries.id, 12) < ?"
        return self._briefs(f"WHERE {whole} OR {letters} {NEWEST}", start, beyond, start, beyond)

    def about(self, day: date) -> list[Brief]:
        """Those about a day."""
        return self._briefs(f"WHERE happened = ? {NEWEST}", day.toordinal())

    def near(self, day: date, most: int) -> list[Brief]:
        """Those about the days nearest to one, nearest first."""
        order = NEWEST.replace("BY", "BY abs(happened - ?),")
        return self._briefs(f"{order} LIMIT ?", day.toordinal(), most)

    def newest(self, most: int) -> list[Brief]:
        """The newest ones."""
        return self._briefs(f"{NEWEST} LIMIT ?", most)

    def place(self, identity: str) -> Path:
        """The file of an entry that is in the catalogue."""
        ((path,),) = self._rows(
            "SELECT path FROM files JOIN entries USING (number) WHERE entries.id = ?", identity
        )
        return self._root / os.fsdecode(path)

    def whole(self, identity: str) -> "tuple[dict[str, Any], State]":
        """An entry as its file has it now, with every key that the file leaves out; and the file's state.

        A file that is still what the index saw validated is not validated again.

        Raises:
            DamagedFile, FileNotFoundError: When it changed this very moment, and can no longer be read.
        """
        from equityjournal.core.plain import complete
        from equityjournal.store import files, toml
        from equityjournal.store.seal import State

        ((path, state, *was),) = self._rows(
            "SELECT path, state, size, modified, changed, fresh FROM entries JOIN files USING (number) "
            "WHERE entries.id = ?",
            identity,
        )
        file = self._root / os.fsdecode(path)
        data, about = files.read(file), file.lstat()
        if was != [about.st_size, about.st_mtime_ns, about.st_ctime_ns, False]:
            from equityjournal.core.entry import Entry
            from equityjournal.store import record

            state = record.from_bytes(data, Entry, file).state.value
        table = complete(toml.parse(data))
        if State(state) is State.CUT_OFF:
            table["private"] = True  # whatever it says
        return table, State(state)

    # By filters and words

    def find(self, selection: Selection, most: int | None = None) -> tuple[list[Brief], int]:
        """The entries meant, newest first: at most so many; and how many there are.

        Of private ones only the day is told, as by every other question but `whole`.
        """
        where, values = where_of(selection)
        ((count,),) = self._rows(f"SELECT count(*) FROM entries WHERE {where}", *values)  # noqa: S608
        return self._briefs(f"WHERE {where} {NEWEST} LIMIT ?", *values, -1 if most is None else most), count

    def any_private(self, selection: Selection) -> bool:
        """Whether any of the entries meant is private."""
        where, values = where_of(selection)
        return bool(self._rows(f"SELECT 1 FROM entries WHERE {where} AND private LIMIT 1", *values))  # noqa: S608

    def themes_used(self) -> Collection[str]:
        """Every theme that an entry credits."""
        return [theme for (theme,) in self._rows("SELECT DISTINCT theme FROM credits")]

    def packs_used(self) -> Collection[str]:
        """Every pack that an entry was written with."""
        return [pack for (pack,) in self._rows("SELECT DISTINCT pack FROM entries")]

    # What is wrong

    def problems(self) -> list[Problem]:
        """A problem for each file among the entries that could not be read, or not wholly; and each copy."""
        rows = self._rows("SELECT path, named, kind, message FROM files WHERE kind IS NOT NULL")
        copies = self._rows(
            "SELECT path, id, EXISTS (SELECT 1 FROM entries WHERE entries.id = files.id) FROM files "
            "WHERE id IS NOT NULL AND number NOT IN (SELECT number FROM entries)"
        )
        found = [Problem(Path(os.fsdecode(path)).as_posix(), *rest) for path, *rest in rows]
        if copies:
            from equityjournal.store.reading import a_copy

            for path, identity, counted in copies:
                at = self._root / os.fsdecode(path)
                found.append(a_copy(self._root, at, identity, at if counted else None))
        return sorted(found, key=lambda problem: problem.path)

    @property
    def is_empty(self) -> bool:
        """Whether there is no file at all among the entries."""
        return not self._rows("SELECT 1 FROM files WHERE id IS NOT NULL OR kind IS NOT NULL LIMIT 1")


def brief_of(row: Sequence[Any]) -> Brief:
    """An entry in brief, from the columns `BRIEF`."""
    identity, happened, moment, title, pack, themes, feelings, setting, private, excerpt = row
    return Brief(
        identity, date.fromordinal(happened), datetime.fromisoformat(moment), title, pack,
        json.loads(themes), json.loads(feelings), setting, bool(private), excerpt,
    )  # fmt: skip


def as_text(value: object) -> object:
    """A value to look up by: bytes that stand for no character are in no entry, and SQLite refuses them."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def where_of(selection: Selection) -> tuple[str, list[object]]:
    """A selection as SQL: all filters must hold, and no filter holds for all."""
    filters: dict[str, object] = {
        "private = ?": 0 if selection.open_only else None,
        "happened >= ?": selection.since.toordinal() if selection.since else None,
        "happened <= ?": selection.until.toordinal() if selection.until else None,
        "number IN (SELECT number FROM credits WHERE theme = ?)": selection.theme,
        "pack = ?": selection.pack,
        "number IN (SELECT number FROM felt WHERE word = ?)": plain(selection.feeling)
        if selection.feeling is not None
        else None,
        "instr(where_plain, ?)": plain(selection.setting) if selection.setting is not None else None,
    }
    given = {condition: value for condition, value in filters.items() if value is not None}
    return " AND ".join(given) or "1", list(given.values())
