"""`check`: every file read, and damaged ones named."""

from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session


def check(
    context: typer.Context,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept", help="Take entries changed by hand, and erased ones that came back, as they are."
        ),
    ] = False,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Go on without entries that vanished.")
    ] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without loss.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --repair: do not ask about each mend.")] = False,
    outside: Annotated[
        bool,
        typer.Option(
            "--outside", help="Of a locked journal: look at names and headers alone, without a key."
        ),
    ] = False,
    json: AsJson = False,
) -> None:
    """Say whether the journal is whole.

    Every file is read, and each that is not as it should be is named, with
    what to do. Nothing is changed unless you ask for it. --repair asks about
    each mend to an entry that was edited by hand, and keeps the file before.
    """
    from equityjournal.cli.editing.checking_journal import Asked, check_journal  # noqa: PLC0415 - loads Pydantic

    asked = Asked(accept, accept_loss, repair, yes, outside, json)
    check_journal(open_session(context), asked)
