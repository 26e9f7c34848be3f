"""The ledger of consent on disk: noted before it is done, and taken out again when it could not be."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.ledger import Asked, Event, Given, ended_of, entry_meant
from equityjournal.core.sharing.letter_parts import Result
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.store.disk import systems
from equityjournal.store.sharing.ledger import Ledger
from two_sides import a_companion

BRONWEN, CHIDI = (a_companion(name) for name in ("Bronwen", "Chidi"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def given(letter: str = "a", *entries: str) -> Event:
    """Something shared with Bronwen."""
    what = Given(entries=list(entries) or ["2026-06-03-k7m3qd"], masked=True)
    return Event(message=letter * 26, made=NOW, companion=BRONWEN.id, what=what)


def test_what_is_kept_comes_back_the_same(tmp_path: Path) -> None:
    """One file an event, for nobody else's eyes, named for the moment; neither name nor title is in the file's name."""
    ledger = Ledger(tmp_path)
    assert (ledger.events(), ledger.shares(), ledger.unread) == ([], [], 0)
    path = ledger.keep(given())
    assert ledger.events() == [given()]
    assert path.name.startswith("20260603T181000000000Z-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [share.entries for share in ledger.shares()] == [["2026-06-03-k7m3qd"]]


@pytest.mark.parametrize("error", [NotSaved("full"), KeyboardInterrupt(), RuntimeError()])
def test_what_could_not_be_done_is_taken_out_again(tmp_path: Path, error: BaseException) -> None:
    """A full disk, an interruption, our own mistake."""
    with pytest.raises(type(error)), Ledger(tmp_path).noting(given()):
        raise error
    assert Ledger(tmp_path).events() == []


def test_a_file_that_is_there_unconfirmed_stays_in_the_ledger(tmp_path: Path) -> None:
    """Somebody may have it."""
    with pytest.raises(NotConfirmed), Ledger(tmp_path).noting(given()):
        raise NotConfirmed("The file is there")
    assert len(Ledger(tmp_path).events()) == 1


def test_an_event_that_the_disk_would_not_confirm_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it tells of is not done."""
    done = []
    (tmp_path / "shares").mkdir()

    def fails(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(systems, "sync_folder", fails)
    with pytest.raises(NotSaved), Ledger(tmp_path).noting(given()):
        done.append(1)
    assert (done, Ledger(tmp_path).events()) == ([], [])


def test_killed_in_between_it_says_more_than_there_is(tmp_path: Path) -> None:
    """The event is on disk before anything is sealed."""
    code = (
        "import os, pathlib, sys\n"
        "from equityjournal.core.sharing.ledger import Event\n"
        "from equityjournal.store.sharing.ledger import Ledger\n"
        "event = Event.model_validate_json(sys.stdin.read(), strict=False)\n"
        "with Ledger(pathlib.Path(sys.argv[1])).noting(event): os._exit(9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        input=given().model_dump_json(by_alias=True),
        text=True,
        check=False,
    )
    assert done.returncode == 9
    assert [one.message for one in Ledger(tmp_path).shares()] == ["a" * 26]


def test_results_are_kept_once_and_only_where_they_answer(tmp_path: Path) -> None:
    """From somebody else, about something unknown, or removed where nothing was asked back: nothing is kept."""
    ledger = Ledger(tmp_path, [BRONWEN, CHIDI])
    for event in (given("a"), given("b")):
        ledger.keep(event)
    removed = [Result(ask="q" * 26, item="a" * 26, did="removed")]
    assert ledger.hear(removed, BRONWEN.id, "r" * 26, NOW) == []
    asked = Asked(ask="q" * 26, shares=["a" * 26, "b" * 26], end=True)
    ledger.keep(Event(message="e" * 26, made=NOW, companion=BRONWEN.id, what=asked))
    assert (ended_of(ledger.shares_with(BRONWEN.id)), ended_of(ledger.shares_with(CHIDI.id))) == (NOW, None)
    assert ledger.hear(removed, CHIDI.id, "r" * 26, NOW) == []
    assert len(ledger.events()) == 3
    assert [(one.place, one.removed) for one in ledger.hear(removed, BRONWEN.id, "r" * 26, NOW)] == [(1, NOW)]
    assert ledger.hear(removed, BRONWEN.id, "r" * 26, NOW) == []
    assert len(ledger.events()) == 4
    assert [one.removed for one in ledger.shares_with(BRONWEN.id)] == [NOW, None]
    assert [one.place for one in ledger.shares() if not one.removed] == [2]


def test_an_entry_is_found_again_by_the_name_it_went_under(tmp_path: Path) -> None:
    """Masked, its id begins with the first of its month; nobody else's replies find it."""
    ledger = Ledger(tmp_path)
    ledger.keep(given("a"))
    assert entry_meant("2026-06-01-k7m3qd", ledger.shares_with(BRONWEN.id)) == "2026-06-03-k7m3qd"
    assert entry_meant("2026-06-01-k7m3qd", ledger.shares_with(CHIDI.id)) is None
