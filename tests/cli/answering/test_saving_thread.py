"""The saving thread, asked for the order of its calls: it is told when to look, and nothing waits for a clock."""

import sys
import threading
from pathlib import Path

import pytest

from equityjournal.cli.answering.saving_thread import EVERY, SavingThread
from equityjournal.core.text.errors import NotSaved
from program import Program


class FakeWait:
    """Has the thread look when the test says so."""

    def __init__(self) -> None:
        self._due = threading.Semaphore(0)
        self._over = threading.Semaphore(0)
        self._looked = False

    def __call__(self, stopped: threading.Event) -> bool:
        """Until the next look is due, or none is wanted any more."""
        if self._looked:
            self._over.release()
        while not self._due.acquire(timeout=0.01):
            if stopped.is_set():
                self._looked = False
                return True
        self._looked = True
        return False

    def begin_look(self) -> None:
        """Have the thread look."""
        self._due.release()

    def look(self) -> None:
        """Have the thread look, until it has."""
        self.begin_look()
        assert self._over.acquire(timeout=5)


class FakeDisk:
    """Takes every text, or none while it is full; while it is slow, it waits for `finish`."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.is_full = False
        self.is_slow = False
        self.busy = threading.Event()
        self.finish = threading.Event()

    def __call__(self, text: str) -> None:
        """Take a text."""
        self.calls.append(f"begin {text}")
        self.busy.set()
        if self.is_slow:
            assert self.finish.wait(5)
        if self.is_full:
            raise NotSaved("The disk is full.")
        self.calls.append(f"end {text}")

    @property
    def taken(self) -> list[str]:
        """The texts that it took whole."""
        return [call.removeprefix("end ") for call in self.calls if call.startswith("end ")]


def saving(disk: FakeDisk, kept: str = "") -> tuple[SavingThread, FakeWait]:
    """A saving thread whose looks the test tells it to take."""
    wait = FakeWait()
    return SavingThread(disk, kept, wait), wait


def test_each_change_is_kept_once_and_nothing_else_is_written() -> None:
    """A text that did not change is not written again, nor the one that was on disk from the beginning."""
    disk, text = FakeDisk(), ["so far"]
    thread, wait = saving(disk, "so far")
    with thread.watching(lambda: text[0]):
        wait.look()
        for text[0] in ("so far a", "so far a", "so far ab", "so far a"):
            wait.look()
    assert disk.taken == ["so far a", "so far ab", "so far a"]


def test_typing_without_a_pause_is_kept_at_every_look() -> None:
    """It is a throttle: a text that changes all the time is not put off until it rests."""
    disk, typed = FakeDisk(), iter("abcdef")
    thread, wait = saving(disk)
    with thread.watching(lambda: next(typed)):
        for _ in range(6):
            wait.look()
    assert disk.taken == list("abcdef")
    assert EVERY < 0.5


def test_what_cannot_be_known_is_not_written() -> None:
    """None from the reader, or its failure, leaves what is kept as it is."""
    disk = FakeDisk()
    thread, wait = saving(disk)
    with thread.watching(lambda: None):
        wait.look()
    with thread.watching(lambda: ["x"][1]):
        wait.look()
    assert disk.calls == []


def test_the_main_thread_waits_for_a_write_under_way_and_has_the_last_word() -> None:
    """Its text is written after the older one, and nothing after it, though the thread is told to look again."""
    disk = FakeDisk()
    disk.is_slow = True
    thread, wait = saving(disk)
    with thread.watching(lambda: "older"):
        wait.begin_look()
        assert disk.busy.wait(5)
        main = threading.Thread(target=thread.keep, args=("newer",))
        main.start()
        main.join(0.05)
        assert disk.calls == ["begin older"]
        wait.begin_look()
        disk.finish.set()
        main.join(5)
    assert disk.calls == ["begin older", "end older", "begin newer", "end newer"]


def test_leaving_waits_for_a_write_under_way() -> None:
    """When the line has ended, no thread writes any more."""
    disk = FakeDisk()
    disk.is_slow = True
    thread, wait = saving(disk)
    before = threading.active_count()
    with thread.watching(lambda: "text"):
        wait.begin_look()
        assert disk.busy.wait(5)
        disk.finish.set()
    assert disk.taken == ["text"]
    assert threading.active_count() == before


def test_a_full_disk_stops_nobody_and_is_tried_again() -> None:
    """The thread goes on looking; the main thread is told, by the failure of its own try."""
    disk = FakeDisk()
    thread, wait = saving(disk)
    disk.is_full = True
    with thread.watching(lambda: "text"):
        wait.look()
        wait.look()
    with pytest.raises(NotSaved):
        thread.keep("text")
    assert disk.calls == ["begin text"] * 3
    disk.is_full = False
    with thread.watching(lambda: "text"):
        wait.look()
    assert disk.taken == ["text"]


def test_a_text_is_written_again_after_a_write_that_failed() -> None:
    """A disk that failed may hold either text, so going back to the text before is a change as well."""
    disk = FakeDisk()
    thread, wait = saving(disk, "one")
    disk.is_full = True
    with thread.watching(lambda: "two"):
        wait.look()
    disk.is_full = False
    thread.keep("one")
    assert disk.taken == ["one"]


def test_text_that_is_given_starts_no_thread(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`write TEXT` asks nothing, and loads nothing that is there for asking."""
    monkeypatch.delitem(sys.modules, "equityjournal.cli.answering.saving_thread")
    program("write", "-t", "power", "Given.")
    assert "equityjournal.cli.answering.saving_thread" not in sys.modules
    assert list(journal.glob("entries/*/*/*.toml"))
