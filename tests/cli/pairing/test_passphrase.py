"""Keys and a passphrase: typed unseen, tried, and nobody else's to read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pairs import add, give_keys, introduce, kept_for_sharing
from program import Program

SECRET = "a fish, a lamp and rain"  # noqa: S105 - invented
Machine = Callable[[str], Program]
NEEDS_A_TERMINAL = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such terminal to play with"
)


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_typed_twice_and_never_shown(machine: Machine) -> None:
    """Time and memory are said first; an empty one, two that differ, and leaving make nothing."""
    amara = machine("amara")
    new = ["keys", "new", "--name", "Amara Okafor", "--passphrase"]
    for unseen, code, why in (
        (["", ""], 1, "would protect nothing"),
        ([" ", " "], 1, "would protect nothing"),
        ([SECRET, SECRET.upper()], 1, "were not the same"),
        (["^C"], 130, "A new passphrase:"),
        ([SECRET, "^C"], 130, "The same again:"),
        ([SECRET], 130, "The same again:"),
    ):
        screen = amara.at_terminal(*new, unseen=unseen, code=code).out
        assert why in screen
        assert SECRET not in screen
        assert kept_for_sharing(amara) == {}
    screen = amara.at_terminal(*new, unseen=[SECRET, SECRET]).out
    assert "about a second and a quarter of a gigabyte of memory" in " ".join(screen.split())
    assert SECRET not in screen
    assert "They are locked with a passphrase." in amara("keys").out
    assert amara("keys", "show", "--json").json["locked"] is True


@pytest.mark.usefixtures("quick")
def test_a_forgotten_passphrase_is_found_out_early(machine: Machine) -> None:
    """Whatever opens or seals asks for it; what was typed wrong changes nothing, and nothing waits where nobody is."""
    amara = machine("amara")
    amara.at_terminal("keys", "new", "--name", "Amara", "--passphrase", unseen=[SECRET, SECRET])
    bronwen = machine("bronwen")
    introduce(amara, give_keys(bronwen, "Bronwen"))
    before = kept_for_sharing(amara)
    opening = ("share", "last", "--with", "Bronwen", "--yes")
    amara("write", "Words.")
    assert "does not open" in amara.at_terminal(*opening, unseen=["another"], code=1).out
    assert amara.at_terminal(*opening, unseen=["^C"], code=130).out.strip() == "The passphrase of your keys:"
    assert amara.at_terminal(*opening, unseen=["^D"], code=130).out.strip() == "The passphrase of your keys:"
    assert "nobody is here to type it" in amara(*opening, piped=SECRET, code=1).err
    assert kept_for_sharing(amara) == before
    file = amara.home / "out" if amara.home else Path()
    assert "Mail " in amara.at_terminal(*opening, "-o", str(file), unseen=[SECRET]).out


def test_a_terminal_that_would_show_what_is_typed_is_not_asked(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python would only warn; and bytes that are no text are refused like another wrong passphrase."""
    import getpass
    import warnings

    from equityjournal.cli.terminal.secrets import ask_secret
    from equityjournal.core.text.errors import NotAllowed

    def shown(_prompt: str) -> str:
        warnings.warn("shown", getpass.GetPassWarning, stacklevel=1)
        return SECRET

    monkeypatch.setattr("equityjournal.cli.terminal.secrets.is_terminal", lambda _stream: True)
    monkeypatch.setattr(getpass, "getpass", shown)
    with pytest.raises(NotAllowed, match="would show the passphrase"):
        ask_secret("Passphrase: ", "")
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: b"\xff".decode("utf-8"))
    with pytest.raises(NotAllowed, match="not text"):
        ask_secret("Passphrase: ", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such marks on files")
def test_a_private_file_that_others_may_read_is_pointed_out(amara: Program) -> None:
    """As it may be after a move from another machine."""
    assert amara("keys").err == ""
    assert amara.home
    (path,) = amara.home.rglob("private.txt")
    path.chmod(0o644)
    assert amara("keys").err == ""
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    assert f"Other people on this machine may read {path}." in amara("keys").err


def session(home: Path, *words: str) -> Any:
    """The program with these words, at a real terminal."""
    import pexpect

    from cli.real_terminal import heeding_ctrl_c

    return pexpect.spawn(
        sys.executable,
        ["-m", "equityjournal", *words],
        env={**os.environ, "HOME": str(home), "EQUITYJOURNAL_DIR": str(home / "journal"), "TERM": "dumb"},
        encoding="utf-8",
        timeout=60,
        preexec_fn=heeding_ctrl_c,
    )


def type_unseen(asked: Any, question: str) -> None:
    """Answer a question once the terminal shows no more of what is typed."""
    asked.expect(question)
    asked.waitnoecho()
    asked.sendline(SECRET)


def ended(asked: Any) -> tuple[int, str]:
    """The exit code of a command that comes to its end, and what it still said."""
    said = str(asked.read())
    asked.close()
    return asked.exitstatus, said


@NEEDS_A_TERMINAL
@pytest.mark.usefixtures("quick")
def test_on_a_real_terminal_a_passphrase_is_typed_unseen(machine: Machine) -> None:
    """What was typed is on no screen; Ctrl-C and Ctrl-D at the question end it."""
    amara = machine("amara")
    assert amara.home
    amara.at_terminal("keys", "new", "--name", "Amara Okafor", "--passphrase", unseen=[SECRET, SECRET])
    introduce(amara, give_keys(machine("bronwen"), "Bronwen"))
    add(amara, "Words.")
    sharing = ("share", "last", "--with", "Bronwen", "-o", str(amara.home / "out"))
    trying = session(amara.home, *sharing)
    type_unseen(trying, "passphrase of your keys: ")
    trying.expect("Seal this for Bronwen")
    trying.sendline("no")
    code, said = ended(trying)
    assert code == 0
    assert "Nothing was made." in said
    assert SECRET not in said
    for leave in ("sendintr", "sendeof"):
        leaving = session(amara.home, *sharing)
        leaving.expect("passphrase of your keys: ")
        leaving.waitnoecho()
        getattr(leaving, leave)()
        assert ended(leaving)[0] == 130


@NEEDS_A_TERMINAL
@pytest.mark.torture
def test_a_real_lock_is_made_on_a_real_terminal(home: Path) -> None:
    """With all its work, which takes seconds and a gigabyte; it is opened once before it is kept."""
    making = session(home, "keys", "new", "--name", "Amara Okafor", "--passphrase")
    type_unseen(making, "new passphrase: ")
    type_unseen(making, "The same again: ")
    code, said = ended(making)
    assert code == 0
    assert "Your keys are made" in said
    assert SECRET not in said
