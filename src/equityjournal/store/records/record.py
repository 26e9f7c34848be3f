"""Records ⇄ the bytes of sealed TOML files."""

from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from equityjournal.core.entries.plain import PlainEntry, plain_entry
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.text.errors import (
    CutOffFile,
    DamagedFile,
    JournalError,
    MisencodedFile,
    NewerFile,
    NotSaved,
)
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.records import own_form
from equityjournal.store.records.seal import State, read_seal, sealed
from equityjournal.store.records.toml import parse, to_toml

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Record

Kind = TypeVar("Kind", bound="Record")
Held = TypeVar("Held", covariant=True)


class Stored(NamedTuple, Generic[Held]):
    """A record as stored on disk."""

    record: Held
    state: State
    path: Path
    was: str
    """Digest of the file's bytes, for a later comparison."""


def to_bytes(record: "Record | PlainEntry", identity: str) -> bytes:
    """The sealed bytes of a record, proven to read back equal.

    Raises:
        JournalError: When its text holds bytes that are no characters, impossible to store.
    """
    data = _in_order(record)
    try:
        body = to_toml(data).encode("utf-8")
    except UnicodeEncodeError:
        raise JournalError(
            say("Not saved: some of it is not text (it holds bytes that stand for no character).")
        ) from None
    if len(body) > files.LARGEST:
        raise NotSaved(
            say("Not saved: it is more than 10 MB, too much for one entry. Split it into several.")
        )
    read = own_form.parsed(body)
    if not _is_same(parse(body) if read is None else read, data):
        raise JournalError(say("Not saved: written down, it would no longer say the same."))
    return sealed(body, identity)


def keep(record: "Record", path: Path, was: str | None = None) -> None:
    """Store a record, new or changed.

    Args:
        record: The record.
        path: Its file, in a folder possibly missing.
        was: Digest of the file, if no other may be written over.

    Raises:
        ChangedMeanwhile, NotSaved: When another program changed it, or the disk will not take it.
    """
    files.make_folder(path.parent)
    files.replace(path, to_bytes(record, path.stem), was)


def _is_same(read: Any, written: Any) -> bool:
    """Whether a value read back equals the value written; NaN equals NaN."""
    if isinstance(read, dict) and isinstance(written, dict):
        return read.keys() == written.keys() and all(_is_same(read[key], written[key]) for key in read)
    if isinstance(read, list) and isinstance(written, list):
        return len(read) == len(written) and all(map(_is_same, read, written))
    if isinstance(read, float) and isinstance(written, float) and isnan(written):
        return isnan(read)
    return bool(read == written)


def from_bytes(data: bytes, kind: type[Kind], path: Path) -> Stored[Kind]:
    """Parse a record from the bytes of the file at `path`.

    Raises:
        DamagedFile: In a clause; `CutOffFile` when the file was cut off as well, `NewerFile` when a later
            version of the program wrote it.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - heavy, and not for plain entries

    from equityjournal.core.text.faults import first_fault  # noqa: PLC0415 - loads Pydantic

    seal = read_seal(data)
    try:
        table = own_form.parsed(seal.body) if seal.state is State.WHOLE else None
        if table is None or seal.identity != table.get("id", path.stem):  # the seal's own line may be no TOML
            table = parse(data)
        version = table.get("schema")
        if isinstance(version, int) and version > SCHEMA:
            raise NewerFile(say("a newer version of the program wrote it; update equityjournal to read it"))
        record = kind.model_validate(table)
    except (NewerFile, MisencodedFile):
        raise
    except RecursionError:
        raise DamagedFile(say("it is nested too deeply to be read")) from None
    except (DamagedFile, ValidationError) as error:
        if holds_two_versions(data):  # of the last line as well, which is not missing then
            raise DamagedFile(
                say("two versions of it stand in one another; keep the words you want")
            ) from None
        why = first_fault(error)[1] if isinstance(error, ValidationError) else error.why
        if seal.state is State.CUT_OFF:
            raise CutOffFile(say("it is cut off: its last line is missing, and {why}", why=why)) from None
        raise DamagedFile(why) from None
    if seal.state is State.WHOLE and seal.identity != table.get("id", path.stem):
        return Stored(record, State.CHANGED, path, files.digest(data))
    return Stored(record, seal.state, path, files.digest(data))


def holds_two_versions(data: bytes) -> bool:
    """Whether both sides of a merge are in a file, between rows of < and >."""
    rows = data.splitlines()
    begins, ends = (any(row.startswith(mark * 7 + b" ") for row in rows) for mark in (b"<", b">"))
    return begins and ends and b"=" * 7 in rows


def plain_from_bytes(data: bytes, path: Path, digest: str | None = None) -> Stored[PlainEntry] | None:
    """Parse a plain entry from bytes with a whole seal.

    Args:
        data: The bytes.
        path: Their file.
        digest: Their digest, if it is known.

    Returns:
        The entry; None for any other bytes.
    """
    seal = read_seal(data)
    table = own_form.parsed(seal.body) if seal.state is State.WHOLE else None
    entry = plain_entry(table) if table else None
    if entry is None or entry.id != seal.identity:
        return None
    return Stored(entry, State.WHOLE, path, digest or files.digest(data))


_FIRST = ("schema", "id", "written", "happened", "edited")


def _in_order(record: "Record | PlainEntry") -> dict[str, Any]:
    """A record as plain values: identity first, answers last."""
    if isinstance(record, PlainEntry):
        data = record.table
    else:
        data = record.model_dump(by_alias=True, exclude_none=True)
    ordered = {key: data.pop(key) for key in _FIRST if key in data}
    answers = data.pop("answers", [])
    for table in ("steps", "their_words"):
        if not data.get(table):
            data.pop(table, None)  # an empty list would prevent adding one by hand
    ordered |= data
    return ordered | {"answers": answers} if answers else ordered
