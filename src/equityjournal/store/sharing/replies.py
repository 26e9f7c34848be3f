"""Records beside entries on disk: `replies/` for replies and questions, and `conversations/` for talks.

Each is a small sealed file. A file's name begins with the id of its entry, if any, so that listing a folder
tells whether there is anything to read; it holds no name, title or word. Conversations noted before there
were talks read as talks.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.core.text.errors import DamagedFile, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, systems
from equityjournal.store.disk.names import place_of
from equityjournal.store.listing.folders import files_below, files_named, ids_in_names, is_named_for
from equityjournal.store.records import record
from equityjournal.store.records.record import Stored
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Record
    from equityjournal.core.sharing.companion import Companion
    from equityjournal.core.sharing.letter import Letter
    from equityjournal.core.sharing.replies import KeptQuestions, KeptReply
    from equityjournal.core.sharing.talk import Talk

REPLIES, CONVERSATIONS = "replies", "conversations"
QUESTIONS = "questions-"
"""Start of the names of question files; questions are not about a single entry."""
TALK = "talk-"
"""A part of the names of talks; files of conversations from before talks have no such part."""


class Responses:
    """A coach's replies to entries, and questions."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / REPLIES

    def keep(self, letter: "Letter", who: "Companion", entries: Mapping[str, str], now: datetime) -> int:
        """Store each new reply of a letter, and its questions; return the number of new parts.

        Entries give the id in the journal for each masked id in the letter; those that its sender was never
        shown, or that are not there, are left out.
        """
        from equityjournal.core.sharing.replies import KeptQuestions, KeptReply  # noqa: PLC0415 - loads Pydantic

        head: dict[str, Any] = {"message": letter.id, "who": who.name, "made": letter.made, "kept": now}
        count = 0
        if letter.questions:
            questions = KeptQuestions(note=letter.note, questions=list(letter.questions), **head)
            count = self._keep(f"{QUESTIONS}{letter.id}", questions)
        with systems.locked(self._root):  # no window erases an entry meanwhile
            for part, reply in enumerate(letter.replies, start=1):
                entry = entries.get(reply.entry)
                if entry and self._is_there(entry):
                    kept = KeptReply(entry=entry, part=part, text=reply.text, **head)
                    count += self._keep(f"{entry}-{letter.id}-{part:04}", kept)
        return count

    def _keep(self, name: str, kept: "KeptReply | KeptQuestions") -> int:
        """Store a part, and return 1; 0 if already stored whole."""
        path, data = self._folder / f"{name}.toml", record.to_bytes(kept, name)
        files.make_folder(self._folder)
        try:
            files.create(path, data)
        except FileExistsError:
            there = _read(path, REPLIES)
            if there and there.state is not State.CUT_OFF:
                return 0
            files.replace(path, data, None)  # its sender's words are whole in the message
        return 1

    def knows(self, message: str) -> bool:
        """Whether any part of a message is stored."""
        return any(message in path.name for path in files_below(self._root, REPLIES))

    def _is_there(self, entry: str) -> bool:
        """Whether an entry exists, even misplaced or in the trash."""
        at_hand = files.is_there(place_of(self._root, entry))
        return at_hand or entry in ids_in_names(self._root, "entries", "trash")

    def on(self, entry: str) -> "list[KeptReply]":
        """Replies to an entry, in the order they were made."""
        found: list[KeptReply] = [kept.record for kept in _stored(self._root, REPLIES, entry)]
        about = [reply for reply in found if reply.entry == entry]
        once = {(reply.message, reply.part): reply for reply in about}  # a copy is no second one
        return sorted(once.values(), key=lambda reply: (reply.made.timestamp(), reply.message, reply.part))

    def questions(self) -> "list[KeptQuestions]":
        """Questions received, latest first."""
        found: list[KeptQuestions] = [kept.record for kept in _stored(self._root, REPLIES, QUESTIONS)]
        once = {questions.message: questions for questions in found}
        return sorted(once.values(), key=lambda kept: (kept.kept.timestamp(), kept.message), reverse=True)

    def forget_replies(self, entry: str) -> int:
        """Remove the replies to an entry, but no conversation; return the number of files."""
        return _remove(path for path in beside(self._root, entry) if path.is_relative_to(self._folder))

    def forget_questions(self) -> int:
        """Remove all questions received; return the number of files."""
        return _remove(files_named(self._folder, QUESTIONS))


def beside(root: Path, entry: str) -> Iterator[Path]:
    """Files of replies to an entry, and of conversations about it, unfinished saves and copies included."""
    for folder in (REPLIES, CONVERSATIONS):
        for path in files_below(root, folder, unfinished=True):
            if is_named_for(path.name, entry) or _is_about(path, folder, entry):
                yield path


def unreadable(root: Path, entry: str) -> int:
    """Number of unreadable files beside an entry; `check` names them."""
    named = [(path, name) for name in (REPLIES, CONVERSATIONS) for path in files_named(root / name, entry)]
    return sum(not _is_about(path, folder, entry) for path, folder in named)


def kind_of(path: Path, folder: str) -> "type[Record]":
    """The record type of a file in either folder, by its name; for `check`, too."""
    from equityjournal.core.sharing import replies, talk  # noqa: PLC0415 - loads Pydantic

    if folder == CONVERSATIONS:
        return talk.Talk if TALK in path.name else talk.Conversation
    return replies.KeptQuestions if path.name.startswith(QUESTIONS) else replies.KeptReply


def _stored(root: Path, folder: str, beginning: str) -> list[Stored[Any]]:
    """Readable records in files whose names begin so."""
    found = [_read(path, folder) for path in files_named(root / folder, beginning)]
    return [stored for stored in found if stored]


def _read(path: Path, folder: str) -> Stored[Any] | None:
    """The record in a file, a conversation as a talk; None if unreadable."""
    try:
        stored: Stored[Any] = record.from_bytes(files.read(path), kind_of(path, folder), path)
    except (DamagedFile, FileNotFoundError):
        return None
    if folder == CONVERSATIONS and TALK not in path.name:
        identity = names.letters_of(bytes.fromhex(files.digest(path.stem.encode())))[:26]
        return stored._replace(record=stored.record.as_talk(identity))
    return stored


def _is_about(path: Path, folder: str, entry: str) -> bool:
    """Whether a file's record is about an entry, by whatever file name."""
    stored = _read(path, folder)
    return stored is not None and getattr(stored.record, "entry", None) == entry


def _remove(paths: Iterable[Path]) -> int:
    """Remove files; return their number."""
    meant = list(paths)
    for path in meant:
        files.remove(path)
    return len(meant)


class Talks:
    """The talks of a journal."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / CONVERSATIONS

    def all(self) -> "list[Talk]":
        """All talks, by day, each once."""
        return self.on("")

    def on(self, entry: str) -> "list[Talk]":
        """Talks about an entry, by day."""
        found = [stored.record for stored in self._stored(entry)]
        if not found:
            return []
        from equityjournal.core.sharing.talk import in_order  # noqa: PLC0415 - loads Pydantic

        return in_order(found)

    def keep(self, talk: "Talk") -> bool:
        """Store a talk; False if it is stored already."""
        if any(stored.record.is_copy_of(talk) for stored in self._stored(talk.entry)):
            return False
        beginning = f"{talk.entry}-{TALK}" if talk.entry else TALK
        name = f"{beginning}{names.moment_name(talk.noted)}-{names.six_letters()}"
        files.make_folder(self._folder)
        with systems.locked(self._root):  # no window erases an entry meanwhile
            if talk.entry and talk.entry not in ids_in_names(self._root, "entries", "trash"):
                raise UnknownName(say("{id} is no longer in the journal.", id=talk.entry))
            files.create(self._folder / f"{name}.toml", record.to_bytes(talk, talk.id))
        return True

    def change(self, talk: "Talk") -> None:
        """Store a changed talk in the place of the one with its id.

        A conversation from before there were talks stays as it is: nothing of it changes.
        """
        for stored in self._stored(None):
            if stored.record.id == talk.id and TALK in stored.path.name:
                files.replace(stored.path, record.to_bytes(talk, talk.id), stored.was)

    def take_back(self, talk: "Talk") -> None:
        """Remove a talk, and every copy of it."""
        for stored in self._stored(talk.entry):
            if stored.record.is_copy_of(talk):
                files.remove(stored.path)

    def _stored(self, entry: str | None) -> "list[Stored[Talk]]":
        """Readable talks about an entry, or all."""
        return _stored(self._root, CONVERSATIONS, entry or "")
