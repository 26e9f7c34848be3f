"""Unfinished answers: offered again, resumed, or put in the trash."""

from datetime import date, datetime
from typing import TextIO

from equityjournal.cli.session.session import Session, name_problems
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.ask import one_line
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.entries.brief import keeps_to_itself
from equityjournal.core.entries.entry import Draft, first_words, words_of
from equityjournal.core.text.dates import in_words, on_day
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.record import Stored


def left_open(session: Session, now: datetime, to: TextIO, *, resume: bool) -> Draft | None:
    """An unfinished writing to go on with, if wanted.

    Args:
        session: The journal. Drafts of it that cannot be read are named.
        now: The moment.
        to: Where to ask.
        resume: The latest is wanted without being offered.

    Raises:
        UnknownName: When one was asked for and there is none.
    """
    _name_what_no_entry_holds(session)
    waiting = _not_saved_yet(session, to)
    if resume and not waiting:
        raise UnknownName(say("There is nothing unfinished. `equityjournal write` begins something new."))
    if resume:
        return _taken_up(session, waiting[-1], now, to)
    while waiting:
        latest = waiting[-1]
        _offer(latest.record, len(waiting), now.date(), to)
        wanted = one_line().strip().casefold()
        if wanted in ("", say("y"), say("yes")):
            tell(to=to)
            return _taken_up(session, latest, now, to)
        if wanted in (say("n"), say("no")):
            return None
        if wanted in (say("t"), say("trash")):
            session.journal.drafts.put_away(waiting.pop(), clock.now())
            tell(say("It is in the trash. `equityjournal restore draft` brings it back."), to=to)
        tell(to=to)
    return None


def _taken_up(session: Session, kept: Stored[Draft], now: datetime, to: TextIO) -> Draft | None:
    draft = session.journal.drafts.take_up(kept, now)
    if draft is None:
        tell(say("Somebody is writing that one in another window by now, so here is something new."), to=to)
        tell(to=to)
    return draft


def _not_saved_yet(session: Session, to: TextIO) -> list[Stored[Draft]]:
    """Drafts without an entry.

    After a crash a draft may have been saved; it goes into the trash, with a sentence.
    """
    waiting = []
    for kept in session.journal.drafts.unfinished():
        draft = kept.record
        saved = [
            entry
            for entry in session.entries_on(draft.happened)
            if words_of(entry.answers) == words_of(draft.answers) and entry.written >= draft.started
        ]
        if not saved:
            waiting.append(kept)
            continue
        session.journal.drafts.put_away(kept, clock.now())
        tell(
            say(
                "The answer you began on {day} was saved, as {id}; its draft is in the trash.",
                day=in_words(draft.started.date()),
                id=saved[0].id,
            ),
            to=to,
        )
    return waiting


def _offer(draft: Draft, count: int, today: date, to: TextIO) -> None:
    """Offer an answer by its day and first words."""
    begun = say_many(
        "You began an answer {when} and left it unfinished:",
        "You have {count} unfinished answers. The latest, begun {when}:",
        count,
        when=on_day(draft.started.date(), today),
    )
    tell(begun, to=to)
    tell(say("private") if keeps_to_itself(draft) else first_words(draft.answers), indent=2, to=to)
    tell(say("Go on with it? Enter for yes, n for not now, t to put it in the trash."), to=to)


def _name_what_no_entry_holds(session: Session) -> None:
    """Name unreadable drafts, and texts left among the drafts."""
    name_problems(session.journal.drafts.unreadable())
    count = len(session.journal.drafts.loose())
    if count:
        said = say_many(
            "1 file among your drafts is in no entry yet. `equityjournal check` says what it is.",
            "{count} files among your drafts are in no entry yet. `equityjournal check` says what they are.",
            count,
        )
        note([said])
