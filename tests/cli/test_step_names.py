"""Small steps are named by the number beside which they were shown, by words of them, or by their entry."""

import itertools
import re
from typing import Any

import pytest

from cli.kept import kept_files
from equityjournal.store.settings.values import journal_place
from program import Program


@pytest.fixture(autouse=True)
def plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens without bold letters."""
    monkeypatch.setenv("NO_COLOR", "1")


def take(program: Program, text: str, *more: str) -> str:
    """Keep an entry with a small step; return its id."""
    return str(program("write", "-t", "power", "Words.", "--step", text, *more, "--json").json["id"])


@pytest.fixture
def three(program: Program) -> list[str]:
    """Ids of three entries with a step each; the newest, number 1, first. The last has a day, the second is private."""
    return [
        take(program, "Ring the trustees."),
        take(program, "Tell the union.", "-d", "yesterday", "--private"),
        take(program, "Ask her who she wants.", "--by", "friday", "-d", "3 May"),
    ]


def steps(program: Program) -> dict[str, dict[str, Any]]:
    """Each step by its words."""
    return {step["text"]: step for step in program("steps", "--json").json}


def numbered(screen: str) -> list[tuple[str, str]]:
    """Numbers on a screen, each with its line."""
    return re.findall(r"^ *([0-9]+)\. (.*)$", screen, re.MULTILINE)


@pytest.mark.usefixtures("three")
def test_steps_are_numbered_by_age_where_they_stand(program: Program) -> None:
    """1 is the newest; the order stays that of their days. Private ones have no words."""
    screen = program.at_terminal("steps").out
    assert numbered(screen) == [
        ("3", "Ask her who she wants."),
        ("2", "private"),
        ("1", "Ring the trustees."),
    ]
    assert "`equityjournal done 3`" in screen
    assert "`equityjournal show 2`" in screen
    assert "union" not in screen


@pytest.mark.usefixtures("three")
def test_a_number_is_the_step_it_stood_beside(program: Program) -> None:
    """It is said before it is kept, and the others keep their numbers."""
    program.at_terminal("steps")
    take(program, "Another, newer one.")
    said = program.at_terminal("done", "1").out
    assert said.startswith(
        "Number 1, 1 June 2026: Ring the trustees.\nKept, on 1 June 2026: Ring the trustees."
    )
    said = program.at_terminal("done", "2").out
    assert said == "Number 2, 31 May 2026: private\nKept, on 1 June 2026: private\n"
    assert steps(program)["Ask her who she wants."]["done"] is None
    assert steps(program)["Another, newer one."]["done"] is None


@pytest.mark.usefixtures("three")
def test_drop_asks_of_a_number(program: Program) -> None:
    """Anything but yes leaves the step; of an id or of words nothing is asked."""
    program.at_terminal("steps")
    for answer in ("no", "y", "", "^D"):
        said = program.at_terminal("drop", "3", typed=[answer]).out
        assert said.startswith("Number 3, 3 May 2026: Ask her who she wants.\n")
        assert "Nothing was changed." in said
    assert steps(program)["Ask her who she wants."]["dropped"] is None
    program.at_terminal("drop", "3", "--because", "she chose herself", typed=["yes"])
    assert steps(program)["Ask her who she wants."]["reason"] == "she chose herself"
    program.at_terminal("drop", "ring", "because", "they rang")
    assert steps(program)["Ring the trustees."]["reason"] == "they rang"


def test_a_step_that_is_gone_or_reads_otherwise_is_refused(program: Program, three: list[str]) -> None:
    """Never the next one is taken."""
    program.at_terminal("steps")
    program("delete", three[0])
    (path,) = journal_place().glob(f"entries/*/*/{three[2]}.toml")
    path.write_text(path.read_text("utf-8").replace("who she wants", "whom she wants"), "utf-8")
    assert "not there any more" in program.at_terminal("done", "1", code=1).out
    assert "was changed since" in program.at_terminal("drop", "3", code=1).out
    assert "from 1 to 3" in program.at_terminal("done", "4", code=1).out
    assert not any(step["done"] or step["dropped"] for step in steps(program).values())


def test_numbers_of_steps_and_of_entries_are_those_shown_last(program: Program, three: list[str]) -> None:
    """After `steps`, `show 3` is the entry of step 3; after `list`, `done 3` is the open step of entry 3."""
    program.at_terminal("steps")
    assert three[2] in program.at_terminal("show", "3").out
    program.at_terminal("list", "--until", "4 May")
    said = program.at_terminal("done", "1").out
    assert said.startswith("Number 1, 3 May 2026: Words.\n  Small step: Ask her who she wants.\nKept, ")
    program.at_terminal("list")
    assert "Let go" in program.at_terminal("drop", "1", "1", typed=["yes"]).out


@pytest.mark.parametrize("verb", ["done", "drop"])
def test_where_no_number_counts_open_steps_are_offered(program: Program, three: list[str], verb: str) -> None:
    """At a terminal with numbers, in a pipe by their entries; private ones without words."""
    piped = program(verb, "1", code=1).err
    assert f"1 June 2026 ({three[0]} 1): Ring the trustees." in piped
    assert f"31 May 2026 ({three[1]} 1): private" in piped
    screen = program.at_terminal(verb, "1", code=1).out
    assert [number for number, _ in numbered(screen)] == ["3", "2", "1"]
    assert "Number 1, 1 June 2026: Ring" in program.at_terminal(verb, "1", typed=["no"]).out
    hint = "`equityjournal --journal /nowhere/at/all write`"
    assert hint in program("--journal", "/nowhere/at/all", verb, "1", code=1).err


@pytest.mark.parametrize("verb", ["done", "drop"])
@pytest.mark.parametrize(
    "words",
    [
        ["ring"],
        ["trustees"],
        ["ring", "trust"],
        ["the trustees"],
        ["Ring the TRUSTEES."],
        ["trustees", "ring"],
    ],
)
@pytest.mark.usefixtures("three")
def test_words_of_a_step_name_it(program: Program, verb: str, words: list[str]) -> None:
    """By the starts of any of them, in any order; which step it was is said."""
    assert "Ring the trustees." in program(verb, *words).out
    step = steps(program)["Ring the trustees."]
    assert (step["done"] or step["dropped"]) == "2026-06-01"


@pytest.mark.parametrize(
    "words", ["ustees", "nothing", "union", "tell the union", "?", "", " ", "ring 2 trustees"]
)
@pytest.mark.usefixtures("three")
def test_words_that_no_step_has_offer_the_open_ones(program: Program, words: str) -> None:
    """The end of a word is none, and the words of a private entry are looked at for nobody."""
    said = program("done", words, code=1).err
    assert f"No small step has “{words}” in it" in " ".join(said.split())
    assert "Ring the trustees." in said
    assert "Tell" not in said


def test_words_of_several_steps_are_refused_with_them(program: Program) -> None:
    """Open ones go before those kept or let go; a number then chooses."""
    take(program, "Ring the school.")
    take(program, "Ring her mother.", "-d", "yesterday")
    program("done", take(program, "Ring the council."))
    said = program("done", "ring", code=1).err
    assert "any of 2 small steps" in said
    assert "council" not in said
    program.at_terminal("done", "ring", code=1)
    assert "Kept, on 1 June 2026: Ring her mother." in program.at_terminal("done", "2").out
    assert "school" in program("done", "ring").out
    assert "already: Ring the council." in program("done", "council").out


def test_a_start_of_an_id_that_is_a_word_of_another_step_is_asked(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is guessed between letters and words; six letters are an id."""
    letters = itertools.chain(["ringed"], (letter * 6 for letter in "abcdefgh"))
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: next(letters))
    take(program, "Ask her.")
    take(program, "Ring him, and the ringed one.")
    assert "any of 2 small steps" in program("done", "ring", code=1).err
    assert "Kept, on 1 June 2026: Ask her." in program("done", "ringed").out


def test_an_entry_and_a_place_go_on_naming_a_step(program: Program, three: list[str]) -> None:
    """`done ID N`, `done last`, `done ID`, and a day, in a pipe and at a terminal."""
    for name in ([three[0], "1"], [three[0][-6:], "1"], [three[0][-6:]], ["today"], ["1", "June"]):
        assert "Ring the trustees." in program("done", *name).out
        assert "Ring the trustees." in program.at_terminal("done", *name).out
    assert "Ask her" in program("done", "last").out
    assert len(kept_files(journal_place())) == 3


def test_a_word_of_an_unspaced_script_is_found_anywhere(program: Program) -> None:
    """Where words have no spaces, a part is enough."""
    take(program, "明日学校に電話する")
    assert "明日学校" in program("done", "学校").out
