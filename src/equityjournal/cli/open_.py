"""`open`: a file sealed for the user, of any kind."""

import os
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.session.session import session_of


def open_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file, as it came.")],
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
    taken back, an answer. It is refused where it is for somebody else, was
    altered, comes from somebody you do not know, or was opened before.

    For what was shared or asked back it makes a receipt, to send back.
    """
    from equityjournal.cli.sharing.received import OpeningOptions, Received  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.sealed_files import my_keys, open_sealed, read_sealed  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.taking_in import take_in, tell_own  # noqa: PLC0415 - loads Pydantic

    data = read_sealed(file)
    keys = my_keys()
    message = open_sealed(data, file, keys)
    if any(own.person.is_same_as(message.sender) for own in keys):
        tell_own(message)
        return
    answer = receipt or _beside(file)
    options = OpeningOptions(None if no_receipt else answer, yes=yes, trust_once=trust_once)
    take_in(Received(session_of(context), keys, file, message, data), options)


def _beside(file: Path) -> Path:
    """A free name beside a file, for its receipt."""
    path = file.with_name(f"{file.stem}-receipt.age")
    for n in count(2):
        if not os.path.lexists(path):
            break
        path = file.with_name(f"{file.stem}-receipt-{n}.age")
    return path
