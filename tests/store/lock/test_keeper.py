"""The keeper: remembers the day key for a while, for us alone, and forgets it in time."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.store.lock import keeper as client
from equityjournal.store.lock.keeper_process import Clocks, bound, serve
from locked import SealedJournal
from program import Program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no keeper on Windows")


def until(happened: "object", seconds: float = 5.0) -> bool:
    """Wait until something is true, for some seconds at most."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def keepers(folder: Path) -> list[int]:
    """The processes that keep a key with a socket in a folder."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                line = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if b"keeper_process.py" in line and str(folder).encode() in line:
                found.append(int(process.name))
    return found


def test_a_key_is_remembered_between_commands_until_it_is_closed(
    sealed_journal: SealedJournal, keeper: Path
) -> None:
    """Its text comes back whole; `left` tells the seconds; after `end` nothing is there."""
    sealed_journal.remember()
    assert client.get(sealed_journal.root) == sealed_journal.keys.key.text()
    assert 1790 <= (client.left(sealed_journal.root) or 0) <= 1800
    client.end(sealed_journal.root)
    assert until(lambda: not keepers(keeper))
    assert client.get(sealed_journal.root) is None
    assert client.left(sealed_journal.root) is None


@pytest.mark.torture  # processes that come and go need a machine with time for them
def test_a_second_one_takes_the_place_of_the_first_and_a_killed_one_is_in_nobodys_way(
    sealed_journal: SealedJournal, keeper: Path
) -> None:
    """There is one at a time, and it can always be begun anew."""
    sealed_journal.remember()
    assert until(lambda: len(keepers(keeper)) == 1)
    first = keepers(keeper)
    sealed_journal.remember()
    assert until(lambda: len(keepers(keeper)) == 1 and keepers(keeper) != first)
    os.kill(keepers(keeper)[0], signal.SIGKILL)
    assert until(lambda: not keepers(keeper))
    assert client.get(sealed_journal.root) is None
    sealed_journal.remember()
    assert client.get(sealed_journal.root)
    sealed_journal.close()


def test_it_ends_when_its_folder_is_gone_as_after_log_off(
    sealed_journal: SealedJournal, keeper: Path
) -> None:
    """A look each half second is enough."""
    sealed_journal.remember()
    client.socket_of(sealed_journal.root).unlink()  # type: ignore[union-attr]
    assert until(lambda: not keepers(keeper))


def test_no_secret_stands_in_its_command_line_or_environment(
    sealed_journal: SealedJournal, keeper: Path
) -> None:
    """The key comes by its standard input; core dumps are off, and its memory is locked."""
    sealed_journal.remember()
    (process,) = keepers(keeper)
    about = Path("/proc") / str(process)
    secret = sealed_journal.keys.key.secrets[0].encode()
    assert secret not in (about / "cmdline").read_bytes()
    if os.getuid() == 0:  # not dumpable: its own files belong to root
        assert (about / "environ").read_bytes() == b""
    assert "Max core file size        0                    0" in (about / "limits").read_text()
    assert "VmLck:\t       0 kB" not in (about / "status").read_text()
    sealed_journal.close()


def test_without_a_folder_of_ours_there_is_no_keeper(
    sealed_journal: SealedJournal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is missing, open to others, or a link is none of ours; each command then asks for itself."""
    folder = home / "run"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert not sealed_journal.unlock().keep_open()
    folder.mkdir()
    folder.chmod(0o755)
    assert not sealed_journal.unlock().keep_open()
    folder.chmod(0o700)
    (folder / "equityjournal").symlink_to(home)
    assert not sealed_journal.unlock().keep_open()


def test_a_key_that_the_machine_does_not_know_is_not_taken_from_a_keeper(
    program: Program, sealed_journal: SealedJournal, keeper: Path
) -> None:
    """Whatever answers at the socket is believed only with the key of the pin."""
    from equityjournal.store.lock.new_lock import new_keys
    from locked import MADE

    program("write", "Words.")
    assert client.start(sealed_journal.root, new_keys(MADE).key.text())
    assert program("list", code=1).err.startswith("The journal is closed.")
    assert client.start(sealed_journal.root, "no key at all\n")
    assert program("list", code=1).err.startswith("The journal is closed.")
    client.end(sealed_journal.root)


class Time:
    """Two clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.awake, self.asleep = 1000.0, 0.0

    def clocks(self, idle: float = 1800, longest: float = 36000) -> Clocks:
        """Limits counted on them."""
        return Clocks(idle, longest, lambda: self.awake, lambda: self.awake + self.asleep)


def test_the_limits_count_from_the_last_use_and_from_the_beginning() -> None:
    """Thirty minutes after the last use, and ten hours in any case."""
    now = Time()
    clocks = now.clocks()
    now.awake += 1799
    assert not clocks.is_over()
    assert clocks.left() == 1
    clocks.use()
    now.awake += 1799
    assert not clocks.is_over()
    now.awake += 1
    assert clocks.is_over()
    clocks = now.clocks()
    for _ in range(60):
        now.awake += 600
        clocks.use()
    assert clocks.is_over()
    assert clocks.left() == 0


def test_sleep_ends_it_however_short_the_idle_time_was() -> None:
    """The clock that counts sleep runs ahead of the other."""
    now = Time()
    clocks = now.clocks()
    now.asleep += 29
    assert not clocks.is_over()
    now.asleep += 2
    assert clocks.is_over()


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Time, threading.Thread]]:
    """A keeper in a thread of this process, with clocks of ours."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="ej") as folder:
        place, now = str(Path(folder) / "s.sock"), Time()
        listening = bound(place)
        thread = threading.Thread(target=serve, args=(listening, place, bytearray(b"KEY"), now.clocks()))
        thread.start()
        yield place, now, thread
        now.awake += 10**6
        thread.join(5)
        listening.close()


def asked(place: str, question: bytes) -> bytes:
    """The answer to a question; nothing where the line is closed before it is asked."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(place)
        line.sendall(question)
        return line.recv(100)
    return b""


def test_after_sleep_it_ends_before_it_answers(served: tuple[str, Time, threading.Thread]) -> None:
    """The question that wakes it gets nothing."""
    place, now, thread = served
    assert asked(place, b"get\n") == b"KEY"
    now.asleep += 60
    assert asked(place, b"get\n") == b""
    thread.join(5)
    assert not thread.is_alive()


def test_other_users_and_other_questions_get_nothing(
    served: tuple[str, Time, threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The socket's mode is one wall; the kernel's word on who asks is another."""
    place, _, _ = served
    assert Path(place).stat().st_mode & 0o777 == 0o600
    assert asked(place, b"give\n") == b""
    monkeypatch.setattr("equityjournal.store.lock.keeper_process.os.getuid", lambda: 10**6)
    assert asked(place, b"get\n") == b""


@pytest.mark.torture
def test_a_real_one_ends_on_time(sealed_journal: SealedJournal, keeper: Path) -> None:
    """Two seconds after the last use, and four in any case."""
    for idle, longest, uses, expected in ((2, 100, 0, 2), (2, 4, 7, 4)):
        begun = time.monotonic()
        assert client.start(sealed_journal.root, sealed_journal.keys.key.text(), idle, longest)
        for _ in range(uses):
            time.sleep(0.5)
            client.get(sealed_journal.root)
        assert until(lambda: not keepers(keeper), 10)
        assert abs(time.monotonic() - begun - expected) < 1.2


@pytest.mark.torture
def test_many_begun_at_once_leave_one(sealed_journal: SealedJournal, keeper: Path) -> None:
    """They take turns at the lock, and each ends the one before."""
    threads = [threading.Thread(target=sealed_journal.remember) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert until(lambda: len(keepers(keeper)) == 1)
    assert client.get(sealed_journal.root) == sealed_journal.keys.key.text()
    sealed_journal.close()
