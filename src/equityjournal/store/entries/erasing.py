"""Erasing: every file of an entry, removed for good.

An entry is found by its id and by bytes, never by the index: damaged, newer, conflicted and orphaned files
have it too. The journal is locked meanwhile, and looked through again until no file of its own bears the id.
Files that are not the journal's own are named, and left.
"""

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from equityjournal.core.entries.answer_words import words_of
from equityjournal.core.entries.answers_text import all_laid_out
from equityjournal.core.entries.entry import Answer
from equityjournal.core.entries.schema import ENTRY_ID
from equityjournal.core.sharing.ledger import Event
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files, systems
from equityjournal.store.disk.names import place_of
from equityjournal.store.disk.other_tools import is_of_another_tool
from equityjournal.store.entries.words_elsewhere import TELLING, holding
from equityjournal.store.listing.folders import (
    DEEPEST,
    ROOMS,
    everything_below,
    files_below,
    is_id,
    is_named_for,
)
from equityjournal.store.records import record
from equityjournal.store.records.toml import parse
from equityjournal.store.sharing.replies import beside

MOST_LOOKS = 20
"""Looks through the journal, where locks are unknown and other windows go on writing."""

_ENTRIES = ("entries", "versions", "trash")
_LINE_OF_ID = re.compile(rb"^[ \t]*id[ \t]*=[ \t]*[\"'](?P<id>[^\"'\r\n]*)[\"']", re.MULTILINE)
_SEAL = re.compile(rb"^# end of (?P<id>[^\s,]+), sha256:", re.MULTILINE)

_ANY_ID = re.compile(ENTRY_ID.encode())
_LONGEST_ID = 2 * len("2026-01-01-abcdef")
"""Bytes of an id at most, as in UTF-16."""

Words = tuple[str, ...]


class Erased(NamedTuple):
    """Result of erasing an entry."""

    files: int
    """Number of files removed."""
    left: list[Path]
    """Files and folders below the journal's folder that still bear the id, or its words; none is its own."""
    unseen: list[Path]
    """Files and folders that could not be opened."""
    words: Sequence[Path] = ()
    """Indexes that may still hold its words."""


def erase_files(root: Path, *identities: str) -> Erased:
    """Remove all files of entries, the entries themselves last.

    Raises:
        NotSaved: When the disk will not do it.
    """
    places, count, found = {place_of(root, known) for known in identities}, 0, FilesOf(root, *identities)
    with systems.locked(root):
        for _ in range(MOST_LOOKS):
            found.look()
            if not found.own:
                break
            for path in sorted(found.own, key=lambda path: (path in places, path)):
                files.remove(path)
                count += 1
            for identity in identities:
                with contextlib.suppress(OSError):
                    files.remove_folder(root / "versions" / identity)
        else:
            found.look()
            found.left += found.own
    # What is still there stands behind a link to a folder.
    found.left += [place for place in places if files.is_there(place) and place not in found.left]
    found.left += holding(root, found.texts, found.left)
    return Erased(count, sorted(found.left), sorted(found.unseen))


def bears(root: Path, identity: str) -> bool:
    """Whether any file below the journal's folder holds an id, even behind a link to a folder."""
    found = FilesOf(root, identity)
    found.look()
    return bool(found.own or found.left) or files.is_there(place_of(root, identity))


class FilesOf:
    """Files with the ids or words of entries, by owner.

    Args:
        root: The journal's folder.
        identities: The entries' ids.
    """

    def __init__(self, root: Path, *identities: str) -> None:
        self._root = root
        self._identities = frozenset(identities)
        self._words: set[Words] = set()
        """Words of the entry and its versions; they outlast its files."""
        self._said: set[str] = set()
        """What people told the writer."""
        self._texts: set[str] = set()
        """The same as an editor was given them."""
        self.own: set[Path] = set()
        self.left: list[Path] = []
        self.unseen: list[Path] = []

    def look(self) -> None:
        """Look through the whole journal."""
        self.own, self.left, self.unseen = set(), [], []
        for identity in self._identities:
            self.own |= set(beside(self._root, identity))
        bearing = [path for path in self._bearing() if path not in self.own]
        for path in bearing:
            if self._is_own(path):
                self.own.add(path)
            elif not _is_event(self._root, path):
                self.left.append(path)
        self._look_at_drafts()

    def _bearing(self) -> Iterator[Path]:
        """Files, links and folders with the id in a name, a folder's name, or bytes."""
        for found in everything_below(self._root):
            if isinstance(found, str):
                self.unseen.append(Path(found))
                continue
            is_named = self._stand_in(
                found.path.removeprefix(str(self._root)).casefold().encode("utf-8", "replace")
            )
            if not is_named and found.is_file(follow_symlinks=False):
                try:
                    is_named = any(map(self._stand_in, files.pieces(found.path, _LONGEST_ID)))
                except DamagedFile:
                    self.unseen.append(Path(found.path))
                except FileNotFoundError:
                    continue
            if is_named:
                yield Path(found.path)

    def _stand_in(self, data: bytes) -> bool:
        """Whether any id is in some bytes, as UTF-8 or UTF-16 (Notepad's)."""
        texts = (data, data.replace(b"\0", b"")) if b"\0" in data else (data,)
        return any(
            found.group().decode() in self._identities for text in texts for found in _ANY_ID.finditer(text)
        )

    def _is_own(self, path: Path) -> bool:
        """Whether a file with the id is the program's own, of this entry."""
        room, *below = path.relative_to(self._root).parts
        if room not in ROOMS or len(below) >= DEEPEST or any(map(is_of_another_tool, below)):
            return False
        if not files.is_ordinary(path):
            return False
        is_named = any(
            is_named_for(path.name, identity) or identity in below[:-1] for identity in self._identities
        )
        if room == "drafts" or below[0] == "drafts":
            return is_named
        if room not in _ENTRIES:
            return False
        table = _table_in(path)
        identity = table.get("id")
        if identity in self._identities:
            self._take_words(_answers_in(table))
            self._said |= set(_said_in(table))
            return True
        return is_named and identity is None

    @property
    def texts(self) -> set[str]:
        """Single texts of the entries found so far and their versions, with what people told the writer."""
        return self._said | {text for words in self._words for text in words}

    def _take_words(self, answers: list[Answer]) -> None:
        if answers:
            self._words.add(words_of(answers))
            self._texts.add(all_laid_out(answers).strip())

    def _look_at_drafts(self) -> None:
        """Add drafts and texts with the entry's own words, as left by a crash.

        A text that holds these words among others is none of them, and is named.
        """
        for folder in (Path("drafts"), Path("trash", "drafts")):
            for path in files_below(self._root, str(folder), unfinished=True):
                if path in self.own or path in self.left:
                    continue
                words = _words_in(_draft_in(path))
                text = "" if words else _text_in(path)
                if words in self._words or text.strip() in self._texts:
                    self.own.add(path)
                elif any(_is_among(known, words or (text,)) for known in self._words):
                    self.left.append(path)


def _table_in(path: Path) -> Mapping[str, Any]:
    """The table in an entry's file, however damaged: at least a readable id."""
    if ".toml" not in path.name.casefold():
        return {}
    data = files.read_or_none(path)
    if data is None:
        return {}
    try:
        table = parse(data)
    except DamagedFile:
        above_words = data.partition(b"[[")[0]  # where no line is a text that looks like an id
        lines = [*_LINE_OF_ID.finditer(above_words), *reversed([*_SEAL.finditer(data)])]
        table = {"id": lines[0]["id"].decode("utf-8", "replace")} if lines else {}
    identity = table.get("id")
    return table if isinstance(identity, str) and is_id(identity) else {}


def _answers_in(table: Mapping[str, Any]) -> list[Answer]:
    """Answers with text in a table, valid entry or not."""
    answers = table.get("answers")
    found = []
    for answer in answers if isinstance(answers, list) else []:
        with contextlib.suppress(ValidationError):
            found.append(Answer.model_validate(answer))
    return [answer for answer in found if answer.text.strip()]


def _said_in(table: Mapping[str, Any]) -> Iterator[str]:
    """What people told the writer, in a table, valid entry or not."""
    told = table.get("their_words")
    for said in told if isinstance(told, list) else []:
        if isinstance(said, dict) and isinstance(said.get("text"), str):
            yield said["text"]


def _words_in(table: Mapping[str, Any]) -> Words:
    return words_of(_answers_in(table))


def _draft_in(path: Path) -> Mapping[str, Any]:
    """The table of a draft; empty for any other file."""
    if path.suffix != ".toml":
        return {}
    try:
        return parse(files.read(path))
    except (DamagedFile, FileNotFoundError):
        return {}


def _text_in(path: Path) -> str:
    """A loose text; empty if unreadable."""
    try:
        return files.read(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (DamagedFile, FileNotFoundError, UnicodeDecodeError):
        return ""


def _is_among(known: Words, words: Words) -> bool:
    """Whether all of some words, if long enough to be known by, stand in others."""
    telling = sum(map(len, known)) >= TELLING
    return telling and all(any(text in other for other in words) for text in known)


def _is_event(root: Path, path: Path) -> bool:
    """Whether a file notes a share: an id, and no words."""
    if path.relative_to(root).parts[0] != "shares":
        return False
    try:
        record.from_bytes(files.read(path), Event, path)
    except (DamagedFile, FileNotFoundError):
        return False
    return True
