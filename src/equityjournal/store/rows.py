"""What the index holds of one file: the rows that come of an entry, a draft, a choice or the packs."""

import json
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from equityjournal.core.entry import Draft, Entry, KeptChoice
from equityjournal.core.errors import DamagedFile
from equityjournal.core.problem import Problem
from equityjournal.core.selection import plain
from equityjournal.store import files, reading, record
from equityjournal.store.record import Kept
from equityjournal.store.tables import SEARCHED, word_tables

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_SEARCHED = ", ".join(SEARCHED)


def take(database: sqlite3.Connection, root: Path, path: Path, number: int) -> None:
    """Take in one file under its number; what cannot be read is kept as a problem."""
    room = path.relative_to(root).parts[0]
    if room == "entries":
        _take_entry(database, root, path, number)
    elif path.suffix == ".toml" and not path.name.startswith("."):
        with suppress(DamagedFile, FileNotFoundError):
            data = files.read(path)
            if room == "choices":
                _put_choice(database, number, record.from_bytes(data, KeptChoice, path).record)
            else:
                put_offers(database, number, record.from_bytes(data, Draft, path).record)


def forget(database: sqlite3.Connection, root: Path, number: int) -> None:
    """Leave out a file that is gone, or is about to be taken in anew."""
    (identity,) = database.execute("SELECT id FROM files WHERE number = ?", (number,)).fetchone()
    _forget_words(database, number)
    for table in ("files", "offers", "choices"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - names of ours
    if identity is not None:
        _settle(database, root, identity, {})


def _take_entry(database: sqlite3.Connection, root: Path, path: Path, number: int) -> None:
    taken = reading.take(root, path)
    if taken.problem:
        _put_problem(database, number, taken.problem)
    if taken.kept:
        identity = taken.kept.record.id
        database.execute("UPDATE files SET id = ? WHERE number = ?", (identity, number))
        _settle(database, root, identity, {path: taken.kept})


def _put_problem(database: sqlite3.Connection, number: int, problem: Problem) -> None:
    database.execute(
        "UPDATE files SET kind = ?, message = ?, named = ? WHERE number = ?",
        (problem.kind, problem.message, problem.id, number),
    )


def _settle(
    database: sqlite3.Connection, root: Path, identity: str, at_hand: dict[Path, Kept[Entry]]
) -> None:
    """See to it that of all files bearing an id, the entry itself is looked up, and the copies are not."""
    rows = database.execute("SELECT path, number FROM files WHERE id = ?", (identity,))
    bearing = {root / os.fsdecode(path): number for path, number in rows}
    counted = reading.the_entry(root, identity, bearing)
    there = {number for (number,) in database.execute("SELECT number FROM entries WHERE id = ?", (identity,))}
    for number in there - {bearing.get(counted) if counted else None}:
        _forget_words(database, number)
    if counted and bearing[counted] not in there:
        kept = at_hand.get(counted) or reading.take(root, counted).kept
        if kept and kept.record.id == identity:
            put_entry(database, bearing[counted], kept)


def put_entry(database: sqlite3.Connection, number: int, kept: Kept[Entry]) -> None:
    """Put an entry where it is looked up."""
    entry = kept.record
    day, credited = entry.happened.toordinal(), entry.credited
    database.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, entry.id, kept.state.value, day, moment(entry.written), entry.written.isoformat(),
            entry.title, entry.pack, json.dumps(credited), json.dumps(entry.feelings), entry.setting,
            plain(entry.setting), entry.private, entry.excerpt,
        ),
    )  # fmt: skip
    database.executemany("INSERT INTO credits VALUES (?, ?, ?)", [(theme, day, number) for theme in credited])
    database.executemany(
        "INSERT INTO felt VALUES (?, ?)", [(word, number) for word in {plain(one) for one in entry.feelings}]
    )
    put_offers(database, number, entry)
    words = (
        entry.title,
        "\n".join(answer.text for answer in entry.answers if answer.text.strip()),
        "\n".join(answer.question for answer in entry.answers if answer.question),
        entry.setting,
        "\n".join(entry.people),
        "\n".join(entry.feelings),
    )
    database.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *words))
    for table in word_tables(database):
        database.execute(
            f"INSERT INTO {table} (rowid, {_SEARCHED}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (number, *words),
        )


def put_offers(database: sqlite3.Connection, number: int, writing: Entry | Draft) -> None:
    """Put the prompts that were offered while something was written."""
    drafted = isinstance(writing, Draft)
    when, identity = (writing.started, "") if isinstance(writing, Draft) else (writing.written, writing.id)
    day, about = when.date().toordinal(), writing.happened.toordinal()
    database.executemany(
        "INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number, place, identity, prompt.split("/", 1)[0], prompt, drafted, moment(when), day, about,
                prompt in writing.passed,
            )
            for place, prompt in enumerate(writing.shown)
        ],
    )  # fmt: skip


def _put_choice(database: sqlite3.Connection, number: int, choice: KeptChoice) -> None:
    until = choice.until.toordinal() if choice.until else None
    database.execute(
        "INSERT INTO choices VALUES (?, ?, ?, ?, ?, ?)",
        (number, moment(choice.made), choice.theme, choice.day.toordinal(), choice.weight, until),
    )


def _forget_words(database: sqlite3.Connection, number: int) -> None:
    """Take an entry out of everything that is looked up; its file stays known."""
    words = database.execute(f"SELECT {_SEARCHED} FROM texts WHERE number = ?", (number,)).fetchone()  # noqa: S608
    if words is not None:
        for table in word_tables(database):
            database.execute(
                f"INSERT INTO {table} ({table}, rowid, {_SEARCHED}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (number, *words),
            )
    for table in ("entries", "credits", "felt", "offers", "texts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608


def moment(when: datetime) -> int:
    """A moment as microseconds since 1970, which sort as moments do."""
    return (when - EPOCH) // _MICROSECOND
