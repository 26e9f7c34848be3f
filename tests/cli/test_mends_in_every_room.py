"""What entries are mended for is mended in the trash, the versions and the drafts too; and a last line cut off."""

import re
from pathlib import Path

import pytest

from cli.fake_editor import Editor
from equityjournal.store.disk.names import place_of
from equityjournal.store.faults.mending import mending
from equityjournal.store.records.seal import State, read_seal
from hand_edits import ID, WHOLE
from program import Program

BODY = WHOLE[: WHOLE.index("# end of")]


def put(journal: Path, text: str) -> Path:
    """The file of an entry, as it stands on a disk after a fault."""
    path = place_of(journal, ID)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in (journal, *journal.rglob("*")):
        folder.chmod(0o700 if folder.is_dir() else 0o600)
    path.write_text(text)
    path.chmod(0o600)
    return path


def in_room(program: Program, journal: Path, room: str) -> Path:
    """A record in a room of the journal, with one slip in its title."""
    if room.endswith("drafts"):
        program.at_terminal("write", "-t", "power", typed=["Half a thought.", "^C"], code=None)
        if room == "trash/drafts":
            program("delete", "draft", code=None)
    else:
        program("write", "-t", "power", "A whole thought.")
        program("edit", "last", "--setting", "office")
        if room == "trash":
            program("delete", "last")
    (path,) = (
        path
        for path in (journal / room).rglob("*.toml")
        if "drafts" not in room or path.parent == journal / room
    )
    path.write_text(path.read_text().replace('title = ""', "title = A kettle"))
    return path


@pytest.mark.parametrize("room", ["trash", "versions", "drafts"])
def test_a_slip_in_any_room_is_mended_and_its_bytes_are_kept(
    program: Program, journal: Path, room: str
) -> None:
    """`check` names the mend, --repair --yes makes it, the file before is kept and is no fault."""
    path = in_room(program, journal, room)
    before, where = path.read_bytes(), path.relative_to(journal).as_posix()
    said = " ".join(program("check", code=1).out.split())
    assert where in said
    assert "`equityjournal check --repair` mends it: line" in said
    program("check", "--repair", code=1)
    assert path.read_bytes() == before
    program("check", "--repair", "--yes")
    assert 'title = "A kettle"' in path.read_text()
    assert read_seal(path.read_bytes()).state is State.WHOLE
    (kept,) = journal.rglob("*.broken")
    assert kept.read_bytes() == before
    assert [problem["kind"] for problem in program("check", "--json").json["problems"]] == ["kept"]


@pytest.mark.parametrize(
    "place", ["entries/2026/12/{}.toml", "entries/{}.toml", "imported/{}.toml", "notes.toml"]
)
def test_an_entry_out_of_its_place_is_not_mended(program: Program, journal: Path, place: str) -> None:
    """What it was meant for is not known: another month, another folder, or a name that is no id."""
    program("write", "-t", "power", "A whole thought.")
    (whole,) = journal.rglob("entries/*/*/*.toml")
    path = journal / place.format(whole.stem)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(whole.read_text().replace('title = ""', "title = A kettle"))
    before = path.read_bytes()
    program("check", "--repair", "--yes", code=None)
    assert path.read_bytes() == before
    assert not list(journal.rglob("*.broken"))


def test_what_was_mended_in_a_room_is_of_use_again(program: Program, journal: Path) -> None:
    """The entry comes back from the trash, the version in its place, and the draft is offered."""
    in_room(program, journal, "trash")
    program("check", "--repair", "--yes")
    program("restore", "last", code=None)
    in_room(program, journal, "drafts")
    program("check", "--repair", "--yes")
    assert "A kettle" in next(journal.glob("drafts/*.toml")).read_text()
    assert "Half a thought." in program.at_terminal("write", "--resume", typed=["", "^C"], code=None).out


def test_each_mend_in_a_room_is_asked_about_by_its_path(program: Program, journal: Path) -> None:
    """Enter mends it, n leaves it."""
    path = in_room(program, journal, "drafts")
    before = path.read_bytes()
    name = path.relative_to(journal).as_posix()
    screen = program.at_terminal("check", "--repair", typed=["n"], code=1).out
    assert f"{name}, line" in screen
    assert path.read_bytes() == before
    program.at_terminal("check", "--repair", typed=[""])
    assert 'title = "A kettle"' in path.read_text()


def test_the_end_of_a_last_line_is_put_back_and_nothing_else(program: Program, journal: Path) -> None:
    """Wherever in it the file was cut: the same bytes as before, and as private as before."""
    for cut in (len(BODY) + len("# end of "), len(BODY) + 15, len(BODY) + 40, len(WHOLE) - 2):
        path = put(journal, WHOLE[:cut])
        said = " ".join(program("check", code=1).out.split())
        assert "the end of its last line is missing, and nothing else" in said
        assert path.read_text() == WHOLE[:cut]
        program("check", "--repair", "--yes")
        assert path.read_text() == WHOLE
    assert program("show", ID, "--json").json["private"] is False


@pytest.mark.parametrize("words", ["Nobody asked.", f"# end of {ID}, sha256:"])
def test_nothing_cut_off_above_its_last_line_is_ever_sealed(words: str) -> None:
    """Cut at every byte, also where the words look like a last line: no mend makes it whole."""
    body = BODY.replace("Nobody asked.", f"{words}\nNobody asked.")
    whole = f"{body}# end of {ID}, sha256:{'0' * 64}\n"
    for cut in range(len(body) + len("# end of")):
        found = mending(whole[:cut].encode(), Path(f"{ID}.toml"))
        assert found.stored is None, whole[:cut][-80:]


def test_where_the_last_line_alone_is_missing_the_person_says_whether_words_are(
    program: Program, journal: Path, editor: Editor
) -> None:
    """`check` seals it never; `edit` opens the file, and yes makes it whole; anything else leaves it."""
    path = put(journal, BODY)
    said = " ".join(program("check", "--repair", "--yes", code=1).out.split())
    assert "Whether words are missing too cannot be told from the file." in said
    assert f"`equityjournal edit {ID}` opens it" in said
    editor.does("pass")
    assert "Nothing was changed." in program("edit", ID, code=1).out
    assert "Nothing was changed." in program.at_terminal("edit", ID, typed=["no"], code=1).out
    assert path.read_text() == BODY
    assert not list(journal.glob("drafts/*.txt"))
    program("edit", ID, "--title", "T", code=1)
    assert "can be read again" in " ".join(program.at_terminal("edit", ID, typed=["yes"]).out.split())
    assert path.read_text() == WHOLE
    program("check")


@pytest.mark.parametrize(
    "key",
    [
        "Happened_To_Me",
        '"happened-to-me"',
        "happened_tome",
        "hapened_to_me",
        "it_happened_to_me",
        "Private",
        "privat",
    ],
)
@pytest.mark.parametrize("value", ["true", '"yes"', "1", '"ture"'])
@pytest.mark.parametrize("instead", [True, False])
def test_a_mark_spelt_otherwise_is_refused_and_mended_to_true(
    program: Program, journal: Path, key: str, value: str, instead: bool
) -> None:
    """In a file that can be read but for it; whether it stands for the mark or beside one that says false."""
    mark = "private" if key.lower().startswith("priv") else "happened_to_me"
    old = f"{mark} = false\n"
    put(journal, WHOLE.replace(old, f"{key} = {value}\n{'' if instead else old}"))
    assert program("list", "--json").json == []
    program("check", "--repair", "--yes", code=None)
    assert program("show", ID, "--json").json[mark] is True


def test_a_key_of_ones_own_is_no_mark(program: Program, journal: Path) -> None:
    """What happened, or happened to somebody else, may be noted under any key."""
    for key in ("happened_to_them", "happened_at", "what_happened", "happens_often", "to_me"):
        put(journal, WHOLE.replace("happened_to_me = false\n", f"happened_to_me = false\n{key} = true\n"))
        assert len(program("list", "--json").json) == 1, re.escape(key)
