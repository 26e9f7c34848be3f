"""An entry erased or taken away while it is open in an editor: the text is given back, under no id."""

from pathlib import Path

import pytest

from cli.erased_files import holding, said
from cli.fake_editor import Editor
from cli.kept import kept_files
from program import Program


def erases(path: Path, then: str) -> str:
    """What an editor does that is open while another window erases the entry."""
    return (
        f"import subprocess\n"
        f"subprocess.run([sys.executable, '-m', 'equityjournal', 'erase', {path.stem!r}, '--yes'], check=True)\n"
        f"{then}"
    )


SAVES = "path.write_text('A zzkettle, and more.')"


def test_an_editor_open_on_it_is_told_and_its_text_given_back(
    program: Program, journal: Path, editor: Editor
) -> None:
    """Nothing of it is kept silently; no file that is not there is named."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES))
    told = program("edit", "last", code=1).err
    assert "This is what you wrote, so that you can copy it from here:\nA zzkettle, and more." in told
    assert f"{path.stem} was erased while it was open here" in told
    assert str(journal) not in told
    assert holding(journal, b"zzkettle") == []
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize(("typed", "kept"), [("yes", True), ("", False)])
def test_at_a_terminal_the_text_may_be_kept_under_no_id(
    program: Program, journal: Path, editor: Editor, typed: str, kept: bool
) -> None:
    """As an unfinished answer, with its labels, which `write` offers again."""
    program("write", "--private", "--title", "T", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES))
    told = program.at_terminal("edit", "last", typed=[typed], code=1).out
    assert "Keep these words as an unfinished answer of its own?" in " ".join(told.split())
    drafts = list(journal.glob("drafts/*"))
    assert len(drafts) == kept
    assert all(b"private = true" in draft.read_bytes() for draft in drafts)
    assert not [draft for draft in drafts if path.stem.encode() in draft.read_bytes()]


@pytest.mark.parametrize("then", ["", "path.unlink(missing_ok=True)"])
def test_an_editor_that_left_no_change_is_told_as_well(
    program: Program, journal: Path, editor: Editor, then: str
) -> None:
    """And nothing is offered, as nothing was written."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, then or "path.write_text('A zzkettle.\\n')"))
    told = program("edit", "last", code=1).err
    assert "was erased while it was open here" in told
    assert "This is what you wrote" not in told
    assert holding(journal, b"zzkettle") == []


def test_an_editor_open_on_an_entry_that_was_deleted_keeps_its_text(
    program: Program, journal: Path, editor: Editor
) -> None:
    """It is offered again once the entry is back."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(erases(path, SAVES).replace("'erase', ", "'delete', ").replace(", '--yes'", ""))
    assert f"`equityjournal restore {path.stem}` brings it back" in said(program("edit", "last", code=1))
    program("restore", path.stem)
    editor.does("pass")
    program("edit", "last")
    assert program("show", "last", "--json").json["answers"][0]["text"] == "A zzkettle, and more."


@pytest.mark.parametrize("then", [SAVES, ""])
def test_words_of_an_entry_whose_file_went_by_hand_are_shown_and_kept(
    program: Program, journal: Path, editor: Editor, then: str
) -> None:
    """Nobody erased it here, so that these may be its last words, changed or not; nothing else is claimed."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    editor.does(f"pathlib.Path({str(path)!r}).unlink()\n{then}")
    told = said(program("edit", "last", "--editor", code=1))
    assert "This is what you wrote, so that you can copy it from here: A zzkettle" in told
    assert f"The file of {path.stem} was taken away while it was open here, and not by this program." in told
    assert "erased" not in told
    (draft,) = journal.glob("drafts/*")
    assert (b"and more" in draft.read_bytes()) == bool(then)
    assert path.stem.encode() not in draft.read_bytes()


@pytest.mark.parametrize("then", [SAVES, ""])
def test_a_journal_moved_away_under_an_editor_is_named_and_its_words_are_back_with_it(
    program: Program, journal: Path, editor: Editor, then: str
) -> None:
    """No new folder is made in its place, where the journal could not come back to."""
    program("write", "A zzkettle.")
    (path,) = kept_files(journal)
    away = journal.with_name("away")
    editor.does(f"{then}\npathlib.Path({str(journal)!r}).rename({str(away)!r})")
    told = said(program("edit", "last", "--editor", code=1))
    assert f"The journal is no longer in {journal}, so nothing was saved." in told
    assert "erased" not in told
    assert not journal.exists()
    away.rename(journal)
    editor.does("pass")
    program("edit", path.stem, "--editor")
    answer = program("show", "last", "--json").json["answers"][0]["text"]
    assert answer == ("A zzkettle, and more." if then else "A zzkettle.")
