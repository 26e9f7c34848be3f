"""Our own exports and journals come home: JSON byte for byte, Markdown as far as it promises, a journal as it is."""

import shutil
from pathlib import Path

from cli.kept import kept_files, records
from program import Program


def test_our_json_comes_home_byte_for_byte(program: Program, journal: Path, tmp_path: Path) -> None:
    """Id, private, seal, steps and unknown keys: each file in an empty journal has the bytes of the first."""
    program("write", "-t", "power", "Open words.", "--step", "Ask.", "-f", "uneasy", "--title", "T")
    program("write", "--private", "Private words.\n\n“So.”")
    program("write", "--happened-to-me", "What was done.")
    (old,) = [path for path in kept_files(journal) if b"Open words" in path.read_bytes()]
    old.write_bytes(
        old.read_bytes().replace(b"private = false", b"private = false\nseen = 2026-06-01\nfar = inf")
    )
    program("edit", old.stem, "--title", "Rewritten")
    program("export", "json", "--include-private", "--output", str(tmp_path / "all.json"))
    before = {path.name: path.read_bytes() for path in kept_files(journal)}
    said = program("--journal", str(tmp_path / "new"), "import", str(tmp_path / "all.json"), "--yes").out
    assert "They come in as they were, under their own ids." in said
    there = {path.name: path.read_bytes() for path in kept_files(tmp_path / "new")}
    assert len(there) == 3
    assert b"far = inf" in there[old.name]
    assert there == before


def test_a_journal_is_brought_into_another(program: Program, journal: Path, tmp_path: Path) -> None:
    """The same bytes; the entry that differs is kept beside as a copy, and named; again, nothing comes in."""
    program("write", "One.")
    program("write", "--private", "Two.")
    other = tmp_path / "other"
    shutil.copytree(journal, other)
    program("--journal", str(other), "edit", "last", "--title", "Changed there")
    program("--journal", str(other), "write", "Three.")
    (other / "entries" / "2026" / "06" / "2026-06-01-aaaaaa.toml").write_text("no entry")
    said = program("import", str(other), "--yes").out
    assert f"{other} is read as journal." in said
    assert "2 entries would come in" in said
    assert "1 of them is here with other words. It is kept beside that entry, as a copy: 2026-06-01-" in said
    assert "entries/2026/06/2026-06-01-aaaaaa.toml: " in said
    assert len(kept_files(journal)) == 4
    assert "is a copy of" in program("check", code=1).out
    assert "No new entry would come in." in program("import", "journal", str(other), "--yes").out
    assert len(kept_files(journal)) == 4


def test_our_markdown_comes_home_as_far_as_it_promises(
    program: Program, journal: Path, tmp_path: Path
) -> None:
    """Days, titles, words, questions, themes, setting, people and feelings; what was private stays so."""
    words = "*Not bold* [1] & <b>.\n  Indented 'words'.\n\n1. one\n- two"
    program(
        "write",
        "-t",
        "power",
        "--title",
        "A # title",
        "--setting",
        "home visit",
        "-f",
        "uneasy",
        "--person",
        "a parent",
        words,
    )
    program("write", "--private", "Private words.")
    file = tmp_path / "all.md"
    program("export", "markdown", "--include-private", "--output", str(file))
    said = program("--journal", str(tmp_path / "new"), "import", str(file), "--yes", "--not-private").out
    assert "\nThose that were private stay private; the others come in open: a document" in said
    found = records(tmp_path / "new")
    titled = found["A # title"]
    assert titled["answers"][0]["text"] == words
    assert (titled["themes"], titled["setting"], titled["feelings"], titled["people"]) == (
        ["power"], "home visit", ["uneasy"], ["a parent"],
    )  # fmt: skip
    assert not titled["private"]
    assert found[""]["private"]
    assert str(found[""]["happened"]) == "2026-06-01"


def test_questions_come_home_from_markdown_with_their_answers(program: Program, tmp_path: Path) -> None:
    """And an answer that begins like a fact of the entry is an answer."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["- Private: no", "The ward did.", "."])
    file, new = tmp_path / "all.md", str(tmp_path / "new")
    program("export", "markdown", "--output", str(file))
    program("--journal", new, "import", str(file), "--yes", "--not-private")
    before, after = (program(*at, "show", "last", "--json").json for at in ([], ["--journal", new]))
    assert after["answers"][0]["text"] == "- Private: no\nThe ward did."
    assert after["answers"][0]["question"] == before["answers"][0]["question"]
    assert not after["private"]


def test_a_list_typed_into_our_markdown_below_a_question_is_part_of_the_answer(
    program: Program, journal: Path, tmp_path: Path
) -> None:
    """Only lines above the first words are facts of an entry."""
    file = tmp_path / "all.md"
    file.write_text(
        "# Reflective journal\n\n## Monday 1 June 2026\n\n### The desk\n\n- Setting: home visit\n\n"
        "**What was hard?**\n\n- Setting: too small\n"
    )
    program("import", str(file), "--yes")
    kept = records(journal)["The desk"]
    assert (kept["setting"], kept["answers"][0]["text"]) == ("home visit", "- Setting: too small")


def test_a_copy_under_another_name_in_a_journal_is_passed_over(
    program: Program, journal: Path, tmp_path: Path
) -> None:
    """A sync service's copy beside an entry comes in neither as the entry nor as another."""
    program("write", "Words.")
    (path,) = kept_files(journal)
    copy = path.with_name(f"{path.stem} 2.toml")
    copy.write_bytes(path.read_bytes().replace(b"Words.", b"Other words."))
    said = program("--journal", str(tmp_path / "new"), "import", str(journal), "--yes").out
    assert f"{copy.relative_to(journal).as_posix()} and journal.toml" in said
    assert [kept.name for kept in kept_files(tmp_path / "new")] == [path.name]


def test_the_journal_itself_is_not_brought_into_itself(program: Program, journal: Path) -> None:
    """Its own folder, and what lies in it, is refused."""
    program("write", "Words.")
    assert program("import", str(journal), code=1).err == f"{journal} is in this journal already.\n"
