"""Entries shown with numbers at a terminal, for tests."""

from program import Program


def write(program: Program, text: str, *options: str) -> str:
    """Keep an entry; return its id."""
    return str(program("write", "--json", *options, "--", text).json["id"])


def refused(program: Program, *verb: str, window: str | None = "a window") -> str:
    """The refusal at a terminal."""
    return program.at_terminal(*verb, code=1, window=window).out


def is_shown(program: Program, number: int, words: str) -> bool:
    """Whether a number shows the entry with some words, and says so before."""
    shown = program.at_terminal("show", str(number)).out
    return shown.startswith(f"Number {number}, ") and words in shown
