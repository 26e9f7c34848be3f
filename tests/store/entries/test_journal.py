from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.text.errors import ChangedMeanwhile, NothingToKeep
from equityjournal.store.disk.names import six_letters
from equityjournal.store.entries.journal import Journal

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = NOW.date()


def draft(text: str = "Words.", day: date = TODAY) -> Draft:
    """A draft with one free answer."""
    return Draft(started=NOW, happened=day, pack="p", language="en-GB", answers=[Answer(text=text)])


def test_letters_are_six_of_base32() -> None:
    """An id's letters are six of a to z and 2 to 7, and hardly ever the same."""
    drawn = {six_letters() for _ in range(1000)}
    assert all(
        len(letters) == 6 and set(letters) <= set("abcdefghijklmnopqrstuvwxyz234567") for letters in drawn
    )
    assert len(drawn) > 990


def test_a_taken_name_gets_other_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two entries that draw the same letters are both kept."""
    drawn = iter(["aaaaaa", "aaaaaa", "bbbbbb"])
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: next(drawn))
    journal = Journal(tmp_path)
    first, _ = journal.add(draft("one"), NOW)
    second, _ = journal.add(draft("two"), NOW)
    assert (first.id, second.id) == ("2026-06-01-aaaaaa", "2026-06-01-bbbbbb")
    assert {kept.record.answers[0].text for kept in journal.read_all().entries} == {"one", "two"}


def test_the_place_is_the_day_it_is_about(tmp_path: Path) -> None:
    """Entries lie by the year and month of their id, padded to four and two digits."""
    _, path = Journal(tmp_path).add(draft(day=date(1, 2, 3)), NOW)
    assert path.relative_to(tmp_path).as_posix().startswith("entries/0001/02/0001-02-03-")


def test_answers_without_text_are_not_kept(tmp_path: Path) -> None:
    """A question finished without a word leaves no answer; a draft without any is refused."""
    both = draft().model_copy(update={"answers": [Answer(text=" \n"), Answer(text="Words.")]})
    entry, _ = Journal(tmp_path).add(both, NOW)
    assert [answer.text for answer in entry.answers] == ["Words."]
    with pytest.raises(NothingToKeep):
        Journal(tmp_path).add(draft(" \n"), NOW)


def test_an_entry_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    """A second program's change is never overwritten."""
    journal = Journal(tmp_path)
    _, path = journal.add(draft(), NOW)
    (kept,) = journal.read_all().entries
    path.write_bytes(path.read_bytes().replace(b"Words", b"Other"))
    before = path.read_bytes()
    with pytest.raises(ChangedMeanwhile):
        journal.replace(kept, kept.record.tagged(["power"], NOW), NOW)
    assert path.read_bytes() == before


def test_the_file_named_as_its_id_is_the_entry(tmp_path: Path) -> None:
    """Copies left by a sync service are named, kept and never counted, wherever they lie."""
    journal = Journal(tmp_path)
    entry, path = journal.add(draft(), NOW)
    for copy in (f"{entry.id} (conflicted copy).toml", f"{entry.id}.sync-conflict-1.toml"):
        (path.parent / copy).write_bytes(path.read_bytes())
    for year in ("1999", "2099"):
        elsewhere = tmp_path / "entries" / year / "01"
        elsewhere.mkdir(parents=True)
        (elsewhere / path.name).write_bytes(path.read_bytes())
    shelved = journal.read_all()
    assert [kept.path for kept in shelved.entries] == [path]
    assert [problem.kind for problem in shelved.problems] == ["copy"] * 4
    assert all(entry.id in problem.message for problem in shelved.problems)


def test_a_moved_entry_is_still_the_entry(tmp_path: Path) -> None:
    """A file carried to another folder by hand, under its own name, is read there."""
    journal = Journal(tmp_path)
    entry, path = journal.add(draft(), NOW)
    elsewhere = tmp_path / "entries" / path.name
    path.rename(elsewhere)
    (kept,) = journal.read_all().entries
    assert (kept.record, kept.path) == (entry, elsewhere)


def test_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    """A folder reached by a link is not read, even one that leads back to itself."""
    journal = Journal(tmp_path / "journal")
    journal.add(draft(), NOW)
    outside = Journal(tmp_path / "outside")
    outside.add(draft("other"), NOW)
    (tmp_path / "journal" / "entries" / "loop").symlink_to(tmp_path / "journal" / "entries")
    (tmp_path / "journal" / "entries" / "out").symlink_to(tmp_path / "outside" / "entries")
    shelved = journal.read_all()
    assert len(shelved.entries) == 1
    assert {problem.kind for problem in shelved.problems} == {"not-a-file"}


def test_a_damaged_draft_hides_no_other(tmp_path: Path) -> None:
    """A draft that cannot be read is passed over."""
    journal = Journal(tmp_path)
    journal.drafts.keep(draft())
    (tmp_path / "drafts" / "zzz.toml").write_text("not = [")
    assert [one.answers[0].text for one in journal.drafts.all()] == ["Words."]
