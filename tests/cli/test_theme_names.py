"""Themes by name, in every verb that takes one."""

import re
import shlex
from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from program import Program

HISTORY = "Understanding historical context"


def test_a_word_means_a_theme_of_the_usual_pack_in_every_verb(program: Program) -> None:
    """Though another pack has a theme of that very word; nothing is said of that other."""
    said = program("write", "-t", "history", "The estate was built on a promise.")
    assert f"Theme: {HISTORY}." in said.out
    assert "That is" not in said.err
    for verb in (["focus", "history"], ["set-aside", "History"], ["bring-back", "the past"]):
        said = program(*verb)
        assert HISTORY in said.out
        assert said.err == ""
    assert len(program("list", "-t", "history", "--json").json) == 1
    assert len(program("search", "estate", "-t", "colonialism", "--json").json) == 1
    assert program("list", "-t", "money", "--json").json == []
    assert f"is about {HISTORY} and Power dynamics." in program("tag", "last", "money").out
    assert f"is about {HISTORY}." in program("untag", "last", "decisions").out
    assert program("themes", "-t", "history").out.startswith(f"{HISTORY}:")
    assert program("packs", "show", "history").out.startswith(HISTORY)


@pytest.mark.parametrize(
    ("name", "title"), [("arriving", "Arriving"), ("together-history", "What happened here")]
)
def test_a_theme_of_another_pack_is_named_with_its_pack(program: Program, name: str, title: str) -> None:
    """On a line of its own on standard error, with --json too; before anything is done with it."""
    line = f"That is {title}, in the pack Together: an hour for a team.\n"
    for verb in (
        ["write", "-t", name, "We began with a round."],
        ["write", "-t", name, "--json", "We began with a round."],
        ["focus", name], ["set-aside", name], ["bring-back", name], ["tag", "last", name],
        ["list", "-t", name, "--json"], ["search", "round", "-t", name], ["themes", "-t", name],
        ["untag", "last", name], ["export", "markdown", "--include-private", "-t", name],
    ):  # fmt: skip
        assert line in " ".join(program(*verb).err.split(" ")), verb


def test_a_theme_of_the_pack_chosen_needs_no_word_about_it(program: Program) -> None:
    """With --pack, or as the usual pack, its themes are at home."""
    assert "That is" not in program("write", "--pack", "together", "-t", "history", "Here.").err
    program("config", "pack", "together")
    said = program("write", "-t", "history", "Here again.")
    assert "Theme: What happened here." in said.out
    assert "That is" not in said.err
    assert f"That is {HISTORY}, in the pack Advancing equity" in program("focus", "colonialism").err


@pytest.mark.parametrize(
    "verb", [["focus"], ["write", "Words to keep.", "-t"], ["list", "-t"], ["set-aside"]]
)
def test_what_is_unclear_or_misspelt_is_answered_with_titles(program: Program, verb: list[str]) -> None:
    """Best first; nothing is corrected, and nothing done."""
    program("write", "Before.")
    said = " ".join(program(*verb, "humilty", code=1).err.split())
    assert "There is no theme called “humilty”. Did you mean Reflective practice and humility" in said
    said = " ".join(program(*verb, "comm", code=1).err.split())
    assert "“comm” could be Community and lived experience as core or Commitment to ongoing work" in said
    assert "could be" not in program(*verb, "quit", code=1).err
    assert len(program("list", "--json").json) == 1


def test_an_own_pack_can_give_words_and_is_told_of_a_word_given_twice(
    program: Program, journal: Path
) -> None:
    """`packs check` names the line; the words show in `packs show`."""
    mine = OWN.replace('group = "me"', 'group = "me"\nalso_called = ["sleep", "nights"]')
    add_pack(journal, "mine.toml", mine)
    said = program("focus", "nights")
    assert "in the pack" in said.err
    assert "Also called: sleep, nights." in program("packs", "show", "nights").out
    add_pack(journal, "mine.toml", mine.replace('"nights"', '"Sleep"'))
    assert "“Sleep” is there twice; take one of them away." in program("packs", "check", "mine", code=1).out


def test_words_of_a_shipped_theme_are_shown(program: Program) -> None:
    """With the theme, and with the whole pack."""
    assert "Also called: power, decisions, money," in program("packs", "show", "power").out
    assert "Also called: power, decisions, money," in program("packs", "show", "relational-equity").out
    assert "money" in program("packs", "show", "power", "--json").json["also_called"]


def test_what_is_given_to_type_means_the_same_theme(program: Program) -> None:
    """Where the usual pack has a theme of another's very id, the other is given by its title."""
    assert "`equityjournal bring-back power` brings it back" in program("set-aside", "power").out
    program("config", "pack", "pause")
    assert "Power up" in program("focus", "power").out
    said = program("set-aside", "power dynamics")
    assert '`equityjournal bring-back "Power dynamics"` brings it back' in " ".join(said.out.split())
    assert program("bring-back", "Power dynamics").out.startswith("Power dynamics is with the others")


def test_the_theme_recommended_is_the_one_that_its_command_asks_about(program: Program) -> None:
    """Where a word of the usual pack is the id of another pack's theme, its title is what to type."""
    program("config", "pack", "together")
    titles = [
        known["title"] for known in program("themes", "--pack", "relational-equity", "--json").json["themes"]
    ]
    for title in titles:
        if title != "Reflective practice and humility":
            program("set-aside", title)
    for before in ([], ["write", "Something.", "-t", "Reflective practice and humility"]):
        if before:
            program(*before)
        said = " ".join(program("themes", "--pack", "relational-equity").out.split())
        typed = re.search(r"`equityjournal (write -t [^`]+)`", said)
        assert typed, said
        kept = program(*shlex.split(typed[1]), "Words.").out
        assert "Theme: Reflective practice and humility." in kept
