"""An unsaved edit: the words of an entry as changed so far, among the drafts."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from equityjournal.cli.answering.editor import edited, text_in
from equityjournal.cli.answering.finding_editor import how_to_wait
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.answers_text import all_laid_out, first_line, taken_apart
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.entry import Answer, Entry
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files


@dataclass
class UnsavedEdit:
    """The words of an entry, as changed so far."""

    session: Session
    entry: Entry
    """As it is in the journal."""
    path: Path
    """File of the changed words; it is there from the first change on."""
    answers: Sequence[Answer] | None
    """As changed so far; None: what an editor left is no text."""

    @property
    def is_changed(self) -> bool:
        """Whether any word differs from the entry's."""
        return self.answers != self.entry.answers

    @property
    def again(self) -> str:
        """The sentence on how to continue."""
        return say("`equityjournal edit {id}` offers what you wrote again.", id=self.entry.id)

    def with_text(self, number: int, text: str) -> list[Answer]:
        """All answers, with a new text for a single answer."""
        answers = list(self.entry.answers if self.answers is None else self.answers)
        answers[number] = answers[number].model_copy(update={"text": text})
        return answers

    def keep(self, number: int, text: str) -> None:
        """Store an answer's text with the others, unless the entry was erased meanwhile.

        Raises:
            NotSaved: When the disk fails.
        """
        self.answers = self.with_text(number, text)
        journal = self.session.journal
        if journal.is_in_journal(self.entry.id) or journal.trash.holds(self.entry.id):
            self._hold()
            files.replace(self.path, all_laid_out(self.answers).encode(), None)

    def change_in_editor(self) -> None:
        """Have all the words changed in the editor.

        Raises:
            NotAllowed: When there is no editor.
            NotSaved: When it failed; what it left stays.
        """
        content = None if self.path.exists() else all_laid_out(self.entry.answers)
        self._hold()
        written = edited(self.path, content, first_line(self.entry.answers), left=self.again)
        self.answers = taken_apart(written, self.entry.answers)

    def go_on_in_editor(self, number: int, text: str) -> str:
        """Change all words in the editor, in the middle of an answer; return the answer.

        Raises:
            NotAllowed, NotSaved: When nothing came of it. What a failed editor left stays in a file of its
                own, older than the one that the answer is kept in from then on.
        """
        before = self.with_text(number, text)
        drafts = self.session.journal.drafts
        path = drafts.edit_path(self.entry.id, clock.now())
        content = all_laid_out(before)
        try:
            written = edited(path, content, first_line(before), left=self.again)
            if taken_apart(written, before) == before:
                drafts.remove_text(path)
                unchanged = say("Nothing was changed.")
                raise NotSaved(f"{unchanged} {how_to_wait()}".rstrip())
        except (NotAllowed, NotSaved):
            kept, self.path = self.path, drafts.edit_path(self.entry.id, clock.now())
            if kept.exists():
                self.keep(number, text)
                drafts.remove_text(kept)
                drafts.let_go_of_text(kept)
            raise
        self.answers = taken_apart(written, before)
        self.keep(number, self.answers[number].text)
        drafts.remove_text(path)
        return self.answers[number].text

    def remove(self) -> None:
        """Remove the edit from the drafts."""
        self.session.journal.drafts.remove_text(self.path)

    def let_go(self) -> None:
        """Release the edit to any window."""
        self.session.journal.drafts.let_go_of_text(self.path)

    def _hold(self) -> None:
        """Hold the edit from other windows."""
        files.make_folder(self.path.parent)
        self.session.journal.drafts.hold_text(self.path)


def taken_up(session: Session, entry: Entry, now: datetime) -> UnsavedEdit:
    """An edit of an entry, with words of an earlier unsaved edit if wanted."""
    drafts = session.journal.drafts
    anew = UnsavedEdit(session, entry, drafts.edit_path(entry.id, now), entry.answers)
    path = drafts.left_edit(entry.id)
    if path is None or not drafts.hold_text(path):
        return anew
    left = UnsavedEdit(session, entry, path, _answers_in(path, entry))
    if not left.is_changed:
        left.remove()
        return anew
    if not is_terminal(sys.stdin):
        note(say("What you wrote in it before was not saved, and opens again."))
        return left
    if _is_wanted(left):
        return left
    drafts.put_edit_away(path)
    return anew


def _answers_in(path: Path, entry: Entry) -> Sequence[Answer] | None:
    """The answers in an edit's left file; None if not text."""
    try:
        return taken_apart(text_in(files.read(path)).removesuffix("\n"), entry.answers)
    except (DamagedFile, FileNotFoundError, UnicodeDecodeError):
        return None


def _is_wanted(left: UnsavedEdit) -> bool:
    """Offer the words of an earlier edit.

    Of a private entry, without showing them.
    """
    to = talking_to(False)
    tell(say("You changed this entry before, and it was not saved:"), to=to)
    shown = left.entry if left.answers is None else left.entry.model_copy(update={"answers": left.answers})
    tell(words_in_passing(shown), indent=2, to=to)
    tell(
        say("Go on with it? Enter for yes, n to begin from the entry as it is; this then goes to the trash."),
        to=to,
    )
    while True:
        wanted = one_line().strip().casefold()
        if wanted in ("", say("y"), say("yes")):
            return True
        if wanted in (say("n"), say("no")):
            return False
        tell(say("Enter goes on with it, n begins from the entry as it is."), to=to)
