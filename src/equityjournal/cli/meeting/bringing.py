"""Entries, wishes and words of a writer: masked, seen whole, then sealed."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast, get_args

from equityjournal.cli.meeting import preview
from equityjournal.cli.meeting.agreement import agreement_to_send
from equityjournal.cli.meeting.letters import card_of, new_letter, seal_letter
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.sharing.choosing_entries import entries_named
from equityjournal.cli.sharing.own import companions, keys_for, ledger
from equityjournal.cli.sharing.shareable import items_for_others, themes_for_others
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.companion import Kind
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.talk import shared_talk
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from equityjournal.cli.meeting.letters import Heard
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.letter import Letter
    from equityjournal.core.sharing.talk import Step


class ShareRequest(NamedTuple):
    """A writer's wishes for a letter."""

    along: Along
    masked: bool = True
    note: str = ""
    keep_until: "date | None" = None
    wishes: "Sequence[str]" = ()
    """Ids of themes to be asked about."""
    steps: "Sequence[Step]" = ()
    """Small things noted together, as ticked."""
    heard: "Heard | None" = None
    """The invitation it answers, if any."""


def send(
    side: WriterSide, brought: Ticks, output: Path | None, *, yes: bool, heard: "Heard | None" = None
) -> bool:
    """Show a letter whole, ask, and seal; whether made.

    Raises:
        NothingToKeep: When nothing was ticked, and nothing waits.
        NotAllowed: When an entry is private, or the sharing was ended.
    """
    nothing_new = brought.is_empty and not (side.meeting.unsent or agreement_to_send(side.meeting.companion))
    if nothing_new and heard is None:
        raise NothingToKeep(say("Nothing was ticked, so nothing was made."))
    if not may_share(side, yes=yes):
        return False
    chosen = entries_named(side.meeting.session, brought.entries, side.meeting.today)
    request = request_of(side, brought)._replace(heard=heard)
    return seal_share(side, request, chosen, output, yes=yes)


def request_of(side: WriterSide, brought: Ticks) -> ShareRequest:
    """The wishes behind a letter, as ticked and as remembered."""
    known = side.meeting.companion
    return ShareRequest(along_of(side, known.along), known.masked, wishes=brought.wishes, steps=brought.steps)


def seal_share(
    side: WriterSide, request: ShareRequest, chosen: "Chosen", output: Path | None, *, yes: bool
) -> bool:
    """Show a letter with chosen entries, ask, and seal; whether made."""
    meeting = side.meeting
    meeting.session.journal.guard.refuse_after_loss()
    card_of(meeting)
    keys = keys_for(meeting.name)[0]
    mask = None
    if request.masked:
        mask = mask_of(meeting.session, chosen.going, [request.note, *words_of_own_packs(meeting.session)])
    parts = _parts(side, request, chosen, mask)
    letter = new_letter(meeting, keys, request.heard, **parts)

    def shown(stream: TextIO) -> None:
        preview.tell_besides(letter, stream)
        if options := preview.options_in_a_line(request.along, masked=request.masked):
            tell(options, to=stream)
        for stays in chosen.stays:
            tell(stays, to=stream)
        preview.tell_already_shared(meeting, side.had_since, chosen.going, stream)
        preview.tell_consequences(meeting, letter, stream)
        if chosen.going or request.note:
            preview.tell_masking(meeting.session, chosen.going, mask, stream)
        preview.tell_whole(meeting, letter, stream)

    event = _event(side, letter, request, chosen)
    return seal_letter(
        meeting, keys, letter, shown, yes=yes, output=output, heard=request.heard, events=[event]
    )


def _parts(
    side: WriterSide, request: ShareRequest, chosen: "Chosen", mask: "Mask | None"
) -> dict[str, object]:
    """The parts of a letter for a request and its entries.

    Each call of the mask counts: a note is masked before the themes, and these before entries.
    """
    session = side.meeting.session
    note = mask.text(request.note) if mask else request.note
    named = themes_for_others(session, mask)
    wishes = [named(theme) for theme in dict.fromkeys(request.wishes)]
    items = items_for_others(session, chosen.going, request.along, mask)
    return {
        "masked": request.masked,
        "note": note,
        "keep_until": request.keep_until,
        "items": items,
        "ask_about": wishes,
        "agreed": [shared_talk(talk) for talk in side.meeting.unsent],
        "steps": [step.told for step in request.steps],
        "agreement": agreement_to_send(side.meeting.companion),
    }


def _event(side: WriterSide, letter: "Letter", request: ShareRequest, chosen: "Chosen") -> Event:
    """The ledger's record of a letter."""
    more = {"note": letter.note, "questions": letter.ask_about, "agreed": letter.agreed}
    what = Given(
        entries=[entry.id for entry in chosen.going],
        masked=request.masked,
        along=[*request.along.names, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
        ask_about=list(dict.fromkeys(request.wishes)),
        link=letter.link,
        n=letter.n,
    )
    return Event(message=letter.id, made=letter.made, companion=side.meeting.companion.id, what=what)


def may_share(side: WriterSide, *, yes: bool) -> bool:
    """Whether the sharing goes on, or begins anew after a yes.

    Raises:
        NotAllowed: Without a card, or after an end, where no question is to be asked.
    """
    meeting = side.meeting
    card_of(meeting)
    ended = ledger(meeting.session).ended_with(meeting.companion.id)
    if ended is None:
        return True
    said = say("You ended the sharing with {name} on {day}.", name=meeting.name, day=in_words(ended.date()))
    if yes:
        again = say("`equityjournal with {name}` begins anew.", name=meeting.typed)
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
            say(
                "There is no “{kind}” to go along. Type feelings, people, settings, steps, or none.",
                kind=unknown[0],
            )
        )
    return list(dict.fromkeys(cast("list[Kind]", kinds)))
