"""The ledger of consent on disk: noted before it is done, and taken out again when it could not be."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from equityjournal.core.sharing.messages import Receipt
from equityjournal.core.sharing.people import Person

from equityjournal.core.sharing.ledger import AskedBack, Ended, Event, Given
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.store.disk import systems
from equityjournal.store.sharing.keyring import new_keys
from equityjournal.store.sharing.ledger import Ledger

AMARA, BRONWEN, CHIDI = (new_keys(name).person for name in ("Amara", "Bronwen", "Chidi"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def given(letter: str = "a", *entries: str) -> Event:
    """Something shared with Bronwen."""
    what = Given(entries=list(entries) or ["2026-06-03-k7m3qd"], masked=True)
    return Event(message=letter * 26, made=NOW, person=BRONWEN, what=what)


def test_what_is_kept_comes_back_the_same(tmp_path: Path) -> None:
    """One file an event, for nobody else's eyes, named for the moment; neither name nor title is in the file's name."""
    ledger = Ledger(tmp_path)
    assert (ledger.events(), ledger.shares(), ledger.unread, ledger.with_entry("x")) == ([], [], 0, [])
    path = ledger.keep(given())
    assert ledger.events() == [given()]
    assert path.name.startswith("20260603T181000000000Z-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert ledger.with_entry("2026-06-03-k7m3qd") == ledger.shares()
    assert ledger.with_entry("2026-06-03-abcdef") == []


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
        "event = Event.model_validate_json(sys.stdin.read())\n"
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


def receipt(letter: str, answers: str, *shares: str, sender: Person = BRONWEN) -> Receipt:
    """An answer from Bronwen."""
    return Receipt(
        id=letter * 26, made=NOW, sender=sender, recipient=AMARA, answers=answers * 26, did="removed",
        shares=[one * 26 for one in shares],
    )  # fmt: skip


def test_an_answer_is_kept_once_and_only_from_whom_it_was_sealed_for(tmp_path: Path) -> None:
    """One from somebody else, about something unknown, or removed where nothing was asked back, is none."""
    ledger = Ledger(tmp_path)
    for event in (given("a"), given("b")):
        ledger.keep(event)
    ledger.keep(Event(message="e" * 26, made=NOW, person=BRONWEN, what=Ended()))
    assert ledger.ended_with(BRONWEN) is not None
    assert ledger.ended_with(CHIDI) is None
    ledger.keep(Event(message="t" * 26, made=NOW, person=BRONWEN, what=AskedBack(share="b" * 26)))
    for none in (
        receipt("r", "a", "a", sender=CHIDI),
        receipt("r", "a", "z"),
        receipt("r", "z", "a"),
        receipt("r", "a", "a"),
        receipt("r", "t", "a"),
        receipt("r", "e"),
    ):
        assert ledger.acknowledge(none, NOW) == []
    assert len(ledger.events()) == 4
    for _ in range(2):
        shares = ledger.acknowledge(receipt("r", "e", "b", "a", "z", "a"), NOW)
        assert [(one.n, one.removed) for one in shares] == [(1, NOW), (2, NOW)]
    assert len(ledger.events()) == 5
    assert [one.removed for one in ledger.shares()] == [NOW, NOW]
    assert ledger.with_entry("2026-06-03-k7m3qd") == []


def test_an_entry_is_found_again_by_the_name_it_went_under(tmp_path: Path) -> None:
    """Masked, its id begins with the first of its month; nobody else's replies find it."""
    ledger = Ledger(tmp_path)
    ledger.keep(given("a"))
    assert ledger.entry_meant("2026-06-01-k7m3qd", BRONWEN) == "2026-06-03-k7m3qd"
    assert ledger.entry_meant("2026-06-01-k7m3qd", CHIDI) is None
