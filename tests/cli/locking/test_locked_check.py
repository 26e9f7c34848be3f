"""`check` of a locked journal, lock-out cases and what other machines put there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from equityjournal.store.disk import files, plain_text
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock.lock_record import read_lock
from equityjournal.store.lock.vault import vault_at
from equityjournal.store.lock.wrapping import identities, inside_by
from locked import PASSPHRASE, Paper, SealedJournal, all_files
from program import Program

OTHER = "Another long one."


def said_in_line(text: str) -> str:
    """A screen's words without its line ends."""
    return " ".join(text.split())


@pytest.fixture
def locked(program: Program, home: Path, paper: Paper, keeper: Path) -> Path:
    """A locked journal of two entries, open."""
    program("write", "Words.", "-t", "power")
    program("write", "Others.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    return home / "journal"


def kinds(program: Program) -> set[tuple[str, str]]:
    """Paths and kinds of problems."""
    return {
        (problem["path"], problem["kind"])
        for problem in program("check", "--json", code=None).json["problems"]
    }


def test_a_whole_journal_is_said_to_be_sealed(program: Program, locked: Path) -> None:
    """Each file was opened, in the last line; in JSON, their number."""
    assert (
        program("check").out == "2 entries were read, all sealed for your two keys. The journal is whole.\n"
    )
    assert program("check", "--json").json["opened"] == 2


def test_a_plain_file_among_sealed_ones(program: Program, locked: Path) -> None:
    """Dropped in by a sync service, it is read, named, never counted twice, and sealed by --repair."""
    words = program("list", "--json").json
    (first, *_) = kept_sealed.sealed_files(locked)
    program("edit", "last", "--title", "So")
    inside = vault_at(locked).open(first.read_bytes())
    plain = first.with_name(first.name.removesuffix(".age"))
    plain.write_bytes(inside)
    assert len(program("list", "--json").json) == len(words)
    assert "unsealed" in {kind for _, kind in kinds(program)}
    program("check", "--repair", "--yes", code=None)
    assert not plain.exists()
    assert program("check", "--json").json["whole"] is True


def test_a_file_of_another_lock_is_named_and_left(program: Program, locked: Path, tmp_path: Path) -> None:
    """Sealed for other keys, it is `unopened`, and no byte of it changes."""
    (first, *_) = kept_sealed.sealed_files(locked)
    data = bytearray(first.read_bytes())
    data[-1] ^= 1
    first.write_bytes(data)
    assert "unopened" in {kind for _, kind in kinds(program)}
    assert first.read_bytes() == bytes(data)


def test_from_outside_no_key_is_needed(program: Program, locked: Path) -> None:
    """Closed and piped, `check --outside` looks at headers, and says that it read nothing."""
    program("lock")
    said = program("check", "--outside")
    assert said_in_line(said.out) == (
        "Looked at from outside: 2 sealed files. Each has a whole header for two keys. What is in them was not read."
    )
    assert program("check", "--outside", "--json").json["whole"] is None
    (first, *_) = kept_sealed.sealed_files(locked)
    first.write_bytes(first.read_bytes()[:100])
    assert "it has no whole header for two keys" in program("check", "--outside", code=1).out


def test_a_paper_not_tried_is_asked_for(program: Program, locked: Path, paper: Paper) -> None:
    """After a week `check` asks for the whole key, which is no fault; once tried, half a year later again."""
    assert kinds(program) == set()
    program.clock.pass_days(8)
    assert kinds(program) == {("lock/lock.toml", "untested")}
    assert program("check", "--json").json["whole"] is True
    program.at_terminal("lock", "test", unseen=[PASSPHRASE, paper.recovery])
    assert kinds(program) == set()
    program.clock.pass_days(200)
    assert kinds(program) == {("lock/lock.toml", "untested")}


def test_a_lock_exchanged_cut_off_or_gone(
    program: Program, locked: Path, paper: Paper, machine: Callable[[str], Program]
) -> None:
    """What is written is sealed for the keys this machine knows, whatever stands in lock.toml; nothing is plain."""
    lock = locked / "lock" / "lock.toml"
    own = lock.read_bytes()
    stranger = machine("stranger")
    stranger("write", "Theirs.")
    recovery = paper.recovery
    stranger.at_terminal("lock", typed=["yes"], unseen=paper.typed(OTHER))
    assert stranger.home
    theirs = (stranger.home / "journal" / "lock" / "lock.toml").read_bytes()
    for number, data in enumerate((theirs, None)):
        if data is None:
            lock.unlink()
        else:
            lock.write_bytes(data)
        said = program("write", f"Number {number}.", code=None)
        expected = "The keys in lock/lock.toml are not those" if data else "lock/lock.toml is gone."
        assert expected in said_in_line(said.err)
    for cut in (own[:40], own.replace(b"schema = 1", b"schema = 2")):
        lock.write_bytes(cut)
        said = program("write", "Not kept.", code=1)
        assert "lock/lock.toml cannot be used" in said_in_line(said.err)
        assert ("Or delete it" in said_in_line(said.err)) == (cut == own[:40])
    assert kept_sealed.plain_files(locked) == []
    for path in kept_sealed.sealed_files(locked):
        assert inside_by(path.read_bytes(), identities([recovery]))
    lock.unlink()
    program.at_terminal("lock")
    back = read_lock(locked)
    assert back is not None
    assert program("check").code == 0


@pytest.mark.parametrize("name", ["key.age", "day.age"])
def test_a_damaged_file_of_keys_is_named_while_the_journal_is_open(
    program: Program, locked: Path, paper: Paper, name: str
) -> None:
    """Closed over it, the journal would open with the other secret alone. What is advised mends it."""
    path, recovery = locked / "lock" / name, paper.recovery
    for data in (b"", b"\0" * 300, b"no key", path.read_bytes()[:-200]):
        path.write_bytes(data)
        said = program("check", code=1).out
        assert f"lock/{name}: it is damaged, and opens nothing." in said_in_line(said)
        assert f"lock/{name}" in program("check", "--outside", code=1).out
    program.at_terminal("lock", "renew", "--recovery", unseen=[recovery, *paper.typed("Another long one.")])
    assert program("check", "--outside").code == 0
    assert "The journal is whole." in program.at_terminal("check", unseen=["Another long one."]).out


@pytest.mark.parametrize(
    "name", ["lock.sync-conflict-20261127-101010-ABCDEFG.toml", "key (1).age", "day 2.age"]
)
def test_second_versions_of_the_locks_own_files_are_named(program: Program, locked: Path, name: str) -> None:
    """As a sync service leaves them when two machines lock a journal, or change its lock, at once."""
    shutil.copy(locked / "lock" / "lock.toml", locked / "lock" / name)
    assert kinds(program) == {(f"lock/{name}", "keys")}


def test_two_machines_that_locked_apart(
    program: Program, locked: Path, paper: Paper, machine: Callable[[str], Program]
) -> None:
    """Files of the other lock are left alone; with its key `unlock --key` and `renew` bring all under one pair."""
    other = machine("other")
    other("write", "Of the other machine.")
    other.at_terminal("lock", typed=["yes"], unseen=paper.typed(OTHER))
    assert other.home
    for path in kept_sealed.sealed_files(other.home / "journal"):
        place = locked / path.relative_to(other.home / "journal")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    before = all_files(locked)
    assert "unopened" in {kind for _, kind in kinds(program)}
    assert all_files(locked) == before
    stick = locked.parent / "key.txt"
    stick.write_text(f"# a stick\n{paper.day}\n")
    program("unlock", "--key", str(stick))
    assert kinds(program) == set()
    program.at_terminal("lock", "renew", unseen=[PASSPHRASE, *paper.typed("One for both, long.")])
    said = program.at_terminal("list", unseen=["One for both, long."]).out
    assert "Of the other machine." in said
    assert "Words." in said
    assert kinds(program) == set()


def test_a_key_in_a_file_opens(program: Program, locked: Path, paper: Paper) -> None:
    """The journal's own day key on a stick opens it, and so does the paper's; a stranger's does not, nor any text."""
    stick = locked.parent / "key.txt"
    for key in (paper.day, paper.recovery):
        program("lock")
        stick.write_text(f"{key}\n")
        program("unlock", "--key", str(stick))
        assert "Words." in program("list").out
    paper.typed()
    stick.write_text(f"{paper.day}\n")
    assert "That is a key, but not one of this journal." in program("unlock", "--key", str(stick), code=1).err
    stick.write_text("no key")
    assert "holds no key" in program("unlock", "--key", str(stick), code=1).err
    assert "There is no file" in program("unlock", "--key", str(locked / "none"), code=1).err


def test_what_an_editor_left_is_sealed_by_the_next_command(
    program: Program, sealed_journal: SealedJournal
) -> None:
    """Killed with a text in the memory folder, the next command of any kind seals it among the drafts, and says so."""
    folder = plain_text.memory_folder()
    if folder is None:
        pytest.skip("this system has no folder in memory")
    mark = checksum_name(real_path(sealed_journal.root))
    left = folder / f"{mark}-0123abcd-20260601T101010000000Z.txt"
    left.write_text("CANARY from an editor")
    swap = folder / f".{left.name}.swp"
    swap.write_bytes(b"CANARY swap")
    said = program("focus", "humility")
    assert said_in_line(said.err).count("An editor had left a text in plain. It is sealed now") == 2
    assert not left.exists()
    assert not swap.exists()
    assert len(sealed_journal.files("drafts")) == 2
    assert "editor" not in program("focus", "humility").err


def test_a_text_that_an_editor_has_is_not_swept(
    program: Program, sealed_journal: SealedJournal, editor: Editor
) -> None:
    """Another command meanwhile leaves it alone."""
    path = sealed_journal.root / "drafts" / "20260601T101010000000Z.txt"
    sealed_journal.unlock()
    files.create(path, b"Before.")
    with plain_text.for_an_editor(path) as place:
        place.write_bytes(b"CANARY typed")
        program("focus", "humility")
        assert place.read_bytes() == b"CANARY typed"
    sealed_journal.unlock()
    assert files.read(path) == b"CANARY typed"


SHAPES = [
    "{id}.toml.sync-conflict-20260601-101010-ABCDEFG.age", "{id}.sync-conflict-20260601-101010-ABCDEFG.toml.age",
    "{id} (Amina's conflicted copy 2026-06-01).toml.age", "{id}.toml-DESKTOP-1.age",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_sync_services_copy_is_named_and_kept(program: Program, locked: Path, shape: str) -> None:
    """In either shape of its name a copy counts once, is named, and its bytes stay; `lock off` brings it out too."""
    (first, *_) = kept_sealed.sealed_files(locked)
    copy = first.with_name(shape.format(id=first.name.removesuffix(".toml.age")))
    copy.write_bytes(vault_at(locked).seal(vault_at(locked).open(first.read_bytes())))
    data = copy.read_bytes()
    assert len(program("list", "--json").json) == 2
    assert first.name[:17] in "".join(path for path, _ in kinds(program))
    assert copy.read_bytes() == data
    program.at_terminal("lock", "off", typed=["yes"])
    assert len(list(first.parent.glob("*.toml"))) == 3
    assert kept_sealed.sealed_files(locked) == []


def test_no_secret_stands_in_any_file(program: Program, locked: Path, paper: Paper, home: Path) -> None:
    """Neither the passphrase nor a private key is in a file, a report, an index or JSON, whatever was done."""
    for line in (["list"], ["search", "Words"], ["check"], ["lock", "show"], ["list", "--json"]):
        assert paper.recovery not in program(*line).out
    program.at_terminal("lock", "test", unseen=[PASSPHRASE, paper.recovery])
    program.at_terminal("unlock", "--recovery", unseen=[paper.recovery])
    said = program("lock", "show", "--json").out + program("check", "--json").out
    secrets = [PASSPHRASE.encode(), paper.recovery.encode(), paper.day.encode()]
    assert not any(secret.decode() in said for secret in secrets)
    assert [path for path, data in all_files(home).items() if any(secret in data for secret in secrets)] == []
