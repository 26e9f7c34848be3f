"""A coach's replies and questions, from the first word to sealing.

A typed reply is a draft in a private file of the sharing folder, named by keys and an entry's id; sealing the
reply removes the draft. Of a shared entry, only the first words are put into an editor.
"""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.terminal import clock, wishes
from equityjournal.cli.terminal.editor import edited, in_editor
from equityjournal.cli.terminal.how_to_answer import finish
from equityjournal.cli.terminal.incoming_text import captured, is_text
from equityjournal.cli.terminal.output import note, talking_to, tell
from equityjournal.cli.terminal.writing_way import Way, WayOfWriting
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.sharing.coach_questions import Question
from equityjournal.core.sharing.messages import LONGEST, MOST, Item
from equityjournal.core.sharing.shared_content import in_words_of
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.errors import DamagedFile, JournalError, NotAllowed, NothingToKeep, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened, show
from equityjournal.store.disk import files
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.entries.drafts import Drafts

EXCERPT = 90  # characters of an entry, enough to recognise it


class Replying:
    """A reply to an entry, from its first word to its sealing.

    Args:
        who: The writer of the entry.
        item: The entry, as shared.
        hand: The text given to the command.
    """

    def __init__(self, who: Trusted, item: Item, hand: InHand) -> None:
        self._who = who
        self._item = item
        self._hand = hand
        self._is_typed = False
        self._drafts = Drafts(sharing_place())
        self._path = sharing_place() / "drafts" / f"{who.person.key_id}-{item.entry}.txt"
        hand.reply_path = self._path

    def words(self, flag: Way | None = None) -> str | None:
        """The reply as given, piped or typed; None if left unfinished.

        Args:
            flag: The way of writing asked for.

        Raises:
            NothingToKeep: When it is blank.
            NotSaved: When piped bytes are not text, or an editor failed; the words are kept.
        """
        words = self._hand.words()
        if words is None:
            words = self._typed(WayOfWriting(talking_to(False), flag))
            if words is not None:
                self._hand.typed = words
        if words is not None and not is_text(words):
            raise NotSaved(
                say("Some of it is not text (it holds bytes that stand for no character); no reply was made.")
            )
        if words is not None and not words.strip():
            raise NothingToKeep(say("There is no text in that, so no reply was made."))
        return words

    def done(self) -> None:
        """Remove the draft of a sealed reply, if the reply was typed.

        The draft of an earlier, unfinished reply stays.
        """
        if self._is_typed:
            _remove(self._path)

    def _typed(self, way: WayOfWriting) -> str | None:
        """The reply as typed at the terminal, stored as it is typed."""
        to = way.to
        self._is_typed = True
        begun = self._draft()
        tell(self._entry(), bold=True, to=to)
        if way.way == "editor":
            try:
                return self._edit(begun)
            except NotAllowed as error:
                tell(error.sentence, to=to)
        others = say("Or :undo, :editor, :stop (for later).")
        tell(f"{finish()} {others}", to=to)
        if begun:
            tell(say("You began a reply to it:"), to=to)
        try:
            return way.answer(begun, self._keep, self._edit, None)
        except wishes.Stopped:
            self._tell_kept(to)
            return None
        except (EOFError, KeyboardInterrupt):
            tell(to=to)
            self._tell_kept(to)
            raise

    def _entry(self) -> str:
        """The entry on a line, for the screen and for an editor."""
        first = next((answer.text for answer in self._item.answers if answer.text.strip()), "")
        words = shortened(show(self._item.title or first), EXCERPT)
        day = in_words_of(self._item.about)
        return say("To {name}, about {day}: {words}", name=show(self._who.name), day=day, words=words)

    def _draft(self) -> str:
        """The draft of an unfinished reply, else empty."""
        try:
            return taken_out(captured(files.read(self._path).decode("utf-8-sig")), self._entry())
        except FileNotFoundError:
            return ""
        except (DamagedFile, UnicodeDecodeError):
            self._path = self._drafts.text_path(self._path.stem, clock.now())  # the unreadable file stays
            return ""

    def _edit(self, words: str) -> str:
        """The words after the coach's editor, stored."""
        written = in_editor(self._path, self._entry(), words)
        files.replace(self._path, written.encode(), None)
        return written

    def _keep(self, words: str) -> None:
        """Store the words typed so far."""
        files.make_folder(self._path.parent)
        files.replace(self._path, words.encode(), None)

    def _tell_kept(self, to: TextIO) -> None:
        """Say whether a draft is kept; remove it if empty."""
        if self._draft():
            tell(say("What you typed is kept, unfinished. The same command goes on with it."), to=to)
        else:
            _remove(self._path)
            tell(say("Nothing was written, so no reply was made."), to=to)


def keep_reply(hand: InHand) -> str:
    """Store or print the words of a failed reply; say where they are.

    Without a known recipient they are printed: `coach forget` finds drafts only by a person's keys.
    """
    hand.is_safe = True
    words, path, drafts = hand.readable(), hand.reply_path, Drafts(sharing_place())
    if path and words is not None:
        return _kept_in(drafts, path, words)
    if path:
        with contextlib.suppress(NotSaved):
            path = drafts.text_path(path.stem, clock.now()).with_suffix(".bin")
            files.make_folder(path.parent)
            files.create(path, hand.as_it_came)
            return say("It is kept in {path}, as it came.", path=path)
    hand.print_again()
    return say("What you wrote stands above; copy it.")


class EditedQuestions(NamedTuple):
    """Questions changed in a coach's editor, stored until they are sealed."""

    lines: list[str]
    path: Path
    """File of the text in the editor."""

    def remove(self) -> None:
        """Remove the file."""
        _remove(self.path)


def edited_questions(who: Trusted, found: Sequence[Question]) -> EditedQuestions:
    """Let a coach change drafted questions in their editor, a line each.

    Raises:
        NotAllowed: Without an editor.
        NotSaved: When the editor failed.
        NothingToKeep: When no line is left.
    """
    remarks = [
        say("A line each for {name}; change, add or take away what you like.", name=show(who.name)),
        say("Lines that begin with # are left out."),
    ]
    lines = [f"# {remark}" for remark in remarks]
    title = None
    for question in found:
        if question.title != title:
            title = question.title
            lines += ["", f"# {' '.join(show(title).split())}"]
        lines.append(" ".join(show(question.text).split()))
    path = Drafts(sharing_place()).text_path(who.person.key_id, clock.now())
    left = edited(path, "\n".join([*lines, ""])).split("\n")
    kept = [" ".join(line.split()) for line in left if line.strip() and not line.lstrip().startswith("#")]
    if not kept:
        EditedQuestions([], path).remove()
        raise NothingToKeep(say("No question is left, so nothing was made."))
    return EditedQuestions(kept, path)


@contextlib.contextmanager
def sealing(changed: EditedQuestions | None) -> Iterator[None]:
    """Keep changed questions where sealing them fails."""
    if changed is None:
        yield
        return
    try:
        yield
    except JournalError as error:
        kept = _kept_in(Drafts(sharing_place()), changed.path, "\n".join(changed.lines))
        error.say_too(kept)
        raise


def refuse_too_much(texts: Sequence[str]) -> None:
    """Refuse texts beyond the limits of a message.

    Raises:
        NotSaved: When a text is too long, or there are too many.
    """
    if len(texts) > MOST or any(len(text) > LONGEST for text in texts):
        raise NotSaved(say("That is too much for one message; send it in parts."))


def remove_drafts(key_id: str) -> None:
    """Remove all drafts of replies and questions for a mentee."""
    for path in sorted((sharing_place() / "drafts").glob(f"*{key_id}-*")):
        files.remove(path)


def _remove(path: Path) -> None:
    """Remove a draft no longer needed; a failure is only noted."""
    try:
        Drafts(sharing_place()).remove_text(path)
    except NotSaved as error:
        note([error.sentence])


def _kept_in(drafts: Drafts, path: Path, words: str) -> str:
    """Store or print unsealed words; say where they are."""
    try:
        if path.exists() and files.read(path) != words.encode():
            path = drafts.text_path(path.stem, clock.now())  # what was begun earlier stays
        files.make_folder(path.parent)
        files.replace(path, words.encode(), None)
    except (NotSaved, DamagedFile):
        tell(words, lines=True, to=sys.stderr)
        return say("What you wrote stands above; copy it.")
    return say("What you wrote is in {path}.", path=path)
