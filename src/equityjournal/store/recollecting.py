"""What the index holds of a period, counted for a look back."""

import sqlite3
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from equityjournal.core.history import History
from equityjournal.core.looking_back import Facts, Period, Place, Promise
from equityjournal.core.selection import plain
from equityjournal.store.seal import State

_SHAREABLE = f"private = 0 AND state != '{State.CUT_OFF.value}'"


def facts(
    index: sqlite3.Connection, period: Period, *, shareable: bool = False, harmed: bool = True
) -> Facts:
    """What was written about the days of a period.

    Private entries count by their days and themes. Their feelings, settings and the words of their small
    steps are not told; nor are themes of what happened to the writer, whose very names would tell.

    Args:
        index: An index that is up to date.
        period: Which days, as entries have them in `happened`.
        shareable: Without private entries and those that were cut off, and without what was ever asked.
        harmed: With the entries about what happened to the writer.
    """
    whose = _whose(shareable=shareable, harmed=harmed)
    meant = f"happened BETWEEN :since AND :until AND {whose}"
    ends = {"since": period.since.toordinal(), "until": period.until.toordinal()}

    def rows(query: str) -> sqlite3.Cursor:
        return index.execute(query.format(meant=meant, whose=whose), ends)

    index.create_function("plain", 1, plain, deterministic=True)
    credited: dict[str, list[date]] = {}
    for theme, day in rows(_CREDITS):
        credited.setdefault(theme, []).append(date.fromordinal(day))
    return Facts(
        days=[date.fromordinal(day) for (day,) in rows(_DAYS)],
        credits=credited,
        untagged=[date.fromordinal(day) for (day,) in rows(_UNTAGGED)],
        asked={} if shareable else dict(index.execute(_ASKED, ends).fetchall()),
        feelings=[word for (word,) in rows(_FEELINGS)],
        settings=[
            Place(setting, days, set(themes.split("\n")) if themes else set())
            for setting, days, themes in rows(_SETTINGS)
        ],
        steps=[_promise(*row) for row in rows(_STEPS)],
    )


def last_day(
    index: sqlite3.Connection, today: date, *, shareable: bool = False, harmed: bool = True
) -> date | None:
    """The last day, up to today, that something was written about; None: there is none.

    The arguments are those of `facts`.
    """
    whose = _whose(shareable=shareable, harmed=harmed)
    (last,) = index.execute(
        f"SELECT max(happened) FROM entries WHERE happened <= ? AND {whose}",  # noqa: S608 - conditions of ours
        (today.toordinal(),),
    ).fetchone()
    return _day(last)


def shareable_history(index: sqlite3.Connection, today: date, *, harmed: bool) -> History:
    """What was written that may be shared, as the silence test takes it; nothing of what was asked.

    Args:
        index: An index that is up to date.
        today: The last day that counts.
        harmed: With the entries about what happened to the writer.
    """
    found = facts(index, Period(date.min, today), shareable=True, harmed=harmed)
    return History(credits=found.credits, days=set(found.days))


def _whose(*, shareable: bool, harmed: bool) -> str:
    """A condition for the entries that are meant."""
    return " AND ".join(["1", *([_SHAREABLE] if shareable else []), *([] if harmed else ["harmed = 0"])])


def left_out(index: sqlite3.Connection, period: Period, *, harmed: bool) -> tuple[int, int]:
    """How many entries may not be shared; and how many more are about what happened to the writer.

    Args:
        index: An index that is up to date.
        period: Which days.
        harmed: The latter are not left out.
    """
    (counts,) = index.execute(
        f"SELECT count(*) FILTER (WHERE NOT ({_SHAREABLE})), "  # noqa: S608 - a condition of ours
        f"count(*) FILTER (WHERE {_SHAREABLE} AND harmed) FROM entries WHERE happened BETWEEN ? AND ?",
        (period.since.toordinal(), period.until.toordinal()),
    )
    private, about_oneself = counts
    return private, 0 if harmed else about_oneself


def words_by_family(shipped: Path) -> Mapping[str, Sequence[str]]:
    """The shipped list of words for feelings: those of each family, by the family's id.

    Args:
        shipped: The folder of the packs that came with the program.
    """
    table = tomllib.loads((shipped / "words" / "feelings.toml").read_text("utf-8"))
    return {family["id"]: family["words"] for family in table["families"]}


def _promise(
    text: str, promised: int, horizon: str | None, due: int | None, done: int | None, dropped: int | None,
    reason: str,
) -> Promise:  # fmt: skip
    return Promise(text, date.fromordinal(promised), horizon, _day(due), _day(done), _day(dropped), reason)


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


_DAYS = "SELECT DISTINCT happened FROM entries WHERE {meant} ORDER BY happened"
_CREDITS = """
SELECT DISTINCT theme, day FROM credits JOIN entries USING (number)
WHERE {meant} AND NOT (private AND harmed) ORDER BY theme, day
"""
_UNTAGGED = "SELECT DISTINCT happened FROM entries WHERE {meant} AND themes = '[]' ORDER BY happened"
_ASKED = "SELECT theme, count(*) FROM offers WHERE about BETWEEN :since AND :until GROUP BY theme"
_FEELINGS = """
SELECT word FROM (
    SELECT value AS word, happened, written, key, row_number() OVER (
        PARTITION BY plain(value) ORDER BY happened, written, key
    ) AS place FROM entries, json_each(feelings) WHERE {meant} AND private = 0
) WHERE place = 1 ORDER BY happened, written, key
"""
_SETTINGS = """
SELECT min(setting), count(DISTINCT happened), group_concat(theme, char(10))
FROM entries LEFT JOIN credits USING (number)
WHERE {meant} AND private = 0 AND where_plain != '' GROUP BY where_plain
ORDER BY count(DISTINCT happened) DESC, where_plain
"""
_STEPS = """
SELECT CASE WHEN private THEN '' ELSE text END, happened, horizon, due, done, dropped,
    CASE WHEN private THEN '' ELSE reason END
FROM steps JOIN entries USING (number)
WHERE {whose} AND (
    happened BETWEEN :since AND :until OR done BETWEEN :since AND :until OR dropped BETWEEN :since AND :until
) ORDER BY happened, written, place
"""
