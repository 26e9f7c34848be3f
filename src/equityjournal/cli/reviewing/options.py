"""Options of `review`."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from equityjournal.cli.commands.arguments import Force, ThemesOfPack
from equityjournal.cli.commands.filters import AsJson


class ReviewOptions(NamedTuple):
    """The options of `review`, as typed."""

    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="From this day, or last-talk; without it, three months back."
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Up to this day; without it, the last you wrote about."),
    ] = None
    by: Annotated[str, typer.Option("--by", metavar="WAY", help="theme, group, lens, setting or month")] = (
        "theme"
    )
    pack: ThemesOfPack = None
    page: Annotated[
        Path | None,
        typer.Option(
            "--page",
            metavar="[FILE]",
            help="Make a page to look at together; without FILE, named by the day.",
        ),
    ] = None
    with_feelings: Annotated[
        bool, typer.Option("--with-feelings", help="On the page: your words for feelings too.")
    ] = False
    with_steps: Annotated[bool, typer.Option("--with-steps", help="On the page: your small steps too.")] = (
        False
    )
    with_settings: Annotated[bool, typer.Option("--with-settings", help="On the page: settings too.")] = False
    with_happened_to_me: Annotated[
        bool,
        typer.Option("--with-happened-to-me", help="On the page: entries about what happened to you, too."),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", help="Show what stands on the page, and do not ask.")] = False
    force: Force = False
    json: AsJson = False
