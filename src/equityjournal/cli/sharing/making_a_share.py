"""The making of a share: masked, shown, agreed to, noted, sealed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.sharing import preview
from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.messages import Share, SharedTheme
from equityjournal.core.sharing.shared_content import item_of, theme_of
from equityjournal.core.sharing.talk import shared_talk
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.ledger import Ledger

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.notices.masking import Mask


Sealing = Callable[[Share, Keys], None]
"""Function that seals a share into its file."""


def make(
    session: "Session", request: ShareRequest, chosen: "Chosen", sealing: Sealing, *, yes: bool
) -> Share | None:
    """Show a share in full, ask, and seal; None if refused.

    The ledger notes it first; where sealing fails, the note is removed.

    Raises:
        NotAllowed: When an entry may not be shared, or the file may not be made.
        NotSaved: When the disk will not take the ledger's note, or the file.
    """
    mask = None
    if request.masked:
        mask = mask_of(session, chosen.going, [request.note, *words_of_own_packs(session)])
    share = _share(session, request, chosen, mask)
    to = preview.preview_stream(yes=yes)

    def tell_all(stream: TextIO) -> None:
        preview.tell_left_behind(share, request, chosen.stays, stream)
        preview.tell_already_shared(session, request.whom.person, chosen.going, stream)
        preview.tell_consequences(share, request.whom, stream)
        preview.tell_masking(session, chosen.going, mask, stream)
        preview.show_message(share, stream)

    question = say("Seal this for {name}? Type yes; anything else leaves it.", name=request.whom.name)
    if not (by_screenfuls(tell_all, to) and preview.agrees(question, yes=yes, to=to)):
        return None
    keys = my_keys()[0]
    with Ledger(session.root).noting(_event(share, request, chosen)):
        sealing(share, keys)
    return share


def _share(session: "Session", request: ShareRequest, chosen: "Chosen", mask: "Mask | None") -> Share:
    """The message for a request and its entries."""
    packs = {theme.id: pack for pack in session.shelf.packs for theme in pack.themes}

    def named(theme: str) -> SharedTheme:
        return theme_of(theme, packs.get(theme), mask)

    # Each call of the mask counts: a note is masked before what was agreed, and that before entries.
    sender = keyring().person()
    note = mask.text(request.note) if mask else request.note
    agreed = [shared_talk(talk) for talk in request.agreed]
    items = [
        item_of(entry, [named(theme) for theme in entry.credited], request.along, mask)
        for entry in chosen.going
    ]
    return new_message(
        Share,
        sender,
        request.whom.person,
        masked=request.masked,
        note=note,
        keep_until=request.keep_until,
        items=items,
        ask_about=[named(theme) for theme in dict.fromkeys(request.ask_about)],
        agreed=agreed,
        steps=[step.told for step in request.steps],
        came=list(request.came),
    )


def _event(share: Share, request: ShareRequest, chosen: "Chosen") -> Event:
    """The ledger's record of a share."""
    more = {
        "note": share.note,
        "questions": share.ask_about,
        "agreed": share.agreed,
    }
    what = Given(
        entries=[entry.id for entry in chosen.going],
        masked=request.masked,
        along=[*request.along.names, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
        ask_about=list(dict.fromkeys(request.ask_about)),
    )
    return Event(message=share.id, made=share.made, person=share.recipient, what=what)
