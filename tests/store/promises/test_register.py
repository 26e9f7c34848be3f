"""A register on disk: one sealed file a change, whatever a sync service makes of the folder."""

import os
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from equityjournal.core.promises.telling import mark
from equityjournal.store.promises.register import Register
from equityjournal.store.records import record
from many import some
from promised import START, files_in, looked, made, register_in, some_change


def copied(one: Register, other: Register, lot: random.Random, share: float = 1.0) -> None:
    """Carry files over as a sync service does, some of them, in any order."""
    files = [path for path in files_in(one) if lot.random() < share]
    lot.shuffle(files)
    for path in files:
        target = other.root / path.relative_to(one.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copy(path, target)


@pytest.mark.many
def test_two_machines_that_sync_read_the_same(tmp_path: Path) -> None:
    """Both add while they are apart; shuffled, doubled and met again, nothing is lost and both say the same."""
    for seed in some(range(1000), most=10):
        lot = random.Random(seed)  # noqa: S311
        here, there = (register_in(tmp_path / str(seed) / name) for name in ("here", "there"))
        first = here.add(None, made(), START)
        copied(here, there, lot)
        for number in range(1, 6):
            at = lot.choice([here, there])
            what = made(f"Promise {number}") if lot.random() < 0.3 else some_change(lot)
            at.add(None if what.change == "made" else first.promise, what, START + timedelta(days=number))
            if lot.random() < 0.4:
                copied(here, there, lot, 0.5)
        copied(here, there, lot)
        copied(there, here, lot)
        for path in lot.sample(files_in(there), 2):
            shutil.copy(path, path.with_name(f"{path.stem} (1).toml"))
            shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20260601-101010-ABCDEFG.toml"))
        assert len(files_in(here)) == 6
        one, other = here.read(), there.read()
        assert one.stands == other.stands
        assert mark(one.chain) == mark(other.chain)
        assert not [
            *one.chain.missing,
            *one.chain.altered,
            *other.chain.differing,
            *one.unread,
            *other.unread,
        ]


def test_a_file_removed_from_the_middle_is_named(tmp_path: Path) -> None:
    """Whichever it is but the last; of several in a row the last of them, which brings the others to light."""
    register = register_in(tmp_path)
    first = register.add(None, made(), START)
    other = register.add(None, made("Another"), START)
    register.add(first.promise, looked(), START)
    files_in(register)[0].unlink()
    assert register.read().chain.missing == [(first.promise, first.id)]
    assert register.read().stands.waiting == 1
    shutil.rmtree(tmp_path / "promises" / other.promise)
    assert register.read().chain.missing == [(other.promise, other.id)]


def test_a_change_made_with_the_clock_set_back_comes_last_all_the_same(tmp_path: Path) -> None:
    """The order of changes is the order in which they were made, as far as one machine knows."""
    register = register_in(tmp_path)
    first = register.add(None, made(), START)
    later = register.add(first.promise, looked(look=START.date()), START - timedelta(days=400))
    assert later.id > first.id
    assert register.read().stands.promises[0].look == START.date()


def test_what_somebody_changed_in_a_file_is_noticed(tmp_path: Path) -> None:
    """By hand, by the seal; sealed anew, by the next change. The last one, sealed anew, is not."""
    register = register_in(tmp_path)
    first = register.add(None, made(), START)
    (path,) = files_in(register)
    sealed = path.read_bytes()
    path.write_bytes(sealed.replace(b"plain words", b"other words"))
    assert register.read().chain.altered == [(first.promise, first.id)]
    assert register.read().stands.promises[0].is_altered
    forged = first.model_copy(update={"what": made("Letters in other words")})
    path.write_bytes(record.to_bytes(forged, first.id))
    assert not register.read().chain.altered  # nothing names it yet
    path.write_bytes(sealed)
    register.add(first.promise, looked(), START)
    path.write_bytes(record.to_bytes(forged, first.id))
    assert register.read().chain.altered == [(first.promise, first.id)]


def test_a_file_that_is_cut_short_or_no_change_is_named_and_does_not_count(tmp_path: Path) -> None:
    """So are files of others, and those that the cloud still has; those of tools are passed over."""
    register = register_in(tmp_path)
    register.add(None, made(), START)
    (path,) = files_in(register)
    whole = path.read_bytes()
    folder = path.parent
    (folder / "short.toml").write_bytes(whole[:80])
    (folder / "unsealed.toml").write_bytes(whole[: whole.rindex(b"# end")])
    (folder / "newer.toml").write_bytes(b"schema = 9\n")
    (folder / "notes.txt").write_text("x")
    (folder / ".20260601T000000000000Z-aaaaaa.toml.icloud").write_text("x")
    (folder / ".DS_Store").write_text("x")
    (folder / "link.toml").symlink_to(path)
    reading = register.read()
    assert len(reading.stands.promises) == 1
    assert {problem.path.split("/")[-1]: problem.kind for problem in reading.unread} == {
        "short.toml": "cut-off",
        "unsealed.toml": "cut-off",
        "newer.toml": "newer",
        "notes.txt": "foreign",
        ".20260601T000000000000Z-aaaaaa.toml.icloud": "elsewhere",
        "link.toml": "not-a-file",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize(("shared", "file", "folder"), [(0o2770, 0o640, 0o2770), (0o700, 0o600, 0o700)])
def test_what_is_put_into_a_shared_folder_can_be_read_by_those_who_share_it(
    tmp_path: Path, shared: int, file: int, folder: int
) -> None:
    """And in a folder of one's own by nobody else; no file can be written by others."""
    tmp_path.chmod(shared)
    register = register_in(tmp_path)
    register.add(None, made(), START)
    (path,) = files_in(register)
    assert (path.stat().st_mode & 0o7777, path.parent.stat().st_mode & 0o7777) == (file, folder)


def test_a_name_that_is_taken_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes of the same moment with the same letters: the second draws others."""
    register = register_in(tmp_path)
    letters = iter(["pppppp", "aaaaaa", "aaaaaa", "bbbbbb"])
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: next(letters))
    monkeypatch.setattr("equityjournal.store.disk.names.moment_after", lambda *_: "20260601T000000000000Z")
    first = register.add(None, made(), START)
    second = register.add(first.promise, looked(), START)
    assert [change.id[-6:] for change in (first, second)] == ["aaaaaa", "bbbbbb"]
