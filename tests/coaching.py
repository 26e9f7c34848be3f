"""What a coach's tests start from: something shared, sealed by its writer into a file at the coach's; and refusals."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.messages import Answer, AnyMessage, Item, Share, SharedAnswer, SharedTheme
from equityjournal.formats.sealed_message import seal
from equityjournal.store.disk.names import message_name
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.people import People
from pairs import BEFORE, keys_of, opened, place
from program import Program

POWER = SharedTheme(id="power", title="Power dynamics", pack="relational-equity")
HUMILITY = SharedTheme(id="humility", title="Reflective practice and humility", pack="relational-equity")


def item(
    entry: str = "2026-06-01-k7m3qd", text: str = "They had decided before she came in.", **fields: Any
) -> Item:
    """One masked entry, as it is shared; about humility unless said otherwise."""
    facts: dict[str, Any] = {"about": entry[:7], "themes": [HUMILITY], **fields}
    return Item(entry=entry, answers=[SharedAnswer(question="What happened?", text=text)], **facts)


def head(writer: Program, reader: Program) -> dict[str, Any]:
    """What every message from one to the other begins with."""
    people = {"sender": keys_of(writer).person, "recipient": keys_of(reader).person}
    return {"id": message_name(), "made": writer.clock(), **people}


def a_share(writer: Program, reader: Program, *items: Item, **fields: Any) -> Share:
    """Something shared: one entry, unless others are given."""
    facts: dict[str, Any] = {"masked": True, "items": list(items) or [item()], **fields}
    return Share(**(head(writer, reader) | facts))


def sent(message: AnyMessage, writer: Program, reader: Program, name: str = "letter.age") -> Path:
    """A message as a file at its reader's."""
    assert reader.home
    file = reader.home / name
    file.write_bytes(seal(message, keys_of(writer)))
    return file


def shared(writer: Program, reader: Program, *items: Item, **fields: Any) -> Share:
    """Something shared that its reader has opened."""
    share = a_share(writer, reader, *items, **fields)
    reader("open", str(sent(share, writer, reader, f"{share.id}.age")))
    return share


def meet(coach: Program, writer: Program, *, manages: bool = False) -> None:
    """Have a coach know a writer as somebody to meet over files, unless she does."""
    person = keys_of(writer).person
    known = Companions(place(coach))
    if known.with_key(person.key_id) is None:
        day = BEFORE.date()
        named = People(place(coach)).with_keys_of(person)
        known.keep(
            Companion(
                id=message_name(), name=named.name if named else person.name, role="writer", manages=manages,
                asked=day, danger=day, meets="files", keys=[person.key_id],
            )
        )  # fmt: skip


def answered(coach: Program, writer: Program, name: str = "answer.txt") -> tuple[Path, Answer]:
    """The coach's next letter, at its writer's, and what is in it."""
    assert writer.home
    file = writer.home / name
    file.unlink(missing_ok=True)
    meet(coach, writer)
    coach("with", keys_of(writer).person.name, "--send", "--yes", "-o", str(file))
    message = opened(writer, file)
    assert isinstance(message, Answer)
    return file, message


def kept_by(coach: Program, suffix: str = ".age") -> list[Path]:
    """The files in a coach's own place."""
    return sorted((place(coach) / "mentees").glob(f"*/*{suffix}"))


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its place."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(program: Program, file: Path, *options: str) -> str:
    """The one sentence with which a file is refused; nothing is kept of it, and the file is as it was."""
    before, kept = file.read_bytes(), everything_in(place(program))
    said = program("open", str(file), *options, code=1)
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert file.read_bytes() == before
    assert everything_in(place(program)) == kept
    assert not list(file.parent.glob("*-receipt*"))
    return said.err.removeprefix(f"{file} was not opened: ").rstrip("\n")


class FakeDisk:
    """A disk that is full once a number of writes have gone well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 10**9
        self._real = os.fsync
        monkeypatch.setattr("os.fsync", self._sync)

    def _sync(self, handle: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._real(handle)
