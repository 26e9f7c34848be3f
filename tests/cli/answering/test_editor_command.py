"""Which program the person's editor is: named in any way that people name one, on Linux, macOS and Windows."""

import re
import sys
from collections.abc import Collection

import pytest

from equityjournal.cli.answering import finding_editor
from equityjournal.core.text.errors import NotAllowed

NOTEPAD = r"C:\Program Files\Notepad++\notepad++.exe"
CODE = r"C:\Users\Ana\AppData\Local\Programs\Microsoft VS Code\bin\code.CMD"


class FakeMachine:
    """A machine with some programs, found by name or by path; on Windows also without their ending."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, programs: Collection[str], *, windows: bool) -> None:
        self._programs = programs
        self._windows = windows
        monkeypatch.setattr(finding_editor, "which", self.which)
        monkeypatch.setattr(sys, "platform", "win32" if windows else "linux")

    def which(self, name: str) -> str | None:
        """The path of a program, as `shutil.which` gives it."""
        for path in self._programs:
            plain = re.split(r"[\\/]", path)[-1]
            if name in (path, plain):
                return path
            if self._windows and name.casefold() in (plain.casefold(), plain.casefold().rpartition(".")[0]):
                return path
        return None


@pytest.mark.parametrize(
    ("named", "command"),
    [
        (NOTEPAD, [NOTEPAD, "-multiInst"]),
        (f'"{NOTEPAD}"', [NOTEPAD, "-multiInst"]),
        (f'"{NOTEPAD}" -multiInst -nosession', [NOTEPAD, "-multiInst", "-nosession"]),
        (f"{NOTEPAD} -nosession", [NOTEPAD, "-nosession", "-multiInst"]),
        (f"'{NOTEPAD}'", [NOTEPAD, "-multiInst"]),
        ("code --wait", [CODE, "--wait"]),
        ("code", [CODE, "--wait"]),
        ("code.cmd -n", [CODE, "-n", "--wait"]),
        ("“code --wait”", [CODE, "--wait"]),
        ("“code", [CODE, "--wait"]),
    ],
)
def test_an_editor_on_windows(monkeypatch: pytest.MonkeyPatch, named: str, command: list[str]) -> None:
    """Spaces and quotes in a path, and `code.cmd`, which Windows starts by its whole path alone."""
    FakeMachine(monkeypatch, [NOTEPAD, CODE], windows=True)
    monkeypatch.setenv("EDITOR", named)
    assert finding_editor.editor_command() == command


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("nano", ["/usr/bin/nano"]),
        ("nano -R --mouse", ["/usr/bin/nano", "-R", "--mouse"]),
        ("/opt/My Editor/ed it", ["/opt/My Editor/ed it"]),
        ("/opt/My Editor/ed it --new", ["/opt/My Editor/ed it", "--new"]),
        ('"/opt/My Editor/ed it" --new', ["/opt/My Editor/ed it", "--new"]),
        (r"/opt/My\ Editor/ed\ it --new", ["/opt/My Editor/ed it", "--new"]),
        ("/home/o'brien/ed", ["/home/o'brien/ed"]),
        ("code", ["/usr/bin/code", "--wait"]),
        ("code -w", ["/usr/bin/code", "-w"]),
        ("gvim", ["/usr/bin/gvim", "-f"]),
        ("“code --wait”", ["/usr/bin/code", "--wait"]),
    ],
)
def test_an_editor_elsewhere(monkeypatch: pytest.MonkeyPatch, named: str, command: list[str]) -> None:
    """Spaces with and without quotes, an apostrophe, and the option that keeps the program waiting."""
    programs = ["/usr/bin/nano", "/opt/My Editor/ed it", "/home/o'brien/ed", "/usr/bin/code", "/usr/bin/gvim"]
    FakeMachine(monkeypatch, programs, windows=False)
    monkeypatch.setenv("EDITOR", named)
    assert finding_editor.editor_command() == command


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_plain_terminal_is_given_no_editor_that_draws_on_it(
    monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    """None is opened of itself; the one a person named is theirs to know."""
    FakeMachine(monkeypatch, ["/usr/bin/nano", "/usr/bin/gedit"], windows=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(NotAllowed, match="This plain terminal cannot show an editor"):
        finding_editor.editor_command()
    monkeypatch.setenv("EDITOR", "gedit")
    assert finding_editor.editor_command() == ["/usr/bin/gedit", "--wait"]


@pytest.mark.parametrize(
    ("windows", "example"), [(True, "`setx VISUAL notepad`"), (False, "`export VISUAL=nano`")]
)
def test_an_editor_that_is_not_there(monkeypatch: pytest.MonkeyPatch, *, windows: bool, example: str) -> None:
    """The sentence names the variable, and a command that can be copied."""
    FakeMachine(monkeypatch, [], windows=windows)
    monkeypatch.setenv("VISUAL", "nosuch --wait")
    with pytest.raises(
        NotAllowed, match=re.escape("The editor “nosuch”, which VISUAL names, was not found")
    ) as refused:
        finding_editor.editor_command()
    assert example in refused.value.sentence


@pytest.mark.parametrize(
    ("named", "windows", "hint"),
    [
        ("nano", False, ""), ("code", False, ""), ("ed it --wait", False, ""),
        ("ed it", False, '`export EDITOR="code --wait"`'), ("ed it", True, '`setx EDITOR "code --wait"`'),
    ],
)  # fmt: skip
def test_the_hint_to_wait_is_for_unknown_editors(
    monkeypatch: pytest.MonkeyPatch, named: str, hint: str, *, windows: bool
) -> None:
    """Only an editor that may not have kept the program waiting brings a hint, to be copied as it is."""
    FakeMachine(monkeypatch, ["/usr/bin/nano", "/usr/bin/code", "ed it"], windows=windows)
    monkeypatch.setenv("EDITOR", named)
    said = finding_editor.how_to_wait()
    assert hint in said
    assert bool(said) == bool(hint)
    assert "“" not in said
