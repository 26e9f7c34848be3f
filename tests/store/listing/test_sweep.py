"""The sweep of a room, which says of every folder what the slower looks say."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.store.disk import sealing
from equityjournal.store.listing.folders import folders_below
from equityjournal.store.listing.looks import FolderLooks, looks_at
from equityjournal.store.listing.sweep import sweep

DAYS = [f"2026-06-{day:02}-abcdef.toml" for day in range(1, 6)]


def made(folder: Path, *names: str) -> None:
    """Make files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(os.fsencode(name))


def linked(month: Path) -> None:
    """A month with a link to a file and a link to a folder."""
    (month / DAYS[0]).symlink_to(month / "nowhere")
    (month / "12").symlink_to(month.parent)


def with_a_folder(month: Path) -> None:
    """A month with a folder among its entries."""
    made(month, *DAYS)
    made(month / "9", *DAYS)


def of_another_century(month: Path) -> None:
    """A month with a file of a date that no database holds."""
    made(month, *DAYS)
    os.utime(month / DAYS[2], ns=(13_000_000_000_000_000_000, 13_000_000_000_000_000_000))


FOLDERS: dict[str, Callable[[Path], None]] = {
    "entries alone": lambda month: made(month, *DAYS),
    "no file": lambda month: made(month),
    "a save under way": lambda month: made(month, *DAYS, f".{DAYS[0]}.x.tmp", f"{DAYS[1]}.tmp"),
    "files of other tools": lambda month: made(month, *DAYS, ".DS_Store", "~syncthing~a.tmp", "Thumbs.db"),
    "files of no entry": lambda month: made(month, *DAYS, "notes.txt", "ö.toml"),
    "names that are no text": lambda month: made(month, *DAYS, f"{DAYS[0]}\udcff", "\udcfe"),
    "a name that is no text": lambda month: made(month, *DAYS, f"{DAYS[0]}\udcff"),
    "a folder in the month": lambda month: made(month / "2026-06-01-abcdef.toml", *DAYS),
    "a folder beside entries": with_a_folder,
    "links": linked,
    "a date beyond any": of_another_century,
    "sealed": lambda month: made(month, *(f"{name}.age" for name in DAYS)),
    "sealed, some not": lambda month: made(month, *DAYS[:2], *(f"{name}.age" for name in DAYS[1:])),
    "sealed, with a plain twin": lambda month: made(month, DAYS[0], *(f"{name}.age" for name in DAYS)),
    "sealed, and copied by a service": lambda month: made(month, f"{DAYS[0]}.age", f"{DAYS[0]} (1).age"),
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_the_sweep_sees_what_single_looks_see(tmp_path: Path, kind: str) -> None:
    """Names, sizes and times of every file, in order, and no folder twice."""
    made(tmp_path / "entries" / "2026" / "05", *DAYS)
    month = tmp_path / "entries" / "2026" / "06"
    month.mkdir()
    FOLDERS[kind](month)
    sealing.forget_doors()
    swept = {folder: looks and looks.unpacked() for folder, looks in sweep(tmp_path, "entries")}
    met = sealing.places_in(str(month))
    single = {
        folder: None if names is None else looks_at(folder, names)
        for folder, names in folders_below(tmp_path, "entries")
    }
    assert swept == single
    assert met == sealing.places_in(str(month))
    assert len(swept) == len(sweep(tmp_path, "entries"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_opened_has_no_looks(tmp_path: Path) -> None:
    """It is told from a folder without files."""
    month = tmp_path / "entries" / "2026" / "06"
    made(month, *DAYS)
    month.chmod(0)
    try:
        assert dict(sweep(tmp_path, "entries"))[str(month)] is None
    finally:
        month.chmod(0o700)


def test_looks_are_unpacked_as_they_were_packed(tmp_path: Path) -> None:
    """The signature holds them, so nothing that tells two looks apart is lost in it."""
    made(tmp_path, *DAYS)
    looks = looks_at(str(tmp_path), DAYS)
    assert FolderLooks.of(looks).unpacked() == looks
    assert FolderLooks.of([]).unpacked() == []
