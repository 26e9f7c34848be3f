"""Entries edited by hand: named with their mends, mended when asked, opened as files, and shown."""

from pathlib import Path

import pytest

from cli.fake_editor import Editor
from equityjournal.store.disk.names import place_of
from hand_edits import ID, LACKING, LEFT, MENDED, WHOLE, Edit
from program import Program


def put(journal: Path, data: bytes, identity: str = ID) -> Path:
    """A file of an entry, put there by hand."""
    path = place_of(journal, identity)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def put_all(journal: Path, edits: list[Edit]) -> dict[str, Edit]:
    """A journal with a file for each change, by the ids."""
    there = {
        f"2026-06-01-edit{chr(97 + number // 26)}{chr(97 + number % 26)}": edit
        for number, edit in enumerate(edits)
    }
    for identity, edit in there.items():
        text = edit.made(WHOLE).replace(ID, identity)
        put(journal, text.encode("utf-8", "surrogateescape"), identity)
    for folder in (journal, *journal.rglob("*")):
        if folder.is_dir():
            folder.chmod(0o700)
    return there


def named(program: Program, *options: str) -> dict[str, str]:
    """What `check` says of the entries, by id."""
    problems = program("check", "--json", *options, code=None).json["problems"]
    return {problem["id"]: problem["message"] for problem in problems if problem["kind"] != "kept"}


def slip(old: str = '"A kettle"', new: str = "A kettle") -> bytes:
    """The file with one slip."""
    assert old in WHOLE
    return WHOLE.replace(old, new, 1).encode()


def test_every_hand_edit_is_named_and_mended_without_a_word_lost(program: Program, journal: Path) -> None:
    """Each is named with its mend; --repair --yes mends all; each file before is kept, named, and no fault."""
    there = put_all(journal, MENDED)
    before = {identity: place_of(journal, identity).read_bytes() for identity in there}
    said = named(program)
    for identity, edit in there.items():
        assert "`equityjournal check --repair` mends it: " in said[identity]
        assert edit.said in said[identity], edit.name
        assert "backup" not in said[identity]
    assert named(program, "--repair", "--yes") == {}
    assert {entry["id"] for entry in program("list", "--json").json} == set(there)
    for identity, data in before.items():
        (kept,) = (journal / "versions" / identity).glob("*.broken")
        assert kept.read_bytes() == data
    program("check")


def test_an_edit_that_cannot_be_mended_is_left_with_a_sentence(program: Program, journal: Path) -> None:
    """--repair --yes changes no byte of it; what to do is said, a backup is not, and `show` shows its words."""
    there = put_all(journal, LEFT)
    before = {identity: place_of(journal, identity).read_bytes() for identity in there}
    said = named(program, "--repair", "--yes")
    for identity, edit in there.items():
        assert edit.said in said[identity], edit.name
        assert "backup" not in said[identity]
        assert "check --repair` asks" in said[identity] or f"edit {identity}` opens" in said[identity]
        assert place_of(journal, identity).read_bytes() == before[identity]
        assert "And then we left." in program("show", identity, code=1).out


def test_a_backup_is_named_only_where_words_are_missing(program: Program, journal: Path) -> None:
    """A file cut off, or without its words, sends the person to a backup; nothing is sealed."""
    there = put_all(journal, LACKING)
    said = named(program, "--repair", "--yes")
    for identity, edit in there.items():
        assert "Look for a whole copy in a backup" in said[identity], edit.name
        assert not list(journal.glob(f"versions/{identity}/*"))


def test_each_mend_is_asked_about_at_a_terminal(program: Program, journal: Path) -> None:
    """Enter mends, n leaves the whole file as it is, and so does leaving."""
    path = put(journal, slip().replace(b"feelings = []", b"feelings = tired"))
    before = path.read_bytes()
    for typed in (["", "n"], ["n"], [], ["what", "^C"]):
        screen = program.at_terminal("check", "--repair", typed=typed, code=1).out
        assert 'title = "A kettle"' in screen
        assert path.read_bytes() == before
    screen = program.at_terminal("check", "--repair", typed=["", "yes"]).out
    assert screen.count("Enter mends it, n leaves the file as it is.") == 2
    assert "1 entry was mended." in screen
    assert program("show", "last", "--json").json["feelings"] == ["tired"]


def test_the_question_shows_no_word_of_a_private_entry(program: Program, journal: Path) -> None:
    """The line and the mend are said, and nothing that stands in it; `check` says no word of any."""
    put(journal, slip().replace(b"private = false", b"private = yes"))
    screen = program.at_terminal("check", "--repair", typed=["", ""]).out
    assert "kettle" not in screen.lower()
    assert program("show", "last", "--json").json["private"] is True


def test_nobody_is_asked_where_nobody_is(program: Program, journal: Path) -> None:
    """Without a terminal and without --yes it is said, and nothing is changed."""
    path = put(journal, slip())
    assert "nobody is here to be asked" in program("check", "--repair", code=1).err
    assert path.read_bytes() == slip()
    assert not (journal / "versions").exists()


def test_a_day_that_could_be_several_is_asked_for(program: Program, journal: Path) -> None:
    """The day that is typed is taken; Enter leaves the file."""
    path = put(journal, slip("happened = 2026-06-01", "happened = the party"))
    assert "the party" not in program.at_terminal("check", "--repair", typed=[""], code=1).out
    assert path.read_bytes() == slip("happened = 2026-06-01", "happened = the party")
    screen = program.at_terminal("check", "--repair", typed=["soon-ish", "3 June 2026", ""]).out
    assert "Which day is it?" in screen
    assert program("show", "last", "--json").json["happened"] == "2026-06-03"


@pytest.mark.parametrize("name", [ID, ID[:12], "abcdef", "last", "1 june 2026"])
def test_an_unreadable_entry_is_found_by_its_name(program: Program, journal: Path, name: str) -> None:
    """`show` shows it as mended and changes nothing; other verbs say that it cannot be read, not that there is none."""
    path = put(journal, slip())
    shown = program("show", name)
    assert "A kettle\n" in shown.out
    assert "Nobody asked." in shown.out
    assert "check --repair" in shown.err
    for verb in (["tag", name, "humility"], ["edit", name, "--title", "x"], ["show", name, "--json"]):
        said = program(*verb, code=1).err
        assert f"`equityjournal edit {ID}` opens its file" in said
        assert "There are no entries" not in said
    assert path.read_bytes() == slip()


def test_no_entry_is_said_to_be_there_where_none_can_be_read(program: Program, journal: Path) -> None:
    """A name of no entry, beside a file that cannot be read, is not answered with an empty journal."""
    put(journal, slip())
    assert "None of your entries can be read" in program("show", "zzzzzz", code=1).err


def test_edit_opens_the_file_itself_and_looks_again(program: Program, journal: Path, editor: Editor) -> None:
    """Mended in the editor it can be read again, is sealed, and the file before is kept."""
    put(journal, slip())
    editor.replaces("title = A kettle", 'title = "Tea"')
    assert f"{ID}, about 1 June 2026, can be read again." in program("edit", ID).out
    assert "title = A kettle\n" in (editor.opened_with or "")
    assert "# end of" not in (editor.opened_with or "")
    assert program("show", ID, "--json").json["title"] == "Tea"
    assert not list(journal.glob("drafts/*"))
    (kept,) = journal.glob("versions/*/*.broken")
    assert kept.read_bytes() == slip()
    assert "is no fault" not in program("check").out


def test_edit_keeps_what_the_person_left_if_it_cannot_be_read_yet(
    program: Program, journal: Path, editor: Editor
) -> None:
    """It is saved, said, and opens again; nothing changed is said too."""
    path = put(journal, slip("happened = 2026-06-01", "happened = soon"))
    editor.replaces("happened = soon", "happened = one day")
    assert "still cannot be read" in program("edit", ID, code=1).err
    assert b"happened = one day\n" in path.read_bytes()
    editor.does("pass")
    assert program("edit", ID, code=1).out == "Nothing was changed.\n"


def test_edit_offers_the_mends_that_are_left(program: Program, journal: Path, editor: Editor) -> None:
    """At a terminal, what still needs a mend after the editor is asked about there."""
    put(journal, slip())
    editor.replaces("A kettle", "A blue kettle")
    assert "can be read again" in program.at_terminal("edit", ID, typed=[""]).out
    assert program("show", ID, "--json").json["title"] == "A blue kettle"


def test_edit_opens_letters_of_old_windows(program: Program, journal: Path, editor: Editor) -> None:
    """They open as Windows has them, and are saved as UTF-8."""
    put(journal, WHOLE.replace("kettle", "café").encode("cp1252"))
    editor.replaces("A café", "The café")
    program("edit", ID)
    assert program("show", ID, "--json").json["title"] == "The café"


def test_a_file_cut_off_is_sealed_only_if_the_person_says_that_it_is_whole(
    program: Program, journal: Path, editor: Editor
) -> None:
    """Completed in the editor, it stays cut off until yes is typed."""
    cut = slip()[: slip().index(b"# end of")]
    path = put(journal, cut)
    editor.replaces("title = A kettle", 'title = "A kettle"')
    assert "Its last line is still missing" in program("edit", ID).out
    path.write_bytes(cut)
    assert "can be read again" in program.at_terminal("edit", ID, typed=["yes"]).out
    program("check")


def test_erase_takes_the_kept_file_along(program: Program, journal: Path) -> None:
    """No word of it is left in the journal."""
    put(journal, slip())
    program("check", "--repair", "--yes")
    assert "kept as it was before it was mended" in program("check").out
    program("erase", ID, "--yes")
    assert not [path for path in journal.rglob("*") if path.is_file() and b"kettle" in path.read_bytes()]


def test_no_hand_edit_is_our_own_bug(program: Program, journal: Path) -> None:
    """Every verb that meets such files ends with 0 or 1."""
    put_all(journal, [*MENDED, *LEFT, *LACKING])
    for verb in (
        ["list"],
        ["themes"],
        ["review"],
        ["search", "kettle"],
        ["export", "markdown"],
        ["steps"],
        ["check"],
    ):
        assert program(*verb, code=None).code in (0, 1)
