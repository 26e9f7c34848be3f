"""`erase`: an entry and all files with its id, removed for good."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.numbering import entry_meant, number_typed
from equityjournal.cli.session.session import open_session
from equityjournal.cli.sharing.already_shared import tell_if_shared
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.ask import typed_yes
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.meant import LEAST, Listed
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.config import numbers_place
from equityjournal.store.index import numbers
from equityjournal.store.sharing.replies import Responses

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry

QUESTIONS = "questions"
"""Typed instead of an entry's name: a coach's questions."""


def erase(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The entry, as `show` takes it; or the word questions.",
            autocompletion=some_entries,
        ),
    ],
    replies: Annotated[
        bool, typer.Option("--replies", help="Only what others wrote on it; the entry stays.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an entry for good: its versions, copies and drafts too.

    Replies to it, and notes that you talked it over, go with it; --replies
    removes the replies alone, and the word questions, in the place of an ID,
    those that somebody sent you. It asks first, and about an entry named by a
    number even with --yes. What a backup or a synced
    copy of the journal still holds is out of its reach.
    """
    session, today = open_session(context), clock.now().date()
    yes = yes and number_typed(entry) is None
    if entry == QUESTIONS:
        _erase_words_of_others(session, None, yes=yes)
        return
    if replies:
        meant = session.find_brief(entry, today, least=LEAST)
        _erase_words_of_others(session, meant.id, yes=yes)
        return
    trash, (briefs, _) = session.journal.trash(), session.catalogue.find(Selection())
    known: dict[str, Entry | Brief] = {stored.record.id: stored.record for stored in trash}
    known |= {brief.id: brief for brief in briefs}
    found = entry_meant(entry, Listed(known.values()), today, session.numbering, least=LEAST)
    if not yes and not _sure(session, found):
        tell(say("Nothing was erased."))
        return
    count = session.journal.erase(found.id, today)
    numbers.forget(numbers_place(), found.id)
    gone = say_many(
        "{id} is gone for good: 1 file.", "{id} is gone for good: {count} files.", count, id=found.id
    )
    tell(gone)
    tell(
        say(
            "Backups, synced copies of the journal, documents you exported and the disk itself may still "
            "hold it; those are out of reach from here."
        )
    )
    if yes:
        tell_if_shared(session, found.id)


def _erase_words_of_others(session: "Session", entry: str | None, *, yes: bool) -> None:
    """Remove the replies to an entry, or all questions received.

    Raises:
        NotAllowed: When nobody is there to ask.
        UnknownName: When there are none.
    """
    responses = Responses(session.root)
    if not (responses.on(entry) if entry else responses.questions()):
        raise UnknownName(say("Nobody sent anything of the kind, so there is nothing to erase."))
    question = say("Erase every question that was sent to you? Type yes; anything else leaves them.")
    if entry:
        question = say(
            "Erase every reply to {id}? The entry stays. Type yes; anything else leaves them.", id=entry
        )
    if not yes:
        _refuse_unless_somebody_is_here()
        if not typed_yes(question, talking_to(False)):
            tell(say("Nothing was erased."))
            return
    session.journal.refuse_after_loss()
    count = responses.forget_replies(entry) if entry else responses.forget_questions()
    tell(say_many("1 file is gone for good.", "{count} files are gone for good.", count))


def _refuse_unless_somebody_is_here() -> None:
    if not is_terminal(sys.stdin):
        raise NotAllowed(say("Erasing asks first, and nobody is here to answer; --yes does without."))


def _sure(session: "Session", entry: "Entry | Brief") -> bool:
    """Whether the person confirms by typing yes.

    Raises:
        NotAllowed: When nobody is there to ask.
    """
    _refuse_unless_somebody_is_here()
    question = say(
        "Erase {id}, about {day}, for good, with every earlier version, draft and reply? It cannot be "
        "brought back. Type yes to erase it; anything else leaves it.",
        id=entry.id,
        day=in_words(entry.happened),
    )
    tell(words_in_passing(entry), indent=2, to=talking_to(False))
    tell_if_shared(session, entry.id, to=talking_to(False))
    return typed_yes(question, talking_to(False))
