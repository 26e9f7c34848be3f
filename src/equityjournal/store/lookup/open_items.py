"""Open steps and drafts of a journal, from the index."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.entries.steps import Promised
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.draft_locks import Holding
from equityjournal.store.disk.names import path_of_bytes
from equityjournal.store.disk.places import locks_place
from equityjournal.store.lookup.queries import NEWEST

if TYPE_CHECKING:
    from equityjournal.core.entries.their_words import Told


class LeftOpen(NamedTuple):
    """A draft with text."""

    begun: date
    words: str
    """First words of the draft, on one line; empty if private."""


def steps(index: Database) -> list[Promised]:
    """Small steps of all entries, newest first.

    Those of private entries are without their text.
    """
    columns = (
        "entries.id, place, CASE WHEN private THEN '' ELSE text END, horizon, due, done, dropped, "
        "CASE WHEN private THEN '' ELSE reason END, happened, private, steps.mark, entries.mark"
    )
    rows = index.execute(f"SELECT {columns} FROM steps JOIN entries USING (number) {NEWEST}, place DESC")  # noqa: S608
    return [
        Promised(
            identity, place, text, horizon, _day(due), _day(done), _day(dropped), reason,
            date.fromordinal(happened), bool(private), *marks,
        )
        for identity, place, text, horizon, due, done, dropped, reason, happened, private, *marks in rows
    ]  # fmt: skip


def their_words(index: Database) -> "list[Told]":
    """Words of people to the writer in all entries, newest first.

    Those of private entries are without their text.
    """
    from equityjournal.core.entries.their_words import Told  # noqa: PLC0415 - the overview speaks of none

    columns = (
        "entries.id, place, CASE WHEN private THEN '' ELSE text END, CASE WHEN private THEN '' ELSE how END, "
        "knows, checked, CASE WHEN private THEN '' ELSE outcome END, happened, private, their_words.mark, "
        "entries.mark"
    )
    rows = index.execute(
        f"SELECT {columns} FROM their_words JOIN entries USING (number) {NEWEST}, place DESC"  # noqa: S608
    )
    return [
        Told(
            identity, place, text, how, None if knows is None else bool(knows), _day(checked), outcome,
            date.fromordinal(happened), bool(private), *marks,
        )
        for identity, place, text, how, knows, checked, outcome, happened, private, *marks in rows
    ]  # fmt: skip


def left_open(index: Database, root: Path) -> LeftOpen | None:
    """The latest draft with text, unless open in another window; None without any."""
    holding = Holding(locks_place())
    rows = index.execute(
        "SELECT begun, words, path FROM drafts JOIN files USING (number) ORDER BY moment DESC"
    )
    for begun, words, place in rows:
        if not holding.is_taken(root / path_of_bytes(place)):
            return LeftOpen(datetime.fromisoformat(begun).date(), words)
    return None


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
