"""The number of entries by folder: always that of a full count, and quick where nothing changed."""

import os
import random
import time
from pathlib import Path

import pytest

from equityjournal.store.listing import folder_counts
from equityjournal.store.listing.folder_counts import FolderCounts
from equityjournal.store.listing.folders import count_entries
from equityjournal.store.listing.looks import JUST_NOW
from program import Program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sets the times of folders as programs like")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which every change lies well back."""
    on_time = time.time_ns
    monkeypatch.setattr("equityjournal.store.listing.looks.time.time_ns", lambda: on_time() + 2 * JUST_NOW)


def put(root: Path, identity: str, folder: str | None = None) -> Path:
    """An entry's file, empty; in the folder of its day unless another is named."""
    path = root / "entries" / (folder or identity[:7].replace("-", "/")) / f"{identity}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def kept(tmp_path: Path) -> tuple[Path, FolderCounts]:
    """A journal of three entries, and its counts as a save leaves them."""
    root = tmp_path / "journal"
    for identity in ("2026-05-01-aaaaaa", "2026-06-02-aaaaaa", "2026-06-03-aaaaaa"):
        changed = put(root, identity).parent
    counts = FolderCounts(root, tmp_path / "kept.folders")
    counts.keep(changed)
    return root, counts


def listed_by(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """The number that another command finds, and the folders it lists for it."""
    folders: list[str] = []
    real = folder_counts._listed

    def listed(path: str, name: str) -> folder_counts.Folder:
        folders.append(name)
        return real(path, name)

    with monkeypatch.context() as watched:
        watched.setattr(folder_counts, "_listed", listed)
        found = FolderCounts(root, tmp_path / "kept.folders").entries()
    return found, sorted(folders)


def test_a_folder_at_rest_is_not_listed_again(
    tmp_path: Path, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the one written to is, once the counts were kept while nothing was fresh but that."""
    root, _ = kept(tmp_path)
    assert not (tmp_path / "kept.folders").exists()  # by this clock nothing was put there just now: no proof
    monkeypatch.undo()
    counts = FolderCounts(root, tmp_path / "kept.folders")
    long_ago = time.time_ns() - 10 * JUST_NOW
    real = os.stat

    def looked(path: str, *, follow_symlinks: bool = True) -> object:
        about = real(path, follow_symlinks=follow_symlinks)
        if path.endswith("06"):
            return about
        moments = {"st_ino": about.st_ino, "st_mtime_ns": long_ago, "st_ctime_ns": long_ago}
        return type("About", (), moments)

    monkeypatch.setattr("equityjournal.store.listing.folder_counts.os.stat", looked)
    counts.keep(root / "entries/2026/06")
    assert listed_by(root, tmp_path, monkeypatch) == (3, ["2026/06"])


def test_sealed_entries_are_counted_by_folder(tmp_path: Path) -> None:
    """With the plain file of one beside its sealed file, as while a journal is being locked."""
    root, counts = kept(tmp_path)
    for path in (root / "entries").rglob("*.toml"):
        sealed = path.with_name(f"{path.name}.age")
        path.rename(sealed)
    path.touch()
    counts.keep(path.parent)
    assert sum(folder.entries for folder in counts._known.values()) == counts.entries() == 3


def test_a_disk_that_keeps_no_times_of_folders_has_all_counted(
    tmp_path: Path, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder written to does not look fresh there, and counts kept before are thrown away."""
    root = tmp_path / "journal"
    folder = put(root, "2026-06-02-aaaaaa").parent
    (tmp_path / "kept.folders").write_bytes(b"of another day")
    FolderCounts(root, tmp_path / "kept.folders").keep(folder)
    assert not (tmp_path / "kept.folders").exists()
    assert listed_by(root, tmp_path, monkeypatch) == (1, [".", "2026", "2026/06"])


@pytest.mark.parametrize("place", ["a file", "a link to itself", "a folder"])
def test_counts_that_cannot_be_kept_cost_no_change(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Where the platform's folder for state is no folder, or what is there takes no file and gives none up."""
    state = tmp_path / "state"
    if place == "a link to itself":
        state.symlink_to(state)
    elif place == "a file":
        state.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    program("write", "Nobody rang back.")
    for path in state.rglob("*.folders"):
        path.unlink()
        path.mkdir()
    program("edit", "last", "--title", "The lift")
    program("delete", "last")


@pytest.mark.parametrize("spoiled", [b"", b"00000000\n{}", b"\xff", b"[]", b"12345678\n[1"])
def test_a_spoiled_file_of_counts_counts_for_nothing(tmp_path: Path, spoiled: bytes) -> None:
    """All is listed anew."""
    root, _ = kept(tmp_path)
    (tmp_path / "kept.folders").write_bytes(spoiled)
    assert FolderCounts(root, tmp_path / "kept.folders").entries() == 3


def test_a_flipped_bit_counts_for_nothing(tmp_path: Path) -> None:
    """Whichever it is, the number stays that of the files."""
    root, _ = kept(tmp_path)
    data = (tmp_path / "kept.folders").read_bytes()
    for bit in range(0, len(data) * 8, 7):
        spoiled = bytearray(data)
        spoiled[bit // 8] ^= 1 << bit % 8
        (tmp_path / "kept.folders").write_bytes(spoiled)
        assert FolderCounts(root, tmp_path / "kept.folders").entries() == 3


@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_and_goes_the_number_is_that_of_a_full_count(tmp_path: Path, seed: int) -> None:
    """Copies, strays, links, placeholders, folders renamed, files moved and times put back included."""
    lot = random.Random(seed)  # noqa: S311 - a fixed lot for tests
    root, counts = kept(tmp_path)
    for number in range(60):
        files = sorted((root / "entries").rglob("*.toml"))
        path = lot.choice(files) if files else put(root, "2026-06-03-zzzzzz")
        deed = lot.randrange(13 if seed % 2 else 6)
        if deed < 2:
            put(root, f"2026-0{lot.randint(1, 9)}-1{lot.randint(0, 9)}-aaaaa{lot.choice('abc')}")
        elif deed == 2:
            path.unlink()
        elif deed == 3:
            path.with_name(f"{path.stem}.sync-conflict.toml").touch()
        elif deed == 4:
            before = path.parent.stat()
            path.rename(path.with_name(f"{path.stem[:11]}bbbbbb.toml"))
            os.utime(path.parent, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif deed == 5:
            counts = FolderCounts(root, tmp_path / "kept.folders")  # another command
        elif deed == 6:
            put(root, f"2026-02-1{number % 10}-aaaaaa", lot.choice(["2026/03", "2025", ".", "2026/06/a/b/c"]))
        elif deed == 7:
            (path.parent / f".{path.name}.icloud").touch()
        elif deed == 8 and not path.parent.with_name("moved").exists():
            path.parent.rename(path.parent.with_name("moved"))
        elif deed == 9:
            (path.parent / f"link{number}").symlink_to(root / "entries/2026")
        elif deed == 10:
            path.rename(path.with_name(f"{path.name}.age"))
        elif deed == 11:
            path.with_name(f"{path.stem}.sync-conflict-20260603-101112-ABCDEFG.toml.age").touch()
        elif deed == 12:
            path.with_name(f"{path.name}.sync-conflict-20260603-101112-ABCDEFG.age").touch()
        assert counts.entries() == count_entries(root), (number, deed)
        if lot.random() < 0.5:
            counts.keep(path.parent)
