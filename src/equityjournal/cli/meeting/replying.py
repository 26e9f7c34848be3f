"""A coach's reply, from its first word until it waits to be sealed.

A typed reply is sealed to the coach's own card as it is typed. Of a shared entry, only the first words are
put into an editor.
"""

from collections.abc import Callable, Sequence
from typing import TextIO

from equityjournal.cli.answering.editor import in_editor
from equityjournal.cli.answering.how_to_answer import finish
from equityjournal.cli.answering.writing_way import WayOfWriting
from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting.coach_side import CoachSide, first_words
from equityjournal.cli.terminal import clock, wishes
from equityjournal.cli.terminal.incoming_text import captured, is_text
from equityjournal.cli.terminal.output import note, talking_to, tell
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.sharing.letter_parts import Item, refuse_too_much
from equityjournal.core.sharing.letter_reading import in_words_of
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NothingToKeep, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened, show
from equityjournal.store.disk import files, names
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.entries.drafts import Drafts
from equityjournal.store.sharing.coachs_words import BegunReply

EXCERPT = 90  # characters of an entry, enough to recognise it


def refuse_unsendable(texts: Sequence[str]) -> None:
    """Refuse words that no letter can carry: no text, blank, too long, or too many."""
    if not all(map(is_text, texts)):
        said = say("Some of it is not text (it holds bytes that stand for no character); nothing was made.")
        raise NotSaved(said)
    if not all(text.strip() for text in texts):
        raise NothingToKeep(say("There is no text in that, so nothing was made."))
    refuse_too_much(texts)


class Replying:
    """A reply to an entry, from its first word until it waits to be sealed."""

    def __init__(self, side: CoachSide, item: Item, hand: InHand) -> None:
        self._side = side
        self._item = item
        self._hand = hand
        self._is_typed = False
        self._begun = BegunReply(sharing_place(), side.companion, item.entry)
        self._drafts = Drafts(sharing_place())
        self._left = self._drafts.left_about(self._begun.plain.stem)
        """A text that an editor left, as when its window was closed."""

    def words(self) -> str | None:
        """The reply as given, piped or typed; None if left unfinished."""
        words = self._hand.words()
        if words is None:
            words = self._typed(WayOfWriting(talking_to(False), None))
            if words is not None:
                self._hand.typed = words
        if words is not None:
            refuse_unsendable([words])
        return words

    def done(self) -> None:
        """Remove what was begun of a finished reply, if the reply was typed.

        An earlier, unfinished reply stays.
        """
        if self._is_typed:
            self._remove()

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
        words = shortened(show(first_words(self._item)), EXCERPT)
        day = in_words_of(self._item.about)
        return say("To {name}, about {day}: {words}", name=show(self._side.name), day=day, words=words)

    def _draft(self) -> str:
        """The words of an unfinished reply, then those left by an editor; empty without any."""
        begun = self._words_of(lambda: self._begun.there(self._side.keys))
        left = self._words_of(lambda: files.read(self._left) if self._left else None)
        if left.startswith(begun):
            return left
        return f"{begun}\n\n{left}" if left else begun

    def _words_of(self, read: Callable[[], bytes | None]) -> str:
        """The words in a draft; empty for an unreadable draft, which is put aside."""
        try:
            data = read()
            return taken_out(captured(data.decode("utf-8-sig")), self._entry()) if data else ""
        except (DamagedFile, UnicodeDecodeError):
            self._left = None
            self._begun.put_aside(f"{self._side.companion.id}-{names.moment_name(clock.now())}.age")
            return ""

    def _edit(self, words: str) -> str:
        """The words after the coach's editor, stored; the editor has a file of its own."""
        path = self._drafts.text_path(self._begun.plain.stem, clock.now())
        files.make_folder(path.parent)
        written = in_editor(path, self._entry(), words)
        self._keep(written)
        self._drafts.remove_text(path)
        return written

    def _keep(self, words: str) -> None:
        """Store the words typed so far."""
        self._begun.keep(words, self._side.keys[0].card)
        self._remove_left()

    def _tell_kept(self, to: TextIO) -> None:
        """Say that a begun reply is kept; remove an empty one."""
        if self._draft():
            tell(say("What you typed is kept, unfinished. The same command goes on with it."), to=to)
        else:
            self._remove()
            tell(say("Nothing was written, so no reply was made."), to=to)

    def _remove(self) -> None:
        """Remove a needless file; a failure is only noted."""
        try:
            self._begun.remove()
            self._remove_left()
        except NotSaved as error:
            note(error.sentence)

    def _remove_left(self) -> None:
        """Remove a text left by an editor, once its words are kept."""
        if self._left:
            self._drafts.remove_text(self._left)
