"""A coach's reply, from its first word until it waits to be sealed.

A typed reply is a draft in a private file of the sharing folder, named by keys and an entry's id. Of a shared
entry, only the first words are put into an editor.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.terminal import clock, wishes
from equityjournal.cli.terminal.editor import in_editor
from equityjournal.cli.terminal.how_to_answer import finish
from equityjournal.cli.terminal.incoming_text import captured, is_text
from equityjournal.cli.terminal.output import note, talking_to, tell
from equityjournal.cli.terminal.writing_way import WayOfWriting
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.sharing.messages import LONGEST, MOST, Item
from equityjournal.core.sharing.shared_content import in_words_of
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NothingToKeep, NotSaved
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

    def words(self) -> str | None:
        """The reply as given, piped or typed; None if left unfinished.

        Raises:
            NothingToKeep: When it is blank.
            NotSaved: When piped bytes are not text.
        """
        words = self._hand.words()
        if words is None:
            words = self._typed(WayOfWriting(talking_to(False), None))
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
        """Remove the draft of a finished reply, if the reply was typed.

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


def refuse_too_much(texts: Sequence[str]) -> None:
    """Refuse texts beyond the limits of a message.

    Raises:
        NotSaved: When a text is too long, or there are too many.
    """
    if len(texts) > MOST or any(len(text) > LONGEST for text in texts):
        raise NotSaved(say("That is too much for one message; send it in parts."))


def remove_drafts(key_id: str) -> None:
    """Remove all that waits for a mentee, and drafts of it."""
    for path in sorted((sharing_place() / "drafts").glob(f"*{key_id}-*")):
        files.remove(path)


def _remove(path: Path) -> None:
    """Remove a draft no longer needed; a failure is only noted."""
    try:
        Drafts(sharing_place()).remove_text(path)
    except NotSaved as error:
        note([error.sentence])
