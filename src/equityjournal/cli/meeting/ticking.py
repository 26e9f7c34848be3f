"""The list from which a writer ticks, on the writer's own screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import ticked_of
from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.meeting.shareable import facts_to_show, period_to_show
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.entries.selection import Selection
from equityjournal.core.sharing.tick_list import Offer, Ticks, entries_to_offer, tick_list, ticks_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened
from equityjournal.store.index import review_facts

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.entries.brief import Brief

MOST_WISHES = 3  # themes in the list
SHORT = 48  # characters of an entry in the list


def choose(side: WriterSide, *, for_page: bool) -> Ticks:
    """Things ticked by the writer; Enter ticks nothing."""
    offers, more = _offers(side, for_page=for_page)
    if not offers:
        return Ticks()
    heading = say("What do you bring? Numbers; Enter for none.")
    if more:
        newer = say_many(
            "1 more entry is new since you talked: `equityjournal with {name} --bring ID`",
            "{count} more entries are new since you talked: `equityjournal with {name} --bring ID`",
            more,
            name=side.name,
        )
        tell(newer, to=talking_to(False))
    return ticks_of(offers, ticked_of([offer.said for offer in offers], heading))


def _offers(side: WriterSide, *, for_page: bool) -> tuple[list[Offer], int]:
    """The list, and the number of new entries left out."""
    session, last_talk = side.session, side.last.day if side.last else None
    titles = session.shelf.titles
    entries, more = entries_to_offer(_shareable(side), last_talk)
    facts = facts_to_show(session, period_to_show(session, side.today, last_talk))
    on_page = for_page and side.companion.may_see_feelings
    offers = tick_list(
        feelings=on_page and bool(facts.feelings),
        themes=on_page and bool(facts.credits),
        wishes=[(theme, titles.get(theme, theme)) for theme in suggested_wishes(side)],
        entries=[(brief.id, entry_line(side, brief)) for brief in entries],
        steps=[(step, doing_line(step.doing)) for step in side.steps],
    )
    return offers, more


def suggested_wishes(meeting: "Meeting") -> list[str]:
    """Themes suggested as wishes, the writer's silent ones first."""
    telling = meeting.session.telling(meeting.session.shelf.default(), meeting.today)
    named = [standing.name for standing in telling.live if standing.is_named]
    if telling.recommended:
        named.append(telling.recommended.name)
    return list(dict.fromkeys(named))[:MOST_WISHES]


def _shareable(meeting: "Meeting") -> "Sequence[Brief]":
    """Shareable entries, newest first, without those about harm to the writer."""
    catalogue = meeting.session.catalogue
    found, _ = catalogue.find(Selection(until=meeting.today))
    shareable = review_facts.shareable_ids(catalogue.database, {brief.id for brief in found})
    return [brief for brief in found if brief.id in shareable]


def entry_line(side: WriterSide, brief: "Brief") -> str:
    """The line of an entry: day, words, and earlier shares."""
    said = say(
        "{day}: {words}", day=in_words(brief.happened), words=shortened(brief.title or brief.excerpt, SHORT)
    )
    if since := side.had_since.get(brief.id):
        had = say("{name} has it since {day}", name=side.name, day=in_words(since))
        return f"{said} ({had})"
    return said
