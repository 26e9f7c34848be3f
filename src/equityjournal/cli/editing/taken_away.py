"""An entry taken away while open in the editor: deleted, erased, or gone from the disk."""

import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.entries.entry import Entry, begun_again
from equityjournal.core.text.errors import ChangedMeanwhile
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import erased_place
from equityjournal.store.entries.erased_ids import ErasedIds


def refuse_if_taken_away(session: Session, entry: Entry, path: Path, changed: Entry, now: datetime) -> None:
    """Refuse to save an entry gone from the journal, and offer its words.

    Of an entry erased here no file may stay, so the words are shown, and kept only as the person says. Of any
    other that is gone, these may be the last, so they are kept.

    Args:
        session: The journal.
        entry: The entry as it was read.
        path: The text in the editor.
        changed: The entry with the words that the editor left.
        now: The moment.

    Raises:
        ChangedMeanwhile: When it is in the trash, or nowhere.
        NotSaved: When the disk will not take the words of an entry that is gone; they are shown.
    """
    if session.journal.is_in_journal(entry.id):
        return
    if session.journal.trash.holds(entry.id):
        raise ChangedMeanwhile(
            say(
                "{id} was put in the trash while it was open here, so nothing was saved. `equityjournal "
                "restore {id}` brings it back, and `equityjournal edit {id}` then offers what you wrote.",
                id=entry.id,
            )
        )
    if not session.root.is_dir():
        _show_words(changed)
        raise ChangedMeanwhile(
            say(
                "The journal is no longer in {path}, so nothing was saved. Once it is there again, "
                "`equityjournal edit {id}` opens this entry, with any words that went with the journal.",
                path=session.root,
                id=entry.id,
            )
        )
    if not ErasedIds(erased_place()).among([entry.id]):
        _keep_words(session, path, changed, now)
    if changed != entry:
        _offer_words(session, changed, now)
    session.journal.drafts.remove_text(path)
    raise ChangedMeanwhile(say("{id} was erased while it was open here, so it was not changed.", id=entry.id))


def _keep_words(session: Session, path: Path, changed: Entry, now: datetime) -> NoReturn:
    """Show the words of an entry gone for no known reason, and keep them as a new draft.

    Raises:
        ChangedMeanwhile: Always.
        NotSaved: When the disk will not take them.
    """
    _show_words(changed)
    session.journal.drafts.keep(begun_again(changed, now))
    session.journal.drafts.remove_text(path)
    raise ChangedMeanwhile(
        say(
            "The file of {id} was taken away while it was open here, and not by this program. These words "
            "are kept as an unfinished answer: `equityjournal write` offers them again.",
            id=changed.id,
        )
    )


def _show_words(changed: Entry) -> None:
    """Show the words that the editor left."""
    note(say("This is what you wrote, so that you can copy it from here:"))
    for answer in changed.answers:
        tell(answer.text, lines=True, to=sys.stderr)


def _offer_words(session: Session, changed: Entry, now: datetime) -> None:
    """Show the words, and keep them as a new draft if wanted."""
    _show_words(changed)
    if not is_terminal(sys.stdin):
        return
    question = say(
        "{id} was erased while it was open here. Keep these words as an unfinished answer of its own? Type "
        "yes to keep them; anything else lets them go.",
        id=changed.id,
    )
    if typed_yes(question, talking_to(False)):
        session.journal.drafts.keep(begun_again(changed, now))
        tell(say("They are kept. `equityjournal write` offers them again."), to=talking_to(False))
