"""An entry erased or deleted by another window while open in the editor."""

import sys
from datetime import datetime
from pathlib import Path

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.entries.entry import Entry, begun_again
from equityjournal.core.text.errors import ChangedMeanwhile
from equityjournal.core.text.speech import say


def refuse_if_taken_away(session: Session, entry: Entry, path: Path, changed: Entry, now: datetime) -> None:
    """Refuse to save an entry gone from the journal, and offer its words.

    Of an erased entry no file may stay, so the words are shown, and kept only as the person says.

    Args:
        session: The journal.
        entry: The entry as it was read.
        path: The text in the editor.
        changed: The entry with the words that the editor left.
        now: The moment.

    Raises:
        ChangedMeanwhile: When it is in the trash, or nowhere.
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
    if changed != entry:
        _offer_words(session, changed, now)
    session.journal.drafts.remove_text(path)
    raise ChangedMeanwhile(say("{id} was erased while it was open here, so it was not changed.", id=entry.id))


def _offer_words(session: Session, changed: Entry, now: datetime) -> None:
    """Show the words, and keep them as a new draft if wanted."""
    note(say("This is what you wrote, so that you can copy it from here:"))
    for answer in changed.answers:
        tell(answer.text, lines=True, to=sys.stderr)
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
