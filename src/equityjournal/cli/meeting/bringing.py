"""Entries, wishes and words of a writer: masked, seen whole, then sealed."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from equityjournal.cli.meeting import preview
from equityjournal.cli.meeting.agreed import agreement_to_send
from equityjournal.cli.meeting.letters import card_of, new_letter, seal_letter
from equityjournal.cli.meeting.own import ledger
from equityjournal.cli.meeting.shareable import entries_named, items_for_others, themes_for_others
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.talk import shared_talk
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from equityjournal.cli.meeting.letters import Heard
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.companion import Kind
    from equityjournal.core.sharing.letter import Letter


class ShareRequest(NamedTuple):
    """What a writer brings, and how it goes."""

    brought: Ticks
    along: Along
    masked: bool = True
    note: str = ""
    keep_until: "date | None" = None
    heard: "Heard | None" = None
    """The invitation it answers, if any."""


def request_of(side: WriterSide, brought: Ticks) -> ShareRequest:
    """A request for things as ticked, to go as remembered."""
    return ShareRequest(brought, along_of(side, side.companion.along), side.companion.masked)


def send(side: WriterSide, request: ShareRequest, output: Path | None, *, yes: bool) -> bool:
    """Show a letter whole, ask, and seal; whether made.

    Raises:
        NothingToKeep: When nothing was ticked, and nothing waits.
        NotAllowed: When an entry is private, or the sharing was ended.
    """
    waits = side.unsent or agreement_to_send(side.companion) or request.heard
    if request.brought.is_empty and not waits:
        raise NothingToKeep(say("Nothing was ticked, so nothing was made."))
    if not _may_share(side, yes=yes):
        return False
    session = side.session
    session.journal.guard.refuse_after_loss()
    going = entries_named(session, request.brought.entries, side.today)
    mask = None
    if request.masked:
        mask = mask_of(session, going, [request.note, *words_of_own_packs(session)])
    letter = new_letter(side, request.heard, **_parts(side, request, going, mask))

    def shown(stream: TextIO) -> None:
        preview.tell_besides(letter, stream)
        if options := preview.options_in_a_line(request.along, masked=request.masked):
            tell(options, to=stream)
        preview.tell_already_shared(side, side.had_since, going, stream)
        preview.tell_consequences(side, letter, stream)
        if going or request.note:
            preview.tell_masking(session, going, mask, stream)
        preview.tell_whole(side, letter, stream)

    event = _event(side, letter, request, going)
    return seal_letter(side, letter, shown, yes=yes, output=output, heard=request.heard, events=[event])


def _parts(
    side: WriterSide, request: ShareRequest, going: "Sequence[Entry]", mask: "Mask | None"
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
        "agreed": [shared_talk(talk) for talk in side.unsent],
        "steps": [step.told for step in request.brought.steps],
        "agreement": agreement_to_send(side.companion),
    }


def _event(side: WriterSide, letter: "Letter", request: ShareRequest, going: "Sequence[Entry]") -> Event:
    """The ledger's record of a letter."""
    more = {"note": letter.note, "questions": letter.ask_about, "agreed": letter.agreed}
    what = Given(
        entries=[entry.id for entry in going],
        masked=request.masked,
        along=[*request.along.names, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
        ask_about=list(dict.fromkeys(request.brought.wishes)),
        link=letter.link,
        n=letter.n,
    )
    return Event(message=letter.id, made=letter.made, companion=side.companion.id, what=what)


def _may_share(side: WriterSide, *, yes: bool) -> bool:
    """Whether the sharing goes on, or begins anew after a yes.

    Raises:
        NotAllowed: Without a card, or after an end, where no question is to be asked.
    """
    card_of(side)
    ended = ledger(side.session).ended_with(side.companion.id)
    if ended is None:
        return True
    said = say("You ended the sharing with {name} on {day}.", name=side.name, day=in_words(ended.date()))
    if yes:
        again = say("`equityjournal with {name}` begins anew.", name=side.typed)
        raise NotAllowed(f"{said} {again}")
    question = say("Share with them anew? Type yes; anything else leaves it.")
    if not typed_yes(f"{said} {question}", talking_to(False)):
        return False
    side.change(ended=None)
    return True


def along_of(side: WriterSide, kinds: "Collection[str]") -> Along:
    """Kinds of content to send along; no feelings to a manager."""
    left_out = set() if side.companion.may_see_feelings else {"feelings"}
    return Along(**{kind: True for kind in Along._fields if kind in kinds and kind not in left_out})


def kinds_in(typed: str) -> "list[Kind]":
    """Kinds of content as typed, such as `feelings,steps`; `none` is none.

    Raises:
        NotAllowed: For a kind there is not.
    """
    kinds = [kind for kind in typed.replace(",", " ").split() if kind != say("none")]
    unknown = [kind for kind in kinds if kind not in Along._fields]
    if unknown:
        raise NotAllowed(
            say(
                "There is no “{kind}” to go along. Type feelings, people, settings, steps, or none.",
                kind=unknown[0],
            )
        )
    return list(dict.fromkeys(cast("list[Kind]", kinds)))
