"""The parts of a letter from a writer: masked, shown whole, and noted in the ledger."""

from typing import TYPE_CHECKING, Any, TextIO

from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.sharing import preview
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import SharedTheme
from equityjournal.core.sharing.shared_content import item_of, theme_of
from equityjournal.core.sharing.talk import shared_talk

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.companion import Companion


def mask_for_share(session: "Session", request: ShareRequest, chosen: "Chosen") -> "Mask | None":
    """The mask of a letter; None where its writer wants none."""
    if not request.masked:
        return None
    return mask_of(session, chosen.going, [request.note, *words_of_own_packs(session)])


def shared_parts(
    session: "Session", request: ShareRequest, chosen: "Chosen", mask: "Mask | None"
) -> dict[str, Any]:
    """The parts of a letter for a request and its entries."""
    packs = {theme.id: pack for pack in session.shelf.packs for theme in pack.themes}

    def named(theme: str) -> SharedTheme:
        return theme_of(theme, packs.get(theme), mask)

    # Each call of the mask counts: a note is masked before entries.
    note = mask.text(request.note) if mask else request.note
    items = [
        item_of(entry, [named(theme) for theme in entry.credited], request.along, mask)
        for entry in chosen.going
    ]
    return {
        "masked": request.masked,
        "note": note,
        "keep_until": request.keep_until,
        "items": items,
        "ask_about": [named(theme) for theme in dict.fromkeys(request.ask_about)],
        "agreed": [shared_talk(talk) for talk in request.agreed],
        "steps": [step.told for step in request.steps],
    }


def show_share(
    session: "Session",
    companion: "Companion",
    letter: Letter,
    request: ShareRequest,
    chosen: "Chosen",
    mask: "Mask | None",
    to: TextIO,
) -> None:
    """Print all that its writer is to see of a letter, the entries last."""
    preview.tell_left_behind(letter, request, chosen.stays, to)
    preview.tell_already_shared(session, companion, chosen.going, to)
    preview.tell_consequences(letter, companion, to)
    preview.tell_masking(session, chosen.going, mask, to)
    preview.show_letter(letter, companion.name, to)


def given_event(letter: Letter, companion: "Companion", request: ShareRequest, chosen: "Chosen") -> Event:
    """The ledger's record of a letter."""
    more = {"note": letter.note, "questions": letter.ask_about, "agreed": letter.agreed}
    what = Given(
        entries=[entry.id for entry in chosen.going],
        masked=request.masked,
        along=[*request.along.names, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
        ask_about=list(dict.fromkeys(request.ask_about)),
        link=letter.link,
        n=letter.n,
    )
    return Event(message=letter.id, made=letter.made, companion=companion.id, what=what)
