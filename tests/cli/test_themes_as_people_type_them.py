"""Themes, packs and wishes as people type them, understood or answered with the command."""

from pathlib import Path

import pytest

from cli.kept import only_record
from program import Program


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
