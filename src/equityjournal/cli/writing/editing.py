"""An entry's words in the person's editor."""

import sys
from datetime import datetime
from pathlib import Path

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.editor import edited, editor_command, text_in
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.taken_away import refuse_if_taken_away
from equityjournal.core.entries.answers_text import all_laid_out, first_line, taken_apart
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.record import Stored


def edited_words(session: Session, stored: Stored[Entry], now: datetime) -> Entry:
    """The entry with its words from the editor, saved if changed.

    Every refusal that can be foreseen comes before the editor opens. After any other, the words stay among
    the drafts, and the next `edit` offers them.

    Raises:
        NotAllowed: When there is no editor, or all the text is gone: emptying it deletes nothing.
        ChangedMeanwhile: When the file changed under the editor, or was taken away.
        NotSaved: When the editor failed, or the disk will not take the words.
    """
    editor_command()
    entry, drafts = stored.record, session.journal.drafts
    path = _taken_up(session, entry)
    content = None if path else all_laid_out(entry.answers)
    path = path or drafts.edit_path(entry.id, now)
    again = say("`equityjournal edit {id}` offers what you wrote again.", id=entry.id)
    try:
        written = edited(path, content, first_line(entry.answers), left=again)
    except NotSaved:
        if not files.is_there(path):
            refuse_if_taken_away(session, entry, path, entry, now)
        raise
    changed = entry.model_copy(update={"answers": taken_apart(written, entry.answers)})
    refuse_if_taken_away(session, entry, path, changed, now)
    if changed == entry:
        drafts.remove_text(path)
        return entry
    if not any(answer.text.strip() for answer in changed.answers):
        drafts.remove_text(path)
        raise NotAllowed(
            say(
                "No text is left, so nothing was changed. `equityjournal delete {id}` moves it to the trash.",
                id=entry.id,
            )
        )
    try:
        session.journal.replace(stored, changed.model_copy(update={"edited": now}), now)
    except ChangedMeanwhile:
        refuse_if_taken_away(session, entry, path, changed, now)
        raise ChangedMeanwhile(
            say(
                "{id} was changed by something else while you wrote, so nothing was overwritten. "
                "`equityjournal show {id}` shows it as it is now; `equityjournal edit {id}` offers what you "
                "wrote again.",
                id=entry.id,
            )
        ) from None
    except (NotSaved, NotAllowed, DamagedFile):
        note([again])
        raise
    drafts.remove_text(path)
    return changed


def _taken_up(session: Session, entry: Entry) -> Path | None:
    """The file of an earlier edit that was not saved, if it is to be gone on with."""
    drafts = session.journal.drafts
    path = drafts.left_edit(entry.id)
    if path is None:
        return None
    try:
        left = taken_apart(text_in(files.read(path)).removesuffix("\n"), entry.answers)
    except (DamagedFile, FileNotFoundError, UnicodeDecodeError):
        left = None
    if left == entry.answers:
        drafts.remove_text(path)
        return None
    if not is_terminal(sys.stdin):
        note([say("What you wrote in it before was not saved, and opens again.")])
        return path
    _offer(entry if left is None else entry.model_copy(update={"answers": left}))
    while True:
        wanted = one_line().strip().casefold()
        if wanted in ("", say("y"), say("yes")):
            return path
        if wanted in (say("n"), say("no")):
            drafts.put_edit_away(path)
            return None
        tell(say("Enter goes on with it, n begins from the entry as it is."), to=talking_to(False))


def _offer(left: Entry) -> None:
    """Offer the words that an editor left; of a private entry, without them."""
    to = talking_to(False)
    tell(say("You changed this entry in your editor before, and it was not saved:"), to=to)
    tell(words_in_passing(left), indent=2, to=to)
    tell(
        say("Go on with it? Enter for yes, n to begin from the entry as it is; this then goes to the trash."),
        to=to,
    )
