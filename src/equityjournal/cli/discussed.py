"""`discussed`: conversations about entries, and questions from a coach."""

from typing import Annotated

import typer

from equityjournal.cli.commands.completed_line import completed
from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.text_commands import NoteCommand
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.usage_errors import which_entry
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say

COMMAND = NoteCommand


def discussed(
    context: typer.Context,
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="The entry, as `show` takes it; without it, all conversations are listed.",
            autocompletion=some_entries,
            show_default=False,
        ),
    ] = None,
    whom: Annotated[
        str | None, typer.Option("--with", metavar="ROLE", help="With whom, by role and not by name.")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", "-d", metavar="DAY", help="The day, if it was not today.")
    ] = None,
    words: Annotated[str, typer.Option("--note", metavar="WORDS", help="What to remember of it.")] = "",
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you learnt from talking it over.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="List earlier questions too.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was noted last.")] = False,
    json: AsJson = False,
) -> None:
    """Note that you talked an entry over, or list what was talked over.

    The note stays beside the entry, which is not changed, and `show` prints
    it. Without ID, the questions somebody sent you are listed too; of a
    conversation about a private entry, only the day.
    """
    from equityjournal.cli.meeting.talked_over import note_talk, take_back, tell_all  # noqa: PLC0415 - loads Pydantic

    now = clock.now()
    about = parse_day(day, now.date()) if day is not None else None
    role = " ".join((whom or "").split())
    session = open_session(context)
    if entry is None and undo and role:
        take_back(session, None, role, about)
        return
    if entry is None:
        if whom is not None or day is not None or words or learnt or undo:
            raise UnclearCommand(which_entry(completed(context)))
        tell_all(session, every=every, json=json)
        return
    if not (role or undo):
        raise UnclearCommand(
            say('With whom, by their role? equityjournal discussed {id} --with "my supervisor"', id=entry)
        )
    identity = session.find_brief(entry, now.date(), least=2).id
    session.journal.guard.refuse_after_loss()
    if undo:
        take_back(session, identity, role, about)
    else:
        said = (words.strip(), learnt.strip())
        note_talk(session, identity, role, about or now.date(), said, now)
