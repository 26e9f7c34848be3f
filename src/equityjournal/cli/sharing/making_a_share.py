"""The making of a share: masked, shown, agreed to, noted, sealed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.sharing import preview
from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message, seal_to_file
from equityjournal.cli.sharing.summing_up import summed_up
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.ledger import Event, Given
from equityjournal.core.sharing.messages import Share, SharedTheme
from equityjournal.core.sharing.shared_content import Along, item_of, theme_of
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.sharing.ledger import Ledger

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.choosing_entries import Chosen
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.trusted import Trusted


class ShareRequest(NamedTuple):
    """A writer's wishes for a share."""

    whom: "Trusted"
    along: Along
    masked: bool
    note: str
    keep_until: date | None
    summary: str | None
    """Id of the pack with the themes to sum up; None: no summary."""
    happened_to_me: bool
    """Whether the summary may count entries about harm to the writer."""
    ask_about: list[str]
    """Ids of themes."""


def make(
    session: "Session", request: ShareRequest, chosen: "Chosen", output: Path, *, force: bool, yes: bool
) -> None:
    """Show a share in full, ask, and seal.

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
    preview.show_message(share, to)
    stays = list(chosen.stays)
    if request.summary and not share.summary:
        stays.append(say("There is nothing to sum up yet, so no summary goes along."))
    preview.tell_left_behind(share, request.along, stays, to)
    preview.tell_consequences(share, request.whom, to)
    preview.tell_masking(session, chosen.going, mask, to)
    question = say("Seal this for {name}? Type yes; anything else leaves it.", name=request.whom.name)
    if not preview.agrees(question, yes=yes, to=to):
        return
    keys = my_keys()[0]
    with Ledger(session.root).noting(_event(share, request, chosen)):
        seal_to_file(share, keys, output, session.root, force=force)
    count = say_many("1 entry", "{count} entries", len(share.items))
    tell(
        say(
            "Sealed for {name}, in {path}: {count}. Only the two of you can open it. Nothing was sent: give "
            "it to them in any way you like. `equityjournal shares` remembers it.",
            name=request.whom.name,
            path=output,
            count=count,
        )
    )


def _share(session: "Session", request: ShareRequest, chosen: "Chosen", mask: "Mask | None") -> Share:
    """The message for a request and its entries."""
    packs = {theme.id: pack for pack in session.shelf.packs for theme in pack.themes}

    def named(theme: str) -> SharedTheme:
        return theme_of(theme, packs.get(theme), mask)

    # Each call of the mask counts: a note is masked before entries, and these before the summary.
    sender = keyring().person()
    note = mask.text(request.note) if mask else request.note
    items = [
        item_of(entry, [named(theme) for theme in entry.credited], request.along, mask)
        for entry in chosen.going
    ]
    summary = []
    if request.summary:
        summary = summed_up(session, request.summary, mask, happened_to_me=request.happened_to_me)
    return new_message(
        Share,
        sender,
        request.whom.person,
        masked=request.masked,
        note=note,
        keep_until=request.keep_until,
        items=items,
        summary=summary,
        ask_about=[named(theme) for theme in dict.fromkeys(request.ask_about)],
    )


def _event(share: Share, request: ShareRequest, chosen: "Chosen") -> Event:
    """The ledger's record of a share."""
    more = {"note": share.note, "summary": share.summary, "questions": share.ask_about}
    what = Given(
        entries=[entry.id for entry in chosen.going],
        masked=request.masked,
        along=[*request.along.names, *(name for name, there in more.items() if there)],
        keep_until=request.keep_until,
    )
    return Event(message=share.id, made=share.made, person=share.recipient, what=what)
