"""The history of a journal, counted by the index."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.put_by import Credits, PutBy
from equityjournal.core.themes.weights import Choice
from equityjournal.store.disk.database import Database
from equityjournal.store.index.credited_days import CREDITED


def history(index: Database, put_by: PutBy | None = None, credits: Credits | None = None) -> History:  # noqa: A002
    """The history of a journal.

    Args:
        index: An up-to-date index, which knows the questions answered in entries and drafts.
        put_by: Questions put by.
        credits: Days of credit of each theme, where they are known.
    """
    days = index.execute("SELECT DISTINCT happened FROM entries")
    untagged = index.execute(_UNTAGGED)
    latest = index.execute("SELECT moment, harmed FROM entries ORDER BY written DESC LIMIT 1").fetchone()
    put_by = put_by or PutBy()
    return _Counted(
        index,
        put_by,
        credits=credited(index) if credits is None else credits,
        days={date.fromordinal(day) for (day,) in days},
        untagged=[date.fromordinal(day) for (day,) in untagged],
        offers=_LatestOffers(index, put_by),
        is_on_path=bool(index.execute("SELECT 1 FROM entries WHERE harmed LIMIT 1").fetchone()),
        was_on_path=bool(latest and latest[1]),
        last_written=datetime.fromisoformat(latest[0]) if latest else None,
    )


_UNTAGGED = "SELECT happened FROM entries WHERE themes = '[]' AND NOT harmed ORDER BY happened"
"""Entries that a theme might suit; an account of harm to its writer needs none."""


def credited(index: Database) -> Credits:
    """Days of credit of each theme."""
    summed_up = index.execute("SELECT 1 FROM meta WHERE key = 'summed up'").fetchone()
    rows = index.execute("SELECT theme, days FROM credited" if summed_up else CREDITED)
    known = _Days()  # the days of one theme are those of others too
    return {theme: list(map(known.__getitem__, days.split(","))) for theme, days in rows}


class _Days(dict[str, date]):
    """Days by their numbers, each made once."""

    def __missing__(self, number: str) -> date:
        self[number] = day = date.fromordinal(int(number))
        return day


def choices(index: Database) -> list[Choice]:
    """The writer's choices about themes, in the order made."""
    rows = index.execute("SELECT theme, day, weight, until FROM choices ORDER BY made, theme")
    return [
        Choice(theme, date.fromordinal(day), weight, date.fromordinal(until) if until else None)
        for theme, day, weight, until in rows
    ]


class _Counted(History):
    """A history with offers counted by the index, not in Python."""

    def __init__(self, index: Database, put_by: PutBy, **facts: Any) -> None:
        super().__init__(**facts)
        self._index = index
        self._put_by = put_by

    @property
    def drawn(self) -> int:
        (count,) = self._index.execute("SELECT count(*) FROM offers").fetchone()
        return int(count) + self._put_by.number

    def packs_of(self, theme: str) -> Collection[str]:
        rows = self._index.execute(
            "SELECT DISTINCT pack FROM credits JOIN entries USING (number) WHERE theme = ?", (theme,)
        )
        return [pack for (pack,) in rows]

    def offered_since(self, theme: str, last: date | None, today: date) -> int:
        ((answered,),) = self._index.execute(
            "SELECT count(*) FROM offers WHERE theme = ? AND about > ? AND about <= ?",
            (theme, last.toordinal() if last else 0, today.toordinal()),
        )
        return int(answered) + self._put_by.since(theme, last, today)


class _LatestOffers(Sequence[Offer]):
    """The latest answer to each prompt, and all prompts put by lately, oldest first.

    Older offers play no part in the lot. The query runs at first use only.
    """

    def __init__(self, index: Database, put_by: PutBy) -> None:
        self._index = index
        self._put_by = put_by

    @cached_property
    def _offers(self) -> list[Offer]:
        rows = self._index.execute(
            "SELECT prompt, day, about, moment FROM (SELECT *, row_number() OVER ("
            "PARTITION BY prompt ORDER BY moment DESC, drafted DESC, id DESC, place DESC) AS back "
            "FROM offers) WHERE back = 1 ORDER BY moment, drafted, id, place"
        )
        answered = [
            Offer(
                prompt,
                date.fromordinal(day),
                passed=False,
                about=None if about == day else date.fromordinal(about),
                moment=moment,
            )
            for prompt, day, about, moment in rows
        ]
        return sorted([*answered, *self._put_by.lately], key=lambda offer: offer.moment)

    def __len__(self) -> int:
        return len(self._offers)

    def __getitem__(self, at: Any) -> Any:
        return self._offers[at]
