"""`review`: a look back over some months, on screen or a page."""

from functools import partial
from typing import Any

import typer

from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.commands.verb_command import VerbCommand
from equityjournal.cli.reviewing.options import ReviewOptions

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


@partial(with_gathered, parameter="options", kind=ReviewOptions)
def review(context: typer.Context, options: ReviewOptions) -> None:
    """Look back over the last months.

    What you wrote about and what not, by days; the words you used for
    feelings; settings, and small steps. Your private entries count here, for
    only you read it.

    --page makes one file to look at with somebody you trust, and shows first
    what stands on it. Private entries are never in it, nor is anything you
    wrote in an answer: `equityjournal with NAME` makes a page with entries
    you choose.
    """
    from equityjournal.cli.reviewing.look_back import look_back  # noqa: PLC0415 - not for --help

    look_back(context, options)
