"""`promises new`, through the real program: where it is kept, what is asked, and never in a journal."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.promising.registers import WHAT, all_words, the_one
from equityjournal.core.text.errors import NotConfirmed
from program import Program


def test_without_a_folder_it_says_how_to_name_one(program: Program) -> None:
    """Nothing is guessed, and nothing made."""
    said = program("promises", code=1).err
    assert "`equityjournal promises --register DIR`" in said


def test_the_folder_is_that_of_the_option_then_the_variable_then_the_setting(
    program: Program, team: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option stands before or behind the command's own name."""
    for name in ("by-setting", "by-option"):
        (home / name).mkdir()
    program("config", "register", str(home / "by-setting"))
    program("promises", "new", *WHAT)
    program("promises", "--register", str(home / "by-option"), "new", *WHAT)
    program("promises", "new", "--register", str(home / "by-option"), *WHAT)
    monkeypatch.delenv("EQUITYJOURNAL_REGISTER")
    program("promises", "new", *WHAT)
    counts = {name: len(list((home / name).rglob("*.toml"))) for name in ("team", "by-setting", "by-option")}
    assert counts == {"team": 1, "by-setting": 1, "by-option": 2}
    monkeypatch.setenv("EQUITYJOURNAL_REGISTER", "team")
    assert "EQUITYJOURNAL_REGISTER is “team”" in program("promises", code=1).err


def test_a_journal_is_refused_and_left_as_it_was(program: Program, journal: Path, home: Path) -> None:
    """By whatever link, and as a setting too."""
    program("write", "Words.")
    (home / "link").symlink_to(journal)
    before = sorted(path for path in journal.rglob("*"))
    for folder in (journal, journal / "entries", home / "link", home):
        assert "is in a journal" in program("promises", "--register", str(folder), "new", *WHAT, code=1).err
    assert "is in a journal" in program("config", "register", str(home / "link"), code=1).err
    assert sorted(path for path in journal.rglob("*")) == before


def test_nothing_of_the_journal_goes_into_a_register(program: Program, team: Path) -> None:
    """A small step stays where it was written; the words of a promise are typed anew."""
    program("write", "An entry.", "--step", "QUAILSTEP", "--by", "short")
    program("promises", "new", *WHAT)
    assert "QUAIL" not in all_words(team)
    assert "entries" not in all_words(team)


@pytest.mark.parametrize("missing", range(0, len(WHAT), 2))
def test_in_a_script_every_answer_is_needed(program: Program, team: Path, missing: int) -> None:
    """The option that is missing is named, and nothing is saved."""
    given = [*WHAT[:missing], *WHAT[missing + 2 :]]
    assert f"{WHAT[missing]} is needed" in program("promises", "new", *given, code=1).err
    assert not list(team.rglob("*.toml"))


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--what", "x" * 401, "That is 401 characters, and 400 fit."),
        ("--to", "x" * 61, "and 60 fit"),
        ("--asks", "x", "This one is needed"),
        ("--term", "soon", "Did you mean short, medium or long?"),
        ("--look", "31 February", "February"),
        ("--look", "1 May 2026", "That day has gone by"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    program: Program, team: Path, option: str, value: str, said: str
) -> None:
    """What is wrong, and what to do; nothing is saved."""
    given = [*WHAT]
    given[given.index(option) + 1] = value
    assert said in " ".join(program("promises", "new", *given, code=1).err.split())
    assert not list(team.rglob("*.toml"))


def test_names_and_days_are_replaced_before_anything_is_saved(program: Program, team: Path) -> None:
    """In a script by the stand-ins, which are said; kept only where that is asked for."""
    given = [*WHAT]
    given[1] = "Ring Danuta Kowalska on 07700 900123"
    said = program("promises", "new", *given).err
    assert "So it would be saved: Ring a person on" in said
    assert "Kowalska" not in all_words(team)
    assert "900123" not in all_words(team)
    assert program("promises", "--check").code == 0
    program("promises", "new", *given, "--as-typed")
    assert "Kowalska" in all_words(team)
    checked = program("promises", "--check", "--json", code=1).json
    assert [problem["kind"] for problem in checked["problems"]] == ["names"]
    assert "may tell who somebody is" in program("promises", "--check", code=1).out


TYPED = ["Letters Danuta Kowalska can read", "families", "One reading", "the duty lead", "2", "1 September"]


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ([""], "Letters a person can read"),
        (["="], "Letters Danuta Kowalska can read"),
        (["Letters Mrs Osei can read", "Letters for all"], "Letters for all"),
        (["x" * 401, ""], "Letters a person can read"),
    ],
)
def test_each_name_is_shown_with_its_stand_in_and_decided_on(
    program: Program, team: Path, answers: Sequence[str], kept: str
) -> None:
    """Enter takes the stand-in; other words are looked at again; = keeps one's own."""
    said = program.at_terminal("promises", "new", typed=[*TYPED, *answers, "", ""]).out
    assert "Danuta Kowalska: a person" in said
    assert the_one(program)["what"] == kept


def test_a_role_of_one_person_is_asked_about_once(program: Program, team: Path) -> None:
    """It may be said more widely, in words that fit."""
    typed = ["Letters", "families", "One reading", "the duty lead", "2", "1 September"]
    said = program.at_terminal("promises", "new", typed=[*typed, "x" * 61, "the duty leads", ""]).out
    assert "“the duty lead”? Then say it more widely." in said
    assert the_one(program)["asks"] == "the duty leads"


@pytest.mark.parametrize("yes", ["yes", "y", "Yes, please.", ""])
def test_a_yes_is_what_enter_is(program: Program, team: Path, yes: str) -> None:
    """Typed out at a question that Enter agrees to, it neither throws a promise away nor becomes its words."""
    typed = ["Letters Mrs Osei can read", "families", "One reading", "the duty lead", "1", "1 September"]
    program.at_terminal("promises", "new", typed=[*typed, yes, yes, "perhaps", yes])
    assert the_one(program)["asks"] == "the duty lead"
    assert "Osei" not in str(the_one(program)["what"])


def test_questions_are_asked_again_until_the_answer_fits(program: Program, team: Path) -> None:
    """An empty one, one too long, a term that is none and a day gone by."""
    typed = [
        "",
        "Letters",
        "families",
        "One reading",
        "x",
        "the duty leads",
        "soon",
        "short",
        "1 May 2026",
        "1 September",
        "",
    ]
    said = program.at_terminal("promises", "new", typed=typed).out
    for sentence in ("This one is needed.", "There is no choice called “soon”.", "That day has gone by."):
        assert sentence in said
    assert the_one(program)["look"] == "2026-09-01"


@pytest.mark.parametrize(("typed", "code"), [(["Letters", "^C"], 130), (["Letters"], 130)])
def test_whoever_leaves_gets_their_words_back(
    program: Program, team: Path, typed: Sequence[str], code: int
) -> None:
    """Nothing is saved, and what was typed is shown."""
    said = program.at_terminal("promises", "new", typed=typed, code=code).out
    assert said.split("Nothing was saved. You had typed:")[1].split() == ["Letters"]
    assert not list(team.rglob("*.toml"))


def test_a_last_no_saves_nothing(program: Program, team: Path) -> None:
    """Also where all was answered."""
    program.at_terminal(
        "promises", "new", typed=["Letters", "families", "One reading", "staff", "1", "1 July", "n"]
    )
    assert not list(team.rglob("*.toml"))


def test_a_full_disk_gives_the_words_back(
    program: Program, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a sentence on why, and exit code 1."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("equityjournal.store.disk.systems.sync", full)
    typed = ["Letters", "families", "One reading", "staff", "1", "1 July", ""]
    said = program.at_terminal("promises", "new", typed=typed, code=1).out
    assert "No space left on device" in said
    assert "You had typed:\n  Letters\n" in said


def test_a_file_that_is_there_and_not_confirmed_is_not_said_to_be_missing(
    program: Program, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told to type it again."""

    def unsure(*_: object) -> None:
        raise NotConfirmed("Unsure.")

    program("promises", "new", *WHAT)
    monkeypatch.setattr("equityjournal.store.disk.file_writing._confirm", unsure)
    typed = ["Letters", "families", "One reading", "staff", "1", "1 July", ""]
    said = program.at_terminal("promises", "new", typed=typed, code=1).out
    assert "Unsure." in said
    assert "Nothing was saved" not in said
    assert len(list(team.rglob("*.toml"))) == 2
