"""What somebody new to it types, and the sentence they are answered with."""

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
    "typed", ["focus on history", "focus about history", "focus the theme history", "focus theme historical"]
)
def test_words_before_a_theme_s_name_are_no_name(program: Program, typed: str) -> None:
    """People say “focus on history”."""
    assert program(*typed.split()).out.startswith("In focus: Understanding historical context.")


@pytest.mark.parametrize("typed", ["the power theme", "the theme power", "theme power"])
def test_a_single_theme_is_set_aside_with_the_words_before_it(program: Program, typed: str) -> None:
    """The same where one theme alone is taken."""
    assert program("set-aside", *typed.split()).out.startswith("Power dynamics is set aside.")


def test_a_misspelt_theme_behind_themes_is_answered_with_it(program: Program) -> None:
    """And the command shown works."""
    assert "`equityjournal themes historical-context`?" in program("themes", "histry", code=2).err
    program("themes", "historical-context")


def test_a_misspelt_setting_is_answered_with_it(program: Program) -> None:
    """Of a dozen settings, one is near."""
    assert "Did you mean `equityjournal config pack`?" in program("config", "paks", "gibbs", code=1).err


def test_a_pack_that_is_not_there_is_answered_with_what_lists_them(program: Program) -> None:
    """No refusal without a next step."""
    assert "`equityjournal packs` lists the packs" in " ".join(
        program("packs", "show", "nosuch", code=1).err.split()
    )


def test_words_in_place_of_an_entry_are_looked_for(program: Program) -> None:
    """`show the ward` is no entry named “the”."""
    program("write", "Two on the ward.")
    assert '`equityjournal search "the ward"`' in program("show", "the", "ward", code=2).err


@pytest.mark.parametrize(
    "typed", ["tag 1 lived experience", "set-aside power for a month", "untag 2 lived experience"]
)
def test_a_command_is_not_taken_for_words_to_keep(program: Program, typed: str) -> None:
    """A number and a theme's name make no sentence, nor does a verb with a hyphen."""
    program("write", "Two on the ward.")
    assert "words to keep" not in program(*typed.split(), code=None).err


@pytest.mark.parametrize(
    ("typed", "themes"),
    [
        ("history and race", ["historical-context", "positionality"]),
        ("power humility", ["power", "humility"]),
        ("1 3 & 5", ["structural-inequities", "learning-justice", "power"]),
        ("emotions and care", ["emotions-and-care"]),
    ],
)
def test_themes_between_and_or_spaces_are_understood(
    program: Program, journal: Path, typed: str, themes: list[str]
) -> None:
    """As people type them; a whole name with “and” in it is one theme."""
    program.at_terminal("write", "Nobody rang back.", typed=[typed])
    assert only_record(journal)["themes"] == themes


def test_a_theme_that_is_none_is_answered_with_what_can_be_typed_there(program: Program) -> None:
    """At the question, a command cannot be typed."""
    screen = program.at_terminal("write", "Nobody rang back.", typed=["zzz", ""]).out
    assert "? lists them here; Enter leaves it out." in screen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how do I delete an entry", "`equityjournal help delete` says how."),
        ("who can help me", "`equityjournal support` shows where support may be found"),
        ("show me the last entry", "`equityjournal show last` shows an entry."),
        ("show entries from friday", "`equityjournal list from friday` lists"),
        ("show me the ward", '`equityjournal search "the ward"`'),
        ("export to word", "`equityjournal export docx` is the command"),
        ("export as pdf", "`equityjournal export html` makes a page"),
    ],
)
def test_a_wish_in_whole_words_is_answered_with_the_command(program: Program, typed: str, said: str) -> None:
    """As people ask a colleague, and what they typed is not called a misspelt verb."""
    program("write", "Two on the ward.")
    answer = " ".join(program(*typed.split(), code=2).err.split())
    assert said in answer
    assert "Did you mean" not in answer


@pytest.mark.parametrize("typed", ["list my entries", "list all entries", "list entries about power"])
def test_words_that_only_say_my_entries_are_passed_over(program: Program, typed: str) -> None:
    """The list comes, of a theme if one is named."""
    program("write", "Two on the ward.", "-t", "power")
    assert "Two on the ward." in program(*typed.split()).out


@pytest.mark.parametrize(
    "typed", ["set-aside power, trust", "set-aside power and trust", "bring-back power trust"]
)
def test_several_themes_for_one_are_all_meant(program: Program, typed: str) -> None:
    """Each is set aside, or brought back."""
    said = program(*typed.split()).out
    assert "Power dynamics" in said
    assert "Emergent working and trust building" in said


@pytest.mark.parametrize("typed", ["trust,power", "trust and power"])
def test_a_list_of_two_themes_is_answered_with_one(program: Program, typed: str) -> None:
    """A list is of one theme."""
    program("write", "Words.")
    assert "One theme at a time, such as `-t trust`." in program("list", "-t", typed, code=2).err


def test_words_of_a_pack_s_or_theme_s_name_go_together(program: Program) -> None:
    """Without quotation marks they are shown as one."""
    assert program("packs", "show", "power", "dynamics").out.startswith("Power dynamics")
    assert program("packs", "show", "human", "learning", "systems").out.startswith("Human Learning Systems")


def test_a_theme_behind_a_pack_keeps_the_pack(program: Program) -> None:
    """The command shown is whole."""
    assert (
        "`equityjournal worksheet pause -t power` chooses"
        in program("worksheet", "pause", "power", code=2).err
    )
