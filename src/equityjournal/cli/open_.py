"""`open`: a file sealed for the user, of any kind."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.session.session import session_of
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


def open_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file, as it came.")],
    trust_once: Annotated[
        bool,
        typer.Option("--trust-once", help="Take what was shared, though you have no card of its sender."),
    ] = False,
    receipt: Annotated[Path | None, typer.Option("--receipt", hidden=True)] = None,
    no_receipt: Annotated[bool, typer.Option("--no-receipt", hidden=True)] = False,  # noqa: ARG001 - of old
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before something is removed.")] = False,
) -> None:
    """Open a file that somebody sealed for you.

    It sees for itself what is in it: something shared with you, something
    taken back, an answer. It is refused where it is for somebody else, was
    altered, comes from somebody you do not know, or was opened before.
    """
    from equityjournal.cli.sharing.received import OpeningOptions, Received  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.sealed_files import my_keys, open_sealed, read_sealed  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.taking_in import take_in, tell_own  # noqa: PLC0415 - loads Pydantic

    if receipt is not None:
        raise UnclearCommand(
            say(
                "No receipt is made as a file any more; `equityjournal with NAME` tells them with your "
                "next file."
            )
        )
    data = read_sealed(file)
    keys = my_keys()
    message = open_sealed(data, file, keys)
    if any(own.person.is_same_as(message.sender) for own in keys):
        tell_own(message)
        return
    options = OpeningOptions(yes=yes, trust_once=trust_once)
    take_in(Received(session_of(context), keys, file, message, data), options)
