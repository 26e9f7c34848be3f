"""Paths as typed: `~`, an empty name, a folder that is gone, and letters that the locale does not have."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from equityjournal.cli.terminal import clock, streams
from outside import needs, outside
from program import Program

ASCII: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
TAKING_A_PATH = [
    ["export", "markdown", "-o"],
    ["review", "--page"],
    ["worksheet", "pause", "--output"],
    ["open"],
    ["keys", "trust"],
    ["keys", "show", "-o"],
    ["share", "last", "--with", "Amina", "-o"],
    ["packs", "check"],
    ["config", "journal"],
    ["demo", "--into"],
]
"""Commands up to a path."""


@pytest.mark.parametrize("command", TAKING_A_PATH, ids=" ".join)
def test_the_home_of_nobody_is_refused_in_a_sentence(program: Program, command: list[str]) -> None:
    """No option or argument for a path ends in a report of a bug, and nothing is made."""
    refused = program(*command, "~nosuch/x", code=None)
    assert refused.code in (1, 2), refused
    assert "nosuch" in refused.err
    assert not Path("~nosuch").exists()


def test_every_option_for_a_path_has_the_type_for_it() -> None:
    """A new one of any verb means what was typed, too."""
    from typer.models import TyperPath

    from equityjournal import cli
    from equityjournal.cli.terminal.typed_path import TypedPath

    verbs = [cli._verb(name) for name in cli.VERBS]
    commands = [*verbs, *(inner for verb in verbs for inner in getattr(verb, "commands", {}).values())]
    types = [parameter.type for command in commands for parameter in command.params]
    paths = [kind for kind in types if isinstance(kind, TyperPath)]
    assert len(paths) > 8
    assert all(isinstance(kind, TypedPath) for kind in paths)


@pytest.mark.parametrize("typed", ["~nosuch/x", ""])
def test_words_are_given_back_when_the_journals_path_is_refused(program: Program, typed: str) -> None:
    """Whether the path is the home of nobody or an unset variable, no word is lost and no journal made."""
    refused = program("--journal", typed, "write", "CANARY words.", code=1)
    assert "CANARY words." in refused.err
    assert not Path("entries").exists()


def test_a_variable_with_the_home_of_nobody_is_refused(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words stand on the screen again."""
    monkeypatch.setenv("EQUITYJOURNAL_DIR", "~nosuch/x")
    assert "nosuch" in program("list", code=1).err
    assert "CANARY words." in program("write", "CANARY words.", code=1).err


def test_a_tilde_may_be_part_of_a_name(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`./~name` is that very folder, and `~` alone is the home."""
    monkeypatch.chdir(home)
    program("--journal", "./~nosuch", "write", "Words.")
    program("--journal", "~/mine", "write", "Words.")
    assert (home / "~nosuch" / "entries").is_dir()
    assert (home / "mine" / "entries").is_dir()


def test_a_working_folder_that_is_gone_is_said(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path from a folder that is gone leads nowhere; the words are given back, and whole paths still work."""
    gone = home / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    refused = program("--journal", "j", "write", "CANARY words.", code=1)
    assert "The folder you are in is gone." in refused.err
    assert "CANARY words." in refused.err
    program("write", "Kept in the usual place.")
    assert "is gone" in program("export", "markdown", "-o", "out.md", code=1).err


@pytest.mark.parametrize("zone", ["XXX24", "XXX-24", "XXX+99", "nonsense", ":"])
def test_an_odd_time_zone_costs_nothing(journal: Path, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the offset is a day and more, the time is universal time."""
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        offset = clock.now().utcoffset()
        assert offset is not None
        assert abs(offset.total_seconds()) < 86400
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_unknown_home_is_said_and_no_folder_is_called_tilde(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container may have no home: the words are given back, and nothing is made where one stands."""
    monkeypatch.chdir(tmp_path)
    for name in ("data", "config", "state", "cache"):
        monkeypatch.delenv(f"XDG_{name.upper()}_HOME", raising=False)
        monkeypatch.setattr(
            platformdirs, f"user_{name}_path", lambda *_, **__: Path("~/.local/share/equityjournal")
        )
    monkeypatch.delenv("EQUITYJOURNAL_DIR")
    monkeypatch.delenv("HOME", raising=False)
    assert "Set HOME to a folder of yours." in program("list", code=1).err
    assert "CANARY" in program("write", "CANARY words.", code=1).err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows names of files by letters, not bytes")
def test_in_a_smaller_locale_a_path_is_the_bytes_typed(tmp_path: Path, journal: Path) -> None:
    """With ASCII alone, an accented path is found and made; a text beside it keeps its letters."""
    outside("--journal", str(tmp_path / "c-é"), "write", "Gŵyl.", **ASCII)
    assert list((tmp_path / "c-é").glob("entries/*/*/*.toml"))
    done = outside(f"--journal={tmp_path}/c-é", "export", "markdown", f"-o{tmp_path}/ŵ.md", **ASCII)
    assert done.returncode == 0, done.stderr
    assert "Gŵyl." in (tmp_path / "ŵ.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows names of files by letters, not bytes")
def test_in_a_latin_1_locale_a_path_is_the_bytes_typed(tmp_path: Path) -> None:
    """The folder typed in UTF-8 is the folder of these bytes, and one typed in Latin-1 likewise."""
    made = subprocess.run(
        [needs("localedef"), "-i", "en_GB", "-f", "ISO-8859-1", str(tmp_path / "en_GB.ISO-8859-1")],
        capture_output=True,
        check=False,
    )
    if made.returncode > 1:
        pytest.skip("the sources of locales (Debian's package locales) are not here")
    latin: dict[str, Any] = {"LOCPATH": str(tmp_path), "LC_ALL": "en_GB.ISO-8859-1", "PYTHONUTF8": "0"}
    for name in (b"utf-\xc3\xa9", b"latin-\xe9"):
        folder = tmp_path / os.fsdecode(name)
        done = outside("--journal", str(folder), "write", "Words.", **latin)
        assert done.returncode == 0, done.stderr
        assert (folder / "entries").is_dir()
    assert not (tmp_path / os.fsdecode(b"utf-\xe9")).exists()


@pytest.mark.parametrize("typed", ["--journal=c-é", "-oc-é", "c-é"])
def test_the_end_of_a_word_is_found_as_the_system_gave_it(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option may stand before the path, with or without a space."""
    monkeypatch.setattr(streams, "_BEFORE", {typed: typed.replace("é", "\udcc3\udca9")})
    assert streams.as_the_system_gave("c-é") == "c-\udcc3\udca9"
    assert streams.as_the_system_gave("other") == "other"
