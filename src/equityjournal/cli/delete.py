"""`delete`: an entry, moved to the trash."""

import typer

from equityjournal.cli.commands.arguments import EntryName
from equityjournal.cli.meeting.reply_lines import tell_if_shared
from equityjournal.cli.session.numbering import agreed
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def delete(context: typer.Context, entry: EntryName) -> None:
    """Move an entry to the trash.

    `equityjournal restore` brings it back; `equityjournal erase` removes it
    for good. An entry named by a number is asked about first.
    """
    session, today = open_session(context), clock.now().date()
    stored = session.open_entry(entry, today)
    if not agreed(entry, say("Move it to the trash?"), say("Nothing was deleted.")):
        return
    session.journal.trash.delete(stored, today)
    tell(words_in_passing(stored.record), indent=2)
    tell(
        say(
            "{id}, about {day}, is in the trash. `equityjournal restore {id}` brings it back.",
            id=stored.record.id,
            day=in_words(stored.record.happened),
        )
    )
    tell_if_shared(session, stored.record.id)
