"""Words given to a command, from their reading until they are safe: no refusal costs a word of them.

They are read before anything else is looked at. Where a label is wrong, the journal cannot be made, or the
program itself is at fault, they become a draft, with every label that could be read; where no draft can be
written, they are printed again.
"""

import contextlib
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli._ask import captured, is_text, piped
from equityjournal.cli._screen import complain, is_terminal, tell
from equityjournal.core.errors import JournalError, NotSaved
from equityjournal.core.speech import say

if TYPE_CHECKING:
    from pathlib import Path

    from equityjournal.cli._desk import Desk, Place
    from equityjournal.core.entry import Draft, Step
    from equityjournal.store.drafts import Drafts

_KEY = "equityjournal.in_hand"


class InHand:
    """What one command was given to keep, and whether it is safe."""

    def __init__(self) -> None:
        self._editor = False
        self.typed: str | None = None
        """After the command."""
        self.came: bytearray | None = None
        """Through the pipe; None: nothing was to be read from there."""
        self.draft: Draft | None = None
        """The words with their labels, once these are known to be right; or what was written at a sitting."""
        self.reply_path: Path | None = None
        """Where words begun to somebody belong, once it is known to whom and on which entry."""
        self.is_safe = False
        """They are saved, kept, or printed again."""

    def read(self, text: Sequence[str] | None, labels: Mapping[str, Any]) -> None:
        """Take TEXT, or else all that is in the pipe; a terminal is read for a single dash alone.

        Args:
            text: The words after the command.
            labels: What else the command line says. With `resume`, the pipe is somebody who types.
        """
        self._editor = bool(labels.get("editor"))
        if text and list(text) != ["-"]:
            self.typed = " ".join(text)
        elif text or not (labels.get("resume") or is_terminal(sys.stdin)):
            self.came = bytearray() if self.came is None else self.came
            for piece in piped():  # what came before an interruption is in hand
                self.came += piece

    @property
    def has_words(self) -> bool:
        """Whether there is anything to lose."""
        if self.draft and self.draft.has_text:
            return True
        return bool((self.typed or "").strip() or (self.came or b"").strip())

    def words(self) -> str | None:
        """The words, with plain line ends; None where none were given, so that a question is asked.

        Raises:
            NotSaved: When what came is not text, or too much.
        """
        from equityjournal.store import files

        if self.typed is not None:
            return captured(self.typed, keep_end=True)
        if self.came is None or (self._editor and not self.came.strip()):
            return None
        if len(self.came) > files.LARGEST:
            raise NotSaved(say("That is more than 10 MB, more than is taken at once."))
        try:
            return captured(self.came.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise NotSaved(say("What was piped in is not UTF-8 text, so nothing was made of it.")) from None

    def keep(self, place: "Place", labels: Mapping[str, Any]) -> str:
        """Keep the words as an unfinished answer, or else print them; return the sentence that says so.

        Args:
            place: Which journal was meant.
            labels: What the command line says of them, right or wrong, by its names in `write`.
        """
        self.is_safe = True
        try:
            return self._kept(place, labels, _now())
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
            complain(say("This is what you wrote, so that you can copy it from here:"))
            for text in texts:
                tell(text, lines=True, to=sys.stderr)

    def _kept(self, place: "Place", labels: Mapping[str, Any], now: datetime) -> str:
        from equityjournal.store.config import journal_place, locks_place
        from equityjournal.store.drafts import Drafts

        root = journal_place(place.journal)
        drafts = Drafts(root, locks_place())
        if self.draft is None:
            words = self.readable()
            if words is None:
                return _kept_as_it_came(drafts, self.as_it_came, now)
            if labels.get("from_paper"):
                return _kept_as_sheet(drafts, words, now)
            self.draft = _labelled(words, labels, place, root, now)
        drafts.keep(self.draft)
        return say("What you wrote is kept, unfinished. `equityjournal write --resume` goes on with it.")

    def readable(self) -> str | None:
        """The words where they are text; None where they are not, or too much for one entry."""
        try:
            words = self.words()
        except NotSaved:
            return None
        return words if words is not None and is_text(words) else None

    @property
    def as_it_came(self) -> bytes:
        """The words as bytes, those that stand for no character too."""
        return bytes(self.came) if self.came else (self.typed or "").encode("utf-8", "surrogateescape")


def in_hand(context: Any) -> InHand:
    """What the command that runs was given."""
    hand: InHand = context.meta.setdefault(_KEY, InHand())
    return hand


def _now() -> datetime:
    """This moment; by universal time where the machine's own cannot be had."""
    from equityjournal.cli import _clock

    try:
        return _clock.now()
    except ValueError:
        return datetime.now(UTC)


def _kept_as_it_came(drafts: "Drafts", data: bytes, now: datetime) -> str:
    path = drafts.keep_bytes(data, now)
    return say(
        "It is kept in {path}, as it came. As UTF-8 text it can be given again: "
        "`equityjournal write - < FILE`",
        path=path,
    )


def _kept_as_sheet(drafts: "Drafts", words: str, now: datetime) -> str:
    from equityjournal.store import files

    path = drafts.text_path("paper", now)
    files.make_folder(path.parent)
    files.create(path, words.encode("utf-8"))
    return say("Nothing is lost: what came in is in {path}.", path=path)


def _labelled(words: str, labels: Mapping[str, Any], place: "Place", root: "Path", now: datetime) -> "Draft":
    """A draft of the words, with every label that can be read."""
    from equityjournal.cli._desk import desk_at
    from equityjournal.core.dates import parse_day
    from equityjournal.core.entry import Answer, Draft
    from equityjournal.core.shelf import DEFAULT_PACK

    happened = now.date()
    with contextlib.suppress(JournalError):
        happened = parse_day(labels["day"], happened) if labels.get("day") else happened
    draft = Draft(
        started=now,
        happened=happened,
        pack=DEFAULT_PACK,
        language="en-GB",
        private=bool(labels.get("private") or labels.get("mine")),
        happened_to_me=bool(labels.get("mine")),
        steps=_steps(labels, now),
        answers=[Answer(text=words)],
        **facts(**{name: labels.get(name) for name in ("title", "setting", "person", "feeling")}),
    )
    wanted = [labels.get("pack"), labels.get("prompt"), *(labels.get("theme") or [])]
    if not any(wanted):
        return draft
    try:
        with contextlib.closing(desk_at(root, place.language)) as desk:
            return _of_packs(draft, labels, desk)
    except Exception:  # the packs cannot be read, and one may be for what happened to the writer
        return draft.model_copy(update={"private": True})


def facts(
    *, title: str | None, setting: str | None, person: Sequence[str] | None, feeling: Sequence[str] | None
) -> dict[str, Any]:
    """What the command line says beside the words, with plain spaces."""
    from equityjournal.cli._ask import words_between_commas
    from equityjournal.cli._kindly import without_asking

    return {
        "title": " ".join((title or "").split()),
        "setting": " ".join((setting or "").split()),
        "people": [" ".join(one.split()) for one in person or [] if one.strip()],
        "feelings": without_asking([word for one in feeling or [] for word in words_between_commas(one)]),
    }


def _steps(labels: Mapping[str, Any], now: datetime) -> "list[Step]":
    """The small step that was given; where its day cannot be read, the step without it."""
    from equityjournal.cli._steps import step_from

    step = labels.get("step") or ""
    if not step.strip():
        return []
    try:
        return [step_from(step, labels.get("by"), now.date())]
    except JournalError:
        return [step_from(step, None, now.date())]


def _of_packs(draft: "Draft", labels: Mapping[str, Any], desk: "Desk") -> "Draft":
    """The draft with its pack, its question and its themes, as far as there are any of those names.

    A misspelt name that is most like one of the pack for what happened to the writer keeps it private.
    """
    from equityjournal.cli._given import with_text
    from equityjournal.core.naming import nearest_names
    from equityjournal.core.shelf import PACK_FOR_HARMED

    shelf, chosen, themes, prompt = desk.shelf, desk.shelf.default(), [], None
    unknown: list[str] = []
    if wanted := labels.get("pack"):
        try:
            chosen = shelf.pack(wanted)
        except JournalError:
            unknown.append(wanted)
    for one in labels.get("theme") or []:
        try:
            themes.append(shelf.theme(one, first_in=chosen, needed=False))
        except JournalError:
            unknown.append(one)
    if wanted := labels.get("prompt"):
        try:
            shelf.prompt(wanted)
            prompt = wanted
        except JournalError:
            unknown.append(wanted.partition("/")[0])
    mine = PACK_FOR_HARMED in (chosen.id, *(shelf.pack_of(one).id for one in themes))
    known = {pack.id: pack.title for pack in shelf.packs} | dict(shelf.titles)
    themes_of_harmed = [name for name in shelf.titles if shelf.pack_of(name).id == PACK_FOR_HARMED]
    perhaps = any(
        near in (PACK_FOR_HARMED, *themes_of_harmed)
        for one in unknown
        for near in nearest_names(one, known, most=1)
    )
    draft = draft.model_copy(
        update={
            "pack": chosen.id,
            "language": chosen.language,
            "private": draft.private or mine or perhaps,
            "happened_to_me": draft.happened_to_me or mine,
        }
    )
    return with_text(draft, desk, draft.answers[0].text, themes, prompt)
