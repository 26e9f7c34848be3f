"""Talks on disk: a small sealed file each, in the journal's folder `conversations/`.

A file's name begins with the id of the entry the talk is about, if any; it holds no name, title or word.
Conversations noted before there were talks stand in the same folder, and read as talks.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.errors import DamagedFile, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, record, systems
from equityjournal.store.disk.folders import files_named, ids_in_names
from equityjournal.store.sharing.replies import CONVERSATIONS, TALK, kind_of

if TYPE_CHECKING:
    from equityjournal.core.sharing.talk import Talk


class StoredTalk(NamedTuple):
    """A talk as it stands on disk."""

    talk: "Talk"
    path: Path
    was: str
    """Digest of the file's bytes."""

    def is_copy_of(self, talk: "Talk") -> bool:
        """Whether it is a talk, or the same noted twice beside an entry."""
        return self.talk.id == talk.id or bool(talk.entry and self.talk.says_the_same_as(talk))


class Talks:
    """The talks of a journal."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / CONVERSATIONS

    def all(self) -> "list[Talk]":
        """All talks, by day, each once."""
        return _each_once([stored.talk for stored in self._stored("")])

    def on(self, entry: str) -> "list[Talk]":
        """Talks about an entry, by day."""
        return _each_once([stored.talk for stored in self._stored(entry)])

    def keep(self, talk: "Talk") -> bool:
        """Store a talk; False if it is stored already.

        Raises:
            UnknownName: When its entry was erased meanwhile.
            NotSaved: When the disk will not take it.
        """
        if any(stored.is_copy_of(talk) for stored in self._stored(talk.entry or "")):
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

        Raises:
            ChangedMeanwhile, NotSaved: When another program changed it, or the disk will not take it.
        """
        for stored in self._stored(""):
            if stored.talk.id == talk.id and TALK in stored.path.name:
                files.replace(stored.path, record.to_bytes(talk, talk.id), stored.was)

    def take_back(self, talk: "Talk") -> None:
        """Remove a talk, and every copy of it."""
        for stored in self._stored(talk.entry or ""):
            if stored.is_copy_of(talk):
                files.remove(stored.path)

    def _stored(self, beginning: str) -> list[StoredTalk]:
        """Readable talks in files whose names begin so."""
        found = [_read(path) for path in files_named(self._folder, beginning)]
        return [stored for stored in found if stored]


def _read(path: Path) -> StoredTalk | None:
    """The talk in a file; None if unreadable."""
    from equityjournal.core.sharing.talk import Talk  # noqa: PLC0415 - loads Pydantic

    try:
        stored = record.from_bytes(files.read(path), kind_of(path, CONVERSATIONS), path)
    except (DamagedFile, FileNotFoundError):
        return None
    kept = stored.record
    talk = kept if isinstance(kept, Talk) else kept.as_talk(_id_for(path.stem))  # type: ignore[union-attr]
    return StoredTalk(talk, path, stored.was)


def _id_for(name: str) -> str:
    """The id of an older conversation, from its file's name."""
    return names.letters_of(bytes.fromhex(files.digest(name.encode())))[:26]


def _each_once(talks: "list[Talk]") -> "list[Talk]":
    """Talks by day, without copies."""
    if not talks:
        return []
    from equityjournal.core.sharing.talk import in_order  # noqa: PLC0415 - loads Pydantic

    once: list[Talk] = []
    for talk in in_order(talks):
        if not (talk.entry and any(talk.says_the_same_as(other) for other in once)):
            once.append(talk)
    return once
