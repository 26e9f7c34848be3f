"""The first help screen: calm, whole at any width, and of commands that there are."""

import re

import pytest

from equityjournal.cli import VERBS
from equityjournal.cli.commands.help_screen import EVERY_DAY
from outside import outside
from program import Program


def help_at(columns: int, *verb: str) -> list[str]:
    """The lines of a help screen on a terminal so wide; in a process of its own, which looks at the width once."""
    return outside(*verb, "--help", COLUMNS=str(columns)).stdout.splitlines()


def words_of(lines: list[str]) -> list[str]:
    """The words of a screen, in any order; one that was broken at its hyphen is whole again."""
    return sorted(re.sub(r"(?<=\w)-\s+", "-", " ".join(lines)).split())


def test_it_fits_on_a_screen_of_24_lines() -> None:
    """At eighty columns, with six things to do every day first, and a line for somebody who was harmed."""
    lines = help_at(80)
    assert len(lines) <= 24
    assert lines.index("Every day") < 5
    said = " ".join(" ".join(lines).split())
    assert "If something was done to you: ej write, then type :mine." in said
    assert said.endswith("Nobody is scored here, and nothing is sent unless you send it.")


def test_every_verb_is_named_and_six_are_of_every_day() -> None:
    """Whatever is added has to find its place on it."""
    assert set(VERBS) <= set(re.findall(r"[a-z-]+", "\n".join(help_at(80))))
    assert len(EVERY_DAY) == 6


def test_what_is_done_every_day_can_be_typed_as_it_stands(program: Program) -> None:
    """Each line of the six runs, one after the other at a terminal."""
    program("write", "Words.")
    program("write", "More words.")
    for typed in EVERY_DAY:
        _, *verb = typed.split()
        answers = ["me", "paper", "no", "yes", "", "no"] if verb[0] == "with" else []
        if verb != ["write"]:
            program.at_terminal(*verb, typed=answers)


@pytest.mark.parametrize("verb", [(), ("keys",), ("coach",), ("packs",), ("write",)], ids=str)
def test_narrow_help_is_not_cut(verb: tuple[str, ...]) -> None:
    """At forty columns no line is longer, nothing ends in dots, and every word of the wide form is there."""
    narrow, wide = help_at(40, *verb), help_at(78, *verb)
    assert not [line for line in narrow if len(line) > 40]
    assert not [line for line in narrow if line.endswith("...") and not line.endswith("]...")]
    assert words_of(narrow) == words_of(wide)


@pytest.mark.parametrize("verb", ["with", "export markdown"])
def test_in_a_narrow_window_an_explanation_stands_below_its_option(verb: str) -> None:
    """Not beside it, a word a line: at 40 columns it has two thirds of the window at least."""
    options = help_at(40, *verb.split())
    options = options[options.index("Options:") :]
    assert all(len(line) - len(line.lstrip()) <= 40 / 3 for line in options)
    assert not any("x>=" in line for line in options)
