"""What a writer brings: ticked from a list in which nothing is ticked, then seen, then made."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.meeting.answers import ticked
from equityjournal.cli.meeting.coach_words import card_of
from equityjournal.cli.meeting.letters import place_for, seal_letter, tell_how_to_send
from equityjournal.cli.meeting.parties import companions
from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.choosing_entries import entries_named
from equityjournal.cli.sharing.making_a_share import make
from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.entries.selection import Selection
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.talk import Step
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.sharing.companion import Companion
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.messages import Share

MOST_WISHES, MOST_ENTRIES = 3, 6
"""Themes and entries in the list."""
SHORT = 48  # characters of an entry in the list


class Brought(NamedTuple):
    """What a writer brings to a meeting, as ticked."""

    entries: Sequence[str] = ()
    """Ids."""
    wishes: Sequence[str] = ()
    """Ids of themes to be asked about."""
    steps: Sequence[Step] = ()
    feelings: bool = False
    themes: bool = False
    """Whether the themes that came up go on the page."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ticked."""
        return self == Brought()


class Offer(NamedTuple):
    """A line of the list, and what ticking it brings."""

    said: str
    brings: Brought


def choose(side: WriterSide, *, for_page: bool) -> Brought:
    """All that the writer ticks; nothing for Enter.

    Raises:
        EOFError, KeyboardInterrupt: When the writer stops instead.
    """
    offers = _offers(side, for_page=for_page)
    if not offers:
        return Brought()
    to = talking_to(False)
    tell(say("What would you like to bring? Tick by number; Enter for none."), to=to)
    for n, offer in enumerate(offers, start=1):
        tell(f"{n}: {offer.said}", indent=2, hang=4, to=to)
    chosen = [offers[n - 1].brings for n in ticked(len(offers))]
    return (
        Brought(
            entries=[entry for part in chosen for entry in part.entries],
            wishes=[theme for part in chosen for theme in part.wishes],
            steps=[step for part in chosen for step in part.steps],
            feelings=any(part.feelings for part in chosen),
            themes=any(part.themes for part in chosen),
        )
        if chosen
        else Brought()
    )


def _offers(side: WriterSide, *, for_page: bool) -> list[Offer]:
    """The list: wishes, entries, small things noted together; for a page also how one was."""
    meeting = side.meeting
    offers = []
    if for_page and meeting.companion.may_see_feelings:
        offers.append(Offer(say("how you have been, in your words for feelings"), Brought(feelings=True)))
        offers.append(Offer(say("the themes that came up"), Brought(themes=True)))
    titles = meeting.session.shelf.titles
    offers += [
        Offer(say("to be asked about: {title}", title=titles.get(theme, theme)), Brought(wishes=[theme]))
        for theme in suggested_wishes(meeting)
    ]
    offers += [
        Offer(_entry_line(side, brief), Brought(entries=[brief.id])) for brief in _entries_to_offer(side)
    ]
    offers += [
        Offer(say("small thing noted together: {step}", step=doing_line(step.doing)), Brought(steps=[step]))
        for step in meeting.steps
    ]
    return offers


def suggested_wishes(meeting: "Meeting") -> list[str]:
    """Themes to be asked about, from the writer's own `themes`: those not once or not lately first."""
    telling = meeting.session.telling(meeting.session.shelf.default(), meeting.today)
    named = [standing.name for standing in telling.live if standing.is_named]
    if telling.recommended:
        named.append(telling.recommended.name)
    return list(dict.fromkeys(named))[:MOST_WISHES]


def _entries_to_offer(side: WriterSide) -> "list[Brief]":
    """The newest entries that may be shared; those about harm to the writer are never offered."""
    meeting = side.meeting
    found, _ = meeting.session.catalogue.find(Selection(until=meeting.today))
    open_ones = [brief for brief in found if not brief.private][: 4 * MOST_ENTRIES]
    offered = []
    for brief in open_ones:
        whole, _ = meeting.session.catalogue.whole(brief.id)
        if not whole["happened_to_me"]:
            offered.append(brief)
    return offered[:MOST_ENTRIES]


def _entry_line(side: WriterSide, brief: "Brief") -> str:
    """The line of an entry: its day, its words, and since when the coach has it."""
    said = say(
        "{day}: {words}", day=in_words(brief.happened), words=shortened(brief.title or brief.excerpt, SHORT)
    )
    if since := side.had_since.get(brief.id):
        had = say("{name} has it since {day}", name=side.meeting.name, day=in_words(since))
        return f"{said} ({had})"
    return said


def send(side: WriterSide, brought: Brought, output: Path | None, *, yes: bool, force: bool = False) -> bool:
    """Show all that goes, ask, and seal it into one letter; whether it was made.

    Raises:
        NothingToKeep: When nothing was ticked, and nothing waits.
        NotAllowed: When an entry is private, or the sharing was ended.
    """
    meeting = side.meeting
    card = card_of(meeting)
    if brought.is_empty and not meeting.unsent:
        raise NothingToKeep(say("Nothing was ticked, so nothing was made."))
    if ended := Ledger(meeting.session.root).ended_with(card.person):
        raise NotAllowed(
            say("You ended the sharing with {name} on {day}. `equityjournal share --again` begins anew.",
                name=meeting.name, day=in_words(ended.date()))
        )  # fmt: skip
    request = ShareRequest(
        whom=card,
        along=_along(meeting.companion),
        masked=meeting.companion.masked,
        ask_about=brought.wishes,
        agreed=meeting.unsent,
        steps=brought.steps,
        came=[came.message for _, came in side.untold],
    )
    chosen = entries_named(meeting.session, brought.entries, meeting.today)
    place = output or place_for(card.as_on_card.name)

    def sealing(share: "Share", keys: "Keys") -> None:
        seal_letter(share, keys, place, meeting.session.root, force=force)

    share = make(meeting.session, request, chosen, sealing, yes=yes)
    if share is None:
        return False
    _remember(side, share.id)
    tell_how_to_send(meeting.name, place)
    return True


def _along(companion: "Companion") -> Along:
    """Kinds of content that go along: those remembered, and no feelings to a manager."""
    kinds = {kind: True for kind in companion.along if kind != "feelings" or companion.may_see_feelings}
    return Along(**kinds)


def _remember(side: WriterSide, message: str) -> None:
    """Remember what went: talks, and the word on answers that came."""
    talks = Talks(side.meeting.session.root)
    for talk in side.meeting.unsent:
        talks.change(talk.model_copy(update={"sent": message}))
    for key_id, came in side.untold:
        inbox().mark(key_id, came.model_copy(update={"told": message}))


def change_along(companion: "Companion", kinds: Sequence[str]) -> None:
    """Remember which kinds of content go along from now on.

    Raises:
        NotAllowed: For a kind there is not.
    """
    there = ("feelings", "people", "settings", "steps")
    unknown = [kind for kind in kinds if kind not in there]
    if unknown:
        raise NotAllowed(
            say("There is no “{kind}” to go along. Type feelings, people, settings, steps, or none.",
                kind=unknown[0])
        )  # fmt: skip
    companions().keep(companion.model_copy(update={"along": list(dict.fromkeys(kinds))}))
