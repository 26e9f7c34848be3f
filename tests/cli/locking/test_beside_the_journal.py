"""What goes with a lock though it lies beside the journal: keys for sharing, and indexes, but no other journal's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coaching import a_share, item, sent
from equityjournal.core.locking.sealed_form import is_for_two_keys
from equityjournal.store.disk.places import index_place
from locked import PASSPHRASE, Paper, all_files
from pairs import inbox_of, pair, place
from program import Program

ASKED = "The passphrase of your journal (nothing is shown as you type): "
CLOSED = "Your keys are sealed with your journal, which is closed."


@pytest.fixture
def both(machine: Callable[[str], Program]) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, who coaches and keeps a journal of her own."""
    amara, bronwen = pair(machine)
    bronwen("write", "Words of a coach.")
    return amara, bronwen


def home_of(person: Program) -> Path:
    """Somebody's home."""
    assert person.home
    return person.home


def lock(person: Program, paper: Paper) -> None:
    """Have somebody lock their journal, and close it."""
    person.at_terminal("lock", typed=["yes"], unseen=paper.typed())


def test_private_keys_are_sealed_by_the_lock_and_plain_after_it(
    both: tuple[Program, Program], paper: Paper
) -> None:
    """No line of the private half stands in any file of the home while the lock is on; off gives the same bytes."""
    _, bronwen = both
    (private,) = place(bronwen).glob("keys/*/private.txt")
    before = private.read_bytes()
    secrets = [line for line in before.splitlines() if line and not line.startswith(b"#")]
    assert secrets

    def assert_sealed() -> None:
        (sealed,) = place(bronwen).glob("keys/*/private.*")
        assert is_for_two_keys(sealed.read_bytes())
        holding = [
            path
            for path, data in all_files(home_of(bronwen)).items()
            if any(secret in data for secret in secrets)
        ]
        assert holding == []

    lock(bronwen, paper)
    assert_sealed()
    bronwen.at_terminal("lock", "renew", unseen=[PASSPHRASE, *paper.typed("Another one, and long.")])
    assert_sealed()
    bronwen.at_terminal("lock", "off", typed=["yes"], unseen=["Another one, and long."])
    assert [path.name for path in place(bronwen).glob("keys/*/private.*")] == ["private.txt"]
    assert private.read_bytes() == before


def test_a_letter_that_comes_while_closed_asks_for_the_journals_passphrase(
    both: tuple[Program, Program], paper: Paper
) -> None:
    """At a terminal it asks once, and then takes the letter in; piped, it says what is closed and changes nothing."""
    amara, bronwen = both
    letter = sent(a_share(amara, bronwen, item()), amara, bronwen)
    lock(bronwen, paper)
    before = all_files(home_of(bronwen))
    refused = bronwen("open", str(letter), code=1)
    assert refused.out == ""
    assert " ".join(refused.err.split()) == f"{CLOSED} `equityjournal unlock` opens it."
    kept = {path: data for path, data in all_files(home_of(bronwen)).items() if "/.cache/" not in path}
    assert kept == {path: data for path, data in before.items() if "/.cache/" not in path}
    said = bronwen.at_terminal("open", str(letter), "--yes", unseen=[PASSPHRASE])
    assert said.out.count(ASKED) == 1
    assert CLOSED in " ".join(said.out.split())
    assert "Traceback" not in said.out
    assert len(inbox_of(bronwen, amara).kept()) == 1


def test_an_index_of_another_journal_stays(program: Program, home: Path, paper: Paper) -> None:
    """Putting a lock on, taking new keys and taking it off remove the indexes of this journal, and no other."""
    program("--journal", str(home / "other"), "write", "Words of another journal.")
    program("--journal", str(home / "other"), "list")
    others = {path: path.read_bytes() for path in index_place().iterdir() if path.name != ".lock"}
    assert others
    program("write", "Words.")
    program("list")
    own = set(index_place().glob("*.sqlite")) - set(others)
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    assert own
    assert not any(path.exists() for path in own)
    program.at_terminal("lock", "renew", unseen=[PASSPHRASE, *paper.typed()])
    program.at_terminal("lock", "off", typed=["yes"], unseen=[PASSPHRASE])
    assert {path: path.read_bytes() for path in others} == others


def test_an_index_that_cannot_be_removed_is_named(
    program: Program, home: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds words, so `lock` is not done; once it is gone, the same command goes on."""
    program("write", "Words.")
    program("list")
    with monkeypatch.context() as patch:
        patch.setattr("equityjournal.store.disk.cache_files.discard", refuse)
        said = program.at_terminal("lock", typed=["yes"], unseen=paper.typed(), code=1)
    assert "holds words of your journal, and cannot be removed." in " ".join(said.out.split())
    assert "files are sealed" not in said.out
    assert "locked" in program.at_terminal("lock", unseen=[PASSPHRASE]).out


def refuse(path: Path) -> None:
    """A disk that lets nothing be removed."""
    raise PermissionError(13, "Permission denied", str(path))


@pytest.mark.parametrize("before", ["unseal_sharing_keys", "turning.finish_opening"])
def test_off_goes_on_where_no_file_of_the_journal_is_sealed_any_more(
    before: str, both: tuple[Program, Program], paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the keys for sharing, or right after them, it takes the lock off when it is run again."""
    _, bronwen = both
    lock(bronwen, paper)
    with monkeypatch.context() as patch:
        patch.setattr(f"equityjournal.cli.locking.moving_files.{before}", killed)
        bronwen.at_terminal("lock", "off", typed=["yes"], unseen=[PASSPHRASE], code=130)
    assert (home_of(bronwen) / "journal" / "lock" / "lock.toml").exists()
    bronwen.at_terminal("lock", "off", typed=["yes"], unseen=[PASSPHRASE])
    assert not (home_of(bronwen) / "journal" / "lock").exists()
    assert [path.name for path in place(bronwen).glob("keys/*/private.*")] == ["private.txt"]


def killed(*_: object) -> None:
    """The program is ended at this moment."""
    raise KeyboardInterrupt
