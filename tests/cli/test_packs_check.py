"""`packs check`: a pack is read over, and what is wrong or would read better is said with its line."""

from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from equityjournal.store.disk.places import shipped_packs
from program import Program


def test_each_fault_and_each_remark_names_its_line(program: Program, journal: Path) -> None:
    """Also inside an inline table; what is wrong keeps the pack from being used, and the exit code says so."""
    add_pack(
        journal,
        "mine.toml",
        OWN.replace('group = "me"', 'resources = [\n  { title = "A" },\n  { by = "B" },\n]'),
    )
    said = program("packs", "check", "mine", code=1)
    assert said.out.splitlines() == [
        "mine.toml cannot be used yet.",
        "2 things are wrong:",
        "  Line 8: “theme 1, group” is missing.",
        "  Line 13: “theme 1, resource 2, title” is missing.",
    ]
    assert said.err == ""


def test_a_pack_that_would_read_better_can_be_used(program: Program, tmp_path: Path) -> None:
    """A file anywhere is read over, its words held against the shipped list; exit code 0."""
    path = tmp_path / "draft.toml"
    path.write_text(
        OWN.replace("How did you sleep?", "Did anyone hard to reach come? What was her name?"), "utf-8"
    )
    read = program("packs", "check", str(path), "--json").json
    assert list(read) == ["usable", "findings"]
    assert read["usable"]
    assert all(list(one) == ["line", "kind", "message"] for one in read["findings"])
    at_the_question = [one["message"] for one in read["findings"] if one["line"] == 19]
    for piece in ("two questions", "yes or no", "for a name", "“hard to reach” is worth a second look"):
        assert [why for why in at_the_question if piece in why], piece
    assert "draft.toml can be used.\n" in program("packs", "check", str(path)).out


def test_without_a_file_all_of_ones_own_are_read_over(program: Program, journal: Path) -> None:
    """Good ones and bad ones, each by name; with none, how to begin one."""
    assert "`equityjournal packs new ID`" in program("packs", "check").out
    assert program("packs", "check", "--json").json == []
    add_pack(journal, "mine.toml", OWN)
    add_pack(journal, "second.toml", OWN)
    add_pack(journal, "third.toml", "[pack")
    told = program("packs", "check", "--json", code=1).json
    assert [(one["path"], one["usable"]) for one in told] == [
        ("mine.toml", True),
        ("second.toml", False),
        ("third.toml", False),
    ]
    assert "another pack of yours has the id “mine”" in program("packs", "check", "second", code=1).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[pack]\nid = mine\n", "Line 2: what stands behind the “=” cannot be read"),
        ("[pack]\nid = “mine”\n", "Line 2: what stands behind the “=” cannot be read"),
        ('[pack]\nid = "mine\n', "Line 2: the quotation mark at the end of the text is missing."),
        ('[pack]\nid = """mine\n\n', "Line 2: a text is never ended"),
        ('[pack]\nid = "a"\nid = "b"\n', "Line 3: the same key is there twice"),
        ('[pack]\nid = "a"\n[pack]\n', "Line 3: this block is there already"),
        ("[pack]\nid\n", "Line 2: there is no “=”"),
        ('[pack]\nid = "a" b\n', "Line 2: something stands behind the text"),
        ("[pack]\nid = [1,\n", "Line 2: the file ends where something is still to come"),
        ('[pack]\nid = "\\q"\n', "Line 2: a backslash"),
        ('[pack]\nid = "C:\\Users"\n', "Line 2: a backslash"),
        ("[pack]\nid = [1", "Line 2: a bracket is never closed"),
        ("[pack]\nid = { a = 1,\n b = 2 }\n", "Line 2: what stands between { and } has to be on one line."),
        ("[pack]\n“id” = 1\n", "Line 2: this line cannot be read"),
        ("[pack", "Line 1: a bracket is never closed"),
    ],
)
def test_what_is_no_toml_is_told_in_plain_words(
    program: Program, journal: Path, text: str, said: str
) -> None:
    """With its line, for somebody who never saw such a file before."""
    add_pack(journal, "mine.toml", text)
    assert said in program("packs", "check", "mine", code=1).out


def test_a_file_that_cannot_be_opened_is_named(program: Program, journal: Path) -> None:
    """One that is not UTF-8, a link, a list for an id, one that is not there, and a name that means nothing."""
    add_pack(journal, "mine.toml", OWN)
    (journal / "prompts/latin.toml").write_bytes(b'[pack]\ntitle = "caf\xe9"\n')
    assert "it is not UTF-8 text" in program("packs", "check", "latin", code=1).out
    add_pack(journal, "odd.cy.toml", '[pack]\nid = ["x"]\nlanguage = "cy"\n')
    assert "Line 2: “pack, id” must be text in quotes." in program("packs", "check", "odd.cy", code=1).out
    assert "There is no file nowhere.toml." in program("packs", "check", "nowhere.toml", code=1).err
    assert "Did you mean" in program("packs", "check", "relatoinal-equity", code=1).err
    (journal / "prompts/link.toml").symlink_to(journal / "prompts/mine.toml")
    assert "a link" in program("packs", "check", "link", code=1).out


@pytest.mark.parametrize("path", sorted(shipped_packs().glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_pack_passes(program: Program, path: Path) -> None:
    """Nothing is wrong in any, and nothing would read better; by its id, and by its file."""
    assert program("packs", "check", path.stem, "--json").json == {"usable": True, "findings": []}
    assert program("packs", "check", str(path)).out == f"{path.name} can be used.\n"
