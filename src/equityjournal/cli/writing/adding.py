"""A later thought, offered before an entry about harm is changed."""

import sys
from collections.abc import Collection
from datetime import datetime

import typer

from equityjournal.cli.answering.command_words import verbs_of
from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.session.labels import marks_of_reply
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.after_saving import after_saving
from equityjournal.cli.writing.asking import ask
from equityjournal.cli.writing.options import WriteOptions
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.saving import save
from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.text.speech import say


def is_added_instead(entry: Entry) -> bool:
    """Whether a later thought is added, as offered for harm to the writer."""
    if not (entry.happened_to_me and is_terminal(sys.stdin)):
        return False
    to = talking_to(False)
    tell(say("What you wrote then may matter as it is, with its date."), to=to)
    while True:
        tell(say("Add a later thought instead? Enter for yes, e to change the words themselves."), to=to)
        wanted = one_line().strip().casefold()
        if wanted in ("", say("y"), say("yes")):
            tell(to=to)
            return True
        if wanted in (say("e"), say("edit"), say("n"), say("no")):
            return False


def add_thought(context: typer.Context, session: Session, entry: Entry, now: datetime) -> None:
    """Ask for a later thought on an entry, and save the thought."""
    request = _later_look(session, entry.id, now, verbs_of(context))
    written = ask(request)
    if written is not None:
        saved, path = save(request, written.draft, InHand())
        after_saving(request, saved, path, written.further)


def _later_look(session: Session, identity: str, now: datetime, verbs: Collection[str]) -> Request:
    """A later look at an entry, without other labels."""
    options = WriteOptions(fresh=True, reply=identity)
    draft = Draft(started=now, happened=now.date(), **marks_of_reply(session, identity, now))
    return Request(options, session, now, None, [], draft, talking_to(False), verbs)
