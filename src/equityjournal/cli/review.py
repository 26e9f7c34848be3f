"""`review`: a look back over some months, on screen or a page."""

from pathlib import Path
from typing import Annotated, Any

import typer

from equityjournal.cli.commands.arguments import Force, ThemesOfPack
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.verb_command import VerbCommand

NAMED_BY_US = "."  # stands for a file whose name is left to us


class ReviewCommand(VerbCommand):
    """The command `review`, with an optional file after --page."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        if "--page" in args:
            after = args.index("--page") + 1
            if after == len(args) or args[after].startswith("--"):
                args = [*args[:after], NAMED_BY_US, *args[after:]]
        return super().parse_args(ctx, args)


COMMAND = ReviewCommand


def review(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="From this day, or last-talk; without it, three months back."
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Up to this day; without it, the last you wrote about."),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="WAY", help="theme, group, lens, setting or month")
    ] = "theme",
    pack: ThemesOfPack = None,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page",
            metavar="[FILE]",
            help="Make a page to look at together; without FILE, named by the day.",
        ),
    ] = None,
    with_feelings: Annotated[
        bool, typer.Option("--with-feelings", help="On the page: your words for feelings too.")
    ] = False,
    with_steps: Annotated[
        bool, typer.Option("--with-steps", help="On the page: your small steps too.")
    ] = False,
    with_settings: Annotated[
        bool, typer.Option("--with-settings", help="On the page: settings too.")
    ] = False,
    with_happened_to_me: Annotated[
        bool,
        typer.Option("--with-happened-to-me", help="On the page: entries about what happened to you, too."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Show what stands on the page, and do not ask.")] = False,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Look back over the last months.

    What you wrote about and what not, by days; the words you used for
    feelings; settings, and small steps. Your private entries count here, for
    only you read it.

    --page makes one file to look at with somebody you trust, and shows first
    what stands on it. Private entries are never in it, nor is anything you
    wrote in an answer: `equityjournal with NAME` makes a page with entries
    you choose.
    """
    from equityjournal.cli.reviewing.look_back import Asked, review_as_asked  # noqa: PLC0415 - not for --help

    own_words = (with_feelings, with_steps, with_settings, with_happened_to_me)
    review_as_asked(context, Asked(since, until, by, pack, page, own_words, yes, force, json))
