"""Rows of the index for a file."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.entries.brief import keeps_to_itself
from equityjournal.core.entries.entry import Draft, Entry, first_words
from equityjournal.core.entries.marks import mark_of
from equityjournal.core.entries.selection import plain
from equityjournal.core.packs.shelf import PATHS
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.themes.history import microseconds
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk import reading, record
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import path_of_bytes, room_of
from equityjournal.store.disk.record import Stored
from equityjournal.store.index import forgotten_words
from equityjournal.store.index.tables import SEARCHED, word_tables

_SEARCHED = ", ".join(SEARCHED)


class Seen(NamedTuple):
    """A file's path, size, times and digest when taken in."""

    path: bytes
    """Path below the journal's folder."""
    folder: bytes
    size: int
    modified: int
    changed: int
    fresh: bool
    digest: str | None


def take(
    database: Database, root: Path, path: Path, seen: Seen, data: bytes | None, unsettled: set[str]
) -> None:
    """Take in one file; if unreadable, as a problem.

    Args:
        database: The index.
        root: The journal's folder.
        path: The file.
        seen: Its path, size, times and digest.
        data: Its bytes; None where they could not be read.
        unsettled: Ids that several files bear, or may have borne; an id is added, to be settled at the end.
    """
    room = room_of(seen.path)
    if room == b"entries":
        taken = reading.take(root, path, data)
        number = _put_file(database, seen, taken)
        if taken.stored:
            _put_or_leave(database, number, taken.stored, unsettled)
        return
    number = _put_file(database, seen, reading.Taken(None, None))
    if data is not None and path.suffix == ".toml" and not path.name.startswith("."):
        with suppress(DamagedFile):
            if room == b"choices":
                _put_choice(database, number, record.from_bytes(data, KeptChoice, path).record)
            else:
                _put_draft(database, number, record.from_bytes(data, Draft, path).record)


def _put_or_leave(database: Database, number: int, stored: Stored[Entry], unsettled: set[str]) -> None:
    """Insert an entry in a file, unless other files bear its id."""
    identity = stored.record.id
    bearing = database.execute("SELECT number FROM files WHERE id = ? LIMIT 2", (identity,)).fetchall()
    if len(bearing) == 1 and stored.path.stem == identity:  # true of nearly all entries
        put_entry(database, number, stored)
    else:
        unsettled.add(identity)


def forget(database: Database, number: int, unsettled: set[str]) -> None:
    """Remove the rows of a file, gone or changed; its id is to be settled."""
    (identity,) = database.execute("SELECT id FROM files WHERE number = ?", (number,)).fetchone()
    _forget_words(database, number)
    for table in ("files", "offers", "choices", "drafts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - names of ours
    if identity is not None:
        unsettled.add(identity)


def _put_file(database: Database, seen: Seen, taken: reading.Taken) -> int:
    """Insert a file's row, with entry and problem; return its number."""
    identity = taken.stored.record.id if taken.stored else None
    wrong = taken.problem
    cursor = database.execute(
        "INSERT INTO files (path, folder, size, modified, changed, fresh, digest, id, kind, message, named) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*seen, identity, *((wrong.kind, wrong.message, wrong.id) if wrong else (None, None, None))),
    )
    return int(cursor.lastrowid or 0)


def settle(database: Database, root: Path, identity: str) -> None:
    """Ensure that of files with one id, only the entry is looked up; once all of them are taken in."""
    rows = database.execute("SELECT path, number FROM files WHERE id = ?", (identity,)).fetchall()
    bearing = {root / path_of_bytes(path): number for path, number in rows}
    counted = reading.the_entry(root, identity, bearing)
    there = {number for (number,) in database.execute("SELECT number FROM entries WHERE id = ?", (identity,))}
    for number in there - {bearing.get(counted) if counted else None}:
        _forget_words(database, number)
    if counted and bearing[counted] not in there:
        stored = reading.take(root, counted).stored
        if stored and stored.record.id == identity:
            put_entry(database, bearing[counted], stored)


def is_on_path(entry: Entry) -> bool:
    """Whether an entry is on a private path, and still private where it is not about harm to its writer."""
    return entry.happened_to_me or (entry.private and entry.pack in PATHS.values())


def put_entry(database: Database, number: int, stored: Stored[Entry]) -> None:
    """Insert an entry's rows for every look-up."""
    entry = stored.record
    forgotten_words.take_back(database, entry.id)
    day, credited = entry.happened.toordinal(), entry.credited
    database.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, entry.id, stored.state.value, day, microseconds(entry.written), entry.written.isoformat(),
            entry.title, entry.pack, json.dumps(credited), json.dumps(entry.feelings), entry.setting,
            plain(entry.setting), entry.private, entry.excerpt, is_on_path(entry),
            entry.mark, entry.follows,
        ),
    )  # fmt: skip
    database.executemany("INSERT INTO credits VALUES (?, ?, ?)", [(theme, day, number) for theme in credited])
    database.executemany(
        "INSERT INTO felt VALUES (?, ?)",
        [(word, number) for word in {plain(feeling) for feeling in entry.feelings}],
    )
    put_offers(database, number, entry)
    database.executemany(
        "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                place,
                step.text,
                step.horizon,
                _day(step.due),
                _day(step.done),
                _day(step.dropped),
                step.reason,
                mark_of(entry.id, step.text),
            )
            for place, step in enumerate(entry.steps, start=1)
        ],
    )
    database.executemany(
        "INSERT INTO their_words VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number, place, said.text, said.how, said.knows, _day(said.checked), said.outcome,
                mark_of(entry.id, said.text),
            )
            for place, said in enumerate(entry.their_words, start=1)
        ],
    )  # fmt: skip
    words = (
        entry.title,
        "\n".join(answer.text for answer in entry.answers if answer.text.strip()),
        "\n".join(answer.question for answer in entry.answers if answer.question),
        entry.setting,
        "\n".join(entry.people),
        "\n".join(entry.feelings),
        "\n".join(text for said in entry.their_words for text in said.texts if text),
    )
    database.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *words))
    for table in word_tables(database):
        database.execute(
            f"INSERT INTO {table} (rowid, {_SEARCHED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (number, *words),
        )


def put_offers(database: Database, number: int, writing: Entry | Draft) -> None:
    """Insert the prompts answered in a draft or entry, each once."""
    drafted = isinstance(writing, Draft)
    when, identity = (writing.started, "") if isinstance(writing, Draft) else (writing.written, writing.id)
    day, about = when.date().toordinal(), writing.happened.toordinal()
    at = microseconds(when)
    answered = dict.fromkeys(answer.prompt for answer in writing.answers if answer.prompt)
    database.executemany(
        "INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, place, identity, prompt.split("/", 1)[0], prompt, drafted, at, day, about)
            for place, prompt in enumerate(answered)
        ],
    )  # fmt: skip


def _put_draft(database: Database, number: int, draft: Draft) -> None:
    """Insert a draft: its offers, and its first words unless private."""
    put_offers(database, number, draft)
    if draft.has_text:
        words = "" if keeps_to_itself(draft) else first_words(draft.answers)
        database.execute(
            "INSERT INTO drafts VALUES (?, ?, ?, ?)",
            (number, microseconds(draft.started), draft.started.isoformat(), words),
        )


def _put_choice(database: Database, number: int, choice: KeptChoice) -> None:
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
    words = database.execute(f"SELECT {_SEARCHED} FROM texts WHERE number = ?", (number,)).fetchone()  # noqa: S608
    if words is not None:
        ((identity,),) = database.execute("SELECT id FROM entries WHERE number = ?", (number,))
        forgotten_words.note(database, identity)
        for table in word_tables(database):
            database.execute(
                f"INSERT INTO {table} ({table}, rowid, {_SEARCHED}) "  # noqa: S608
                "VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *words),
            )
    for table in ("entries", "credits", "felt", "offers", "steps", "their_words", "texts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
