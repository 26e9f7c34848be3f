"""Folders in the home: as `platformdirs` has them, in the usual case without it."""

import os
import sys

import platformdirs
import pytest

from equityjournal.store.disk import places

FOLDERS = {
    "config": places.config_folder, "data": places.data_folder, "cache": places.cache_folder, "state": places.state_folder
}  # fmt: skip


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("place", ["/home/amara", "/home/amara/", "/", "/home//amara"])
@pytest.mark.parametrize("named", [None, "", "/elsewhere", "relative", " "])
def test_each_folder_is_that_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, kind: str, place: str, named: str | None
) -> None:
    """Whatever HOME and the variable for the folder say."""
    monkeypatch.setenv("HOME", place)
    variable = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv(variable, raising=False)
    if named is not None:
        monkeypatch.setenv(variable, named)
    wanted = getattr(platformdirs, f"user_{kind}_path")("equityjournal", appauthor=False)
    assert os.fspath(FOLDERS[kind]("equityjournal")) == os.fspath(wanted)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is always asked")
def test_in_the_usual_case_it_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its start is most of what four folders cost."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/amara")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: pytest.fail("asked"))
    assert places.cache_folder("equityjournal").as_posix() == "/home/amara/.cache/equityjournal"
