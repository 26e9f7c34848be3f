"""Packs that hold reading and no questions: a shelf of good practice that a team can pass on."""

from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from program import Program

SHELF = """
[pack]
id = "our-shelf"
title = "What has worked for us"
version = "1"
language = "en-GB"
about = "Things that other teams may copy."
licence = "CC-BY-4.0"

[[themes]]
id = "shelf-letters"
title = "Letters that people can read"
group = "practice"
summary = "Letters that were written anew with those who get them."
resources = [
    { title = "A rent letter, before and after", by = "The tenants' panel", where = "The folder at the desk" },
]

[[themes]]
id = "shelf-welcome"
title = "A door that is open"
group = "practice"
summary = "What made the front desk easier to come to."
resources = [{ title = "A drawing of the new desk", where = "The board in the hall" }]
"""
REFUSED = (
    "What has worked for us holds reading and no questions. `equityjournal packs show our-shelf` shows it."
)


@pytest.fixture
def shelf(program: Program, journal: Path) -> Program:
    """The program, with such a pack in the journal."""
    add_pack(journal, "our-shelf.toml", SHELF)
    return program


def test_it_can_be_used_as_it_is(shelf: Program) -> None:
    """Nothing is wrong with it, and nothing would read better."""
    assert shelf("packs", "check").out == "our-shelf.toml can be used.\n"


def test_an_empty_theme_is_pointed_out(program: Program, journal: Path) -> None:
    """Without a question and without reading there is nothing in it; reading needs a place where it can be found."""
    add_pack(
        journal,
        "our-shelf.toml",
        SHELF[: SHELF.rindex("resources")].replace(', where = "The folder at the desk"', ""),
    )
    said = " ".join(program("packs", "check").out.split())
    assert "“A door that is open” has neither prompts nor reading" in said
    assert "“A rent letter, before and after” does not say where to find it" in said


def test_it_stands_on_the_shelf_as_reading(shelf: Program) -> None:
    """In the list, by itself with all that is on it, by theme, and as a list of reading."""
    assert "2 themes, for reading; your own." in shelf("packs").out
    (listed,) = [pack for pack in shelf("packs", "--json").json if pack["id"] == "our-shelf"]
    assert (listed["themes"], listed["prompts"]) == (2, 0)
    whole, theme = shelf("packs", "show", "our-shelf").out, shelf("packs", "show", "shelf-letters").out
    for said in (whole, theme, shelf("packs", "show", "our-shelf", "--reading").out):
        assert "A rent letter, before and after. The tenants' panel.\n    The folder at the desk" in said
    assert "A drawing of the new desk" in whole
    assert "A drawing of the new desk" not in theme


@pytest.mark.parametrize(
    "arguments",
    [
        ["write", "--pack", "our-shelf"],
        ["worksheet", "our-shelf"],
        ["worksheet", "our-shelf", "--look-back"],
        ["worksheet", "our-shelf", "--ten-minutes"],
        ["themes", "--pack", "our-shelf"],
        ["themes", "--theme", "shelf-letters"],
        ["review", "--pack", "our-shelf"],
        ["config", "pack", "our-shelf"],
    ],
    ids=" ".join,
)
def test_it_asks_nothing_and_counts_nowhere(shelf: Program, arguments: list[str]) -> None:
    """What would ask from it or count it is refused in a sentence, with what shows it instead."""
    assert " ".join(shelf(*arguments, code=1).err.split()).endswith(REFUSED)


def test_words_given_with_it_are_not_lost(shelf: Program) -> None:
    """The refusal costs no words: they wait as an unfinished answer."""
    refused = shelf("write", "--pack", "our-shelf", "We read the rent letter aloud.", code=1)
    assert REFUSED in " ".join(refused.err.split())
    kept = shelf.at_terminal("write", "--resume", typed=[".", ""])
    assert "We read the rent letter aloud." in kept.out
    assert shelf("list", "--json").json[0]["pack"] == "relational-equity"


def test_a_theme_for_reading_may_be_written_about(shelf: Program) -> None:
    """No question is made up for it; the words are the writer's own, and no other theme's picture changes."""
    before = shelf("themes", "--json").json["themes"]
    done = shelf.at_terminal("write", "-t", "shelf-letters", typed=["The panel liked it.", ".", ""])
    assert "Letters that people can read is for reading, with no questions" in " ".join(done.out.split())
    assert shelf("list", "--json").json[0]["themes"] == ["shelf-letters"]
    after = shelf("themes", "--json").json["themes"]
    assert [(theme["theme"], theme["days"]) for theme in after] == [
        (theme["theme"], theme["days"]) for theme in before
    ]
    assert "shelf-letters" not in str(after)


def test_a_usual_pack_that_turned_into_reading_is_not_asked_from(program: Program, journal: Path) -> None:
    """Somebody took the questions out of it: the pack that came with the program is asked from, and says so."""
    add_pack(journal, "mine.toml", OWN)
    program("config", "pack", "mine")
    add_pack(journal, "mine.toml", OWN[: OWN.index("[[prompts]]")])
    done = program("themes", "--json")
    assert "Your usual pack, mine, is not among those of this journal that ask questions" in " ".join(
        done.err.split()
    )
    assert done.json["pack"] == "relational-equity"
