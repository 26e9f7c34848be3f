"""The words of a pack in another language: when they are used, and what is said of them."""

from pathlib import Path

import pytest

from cli.pack_files import CHECKED, WELSH, add_pack
from equityjournal.store.disk.places import shipped_packs
from program import Program


def test_an_overlay_gives_the_words_of_another_language(program: Program, journal: Path) -> None:
    """With --language, a pack speaks the overlay's words, the record says so; what it lacks stays as it was."""
    add_pack(journal, "relational-equity.cy.toml", WELSH)
    screen = program.at_terminal(
        "--language", "cy", "write", "-p", "power/who-decided", typed=["Nhw.", ".", ""]
    )
    assert "Pwy benderfynodd heddiw?" in screen.out
    record = program("show", "last", "--json").json
    assert (record["language"], record["answers"][0]["question"]) == ("cy", "Pwy benderfynodd heddiw?")
    titles = {
        one["theme"]: one["title"] for one in program("--language", "CY", "themes", "--json").json["themes"]
    }
    assert (titles["power"], titles["humility"]) == ("Grym", "Reflective practice and humility")
    told = {pack["id"]: pack["title"] for pack in program("packs", "--json").json}
    assert told["relational-equity"] == "Advancing equity in relational public service"


def test_a_bad_overlay_is_named(program: Program, journal: Path) -> None:
    """An overlay whose text is no text is named, and leaves the pack as it was."""
    add_pack(
        journal,
        "relational-equity.cy.toml",
        '[pack]\nid = "relational-equity"\nlanguage = "cy"\ntitle = 2\n',
    )
    assert "Your translation relational-equity.cy cannot be used yet. Line 4: " in program("packs").err


def test_words_in_another_language_that_fit_nothing_are_named(program: Program, journal: Path) -> None:
    """A pack there is not, and a theme or prompt it has not; what does fit is used all the same."""
    add_pack(journal, "nowhere.cy.toml", WELSH.replace("relational-equity", "nowhere"))
    add_pack(
        journal,
        "relational-equity.cy.toml",
        WELSH + '\n[[prompts]]\nid = "gone"\ntheme = "power"\ntext = "Ble?"\n',
    )
    said = program("--language", "cy", "packs", "show", "power")
    assert "Pwy benderfynodd heddiw?" in said.out
    assert said.err.splitlines()[:2] == [
        "Your translation nowhere.cy cannot be used yet. Line 3: there is no pack “nowhere” that these words "
        "could be for. `equityjournal --language cy packs check nowhere.cy` says more.",
        "prompts/relational-equity.cy.toml: relational-equity has no prompt “power/gone”, so its words are "
        "never shown. `equityjournal --language cy packs check relational-equity.cy` says more.",
    ]
    assert "Line 3: there is no pack “nowhere”" in program("packs", "check", "nowhere.cy", code=1).out
    read = program("packs", "check", "relational-equity.cy.toml", "--json").json
    assert read["usable"]
    told = [(one["line"], one["message"]) for one in read["findings"]]
    assert (17, "relational-equity has no prompt “power/gone”, so its words are never shown") in told
    assert [
        line for line, why in told if why.startswith("“text” is not in cy yet for structural-inequities/")
    ] == [11]


def test_unchecked_words_are_used_only_when_asked_for_and_said_to_be_so(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that speaks Welsh does not get them unasked; --language does, with one line about it."""
    add_pack(journal, "relational-equity.cy.toml", WELSH)
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    assert "what was decided today" in program("packs", "show", "power").out
    asked = program("--language", "cy", "packs", "show", "power")
    assert "Pwy benderfynodd heddiw?" in asked.out
    assert asked.err == "Nobody who speaks this language has checked the words of relational-equity in it.\n"


@pytest.mark.parametrize(
    ("variable", "locale", "welsh"),
    [
        ("LANG", "cy_GB.UTF-8", True), ("LC_MESSAGES", "cy", True), ("LC_ALL", "cy_GB@euro", True),
        ("LANG", "en_GB.UTF-8", False), ("LANG", "C", False), ("LANG", "POSIX", False), ("LANG", "cym", False),
        ("LC_TIME", "cy_GB.UTF-8", False),
    ],
)  # fmt: skip
def test_checked_words_are_used_unasked_where_the_machine_speaks_the_language(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, variable: str, locale: str, welsh: bool
) -> None:
    """Without a word about it; and again after the index has been made for another language."""
    add_pack(journal, "relational-equity.cy.toml", CHECKED)
    program("write", "-t", "power", "Something.")
    assert program("themes", "--json").json["themes"]
    monkeypatch.setenv(variable, locale)
    for _ in range(2):
        said = program("packs", "show", "power")
        assert ("Pwy benderfynodd heddiw?" in said.out) is welsh
        assert said.err == ""
        titles = {one["theme"]: one["title"] for one in program("themes", "--json").json["themes"]}
        assert titles["power"] == ("Grym" if welsh else "Power dynamics")
    monkeypatch.delenv(variable)
    assert "Power dynamics" in program("packs", "show", "power").out


def test_the_more_general_of_two_settings_gives_way(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LC_ALL before LC_MESSAGES before LANG, as everywhere; an empty one says nothing."""
    add_pack(journal, "relational-equity.cy.toml", CHECKED)
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Power dynamics" in program("packs", "show", "power").out
    monkeypatch.setenv("LC_ALL", "")
    assert "Grym" in program("packs", "show", "power").out


def test_none_that_came_with_the_program_claims_to_be_checked() -> None:
    """There is no overlay among the shipped packs."""
    assert not [path for path in shipped_packs().glob("*.toml") if "." in path.stem]
