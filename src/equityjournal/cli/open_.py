"""`open`: what was sealed for the user, of any kind, in a file of any kind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.opening import session_of
from equityjournal.core.text.errors import UnusableFile

if TYPE_CHECKING:
    from equityjournal.cli.meeting.envelopes import Looked
    from equityjournal.cli.meeting.opening_letters import Opening


def open_(
    context: typer.Context,
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="The files, as they came; a hyphen: paste it, or pipe it. Without one: what is new in "
            "Downloads and in this folder.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before something is removed.")] = False,
) -> None:
    """Open a file that somebody sealed for you.

    It sees for itself what is in it: an invitation, or a letter. A mail as it
    was saved, a Word document, a zip will do, whatever the mail did to the
    lines. It is refused where it is for somebody else, was altered, comes
    from keys you do not know, or was opened before. Files stay where they
    are. At a terminal the meeting with its sender follows.
    """
    from equityjournal.cli.meeting.envelopes import (  # noqa: PLC0415 - loads Pydantic
        Looked,
        envelopes_of,
        files_meant,
    )
    from equityjournal.cli.meeting.opening_letters import Opening  # noqa: PLC0415 - loads Pydantic

    paths = files_meant(file or [])
    opening = Opening(session_of(context), yes=yes, looked_for=not paths)
    envelopes = []
    for path in paths:
        try:
            envelopes += envelopes_of(path)
        except UnusableFile as error:
            opening.fail(error)
    if paths:
        opening.open(envelopes)
    else:
        _open_what_is_new(opening, Looked())
    if not yes:
        opening.sit_down()
    if not opening.all_went_well:
        raise typer.Exit(code=1)


def _open_what_is_new(opening: "Opening", looked: "Looked") -> None:
    """Open new files found by the program itself, or say that there are none."""
    taken = opening.open(looked.envelopes())
    cards = looked.tell_cards()
    looked.tell_more()
    if not (taken or cards) and opening.all_went_well and not opening.turn_to_unread():
        looked.tell_nothing()
