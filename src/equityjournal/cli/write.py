"""`write`: a question and its answer, or text as given."""

from functools import partial
from typing import Annotated

import typer

from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.commands.text_commands import TextCommand
from equityjournal.cli.writing.options import WriteOptions

COMMAND = TextCommand


@partial(with_gathered, parameter="options", kind=WriteOptions)
def write(
    context: typer.Context,
    options: WriteOptions,
    text: Annotated[  # noqa: ARG001 - in hand by now
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Keep this text as it is; - reads it from a pipe."),
    ] = None,
) -> None:
    """Ask one question and keep your answer, or keep text you give.

    With TEXT, no question is asked; it is saved, and at a terminal you may
    then name a theme. What you type after the command stays in the shell's
    history; without TEXT, nothing does.

    A shell has uses of its own for apostrophes and for $. Put TEXT in double
    quotes: "She didn't ring." With a $ in it, in single ones: 'The cost was
    $50.' Or leave TEXT out, and type at the question.
    """
    from equityjournal.cli.writing.new_entry import write_entry  # noqa: PLC0415 - much, which `--help` needs not

    write_entry(context, options)
