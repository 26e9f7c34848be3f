"""The coach's own place: what is kept of whom, wholly or not at all, and what stays when it goes."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.store.disk import files
from equityjournal.store.sharing.inbox import Inbox

AMARA, CHIDI = "a" * 32, "c" * 32
FIRST, SECOND, REQUEST = "a" * 26, "b" * 26, "r" * 26


def came(message: str = FIRST, hour: int = 9, **fields: Any) -> Arrival:
    """A share that came on 3 June."""
    moment = datetime(2026, 6, 3, hour, tzinfo=UTC)
    facts: dict[str, Any] = {"message": message, "kind": "share", "made": moment, "opened": moment}
    return Arrival(**(facts | fields))


@pytest.fixture
def mentees(tmp_path: Path) -> Inbox:
    """A coach's own place; nothing is in it yet."""
    return Inbox(tmp_path)


def test_nothing_yet_makes_nothing(mentees: Inbox, tmp_path: Path) -> None:
    """Asking makes no folder."""
    assert [
        *mentees.mentees(),
        *mentees.shares(AMARA),
        *mentees.arrivals_from(AMARA),
        *mentees.unread(AMARA),
    ] == []
    assert not mentees.knows(AMARA, FIRST)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_comes_back_as_it_was_in_the_order_it_came(mentees: Inbox) -> None:
    """Byte for byte, and apart from what others shared."""
    mentees.keep(AMARA, came(FIRST, 11), b"one")
    mentees.keep(AMARA, came(SECOND, 10, keep_until=date(2026, 7, 1)), b"two")
    mentees.keep(CHIDI, came(FIRST), b"three")
    assert mentees.mentees() == [AMARA, CHIDI]
    assert [(one.message, one.data, one.came) for one in mentees.shares(AMARA)] == [
        (SECOND, b"two", came(SECOND, 10, keep_until=date(2026, 7, 1))),
        (FIRST, b"one", came(FIRST, 11)),
    ]
    assert [one.data for one in mentees.shares(CHIDI)] == [b"three"]


def test_the_same_again_is_no_mistake_and_another_of_its_number_is_refused(mentees: Inbox) -> None:
    """What is kept is never written over; after a crash between its two files, it may be kept again."""
    mentees.keep(AMARA, came(), b"one")
    mentees.keep(AMARA, came(), b"one")
    with pytest.raises(NotAllowed, match="is there already, and holds something else"):
        mentees.keep(AMARA, came(), b"another")
    with pytest.raises(NotAllowed, match="is there already, and holds something else"):
        mentees.keep(AMARA, came(hour=10), b"one")
    assert [one.data for one in mentees.shares(AMARA)] == []


def test_what_cannot_be_read_is_there_all_the_same(mentees: Inbox, tmp_path: Path) -> None:
    """A folder in a file's place, and a record of no sense; the temporary file of a save is none."""
    mentees.keep(AMARA, came(), b"one")
    folder = tmp_path / "mentees" / AMARA
    (folder / f"{SECOND}.age").mkdir()
    (folder / f"{SECOND}.toml").write_bytes(b"\xff")
    (folder / f".{SECOND}.age.0a0a0a0a.tmp").write_bytes(b"half")
    assert [(one.message, one.data, one.came) for one in mentees.shares(AMARA)] == [
        (FIRST, b"one", came()),
        (SECOND, None, None),
    ]
    assert mentees.unread(AMARA) == [folder / f"{SECOND}.toml"]
    assert mentees.knows(AMARA, SECOND)


def test_a_request_is_remembered_once_all_it_names_is_gone(
    mentees: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where removing fails, the request may be opened again; then what it names goes, and that it came stays."""
    mentees.keep(AMARA, came(), b"one")
    mentees.keep(AMARA, came(SECOND), b"two")
    request = came(REQUEST, 12, kind="take-back", share=FIRST)
    remove = files.remove

    def failing(path: Path) -> None:
        if path.suffix == ".age":
            raise NotSaved("The disk is full.")
        remove(path)

    with monkeypatch.context() as disk:
        disk.setattr(files, "remove", failing)
        with pytest.raises(NotSaved):
            mentees.give_up(AMARA, request, [FIRST])
    assert not mentees.knows(AMARA, REQUEST)
    mentees.give_up(AMARA, request, [FIRST])
    assert [one.message for one in mentees.shares(AMARA)] == [SECOND]
    assert {one.message for one in mentees.arrivals_from(AMARA)} == {FIRST, SECOND, REQUEST}


def test_forgetting_leaves_nothing_but_requests(mentees: Inbox, tmp_path: Path) -> None:
    """Nor what a save that a crash cut short left behind."""
    mentees.keep(AMARA, came(), b"one")
    left = tmp_path / "mentees" / AMARA / f".{FIRST}.age.0a0a0a0a.tmp"
    left.write_bytes(b"half")
    mentees.note(AMARA, came(REQUEST, kind="end"))
    mentees.forget(AMARA, [FIRST])
    assert [path.name for path in (tmp_path / "mentees" / AMARA).iterdir()] == [f"{REQUEST}.toml"]
    assert mentees.mentees() == []


def test_a_folder_that_anybody_left_there_is_nobody(mentees: Inbox, tmp_path: Path) -> None:
    """A file of a system's own, and a folder without a share in it."""
    (tmp_path / "mentees" / "empty").mkdir(parents=True)
    (tmp_path / "mentees" / ".DS_Store").write_bytes(b"")
    assert mentees.mentees() == []
