"""Entries erased: a single entry, all before a day, words of an entry, or replies to it."""

import sys
from typing import TYPE_CHECKING, NamedTuple

import typer

from equityjournal.cli.editing.erasing_before import agreed_before
from equityjournal.cli.editing.erasing_words import erase_words
from equityjournal.cli.editing.out_of_reach import refuse_words_left, tell_out_of_reach
from equityjournal.cli.meeting.reply_lines import tell_if_shared
from equityjournal.cli.session.numbering import number_typed
from equityjournal.cli.session.unreadable_entries import (
    bare_entries,
    bare_entry,
    meant_with_bare,
    refuse_where_none_is_readable,
)
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import agrees
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.meant import LEAST
from equityjournal.core.entries.selection import Selection, plain
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.places import numbers_place
from equityjournal.store.entries import numbers_shown
from equityjournal.store.entries.erasing import bears
from equityjournal.store.listing.folders import ROOMS
from equityjournal.store.sharing.replies import Responses

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.entries.erasing import Erased

QUESTIONS = "questions"
"""Typed instead of an entry's name: a coach's questions."""


class Asked(NamedTuple):
    """The command line of `erase`."""

    entry: str
    words: str | None
    before: str | None
    replies: bool
    yes: bool

    def refuse_unclear(self) -> None:
        """Refuse a command line with two contradictory wishes.

        Raises:
            UnclearCommand: In a sentence.
        """
        if self.before is not None and (self.entry or self.words is not None or self.replies):
            raise UnclearCommand(say("--before erases whole entries, by their days; give it alone."))
        if self.words is not None and (self.replies or self.entry == QUESTIONS):
            raise UnclearCommand(say("--words takes words out of your own entry; give it without --replies."))


def erase_as_asked(session: "Session", asked: Asked) -> None:
    """Erase as the command line says."""
    entry, words, today = asked.entry, asked.words, clock.now().date()
    yes = asked.yes and number_typed(entry) is None
    if asked.before is not None:
        _erase_before(session, asked.before, today, yes=yes)
        return
    if entry == QUESTIONS:
        _erase_words_of_others(session, None, yes=yes)
        return
    if asked.replies:
        meant = session.find_brief(entry, today, least=LEAST)
        _erase_words_of_others(session, meant.id, yes=yes)
        return
    found = _meant(session, entry, today)
    if words is not None:
        erase_words(session, found, words, clock.now(), yes=yes)
        return
    if not yes and not _sure(session, found):
        return
    _erase(session, found.id, today, yes=yes)


def _erase(session: "Session", identity: str, today: "date", *, yes: bool) -> None:
    """Erase an entry, and name copies left or out of reach.

    Raises:
        Exit: When the journal held no file of the entry.
    """
    erased = session.journal.eraser.erase(identity, today)
    numbers_shown.forget(numbers_place(), identity)
    if erased.files:
        gone = say_many(
            "{id} is gone for good: 1 file.",
            "{id} is gone for good: {count} files.",
            erased.files,
            id=identity,
        )
        tell(gone)
    else:
        tell(say("The journal holds no file of {id} any more.", id=identity))
    _tell_left(session, erased)
    tell_out_of_reach(session.root)
    if yes:
        tell_if_shared(session, identity)
    refuse_words_left(erased.words)
    if not erased.files:
        raise typer.Exit(1)


def _erase_before(session: "Session", before: str, today: "date", *, yes: bool) -> None:
    """Erase all entries about days before a day, after agreement."""
    identities = agreed_before(session, before, today, yes=yes)
    if not identities:
        return
    first, *others = identities
    erased = session.journal.eraser.erase(first, today, *others)
    for identity in identities:
        numbers_shown.forget(numbers_place(), identity)
    tell(say_many("1 entry is gone for good.", "{count} entries are gone for good.", len(identities)))
    _tell_left(session, erased)
    tell_out_of_reach(session.root)
    for identity in identities:
        tell_if_shared(session, identity)
    refuse_words_left(erased.words)


def _meant(session: "Session", entry: str, today: "date") -> "Entry | Brief":
    """The entry to erase: in the journal or the trash, or by an id in any file.

    Raises:
        UnknownName: When none is meant, or several.
    """
    known: dict[str, Entry | Brief] = {
        stored.record.id: stored.record for stored in session.journal.trash.entries()
    }
    known |= {brief.id: brief for brief in session.catalogue.find(Selection())[0]}
    bare = bare_entries(session.root, ROOMS, known)
    whole = plain(entry)
    if whole not in known and (named := bare_entry(whole)) and bears(session.root, whole):
        bare[whole] = named
    if not known and not bare:
        refuse_where_none_is_readable(session.catalogue)
    return meant_with_bare(entry, known, bare, today, session.numbering)


def _tell_left(session: "Session", erased: "Erased") -> None:
    """Name files still with the id, and places not looked into."""
    if erased.left:
        tell(
            say(
                "Its id, or its words, still stand in these, which are not files of the entry itself and "
                "were left. Look at each, and delete what should go:"
            )
        )
        for path in erased.left:
            tell(str(path.relative_to(session.root)), indent=2)
    if erased.unseen:
        tell(say("These could not be opened, and may hold it:"))
        for path in erased.unseen:
            tell(str(path.relative_to(session.root)), indent=2)


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
        if not agrees(question, say("Nothing was erased."), yes=False):
            return
    session.journal.guard.refuse_after_loss()
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
    return agrees(question, say("Nothing was erased."), yes=False)
