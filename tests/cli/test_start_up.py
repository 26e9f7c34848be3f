"""Start-up is a feature: no command loads what it does not use."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from equityjournal.store.index.refresh import JUST_NOW

HEAVY = (
    "pydantic",
    "rich.console",
    "tomli_w",
    "subprocess",
    "email",
    "asyncio",
    "http",
    "importlib.metadata",
    "jinja2",
    "pyrage",
    "cryptography",
)
"""What a reading verb has no use for, once the index knows every file."""


def loaded(home: Path, *verb: str) -> set[str]:
    """The modules that a command has loaded when it ends, beyond those of Typer itself.

    Its clock is ahead, so that each file came to rest before the command looks at it.
    """
    code = (
        "import typer, sys, json, time; before = set(sys.modules)\n"
        f"on_time = time.time_ns; time.time_ns = lambda: on_time() + {2 * JUST_NOW}\n"
        "from equityjournal.__main__ import main\n"
        f"sys.argv = ['equityjournal', '--journal', {str(home / 'journal')!r}, *{list(verb)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('\\n' + json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"HOME": str(home)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose journal the index has seen when its files had come to rest."""
    home = tmp_path_factory.mktemp("settled")
    for verb in (
        ["write", "-t", "power", "Some words.", "--step", "Ask."],
        ["set-aside", "humility"],
        ["list"],
    ):
        loaded(home, *verb)
    return home


@pytest.mark.parametrize(
    "verb",
    [["list"], ["list", "--json"], ["show", "last"], ["show", "last", "--json"], ["search", "words"], ["themes"],
     ["themes", "--json"], ["steps"], ["steps", "--json"], ["packs"], ["--help"], ["--version"], []],
    ids=lambda verb: " ".join(verb) or "alone",
)  # fmt: skip
def test_a_reading_verb_loads_nothing_heavy(settled: Path, verb: list[str]) -> None:
    """A file unchanged since the index saw it is not validated again, and a pipe needs no wrapping."""
    found = loaded(settled, *verb)
    assert "equityjournal.cli" in found
    assert not {name for name in found if name.startswith(HEAVY)}


@pytest.mark.parametrize("verb", ["write", "themes", "export", "check", "edit"])
def test_only_the_verb_that_is_wanted_is_loaded(settled: Path, verb: str) -> None:
    """The other verbs' files are not even opened."""
    ours = {name for name in loaded(settled, verb, "--help") if name.startswith("equityjournal.cli.")}
    verbs = {name.rsplit(".", 1)[1] for name in ours if "._" not in name}
    assert verbs == {verb}
