"""Entries, talks and themes that may go to another person.

All of it comes from shareable entries alone: the same whatever else is in the journal.
"""

from typing import TYPE_CHECKING

from equityjournal.core.entries.selection import Selection, newest_first
from equityjournal.core.sharing.page_facts import ThemeThatCameUp, themes_that_came_up
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.core.themes.period import Period, three_months_to
from equityjournal.store.records.seal import State
from equityjournal.store.sharing.replies import Talks
from equityjournal.store.themes import review_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking.mask import Mask
    from equityjournal.core.sharing.letter_parts import Item, SharedTheme
    from equityjournal.core.sharing.talk import Talk
    from equityjournal.core.themes.review import Facts


def shareable_entries(
    session: "Session", since: "date", until: "date", *, happened_to_me: bool = False
) -> "Iterator[Entry]":
    """Entries of some days that are whole and not private, newest first, each read in its turn."""
    for stored in session.entries_matching(Selection(since=since, until=until)):
        entry, is_whole = stored.record, stored.state is not State.CUT_OFF
        if is_whole and not entry.private and (happened_to_me or not entry.happened_to_me):
            yield entry


def shareable_talks(session: "Session") -> "list[Talk]":
    """Talks about no entry, or about a shareable one, by day."""
    there = Talks(session.root).all()
    shareable = review_facts.shareable_ids(
        session.catalogue.database, {talk.entry for talk in there if talk.entry}
    )
    return [talk for talk in there if talk.entry is None or talk.entry in shareable]


def period_to_show(session: "Session", today: "date", since: "date | None" = None) -> Period:
    """The time to show to another: from a day up to today, else three months up to the last shareable day."""
    if since is not None:
        return Period(min(since, today), today)
    written = review_facts.last_day(session.catalogue.database, today, shareable=True, happened_to_me=False)
    return three_months_to(written or today)


def facts_to_show(session: "Session", period: Period) -> "Facts":
    """Facts of the shareable entries in some time."""
    return review_facts.facts(session.catalogue.database, period, shareable=True, happened_to_me=False)


def themes_to_show(
    session: "Session", period: Period, mask: "Mask | None", columns: int
) -> list[ThemeThatCameUp]:
    """Themes of shareable entries in some time, as named to another person."""
    facts = facts_to_show(session, period)
    return themes_that_came_up(facts.credits, period.stretches(columns), titles_for_others(session, mask))


def titles_for_others(session: "Session", mask: "Mask | None") -> "Callable[[str], str]":
    """A function that gives a theme's title as named to another person, by the theme's id."""
    named = themes_for_others(session, mask)
    return lambda theme: named(theme).title


def themes_for_others(session: "Session", mask: "Mask | None") -> "Callable[[str], SharedTheme]":
    """A function that gives a theme as named to another person, by its id."""
    from equityjournal.core.sharing.shared_content import theme_of  # noqa: PLC0415 - loads Pydantic

    packs = {theme.id: pack for pack in session.shelf.packs for theme in pack.themes}
    return lambda theme: theme_of(theme, packs.get(theme), mask)


def items_for_others(
    session: "Session", going: "Sequence[Entry]", along: "Collection[str]", mask: "Mask | None"
) -> "list[Item]":
    """Entries, as far as shared."""
    from equityjournal.core.sharing.shared_content import item_of  # noqa: PLC0415 - loads Pydantic

    named = themes_for_others(session, mask)
    return [item_of(entry, [named(theme) for theme in entry.credited], along, mask) for entry in going]


def entries_named(session: "Session", names: "Sequence[str]", today: "date") -> "list[Entry]":
    """The entries with the given names, each once, oldest first."""
    from equityjournal.core.sharing.letter_parts import MOST  # noqa: PLC0415 - loads Pydantic

    going: dict[str, Entry] = {}
    for name in names:
        stored = session.open_entry(name, today)
        if stored.state is State.CUT_OFF:
            raise NotAllowed(say("The end of {id} is cut off, so it is not shared.", id=stored.record.id))
        if stored.record.private:
            raise NotAllowed(say("{id} is private, and stays in the journal.", id=stored.record.id))
        going[stored.record.id] = stored.record
    if len(going) > MOST:
        raise NotAllowed(say("These are more than {count} entries; choose fewer.", count=MOST))
    return newest_first(list(going.values()))[::-1]
