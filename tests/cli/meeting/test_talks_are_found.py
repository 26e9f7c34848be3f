"""The hour leaves a trace: a talk is found, looked back on and written out, where its entry may be."""

from pathlib import Path

import pytest

from cli.meeting.both_sides import words_on
from program import Program


@pytest.fixture
def talked(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A journal with two entries, and talks about one of them and about none."""
    monkeypatch.chdir(home)
    program("write", "-t", "power", "They had decided.")
    program("write", "-t", "power", "--private", "Private words.")
    private, open_one = (entry["id"] for entry in program("list", "--json").json)
    program("discussed", open_one, "--with", "my coach", "--note", "Ask before the assumption.")
    program("discussed", private, "--with", "my doctor", "--note", "CANARY assumption.")
    program.at_terminal("with", "Sunita", typed=["me", "paper", "no", "yes", "", "no"])
    program(
        "with", "Sunita", "--agreed", "Slower visits.", "--who", "Amara: ask Mr Okoro", "--next", "The lift."
    )
    return program


def test_a_search_finds_what_was_agreed(talked: Program) -> None:
    """In any form of a word, as a phrase, by its beginning; a talk about a private entry only with --private."""
    said = talked("search", "assumptions").out
    assert "Talked about with my coach on 1 June 2026.\n  Ask before the assumption." in said
    assert "CANARY" not in said
    assert "CANARY" in talked("search", "assumptions", "--private").out
    for words in ("slower", "lif*", '"Slower visits"', "Okoro", "sunita", "slower NOT bus"):
        assert "Talked about with Sunita on 1 June 2026." in talked("search", words).out, words
    assert (
        "No entry holds that"
        in talked("search", "slower NOT visits").err + talked("search", "slower NOT visits").out
    )
    assert "Sunita" not in talked("search", "slower", "-t", "power").out


def test_a_look_back_names_the_talks(talked: Program) -> None:
    """With whom and when; of one about a private entry, the day alone."""
    said = words_on(talked("review").out)
    assert "You talked with my coach on 1 June 2026." in said
    assert "You talked with Sunita on 1 June 2026." in said
    assert "my doctor" not in said
    assert "You talked on 1 June 2026." in said


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
def test_a_document_holds_the_talks_and_masks_them(talked: Program, form: str) -> None:
    """Those about its entries and about none; masked, no name of theirs is in it."""
    talked("export", form, "-o", f"all.{form}")
    said = Path(f"all.{form}").read_text("utf-8")
    for words in (
        "With Sunita, 1 June 2026",
        "Slower visits.",
        "Amara: ask Mr Okoro",
        "Ask before the assumption.",
    ):
        assert words in said, words
    assert "CANARY" not in said
    talked("export", form, "--mask", "-o", f"masked.{form}")
    masked = Path(f"masked.{form}").read_text("utf-8")
    assert "Slower visits." in masked
    assert "Okoro" not in masked
    assert "Sunita, 1 June" not in masked
    talked("export", form, "-t", "power", "-o", f"some.{form}")
    some = Path(f"some.{form}").read_text("utf-8")
    assert "Ask before" in some
    assert "Sunita" not in some


def test_supervision_begins_with_what_was_agreed(talked: Program) -> None:
    """Masked, whether it was about an entry or about none."""
    talked("export", "supervision", "--as", "markdown", "-o", "sup.md")
    said = Path("sup.md").read_text("utf-8")
    assert "Slower visits." in said
    assert "Okoro" not in said
    assert "CANARY" not in said


def test_a_talk_is_taken_back_by_the_name_it_was_with(talked: Program) -> None:
    """The last of them; another name has none."""
    assert "Slower visits." in talked("discussed", "--undo", "--with", "sunita").out
    assert "No such talk with sunita" in talked("discussed", "--undo", "--with", "sunita", code=1).err
    assert "Slower" not in talked("discussed").out
