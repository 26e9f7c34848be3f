"""An entry that is erased stays so: no other window brings it back."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from equityjournal.core.text.errors import ChangedMeanwhile
from equityjournal.store.disk import files, systems
from equityjournal.store.entries.journal import Journal
from store.entries.to_erase import NOW, TODAY, bearing, with_one_entry, written


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one other entry, which no test may touch."""
    return with_one_entry(tmp_path / "journal")


@dataclass
class OtherWindow:
    """A window that read the entry before it was erased, and changes it in the midst of that."""

    change: Callable[[], object]
    refused: list[Exception] = field(default_factory=list)
    thread: threading.Thread | None = None
    waits: threading.Event = field(default_factory=threading.Event)

    def acts(self) -> None:
        """Make the change, as far as it is allowed."""
        try:
            self.change()
        except ChangedMeanwhile as error:
            self.refused.append(error)

    def begins(self) -> None:
        """Begin the change beside the erasing, and come back once it waits at the lock."""
        self.thread = threading.Thread(target=self.acts)
        self.thread.start()
        assert self.waits.wait(10)


def _edit(other: Journal, identity: str) -> Callable[[], object]:
    (stored,) = [kept for kept in other.read_all().entries if kept.record.id == identity]
    return lambda: other.replace(stored, stored.record.tagged(["power"], NOW), NOW)


def _delete(other: Journal, identity: str) -> Callable[[], object]:
    (stored,) = [kept for kept in other.read_all().entries if kept.record.id == identity]
    return lambda: other.trash.delete(stored, TODAY)


def _complete(other: Journal, identity: str) -> Callable[[], object]:
    (stored,) = [kept for kept in other.read_all().entries if kept.record.id == identity]
    return lambda: other.complete(stored, stored.record.tagged(["power"], NOW), NOW)


def _restore(other: Journal, identity: str) -> Callable[[], object]:
    _delete(other, identity)()
    (stored,) = other.trash.entries()
    return lambda: other.trash.restore(stored, TODAY)


CHANGES = {"edit or tag": _edit, "delete": _delete, "a last line": _complete, "restore": _restore}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_in_another_window_waits_for_the_erasing_and_is_refused(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """It begins between listing and removing; nothing bears the id in the end, and it is told so."""
    identity, _ = written(journal)
    window = OtherWindow(CHANGES[what](Journal(journal.root), identity))
    real_lock, real_remove = systems.locked, files.remove

    @contextlib.contextmanager
    def lock_seen(folder: Path) -> Iterator[None]:
        if threading.current_thread() is window.thread and folder == journal.root:
            window.waits.set()
        with real_lock(folder):
            yield

    def remove_with_a_change_before(path: Path) -> None:
        if window.thread is None:
            window.begins()
        real_remove(path)

    monkeypatch.setattr(systems, "locked", lock_seen)
    monkeypatch.setattr(files, "remove", remove_with_a_change_before)
    journal.eraser.erase(identity, TODAY)
    assert window.thread is not None
    window.thread.join(10)
    assert len(window.refused) == 1
    assert bearing(journal.root, identity) == []


@pytest.mark.parametrize("what", CHANGES)
def test_where_locks_are_unknown_the_journal_is_looked_through_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A change made between listing and removing leaves a version, or the entry elsewhere: they go in the next look."""
    identity, _ = written(journal)
    window = OtherWindow(CHANGES[what](Journal(journal.root), identity))
    real_remove = files.remove
    acted: list[Path] = []

    def remove_with_a_change_before(path: Path) -> None:
        if not acted:
            acted.append(path)
            window.acts()
        real_remove(path)

    @contextlib.contextmanager
    def no_lock(folder: Path) -> Iterator[None]:
        yield

    monkeypatch.setattr(systems, "locked", no_lock)
    monkeypatch.setattr(files, "remove", remove_with_a_change_before)
    journal.eraser.erase(identity, TODAY)
    assert acted
    assert bearing(journal.root, identity) == []


def test_a_change_refused_at_the_last_moment_leaves_no_version(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync service takes the entry away between the keeping of its version and the change."""
    identity, path = written(journal)
    change = _edit(Journal(journal.root), identity)
    real = files.replace

    def replace_of_a_file_that_is_gone(at: Path, data: bytes, was: str | None) -> None:
        if at == path:
            path.unlink()
        real(at, data, was)

    monkeypatch.setattr(files, "replace", replace_of_a_file_that_is_gone)
    with pytest.raises(ChangedMeanwhile, match="no longer there"):
        change()
    assert bearing(journal.root, identity) in ([], [f"versions/{identity}"])
    assert not list(journal.root.glob("versions/*/*"))
