"""A journal that was never locked pays nothing for the lock: no module, no file, no look beyond a few names."""

import os
from pathlib import Path

import pytest

from cli.test_start_up import loaded
from program import Program

VERBS = [
    ["write", "Some words.", "-t", "power"],
    ["list"],
    ["edit", "last", "--title", "So"],
    ["delete", "last"],
    ["check"],
]


def test_no_module_of_the_lock_is_loaded(home: Path) -> None:
    """Neither by a verb that writes nor by one that reads, changes or checks; nor what it stands on."""
    for verb in (VERBS[0], VERBS[1], VERBS[-1]):
        found = loaded(home, *verb)
        assert "equityjournal.store.disk.sealing" in found
        assert not {
            name
            for name in found
            if name.startswith(
                ("equityjournal.store.lock", "equityjournal.core.locking", "pyrage", "cryptography")
            )
        }


def test_no_file_is_made_for_it(program: Program, home: Path) -> None:
    """Neither in the journal nor in the folders beside it."""
    for verb in VERBS:
        program(*verb)
    made = {path.name for path in home.rglob("*")}
    assert {"lock", "journal-locks"} & made == set()
    assert not any(name.endswith(".age") for name in made)


def test_the_looks_at_names_are_few(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of entries looks for a lock by some names, a few microseconds each, however many entries there are."""
    for _ in range(12):
        program("write", "Some words.")
    program("list")
    looked: list[str] = []
    lexists = os.path.lexists

    def look(path: str | Path) -> bool:
        looked.append(str(path))
        return lexists(path)

    monkeypatch.setattr("os.path.lexists", look)
    program("list")
    assert len([path for path in looked if path.endswith("lock.toml")]) <= 20
