"""Arguments and options of exports alone."""

from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries

Entries = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID]...",
        help="Only these entries, as `show` takes them: 2, last.",
        autocompletion=some_entries,
        show_default=False,
    ),
]
IncludePrivate = Annotated[
    bool, typer.Option("--include-private", help="Private entries too; left out otherwise.")
]
Masked = Annotated[
    bool, typer.Option("--mask", help="Put neutral words where something tells who somebody is.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="WHAT", help="Leave setting or people out of a masked copy."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")]
