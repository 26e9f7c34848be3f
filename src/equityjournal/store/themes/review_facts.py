"""The facts of a look back, counted by the index."""

from collections.abc import Collection, Mapping
from datetime import date

from equityjournal.core.entries.selection import plain
from equityjournal.core.entries.their_words import Told
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.put_by import PutBy
from equityjournal.core.themes.review import Facts, Promise, Setting
from equityjournal.store.disk.database import Database, Rows
from equityjournal.store.lookup import open_items
from equityjournal.store.records.seal import State

_SHAREABLE = f"private = 0 AND state != '{State.CUT_OFF.value}'"


def facts(
    index: Database,
    period: Period,
    *,
    put_by: PutBy | None = None,
    shareable: bool = False,
    happened_to_me: bool = True,
) -> Facts:
    """Facts on the days of a period.

    Private entries count by their days and themes. Their feelings, settings and the words of their small
    steps are not told; nor are themes of what happened to the writer, whose very names would tell.

    Args:
        index: An up-to-date index.
        period: The days, by `happened`.
        put_by: Questions put by on this machine.
        shareable: Without private and cut-off entries, and without counts of offers.
        happened_to_me: With the entries about harm to the writer.
    """
    whose = _condition(shareable=shareable, happened_to_me=happened_to_me)
    meant = f"happened BETWEEN :since AND :until AND {whose}"
    ends = {"since": period.since.toordinal(), "until": period.until.toordinal()}

    def rows(query: str) -> Rows:
        return index.execute(query.format(meant=meant, whose=whose), ends)

    index.create_function("plain", 1, plain, deterministic=True)
    credited: dict[str, list[date]] = {}
    for theme, day in rows(_CREDITS):
        credited.setdefault(theme, []).append(date.fromordinal(day))
    return Facts(
        days=[date.fromordinal(day) for (day,) in rows(_DAYS)],
        credits=credited,
        untagged=[date.fromordinal(day) for (day,) in rows(_UNTAGGED)],
        asked={} if shareable else _asked(index, period, put_by or PutBy()),
        feelings=[word for (word,) in rows(_FEELINGS)],
        settings=[
            Setting(setting, days, set(themes.split("\n")) if themes else set())
            for setting, days, themes in rows(_SETTINGS)
        ],
        steps=[_promise(*row) for row in rows(_STEPS)],
        told=[] if shareable else _told(index, period),
    )


def _told(index: Database, period: Period) -> list[Told]:
    """Words of people to the writer in a period, in order."""
    return [said for said in reversed(open_items.their_words(index)) if period.holds(said.happened)]


def _asked(index: Database, period: Period, put_by: PutBy) -> Mapping[str, int]:
    """Number of each theme's own prompts offered: answered, or put by."""
    ends = {"since": period.since.toordinal(), "until": period.until.toordinal()}
    asked = dict(index.execute(_ASKED, ends).fetchall())
    for theme, number in put_by.asked(*period).items():
        asked[theme] = asked.get(theme, 0) + number
    return asked


def last_day(
    index: Database, today: date, *, shareable: bool = False, happened_to_me: bool = True
) -> date | None:
    """The last day, up to today, written about; None without any.

    The arguments are those of `facts`.
    """
    whose = _condition(shareable=shareable, happened_to_me=happened_to_me)
    (last,) = index.execute(
        f"SELECT max(happened) FROM entries WHERE happened <= ? AND {whose}",  # noqa: S608 - conditions of ours
        (today.toordinal(),),
    ).fetchone()
    return _day(last)


def shareable_ids(index: Database, entries: Collection[str]) -> set[str]:
    """Ids of shareable entries among some: whole, not private, and not about harm to the writer."""
    whose = _condition(shareable=True, happened_to_me=False)
    found = index.execute(f"SELECT id FROM entries WHERE {whose}")  # noqa: S608 - conditions of ours
    return {identity for (identity,) in found if identity in entries}


def _condition(*, shareable: bool, happened_to_me: bool) -> str:
    """An SQL condition for the entries meant."""
    conditions = ["1"]
    if shareable:
        conditions.append(_SHAREABLE)
    if not happened_to_me:
        conditions.append("harmed = 0")
    return " AND ".join(conditions)


def left_out(index: Database, period: Period, *, happened_to_me: bool) -> tuple[int, int]:
    """Counts of entries not shareable, and of others about harm.

    Args:
        index: An up-to-date index.
        period: The days.
        happened_to_me: Whether the latter are included, and so not counted.
    """
    (counts,) = index.execute(
        f"SELECT count(*) FILTER (WHERE NOT ({_SHAREABLE})), "  # noqa: S608 - a condition of ours
        f"count(*) FILTER (WHERE {_SHAREABLE} AND harmed) FROM entries WHERE happened BETWEEN ? AND ?",
        (period.since.toordinal(), period.until.toordinal()),
    )
    private, about_oneself = counts
    return private, 0 if happened_to_me else about_oneself


def _promise(
    text: str, promised: int, horizon: str | None, due: int | None, done: int | None, dropped: int | None,
    reason: str,
) -> Promise:  # fmt: skip
    """A promise from a row of `steps`."""
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
