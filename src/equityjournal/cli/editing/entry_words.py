"""An entry's words, changed: a single answer in place, or all in the person's editor."""

import sys
from datetime import datetime

from equityjournal.cli.answering.finding_editor import editor_command
from equityjournal.cli.answering.writing_way import Way, WayOfWriting
from equityjournal.cli.editing.one_answer import change_answer, chosen_answer
from equityjournal.cli.editing.taken_away import refuse_if_taken_away
from equityjournal.cli.editing.unsaved_edit import UnsavedEdit, taken_up
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.records.record import Stored


def edited_words(
    session: Session, stored: Stored[Entry], now: datetime, flag: Way | None = None
) -> Entry | None:
    """The entry with its words changed, saved if different.

    None for an edit left for later.

    Every refusal that can be foreseen comes before the first word. After any other, the words stay among
    the drafts, and the next `edit` offers them.

    Args:
        session: The journal.
        stored: The entry.
        now: The moment.
        flag: The way of writing asked for.

    Raises:
        NotAllowed: When there is no editor, or all the text is gone: emptying it deletes nothing.
        ChangedMeanwhile: When the file changed meanwhile, or was taken away.
        NotSaved: When the editor failed, or the disk will not take the words.
    """
    way = _way(flag)
    edit = taken_up(session, stored.record, now)
    try:
        number = chosen_answer(edit, way.to) if way else None
        if way is None or number is None:
            _change_in_editor(edit, now)
        elif not change_answer(edit, number, way):
            return None
        return _saved(edit, stored, now)
    finally:
        edit.let_go()


def _way(flag: Way | None) -> WayOfWriting | None:
    """The way to change a single answer.

    None for all answers in the editor.

    Line by line there is no way back to an earlier word, so there the editor comes first, and lines only
    without an editor.

    Raises:
        NotAllowed: When an editor is needed and there is none.
    """
    way = WayOfWriting(talking_to(False), flag)
    if is_terminal(sys.stdin) and (way.is_box or flag == "lines"):
        return way
    try:
        editor_command()
    except NotAllowed as error:
        if way.way == "editor" or not is_terminal(sys.stdin):
            raise
        tell(error.sentence, to=way.to)
        return way
    return None


def _change_in_editor(edit: UnsavedEdit, now: datetime) -> None:
    """Have the words changed in the editor."""
    try:
        edit.change_in_editor()
    except NotSaved:
        if not files.is_there(edit.path):
            refuse_if_taken_away(edit.session, edit.entry, edit.path, edit.entry, now)
        raise


def _saved(edit: UnsavedEdit, stored: Stored[Entry], now: datetime) -> Entry:
    """The entry with the words of an edit, saved if they differ."""
    session, entry = edit.session, edit.entry
    changed = entry.model_copy(update={"answers": edit.answers})
    refuse_if_taken_away(session, entry, edit.path, changed, now)
    if changed == entry:
        edit.remove()
        return entry
    if not any(answer.text.strip() for answer in changed.answers):
        edit.remove()
        raise NotAllowed(
            say(
                "No text is left, so nothing was changed. `equityjournal delete {id}` moves it to the trash.",
                id=entry.id,
            )
        )
    try:
        session.journal.replace(stored, changed.model_copy(update={"edited": now}), now)
    except ChangedMeanwhile:
        refuse_if_taken_away(session, entry, edit.path, changed, now)
        raise ChangedMeanwhile(
            say(
                "{id} was changed by something else while you wrote, so nothing was overwritten. "
                "`equityjournal show {id}` shows it as it is now; `equityjournal edit {id}` offers what you "
                "wrote again.",
                id=entry.id,
            )
        ) from None
    except (NotSaved, NotAllowed, DamagedFile):
        note(edit.again)
        raise
    edit.remove()
    return changed
