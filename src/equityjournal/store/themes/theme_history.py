"""The history of a journal, counted by the index."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.put_by import Credits, PutBy
from equityjournal.core.themes.weights import Choice
from equityjournal.store.disk.database import Database
from equityjournal.store.index import credited_days


class Days(NamedTuple):
    """The days of a journal."""

    written: Collection[date]
    """Days written about, each once."""
    credits: Credits
    """Days of credit of each theme."""


def history(index: Database, put_by: PutBy | None = None, days: Days | None = None) -> History:
    """The history of a journal.

    Args:
        index: An up-to-date index, which knows the questions answered in entries and drafts.
        put_by: Questions put by.
        days: The days counted by `days_counted`, where they are known.
    """
    untagged = index.execute(_UNTAGGED)
    latest = index.execute("SELECT harmed FROM entries ORDER BY written DESC LIMIT 1").fetchone()
    here = index.execute(_WRITTEN_HERE).fetchone()
    put_by, counted = put_by or PutBy(), days or days_counted(index)
    return _Counted(
        index,
        put_by,
        credits=counted.credits,
        days=counted.written,
        untagged=[date.fromordinal(day) for (day,) in untagged],
        offers=_LatestOffers(index, put_by),
        is_on_path=bool(index.execute("SELECT 1 FROM entries WHERE harmed LIMIT 1").fetchone()),
        was_on_path=bool(latest and latest[0]),
        last_written=datetime.fromisoformat(here[0]) if here else None,
    )


_WRITTEN_HERE = "SELECT moment FROM entries WHERE NOT imported ORDER BY written DESC LIMIT 1"
_UNTAGGED = "SELECT happened FROM entries WHERE themes = '[]' AND NOT harmed ORDER BY happened"
"""Entries that a theme might suit; an account of harm to its writer needs none."""


def days_counted(index: Database) -> Days:
    """The days of a journal, as summed up, or counted anew."""
    written = credited_days.summed_up(index)
    rows = index.execute(credited_days.CREDITED if written is None else "SELECT theme, days FROM credited")
    if written is None:
        ((written,),) = index.execute(credited_days.WRITTEN)
    numbers = written.split(",") if written else []
    days = _Days(zip(numbers, map(date.fromordinal, map(int, numbers)), strict=True))
    return Days(
        list(days.values()),
        {theme: list(map(days.__getitem__, credited.split(","))) for theme, credited in rows},
    )


class _Days(dict[str, date]):
    """Days by their numbers, each made once for all themes."""

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
