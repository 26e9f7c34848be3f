"""Rows of the index for a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.days.moments import microseconds
from equityjournal.core.entries.answer_words import credited_of, first_words, mark_of_first_line
from equityjournal.core.entries.brief import keeps_to_itself
from equityjournal.core.entries.labels import labels_in
from equityjournal.core.entries.marks import mark_of
from equityjournal.core.entries.plain import PlainEntry
from equityjournal.core.entries.selection import plain
from equityjournal.core.packs.shelf import PATHS
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import path_of_bytes
from equityjournal.store.index import forgotten_words
from equityjournal.store.index.files_read import Read
from equityjournal.store.index.tables import SEARCHED, packed, unpacked, word_tables
from equityjournal.store.records import reading

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyEntry, Draft
    from equityjournal.core.themes.kept_choice import KeptChoice
    from equityjournal.store.records.record import Stored

_SEARCHED = ", ".join(SEARCHED)

Rows = list[tuple[object, ...]]


Numbered = tuple[int, "Stored[AnyEntry]"]
"""An entry with the number of its file."""


def put(database: Database, files: Sequence[Read], unsettled: set[str]) -> None:
    """Insert the rows of files.

    Args:
        database: The index.
        files: The files; the index holds none of them.
        unsettled: Ids that several files bear, or may have borne; such ids are added, to be settled later.
    """
    ((last,),) = database.execute("SELECT coalesce(max(number), 0) FROM files")
    numbered = list(enumerate(files, start=last + 1))
    _insert(database, "files", [_file_row(number, file) for number, file in numbered])
    several, entries = _borne_by_several(database, files), []
    for number, (_, path, stored, _, draft, choice) in numbered:
        if stored:
            identity = stored.record.id
            if identity in several or path.stem != identity:
                unsettled.add(identity)
            else:
                entries.append((number, stored))
        elif draft:
            _put_draft(database, number, draft)
        elif choice:
            _put_choice(database, number, choice)
    put_entries(database, entries)


def _borne_by_several(database: Database, files: Sequence[Read]) -> set[str]:
    """Ids in more than a single file."""
    ids = [file.stored.record.id for file in files if file.stored]
    rows = database.execute(
        f"SELECT id FROM files WHERE id IN ({', '.join('?' * len(ids))}) GROUP BY id HAVING count(*) > 1",  # noqa: S608
        ids,
    )
    return {identity for (identity,) in rows}


def forget(database: Database, number: int, unsettled: set[str]) -> None:
    """Remove the rows of a file, gone or changed.

    Its id is to be settled.
    """
    (identity,) = database.execute("SELECT id FROM files WHERE number = ?", (number,)).fetchone()
    _forget_words(database, number)
    for table in ("files", "offers", "choices", "drafts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - names of ours
    if identity is not None:
        unsettled.add(identity)


def _file_row(number: int, file: Read) -> tuple[object, ...]:
    wrong = file.problem
    identity = file.stored.record.id if file.stored else None
    return (number, *file.seen, identity, *((wrong.kind, wrong.message, wrong.id) if wrong else (None,) * 3))


def settle(database: Database, root: Path, identity: str) -> None:
    """Look up only the entry among files of the same id.

    Called once all of them are taken in.
    """
    rows = database.execute("SELECT path, number FROM files WHERE id = ?", (identity,)).fetchall()
    bearing = {root / path_of_bytes(path): number for path, number in rows}
    counted = reading.the_entry(root, identity, bearing)
    there = {number for (number,) in database.execute("SELECT number FROM entries WHERE id = ?", (identity,))}
    for number in there - {bearing.get(counted) if counted else None}:
        _forget_words(database, number)
    if counted and bearing[counted] not in there:
        stored = reading.take(root, counted).stored
        if stored and stored.record.id == identity:
            put_entries(database, [(bearing[counted], stored)])


def is_on_path(entry: "AnyEntry") -> bool:
    """Whether an entry is private and on a private path, or about harm to its writer."""
    return entry.happened_to_me or (entry.private and entry.pack in PATHS.values())


def put_entries(database: Database, entries: Sequence[Numbered]) -> None:
    """Insert the rows of entries for every look-up."""
    searched = [(number, _searched(stored.record)) for number, stored in entries]
    _insert(database, "entries", [_entry_row(number, stored) for number, stored in entries])
    _insert(database, "texts", [(number, packed(texts)) for number, texts in searched])
    for table in word_tables(database):
        words = [(number, *texts) for number, texts in searched]
        _insert(database, f"{table} (rowid, {_SEARCHED})", words)
    for table, rows_of in _ROWS.items():
        _insert(
            database, table, [row for number, stored in entries for row in rows_of(number, stored.record)]
        )


def _insert(database: Database, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows into a table."""
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - names of ours


def _entry_row(number: int, stored: "Stored[AnyEntry]") -> tuple[object, ...]:
    entry = stored.record
    themes = credited_of(entry.answers, entry.themes)
    return (
        number, entry.id, stored.state.value, entry.happened.toordinal(), microseconds(entry.written),
        entry.written.isoformat(), entry.title, entry.pack, json.dumps(themes),
        json.dumps(entry.feelings), entry.setting, plain(entry.setting), entry.private, entry.excerpt,
        is_on_path(entry), mark_of_first_line(entry.id, entry.answers), entry.follows,
        bool(getattr(entry, "imported", None)),
    )  # fmt: skip


def _searched(entry: "AnyEntry") -> tuple[str, ...]:
    """Texts of an entry to search, in the order of `SEARCHED`."""
    return (
        "\n".join(answer.text for answer in entry.answers if answer.text.strip()),
        entry.title,
        "\n".join(answer.question for answer in entry.answers if answer.question),
        entry.setting,
        "\n".join(entry.people),
        "\n".join(entry.feelings),
        "\n".join(text for said in entry.their_words for text in said.texts if text),
        "" if isinstance(entry, PlainEntry) else "\n".join(labels_in(entry.model_extra or {})),
    )


def _credit_rows(number: int, entry: "AnyEntry") -> Rows:
    return [(theme, entry.happened.toordinal(), number) for theme in credited_of(entry.answers, entry.themes)]


def _felt_rows(number: int, entry: "AnyEntry") -> Rows:
    return [(word, number) for word in {plain(feeling) for feeling in entry.feelings}]


def _step_rows(number: int, entry: "AnyEntry") -> Rows:
    return [
        (
            number, place, step.text, step.horizon, _day(step.due), _day(step.done), _day(step.dropped),
            step.reason, mark_of(entry.id, step.text),
        )
        for place, step in enumerate(entry.steps, start=1)
    ]  # fmt: skip


def _their_word_rows(number: int, entry: "AnyEntry") -> Rows:
    return [
        (
            number, place, said.text, said.how, said.knows, _day(said.checked), said.outcome,
            mark_of(entry.id, said.text),
        )
        for place, said in enumerate(entry.their_words, start=1)
    ]  # fmt: skip


def _offer_rows(number: int, entry: "AnyEntry") -> Rows:
    """Rows of the prompts answered in an entry, each once."""
    return _answered_rows(number, entry, entry.written, entry.id)


def _answered_rows(number: int, writing: "AnyEntry | Draft", when: datetime, identity: str) -> Rows:
    """Rows of the prompts answered in a writing, each once.

    A draft has no id.
    """
    drafted = not identity
    day, about = when.date().toordinal(), writing.happened.toordinal()
    at = microseconds(when)
    answered = dict.fromkeys(answer.prompt for answer in writing.answers if answer.prompt)
    return [
        (number, place, identity, prompt.split("/", 1)[0], prompt, drafted, at, day, about)
        for place, prompt in enumerate(answered)
    ]


_ROWS: "Mapping[str, Callable[[int, AnyEntry], Rows]]" = {
    "credits": _credit_rows, "felt": _felt_rows, "offers": _offer_rows, "steps": _step_rows,
    "their_words": _their_word_rows,
}  # fmt: skip
"""Tables with rows for parts of an entry."""


def put_offers(database: Database, number: int, draft: "Draft") -> None:
    """Insert the prompts answered in a draft."""
    _insert(database, "offers", _answered_rows(number, draft, draft.started, ""))


def _put_draft(database: Database, number: int, draft: "Draft") -> None:
    """Insert a draft: its offers, and its first words unless private."""
    put_offers(database, number, draft)
    if draft.has_text:
        words = "" if keeps_to_itself(draft) else first_words(draft.answers)
        database.execute(
            "INSERT INTO drafts VALUES (?, ?, ?, ?)",
            (number, microseconds(draft.started), draft.started.isoformat(), words),
        )


def _put_choice(database: Database, number: int, choice: "KeptChoice") -> None:
    """Insert a choice."""
    database.execute(
        "INSERT INTO choices VALUES (?, ?, ?, ?, ?, ?)",
        (
            number,
            microseconds(choice.made),
            choice.theme,
            choice.day.toordinal(),
            choice.weight,
            _day(choice.until),
        ),
    )


def _forget_words(database: Database, number: int) -> None:
    """Remove an entry from every look-up; its file stays known."""
    row = database.execute("SELECT packed FROM texts WHERE number = ?", (number,)).fetchone()
    if row is not None:
        words = unpacked(row[0])
        forgotten_words.note(database, number)
        places = ", ".join("?" * (2 + len(words)))
        for table in word_tables(database):
            database.execute(
                f"INSERT INTO {table} ({table}, rowid, {_SEARCHED}) VALUES ({places})",  # noqa: S608
                ("delete", number, *words),
            )
    for table in ("entries", "credits", "felt", "offers", "steps", "their_words", "texts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
