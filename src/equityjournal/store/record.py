"""One record ⇄ the bytes of one TOML file, ended by a seal that shows whether all of it is there.

The seal is the last line: `# end of ID, sha256:…`, with a checksum of every byte before it. TOML has no end
mark of its own: cut short, a file may still be valid, and say something else.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar

import tomli_w
from pydantic import ValidationError

from equityjournal.core.entry import SCHEMA, Record
from equityjournal.core.errors import (
    CutOffFile,
    DamagedFile,
    JournalError,
    MisencodedFile,
    NewerFile,
    NotSaved,
)
from equityjournal.core.faults import first_fault
from equityjournal.core.speech import say
from equityjournal.store import files

_SEAL = re.compile(
    rb"^# end of (?P<id>[^\s,]+), sha256:(?P<sum>[0-9a-f]{64})(?P<end>\r?\n[\s]*)?\Z", re.MULTILINE
)

_SEALED_EARLIER = re.compile(rb"^# end of [^\s,]+, sha256:(?P<sum>[0-9a-f]{64})\r?\n", re.MULTILINE)

Kind = TypeVar("Kind", bound=Record)


class State(Enum):
    """What the last line of a file says of the rest."""

    WHOLE = "whole"
    CHANGED = "changed outside"
    CUT_OFF = "cut off"


@dataclass(frozen=True)
class Seal:
    """The last line of a file."""

    state: State
    identity: str = ""
    """Whose seal it says it is."""


@dataclass(frozen=True)
class Kept(Generic[Kind]):
    """A record as it stands on disk."""

    record: Kind
    state: State
    path: Path
    was: str
    """Digest of the file's bytes, for a later comparison."""


def to_bytes(record: Record, identity: str) -> bytes:
    """The file of a record, sealed, and checked to say the same when it is read again.

    Raises:
        JournalError: When some text in it holds bytes that are not characters, which no file could keep.
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
    if tomllib.loads(body.decode("utf-8")) != data:
        raise JournalError(say("Not saved: written down, it would no longer say the same."))
    return body + f"# end of {identity}, sha256:{files.digest(body)}\n".encode()


def from_bytes(data: bytes, kind: type[Kind], path: Path) -> Kept[Kind]:
    """Read a record from the bytes of the file at `path`.

    Raises:
        DamagedFile: In a clause; `CutOffFile` when the file was cut off as well, `NewerFile` when a later
            version of the program wrote it.
    """
    seal = read_seal(data)
    try:
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
        why = first_fault(error)[1] if isinstance(error, ValidationError) else error.sentence
        if seal.state is State.CUT_OFF:
            raise CutOffFile(say("it is cut off: its last line is missing, and {why}", why=why)) from None
        raise DamagedFile(why) from None
    if seal.state is State.WHOLE and seal.identity != table.get("id", path.stem):
        return Kept(record, State.CHANGED, path, files.digest(data))
    return Kept(record, seal.state, path, files.digest(data))


def read_seal(data: bytes) -> Seal:
    """What the last line says: all there, changed by hand, or cut off."""
    found = _SEAL.search(data)
    if found is None:
        return Seal(State.CHANGED if _is_added_below_a_seal(data) else State.CUT_OFF)
    untouched = found["end"] == b"\n" and files.digest(data[: found.start()]) == found["sum"].decode()
    return Seal(State.WHOLE if untouched else State.CHANGED, found["id"].decode("utf-8", "replace"))


def _is_added_below_a_seal(data: bytes) -> bool:
    """Whether only something added by hand stands below the seal; a seal within a text is only text."""
    seals = list(_SEALED_EARLIER.finditer(data))
    if not seals:
        return False
    below = data[seals[-1].end() :].splitlines()
    only_remarks = all(not line.strip() or line.startswith(b"#") for line in below)
    whole = any(files.digest(data[: seal.start()]) == seal["sum"].decode() for seal in seals)
    return only_remarks or whole


def parse(data: bytes) -> dict[str, Any]:
    """TOML as a table.

    Raises:
        DamagedFile: In a clause that says why not.
    """
    if _is_too_deep(data):
        raise DamagedFile(say("it is nested too deeply to be read"))
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise DamagedFile(say("it ends in the middle of a letter")) from None
        raise MisencodedFile(say("it is not UTF-8 text")) from None
    except (RecursionError, MemoryError, OverflowError):
        raise DamagedFile(say("it is nested too deeply to be read")) from None
    except ValueError as error:
        raise DamagedFile(say("it cannot be read as TOML: {why}", why=str(error))) from None


DEEPEST = 100  # dots in one key, or brackets; an entry of ours has two

_STRINGS_AND_REMARKS = re.compile(
    rb'"""(?:\\.|[^\\])*?"""|' + rb"'''.*?'''|" + rb'"(?:\\.|[^"\\\n])*"|' + rb"'[^'\n]*'|#[^\n]*", re.DOTALL
)


def _is_too_deep(data: bytes) -> bool:
    """Whether a key or a value is nested so deeply that reading it would take all time or memory."""
    if data.count(b".") <= DEEPEST and data.count(b"[") + data.count(b"{") <= DEEPEST:
        return False
    lines = _STRINGS_AND_REMARKS.sub(b"", data).splitlines()
    return any(line.count(b".") > DEEPEST or line.count(b"[") + line.count(b"{") > DEEPEST for line in lines)


def to_toml(table: Mapping[str, Any], above: str = "") -> str:
    """TOML with every table as a block of its own, in the order given.

    tomli-w would write short arrays of tables on one line, where a person editing by hand gets lost.
    """
    plain = {key: value for key, value in table.items() if not _is_table(value)}
    text = "".join(_line(key, value) for key, value in plain.items())
    for key, value in table.items():
        name = above + _line(key, 0).removesuffix(" = 0\n")
        if isinstance(value, Mapping):
            text += f"\n[{name}]\n{to_toml(value, f'{name}.')}"
        elif _is_table(value):
            text += "".join(f"\n[[{name}]]\n{to_toml(one, f'{name}.')}" for one in value)
    return text


def _line(key: str, value: Any) -> str:
    if isinstance(value, datetime):
        return tomli_w.dumps({key: 0}).replace(" = 0\n", f" = {value.isoformat(timespec='microseconds')}\n")
    # Written over several lines, a text would lose the carriage returns in its line ends.
    return tomli_w.dumps({key: value}, multiline_strings=r"\r\n" not in repr(value))


def _is_table(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, Mapping) for one in value)
    return isinstance(value, Mapping)


_FIRST = ("schema", "id", "written", "happened", "edited")


def _in_order(record: Record) -> dict[str, Any]:
    """The record as plain values: what identifies it first, the answers last, and no empty table."""
    data = record.model_dump(by_alias=True, exclude_none=True)
    ordered = {key: data.pop(key) for key in _FIRST if key in data}
    answers = data.pop("answers", [])
    if not data.get("steps"):
        data.pop("steps", None)  # an empty list there would stop anybody adding one by hand
    ordered |= data
    return ordered | {"answers": answers} if answers else ordered
