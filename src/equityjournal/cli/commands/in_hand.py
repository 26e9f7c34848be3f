"""Words given to a command, from reading until safe.

They are read before anything else is looked at. Where a label is wrong, the journal cannot be made, or the
program itself is at fault, they become a draft, with every label that could be read; where no draft can be
written, they are printed again.
"""

import contextlib
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli.commands.text_runs import CommandLine
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import captured, decoded, is_text, piped, read_as_windows_text
from equityjournal.cli.terminal.output import is_terminal, note, tell
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.places import counts_place, locks_place
from equityjournal.store.entries.census import Census
from equityjournal.store.records.journal_id import journal_around
from equityjournal.store.settings.values import journal_place

if TYPE_CHECKING:
    from equityjournal.cli.session.opening import Options
    from equityjournal.core.entries.entry import AnyDraft
    from equityjournal.store.entries.drafts import Drafts

_KEY = "equityjournal.in_hand"


class InHand:
    """Words given to a command."""

    def __init__(self) -> None:
        self._may_ask = False
        """An empty pipe is no text: the editor, or an unfinished answer, is meant."""
        self.typed: str | None = None
        """After the command."""
        self.command_line = CommandLine()
        """Words and labels, side by side as typed."""
        self.came: bytearray | None = None
        """Through the pipe; None: nothing was to be read from there."""
        self.draft: AnyDraft | None = None
        """The words with their labels, once these are known to be right; or what was written at a sitting."""
        self.is_safe = False
        """They are saved, kept, or printed again."""

    def read(self, text: Sequence[str] | None, labels: Mapping[str, Any]) -> None:
        """Take TEXT, or else the whole pipe.

        A terminal is read for a single dash alone.

        Args:
            text: The words after the command.
            labels: The rest of the command line.
        """
        self._may_ask = bool(labels.get("editor") or labels.get("resume"))
        if text and list(text) != ["-"]:
            self.typed = " ".join(text)
        elif text or not is_terminal(sys.stdin):
            self.came = bytearray() if self.came is None else self.came
            for piece in piped():  # what came before an interruption is in hand
                self.came += piece

    @property
    def is_given(self) -> bool:
        """Whether text was typed after the command, or piped in."""
        return self.typed is not None or bool(self.came)

    @property
    def has_words(self) -> bool:
        """Whether any words were given."""
        if self.draft and self.draft.has_text:
            return True
        words = self.readable()
        return bool(self.as_it_came.strip() if words is None else words.strip())

    def words(self) -> str | None:
        """The words with plain line ends; None without any.

        Raises:
            NotSaved: When what came is not text, or too much.
        """
        if self.typed is not None:
            if not is_text(self.typed):
                raise NotSaved(
                    say("Not saved: some of it is not text (it holds bytes that stand for no character).")
                )
            return captured(self.typed, keep_end=True)
        if self.came is None or (self._may_ask and not self.came.strip()):
            return None
        if len(self.came) > files.LARGEST:
            raise NotSaved(say("That is more than 10 MB, more than is taken at once."))
        try:
            return decoded(bytes(self.came))
        except UnicodeDecodeError:
            raise NotSaved(say("What was piped in is not UTF-8 text, so nothing was made of it.")) from None

    def keep(self, place: "Options", labels: Mapping[str, Any]) -> str:
        """Keep the words as a draft, or print them; return the sentence.

        Args:
            place: Which journal was meant.
            labels: What the command line says of them, right or wrong, by its names in `write`.
        """
        self.is_safe = True
        try:
            return self._kept(place, labels, clock.now())
        except Exception:  # whatever is in the way of a file, the screen still takes the words
            self.print_again()
            return say(
                "What you wrote could not be kept, and stands above to be copied. "
                "`equityjournal --journal DIR write` keeps it in another folder."
            )

    def print_again(self) -> None:
        """Print the words on standard error, whole."""
        self.is_safe = True
        texts = [self.typed] if self.typed else []
        texts += [bytes(self.came).decode("utf-8", "backslashreplace")] if self.came else []
        if self.draft and not texts:
            texts = [answer.text for answer in self.draft.answers if answer.text.strip()]
        with contextlib.suppress(OSError, SystemExit):  # nobody reads the screen any more
            note(say("This is what you wrote, so that you can copy it from here:"))
            for text in texts:
                tell(text, lines=True, to=sys.stderr)

    def _kept(self, place: "Options", labels: Mapping[str, Any], now: datetime) -> str:
        from equityjournal.cli.session.labelled_draft import labelled_draft  # noqa: PLC0415 - loads Pydantic
        from equityjournal.core.entries.entry import whole  # noqa: PLC0415 - loads Pydantic
        from equityjournal.store.entries.drafts import Drafts  # noqa: PLC0415 - not for every command

        root = journal_place(place.journal)
        if not root.exists() and Census(counts_place(), root).loss(lambda: 0):
            # On a drive that is not plugged in: a draft would begin another journal in the place of that one.
            raise NotSaved(say("The journal in {path} is not there.", path=root))
        if journal_around(root):  # a draft there would be seen by nobody
            raise NotSaved(say("{path} is no journal.", path=root))
        drafts = Drafts(root, locks_place())
        if self.draft is None:
            words = self.readable()
            if words is None:
                return _kept_as_it_came(drafts, self.as_it_came, now)
            if labels.get("from_paper"):
                return _kept_as_sheet(drafts, words, now)
            self.draft = labelled_draft(words, labels, place, root, now)
            for before in drafts.with_words(words)[:1]:  # the same line, refused again
                self.draft = self.draft.model_copy(update={"started": before.record.started})
        drafts.keep(whole(self.draft))
        return say("What you wrote is kept, unfinished. `equityjournal write --resume` goes on with it.")

    def everything(self) -> str:
        """All the words in hand, with the labels of the draft they are in."""
        texts = [self.typed or "", bytes(self.came or b"").decode("utf-8", "replace")]
        if draft := self.draft:
            texts += [draft.title, draft.setting, *draft.people, *draft.feelings]
            texts += [given.text for given in (*draft.steps, *draft.their_words)]
        return "\n".join(texts)

    def readable(self) -> str | None:
        """The words; None for undecodable or too many."""
        try:
            words = self.words()
        except NotSaved:
            return None
        return words if words is not None and is_text(words) else None

    @property
    def as_it_came(self) -> bytes:
        """The words as bytes, undecodable ones too."""
        return bytes(self.came) if self.came else (self.typed or "").encode("utf-8", "surrogateescape")


def in_hand(context: Any) -> InHand:
    """The words given to the running command."""
    hand: InHand = context.meta.setdefault(_KEY, InHand())
    return hand


def _kept_as_it_came(drafts: "Drafts", data: bytes, now: datetime) -> str:
    path = drafts.keep_bytes(data, now)
    if len(data) > files.LARGEST or read_as_windows_text(data) is None:
        return say("It is kept in {path}, as it came.", path=path)
    return say("It is kept as it came. `equityjournal write --resume` shows it, to go on with.")


def _kept_as_sheet(drafts: "Drafts", words: str, now: datetime) -> str:
    path = drafts.text_path("paper", now)
    files.make_folder(path.parent)
    files.create(path, words.encode("utf-8"))
    return say("Nothing is lost: what came in is in {path}.", path=path)
