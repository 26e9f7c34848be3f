import errno
from pathlib import Path

import pytest

from equityjournal.core.text.errors import NotSaved
from program import Program

WORDS = "Mrs Joan Pemberton rang."
GIVEN = ["write", "--step", "Ask the family.", "-f", "unsafe", WORDS]
TYPED = ["write", "-p", "power/who-decided", "--more"]
AFTER = {
    "notices": ("writing.after_saving.tell_if_noticed", GIVEN),
    "support": ("writing.after_saving.tell_support", GIVEN),
    "themes": ("writing.asking_themes.ask_themes", ["write", WORDS]),
    "last line": ("writing.last_line.ask_last_line", TYPED),
    "second look": ("notices.one_by_one.offer", TYPED),
}
"""What comes once an entry is saved: the function, and a command line that gets there."""


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), None),
        (BrokenPipeError(), None),
        (SystemExit(1), None),
        (OSError(errno.EIO, "Input/output error"), "cannot be used: Input/output error."),
        (NotSaved("The disk is full."), "The disk is full."),
        (RuntimeError("CANARY"), "A report without any of your text"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_nothing_that_fails_after_it_makes_a_saved_entry_look_unsaved(
    program: Program, monkeypatch: pytest.MonkeyPatch, after: str, error: BaseException, said: str | None
) -> None:
    """Whatever it is: Saved is said, the exit code is 0, and what went wrong is a sentence, where it helps."""
    name, command = AFTER[after]
    reached = []

    def broken(*_: object, **__: object) -> object:
        reached.append(name)
        raise error

    with monkeypatch.context() as breaking:
        breaking.setattr(f"equityjournal.cli.{name}", broken)
        screen = program.at_terminal(*command, typed=[WORDS, ".", ".", "", "", "", ""])
    assert reached
    assert "Saved, about today" in screen.out
    assert (said or "Saved") in " ".join(screen.out.split())
    assert "memory" not in screen.out
    assert WORDS in program("show", "last").out


def test_a_last_line_that_cannot_be_kept_leaves_the_entry_saved(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up between the answer and the last line: the sentence says so, and the exit code is 0."""

    def full(*_: object) -> object:
        raise NotSaved("There is no room left.")

    with monkeypatch.context() as breaking:
        breaking.setattr("equityjournal.store.entries.journal.Journal.complete", full)
        screen = program.at_terminal("write", typed=["Some words.", ".", "uneasy / home visit"])
    assert screen.out.index("Saved") < screen.out.index("There is no room left.")
    kept = program("show", "last", "--json").json
    assert (kept["answers"][0]["text"], kept["feelings"]) == ("Some words.", [])
    assert program("check").code == 0


def test_what_the_last_line_adds_is_known_to_what_comes_after(program: Program) -> None:
    """A feeling that weighs, given on the last line alone, is answered with where support may be found."""
    assert "116 123" in program.at_terminal("write", typed=["Some words.", ".", "unsafe / home visit"]).out
