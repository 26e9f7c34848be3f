"""Options that do not go together, or do nothing: refused or said, and none is passed over in silence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.cli.commands.options_together import RULES
from program import Program

VALUES = {
    "--limit": "3", "--date": "yesterday", "--setting": "ward", "--person": "a nurse", "--feeling": "uneasy",
    "--title": "T", "--theme": "power", "--moment": "before", "--most": "3", "--prompt": "power/who-decided",
    "--key": "keys.txt", "--by": "month",
}  # fmt: skip
WORDS = {
    "edit": ["last"],
    "worksheet": ["relational-equity"],
    "search": ["lift"],
    "write": ["Words", "to", "keep."],
}


def typed(*options: str) -> list[str]:
    """Options with their values, as typed."""
    return [word for option in options for word in (option, VALUES.get(option, "")) if word]


def pairs() -> Iterator[tuple[str, str, str]]:
    """Each pair of the table, with its command."""
    for command, rules in RULES.items():
        for first, other in (*rules.opposite, *rules.apart, *rules.needless):
            yield command, first, other


def all_files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, but for drafts."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "drafts" not in path.parts
    }


def test_every_option_of_the_table_is_one_of_its_command(program: Program) -> None:
    """A renamed option does not leave a rule behind that is never met."""
    for command, rules in RULES.items():
        offered = set(re.findall(r"--[a-z-]+", program(command, "--help").out))
        two = {name for pair in (*rules.opposite, *rules.apart, *rules.needless) for name in pair}
        named = {*two, *rules.needs, *rules.needs.values(), *rules.with_a_word, *rules.without_a_word}
        assert named <= offered, command


def test_two_that_do_not_go_together_are_refused_by_name_and_change_nothing(
    program: Program, journal: Path
) -> None:
    """Each pair, in both orders; the words of a writer are kept."""
    program("write", "The lift stood still.")
    before = all_files(journal)
    for command, first, other in pairs():
        for options in (typed(first, other), typed(other, first)):
            said = program(command, *options, *WORDS.get(command, []), code=2)
            assert first in said.err, (command, first, other)
            assert other in said.err, (command, first, other)
            assert said.out == ""
            assert ("is kept, unfinished" in said.err) == (command == "write")
    assert all_files(journal) == before


def test_an_option_that_does_nothing_alone_says_what_it_goes_with(program: Program) -> None:
    """The line shown is the one to type."""
    for command, rules in RULES.items():
        for option, other in rules.needs.items():
            said = program(command, option, code=2).err
            assert said == f"{option} goes with {other}: `equityjournal {command} {other} {option}`.\n"
        for option in rules.with_a_word:
            assert f"`equityjournal {command} diary.zip {option}`" in program(command, option, code=2).err


@pytest.mark.parametrize("option", ["--all", "--json"])
def test_an_option_of_a_list_is_not_taken_with_what_is_to_be_kept(program: Program, option: str) -> None:
    """What came of asking is not kept then, and the command can be typed again without it."""
    program("write", "Words.", "--their-words", "Nobody asked us.")
    said = program("their-words", "last", "They said it was the lift.", option, code=2).err
    assert f"{option} is for the list alone" in said
    assert program("their-words", "--json").json[0]["checked"] is None


def test_a_text_with_options_of_a_question_is_kept_and_they_are_named(program: Program) -> None:
    """No words are lost for them, and nothing is passed over in silence."""
    said = program("write", "--more", "--moment", "before", "The lift stood still.")
    assert said.out.startswith("Saved")
    assert "No question was asked, as there was text, so --moment and --more did nothing." in said.err
    assert "No question" not in program("write", "The lift went again.").err


def test_a_limit_beside_json_is_said_to_shorten_nothing(program: Program) -> None:
    """A program gets all that match, as the guide says, and a person learns why."""
    for words in ("The lift stood still.", "The lift went again."):
        program("write", words)
    said = program("list", "--json", "--limit", "1")
    assert len(said.json) == 2
    assert said.err == "--json prints all that match; --limit does not shorten it.\n"
    assert program("list", "--json").err == ""


def test_a_theme_is_explained_by_itself(program: Program) -> None:
    """The idea and its limits, and the figures of that theme alone."""
    program("write", "The lift stood still.", "-t", "power")
    said = program("themes", "-t", "humility", "--explain").out
    assert "How this comes about" in said
    assert "Reflective practice and humility: others have come up once, this never." in said
    assert "Understanding historical context" not in said
    assert "All of the" not in said
