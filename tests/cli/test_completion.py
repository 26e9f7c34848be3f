"""What a shell offers when Tab is pressed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outside import needs
from program import Program

PROGRAM = [sys.executable, "-m", "equityjournal"]


def offered(words: str) -> list[str]:
    """What bash would offer after these words, the last of which is being typed."""
    asking = {
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "_EQUITYJOURNAL_COMPLETE": "complete_bash",
    }
    done = subprocess.run(PROGRAM, env=os.environ | asking, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("equityjournal config no", ["notices"]),
        ("equityjournal config notices o", ["on", "off"]),
        ("equityjournal config list-length ", ["all"]),
        ("equityjournal config pack pa", ["pause", "pathways"]),
        ("equityjournal config journal /", []),
    ],
)
def test_settings_and_their_values_are_offered(words: str, expected: list[str]) -> None:
    """A name first, then what it can be."""
    assert sorted(offered(words)) == sorted(expected)


def test_verbs_themes_packs_prompts_and_ids_are_offered(program: Program) -> None:
    """Whatever can be named can be finished by Tab, from the beginning of its name."""
    identity = program("write", "-t", "power", "Words.", "--json").json["id"]
    assert offered("equityjournal the") == ["themes", "their-words"]
    assert offered("equityjournal list --theme posi") == ["positionality"]
    assert offered("equityjournal list --pack pau") == ["pause"]
    assert offered("equityjournal packs show gib")[0] == "gibbs"
    for verb in ("show", "edit", "tag", "delete", "erase", "look-over"):
        assert offered(f"equityjournal {verb} 2026") == [identity]
    assert offered("equityjournal write -t posi") == ["positionality"]
    assert offered("equityjournal write --prompt power/who-d") == ["power/who-decided"]
    assert offered("equityjournal set-aside posi") == ["positionality"]
    assert offered("equityjournal themes --pack pau") == ["pause"]


def test_the_words_of_entries_are_never_offered(program: Program) -> None:
    """Of an entry only its id and its day are shown; of a private one, that it is private."""
    program("write", "--title", "CANARY", "CANARY words.")
    program("write", "--title", "CANARY", "--private", "CANARY words.")
    asking = {"_TYPER_COMPLETE_ARGS": "equityjournal show ", "_EQUITYJOURNAL_COMPLETE": "complete_zsh"}
    done = subprocess.run(PROGRAM, env=os.environ | asking, capture_output=True, text=True, check=True)
    assert done.stdout.count('"1 June 2026"') == 1
    assert done.stdout.count('"1 June 2026, private"') == 1
    assert "CANARY" not in done.stdout


def test_where_there_is_no_journal_nothing_is_offered_and_nothing_said(journal: Path) -> None:
    """A shell has no place for an error, and Tab makes no journal."""
    assert offered("equityjournal show 2") == []
    assert not journal.exists()


def test_files_that_cannot_be_read_are_no_matter_for_a_shell(
    program: Program, home: Path, journal: Path
) -> None:
    """Damaged entries and packs, placeholders, and an index that cannot be used bring no line onto the screen."""
    identity = program("write", "-t", "power", "Words.", "--json").json["id"]
    folder = next(journal.glob("entries/*/*"))
    (folder / ".2026-06-01-aaaaaa.toml.icloud").touch()
    (folder / "2026-06-01-bbbbbb.toml").write_text("title = no quotes")
    (journal / "prompts").mkdir()
    (journal / "prompts" / "mine.toml").write_text("no pack")
    assert offered("equityjournal show 2026") == [identity]
    (index,) = home.rglob("index")
    index.rename(index.with_name("away"))
    index.write_text("a file in the way")
    assert offered("equityjournal show 2026") == [identity]


@pytest.mark.parametrize("named", ["", "relative"])
def test_nothing_is_said_of_a_variable_while_tab_is_pressed(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """A journal that cannot be named is refused by the command itself, later."""
    monkeypatch.setenv("EQUITYJOURNAL_DIR", named)
    assert offered("equityjournal show 2026") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_a_script_is_printed_for_each_shell(program: Program, shell: str) -> None:
    """For both names of the program, by the one variable it listens to."""
    script = program("completion", shell).out
    assert "_EQUITYJOURNAL_COMPLETE" in script
    assert script.count("equityjournal") > 1
    assert "ej" in script.replace("ject", "")


def test_bash_itself_completes_by_the_script(program: Program, tmp_path: Path) -> None:
    """The function that the script defines finds the verb, when bash runs it."""
    bash = needs("bash")
    (tmp_path / "equityjournal").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m equityjournal "$@"\n')
    (tmp_path / "equityjournal").chmod(0o700)
    script = program("completion", "bash").out
    asked = 'COMP_WORDS=(equityjournal set); COMP_CWORD=1; _equityjournal_completion equityjournal; echo "${COMPREPLY[@]}"'
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [bash, "--norc", "-c", f"{script}\n{asked}"],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["set-aside"]


BARE = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}
"""Each shell without a person's own settings, as on a new machine."""
KNOWS = {
    "bash": "complete -p equityjournal ej",
    "zsh": '[[ -n "$_comps[equityjournal]" && -n "$_comps[ej]" ]]',
    "fish": 'test (complete | grep -c "_EQUITYJOURNAL_COMPLETE") -ge 2',
}
"""Whether both names of the program are completed there."""


@pytest.mark.parametrize("shell", BARE)
def test_a_shell_as_it_comes_takes_its_script_without_a_word(
    program: Program, tmp_path: Path, shell: str
) -> None:
    """Nobody has to have set up completion before: a new zsh has none."""
    script = tmp_path / "script"
    script.write_text(program("completion", shell).out)
    done = subprocess.run(
        [needs(shell), *BARE[shell], "-c", f"source {script} && {KNOWS[shell]}"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_refused_with_those_there_are(program: Program) -> None:
    """One sentence, and the nearest."""
    assert "Did you mean" in program("completion", "fsh", code=1).err


def test_themes_of_the_usual_pack_are_offered_first(program: Program) -> None:
    """As the setting says; the others after them."""
    program("config", "pack", "with-not-for")
    themes = offered("equityjournal focus ")
    assert [name.startswith("wnf-") for name in themes[:8]] == [True] * 7 + [False]
    assert "power" in themes
