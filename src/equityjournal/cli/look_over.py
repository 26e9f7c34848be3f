"""`look-over`, also `notices`: passages of an entry worth a second look, with reasons."""

from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session


def look_over(
    context: typer.Context,
    entries: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Entries, as `show` takes them.", autocompletion=some_entries),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why, and where the rules come from.")
    ] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Put somebody on your own list of names and places.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Look through every entry, but for the private ones.")
    ] = False,
    more: Annotated[
        bool, typer.Option("--more", help="Say of each guess, once, whether it is a name.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Point out what may tell who somebody is, and words worth a second look.

    Without an ID it looks through the ten entries written last, with --all
    through every one, but for the private ones. With one ID, on a terminal,
    each thing is offered: keep it, change it, or make it private. With
    --more it asks of each guess whether it is a name.
    """
    from equityjournal.cli.notices.looking_over import Asked, look_over_entries  # noqa: PLC0415 - not for --help

    look_over_entries(open_session(context), Asked(entries or [], explain, add, every, more, json))
