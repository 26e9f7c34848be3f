"""`equityjournal` without a verb."""

import sys

import typer

from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.overview import tell_where_things_stand
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import is_piped_into


def tell_overview(context: typer.Context) -> None:
    """Say where things stand; words in a pipe are refused."""
    if is_piped_into(sys.stdin):
        from equityjournal.cli.commands.text_commands import refuse_piped_words  # noqa: PLC0415 - for a pipe alone

        refuse_piped_words(context)
    tell_where_things_stand(open_session(context), clock.now())
