"""Where the program keeps its own files: never inside the usual journal, on any system."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from equityjournal.store.disk import places
from equityjournal.store.entries.census import Census
from equityjournal.store.settings import values
from equityjournal.store.settings.values import journal_place

PLACES = (places.counts_place, places.reports_place, places.index_place, places.locks_place)


@dataclass(frozen=True)
class FakePlatform:
    """Folders as `platformdirs` gives them on a system, below a home."""

    data: str
    state: str
    cache: str

    def use(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let the program find its folders as on this system, with nothing chosen by the person."""
        monkeypatch.delenv("EQUITYJOURNAL_DIR", raising=False)
        for kind, shape in (("data", self.data), ("state", self.state), ("cache", self.cache)):
            monkeypatch.setattr(places, f"{kind}_folder", self._below(home, shape))
        monkeypatch.setattr(values, "data_folder", self._below(home, self.data))

    @staticmethod
    def _below(home: Path, shape: str) -> Callable[[str], Path]:
        return lambda name: home / shape.format(name=name)


LINUX = FakePlatform(".local/share/{name}", ".local/state/{name}", ".cache/{name}")
MACOS = FakePlatform("Application Support/{name}", "Application Support/{name}", "Caches/{name}")
WINDOWS = FakePlatform("Local/{name}", "Local/{name}", "Local/{name}/Cache")


@pytest.mark.parametrize("platform", [LINUX, MACOS, WINDOWS])
def test_nothing_of_the_programs_own_lies_in_the_usual_journal(
    platform: FakePlatform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts, reports, index and locks lie outside the journal, each in a folder of its own."""
    platform.use(tmp_path, monkeypatch)
    found = [place() for place in PLACES]
    assert len(set(found)) == len(PLACES)
    assert not any(place.is_relative_to(journal_place()) for place in found)
    assert not any(place.is_relative_to(places.sharing_place()) for place in found)
    assert list(tmp_path.iterdir()) == []


def test_linux_keeps_the_places_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the platform's folders lie apart, they are used as they are."""
    LINUX.use(tmp_path, monkeypatch)
    assert places.counts_place() == tmp_path / ".local/state/equityjournal/counts"
    assert places.index_place() == tmp_path / ".cache/equityjournal/index"


@pytest.mark.parametrize("platform", [MACOS, WINDOWS])
def test_a_count_left_in_the_journal_by_an_earlier_version_still_guards_it(
    platform: FakePlatform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old folder is moved out of the journal, and a loss since that count is still noticed."""
    platform.use(tmp_path, monkeypatch)
    root = journal_place()
    inside = root / "counts"
    Census(inside, root).take(40, date(2026, 11, 2))
    loss = Census(places.counts_place(), root).loss(lambda: 3)
    assert loss is not None
    assert (loss.entries, loss.since) == (37, date(2026, 11, 2))
    assert not inside.exists()


def test_an_index_left_in_the_journal_is_moved_out_with_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text in an old index does not stay behind in the journal's folder on Windows."""
    WINDOWS.use(tmp_path, monkeypatch)
    inside = journal_place() / "Cache" / "index"
    inside.mkdir(parents=True)
    (inside / "0-1.sqlite").write_text("words", "utf-8")
    assert (places.index_place() / "0-1.sqlite").read_text("utf-8") == "words"
    assert not inside.exists()


def test_a_folder_that_cannot_be_moved_is_used_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count that another program holds open, or a full disk, costs no count."""
    MACOS.use(tmp_path, monkeypatch)
    inside = journal_place() / "counts"
    inside.mkdir(parents=True)
    (tmp_path / "Application Support" / "equityjournal-state").write_text("a file in the way", "utf-8")
    assert places.counts_place() == inside
