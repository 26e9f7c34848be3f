"""Small packs, entries and histories for the tests of core; each helper makes one thing, with plain defaults."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import settings

from equityjournal.core.entries.entry import Answer, Draft, Entry
from equityjournal.core.packs.pack import About, Pack, PackTheme, Prompt
from equityjournal.core.packs.prompt_kinds import Moment, WrittenFor
from equityjournal.core.packs.wording import Question
from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.silence import Standing
from equityjournal.core.themes.telling import Telling
from equityjournal.core.themes.weights import Choice

TODAY = date(2026, 11, 21)
"""A Saturday."""

NAIVE = datetime(2026, 11, 21, 19, 30)
"""A time without its offset."""

unhurried = settings(deadline=None)
"""For invariants: a slow machine is not a mistake."""


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def last_days(count: int, before: int = 0) -> list[date]:
    """So many days, the last of them so many before today."""
    return [ago(before + number) for number in range(count)]


def at_noon(day: date) -> datetime:
    """Noon on a day, with an offset."""
    return datetime.combine(day, time(12), UTC)


def theme(
    identity: str,
    *,
    group: str = "insights",
    title: str = "",
    added: date | None = None,
    also_called: Sequence[str] = (),
) -> PackTheme:
    """A theme; its title is its id with a capital, unless said."""
    title = title or identity.replace("-", " ").capitalize()
    return PackTheme(id=identity, title=title, group=group, added=added, also_called=list(also_called))


def prompt(
    cited: str,
    *,
    moment: Moment = "after",
    also: Sequence[str] = (),
    text: str = "What happened?",
    written_for: WrittenFor | None = None,
) -> Prompt:
    """The prompt that entries cite as theme/id."""
    of_theme, identity = cited.split("/")
    return Prompt(
        id=identity,
        theme=of_theme,
        also=list(also),
        moment=moment,
        minutes=2,
        text=Question(text),
        written_for=written_for,
    )


def about(identity: str = "trial", *, title: str = "A pack on trial") -> About:
    """The heading of a pack."""
    return About(id=identity, title=title, version="1.0", language="en-GB")


def pack(
    *themes: PackTheme | str,
    prompts: Sequence[Prompt | str] = (),
    identity: str = "trial",
    title: str = "A pack on trial",
) -> Pack:
    """A pack of these themes and prompts; a string is the id of a plain one."""
    return Pack(
        pack=about(identity, title=title),
        themes=[theme(one) if isinstance(one, str) else one for one in themes],
        prompts=[prompt(one) if isinstance(one, str) else one for one in prompts],
    )


FIVE = pack("power", "care", "trust", "humility", "memory")
"""Of five equal themes, one is missing by chance after 8 others (0.168) but hardly after 14 (0.044)."""


def grouped(groups: Mapping[str, Iterable[str]]) -> Pack:
    """A pack whose themes stand in these groups."""
    return pack(*(theme(one, group=group) for group, themes in groups.items() for one in themes))


def answer(text: str = "Something.", *, themes: Sequence[str] = (), cited: str | None = None) -> Answer:
    """An answer that credits these themes; without a prompt it is free writing."""
    return Answer(prompt=cited, text=text, themes=list(themes))


def entry(
    happened: date = TODAY,
    *answers: Answer,
    letters: str = "k7m3qd",
    written: datetime | None = None,
    **facts: Any,
) -> Entry:
    """An entry about a day, saved at noon of it unless said; one short answer unless others are given."""
    return Entry(
        schema_version=1,
        id=f"{happened}-{letters}",
        happened=happened,
        written=written or at_noon(happened),
        answers=list(answers) or [answer()],
        **{"pack": "trial", "language": "en-GB", **facts},
    )


def draft(happened: date = TODAY, *answers: Answer, **facts: Any) -> Draft:
    """What is being written about a day."""
    return Draft(
        happened=happened,
        started=at_noon(happened),
        answers=list(answers),
        **{"pack": "trial", "language": "en-GB", **facts},
    )


def entry_table(**changes: Any) -> dict[str, Any]:
    """An entry as it is read from its file, with some keys changed or added."""
    return {
        "schema": 1,
        "id": "2026-11-21-k7m3qd",
        "written": at_noon(TODAY),
        "happened": TODAY,
        "pack": "relational-equity",
        "language": "en-GB",
        "answers": [{"text": "Something."}],
        **changes,
    }


def read_entry(**changes: Any) -> Entry:
    """An entry from its file, with some keys changed or added."""
    return Entry.model_validate(entry_table(**changes))


def one_step(**changes: Any) -> list[dict[str, Any]]:
    """The steps of an entry that promised one, as they are read from its file."""
    return [{"text": "Ask the family.", **changes}]


def pack_table(**changes: Any) -> dict[str, Any]:
    """A pack as it is read from its file, with some tables changed or added."""
    return {
        "pack": {"id": "trial", "title": "A pack on trial", "version": "1.0", "language": "en-GB"},
        "themes": [{"id": "power", "title": "Power", "group": "insights"}],
        "prompts": [prompt_table()],
        **changes,
    }


def prompt_table(**changes: Any) -> dict[str, Any]:
    """A prompt as it is read from a pack's file, with some keys changed or added."""
    return {"id": "who", "theme": "power", "moment": "after", "minutes": 2, "text": "Who?", **changes}


def history(
    credits: Mapping[str, Iterable[date]] | None = None,  # noqa: A002 - the word of the formula
    *,
    other_days: Iterable[date] = (),
    offers: Sequence[Offer] = (),
    untagged: int = 0,
    last_written: datetime | None = None,
) -> History:
    """A history with these credits; its days are those credited, and the others."""
    credited = {name: set(days) for name, days in (credits or {}).items()}
    return History(
        credits=credited,
        days=set(other_days).union(*credited.values()),
        untagged=[TODAY] * untagged,
        offers=offers,
        last_written=last_written,
    )


def telling(
    of: Pack,
    what: History | None = None,
    choices: Sequence[Choice] = (),
    *,
    today: date = TODAY,
    elsewhere: Iterable[str] = (),
) -> Telling:
    """What can be said of a pack's themes on a day."""
    return Telling(of, what or history(), choices, today, frozenset(elsewhere))


def standing(of: Telling, name: str) -> Standing:
    """How one theme stands."""
    return next(one for one in of.reading.themes if one.name == name)


def reason(of: Telling, name: str) -> str:
    """What is said of one theme."""
    return of.reason(standing(of, name))
