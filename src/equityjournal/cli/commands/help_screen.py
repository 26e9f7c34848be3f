"""The first help screen: everyday commands, and the way to the rest.

Each line reads alone. At eighty columns it all fits on a screen of 24 lines.
"""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

EVERY_DAY = {
    "ej write": "one question; you answer; it is kept",
    "ej list": "the latest, numbered",
    "ej show 2": "read number 2 of that list (ej edit 2 changes it)",
    "ej themes": "what has dropped out of sight",
    "ej with Bronwen": "the two of you: what is new, what you agreed",
    "ej export markdown": "take entries along",
}
"""Lines to type, and what each does."""

_EVERY_DAY_VERBS = "write list show themes with export support"
_PURPOSES = {
    "Looking back": "search review steps done drop their-words discussed",
    "With others": "open worksheet promises share shares keys coach",
    "Questions": "packs focus set-aside bring-back",
    "Care with words": "look-over",
    "In and out": "backup import forms",
    "Mending": "edit tag untag delete restore erase check",
}
"""Purposes of the other verbs, each with their names."""
_LAST = "Settings"
"""The purpose of verbs without another."""


def in_order(verbs: Iterable[str]) -> list[str]:
    """Verbs in the order of the help screen."""
    return [*_EVERY_DAY_VERBS.split(), *(name for names in _by_purpose(verbs).values() for name in names)]


def _by_purpose(verbs: Iterable[str]) -> dict[str, list[str]]:
    """Verbs other than those of every day, by purpose."""
    purposes = {purpose: names.split() for purpose, names in _PURPOSES.items()}
    placed = {*_EVERY_DAY_VERBS.split(), *(name for names in purposes.values() for name in names)}
    return purposes | {_LAST: [name for name in verbs if name not in placed]}


def write_help_screen(formatter: Any, verbs: Iterable[str]) -> None:
    """Write the first help screen.

    Args:
        formatter: Takes the text, as wide as the terminal.
        verbs: Names of all verbs.
    """
    column = max(map(len, EVERY_DAY)) + 2
    formatter.write_text("equityjournal, or ej: a journal about your work. It stays on this machine.")
    formatter.write("\nEvery day\n")
    for typed, does in EVERY_DAY.items():
        _write_row(formatter, "  " + typed, does, column)
    formatter.write_paragraph()
    formatter.write_text("If something was done to you: ej write, then type :mine. It is private.")
    formatter.write_text("Who can help: ej support")
    formatter.write_paragraph()
    _write_row(formatter, "More", "ej help NAME explains each", column)
    for purpose, names in _by_purpose(verbs).items():
        _write_row(formatter, "  " + purpose, ", ".join(names), column)
    _write_row(formatter, "  Before a command", "--journal DIR, --language CODE, --version", column)
    formatter.write_paragraph()
    formatter.write_text("Nobody is scored here, and nothing is sent unless you send it.")


def _write_row(formatter: Any, left: str, right: str, column: int) -> None:
    """Write two columns; commands are never broken at a hyphen, for copying."""
    lines = wrap(
        right, formatter.width, initial_indent=left.ljust(column + 2),
        subsequent_indent=" " * (column + 2), break_on_hyphens=False,
    )  # fmt: skip
    formatter.write("".join(f"{line}\n" for line in lines))
