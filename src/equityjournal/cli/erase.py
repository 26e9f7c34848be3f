"""`erase`: an entry and all files with its id, removed for good."""

from typing import Annotated

import typer

from equityjournal.cli.commands.completed_line import completed
from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.usage_errors import which_entry
from equityjournal.core.text.errors import UnclearCommand


def erase(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The entry, as `show` takes it; or the word questions.",
            autocompletion=some_entries,
        ),
    ] = "",
    words: Annotated[
        str | None,
        typer.Option("--words", metavar="WORDS", help="Only these words; the entry stays. - asks for them."),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="DAY", help="All entries about days before this day."),
    ] = None,
    replies: Annotated[
        bool, typer.Option("--replies", help="Only what others wrote on it; the entry stays.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an entry for good: its versions, copies and drafts too.

    Replies to it, and notes that you talked it over, go with it; --replies
    removes the replies alone, and the word questions, in the place of an ID,
    those that somebody sent you. --words takes a passage out of the entry and
    all its versions, and shows each place. It asks first, and about an
    entry named by a number even with --yes. An entry that cannot be read is
    named by its id.

    Any other file in the journal's folder that still bears the id is named
    and left. What a backup or a synced copy of the journal still holds is out
    of its reach.
    """
    if before is None and not entry:
        raise UnclearCommand(which_entry(completed(context)))
    from equityjournal.cli.editing.erasing_entries import Asked, erase_as_asked  # noqa: PLC0415 - loads Pydantic

    asked = Asked(entry, words, before, replies, yes)
    asked.refuse_unclear()
    erase_as_asked(open_session(context), asked)
