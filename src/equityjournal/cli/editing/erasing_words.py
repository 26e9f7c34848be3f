"""`erase ID --words`: each place of a passage shown, then emptied."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.editing.out_of_reach import refuse_words_left, tell_out_of_reach
from equityjournal.cli.meeting.reply_lines import tell_if_shared
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import agrees, one_line
from equityjournal.core.entries.passages import has_words, near_forms, with_words_round
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand, UnknownName
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.disk.places import numbers_place
from equityjournal.store.entries import numbers_shown
from equityjournal.store.entries.erasing_words import find

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.entries.erasing_words import Place

ASKED = "-"
"""Typed instead of the words: they are asked for, and stand in no shell's history."""


def erase_words(session: "Session", meant: "Entry | Brief", words: str, now: datetime, *, yes: bool) -> None:
    """Show each place of a passage, ask once, and remove the passage.

    Raises:
        UnknownName: When it stands nowhere in the entry.
        NotAllowed: When nobody is there to ask, or no other text would be left.
    """
    typed = words
    words = _asked() if words == ASKED else words
    if not has_words(words):
        raise UnclearCommand(
            say("Which words? Give them after --words, in quotes; or --words - to be asked.")
        )
    session.journal.guard.refuse_after_loss()
    found = find(session.root, meant.id, words)
    if not found.places:
        raise _not_found(meant, words, found.texts)
    to = talking_to(False)
    tell(say("The words are in these places:"), to=to)
    for place in found.places:
        tell(_in_a_line(place, private=meant.private), indent=2, hang=2, to=to)
    if not yes:
        if not is_terminal(sys.stdin):
            raise NotAllowed(say("Erasing asks first, and nobody is here to answer; --yes does without."))
        if not agrees(_question(meant.id), say("Nothing was erased."), yes=False):
            return
    erased = session.journal.eraser.erase_words(meant.id, words, now)
    numbers_shown.forget(numbers_place(), meant.id)
    tell(
        say_many(
            "Taken out of {id}, in 1 place. The entry stays.",
            "Taken out of {id}, in {count} places. The entry stays.",
            len(found.places),
            id=meant.id,
        )
    )
    _tell_left(session, erased.left, erased.unseen)
    tell_out_of_reach(session.root)
    if typed != ASKED:
        tell(say("What you typed after --words stays in the shell's history; `--words -` asks instead."))
    tell_if_shared(session, meant.id)
    refuse_words_left(erased.words)


def _asked() -> str:
    """The words, typed out of reach of a shell's history.

    Raises:
        NotAllowed: When the person leaves.
    """
    tell(say("Which words? What you type here is kept nowhere."), to=talking_to(False))
    try:
        return one_line()
    except (EOFError, KeyboardInterrupt):
        raise NotAllowed(say("Nothing was erased.")) from None


def _not_found(meant: "Entry | Brief", words: str, texts: Sequence[str]) -> UnknownName:
    """The refusal of absent words, with similar ones unless private."""
    none = say("These words are not in {id}, nor in its versions and drafts.", id=meant.id)
    near = near_forms(texts, words)
    if near and meant.private:
        shows = say("Similar words are; `equityjournal show {id}` shows them.", id=meant.id)
        return UnknownName(f"{none} {shows}")
    if near:
        forms = listed([say("“{words}”", words=form) for form in near])
        similar = say("Similar words there: {forms}.", forms=forms)
        return UnknownName(f"{none} {similar}")
    return UnknownName(none)


def _question(identity: str) -> str:
    return say(
        "Take the words out of {id} for good, in all these places? That cannot be undone. Type yes; anything "
        "else leaves them.",
        id=identity,
    )


def _in_a_line(place: "Place", *, private: bool) -> str:
    """A place with a little text; of a private entry, without."""
    where = _where(place)
    if private:
        return where
    return say("{where}: {words}", where=where, words=with_words_round(place.text, place.start, place.end))


def _where(place: "Place") -> str:
    """The file and the field of a place, in words."""
    name, _, number = place.key.partition(" ")
    fields = {
        "answers": say("answer {number}", number=number),
        "steps": say("small step"),
        "their_words": say("their words"),
        "title": say("title"),
        "setting": say("setting"),
        "people": say("people"),
        "feelings": say("feelings"),
    }
    kinds = {
        "entry": say("in the entry"),
        "version": say("in an earlier version"),
        "draft": say("in a draft"),
        "trash": say("in the trash"),
    }
    kind = kinds[place.kind]
    if place.kind == "version" and (day := _day_of(place.path)):
        kind = say("in the version before {day}", day=day)
    return ", ".join(filter(None, (kind, fields.get(name, name))))


def _day_of(version: Path) -> str:
    """The day a version was replaced, from its file's name."""
    try:
        return in_words(datetime.strptime(version.name[:8], "%Y%m%d").date())
    except ValueError:
        return ""


def _tell_left(session: "Session", left: Sequence[Path], unseen: Sequence[Path]) -> None:
    if left:
        tell(say("The same words are also in these other files, which were left as they are:"))
        for path in left:
            tell(str(path.relative_to(session.root)), indent=2)
    if unseen:
        tell(say("These could not be opened, and may hold it:"))
        for path in unseen:
            tell(str(path.relative_to(session.root)), indent=2)
