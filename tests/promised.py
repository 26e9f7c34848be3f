"""Promises for tests: changes in memory and on disk, as a team of three might make them."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from equityjournal.core.promises.chain import Kept, chain
from equityjournal.core.promises.records import Change, Ended, Handed, Looked, Made, Said, Voice
from equityjournal.store.promises.register import Register

START = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)

What = Made | Looked | Handed | Ended


def made(what: str = "Letters in plain words", **fields: object) -> Made:
    """A promise of a school admissions team."""
    usual: dict[str, object] = {
        "what": what,
        "to": "families waiting for a school place",
        "would_know": "The letter can be read aloud once, and understood",
        "asks": "the duty leads",
        "horizon": "short",
        "look": date(2026, 9, 1),
    }
    return Made.model_validate(usual | fields)


def looked(
    words: str = "We still ring to ask what it means.", by: Voice = "made-to", **fields: object
) -> Looked:
    """A look at which something was said."""
    return Looked.model_validate({"said": [Said(by=by, words=words)], **fields})


def ended(how: str = "kept", by: str = "team", **fields: object) -> Ended:
    """An end."""
    return Ended.model_validate({"how": how, "by": by, "why": "It was done.", **fields})


def some_change(lot: random.Random) -> What:
    """A change to a promise, by lot."""
    changes: list[What] = [
        looked(f"Words {lot.random()}", lot.choice(["made-to", "service", "team", "nobody"])),
        looked(look=date(2026, 10, lot.randint(1, 31))),
        Handed(asks=lot.choice(["the duty leads", "the parents' forum"])),
        ended(lot.choice(["kept", "kept-in-part", "not-kept", "changed", "let-go"])),
    ]
    return lot.choice(changes)


def kept(promise: str, number: int, what: What, after: Sequence[Kept] = (), letters: str = "") -> Kept:
    """A change in memory, so many minutes after the start."""
    moment = START + timedelta(minutes=number)
    change = Change(
        id=f"{moment:%Y%m%dT%H%M%S%fZ}-{letters or 'aaaaaa'}",
        promise=promise,
        made=moment,
        what=what,
        after=list(chain(after).heads),
    )
    return Kept(change, sha256(change.model_dump_json().encode()).hexdigest())


def some_register(lot: random.Random, changes: int = 12) -> list[Kept]:
    """A register in memory: two machines add to it, and each at times knows only some of the other's."""
    known: tuple[list[Kept], list[Kept]] = ([], [])
    promises: list[str] = []
    for number in range(changes):
        here, there = lot.choice([known, known[::-1]])
        if not promises or lot.random() < 0.3:
            promises.append("".join(lot.choice("abcdefgh234567") for _ in range(6)))
            what: What = made(f"Promise {number}", horizon=lot.choice(["short", "medium", "long"]))
        else:
            what = some_change(lot)
        letters = "".join(lot.choice("abcdefgh") for _ in range(6))
        here.append(
            kept(
                promises[-1 if isinstance(what, Made) else lot.randrange(len(promises))],
                number // 2,
                what,
                here,
                letters,
            )
        )
        if lot.random() < 0.5:
            there += [one for one in here if one not in there]
    return [*known[0], *(one for one in known[1] if one not in known[0])]


def register_in(folder: Path) -> Register:
    """A register in a new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Register(folder)


def files_in(register: Register) -> list[Path]:
    """The files of a register, by moment."""
    return sorted(register.root.glob("promises/*/*.toml"), key=lambda path: path.name)
