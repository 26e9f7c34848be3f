"""`delete`: an entry into the trash, from where it can come back."""

from typing import Annotated

import typer

from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.session import open_session
from equityjournal.cli.sharing.already_shared import tell_if_shared
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def delete(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The entry, as `show` takes it.", autocompletion=some_entries)
    ],
) -> None:
    """Move an entry to the trash.

    `equityjournal restore` brings it back; `equityjournal erase` removes it
    for good.
    """
    session, today = open_session(context), clock.now().date()
    kept = session.open_entry(entry, today)
    session.journal.delete(kept, today)
    tell(words_in_passing(kept.record), indent=2)
    tell(
        say(
            "{id}, about {day}, is in the trash. `equityjournal restore {id}` brings it back.",
            id=kept.record.id,
            day=in_words(kept.record.happened),
        )
    )
    tell_if_shared(session, kept.record.id)
