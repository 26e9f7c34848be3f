"""Keys and a passphrase: typed unseen, tried, and nobody else's to read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pairs import kept_for_sharing
from program import Program

SECRET = "a fish, a lamp and rain"  # noqa: S105 - invented
Machine = Callable[[str], Program]


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_typed_twice_and_never_shown(machine: Machine) -> None:
    """Time and memory are said first; an empty one, two that differ, and leaving make nothing."""
    amara = machine("amara")
    new = ["keys", "new", "--name", "Amara Okafor", "--passphrase"]
    for unseen, code, why in (
        (["", ""], 1, "would protect nothing"),
        ([" ", " "], 1, "would protect nothing"),
        ([SECRET, SECRET.upper()], 1, "were not the same"),
        (["^C"], 130, "Passphrase:"),
        ([SECRET, "^C"], 130, "The same again:"),
        ([SECRET], 130, "The same again:"),
    ):
        screen = amara.at_terminal(*new, unseen=unseen, code=code).out
        assert why in screen
        assert SECRET not in screen
        assert kept_for_sharing(amara) == {}
    screen = amara.at_terminal(*new, unseen=[SECRET, SECRET]).out
    assert "some seconds and about a gigabyte of memory" in " ".join(screen.split())
    assert SECRET not in screen
    assert "They are locked with a passphrase." in amara("keys").out
    assert amara("keys", "show", "--json").json["locked"] is True


@pytest.mark.usefixtures("quick")
def test_a_forgotten_passphrase_is_found_out_early(machine: Machine) -> None:
    """`keys test` asks for it; what was typed wrong changes nothing, and nothing waits where nobody is."""
    amara = machine("amara")
    amara.at_terminal("keys", "new", "--name", "Amara", "--passphrase", unseen=[SECRET, SECRET])
    before = kept_for_sharing(amara)
    assert "Your keys work" in amara.at_terminal("keys", "test", unseen=[SECRET]).out
    assert "does not open" in amara.at_terminal("keys", "test", unseen=["another"], code=1).out
    assert amara.at_terminal("keys", "test", unseen=["^C"], code=130).out.strip() == "Passphrase:"
    assert amara.at_terminal("keys", "test", unseen=["^D"], code=130).out.strip() == "Passphrase:"
    assert "nobody is here to type it" in amara("keys", "test", piped=SECRET, code=1).err
    assert kept_for_sharing(amara) == before
    amara("keys", "new", "--name", "Amara", "--replace")
    said = amara("keys", "test")
    assert "Former keys were left out." in said.err
    assert "So do" not in said.out


def test_a_terminal_that_would_show_what_is_typed_is_not_asked(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python would only warn; and bytes that are no text are refused like another wrong passphrase."""
    import getpass
    import warnings

    from equityjournal.cli.sharing.sealed_files import ask_secret
    from equityjournal.core.text.errors import NotAllowed

    def shown(_prompt: str) -> str:
        warnings.warn("shown", getpass.GetPassWarning, stacklevel=1)
        return SECRET

    monkeypatch.setattr("equityjournal.cli.sharing.sealed_files.is_terminal", lambda _stream: True)
    monkeypatch.setattr(getpass, "getpass", shown)
    with pytest.raises(NotAllowed, match="would show the passphrase"):
        ask_secret("Passphrase: ", "")
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: b"\xff".decode("utf-8"))
    with pytest.raises(NotAllowed, match="not text"):
        ask_secret("Passphrase: ", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such marks on files")
def test_a_private_file_that_others_may_read_is_pointed_out(amara: Program) -> None:
    """As it may be after a move from another machine."""
    assert amara("keys", "test").err == ""
    assert amara.home
    (path,) = amara.home.rglob("private.txt")
    path.chmod(0o644)
    assert amara("keys", "test").err == ""
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    assert f"Other people on this machine may read {path}." in amara("keys", "test").err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal to play with")
def test_on_a_real_terminal_a_passphrase_is_typed_unseen(home: Path) -> None:
    """With all the work of a real lock; Ctrl-C at the question ends it, and the terminal shows typing again."""
    import pexpect

    from cli.real_terminal import heeding_ctrl_c

    def session(*words: str) -> pexpect.spawn:
        environment = {**os.environ, "HOME": str(home), "TERM": "dumb"}
        return pexpect.spawn(
            sys.executable,
            ["-m", "equityjournal", "keys", *words],
            env=environment,
            encoding="utf-8",
            timeout=60,
            preexec_fn=heeding_ctrl_c,
        )

    making = session("new", "--name", "Amara Okafor", "--passphrase")
    for question in ("Passphrase: ", "The same again: "):
        making.expect(question)
        making.waitnoecho()
        making.sendline(SECRET)
    making.expect("Your keys are made")
    shown = making.before + making.read()
    making.close()
    assert (making.exitstatus, SECRET in shown) == (0, False)

    trying = session("test")
    trying.expect("Passphrase: ")
    trying.waitnoecho()
    trying.sendline(SECRET)
    trying.expect("Your keys work")
    trying.expect(pexpect.EOF)
    trying.close()
    assert trying.exitstatus == 0

    for leave in ("sendintr", "sendeof"):
        leaving = session("test")
        leaving.expect("Passphrase: ")
        leaving.waitnoecho()
        getattr(leaving, leave)()
        leaving.expect(pexpect.EOF)
        leaving.close()
        assert leaving.exitstatus == 130
