"""Letters kept of one companion: wholly or not at all, under every key they had; and what stays when they go."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.sharing.inbox import Arrival, Asked, results_for
from equityjournal.core.text.errors import NotAllowed, NotConfirmed, NotSaved
from equityjournal.store.disk import files
from equityjournal.store.records import record
from equityjournal.store.sharing.inbox import Inbox
from two_sides import a_companion

LINK = "ab" * 16
AMARA, CHIDI = a_companion("Amara", "writer", keys=["0" * 32], link=LINK), a_companion("Chidi", "writer")
FIRST, SECOND, REQUEST = "a" * 26, "b" * 26, "r" * 26


def came(message: str = FIRST, hour: int = 9, **fields: Any) -> Arrival:
    """A letter that came on 3 June."""
    moment = datetime(2026, 6, 3, hour, tzinfo=UTC)
    facts = {"message": message, "kind": "letter", "made": moment, "opened": moment, "link": LINK}
    return Arrival.model_validate({**facts, **fields})


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    """What came from Amara; nothing yet."""
    return Inbox(tmp_path, AMARA)


def test_nothing_yet_makes_nothing(inbox: Inbox, tmp_path: Path) -> None:
    """Asking makes no folder."""
    assert [*inbox.kept(), *inbox.arrivals(), *inbox.unreadable(), *inbox.gone()] == []
    assert not inbox.knows(FIRST)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_comes_back_as_it_was_in_the_order_it_came(inbox: Inbox, tmp_path: Path) -> None:
    """Byte for byte, and apart from what others shared."""
    inbox.keep(came(FIRST, 11), b"one")
    inbox.keep(came(SECOND, 10, keep_until=date(2026, 7, 1)), b"two")
    Inbox(tmp_path, CHIDI).keep(came(FIRST), b"three")
    assert [(one.message, one.data, one.came) for one in inbox.kept()] == [
        (SECOND, b"two", came(SECOND, 10, keep_until=date(2026, 7, 1))),
        (FIRST, b"one", came(FIRST, 11)),
    ]
    assert [one.data for one in Inbox(tmp_path, CHIDI).kept()] == [b"three"]


def test_the_same_again_is_no_mistake_and_another_of_its_id_is_refused(inbox: Inbox) -> None:
    """What is kept is never written over; after a crash between its two files, it may be kept again."""
    inbox.keep(came(), b"one")
    inbox.keep(came(), b"one")
    with pytest.raises(NotAllowed, match="is there already, and holds something else"):
        inbox.keep(came(), b"another")
    with pytest.raises(NotAllowed, match="is there already, and holds something else"):
        inbox.keep(came(hour=10), b"one")


def test_what_cannot_be_read_is_there_all_the_same(inbox: Inbox, tmp_path: Path) -> None:
    """A folder in a file's place, and a record of no sense; the temporary file of a save is none."""
    inbox.keep(came(), b"one")
    folder = tmp_path / "letters" / AMARA.id
    (folder / f"{SECOND}.age").mkdir()
    (folder / f"{SECOND}.toml").write_bytes(b"\xff")
    (folder / f".{SECOND}.age.0a0a0a0a.tmp").write_bytes(b"half")
    assert [(one.message, one.data, one.came) for one in inbox.kept()] == [
        (FIRST, b"one", came()),
        (SECOND, None, None),
    ]
    assert inbox.unreadable() == [folder / f"{SECOND}.toml"]
    assert inbox.knows(SECOND)


def test_a_request_stays_open_until_all_it_removes_is_gone(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where removing fails, it can be decided again; then what it names goes, and that it came stays."""
    inbox.keep(came(), b"one")
    inbox.keep(came(SECOND, n=2), b"two")
    request = came(REQUEST, 12, asks=[Asked(id="q" * 26, shares=[FIRST, "x" * 26])])
    inbox.note(request)
    meant = inbox.meant_by(request)
    assert meant == {"q" * 26: [FIRST]}
    decided = request.decided(results_for(request.asks[0], [FIRST], [], []))
    remove = files.remove

    def failing(path: Path) -> None:
        if path.suffix == ".age":
            raise NotSaved("The disk is full.")
        remove(path)

    with monkeypatch.context() as disk:
        disk.setattr(files, "remove", failing)
        with pytest.raises(NotSaved):
            inbox.decide(decided, [FIRST])
    assert inbox.meant_by(inbox.arrivals()[-1]) == meant
    inbox.decide(decided, [FIRST])
    assert [one.message for one in inbox.kept()] == [SECOND]
    assert {one.message for one in inbox.arrivals()} == {FIRST, SECOND, REQUEST}
    assert inbox.gone() == {FIRST}
    assert inbox.meant_by(inbox.arrivals()[-1]) == {}


def test_a_letter_whose_record_is_lost_is_found_by_its_id(inbox: Inbox, tmp_path: Path) -> None:
    """An end, which goes by numbers, does not reach it: nothing is said to be removed that is not."""
    inbox.keep(came(), b"one")
    (tmp_path / "letters" / AMARA.id / f"{FIRST}.toml").write_bytes(b"\xff")
    by_id = came(REQUEST, asks=[Asked(id="q" * 26, shares=[FIRST])])
    end = came(REQUEST, asks=[Asked(id="q" * 26, end=True, up_to=9)])
    assert (inbox.meant_by(by_id), inbox.meant_by(end)) == ({"q" * 26: [FIRST]}, {"q" * 26: []})


def test_what_came_under_keys_of_before_is_the_same_persons(inbox: Inbox, tmp_path: Path) -> None:
    """Read, marked and removed where it lies."""
    before = tmp_path / "mentees" / ("0" * 32)
    before.mkdir(parents=True)
    old = came(link="", kind="share")
    (before / f"{FIRST}.age").write_bytes(b"old")
    (before / f"{FIRST}.toml").write_bytes(record.to_bytes(old, FIRST))
    inbox.keep(came(SECOND, 12), b"new")
    assert [one.data for one in inbox.kept()] == [b"old", b"new"]
    inbox.mark(old.model_copy(update={"read": date(2026, 6, 4)}))
    assert inbox.arrivals()[0].read == date(2026, 6, 4)
    assert len(list(before.iterdir())) == 2
    inbox.forget([FIRST])
    assert list(before.iterdir()) == []


def test_forgetting_leaves_nothing_but_requests(inbox: Inbox, tmp_path: Path) -> None:
    """Nor what a save that a crash cut short left behind."""
    inbox.keep(came(), b"one")
    folder = tmp_path / "letters" / AMARA.id
    (folder / f".{FIRST}.age.0a0a0a0a.tmp").write_bytes(b"half")
    inbox.mark(came(REQUEST, asks=[Asked(id="q" * 26, end=True)]))
    inbox.forget([FIRST])
    assert [path.name for path in folder.iterdir()] == [f"{REQUEST}.toml"]


def test_a_letter_whose_record_the_disk_will_not_take_is_not_kept(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Both or neither."""
    real = files.create

    def create(path: Path, data: bytes) -> None:
        if path.suffix == ".toml":
            raise NotSaved("The disk is full.")
        real(path, data)

    monkeypatch.setattr(files, "create", create)
    with pytest.raises(NotSaved):
        inbox.keep(came(), b"one")
    assert list((tmp_path / "letters" / AMARA.id).iterdir()) == []


@pytest.mark.parametrize("ending", [".toml", ".age"])
def test_a_letter_that_the_disk_does_not_confirm_is_not_kept(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    """What is there unconfirmed is taken away, so that it can be opened again."""
    real = files.create

    def create(path: Path, data: bytes) -> None:
        real(path, data)
        if path.suffix == ending:
            raise NotConfirmed("The disk has not confirmed it.")

    monkeypatch.setattr(files, "create", create)
    with pytest.raises(NotConfirmed):
        inbox.keep(came(), b"one")
    assert list((tmp_path / "letters" / AMARA.id).iterdir()) == []
