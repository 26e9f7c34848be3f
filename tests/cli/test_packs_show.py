"""`packs show`: whose a pack is, what a word means, and further reading."""

from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from equityjournal.store.disk.places import shipped_packs
from program import Program


def test_the_first_screen_says_whose_a_pack_is(program: Program) -> None:
    """On a terminal of 80 columns and 24 lines: what it is for, whose framework it is, who wrote the questions."""
    screen = program.at_terminal("packs", "show", "relational-equity").out.splitlines()[:22]
    first = " ".join(screen)
    for piece in (
        "Short questions about fairness in work that rests on relationships",
        "Whose framework: The themes are those of the page Advancing Equity in Relational Public Service",
        "Collaborate with ThemPra Social Pedagogy",
        "Who wrote the questions: The equityjournal project wrote every question.",
        "have not seen or endorsed them",
    ):
        assert piece in first


@pytest.mark.parametrize("pack", sorted(path.stem for path in shipped_packs().glob("*.toml")))
def test_a_theme_says_whose_it_is_before_it_asks_anything(program: Program, pack: str) -> None:
    """The same stands on the first screen of each pack and of its themes, before the first question."""
    theme = program("packs", "show", pack, "--json").json["themes"][0]["id"]
    for shown in (pack, theme):
        lines = program.at_terminal("packs", "show", shown).out.splitlines()[:22]
        starts = [
            line for line in lines if line.startswith(("Whose framework: ", "Who wrote the questions: "))
        ]
        assert len(starts) == 2, shown


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("graces", "Social GGRRAAACCEEESSS"),
        ("what", "What? So what? Now what?"),
        ("wsn-what", "What"),
        ("human", "Human Learning Systems"),
        ("power", "Power dynamics"),
        ("unmute", "Unmute yourself and others"),
    ],
)
def test_a_word_shared_by_a_pack_and_its_themes_means_the_pack(
    program: Program, word: str, title: str
) -> None:
    """It shows its themes too; an id, or a word that only a theme has, means the theme."""
    assert program("packs", "show", word).out.splitlines()[0] == title


def test_a_word_that_could_mean_several_packs_names_them(program: Program, journal: Path) -> None:
    """So that a little more can be typed."""
    add_pack(journal, "pausing.toml", OWN.replace('id = "mine"', 'id = "pausing"'))
    assert "“paus” could be pause or pausing" in program("packs", "show", "paus", code=1).err
    assert "There is no pack or theme" in program("packs", "show", "zzz", code=1).err


def test_further_reading_can_be_shown_together(program: Program, journal: Path) -> None:
    """Each thing once, with where to look and the themes it is for; a pack that names none says so."""
    shown = program("packs", "show", "pathways", "--reading").out
    assert shown.count("Leadership for Equity") == 1
    assert "    On: Organisational readiness for change; Improving representation.\n" in shown
    assert "    On all themes.\n" in program("packs", "show", "pause", "--reading").out
    add_pack(journal, "mine.toml", OWN)
    assert program("packs", "show", "mine", "--reading").out == "My own questions names no further reading.\n"
    assert "--reading" not in program("packs", "show", "mine").out
    assert "--reading" in program("packs", "show", "pause").out


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_addresses_and_names_are_never_broken(program: Program, columns: int) -> None:
    """However narrow the window, they can be copied whole; whatever else is too long is broken."""
    shown = program.at_terminal("packs", "show", "pause", "--reading", columns=columns).out
    address = "https://socitm.net/resource-hub/blog/adopting-a-diverse-and-inclusive-approach-to-improving-public-services/"
    assert address in {line.strip() for line in shown.splitlines()}
    themes = program.at_terminal("packs", "show", "structural-inequities", columns=columns).out
    for prompt in program("packs", "show", "structural-inequities", "--json").json["prompts"]:
        assert f"structural-inequities/{prompt['id']}" in themes
    program("write", "a" * 300)
    assert "a" * 79 not in program.at_terminal("show", "last", columns=columns).out
