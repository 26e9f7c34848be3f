"""What somebody new to it types, and the sentence they are answered with."""

from datetime import datetime
from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (["show"], "Which entry? `equityjournal show last`, or a number or id from `equityjournal list`."),
        (["delete"], "Which entry? `equityjournal delete last`"),
        (["packs", "show"], "Which pack, or which theme? `equityjournal packs` lists the packs."),
        (["packs", "shwo"], "There is no `packs shwo`. Did you mean `equityjournal packs show`?"),
        (["keys", "trust"], "Whose card? Name the file it is in: `equityjournal keys trust their.card`."),
        (["coach", "reply"], "Whose? `equityjournal coach` names everybody who shared something with you."),
        (["coach", "reply", "amara"], "On which entry? `equityjournal with NAME` shows their numbers."),
        (
            ["coach", "read", "amara"],
            "There is no `coach read`. `equityjournal with amara --read N` does that.",
        ),
        (["erase"], "Which entry? `equityjournal erase last`"),
        (["edit"], "Which entry? `equityjournal edit last`"),
        (["tag"], "Which entry? `equityjournal tag last power`"),
        (["untag", "last"], "Which theme?"),
        (["set-aside"], "Which theme?"),
        (["bring-back"], "Which theme?"),
        (["focus"], "Which theme?"),
        (["search"], "What are you looking for?"),
        (["export"], "Into which format?"),
        (["packs", "show"], "Which pack, or which theme?"),
        (["write", "-p"], "Something is missing after -p."),
    ],
)
def test_what_was_left_out_is_asked_for(program: Program, typed: list[str], asked: str) -> None:
    """A command without what it needs is a question and exit code 2, in words of our own."""
    assert asked in program(*typed, code=2).err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["config", "editor", "sh --wait"], ""),
        (["config", "editor", "sh", "--wait"], '`equityjournal config editor "sh --wait"`'),
        (["config", "editor", "nosuch", "--wait"], "The editor “nosuch --wait” is not on this machine"),
        (["config", "list-length", "-4"], "list-length"),
        (
            ["notices", "off"],
            "`equityjournal config notices off`. For one: `equityjournal write --no-notices`.",
        ),
        (["review", "last", "fling"], '`equityjournal review --since "1 July" --until "30 September"`'),
        (["share", "with", "Bronwen"], "`equityjournal share last --with Bronwen`"),
        (["share", "Bronwen"], "`equityjournal share last --with Bronwen`"),
        (["share", "with", "Amara", "Okafor"], '`equityjournal share last --with "Amara Okafor"`'),
        (["write", "-tpower", "dynamics"], "After -t comes a space: `equityjournal write -t power`."),
        (["write", "-felt awful"], "goes after two dashes"),
    ],
)
def test_a_natural_try_is_answered_with_what_to_type(program: Program, typed: list[str], said: str) -> None:
    """A value with an option of its own, a setting taken for a verb, a name without its option."""
    outcome = program(*typed, code=2 if said else 0)
    assert said in outcome.err
    assert "has no" not in outcome.err


def test_a_number_below_its_least_is_refused_as_such(program: Program) -> None:
    """As any other number that a setting cannot be."""
    with_dash, without = (program("config", "list-length", value, code=None).err for value in ("-4", "0"))
    assert with_dash.replace("-4", "0") == without


@pytest.mark.parametrize("place", ["", "relative", "/etc/passwd"])
def test_help_is_never_refused(program: Program, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """A journal that cannot be used is named, and places of support are shown all the same."""
    monkeypatch.setenv("EQUITYJOURNAL_DIR", place)
    said = program("support")
    assert "116 123" in said.out
    assert said.err
    assert "116 123" in program("support", "--json").out


def test_help_is_a_command(program: Program) -> None:
    """`help` alone, and before a command, is what --help is."""
    assert program("help").out == program("--help").out
    assert "Say that an entry is about a theme" in program("help", "tag").out


def test_a_word_that_is_no_theme_may_just_be_written(program: Program, journal: Path) -> None:
    """Nothing is guessed, and the sentence says that no theme is needed."""
    for word in ("kindness", "weather", "traffic"):
        assert program("write", "-t", word, "Words.", code=1).err == (
            "No theme has that name. `equityjournal packs show relational-equity` lists them; or just write: "
            "no theme is needed. What you wrote is kept, unfinished. "
            "`equityjournal write --resume` goes on with it.\n"
        )
    assert not (journal / "entries").exists()


def test_a_pack_asked_from_has_its_own_themes_first(program: Program) -> None:
    """`--pack pause -t power` is PAUSE's own heading, and not the theme of that id in the usual pack."""
    saved = program("write", "--pack", "pause", "-t", "power", "Words.").out
    assert "Theme: Power up" in saved


def test_a_journal_that_is_not_there_is_said_to_be_none(program: Program, home: Path) -> None:
    """A misspelt --journal is noticed, and nothing is made by looking."""
    there = home / "jurnal"
    for verb in (["list"], ["themes"], ["search", "x"]):
        assert f"There is no journal in {there} yet." in program("--journal", str(there), *verb).err
    assert not there.exists()


def test_a_language_without_words_is_said_once(program: Program) -> None:
    """English is spoken instead, and somebody who asked for another language is told so."""
    assert program("--language", "cy", "packs").err.count("There are no words in “cy” yet") == 1
    assert program("--language", "en-GB", "packs").err == ""


def test_the_list_mentions_what_is_unfinished(program: Program) -> None:
    """Beside the list, and not in JSON."""
    program.at_terminal("write", "-t", "power", typed=["one", ":stop"])
    assert "1 answer is unfinished. `equityjournal write` offers it again." in program("list").err
    assert program("list", "--json").json == []


def test_the_trash_can_be_looked_into(program: Program) -> None:
    """`restore` alone lists it; `delete` and `erase` show which entry it is."""
    assert "The trash is empty." in program("restore").out
    program("write", "A chair was moved.")
    assert "A chair was moved." in program("delete", "last").out
    listed = program("restore").out
    assert "about 1 June 2026" in listed
    assert "A chair was moved." in listed
    assert "A chair was moved." in program.at_terminal("erase", "last", typed=["no"]).out


@pytest.mark.parametrize("verb", [["delete"], ["edit", "--title", "x"], ["erase", "--yes"], ["tag", "power"]])
def test_one_character_changes_nothing(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    """To change an entry, it has to be named by more than one character."""
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: "k7m3qd")
    program("write", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    before = path.read_bytes()
    assert "too little to change an entry by" in program(verb[0], "k", *verb[1:], code=1).err
    assert path.read_bytes() == before
    assert "Words." in program("show", "k").out


def test_several_themes_are_tagged_and_untagged_at_once(program: Program) -> None:
    """One version before is kept of it, and not one for each theme."""
    program("write", "Words.")
    assert "Power dynamics and Reflective practice" in program("tag", "last", "power", "humility").out
    assert len(program("show", "last", "--versions", "--json").json) == 1
    assert "has no theme now" in program("untag", "last", "power", "humility").out
    versions = program("show", "last", "--versions").out
    assert "Power dynamics, Reflective practice and humility" in versions


def test_after_a_long_break_writing_begins_with_a_welcome(program: Program) -> None:
    """`write` says it as `themes` does."""
    program("write", "Words.")
    program.clock.pass_days(40)
    assert (
        "Welcome back. Nothing was lost"
        in program.at_terminal("write", "-t", "power", typed=["x", ".", ""]).out
    )


def test_every_theme_is_named_even_before_anything_is_written(program: Program) -> None:
    """`themes --all` is a list from the first day on."""
    assert "Understanding historical context: not yet." in program("themes", "--all").out


def test_putting_a_theme_aside_says_how_to_bring_it_back(program: Program) -> None:
    """The command is there to be copied."""
    assert "`equityjournal bring-back historical-context` brings it back." in " ".join(
        program("set-aside", "historical").out.split()
    )


def test_a_theme_written_about_today_is_said_to_be_so(program: Program) -> None:
    """The line above a question says “earlier today”, and not the date."""
    for theme in [one["theme"] for one in program("themes", "--json").json["themes"]]:
        program("write", "-t", theme, "Words.")
    assert "You last wrote about it earlier today." in " ".join(
        program.at_terminal("write", typed=["x", ".", ""]).out.split()
    )


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


def test_numbers_of_entries_are_no_words_to_keep(program: Program) -> None:
    """A refused `export docx 1 2 3` is answered, and not taken for a sentence."""
    program("write", "A long enough text.")
    said = program.at_terminal("export", "docx", "1", "2", "3", window="another", code=1).out
    assert "words to keep" not in said
