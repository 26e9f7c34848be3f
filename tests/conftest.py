"""A journal of its own for every test. The real one is out of reach, and so is any network; tests prove both."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import many
import shipped
from closed_after import close_all
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.settings.values import journal_place, settings_path
from locked import Paper, SealedJournal, locked_at
from outside import what_to_install
from program import FakeClock, Program, live_in

if TYPE_CHECKING:
    from _typeshed import HasFileno

REAL_JOURNAL = journal_place()
"""Where the person running the tests keeps their own journal, if they have one."""
REAL_SHARING = sharing_place()
"""And their own keys."""
REAL_SETTINGS = settings_path().parent
"""And their own settings."""


def _stay_away(event: str, arguments: tuple[object, ...]) -> None:
    is_on_this_machine = event == "socket.connect" and isinstance(arguments[1], str)  # a socket in a folder
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto") and not is_on_this_machine:
        raise AssertionError(f"a test reached for the network: {event}")
    on_disk = event in ("open", "os.mkdir", "os.remove", "os.rename", "os.link")
    if on_disk and isinstance(arguments[0], str | Path):
        for real in (REAL_JOURNAL, REAL_SHARING, REAL_SETTINGS):
            if Path(arguments[0]).is_relative_to(real):
                raise AssertionError("a test reached for the real journal, keys or settings")


sys.addaudithook(_stay_away)

shipped.read_once()

REAL_SYNC = os.fsync
"""Waits until the disk itself has what was written."""


def _sync_at_once(fd: "int | HasFileno") -> None:
    """Takes a file's word that the disk has it; a handle that is none is refused, as ever."""
    os.fstat(fd if isinstance(fd, int) else fd.fileno())


os.fsync = _sync_at_once  # programs in processes of their own wait for the disk


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it, for nobody else's eyes


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of tests in memory, where the system has a place for that; torture tries all cases, on a disk."""
    is_torture = "torture" in config.option.markexpr.replace("not torture", "")
    many.try_all(really=is_torture)
    if not is_torture and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > 2**30:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark property tests, before tests are chosen by their marks."""
    many.mark_property_tests(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which programs the skipped tests wanted, and how to come by them."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if said := what_to_install(reasons):
        terminalreporter.write_line(said)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and an environment that says nothing of the person running the tests."""
    place = tmp_path_factory.mktemp("home")
    live_in(place, monkeypatch)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place / "no-runtime-folder"))  # no keeper, and no real one
    unset = "XDG_CONFIG_HOME XDG_DOWNLOAD_DIR XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME VISUAL EDITOR NO_COLOR ACCESSIBLE COLUMNS"
    for name in [*unset.split(), "EQUITYJOURNAL_LANGUAGE", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANG"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "lines")  # the reference; tests of the box ask for it
    return place


@pytest.fixture(autouse=True)
def closed_at_the_end() -> Iterator[None]:
    """What a test opened is closed when it ends, so that nothing is left to the garbage collector."""
    yield
    close_all()


@pytest.fixture
def real_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk itself is waited for, as outside the tests."""
    monkeypatch.setattr(os, "fsync", REAL_SYNC)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locking with a passphrase takes no time; opening is the real thing."""
    monkeypatch.setattr("equityjournal.store.lock.locked_stream.WORK", 4)


@pytest.fixture
def journal(home: Path) -> Path:
    """The folder of the test's own journal; nothing is in it yet."""
    return home / "journal"


@pytest.fixture
def sealed_journal(journal: Path, quick: None) -> SealedJournal:
    """The test's own journal, locked, with nothing in it; each command finds it closed."""
    return locked_at(journal)


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch, quick: None) -> Paper:
    """Somebody who puts locks on, with the recovery key on paper."""
    return Paper(monkeypatch)


@pytest.fixture
def keeper(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which a keeper may have its socket; those that a test started are ended."""
    folder = Path(tempfile.mkdtemp(prefix="ej"))  # short: a socket's path has 108 bytes at most
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    while folder.exists():  # a keeper ends when its socket is gone, and may be taking it away at this moment
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """A clock that stands at ten past six on Monday 1 June 2026 until it is moved."""
    clock = FakeClock()
    monkeypatch.setattr("equityjournal.cli.terminal.clock.now", clock)
    return clock


@pytest.fixture
def program(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program as it is run from a command line, in this process, with a fake clock and a fixed lot."""
    with monkeypatch.context() as patch:
        yield Program(patch, clock)


@pytest.fixture
def machine(
    tmp_path_factory: pytest.TempPathFactory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Program]]:
    """Gives somebody a machine of their own: the program in another home, by the same clock."""
    with monkeypatch.context() as patch:
        yield lambda name: Program(patch, clock, home=tmp_path_factory.mktemp(name))
