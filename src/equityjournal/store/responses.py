"""Keeps what stands beside entries: replies and questions in `replies/`, conversations in `conversations/`.

Each is a small sealed file. A file's name begins with the id of its entry, so that a look into a folder tells
whether there is anything to read; no name, no title and no word stands in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.store.folders import entries_of, files_below

if TYPE_CHECKING:
    from equityjournal.core.bundle import Questions, Replies
    from equityjournal.core.responses import Conversation, KeptQuestions, KeptReply
    from equityjournal.core.trust import Trusted
    from equityjournal.store.record import Kept

REPLIES, CONVERSATIONS = "replies", "conversations"
QUESTIONS = "questions-"
"""How the names of files begin that hold questions, which are about no one entry."""


class Responses:
    """What a coach sent: replies to entries, and questions.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / REPLIES

    def keep(
        self, message: "Replies | Questions", who: "Trusted", entries: Mapping[str, str], now: datetime
    ) -> int:
        """Keep each part of a message as a file of its own; what is kept already stays as it is.

        Args:
            message: As it was opened.
            who: Its sender.
            entries: The entry meant by each id in it, which of a masked entry is another; those that its
                sender was never shown stand not in it.
            now: The moment.

        Returns:
            How many parts were not there before.

        Raises:
            UnknownName: When it holds replies, and none is to an entry that is here.
            NotSaved: When the disk will not take it. Opened again, the message is kept whole.
        """
        from equityjournal.core.bundle import Questions
        from equityjournal.core.entry import SCHEMA
        from equityjournal.core.errors import UnknownName
        from equityjournal.core.responses import KeptQuestions, KeptReply
        from equityjournal.core.speech import say

        head: dict[str, Any] = {
            "schema_version": SCHEMA,
            "message": message.id,
            "who": who.name,
            "made": message.made,
            "kept": now,
        }
        if isinstance(message, Questions):
            asked = [one for one in message.questions if one.strip()]
            kept = KeptQuestions(note=message.note, questions=asked, **head)
            return self._keep(f"{QUESTIONS}{message.id}", kept)
        parts = [
            KeptReply(entry=entry, part=part, text=reply.text, **head)
            for part, reply in enumerate(message.replies, start=1)
            if (entry := entries.get(reply.entry)) and self.is_there(entry)
        ]
        if not parts:
            raise UnknownName(
                say(
                    "{name} wrote on {id}, which is not an entry in this journal that you shared with them, "
                    "so nothing was kept.",
                    name=who.name,
                    id=message.replies[0].entry,
                )
            )
        return sum(self._keep(f"{one.entry}-{one.message}-{one.part:04}", one) for one in parts)

    def _keep(self, name: str, kept: "KeptReply | KeptQuestions") -> int:
        """Keep one part, and return 1; 0 where it is there, and whole."""
        from equityjournal.core.errors import DamagedFile
        from equityjournal.store import files, record

        path, data = self._folder / f"{name}.toml", record.to_bytes(kept, name)
        files.make_folder(self._folder)
        try:
            files.create(path, data)
        except FileExistsError:
            try:
                record.from_bytes(files.read(path), type(kept), path)
            except DamagedFile:
                files.replace(path, data, None)  # its sender's words are whole in the message
                return 1
            return 0
        return 1

    def is_there(self, entry: str) -> bool:
        """Whether there is such an entry: in its place, elsewhere below the entries, or in the trash."""
        from equityjournal.store.names import place_of

        name = f"{entry}.toml"
        return place_of(self._root, entry).exists() or any(
            path.name == name or (room == "trash" and path.name.startswith(entry))
            for room in ("entries", "trash")
            for path in files_below(self._root, room)
        )

    def on(self, entry: str) -> "list[KeptReply]":
        """The replies to an entry, in the order in which they were made."""
        if not _beside(self._folder, entry):
            return []
        from equityjournal.core.responses import KeptReply
        from equityjournal.store.reading import read_folder

        found = [kept.record for kept in read_folder(self._folder, KeptReply, entry)]
        once = {
            (one.message, one.part): one for one in found if one.entry == entry
        }  # a copy is no second one
        return sorted(once.values(), key=lambda one: (one.made.timestamp(), one.message, one.part))

    def questions(self) -> "list[KeptQuestions]":
        """All questions that were sent, those that came last first."""
        if not _beside(self._folder, QUESTIONS):
            return []
        from equityjournal.core.responses import KeptQuestions
        from equityjournal.store.reading import read_folder

        found = [kept.record for kept in read_folder(self._folder, KeptQuestions, QUESTIONS)]
        once = {one.message: one for one in found}
        return sorted(once.values(), key=lambda one: (one.kept.timestamp(), one.message), reverse=True)

    def forget(self, entry: str) -> int:
        """Remove all that stands beside an entry, conversations too, for good; return how many files."""
        return _remove(beside(self._root, entry))

    def forget_replies(self, entry: str) -> int:
        """Remove what others wrote on an entry, and nothing else beside it; return how many files."""
        return _remove(path for path in beside(self._root, entry) if path.is_relative_to(self._folder))

    def forget_questions(self) -> int:
        """Remove every question that was sent; return how many files."""
        return _remove(_beside(self._folder, QUESTIONS))


class Conversations:
    """That entries were talked about.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / CONVERSATIONS

    def note(self, conversation: "Conversation") -> bool:
        """Keep one; False where the very same is kept already.

        Raises:
            NotSaved: When the disk will not take it.
        """
        from equityjournal.store import files, record
        from equityjournal.store.names import moment_name, six_letters

        if any(kept.record.says_the_same_as(conversation) for kept in self._kept(conversation.entry)):
            return False
        name = f"{conversation.entry}-{moment_name(conversation.noted)}-{six_letters()}"
        files.make_folder(self._folder)
        files.create(self._folder / f"{name}.toml", record.to_bytes(conversation, name))
        return True

    def on(self, entry: str) -> "list[Conversation]":
        """Those about an entry, by day."""
        return _by_day(self._kept(entry)) if _beside(self._folder, entry) else []

    def all(self) -> "list[Conversation]":
        """All of them, by day."""
        return _by_day(self._kept(""))

    def take_back(self, conversation: "Conversation") -> None:
        """Remove one, and every copy of it."""
        from equityjournal.store import files

        for kept in self._kept(conversation.entry):
            if kept.record.says_the_same_as(conversation):
                files.remove(kept.path)

    def _kept(self, entry: str) -> "list[Kept[Conversation]]":
        from equityjournal.core.responses import Conversation
        from equityjournal.store.reading import read_folder

        return read_folder(self._folder, Conversation, entry)


def beside(root: Path, entry: str) -> Iterator[Path]:
    """Every file of a reply to an entry, or of a conversation about it, unfinished saves and copies too."""
    for name in (REPLIES, CONVERSATIONS):
        for path in files_below(root, name, unfinished=True):
            if path.name.lstrip(".#").startswith(entry) or _is_about(path, name, entry):
                yield path


def unreadable(root: Path, entry: str) -> int:
    """How many files beside an entry cannot be read; `check` names them."""
    named = [(name, path) for name in (REPLIES, CONVERSATIONS) for path in _beside(root / name, entry)]
    return sum(not _is_about(path, name, entry) for name, path in named)


def kind_of(path: Path, folder: str) -> "type[Conversation | KeptQuestions | KeptReply]":
    """What a file in one of the two folders holds, by its name."""
    from equityjournal.core.responses import Conversation, KeptQuestions, KeptReply

    if folder == CONVERSATIONS:
        return Conversation
    return KeptQuestions if path.name.startswith(QUESTIONS) else KeptReply


def _is_about(path: Path, folder: str, entry: str) -> bool:
    """Whether what a file holds is about an entry, whatever the file is called."""
    from equityjournal.core.errors import DamagedFile
    from equityjournal.store import files, record

    try:
        kept = record.from_bytes(files.read(path), kind_of(path, folder), path)
    except (DamagedFile, FileNotFoundError):
        return False
    return getattr(kept.record, "entry", None) == entry


def _remove(paths: Iterable[Path]) -> int:
    from equityjournal.store import files

    meant = list(paths)
    for path in meant:
        files.remove(path)
    return len(meant)


def _beside(folder: Path, beginning: str) -> list[Path]:
    """Files whose names begin so: one look into the folder, and nothing is opened."""
    return [
        Path(one.path)
        for one in entries_of(folder)
        if one.name.startswith(beginning) and one.name.endswith(".toml")
    ]


def _by_day(kept: "list[Kept[Conversation]]") -> "list[Conversation]":
    once: list[Conversation] = []
    for one in sorted((one.record for one in kept), key=lambda one: (one.day, one.noted.timestamp())):
        if not any(one.says_the_same_as(other) for other in once):
            once.append(one)
    return once
