"""A passage taken out of an entry's files.

The entry stays. Every file that can be read is sealed anew, without comments written in by hand. Of a file
that cannot, the words are taken out as they stand.
"""

import codecs
import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.entries.passages import places, table_without, typed_texts, without
from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.entries.erasing import Erased, FilesOf
from equityjournal.store.listing.folders import everything_below
from equityjournal.store.records import record
from equityjournal.store.records.record import Stored
from equityjournal.store.records.seal import State

ROOMS = ("entries", "versions", "trash", "drafts")


class Place(NamedTuple):
    """A place where a passage stands in a file of an entry."""

    path: Path
    kind: Literal["entry", "version", "trash", "draft"]
    key: str
    """The field, with its number where there are several: "answers 2"; empty in a file that is no record."""
    text: str
    """All of the field's text."""
    start: int
    end: int


class Found(NamedTuple):
    """Places of a passage, and the searched texts."""

    places: list[Place]
    texts: list[str]


def find(root: Path, identity: str, words: str) -> Found:
    """Places of a passage in an entry's files, itself first."""
    found, texts = [], []
    for path in _files(root, identity):
        for key, text in _texts_of(root, path):
            texts.append(text)
            found += [Place(path, _kind(root, path), key, text, *span) for span in places(text, words)]
    return Found(found, texts)


def take_out(root: Path, identity: str, words: str, now: datetime) -> Erased:
    """Take a passage out of an entry's files, itself last.

    Raises:
        NotAllowed: When no other text would be left in the entry.
        NotSaved: When the disk will not take it.
    """
    own = _files(root, identity)
    main = place_of(root, identity)
    holding = [path for path in own if _holds(root, path, words)]
    changed = [(path, *_changed(root, path, words, now if path == main else None)) for path in holding]
    for path, _, data in changed:
        if data is None and path == main:
            raise NotAllowed(
                say(
                    "{id} holds no other words. `equityjournal erase {id}` removes the whole entry.",
                    id=identity,
                )
            )
    for path, was, data in sorted(changed, key=lambda change: (change[0] == main, change[0])):
        if data is None:
            files.remove(path)
        else:
            files.replace(path, data, was)
    return Erased(len(changed), *_still_holding(root, words))


def _files(root: Path, identity: str) -> list[Path]:
    """Files of an entry that may contain its words, its own first."""
    found = FilesOf(root, identity)
    found.look()
    main = place_of(root, identity)
    own = [path for path in found.own if path.relative_to(root).parts[0] in ROOMS]
    return sorted(own, key=lambda path: (path != main, _ORDER.index(_kind(root, path)), path))


_ORDER = ("entry", "version", "draft", "trash")


def _kind(root: Path, path: Path) -> Literal["entry", "version", "trash", "draft"]:
    room, *below = path.relative_to(root).parts
    if room == "drafts" or (room == "trash" and below[0] == "drafts"):
        return "draft"
    if room == "entries":
        return "entry"
    return "version" if room == "versions" else "trash"


def _record_in(root: Path, path: Path) -> Stored[Entry] | Stored[Draft] | None:
    """The record in a whole file; None for any other."""
    if path.suffix != ".toml":
        return None
    kind = Draft if _kind(root, path) == "draft" else Entry
    try:
        stored: Stored[Any] = record.from_bytes(files.read(path), kind, path)
    except (DamagedFile, FileNotFoundError):
        return None
    return None if stored.state is State.CUT_OFF else stored


def _raw(path: Path) -> str:
    """The text of a file with its undecodable bytes."""
    try:
        return _decoded(files.read(path))[0]
    except (DamagedFile, FileNotFoundError):
        return ""


def _decoded(data: bytes) -> tuple[str, str, str]:
    """A text, its encoding, and its way with errors.

    Together they give the bytes back. Notepad may save UTF-16.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-16", "surrogatepass"), "utf-16", "surrogatepass"
    return data.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape"


def _texts_of(root: Path, path: Path) -> Iterator[tuple[str, str]]:
    stored = _record_in(root, path)
    if stored is None:
        yield "", _raw(path)
    else:
        yield from typed_texts(stored.record.model_dump(by_alias=True, exclude_none=True))


def _holds(root: Path, path: Path, words: str) -> bool:
    """Whether a passage stands in a field or a comment."""
    return any(places(text, words) for _, text in _texts_of(root, path)) or bool(places(_raw(path), words))


def _changed(root: Path, path: Path, words: str, edited: datetime | None) -> tuple[str, bytes | None]:
    """A file's digest, and its bytes without a passage.

    None stands for those where no text is left.
    """
    stored = _record_in(root, path)
    if stored is None:
        data = files.read(path)
        whole, code, errors = _decoded(data)
        text = without(whole, words)
        return files.digest(data), text.encode(code, errors) if text.strip() else None
    kept = stored.record
    table = table_without(kept.model_dump(by_alias=True, exclude_none=True), words)
    if edited:
        table["edited"] = edited
    try:
        new = type(kept).model_validate(table)
    except ValidationError:
        return stored.was, None
    if isinstance(new, Draft) and not new.has_text:
        return stored.was, None
    return stored.was, record.to_bytes(new, new.id if isinstance(new, Entry) else path.stem)


def _still_holding(root: Path, words: str) -> tuple[list[Path], list[Path]]:
    """Files with the passage still in place, and unreadable files."""
    left, unseen = [], []
    for found in everything_below(root):
        if isinstance(found, str):
            unseen.append(Path(found))
        elif found.is_file(follow_symlinks=False) and places(_raw(Path(found.path)), words):
            left.append(Path(found.path))
    return sorted(left), sorted(unseen)
