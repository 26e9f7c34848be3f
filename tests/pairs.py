"""Two people who know each other: each has keys, and the other's card, checked by its ten words."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.entries.entry import Answer, Draft, Entry
from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.companion import Companion, KnownCard, link_before
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter
from equityjournal.formats.sealed_letter import unseal
from equityjournal.store.disk.names import message_name
from equityjournal.store.disk.places import checked_place, sharing_place
from equityjournal.store.entries.journal import Journal
from equityjournal.store.sharing.checked_cards import CheckedCards
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.keyring import Keyring
from program import Program, live_in

BEFORE = datetime(2026, 5, 1, 9, tzinfo=UTC)


def place(program: Program) -> Path:
    """The folder for what has to do with sharing, on somebody's machine."""
    assert program.home
    with pytest.MonkeyPatch.context() as there:
        live_in(program.home, there)
        return sharing_place()


def checked_cards(program: Program) -> CheckedCards:
    """Digests of the cards checked on somebody's machine."""
    assert program.home
    with pytest.MonkeyPatch.context() as there:
        live_in(program.home, there)
        return CheckedCards(checked_place())


def give_keys(program: Program, name: str) -> Keys:
    """Make somebody's keys."""
    return Keyring(place(program)).make(name, BEFORE)


def introduce(
    program: Program, keys: Keys, *, manages: bool = False, name: str | None = None, role: str | None = None
) -> Companion:
    """Have somebody know another, by a card checked aloud; whoever is called Bronwen coaches, and others write."""
    own, card = Keyring(place(program)).card(), keys.card
    coaches = own.name.startswith("Bronwen")
    there = [known for known in Companions(place(program)).all() if known.has_card(card)]
    known_card = KnownCard(**card.model_dump(), since=BEFORE.date(), how="ten words")
    companion = Companion.model_validate(
        {
            "id": there[0].id if there else message_name(),
            "name": name or card.name,
            "role": role or ("writer" if coaches else "coach"),
            "manages": manages,
            "asked": BEFORE.date(),
            "danger": BEFORE.date(),
            "meets": "files",
            "link": link_before(card, own),
            "cards": [known_card],
        }
    )
    Companions(place(program)).keep(companion)
    checked_cards(program).note(companion)
    return companion


def pair(machine: Callable[[str], Program], *, manages: bool = False) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, her coach, who may be her manager too."""
    amara, bronwen = machine("amara"), machine("bronwen")
    hers, theirs = give_keys(amara, "Amara Okafor"), give_keys(bronwen, "Bronwen Rees")
    introduce(amara, theirs, manages=manages)
    introduce(bronwen, hers, manages=manages)
    return amara, bronwen


def known_by(program: Program, other: Program) -> Companion:
    """The other, as somebody knows them; introduced where they do not."""
    keys = keys_of(other)
    for known in Companions(place(program)).all():
        if known.has_card(keys.card):
            return known
    return introduce(program, keys)


def inbox_of(program: Program, other: Program) -> Inbox:
    """Letters of the other that somebody keeps."""
    return Inbox(place(program), known_by(program, other))


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


def opened(program: Program, file: Path) -> Letter:
    """What somebody finds in a sealed file."""
    (block,) = blocks_in(file.read_bytes())
    keyring = Keyring(place(program)).open(lambda: "")
    return unseal(block.data, keyring, Companions(place(program)).all()).letter


def kept_for_sharing(program: Program) -> dict[str, bytes]:
    """Everything in the place for sharing."""
    assert program.home
    place = next(program.home.rglob("equityjournal-sharing"), program.home / "nothing")
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
