"""Entries, wishes and words of a writer: ticked, masked, seen whole, then sealed."""

import shlex
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TextIO, cast

from equityjournal.cli.meeting.agreed import agreement_to_send, parts_agreed
from equityjournal.cli.meeting.letters import (
    new_letter,
    seal_letter,
    sentences_before,
    tell_masking,
    tell_whole,
)
from equityjournal.cli.meeting.screen import doing_line, ticked_of
from equityjournal.cli.meeting.shareable import (
    entries_named,
    facts_to_show,
    items_for_others,
    period_to_show,
    themes_for_others,
)
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.pairing.comparing import card_of
from equityjournal.cli.pairing.inviting import begun
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.entries.brief import Brief
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.selection import Selection
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.sharing.companion import KINDS, Kind
from equityjournal.core.sharing.ledger import Event, Given, ended_of
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.tick_list import Ticks, entries_to_offer, tick_list, ticks_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened
from equityjournal.store.themes import review_facts


class ShareRequest(NamedTuple):
    """What a writer brings, and how it goes."""

    brought: Ticks
    along: Sequence[Kind]
    masked: bool = True
    note: str = ""
    keep_until: date | None = None


def request_of(side: WriterSide, brought: Ticks) -> ShareRequest:
    """A request for things as ticked, to go as remembered."""
    return ShareRequest(brought, side.companion.may_go(side.companion.along), side.companion.masked)


def send_ticked(side: WriterSide, brought: Ticks) -> bool:
    """Send things as ticked, to go as remembered; whether made."""
    return send(side, request_of(side, brought))


def send(side: WriterSide, request: ShareRequest) -> bool:
    """Show a letter whole, ask, and seal; whether made. After the four words, the first one is the answer."""
    refuse_unless_it_may_go(side, request.brought)
    if not _begins_anew(side):
        return False
    session = side.session
    session.journal.guard.refuse_after_loss()
    going = entries_named(session, request.brought.entries, side.today)
    mask = None
    if request.masked:
        mask = mask_of(session, going, [request.note, *words_of_own_packs(session)])
    letter = new_letter(side, begun(side.companion), **_parts(side, request, going, mask))

    def shown(stream: TextIO) -> None:
        for sentence in sentences_before(side, letter, request.along, going, side.had_since):
            tell(sentence, to=stream)
        if going or request.note:
            tell_masking(session, going, mask, stream)
        tell_whole(side, letter, stream)

    event = _event(side, letter, request, going)
    return seal_letter(side, letter, shown, event=event)


def _parts(
    side: WriterSide, request: ShareRequest, going: Sequence[Entry], mask: Mask | None
) -> dict[str, object]:
    """The parts of a letter for a request and its entries.

    Each call of the mask counts: a note is masked before the themes, and these before entries.
    """
    note = mask.text(request.note) if mask else request.note
    named = themes_for_others(side.session, mask)
    wishes = [named(theme) for theme in dict.fromkeys(request.brought.wishes)]
    return {
        "masked": request.masked,
        "note": note,
        "keep_until": request.keep_until,
        "items": items_for_others(side.session, going, request.along, mask),
        "ask_about": wishes,
        **parts_agreed(side, request.brought.steps),
    }


def _event(side: WriterSide, letter: Letter, request: ShareRequest, going: Sequence[Entry]) -> Event:
    """The ledger's record of a letter."""
    more = {"note": letter.note, "questions": letter.ask_about, "agreed": letter.agreed}
    what = Given(
        entries=[entry.id for entry in going],
        masked=request.masked,
        along=[*request.along, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
        ask_about=list(dict.fromkeys(request.brought.wishes)),
        link=letter.link,
        n=letter.n,
    )
    return Event(message=letter.id, made=letter.made, companion=side.companion.id, what=what)


def refuse_unless_it_may_go(side: WriterSide, brought: Ticks, *, noted: bool = False) -> None:
    """Refuse an empty letter, closed keys, or, without a person to ask, an ended sharing.

    Without anything ticked an answer may go, or what was agreed, also in a talk about to be noted.
    """
    known = side.companion
    if brought.is_empty and not (noted or side.unsent or agreement_to_send(known) or begun(known)):
        raise NothingToKeep(say("Nothing was ticked, so nothing was made."))
    card_of(side)
    if side.yes and (ended := _ended(side)):
        raise NotAllowed(f"{ended} " + side.say("`equityjournal with {typed}` begins anew."))


def _begins_anew(side: WriterSide) -> bool:
    """Whether the sharing goes on, or begins anew after a yes."""
    if ended := _ended(side):
        question = say("Share with them anew? Type yes; anything else leaves it.")
        if not typed_yes(f"{ended} {question}", talking_to(False)):
            return False
        side.change(ended=None)
    return True


def _ended(side: WriterSide) -> str:
    """The sentence on an end of the sharing, or of the meetings where nothing was shared; else empty."""
    asked = ended_of(side.shares)
    day = asked.date() if asked else side.companion.ended
    return side.say("You ended the sharing with {name} on {day}.", day=in_words(day)) if day else ""


def kinds_in(typed: str) -> list[Kind]:
    """Kinds of content as typed, such as `feelings,steps`; `none` is none."""
    kinds = [kind for kind in typed.replace(",", " ").split() if kind != say("none")]
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        none = say(
            "There is no “{kind}” to go along. Type feelings, people, settings, steps, words (said by "
            "others), or none.",
            kind=unknown[0],
        )
        raise NotAllowed(none)
    return list(dict.fromkeys(cast("list[Kind]", kinds)))


MOST_WISHES = 3  # themes in the list
SHORT = 48  # characters of an entry in the list


def choose(side: WriterSide, *, for_page: bool) -> Ticks:
    """Things ticked by the writer; Enter ticks nothing."""
    session, last_talk, titles = side.session, side.last.day if side.last else None, side.session.shelf.titles
    entries, more = entries_to_offer(_shareable(side), last_talk)
    facts = facts_to_show(session, period_to_show(session, side.today, last_talk))
    on_page = for_page and side.companion.may_see_feelings
    offers = tick_list(
        feelings=on_page and bool(facts.feelings),
        themes=on_page and bool(facts.credits),
        wishes=[(theme, titles.get(theme, theme)) for theme in _suggested_wishes(side)],
        entries=[(brief.id, entry_line(side, brief)) for brief in entries],
        steps=[(step, doing_line(step.doing)) for step in side.steps],
    )
    if not offers:
        return Ticks()
    if more:
        newer = say_many(
            "1 more entry is new since you talked: `equityjournal with {name} --bring ID`",
            "{count} more entries are new since you talked: `equityjournal with {name} --bring ID`",
            more,
            name=shlex.quote(side.name),
        )
        tell(newer, to=talking_to(False))
    heading = say("What do you bring? Numbers; Enter for none.")
    return ticks_of(ticked_of(offers, [offer.line for offer in offers], heading))


def _suggested_wishes(side: WriterSide) -> list[str]:
    """Themes suggested as wishes, the writer's silent ones first."""
    telling = side.session.telling(side.session.shelf.default(), side.today)
    named = [standing.name for standing in telling.live if standing.is_named]
    if telling.recommended:
        named.append(telling.recommended.name)
    return list(dict.fromkeys(named))[:MOST_WISHES]


def _shareable(side: WriterSide) -> Sequence[Brief]:
    """Shareable entries, newest first, without those about harm to the writer."""
    catalogue = side.session.catalogue
    found, _ = catalogue.find(Selection(until=side.today))
    shareable = review_facts.shareable_ids(catalogue.database, {brief.id for brief in found})
    return [brief for brief in found if brief.id in shareable]


def entry_line(side: WriterSide, brief: Brief) -> str:
    """The line of an entry: day, words, and earlier shares."""
    said = say(
        "{day}: {words}", day=in_words(brief.happened), words=shortened(brief.title or brief.excerpt, SHORT)
    )
    if since := side.had_since.get(brief.id):
        had = side.say("{name} has it since {day}", day=in_words(since))
        return f"{said} ({had})"
    return said
