"""Options of `share`."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from equityjournal.cli.commands.completing import some_themes


class ShareOptions(NamedTuple):
    """The options of `share`, as typed."""

    with_: Annotated[str | None, typer.Option("--with", metavar="NAME", help="The person to share with.")] = (
        None
    )
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The sealed file to make.")
    ] = None
    no_mask: Annotated[bool, typer.Option("--no-mask", help="Every name and day as you wrote it.")] = False
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A few words to go first.")] = ""
    keep_until: Annotated[
        str | None, typer.Option("--keep-until", metavar="DAY", help="Ask them to remove it after this day.")
    ] = None
    along: Annotated[
        str | None,
        typer.Option("--along", metavar="KINDS", help="feelings, people, settings, steps, words; or none."),
    ] = None
    ask_about: Annotated[
        list[str] | None,
        typer.Option(
            "--ask-about", metavar="THEME", help="A theme to be asked about.", autocompletion=some_themes
        ),
    ] = None
    yes: Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")] = False
