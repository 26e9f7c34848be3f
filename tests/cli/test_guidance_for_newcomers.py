"""What somebody new to it types, and the sentence they are answered with."""

from pathlib import Path

import pytest

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
