"""Open steps and drafts of a journal, from the index."""

import sqlite3
from datetime import date, datetime
from typing import NamedTuple

from equityjournal.core.steps import Promised


class LeftOpen(NamedTuple):
    """A draft with text."""

    begun: date
    words: str
    """First words of the draft, on one line; empty if private."""


def steps(index: sqlite3.Connection) -> list[Promised]:
    """Small steps of all entries, unordered.

    Those of private entries are without their text.
    """
    rows = index.execute(
        "SELECT entries.id, place, CASE WHEN private THEN '' ELSE text END, horizon, due, done, dropped, "
        "CASE WHEN private THEN '' ELSE reason END, happened, private "
        "FROM steps JOIN entries USING (number)"
    )
    return [
        Promised(
            identity, place, text, horizon, _day(due), _day(done), _day(dropped), reason,
            date.fromordinal(happened), bool(private),
        )
        for identity, place, text, horizon, due, done, dropped, reason, happened, private in rows
    ]  # fmt: skip


def left_open(index: sqlite3.Connection) -> LeftOpen | None:
    """The latest draft with text; None without any."""
    row = index.execute("SELECT begun, words FROM drafts ORDER BY moment DESC LIMIT 1").fetchone()
    return LeftOpen(datetime.fromisoformat(row[0]).date(), row[1]) if row else None


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
