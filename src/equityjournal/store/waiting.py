"""What waits in a journal: small steps, and a draft left open, as the index knows them."""

import sqlite3
from datetime import date, datetime
from typing import NamedTuple

from equityjournal.core.steps import Promised


class LeftOpen(NamedTuple):
    """A draft in which something was typed."""

    begun: date
    words: str
    """Its first words, on one line; none where it is private."""


def steps(index: sqlite3.Connection) -> list[Promised]:
    """Every small step of every entry, in no order; those of private entries without their words."""
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
    """The draft begun last in which something was typed; None, where there is none."""
    row = index.execute("SELECT begun, words FROM drafts ORDER BY moment DESC LIMIT 1").fetchone()
    return LeftOpen(datetime.fromisoformat(row[0]).date(), row[1]) if row else None


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
