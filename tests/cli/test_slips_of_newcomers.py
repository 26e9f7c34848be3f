"""What newcomers typed in an hour of use, and the sentence or the deed that answers it."""

from datetime import datetime
from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program


@pytest.mark.parametrize(
    ("verb", "list_verb"), [("show", "list"), ("done", "steps"), ("their-words", "their-words")]
)
def test_a_number_too_high_is_answered_with_the_list_it_is_of(
    program: Program, verb: str, list_verb: str
) -> None:
    """Each list has its own command, and a list of one has no range."""
    program("write", "A long enough text.", "--step", "ring", "--their-words", "It was the lift.")
    program.at_terminal(list_verb)
    said = " ".join(
        program.at_terminal(verb, "7", *(["x"] if verb == "their-words" else []), code=1).out.split()
    )
    assert "There is no number 7: the last list here had number 1 alone. " in said
    assert f"`equityjournal {list_verb}`" in said


@pytest.mark.parametrize("typed", ["*", '"', "", " ", "“”"])
def test_a_search_without_a_word_finds_nothing_and_says_so(program: Program, typed: str) -> None:
    """It never stands for every entry; the command that shows them all is named."""
    program("write", "A long enough text.")
    for json in ([], ["--json"]):
        said = program("search", typed, *json, code=2)
        assert said.out == ""
        assert "There is no word to look for in that." in said.err


def test_the_trash_is_listed_for_programs(program: Program) -> None:
    """Day deleted, day, and first words; of a private entry no word. With an entry it is no list."""
    program("write", "An open one.")
    program("write", "--private", "A CANARY one.")
    program("delete", "last")
    program("delete", "last")
    listed = program("restore", "--json").json
    assert [(entry["deleted"], entry["happened"]) for entry in listed] == [("2026-06-01", "2026-06-01")] * 2
    assert sorted((entry["private"], entry["excerpt"]) for entry in listed) == [
        (False, "An open one."),
        (True, ""),
    ]
    assert "--json lists what is in the trash" in program("restore", listed[0]["id"], "--json", code=2).err
    program("restore", listed[0]["id"])
    assert len(program("restore", "--json").json) == 1


def test_a_theme_set_aside_until_a_day_is_so_on_that_day_too(program: Program) -> None:
    """The screen, `--help` and the theme itself agree."""
    assert "until 5 June 2026, that day too." in program("set-aside", "power", "--until", "friday").out
    assert "up to and with that day" in " ".join(program("set-aside", "--help").out.split())
    words = {}
    for day in ("2026-06-05", "2026-06-06"):
        program.clock.moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        themes = {theme["theme"]: theme["word"] for theme in program("themes", "--json").json["themes"]}
        words[day] = themes["power"] == "set aside"
    assert words == {"2026-06-05": True, "2026-06-06": False}


@pytest.mark.parametrize("line", ["write -t alongside", "focus alongside", "write -t pause"])
def test_a_pack_in_the_place_of_a_theme_is_answered_with_what_packs_are_for(
    program: Program, line: str
) -> None:
    """Its whole name is known, and nothing unlike it is offered."""
    name = line.split()[-1]
    said = " ".join(program(*line.split(), code=1).err.split())
    assert f"“{name}” is a pack, and no theme." in said
    assert f"`equityjournal write --pack {name}` asks from it." in said


def test_themes_are_named_with_and_between_them(program: Program, journal: Path) -> None:
    """`focus power and humility` is two, as `focus power humility` is; so with tags."""
    assert "In focus: Power dynamics and Reflective" in program("focus", "power", "and", "humility").out
    program("write", "A long enough text.")
    program("tag", "last", "power", "&", "humility")
    assert only_record(journal)["themes"] == ["power", "humility"]


@pytest.mark.parametrize("word", ["none", "off", "nothing"])
def test_no_focus_is_answered_with_what_ends_one(program: Program, word: str) -> None:
    """There is a command for it, and no theme called so is looked for."""
    assert "`equityjournal bring-back power` ends the focus" in program("focus", word, code=2).err


def test_words_of_somebody_without_a_number_are_answered_with_what_keeps_them(program: Program) -> None:
    """Typed where a number stands, they are shown again in the command that keeps them."""
    said = " ".join(program("their-words", "Nobody asked us about the stairs.", code=2).err.split())
    assert '`equityjournal write --their-words "Nobody asked us about the stairs."`' in said


def test_yes_to_the_themes_lists_them(program: Program, journal: Path) -> None:
    """The question names them; a yes is no theme, and a word of the list is one."""
    screen = program.at_terminal(
        "write", "She asked for help again.", typed=["yes", "emotions and care, 5"]
    ).out
    assert "Did any of these come into it?" in screen
    assert "1  Structural inequities and systemic change" in screen
    assert only_record(journal)["themes"] == ["emotions-and-care", "power"]


def test_a_number_is_nobody_s_name(program: Program) -> None:
    """`with 1` asks nothing: people are no list."""
    said = program.at_terminal("with", "1", code=1).out
    assert said.startswith("1 is no name.")
    assert "Who brings" not in said


def test_who_meets_on_paper_seals_nothing(program: Program) -> None:
    """A letter has no keys to be sealed for; how to meet by files is said."""
    program.at_terminal("with", "Bronwen", typed=["me", "paper", "no", "yes", "", "no"])
    program("with", "Bronwen", "--agreed", "Ask her first")
    said = " ".join(program.at_terminal("with", "Bronwen", "--send", code=1).out.split())
    assert "You and Bronwen meet on paper, so nothing is sealed." in said
    assert "`equityjournal with Bronwen --meet files`" in said


def test_a_name_without_anything_shared_is_answered_in_a_sentence(program: Program) -> None:
    """`coach NAME` is never silent."""
    program.at_terminal("with", "Amara", typed=["they", "paper", "no", "yes", ""])
    assert "Nothing that Amara shared is kept here." in program("coach", "Amara").out
    assert program("coach", "Amara", "--json").json == []


@pytest.mark.parametrize(
    ("typed", "count"), [("1-3", 3), ("1,3", 2), ("1, 3", 2), ("2-3 1", 3), ("all", 4), ("4", 1)]
)
def test_entries_to_take_along_are_numbered_as_at_a_meeting(program: Program, typed: str, count: int) -> None:
    """`export docx 1-3` and `1,3` are numbers of the list, as where things are ticked; `all` is all."""
    for words in ("One text.", "Two texts.", "Three texts.", "Four texts."):
        program("write", words)
    program.at_terminal("list")
    said = program.at_terminal("export", "markdown", *typed.split())
    assert said.out.count("### Entry") == count


def test_a_format_behind_a_document_is_answered_with_its_option(program: Program) -> None:
    """`export supervision word` shows `--as docx`."""
    program("write", "A long enough text.")
    said = " ".join(program("export", "supervision", "word", code=2).err.split())
    assert "`equityjournal export supervision --as docx` makes it in that format." in said


@pytest.mark.parametrize("line", ["review since last talk", "review --since last talk"])
def test_the_last_talk_is_understood_as_it_is_said(program: Program, line: str) -> None:
    """With a space, and without dashes; where there was none, that is said."""
    program("write", "A long enough text.")
    assert "No talk is noted here yet." in program(*line.split(), code=1).err


@pytest.mark.parametrize(
    ("form", "name", "lacks"),
    [("docx", "notes", True), ("docx", "notes.docx", False), ("markdown", "notes", False)],
)
def test_a_file_that_no_click_would_open_is_said_to_be_one(
    program: Program, tmp_path: Path, form: str, name: str, lacks: bool
) -> None:
    """It is made under the name that was typed, and what the name lacks is said."""
    program("write", "A long enough text.")
    said = program("export", form, "-o", str(tmp_path / name))
    assert (tmp_path / name).stat().st_size
    assert ("lacks .docx" in " ".join(f"{said.out} {said.err}".split())) == lacks


@pytest.mark.parametrize(
    "line", ["lift --since last month", "--since last month lift", "lift --until 1 june --since 30 may 2026"]
)
def test_a_day_of_several_words_behind_a_search_is_understood(program: Program, line: str) -> None:
    """As for `list`, where no other words stand beside it; what is looked for stays the same."""
    program("write", "The lift was out.", "-d", "31/5/2026")
    program("write", "The lift was out again last june.", "-d", "3/4/2026")
    assert [entry["happened"] for entry in program("search", *line.split(), "--json").json] == ["2026-05-31"]
    assert program("search", "last", "june", "--json").json[0]["happened"] == "2026-04-03"


def test_numbers_of_entries_are_no_words_to_keep(program: Program) -> None:
    """A refused `export docx 1 2 3` is answered, and not taken for a sentence."""
    program("write", "A long enough text.")
    said = program.at_terminal("export", "docx", "1", "2", "3", window="another", code=1).out
    assert "words to keep" not in said
