"""Numbers stand for the entries beside which they were shown, on that terminal, and pass to no other."""

import re
import shutil
import stat
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.fake_editor import Editor
from cli.kept import keep, kept_files
from equityjournal.store.disk.config import journal_place, numbers_place
from program import Program

NUMBERED = re.compile(r"^ *([0-9]+)\. (.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens without bold letters."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def three(program: Program) -> list[str]:
    """Ids of three entries of three days, the newest, number 1, first; the second is private."""
    return [
        write(program, "The panel met without her.", "-d", "today", "-t", "power"),
        write(program, "Nobody is to see this.", "-d", "yesterday", "--private"),
        write(program, "Three of us want the drop-in back.", "-d", "3 May"),
    ]


def write(program: Program, text: str, *options: str) -> str:
    """Keep an entry; return its id."""
    return str(program("write", "--json", *options, "--", text).json["id"])


def refused(program: Program, *verb: str, window: str | None = "a window") -> str:
    """The refusal at a terminal."""
    return program.at_terminal(*verb, code=1, window=window).out


def is_shown(program: Program, number: int, words: str) -> bool:
    """Whether a number shows the entry with some words, and says so before."""
    shown = program.at_terminal("show", str(number)).out
    return shown.startswith(f"Number {number}, ") and words in shown


# Lists


@pytest.mark.usefixtures("three")
def test_a_list_at_a_terminal_ends_with_number_1_the_newest(program: Program) -> None:
    """The day and letters of each, and of a private one only the day and the word."""
    screen = program.at_terminal("list").out
    days = [(number, line.split("  ")[0]) for number, line in NUMBERED.findall(screen)]
    assert days == [("3", "3 May 2026"), ("2", "31 May 2026"), ("1", "1 June 2026")]
    assert re.search(r"2\. 31 May 2026  [a-z2-7]{6}\n  private\n", screen)
    assert "Nobody" not in screen


def test_a_pipe_has_ids_newest_first_and_no_numbers(program: Program, three: list[str]) -> None:
    """What could not be taken from there is not offered."""
    piped = program("list").out
    assert re.findall(r"2026-\d\d-\d\d-\w{6}", piped) == three
    assert not NUMBERED.findall(piped)
    assert not numbers_place().exists()


@pytest.mark.usefixtures("three")
def test_in_a_search_too_1_is_the_newest_wherever_it_stands(program: Program) -> None:
    """The best match stands at the bottom, in sight, whatever its number."""
    write(program, "The panel, again the panel, and that panel.", "-d", "2 May")
    screen = program.at_terminal("search", "panel").out
    assert [number for number, _ in NUMBERED.findall(screen)] == ["1", "2"]
    assert is_shown(program, 1, "met without her")
    assert is_shown(program, 2, "again the panel")


def test_a_search_among_private_entries_numbers_them(program: Program, three: list[str]) -> None:
    """It shows their words to their writer; the number is said with the day alone."""
    screen = program.at_terminal("search", "nobody", "--private").out
    assert "to see this" in screen
    said = program.at_terminal("show", "1").out
    assert said.startswith("Number 1, 31 May 2026: private\n")
    assert three[1] in said


@pytest.mark.parametrize("day", ["today", "1 June", "2026-06-01"])
def test_a_day_with_several_entries_is_listed_and_its_numbers_count(program: Program, day: str) -> None:
    """`show today`, then `show 2`."""
    write(program, "The first.")
    write(program, "The second.")
    write(program, "Another day.", "-d", "3 May")
    screen = program.at_terminal("show", day).out
    assert [number for number, _ in NUMBERED.findall(screen)] == ["2", "1"]
    assert is_shown(program, 2, "The first.")
    assert is_shown(program, 1, "The second.")


@pytest.mark.parametrize(
    "typed", [["show", "zzzzzz"], ["edit", "2026"], ["tag", "4 April", "power"], ["show", "1"]]
)
@pytest.mark.usefixtures("three")
def test_a_refusal_that_offers_entries_numbers_them(program: Program, typed: list[str]) -> None:
    """With ids and first words, but for those of a private one; the numbers count from then on."""
    screen = refused(program, *typed)
    lines = NUMBERED.findall(screen)
    assert [number for number, _ in lines] == ["3", "2", "1"]
    assert "31 May 2026 (2026-05-31-" in lines[1][1]
    assert "): private" in lines[1][1]
    assert "Nobody" not in screen
    assert is_shown(program, 3, "Three of us")


def test_at_most_ten_are_offered_and_the_rest_is_counted(program: Program) -> None:
    """A day of many entries does not fill the screen."""
    for _ in range(12):
        keep(journal_place(), program.clock)
    screen = refused(program, "edit", "today")
    assert len(NUMBERED.findall(screen)) == 10
    assert "and 2 more" in screen


# Taking a number


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (["show", "1"], "Monday 1 June 2026"),
        (["show", "1."], "Monday 1 June 2026"),
        (["edit", "1", "--title", "At the panel"], "Title: At the panel"),
        (["tag", "1", "humility"], "Saved: "),
        (["untag", "1", "power"], "Take the theme back?"),
        (["delete", "1"], "Move it to the trash?"),
        (["erase", "1"], "Erase 2026-06-01"),
        (["erase", "1", "--yes"], "Erase 2026-06-01"),
        (["notices", "1"], "This looks for patterns."),
        (["discussed", "1", "--with", "my supervisor"], "Noted beside 2026-06-01"),
        (["restore", "1", "--version", "1"], "Version 1 of 2026-06-01"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("three")
def test_every_verb_says_which_entry_a_number_is_before_it_acts(
    program: Program, typed: list[str], after: str
) -> None:
    """Its day and first words come first."""
    program("edit", "2026-06-01", "--setting", "panel")
    program.at_terminal("list")
    screen = program.at_terminal(*typed, typed=["no"]).out
    said = "Number 1, 1 June 2026: The panel met without her.\n"
    assert screen.startswith(said)
    assert after in screen.removeprefix(said)


def test_share_says_which_entries_its_numbers_are(two: tuple[Program, Program], out: Path) -> None:
    """Each, before anything is shown of the share; a private one is refused as ever."""
    amara, _ = two
    write(amara, "Of the panel.")
    write(amara, "Of the desk.", "--private", "-d", "yesterday")
    amara.at_terminal("list")
    screen = amara.at_terminal("share", "1", "--with", "Bronwen", "-o", str(out), typed=["no"], code=None).out
    assert screen.startswith("Number 1, 1 June 2026: Of the panel.\n")
    assert not out.exists()
    screen = amara.at_terminal("share", "2", "--with", "Bronwen", "-o", str(out), code=1).out
    assert screen.startswith("Number 2, 31 May 2026: private\n")
    assert "is private" in screen


def test_the_editor_opens_after_the_line_is_said(program: Program, three: list[str], editor: Editor) -> None:
    """`edit 3` is the third of the list."""
    editor.replaces("Three of us want", "It was said to us alone that we want")
    program.at_terminal("list")
    screen = program.at_terminal("edit", "3").out
    assert screen.startswith("Number 3, 3 May 2026: Three of us want the drop-in back.\n")
    assert "to us alone" in program("show", three[2]).out


@pytest.mark.parametrize(
    "typed",
    [["delete", "1"], ["erase", "1"], ["erase", "1", "--yes"], ["untag", "1", "power"]],
    ids=" ".join,
)
def test_what_takes_away_asks_of_a_number(program: Program, three: list[str], typed: list[str]) -> None:
    """Also with --yes; anything but yes leaves all as it is, and of an id nothing more is asked than before."""
    before = [path.read_bytes() for path in kept_files(journal_place())]
    program.at_terminal("list")
    for answer in (["no"], ["y"], [""], ["^D"], ["^C"]):
        assert "Nothing was" in program.at_terminal(*typed, typed=answer).out
    assert [path.read_bytes() for path in kept_files(journal_place())] == before
    program.at_terminal(*typed, typed=["yes"])
    assert [path.read_bytes() for path in kept_files(journal_place())] != before
    assert (three[0] in str(kept_files(journal_place()))) is (typed[0] == "untag")


def test_what_was_deleted_by_number_is_restored_by_it(program: Program, three: list[str]) -> None:
    """The number stays with the entry in the trash too; the list of the trash gives numbers of its own."""
    program.at_terminal("list")
    program.at_terminal("delete", "3", typed=["yes"])
    assert program.at_terminal("restore", "3").out.startswith("Number 3, 3 May 2026: Three of us")
    assert program("show", three[2]).code == 0
    program("delete", three[2])
    assert "1. 2026-05-03" in program.at_terminal("restore").out
    assert "is back" in program.at_terminal("restore", "1").out


@pytest.mark.parametrize("number", ["0", "4", "007", "12", "999"])
@pytest.mark.usefixtures("three")
def test_a_number_that_was_not_shown_is_refused(program: Program, number: str) -> None:
    """The last one there was is said; nothing else is meant."""
    program.at_terminal("list")
    assert "from 1 to 3" in refused(program, "show", number)
    assert is_shown(program, 3, "Three of us")


@pytest.mark.parametrize(
    "verb", [["show"], ["edit", "--title", "x"], ["delete"], ["erase", "--yes"], ["notices"]]
)
def test_away_from_a_terminal_a_number_is_refused_with_ids(
    program: Program, three: list[str], verb: list[str]
) -> None:
    """In a pipe, and where the window cannot be told from others."""
    program.at_terminal("list")
    before = [path.read_bytes() for path in kept_files(journal_place())]
    piped = program(verb[0], "1", *verb[1:], code=1)
    unknown = refused(program, verb[0], "1", *verb[1:], window=None)
    for said in (piped.err, unknown):
        assert "only on the terminal that showed it" in " ".join(said.split())
        assert all(identity in said for identity in three)
        assert not NUMBERED.findall(said)
        assert "Nobody" not in said
    assert piped.out == ""
    assert [path.read_bytes() for path in kept_files(journal_place())] == before


def test_with_json_a_number_is_refused_with_ids(program: Program, three: list[str]) -> None:
    """A program has no use for numbers, at a terminal neither; nor does JSON give any."""
    program.at_terminal("list")
    for verb in ("show", "notices"):
        said = refused(program, verb, "1", "--json")
        assert "--json" in said
        assert three[0] in said
        assert not NUMBERED.findall(said)
    program.at_terminal("list", "--json", "--since", "today")
    assert is_shown(program, 3, "Three of us")


def test_before_anything_was_shown_a_number_is_refused_with_ids(program: Program, three: list[str]) -> None:
    """It takes no entry by being the first of some list nobody saw."""
    said = refused(program, "delete", "1")
    assert "No entry was numbered" in said
    assert all(identity in said for identity in three)
    assert "There are no entries yet" in refused_elsewhere(program, "show", "1")


def refused_elsewhere(program: Program, *verb: str) -> str:
    """The refusal of a journal that is not there yet."""
    return refused(program, "--journal", str(journal_place().with_name("another")), *verb)


# Windows, journals, time


@pytest.mark.usefixtures("three")
def test_two_terminals_do_not_see_each_others_numbers(program: Program) -> None:
    """Each has those of its own last list."""
    program.at_terminal("list", window="left")
    program.at_terminal("list", "--until", "4 May", window="right")
    assert "Three of us" in program.at_terminal("show", "1", window="right").out
    assert "The panel" in program.at_terminal("show", "1", window="left").out
    assert "from 1 to 1" in refused(program, "show", "2", window="right")
    assert "No entry was numbered" in refused(program, "show", "2", window="a third")


@pytest.mark.usefixtures("three")
def test_two_journals_do_not_share_numbers(program: Program, tmp_path: Path) -> None:
    """A number of one is refused in a copy of it, though that holds the same entries; a moved one keeps its own."""
    copy, moved = tmp_path / "copy", tmp_path / "moved"
    shutil.copytree(journal_place(), copy)
    program.at_terminal("list")
    assert "No entry was numbered" in refused(program, "--journal", str(copy), "show", "1")
    assert is_shown(program, 1, "The panel")
    journal_place().rename(moved)
    assert "The panel" in program.at_terminal("--journal", str(moved), "show", "1").out


def test_a_journal_in_the_place_of_another_has_none_of_its_numbers(
    program: Program, three: list[str]
) -> None:
    """What stood beside the number is not there."""
    another = journal_place().with_name("another")
    program("--journal", str(another), "write", "Of another journal.")
    program.at_terminal("list")
    journal_place().rename(journal_place().with_name("away"))
    another.rename(journal_place())
    for number, identity in enumerate(three, start=1):
        said = refused(program, "show", str(number))
        assert "No entry was numbered" in said if number == 1 else "from 1 to 1" in said
        assert identity not in said


@pytest.mark.usefixtures("three")
def test_a_number_counts_for_an_hour(program: Program) -> None:
    """Then it is refused, and choosing begins anew; so it is when the clock was set back."""
    program.at_terminal("list")
    shown = program.clock.moment
    program.clock.moment = shown + timedelta(minutes=59)
    assert is_shown(program, 1, "The panel")
    for moment in (shown + timedelta(minutes=61), shown - timedelta(minutes=1), shown + timedelta(days=365)):
        program.clock.moment = shown
        program.at_terminal("list")
        program.clock.moment = moment
        assert "No entry was numbered" in refused(program, "delete", "1")


# Changes since


def test_a_number_stays_with_its_entry_when_others_come(program: Program, three: list[str]) -> None:
    """Newer, older, and of the same day."""
    program.at_terminal("list")
    for day in ("today", "yesterday", "1 May"):
        write(program, "Another.", "-d", day)
    for number, identity in enumerate(three, start=1):
        assert identity in program.at_terminal("show", str(number)).out


@pytest.mark.parametrize("verb", [["delete", "2"], ["erase", "2", "--yes"]])
def test_a_number_whose_entry_is_gone_is_refused(program: Program, three: list[str], verb: list[str]) -> None:
    """It never means the next one, whoever took the entry away; the others keep their numbers."""
    program.at_terminal("list")
    program(verb[0], three[1], *verb[2:])
    said = refused(program, *(["show", "2"] if verb[0] == "erase" else verb))
    assert "not there any more" in said
    assert len(kept_files(journal_place())) == 2
    assert is_shown(program, 3, "Three of us")


def change(identity: str, old: str, new: str) -> None:
    """Edit an entry's file by hand, in another window."""
    (path,) = journal_place().glob(f"entries/*/*/{identity}.toml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The panel met.", "The panel met.", "The panel met!"),
        ("word " * 80 + "end", "end", "END"),
        ("The panel met.\nNothing else.", "The panel met.\n", "Nothing met.\n"),
        ("Private words.", "Private words", "Other words"),
    ],
    ids=["a sign", "beyond the words shown", "the first of two", "private"],
)
def test_a_number_whose_first_line_was_changed_is_refused(
    program: Program, text: str, old: str, new: str
) -> None:
    """However little of it, wherever in the line, private or not."""
    private = ["--private"] if "Private" in text else []
    identity = write(program, text, *private)
    program.at_terminal("list")
    change(identity, old, new)
    for verb in (["show", "1"], ["delete", "1"], ["edit", "1", "--title", "x"]):
        said = refused(program, *verb)
        assert "was changed since" in said
        assert "Other words" not in said


def test_a_change_below_the_first_line_changes_no_number(program: Program) -> None:
    """Nor do its title, its day, its tags, or that it is private now, when its words are no longer said."""
    identity = write(program, "The panel met.\nNothing else.", "-t", "power")
    program.at_terminal("list")
    change(identity, "Nothing else.", "Something else.")
    assert is_shown(program, 1, "Something else.")
    program("edit", identity, "--title", "At the panel", "-d", "3 May", "--private")
    assert program.at_terminal("show", "1").out.startswith("Number 1, 3 May 2026: private\n")


def test_a_number_of_a_file_damaged_since_is_refused(program: Program, three: list[str]) -> None:
    """It cannot be read, so it is not there."""
    program.at_terminal("list")
    change(three[0], 'title = ""', "title = My title")
    assert "not there any more" in refused(program, "show", "1")
    assert "Three of us" in program.at_terminal("show", "3").out


# Ids that look like numbers


@pytest.mark.parametrize("letters", ["234567", "222222", "234abc", "22727a"])
def test_an_id_of_digits_means_what_it_meant(
    program: Program, monkeypatch: pytest.MonkeyPatch, letters: str
) -> None:
    """Four digits and more are letters of an id, or its year; one to three are a number and no start of it."""
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: letters)
    identity = write(program, "The panel met.")
    program.at_terminal("list")
    for name in (letters, letters[:4], "2026", "2026-06", identity):
        assert program("show", name, "--json").json["id"] == identity
        assert identity in program.at_terminal("show", name).out
    for start in (letters[:3], letters[:2]):
        assert "from 1 to 1" in refused(program, "show", start)


# The file


def kept_numbers() -> list[Path]:
    """Files of numbers."""
    return sorted(numbers_place().iterdir())


def test_the_file_holds_no_words_and_is_the_owners_alone(program: Program, journal: Path) -> None:
    """Of no entry, private or not, nor of a step; it lies in the folder for caches."""
    write(program, "Schlüsselwort.", "--step", "Stepwort.", "--title", "Titlewort", "--setting", "Placewort")
    write(program, "Privatwort.", "--private")
    for verb in (["list"], ["search", "schlüsselwort"], ["steps"], ["show", "today"]):
        program.at_terminal(*verb)
        (file,) = kept_numbers()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert "wort" not in file.read_text("utf-8").casefold()
        assert not file.is_relative_to(journal)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\xff", b"[]", b"{}", b"null", b'{"at": 1e999, "shown": []}', b'{"at": "x", "shown": [["a"]]}',
        b'{"at": 1780337405.0, "shown": [["../x", "", "1", 2]]}', b'{"at": 1780337405.0, "shown": 5}', b"[" * 100_000,
        b'{"at": NaN, "shown": [["2026-06-01-aaaaaa", "", 0, ""]]}',
    ],
)  # fmt: skip
@pytest.mark.usefixtures("three")
def test_a_damaged_file_counts_as_nothing_shown(program: Program, data: bytes) -> None:
    """Whatever stands in it; the next list makes it anew."""
    program.at_terminal("list")
    (file,) = kept_numbers()
    file.write_bytes(data)
    assert "No entry was numbered" in refused(program, "delete", "1")
    file.write_bytes(data)
    program.at_terminal("list")
    assert is_shown(program, 1, "The panel")


@pytest.mark.usefixtures("three")
def test_a_file_cut_short_anywhere_counts_as_nothing_shown(program: Program) -> None:
    """As a full disk may leave it."""
    program.at_terminal("list")
    (file,) = kept_numbers()
    whole = file.read_bytes()
    for end in range(0, len(whole), 9):
        file.write_bytes(whole[:end])
        assert "No entry was numbered" in refused(program, "show", "1")


@pytest.mark.usefixtures("three")
def test_a_link_in_its_place_is_not_followed(program: Program, tmp_path: Path) -> None:
    """Neither read nor written through."""
    elsewhere = tmp_path / "elsewhere"
    program.at_terminal("list")
    (file,) = kept_numbers()
    elsewhere.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert "No entry was numbered" in refused(program, "show", "1")
    program.at_terminal("list", "--until", "4 May")
    assert elsewhere.read_bytes() == before
    assert is_shown(program, 1, "Three of us")


def test_where_numbers_cannot_be_kept_none_are_shown(program: Program, three: list[str]) -> None:
    """The list has ids instead, and none of an older list is taken for one of it."""
    numbers_place().parent.mkdir(parents=True, exist_ok=True)
    numbers_place().write_text("no folder")
    screen = program.at_terminal("list").out
    assert not NUMBERED.findall(screen)
    assert all(identity in screen for identity in three)
    assert three[0] in refused(program, "show", "1")


def test_what_is_erased_leaves_no_trace_among_numbers(program: Program, three: list[str]) -> None:
    """In no window; the other numbers stay."""
    program.at_terminal("list", window="left")
    program.at_terminal("list", "--until", "4 May", window="right")
    program("erase", three[0], "--yes")
    assert not [file for file in kept_numbers() if three[0] in file.read_text("utf-8")]
    assert "not there any more" in refused(program, "show", "1", window="left")
    assert three[2] in program.at_terminal("show", "3", window="left").out
    assert "Three of us" in program.at_terminal("show", "1", window="right").out


# Whatever happens in between


def change_something(program: Program, journal: Path, kind: str, place: int) -> None:
    """What another window may do meanwhile to the entry with some place among all files."""
    files = kept_files(journal)
    identity = files[place % len(files)].stem if files else "2026-06-01-aaaaaa"
    if kind == "add":
        keep(journal, program.clock, text=f"Added on top.\n{place}")
    elif kind == "change first line" and files:
        change(identity, 'text = """\n', 'text = """\nEdited ')
    elif kind == "change title" and files:
        program("edit", identity, "--title", f"Title {place}")
    elif kind == "private":
        program("edit", identity, "--private", code=None)
    else:
        program(kind, identity, *(["--yes"] if kind == "erase" else []), code=None)


def first_lines(journal: Path) -> dict[str, str]:
    """The first line of each entry that is there, by its id."""
    return {
        path.stem: path.read_text("utf-8").split('text = """\n')[1].split("\n")[0]
        for path in kept_files(journal)
    }


KINDS = ("add", "delete", "erase", "restore", "change first line", "change title", "private")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entries=st.integers(1, 5),
    between=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9)), max_size=6),
)
def test_a_number_means_the_entry_it_stood_beside_or_is_refused(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    entries: int,
    between: list[tuple[str, int]],
) -> None:
    """After any sequence of adds, deletes, edits and the like, in whatever windows."""
    journal = tmp_path / uuid4().hex
    monkeypatch.setenv("EQUITYJOURNAL_DIR", str(journal))
    for number in range(entries):
        keep(journal, program.clock, text=f"Entry {number}.\nMore.")
    program.at_terminal("list")
    shown = [entry["id"] for entry in program("list", "--json").json]
    was = first_lines(journal)
    for kind, place in between:
        change_something(program, journal, kind, place)
    now = first_lines(journal)
    for number, identity in enumerate(shown, start=1):
        if now.get(identity) == was[identity]:
            said = program.at_terminal("show", str(number)).out
            assert said.startswith(f"Number {number}, ")
            assert f"\n{identity}\n" in said
        elif now:
            said = refused(program, "show", str(number))
            assert ("was changed since" if identity in now else "not there any more") in said
