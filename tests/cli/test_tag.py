import tomllib
from pathlib import Path

import pytest

from program import Program


def only_file(journal: Path) -> Path:
    """The one entry's file."""
    (path,) = journal.glob("entries/*/*/*.toml")
    return path


def test_tagging_keeps_the_version_before(program: Program, journal: Path) -> None:
    """`tag` and `untag` change the tags and say so; every earlier version is kept, byte for byte."""
    program("write", "Words.")
    before = only_file(journal).read_bytes()
    assert "is about Power dynamics." in program("tag", "last", "power").out
    assert tomllib.loads(only_file(journal).read_text("utf-8"))["themes"] == ["power"]
    assert "edited" in tomllib.loads(only_file(journal).read_text("utf-8"))
    assert "has no theme now" in program("untag", "last", "power").out
    versions = sorted(journal.glob("versions/*/*.toml"))
    assert len(versions) == 2
    assert versions[0].read_bytes() == before


def test_tagging_again_changes_nothing(program: Program, journal: Path) -> None:
    """A theme an entry has already, or has not, is said; nothing is rewritten."""
    program("write", "-p", "power/who-decided", "Words.")
    before = only_file(journal).read_bytes()
    assert "already" in program("tag", "last", "power").out
    assert "because of the question it answers" in program("untag", "last", "positionality").out
    assert "has no tag for" in program("untag", "last", "humility").out
    assert only_file(journal).read_bytes() == before


def test_a_theme_a_private_entry_has_no_tag_for_is_said(program: Program) -> None:
    """The theme typed is named, and no other; of the entry nothing is said that tells its themes."""
    program("write", "-p", "power/who-decided", "--private", "Words.")
    for theme, title in (("humility", "Reflective practice and humility"), ("power", "Power dynamics")):
        said = program("untag", "last", theme).out
        assert f"has no tag for {title}, so nothing was changed." in said
    assert program("tag", "last", "power").out == "Nothing was changed.\n"


def test_unknown_keys_survive_and_comments_are_spoken_of(program: Program, journal: Path) -> None:
    """A file edited by hand keeps its unknown keys through a rewrite; lost comments are said to be in the version."""
    program("write", "Words.")
    path = only_file(journal)
    text = path.read_text("utf-8").replace(
        "[[answers]]", 'mine = "kept"\n# a comment\n[table]\na = 1\n[[answers]]\nmood = 3'
    )
    path.write_text(text, "utf-8")
    said = program("tag", "last", "power")
    assert "Comments written into its file by hand" in said.err
    record = tomllib.loads(path.read_text("utf-8"))
    assert record["mine"] == "kept"
    assert record["table"] == {"a": 1}
    assert record["answers"][0]["mood"] == 3
    assert program("check").code == 0


def test_an_entry_cut_off_is_not_rewritten(program: Program, journal: Path) -> None:
    """What was not understood is never rewritten."""
    program("write", "Words.")
    path = only_file(journal)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    before = path.read_bytes()
    assert "cut off" in program("tag", "last", "power", code=1).err
    assert path.read_bytes() == before


@pytest.mark.parametrize("theme", ["hurt-said", "saw-what", "me-kept"])
def test_a_theme_of_a_private_path_makes_the_entry_private(program: Program, theme: str) -> None:
    """As when it is written with that theme; taken back, the entry stays private until its writer says otherwise."""
    program("write", "Open words.")
    tagged_id = program("list", "--json").json[0]["id"]
    said = program("tag", "last", theme).out
    assert "private now" in said
    assert "--not-private" in said
    program("write", "-t", theme, "Words.")
    tagged, written = (program("show", name, "--json").json for name in (tagged_id, "last"))
    marks = ("private", "happened_to_me")
    assert [tagged[mark] for mark in marks] == [written[mark] for mark in marks]
    program("untag", tagged["id"], theme)
    assert program("show", tagged["id"], "--json").json["private"] is True
