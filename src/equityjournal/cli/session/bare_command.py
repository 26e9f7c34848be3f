"""`equityjournal` without a verb."""

import typer

from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.overview import tell_where_things_stand
from equityjournal.cli.session.text_commands import refuse_piped_words
from equityjournal.cli.terminal import clock


def tell_overview(context: typer.Context) -> None:
    """Say where things stand; words in a pipe are refused."""
    refuse_piped_words(context)
    tell_where_things_stand(open_session(context), clock.now())
