"""`open`: what was sealed for the user, of any kind, in a file of any kind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.session import session_of
from equityjournal.core.text.errors import UnclearCommand, UnusableFile
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.sharing.looking import Looked
    from equityjournal.cli.sharing.opening import Opening


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
    trust_once: Annotated[
        bool,
        typer.Option("--trust-once", help="Take what was shared, though you have no card of its sender."),
    ] = False,
    receipt: Annotated[
        Path | None,
        typer.Option("--receipt", metavar="FILE", help="Where your answer goes; beside the file otherwise."),
    ] = None,
    no_receipt: Annotated[bool, typer.Option("--no-receipt", help="Make no answer.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before something is removed.")] = False,
) -> None:
    """Open a file that somebody sealed for you.

    It sees for itself what is in it: something shared with you, something
    taken back, an answer. A mail as it was saved, a Word document, a zip will
    do, whatever the mail did to the lines. It is refused where it is for
    somebody else, was altered, comes from somebody you do not know, or was
    opened before. Files stay where they are.

    For what was shared or asked back it makes a receipt, to send back.
    """
    from equityjournal.cli.sharing.letters import files_meant, letters_of  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.looking import Looked  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.opening import Choices, Opening  # noqa: PLC0415 - loads Pydantic

    paths = files_meant(file or [])
    if receipt and len(paths) != 1:
        raise UnclearCommand(say("--receipt names one file, so it goes with one FILE to open."))
    choices = Choices(receipt, no_receipt, yes, trust_once)
    opening = Opening(session_of(context), choices, looked_for=not paths)
    letters = []
    for path in paths:
        try:
            letters += letters_of(path)
        except UnusableFile as error:
            opening.fail(error)
    if paths:
        opening.open(letters)
    else:
        _open_what_is_new(opening, Looked())
    if not opening.all_went_well:
        raise typer.Exit(code=1)


def _open_what_is_new(opening: "Opening", looked: "Looked") -> None:
    """Open what the program found itself; say so where that is nothing."""
    taken = opening.open(looked.letters())
    cards = looked.tell_cards()
    looked.tell_more()
    if not taken and not cards and opening.all_went_well:
        looked.tell_nothing()
