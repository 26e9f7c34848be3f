"""Things a writer brings: ticked, then seen, then sealed."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from equityjournal.cli.meeting.answers import ticked
from equityjournal.cli.meeting.coach_words import card_of
from equityjournal.cli.meeting.letters import seal_letter, tell_how_to_send
from equityjournal.cli.meeting.parties import companions
from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.choosing_entries import entries_named
from equityjournal.cli.sharing.making_a_share import make
from equityjournal.cli.sharing.kept_letters import inbox
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.cli.sharing.shareable import facts_to_show, period_to_show
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.entries.selection import Selection
from equityjournal.core.sharing.companion import Kind
from equityjournal.core.sharing.keys import are_keys
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.tick_list import Offer, Ticks, entries_to_offer, tick_list, ticks_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened
from equityjournal.formats.sealed_message import weak_card
from equityjournal.store.index import review_facts
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.messages import Share

MOST_WISHES = 3  # themes in the list
SHORT = 48  # characters of an entry in the list


def choose(side: WriterSide, *, for_page: bool) -> Ticks:
    """Things ticked by the writer; Enter ticks nothing.

    Raises:
        EOFError, KeyboardInterrupt: When the writer stops instead.
    """
    offers, more = _offers(side, for_page=for_page)
    if not offers:
        return Ticks()
    to = talking_to(False)
    tell(say("What would you like to bring? Tick by number; Enter for none."), to=to)
    for n, offer in enumerate(offers, start=1):
        tell(f"{n}: {offer.said}", indent=2, hang=4, to=to)
    if more:
        said = say_many(
            "1 more entry is new since you talked: `equityjournal with {name} --bring ID`",
            "{count} more entries are new since you talked: `equityjournal with {name} --bring ID`",
            more,
            name=side.meeting.name,
        )
        tell(said, to=to)
    return ticks_of(offers, ticked(len(offers)))


def _offers(side: WriterSide, *, for_page: bool) -> tuple[list[Offer], int]:
    """The list, and the number of new entries left out."""
    meeting = side.meeting
    titles = meeting.session.shelf.titles
    last_talk = meeting.last.day if meeting.last else None
    entries, more = entries_to_offer(_shareable(meeting), last_talk)
    facts = facts_to_show(meeting.session, period_to_show(meeting.session, meeting.today, last_talk))
    on_page = for_page and meeting.companion.may_see_feelings
    offers = tick_list(
        feelings=on_page and bool(facts.feelings),
        themes=on_page and bool(facts.credits),
        wishes=[(theme, titles.get(theme, theme)) for theme in suggested_wishes(meeting)],
        entries=[(brief.id, _entry_line(side, brief)) for brief in entries],
        steps=[(step, doing_line(step.doing)) for step in meeting.steps],
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


def _entry_line(side: WriterSide, brief: "Brief") -> str:
    """The line of an entry: day, words, and earlier shares."""
    said = say(
        "{day}: {words}", day=in_words(brief.happened), words=shortened(brief.title or brief.excerpt, SHORT)
    )
    if since := side.had_since.get(brief.id):
        had = say("{name} has it since {day}", name=side.meeting.name, day=in_words(since))
        return f"{said} ({had})"
    return said


def send(side: WriterSide, brought: Ticks, output: Path | None, *, yes: bool) -> bool:
    """Show a letter whole, ask, and seal; whether made.

    Raises:
        NothingToKeep: When nothing was ticked, and nothing waits.
        NotAllowed: When an entry is private, or the sharing was ended.
    """
    request = request_of(side, brought)
    if brought.is_empty and not request.agreed:
        raise NothingToKeep(say("Nothing was ticked, so nothing was made."))
    if not may_share(side, yes=yes):
        return False
    chosen = entries_named(side.meeting.session, brought.entries, side.meeting.today)
    return seal_share(side, request, chosen, output, yes=yes)


def request_of(side: WriterSide, brought: Ticks) -> ShareRequest:
    """The wishes behind a letter: those ticked, and all that waits to be told.

    Raises:
        NotAllowed: Without a card of the other.
    """
    meeting = side.meeting
    return ShareRequest(
        whom=card_of(meeting),
        along=along_of(side, meeting.companion.along),
        masked=meeting.companion.masked,
        ask_about=brought.wishes,
        agreed=meeting.unsent,
        steps=brought.steps,
        came=[came.message for _, came in side.untold],
    )


def seal_share(
    side: WriterSide, request: ShareRequest, chosen: "Chosen", output: Path | None, *, yes: bool
) -> bool:
    """Show a letter with the chosen entries whole, ask, and seal; whether made.

    Raises:
        NotAllowed, NotSaved: As of sealing.
    """
    meeting = side.meeting
    place = output or place_for(request.whom.as_on_card.name)

    def sealing(share: "Share", keys: "Keys") -> None:
        seal_letter(share, keys, place, meeting.session.root)

    share = make(meeting.session, request, chosen, sealing, yes=yes)
    if share is None:
        return False
    _remember(side, share.id)
    tell_how_to_send(meeting.name, place)
    return True


def may_share(side: WriterSide, *, yes: bool) -> bool:
    """Whether the sharing goes on, or begins anew after a yes.

    Raises:
        NotAllowed: Without a card, or after an end, where no question is to be asked.
    """
    meeting = side.meeting
    meeting.session.journal.guard.refuse_after_loss()
    person = card_of(meeting).person
    if not are_keys(person):
        raise weak_card(meeting.name)
    ended = Ledger(meeting.session.root).ended_with(person)
    if ended is None:
        return True
    said = say("You ended the sharing with {name} on {day}.", name=meeting.name, day=in_words(ended.date()))
    if yes:
        again = say("`equityjournal with {name}` begins anew.", name=shlex.quote(meeting.name))
        raise NotAllowed(f"{said} {again}")
    question = say("Share with them anew? Type yes; anything else leaves it.")
    if not typed_yes(f"{said} {question}", talking_to(False)):
        return False
    if meeting.companion.ended:
        companions().keep(meeting.companion.model_copy(update={"ended": None}))
    return True


def along_of(side: WriterSide, kinds: "Iterable[str]") -> Along:
    """Kinds of content to send along; no feelings to a manager."""
    may_see = side.meeting.companion.may_see_feelings
    return Along(**{kind: True for kind in kinds if kind != "feelings" or may_see})


def kinds_in(typed: str) -> "list[Kind]":
    """Kinds of content as typed, such as `feelings,steps`; `none` is none.

    Raises:
        NotAllowed: For a kind there is not.
    """
    kinds = [kind for kind in typed.replace(",", " ").split() if kind != say("none")]
    unknown = [kind for kind in kinds if kind not in get_args(Kind)]
    if unknown:
        raise NotAllowed(
            say("There is no “{kind}” to go along. Type feelings, people, settings, steps, or none.",
                kind=unknown[0])
        )  # fmt: skip
    return list(dict.fromkeys(cast("list[Kind]", kinds)))


def _remember(side: WriterSide, message: str) -> None:
    """Mark talks and answers as told."""
    talks = Talks(side.meeting.session.root)
    for talk in side.meeting.unsent:
        talks.change(talk.model_copy(update={"sent": message}))
    for key_id, came in side.untold:
        inbox().mark(key_id, came.model_copy(update={"told": message}))
