"""Two people who know each other: each has keys, and has compared the other's card with them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.entries.entry import Answer, Draft, Entry
from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import AnyMessage
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.formats.sealed_message import unseal
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.entries.journal import Journal
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.people import People
from program import Program, live_in

BEFORE = datetime(2026, 5, 1, 9, tzinfo=UTC)


def place(program: Program) -> Path:
    """The folder for what has to do with sharing, on somebody's machine."""
    assert program.home
    with pytest.MonkeyPatch.context() as there:
        live_in(program.home, there)
        return sharing_place()


def give_keys(program: Program, name: str) -> Keys:
    """Make somebody's keys."""
    return Keyring(place(program)).make(name, BEFORE)


def introduce(program: Program, keys: Keys, *, manages: bool = False, name: str | None = None) -> None:
    """Have somebody take another's card for theirs."""
    other = keys.person
    known = Trusted(
        schema_version=1, name=name or other.name, age=other.age, signing=other.signing,
        manages=manages, trusted=BEFORE,
    )  # fmt: skip
    People(place(program)).keep(known)


def pair(machine: Callable[[str], Program], *, manages: bool = False) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, her coach, who may be her manager too."""
    amara, bronwen = machine("amara"), machine("bronwen")
    hers, theirs = give_keys(amara, "Amara Okafor"), give_keys(bronwen, "Bronwen Rees")
    introduce(amara, theirs, manages=manages)
    introduce(bronwen, hers)
    return amara, bronwen


def journal_of(program: Program) -> Path:
    """The folder of somebody's journal."""
    assert program.home
    return program.home / "journal"


def add(program: Program, *texts: str, **facts: Any) -> Entry:
    """Keep an entry in somebody's journal, with these answers; fields are those of a draft."""
    draft = Draft(
        **{
            "started": program.clock(), "happened": program.clock.moment.date(), "pack": "relational-equity",
            "language": "en-GB", "answers": [Answer(text=text) for text in texts], **facts,
        }
    )  # fmt: skip
    kept, _ = Journal(journal_of(program)).add(draft, program.clock())
    assert isinstance(kept, Entry)
    return kept


def keys_of(program: Program) -> Keys:
    """Somebody's keys."""
    return Keyring(place(program)).open(lambda: "")[0]


def opened(program: Program, file: Path) -> AnyMessage:
    """What somebody finds in a sealed file."""
    (block,) = blocks_in(file.read_bytes())
    return unseal(block.data, [keys_of(program)])


def kept_for_sharing(program: Program) -> dict[str, bytes]:
    """Everything in the place for sharing."""
    assert program.home
    place = next(program.home.rglob("equityjournal-sharing"), program.home / "nothing")
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
