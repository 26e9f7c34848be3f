"""Arguments and options shared by several verbs."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries, some_packs, some_themes

EntryName = Annotated[
    str,
    typer.Argument(metavar="ID", help="The entry, as `show` takes it: 2, last.", autocompletion=some_entries),
]
StepName = Annotated[
    list[str],
    typer.Argument(
        metavar="STEP...",
        help="Its number as `steps` last showed it here, words of it, or its entry's id (and N, which of "
        "several).",
        autocompletion=some_entries,
    ),
]
ThemeName = Annotated[
    str,
    typer.Argument(
        metavar="THEME",
        help="A theme's name, or the clear start of a word of it.",
        autocompletion=some_themes,
    ),
]
ThemeNames = Annotated[
    list[str],
    typer.Argument(
        metavar="THEME...",
        help="Each theme's name, or the clear start of a word of it.",
        autocompletion=some_themes,
    ),
]
ThemesOfPack = Annotated[
    str | None,
    typer.Option("--pack", metavar="PACK", help="The themes of this pack.", autocompletion=some_packs),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=1,
        help="Show at most this many. At a terminal: 10, or as `config list-length` says.",
    ),
]
Everything = Annotated[bool, typer.Option("--all", help="Show them all.")]
