"""The folder in memory in which an editor has its text: ours alone, or none."""

import os
from pathlib import Path

import pytest

from equityjournal.store.disk import plain_text

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no folder in memory")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the system's shared memory, and no folder of a session."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(plain_text, "_IN_MEMORY", tmp_path / "shm")
    monkeypatch.setattr(plain_text, "_is_in_memory", lambda _place: True)
    (tmp_path / "shm").mkdir()
    return tmp_path / "shm" / f"equityjournal-{os.getuid()}"


def test_without_a_session_the_shared_memory_serves(shared: Path) -> None:
    """It is made for its owner alone, and found again."""
    assert plain_text.memory_folder() == shared
    assert shared.stat().st_mode & 0o777 == 0o700
    assert plain_text.memory_folder() == shared


def test_without_shared_memory_there_is_none(shared: Path) -> None:
    """The text then stands among the drafts, which the caller says first."""
    shared.parent.rmdir()
    assert plain_text.memory_folder() is None


def test_a_link_in_its_place_is_not_followed(shared: Path, tmp_path: Path) -> None:
    """Whoever put it there would read along; nothing is made behind it."""
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    shared.symlink_to(tmp_path / "elsewhere")
    assert plain_text.memory_folder() is None
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_open_to_others_or_of_somebody_else_is_left(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its mode is not mended, for who knows what was put into it."""
    shared.mkdir(mode=0o700)
    shared.chmod(0o755)
    assert plain_text.memory_folder() is None
    shared.chmod(0o700)
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    shared.rename(shared.with_name(f"equityjournal-{own + 1}"))
    assert plain_text.memory_folder() is None


def test_a_session_whose_folder_is_open_to_others_is_passed_over(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path is none either; what is closed is taken first."""
    session = tmp_path / "session"
    session.mkdir()
    session.chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert plain_text.memory_folder() == shared
    session.chmod(0o700)
    assert plain_text.memory_folder() == session / "equityjournal"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "session")
    assert plain_text.memory_folder() == shared


def test_a_disk_is_not_memory() -> None:
    """What the system mounts as a disk is told from its memory."""
    assert not plain_text._is_in_memory(Path("/etc"))
