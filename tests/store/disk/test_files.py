import errno
import os
import subprocess
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotSaved
from equityjournal.store.disk import files
from outside import needs

pytestmark = pytest.mark.usefixtures("real_disk")


def test_a_new_file_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    """`create` refuses a name in use and leaves what has it as it was."""
    path = tmp_path / "a"
    files.create(path, b"one")
    with pytest.raises(FileExistsError):
        files.create(path, b"two")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_replacement_needs_what_was_read(tmp_path: Path) -> None:
    """`replace` changes a file that is as it was read, and refuses one that is not, or is gone."""
    path = tmp_path / "a"
    files.create(path, b"one")
    files.replace(path, b"two", files.digest(b"one"))
    assert path.read_bytes() == b"two"
    with pytest.raises(ChangedMeanwhile):
        files.replace(path, b"three", files.digest(b"one"))
    path.unlink()
    with pytest.raises(ChangedMeanwhile):
        files.replace(path, b"three", files.digest(b"two"))
    assert list(tmp_path.iterdir()) == []


def test_of_many_who_replace_at_once_one_wins(tmp_path: Path) -> None:
    """Fifty replacements of one reading: exactly one is taken, the others refuse."""
    path = tmp_path / "a"
    files.create(path, b"start")

    def attempt(number: int) -> bool:
        try:
            files.replace(path, str(number).encode(), files.digest(b"start"))
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPool(16) as pool:
        won = [number for number, done in enumerate(pool.map(attempt, range(50))) if done]
    assert len(won) == 1
    assert path.read_bytes() == str(won[0]).encode()


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    """Links, folders, pipes and devices are refused at once; nothing is waited on; what is missing is missing."""
    (tmp_path / "target").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name, said in (("link", "link"), ("pipe", "ordinary"), ("folder", "folder")):
        with pytest.raises(DamagedFile, match=said):
            files.read(tmp_path / name)
    with pytest.raises(DamagedFile, match="ordinary"):
        files.read(Path(os.devnull))
    with pytest.raises(FileNotFoundError):
        files.read(tmp_path / "nothing")


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A file over ten megabytes is refused by its size."""
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(DamagedFile, match="larger"):
        files.read(path)


def test_folders_are_for_nobody_else_whatever_the_umask(tmp_path: Path) -> None:
    """A folder, and each one made above it, is 0700."""
    before = os.umask(0)
    try:
        files.make_folder(tmp_path / "a" / "b")
        files.create(tmp_path / "a" / "b" / "c", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b" / "c").stat().st_mode & 0o777 == 0o600


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    """A file in the way is a sentence, not a traceback."""
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(NotSaved, match="a folder"):
        files.make_folder(tmp_path / "a" / "b")


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk will not take the bytes, nothing is left behind and the old file is whole."""
    path = tmp_path / "a"
    files.create(path, b"one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("equityjournal.store.disk.systems.sync", full)
    with pytest.raises(NotSaved, match="No space left"):
        files.replace(path, b"two", files.digest(b"one"))
    with pytest.raises(NotSaved, match="No space left"):
        files.create(tmp_path / "b", b"two")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"one"


def test_a_disk_that_will_not_confirm_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the folder cannot be made durable the file is there once, and the sentence says not to write again."""

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("equityjournal.store.disk.systems.sync_folder", failing)
    with pytest.raises(NotSaved, match="would not confirm"):
        files.create(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_file_system_without_links_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where hard links are unknown a new file is created exclusively, and still never over another."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.link", no_links)
    files.create(tmp_path / "a", b"one")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_the_bytes_are_on_the_disk_before_the_name_is(tmp_path: Path) -> None:
    """The system calls of a save come in the order that survives a power cut: sync, link, unlink, sync the folder."""
    trace, script = (
        tmp_path / "trace",
        "from equityjournal.store.disk import files; from pathlib import Path; import sys;",
    )
    script += "files.create(Path(sys.argv[1]), b'x')"
    calls = "trace=fsync,link,linkat,unlink,unlinkat,rename,renameat,renameat2"
    strace = needs("strace")
    command = [sys.executable, "-c", script, str(tmp_path / "a")]
    subprocess.run([strace, "-f", "-e", calls, "-o", str(trace), *command], check=True, capture_output=True)
    names = [
        line.split("(")[0].split()[-1].replace("at", "")
        for line in trace.read_text().splitlines()
        if "(" in line
    ]
    ours = [name for name in names if name in ("fsync", "link", "unlink", "rename")]
    assert ours[-4:] == ["fsync", "link", "unlink", "fsync"]
