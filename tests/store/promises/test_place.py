"""Where a register may be: in a folder of the team's, and never in a journal."""

from pathlib import Path

import pytest

from equityjournal.core.text.errors import NotAllowed
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.promises.place import register_place
from equityjournal.store.records.journal_id import give_id


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The person's own journal, with a folder in it."""
    (tmp_path / "mine" / "below").mkdir(parents=True)
    return tmp_path / "mine"


def test_a_folder_of_the_team_is_taken_with_links_followed(tmp_path: Path, mine: Path) -> None:
    """Under its own name."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "shared")
    assert register_place(tmp_path / "link", mine) == (tmp_path / "shared").resolve()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, mine: Path) -> None:
    """A mistyped name would be a register of one."""
    with pytest.raises(NotAllowed, match="There is no folder"):
        register_place(tmp_path / "sharde", mine)


def test_a_journal_is_no_place_for_promises(tmp_path: Path, mine: Path) -> None:
    """Neither one's own, nor below it or above it, nor by a link, nor somebody else's."""
    theirs = tmp_path / "others" / "theirs"
    (theirs / "shared").mkdir(parents=True)
    give_id(theirs)
    old = tmp_path / "others" / "old"
    (old / "entries" / "2026").mkdir(parents=True)
    (old / "entries" / "2026" / "x.toml").write_text("")
    (tmp_path / "link").symlink_to(mine / "below")
    within = tmp_path / "within"
    within.mkdir()
    (within / "promises").symlink_to(mine / "below")
    for folder in (mine, mine / "below", tmp_path, tmp_path / "link", theirs / "shared", old, within):
        with pytest.raises(NotAllowed, match="is in a journal, or has one in it"):
            register_place(folder, mine)


def test_the_place_of_the_keys_is_none_either(tmp_path: Path, mine: Path) -> None:
    """Nor one that holds it."""
    sharing_place().mkdir(parents=True)
    with pytest.raises(NotAllowed, match="keys"):
        register_place(sharing_place(), mine)
