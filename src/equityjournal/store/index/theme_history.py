"""The history of a journal, counted by the index."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.weights import Choice
from equityjournal.store.disk.database import Database
from equityjournal.store.index.credited_days import CREDITED


def history(index: Database) -> History:
    """The history of a journal, with offers in drafts too."""
    summed_up = index.execute("SELECT 1 FROM meta WHERE key = 'summed up'").fetchone()
    credited = index.execute("SELECT theme, days FROM credited" if summed_up else CREDITED)
    days = index.execute("SELECT DISTINCT happened FROM entries")
    untagged = index.execute("SELECT happened FROM entries WHERE themes = '[]' ORDER BY happened")
    latest = index.execute("SELECT moment, harmed FROM entries ORDER BY written DESC LIMIT 1").fetchone()
    return _Counted(
        index,
        credits={theme: list(map(date.fromordinal, map(int, days.split(",")))) for theme, days in credited},
        days={date.fromordinal(day) for (day,) in days},
        untagged=[date.fromordinal(day) for (day,) in untagged],
        offers=_LatestOffers(index),
        is_on_path=bool(index.execute("SELECT 1 FROM entries WHERE harmed LIMIT 1").fetchone()),
        was_on_path=bool(latest and latest[1]),
        last_written=datetime.fromisoformat(latest[0]) if latest else None,
    )


def choices(index: Database) -> list[Choice]:
    """The writer's choices about themes, in the order made."""
    rows = index.execute("SELECT theme, day, weight, until FROM choices ORDER BY made, theme")
    return [
        Choice(theme, date.fromordinal(day), weight, date.fromordinal(until) if until else None)
        for theme, day, weight, until in rows
    ]


class _Counted(History):
    """A history with offers counted by the index, not in Python."""

    def __init__(self, index: Database, **facts: Any) -> None:
        super().__init__(**facts)
        self._index = index

    @property
    def drawn(self) -> int:
        (count,) = self._index.execute("SELECT count(*) FROM offers").fetchone()
        return int(count)

    def packs_of(self, theme: str) -> Collection[str]:
        rows = self._index.execute(
            "SELECT DISTINCT pack FROM credits JOIN entries USING (number) WHERE theme = ?", (theme,)
        )
        return [pack for (pack,) in rows]

    def offered_since(self, theme: str, last: date | None, today: date) -> tuple[int, int]:
        (counts,) = self._index.execute(
            "SELECT count(*), coalesce(sum(passed), 0) FROM offers "
            "WHERE theme = ? AND about > ? AND about <= ?",
            (theme, last.toordinal() if last else 0, today.toordinal()),
        )
        offered, passed = counts
        return offered, passed


class _LatestOffers(Sequence[Offer]):
    """The latest offer and pass of each prompt, oldest first.

    Older offers play no part in the lot. The query runs at first use only.
    """

    def __init__(self, index: Database) -> None:
        self._index = index

    @cached_property
    def _offers(self) -> list[Offer]:
        rows = self._index.execute(
            "SELECT prompt, day, passed, about FROM (SELECT *, row_number() OVER ("
            "PARTITION BY prompt, passed "
            "ORDER BY drafted DESC, moment DESC, id DESC, place DESC) AS back FROM offers) "
            "WHERE back = 1 ORDER BY drafted, moment, id, place"
        )
        return [
            Offer(
                prompt, date.fromordinal(day), bool(passed), None if about == day else date.fromordinal(about)
            )
            for prompt, day, passed, about in rows
        ]

    def __len__(self) -> int:
        return len(self._offers)

    def __getitem__(self, at: Any) -> Any:
        return self._offers[at]
