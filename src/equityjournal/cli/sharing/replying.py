"""How a coach's words come in: given, piped, typed or from an editor; and kept until they are sealed.

What is typed stands in a private file of the coach's own place, named by keys and an entry's id and no name;
once the reply is sealed it is gone. Of what was shared, nothing but the first words is put into an editor.
"""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.terminal import ask, clock
from equityjournal.cli.terminal.editor import edited, in_editor
from equityjournal.cli.terminal.incoming_text import captured, is_text
from equityjournal.cli.terminal.output import note, talking_to, tell
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.sharing.coach_questions import Question
from equityjournal.core.sharing.messages import LONGEST, MOST, Item
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.sharing.what_is_shared import in_words_of
from equityjournal.core.text.errors import DamagedFile, JournalError, NotAllowed, NothingToKeep, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show
from equityjournal.store.disk import files
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.entries.drafts import Drafts

EXCERPT = 90  # characters of an entry, by which it is known again


class Replying:
    """One reply to one entry, from its first word until it is sealed.

    Args:
        who: Whose entry it is.
        item: The entry, as it was shared.
        hand: What the command was given.
    """

    def __init__(self, who: Trusted, item: Item, hand: InHand) -> None:
        self._who = who
        self._item = item
        self._hand = hand
        self._is_typed = False
        self._drafts = Drafts(sharing_place())
        self._path = sharing_place() / "drafts" / f"{who.person.key_id}-{item.entry}.txt"
        hand.reply_path = self._path

    def words(self, *, in_editor: bool) -> str | None:
        """The reply: as it was given, piped, or typed; None where somebody left before its end.

        Raises:
            NothingToKeep: When it is blank.
            NotSaved: When what was piped in is not text, or an editor failed; either is kept.
        """
        words = self._hand.words()
        if words is None and (words := self._typed(talking_to(False), in_editor)) is not None:
            self._hand.typed = words
        if words is not None and not is_text(words):
            raise NotSaved(
                say("Some of it is not text (it holds bytes that stand for no character); no reply was made.")
            )
        if words is not None and not words.strip():
            raise NothingToKeep(say("There is no text in that, so no reply was made."))
        return words

    def done(self) -> None:
        """It is sealed: its draft goes. An older one stays where a reply was given in another way."""
        if self._is_typed:
            _remove(self._path)

    def _typed(self, to: TextIO, in_editor: bool) -> str | None:
        """What is typed at the terminal; on disk at every line."""
        self._is_typed = True
        begun = self._begun()
        tell(self._entry(), bold=True, to=to)
        if begun:
            tell(say("You began a reply to it:"), to=to)
            tell(begun, indent=2, lines=True, to=to)
        if in_editor:
            try:
                return self._edit(begun)
            except NotAllowed as error:
                tell(error.sentence, to=to)
        tell(
            say(
                "Finish with a full stop on a line of its own. Or :undo (last line back), :editor, :stop "
                "(for later)."
            ),
            to=to,
        )
        try:
            return ask.answer(begun, self._keep, self._edit, None, to)
        except ask.Stopped:
            self._tell_kept(to)
            return None
        except (EOFError, KeyboardInterrupt):
            tell(to=to)
            self._tell_kept(to)
            raise

    def _entry(self) -> str:
        """Which entry it is, on one line: for the screen, and for below the line in an editor."""
        first = next((answer.text for answer in self._item.answers if answer.text.strip()), "")
        words = " ".join(show(self._item.title or first).split())
        short = words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
        day = in_words_of(self._item.about)
        return say("To {name}, about {day}: {words}", name=show(self._who.name), day=day, words=short)

    def _begun(self) -> str:
        """What was begun and left, if anything."""
        try:
            return taken_out(captured(files.read(self._path).decode("utf-8-sig")), self._entry())
        except FileNotFoundError:
            return ""
        except (DamagedFile, UnicodeDecodeError):
            self._path = self._drafts.text_path(self._path.stem, clock.now())  # leave that one as it is
            return ""

    def _edit(self, words: str) -> str:
        written = in_editor(self._path, self._entry(), words)
        files.replace(self._path, written.encode(), None)
        return written

    def _keep(self, words: str) -> None:
        """Put what was typed on disk, or raise NotSaved."""
        files.make_folder(self._path.parent)
        files.replace(self._path, words.encode(), None)

    def _tell_kept(self, to: TextIO) -> None:
        if self._begun():
            tell(say("What you typed is kept, unfinished. The same command goes on with it."), to=to)
        else:
            _remove(self._path)
            tell(say("Nothing was written, so no reply was made."), to=to)


def keep_reply(hand: InHand) -> str:
    """Keep the words of a reply, or print them again where it is not known to whom they go; say which.

    Only a draft that bears the key of a person is removed by `coach forget`, so no other is made.
    """
    hand.is_safe = True
    words, path, drafts = hand.readable(), hand.reply_path, Drafts(sharing_place())
    if path and words is not None:
        return _where(drafts, path, words)
    if path:
        with contextlib.suppress(NotSaved):
            path = drafts.text_path(path.stem, clock.now()).with_suffix(".bin")
            files.make_folder(path.parent)
            files.create(path, hand.as_it_came)
            return say("It is kept in {path}, as it came.", path=path)
    hand.print_again()
    return say("What you wrote stands above; copy it.")


class Changed(NamedTuple):
    """Questions as a coach left them in the editor, and the file they stand in until they are sealed."""

    lines: list[str]
    path: Path

    def remove(self) -> None:
        """They are safe, or done with."""
        _remove(self.path)


def edited_questions(who: Trusted, found: Sequence[Question]) -> Changed:
    """Let a coach change drafted questions in their editor: a line each.

    Raises:
        NotAllowed, NotSaved: When there is no editor, it failed, or no line is left.
    """
    remarks = [
        say("A line each for {name}; change, add or take away what you like.", name=show(who.name)),
        say("Lines that begin with # are left out."),
    ]
    lines = [f"# {remark}" for remark in remarks]
    for before, one in zip([None, *found], found, strict=False):
        if before is None or before.title != one.title:
            lines += ["", f"# {' '.join(show(one.title).split())}"]
        lines.append(" ".join(show(one.text).split()))
    path = Drafts(sharing_place()).text_path(who.person.key_id, clock.now())
    left = edited(path, "\n".join([*lines, ""])).split("\n")
    kept = [" ".join(line.split()) for line in left if line.strip() and not line.lstrip().startswith("#")]
    if not kept:
        Changed([], path).remove()
        raise NothingToKeep(say("No question is left, so nothing was made."))
    return Changed(kept, path)


@contextlib.contextmanager
def sealing(changed: Changed | None) -> Iterator[None]:
    """While questions are sealed: if that fails, what a coach made of them is kept."""
    if changed is None:
        yield
        return
    with _words_kept(Drafts(sharing_place()), changed.path, "\n".join(changed.lines)):
        yield


def refuse_too_much(texts: Sequence[str]) -> None:
    """Refuse what no message may hold.

    Raises:
        NotSaved: When a text is too long, or there are too many.
    """
    if len(texts) > MOST or any(len(text) > LONGEST for text in texts):
        raise NotSaved(say("That is too much for one message; send it in parts."))


def forget_begun(key_id: str) -> None:
    """Remove every draft of a reply to somebody, and of questions for them: nothing is left to answer."""
    for path in sorted((sharing_place() / "drafts").glob(f"*{key_id}-*")):
        files.remove(path)


@contextlib.contextmanager
def _words_kept(drafts: Drafts, path: Path, words: str) -> Iterator[None]:
    try:
        yield
    except JournalError as error:
        raise type(error)(f"{error.sentence} {_where(drafts, path, words)}") from None


def _remove(path: Path) -> None:
    """Take a text away that is safe elsewhere; where that cannot be, it is said, and all else is done."""
    try:
        Drafts(sharing_place()).remove_text(path)
    except NotSaved as error:
        note([error.sentence])


def _where(drafts: Drafts, path: Path, words: str) -> str:
    """Keep words that could not be sealed, and say where; if the disk will not, they are shown again."""
    try:
        if path.exists() and files.read(path) != words.encode():
            path = drafts.text_path(path.stem, clock.now())  # what was begun earlier stays
        files.make_folder(path.parent)
        files.replace(path, words.encode(), None)
    except (NotSaved, DamagedFile):
        tell(words, lines=True, to=sys.stderr)
        return say("What you wrote stands above; copy it.")
    return say("What you wrote is in {path}.", path=path)
