"""Hard places that any machine has: few files, small files, a read-only journal, a failing disk, no screen to speak of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, end
from outside import at_most, needs, outside
from program import Program

resource = pytest.importorskip("resource", reason="Windows has no such limits")


def entries(journal: Path) -> list[str]:
    """What the files of all entries hold."""
    return [path.read_text("utf-8") for path in journal.glob("entries/*/*/2*.toml")]


@pytest.mark.parametrize("most", [5, 6, 8])
def test_hardly_any_open_files(program: Program, journal: Path, most: int) -> None:
    """With so few open files allowed, an entry is saved or the refusal is a sentence; it is never half."""
    program("write", "Before.")
    done = outside("write", "CANARY", limit=at_most(resource.RLIMIT_NOFILE, most))
    assert (done.returncode == 0) == ("Saved" in done.stdout)
    assert len([one for one in entries(journal) if "CANARY" in one]) == (done.returncode == 0)
    program("check")


@pytest.mark.parametrize("most", [0, 100, 1024])
def test_no_file_may_grow(program: Program, journal: Path, most: int) -> None:
    """Where files may not grow that far, the words are given back, and nothing half is left."""
    program("write", "Before.")
    done = outside("write", f"CANARY {'word ' * 300}", limit=at_most(resource.RLIMIT_FSIZE, most))
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "CANARY" in done.stderr
    assert len(entries(journal)) == 1
    program("check")


def stopped_by_permissions(folder: Path) -> list[str]:
    """What runs a command that may not write where permissions say so; root has to give up the right to pass over them."""
    rights = "-dac_override,-dac_read_search"
    around = (
        [needs("setpriv"), f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    )
    if subprocess.run([*around, "test", "-w", folder], check=False).returncode != 1:
        pytest.skip("permissions stop nobody on this file system, or root may not give up its rights")
    return around


def test_a_read_only_journal_is_read_and_refuses_before_asking(program: Program, journal: Path) -> None:
    """Where nothing can be written, reading works, and writing says so before a question is asked."""
    program("write", "Before.")
    folders = [journal, *(path for path in journal.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        around = stopped_by_permissions(journal)
        assert "Before." in outside("list", around=around).stdout
        session = at_terminal("write", "-t", "power", around=around)
        said = " ".join(end(session).split())
        assert session.exitstatus == 1
        assert "cannot be written" in said
        assert "Finish with" not in said
    finally:
        for folder in folders:
            folder.chmod(0o700)


def traced(journal: Path, trace: Path, inject: str) -> "subprocess.CompletedProcess[str]":
    """Write an entry while one system call fails; the trace shows every fsync with the file it was asked of."""
    strace = needs("strace")
    options = ["-f", "-qq", "-y", "-o", str(trace), "-e", "trace=fsync", "-e", f"inject=fsync:{inject}"]
    return outside("write", "CANARY words", around=[strace, *options])


def test_a_failed_sync_of_the_file_is_never_tried_again(journal: Path, tmp_path: Path) -> None:
    """After EIO the same file is not synced a second time, which would lie: the words go into a new file."""
    outside("write", "Before.")
    done = traced(journal, tmp_path / "trace", "error=EIO:when=1")
    asked = [
        line.split("<")[1].split(">")[0]
        for line in (tmp_path / "trace").read_text().splitlines()
        if "<" in line
    ]
    (failed,) = [
        line.split("<")[1].split(">")[0]
        for line in (tmp_path / "trace").read_text().splitlines()
        if "INJECTED" in line
    ]
    assert failed.endswith(".tmp")
    assert asked.count(failed) == 1
    assert done.returncode == 1
    assert "Input/output error" in done.stderr
    assert "is kept, unfinished" in done.stderr
    assert any("CANARY" in path.read_text("utf-8") for path in journal.glob("drafts/*.toml"))
    assert len(entries(journal)) == 1


def test_a_failed_sync_of_the_folder_leaves_one_copy(journal: Path, tmp_path: Path) -> None:
    """After EIO from the folder the entry is there once, and the sentence says not to write it again."""
    outside("write", "Before.")
    done = traced(journal, tmp_path / "trace", "error=EIO:when=2")
    assert done.returncode == 1
    assert "the disk would not confirm it" in done.stderr
    assert "Do not write it again" in done.stderr
    assert len([one for one in entries(journal) if "CANARY" in one]) == 1
    assert not list(journal.glob("drafts/*"))


def test_a_file_system_that_cannot_sync_folders(journal: Path, tmp_path: Path) -> None:
    """EINVAL from a folder's sync, as on some network drives, is no failure."""
    outside("write", "Before.")
    done = traced(journal, tmp_path / "trace", "error=EINVAL:when=2")
    assert done.returncode == 0, done.stderr
    assert "Saved" in done.stdout


def test_a_window_of_twenty_columns_and_five_lines(journal: Path) -> None:
    """A whole sitting fits it: no line is wider, nothing is lost, and TERM=dumb gets no escape sequence."""
    session = at_terminal("write", "-t", "power", columns=20)
    session.setwinsize(5, 20)
    session.expect(r"later\)\.")
    session.sendline("She was not asked.")
    session.sendline(".")
    session.expect("it out\\.|out\\.")
    session.sendline("torn")
    shown = end(session)
    assert session.exitstatus == 0
    assert max(len(line) for line in shown.splitlines()) <= 20
    assert only_record(journal)["answers"][0]["text"] == "She was not asked."


def test_with_everything_closed_there_is_no_traceback(journal: Path) -> None:
    """Standard input, output and error closed: the entry is saved all the same."""
    run = f"{sys.executable} -m equityjournal write Words. <&- >&- 2>&-"
    done = subprocess.run(["bash", "-c", run], check=False)  # noqa: S607
    assert done.returncode == 0
    assert len(entries(journal)) == 1


@pytest.mark.parametrize("stream", ["", "2>&1"])
def test_a_screen_that_is_gone_loses_nothing(journal: Path, stream: str) -> None:
    """With nobody reading the pipe any more, the entry is saved and there is no traceback."""
    run = f"{sys.executable} -m equityjournal write Words. {stream} | true; sleep 0; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert len(entries(journal)) == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_place_for_standard_output_is_a_sentence(
    journal: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    """Standard output onto a full disk: the entry is saved, and the sentence says what could not be written."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    run = f"{sys.executable} -m equityjournal write Words. > /dev/full"
    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.returncode == 1
    assert "The screen, or the file it goes to, cannot be used: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr
    assert len(entries(journal)) == 1


@pytest.mark.parametrize(
    ("command", "redirected", "code", "kept"),
    [
        ("write Words.", "2> /dev/full", 0, 1),  # the first entry comes with notes on standard error
        ("show nosuch", "2> /dev/full", 1, 0),
        ("list", "> /dev/full 2>&1", 1, 0),
    ],
)
def test_a_full_place_for_messages_stops_nothing(
    journal: Path, command: str, redirected: str, code: int, kept: int
) -> None:
    """Standard error onto a full disk: the command does its work, and leaves with the exit code it always has."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    run = f"{sys.executable} -m equityjournal {command} {redirected}"
    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.returncode == code
    assert len(entries(journal)) == kept
