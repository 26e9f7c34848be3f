"""`edit`, `delete`, `restore` and `erase`: nothing is lost unless it is meant to be."""

from pathlib import Path

import pytest

from cli.fake_editor import Editor
from program import Program


def texts(program: Program, name: str = "last") -> list[str]:
    """What the entry's answers say."""
    return [answer["text"] for answer in program("show", name, "--json").json["answers"]]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_edit_keeps_the_version_before(program: Program, journal: Path, editor: Editor) -> None:
    """The new words are saved, the old ones are kept byte for byte, and the list of versions shows them."""
    program("write", "She was late.\n\nTwice.")
    before = [path.read_bytes() for path in journal.glob("entries/*/*/*.toml")]
    editor.replaces("She was late", "The bus was late")
    assert "The version before is kept" in program("edit", "last").out
    assert texts(program) == ["The bus was late.\n\nTwice."]
    assert [path.read_bytes() for path in journal.glob("versions/*/*.toml")] == before
    assert "She was late." in program("show", "last", "--versions").out
    assert len(program("show", "last", "--versions", "--json").json) == 1
    assert not list(journal.glob("drafts/*"))


def test_each_answer_is_edited_below_its_own_question(program: Program, editor: Editor) -> None:
    """Several answers open as one text and come back each in its place, also when one is emptied or holds ===."""
    program.at_terminal("write", "--more", "-t", "power", typed=["First.", ".", "Second.", ".", "", ""])
    editor.replaces("First.", "First,\n=== 9. changed ===\nand more.")
    program("edit", "last")
    assert texts(program) == ["First,\n=== 9. changed ===\nand more.", "Second."]
    editor.replaces("Second.\n", "")
    program("edit", "last")
    assert texts(program) == ["First,\n=== 9. changed ===\nand more.", ""]


def test_no_change_changes_nothing(program: Program, journal: Path, editor: Editor) -> None:
    """An editor closed without a change, and options that say what is there, leave every file as it was."""
    program("write", "--title", "T", "Words.")
    before = snapshot(journal)
    editor.does("pass")
    assert "Nothing was changed." in program("edit", "last").out
    assert "Nothing was changed." in program("edit", "last", "--title", "T").out
    assert snapshot(journal) == before


def test_an_emptied_text_deletes_nothing(program: Program, journal: Path, editor: Editor) -> None:
    """Text removed in the editor is refused, and the sentence names `delete`."""
    program("write", "Words.")
    before = snapshot(journal)
    editor.replaces("Words.", " ")
    assert "`equityjournal delete" in program("edit", "last", code=1).err
    assert snapshot(journal) == before


@pytest.mark.parametrize(
    "body",
    ["path.write_text('')", "path.write_text('All new.'); sys.exit(3)", "sys.exit(3)", "path.unlink()"],
)
def test_an_editor_that_fails_changes_nothing(
    program: Program, journal: Path, editor: Editor, body: str
) -> None:
    """An editor that empties the text, fails or takes the file away leaves the entry as it was."""
    program("write", "Words.")
    editor.does(body)
    program("edit", "last", code=1)
    assert texts(program) == ["Words."]
    assert not list(journal.glob("versions/*/*"))


def test_a_change_meanwhile_is_refused_and_both_texts_are_kept(
    program: Program, journal: Path, editor: Editor
) -> None:
    """If the file changed under the editor, nothing is overwritten, and the next `edit` offers the words again."""
    program("write", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    editor.does(
        f"path.write_text(path.read_text().replace('Words', 'Mine'))\n"
        f"other = pathlib.Path({str(path)!r})\nother.write_text(other.read_text().replace('Words', 'Theirs'))"
    )
    refused = program("edit", "last", code=1).err
    assert texts(program) == ["Theirs."]
    (kept,) = journal.glob("drafts/*.txt")
    assert "Mine." in kept.read_text()
    assert "nothing was overwritten" in refused
    assert str(kept) not in refused
    editor.does("pass")
    program("edit", "last")
    assert texts(program) == ["Mine."]
    assert not list(journal.glob("drafts/*"))


def test_facts_change_by_options(program: Program) -> None:
    """Title, setting, people, feelings, the day and privacy change without an editor; id and words do not."""
    program("write", "--private", "Words.")
    identity = program("show", "last", "--json").json["id"]
    program(
        "edit", "last", "--title", "T", "--setting", "panel", "--person", "a nurse", "-f", "torn", "-d", "3 May",
        "--not-private",
    )  # fmt: skip
    record = program("show", identity, "--json").json
    assert (record["title"], record["setting"], record["people"]) == ("T", "panel", ["a nurse"])
    assert (record["feelings"], record["happened"], record["private"]) == (["torn"], "2026-05-03", False)
    assert record["answers"][0]["text"] == "Words."


def test_an_earlier_version_comes_back(program: Program, editor: Editor) -> None:
    """`restore --version` brings words back and keeps those they replace; an unknown number is refused."""
    program("write", "One.")
    editor.replaces("One.", "Two.")
    program("edit", "last")
    program("restore", "last", "--version", "1")
    assert texts(program) == ["One."]
    assert [one["answers"][0]["text"] for one in program("show", "last", "--versions", "--json").json] == [
        "One.",
        "Two.",
    ]
    assert "no version 3" in program("restore", "last", "--version", "3", code=1).err


def test_a_deleted_entry_comes_back_as_it_was(program: Program, journal: Path) -> None:
    """`delete` moves to the trash under the day; it is in no list; `restore` brings back the same bytes."""
    program("write", "-t", "power", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    before = path.read_bytes()
    said = program("delete", "last").out
    assert f"`equityjournal restore {path.stem}`" in said
    assert (journal / "trash" / "2026-06-01" / path.name).read_bytes() == before
    assert program("list", "--json").json == []
    assert program("themes", "--json").json["credits"] == 0
    program("restore", path.stem[-6:])
    assert path.read_bytes() == before
    assert not list(journal.glob("trash/*/*"))
    assert "The trash is empty" in program("restore", "last", code=1).err


def test_restoring_over_another_entry_is_refused(program: Program, journal: Path) -> None:
    """An entry that is in the journal again is not overwritten by the one in the trash."""
    program("write", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    copy = path.read_bytes()
    program("delete", "last")
    path.write_bytes(copy.replace(b"Words", b"Other"))
    assert "already" in program("restore", path.stem, code=1).err
    assert b"Other" in path.read_bytes()
    assert len(list(journal.glob("trash/*/*.toml"))) == 1


def test_erasing_leaves_nothing_behind(program: Program, journal: Path, editor: Editor) -> None:
    """Entry, versions, copies and unfinished saves are gone; other entries are as they were."""
    program("write", "Other words.")
    program("write", "CANARY")
    editor.replaces("CANARY", "CANARY twice")
    program("edit", "last")
    (path,) = [one for one in journal.glob("entries/*/*/*.toml") if b"CANARY" in one.read_bytes()]
    (path.parent / "my copy.toml").write_bytes(path.read_bytes())
    (path.parent / f".{path.name}.abcd.tmp").write_bytes(path.read_bytes())
    said = program("erase", path.stem, "--yes").out
    assert "4 files" in said
    assert "Backups, synced copies" in said
    assert not [name for name, data in snapshot(journal).items() if b"CANARY" in data]
    assert len(program("list", "--json").json) == 1


def test_erasing_asks_first(program: Program, journal: Path) -> None:
    """Anything but yes erases nothing; without anybody to ask it is refused; from the trash it works too."""
    program("write", "Words.")
    assert "Nothing was erased" in program.at_terminal("erase", "last", typed=["y"]).out
    assert "--yes" in program("erase", "last", code=1).err
    assert len(snapshot(journal / "entries")) == 1
    program("delete", "last")
    program.at_terminal("erase", "last", typed=["yes"])
    assert list(snapshot(journal)) == ["journal.toml"]
