"""Files on their way from plain to sealed and back, with other windows, editors and sync services at work."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.locking.lock_file import LockState
from equityjournal.store.disk import files, plain_text, sealing, systems
from equityjournal.store.faults.checking import check
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import turning
from equityjournal.store.lock.moving import Interrupted, Moving
from locked import MADE, SealedJournal, locked_at

NOW = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)
ENTRY = "entries/2026/06/2026-06-01-abcdef.toml"


@pytest.fixture
def moving(sealed_journal: SealedJournal) -> Moving:
    """The files of a locked journal that is open."""
    return Moving(sealed_journal.unlock(), NOW, sealed_journal.keys.recovery)


def put(root: Path, name: str, data: bytes) -> Path:
    """A plain file, put there by something else."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def insides(moving: Moving) -> dict[str, bytes]:
    """Names and insides of the sealed files."""
    found = kept_sealed.sealed_files(moving.vault.root)
    return {path.name: moving.vault.open(path.read_bytes()) for path in found}


@given(st.lists(st.binary(max_size=200) | st.just(b"a = 1\n\n\n# filled: 0100\n"), min_size=1, max_size=4))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, written: list[bytes]) -> None:
    """Whatever a file ends in, sealed and opened again it is the same to the byte."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("equityjournal.store.lock.locked_stream.WORK", 4)
        journal = locked_at(tmp_path_factory.mktemp("any") / "journal")
    moving = Moving(journal.unlock(), NOW, journal.keys.recovery)
    paths = [put(journal.root, f"drafts/{number}.bin", data) for number, data in enumerate(written)]
    moving.seal_all()
    assert not any(path.exists() for path in paths)
    turning.begin_opening(journal.root, MADE.date())
    moving.open_all()
    assert [path.read_bytes() for path in paths] == written
    turning.finish_opening(journal.root)


def test_of_two_with_one_inside_one_is_left(moving: Moving) -> None:
    """Cut off between the sealed file and the removal of the plain one, it goes on."""
    files.make_folder(moving.vault.root / "drafts")
    files.create(moving.vault.root / "drafts" / "a.txt", b"Words.")
    put(moving.vault.root, "drafts/a.txt", b"Words.")
    moving.seal_all()
    assert insides(moving) == {"a.txt.age": b"Words."}
    assert kept_sealed.plain_files(moving.vault.root) == []


def test_of_two_with_different_insides_both_are_kept(moving: Moving) -> None:
    """The plain one is sealed under the name of a copy, which `check` knows; cut off after that, only once."""
    files.make_folder(moving.vault.root / "entries" / "2026" / "06")
    files.create(moving.vault.root / ENTRY, b"Sealed.")
    for _ in range(2):
        put(moving.vault.root, ENTRY, b"Plain.")
        moving.seal_all()
    assert sorted(insides(moving).values()) == [b"Plain.", b"Sealed."]
    (copy,) = (name for name in insides(moving) if "conflicted copy 2026-06-01" in name)
    assert any(copy.removesuffix(".age") in problem.path for problem in check(moving.vault.root)[1])


def test_a_file_sealed_for_others_stops_nothing(moving: Moving, tmp_path: Path) -> None:
    """A plain file whose name another lock's file has is sealed beside it."""
    stranger = locked_at(tmp_path / "stranger")
    theirs = stranger.unlock().seal(b"Theirs.")
    put(moving.vault.root, f"{ENTRY}.age", theirs)
    put(moving.vault.root, ENTRY, b"Ours.")
    moving.seal_all()
    assert (moving.vault.root / f"{ENTRY}.age").read_bytes() == theirs
    assert kept_sealed.plain_files(moving.vault.root) == []


def test_links_pipes_and_folders_of_the_writers_own_are_left(moving: Moving, tmp_path: Path) -> None:
    """A link and a pipe are named and left; a folder that is no room, and its files, are nobody's business."""
    (moving.vault.root / "drafts" / "link.txt").symlink_to(tmp_path)
    os.mkfifo(moving.vault.root / "drafts" / "pipe.txt")
    own = put(moving.vault.root, "holiday/photo.jpg", b"A picture.")
    git = put(moving.vault.root, ".git/config", b"git")
    moving.seal_all()
    assert {path.name for path in moving.left} == {"link.txt", "pipe.txt"}
    assert (own.read_bytes(), git.read_bytes()) == (b"A picture.", b"git")


def test_an_interrupted_save_is_sealed_or_taken_away(moving: Moving) -> None:
    """Words that are nowhere else go among the drafts, sealed; what was saved anyway goes."""
    put(moving.vault.root, ENTRY, b"Words.")
    lost = put(moving.vault.root, f"{ENTRY[:16]}.2026-06-01-abcdef.toml.0123abcd.tmp", b"Other words.")
    done = put(moving.vault.root, f"{ENTRY[:16]}.2026-06-01-abcdef.toml.0123abce.tmp", b"Words.")
    os.utime(lost, (0, 0))
    moving.seal_all()
    assert not lost.exists()
    assert not done.exists()
    assert sorted(insides(moving).values()) == [b"Other words.", b"Words."]


def test_a_change_under_way_as_the_lock_comes_is_sealed(
    journal: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that began to replace a plain file, just before the lock, writes it sealed, and not over the seal."""
    path = put(journal, ENTRY, b"Before.")
    locked = systems.locked
    monkeypatch.setattr("equityjournal.store.lock.moving.SETTLED", 0)  # this very thread waits for the save

    def lock_first(folder: Path) -> object:
        monkeypatch.setattr(systems, "locked", locked)
        sealed_journal = locked_at(journal, state=LockState.SEALING)
        Moving(sealed_journal.unlock(), NOW).seal_all()
        return locked(folder)

    monkeypatch.setattr(systems, "locked", lock_first)
    files.replace(path, b"After.", files.digest(b"Before."))
    assert files.read(path) == b"After."
    assert kept_sealed.plain_files(journal) == []


def test_a_text_in_an_editor_as_the_lock_comes_is_sealed_as_it_was_left(journal: Path, quick: None) -> None:
    """What the editor saves after the lock counts, and nothing of it stays plain."""
    path = put(journal, "drafts/a.txt", b"Begun.")
    with plain_text.for_an_editor(path) as place:
        sealed_journal = locked_at(journal, state=LockState.SEALING)
        Moving(sealed_journal.unlock(), NOW).seal_all()
        place.write_bytes(b"Begun, and ended.")
    sealing.forget_doors()
    sealed_journal.unlock()
    assert files.read(path) == b"Begun, and ended."
    assert kept_sealed.plain_files(journal) == []


def test_a_change_while_the_lock_comes_off_replaces_the_sealed_file(moving: Moving) -> None:
    """It is written plain, its sealed former self goes, and a new file is not put beside a sealed one."""
    path = moving.vault.root / "drafts" / "a.txt"
    files.create(path, b"Before.")
    turning.begin_opening(moving.vault.root, MADE.date())
    with pytest.raises(FileExistsError):
        files.create(path, b"Another.")
    files.replace(path, b"After.", files.digest(b"Before."))
    assert path.read_bytes() == b"After."
    assert kept_sealed.sealed_files(moving.vault.root) == []


@pytest.mark.parametrize("call", ["fsync", "link", "write", "unlink"])
def test_a_disk_that_takes_no_more_loses_nothing(
    moving: Moving, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The plain file stays, or its sealed one is whole; no success is told, and the next time goes on."""
    names = [f"drafts/{number}.bin" for number in range(4)]
    for name in names:
        put(moving.vault.root, name, name.encode())
    taken, real = iter(range(3)), getattr(os, call)

    def until_full(*arguments: object, **named: object) -> object:
        if next(taken, None) is None:
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, until_full)
        with pytest.raises(Interrupted):
            moving.seal_all()
    there = {
        path.name.removesuffix(".age")
        for path in (moving.vault.root / "drafts").iterdir()
        if path.name[0] != "."
    }
    assert there == {Path(name).name for name in names}
    moving.seal_all()
    assert sorted(insides(moving).values()) == [name.encode() for name in names]
    assert kept_sealed.plain_files(moving.vault.root) == []
