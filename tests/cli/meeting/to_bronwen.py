"""Sharing with Bronwen from a command line, and what is in the file that comes of it."""

from datetime import date
from pathlib import Path

from pyrage import decrypt, x25519

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.sharing.letter import Letter
from pairs import add, keys_of, opened
from program import Outcome, Program

WITH = ("share", "--with", "bronwen")


def a_share(program: Program, file: Path) -> Letter:
    """The letter in a file."""
    return opened(program, file)


def plain(program: Program, file: Path) -> str:
    """What stands in a file once age alone has opened it."""
    _, _, block = file.read_bytes().partition(b"\n\n")
    data: bytes = decrypt(block, [x25519.Identity.from_str(keys_of(program).opening)])
    return data.decode("utf-8")


def every(amara: Program) -> list[str]:
    """Ids of all entries that are not private, as somebody might pass them on."""
    return [entry["id"] for entry in amara("list", "--json").json if not entry["private"]]


def shared(amara: Program, out: Path, *more: str) -> Outcome:
    """Something was shared with Bronwen."""
    add(amara, "Words.")
    return amara(*WITH, *every(amara), *more, "-o", str(out), "--yes")


def rich(program: Program) -> Entry:
    """An entry with something in every field."""
    return add(
        program,
        "Mrs Begum had no say.\n\n  The chair did.",
        answers=[
            Answer(
                question="Who decided,\nand how?",
                text="Mrs Begum had no say.\n\n  The chair did.",
                themes=["power"],
            ),
            Answer(text="More: \u202e\x1b[31m it was Mrs Begum."),
        ],
        title="A panel",
        setting="Larch Ward",
        people=["a parent", "the chair"],
        feelings=["torn", "hopeful"],
        themes=["humility"],
        steps=[
            Step(text="Ask Mrs Begum.", due=date(2026, 6, 12)),
            Step(text="Write it down.", done=date(2026, 6, 2), horizon="short"),
        ],
    )


EVERYTHING = (
    "--along", "feelings,people,settings,steps",
    "--note", "Read this first.\nThank you.", "--keep-until", "1 August 2026", "--ask-about", "humility",
)  # fmt: skip
