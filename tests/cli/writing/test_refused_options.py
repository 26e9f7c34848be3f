"""Words typed beside an option that is refused: each is kept as a draft, saved, or printed again."""

from pathlib import Path

import pytest

from many import some
from program import Program

TEXT = "The kettle of Brannoc stood cold"
PIPED = "Words that came through a pipe"
REFUSED = (
    ["--theme", "zzzz"], ["--theme"], ["-t", ""], ["--prompt", "power/nosuch"], ["--prompt"], ["--pack", "nosuch"],
    ["--pack"], ["--moment", "noon"], ["--moment"], ["--date", "blursday"], ["--date"], ["-d", "31 february"],
    ["--by", "friday"], ["--by"], ["--step", "x", "--by", "never"], ["--step"], ["--title"], ["--setting"],
    ["--person"], ["--feeling"], ["--their-words"], ["--their-words", "a / zzz / q"], ["--reply", "zzz"], ["--reply"],
    ["--resume", "--fresh"], ["--editor", "--lines"], ["--nonsense"], ["--json", "--nonsense"], ["--nonsense=3"],
    ["-x"], ["-tpower"], ["-felt"], ["--private=no"], ["--no-private"], ["--notices", "--no-notices"],
    ["--title", "a", "--title", "b"], ["--from-paper", "--date", "zz"], ["--all"], ["--with", "Bronwen"],
    ["--prompt", "power/who-decided", "--moment", "before"], ["--language", "cy"], ["--setting", "a\x00b"],
)  # fmt: skip
"""Options that `write` refuses, or that take what stands behind them for their value."""


def kept_or_shown(words: str, said: str, home: Path) -> bool:
    """Whether words are on the screen, or in a file of the journal."""
    files = [path.read_text("utf-8", errors="replace") for path in home.rglob("*") if path.is_file()]
    return words in " ".join(said.split()) or any(words in text for text in files)


@pytest.mark.parametrize("options", some(REFUSED, 16), ids=" ".join)
def test_no_words_are_lost_for_a_refused_option(program: Program, home: Path, options: list[str]) -> None:
    """On the command line in either order, through a pipe, and both together; at a terminal and without."""
    for line, piped, wanted in (
        ([*options, TEXT], "", [TEXT]),
        ([TEXT, *options], "", [TEXT]),
        ([*options], PIPED, [PIPED]),
        ([*options, "-"], PIPED, [PIPED]),
        ([*options, TEXT], PIPED, [TEXT]),
    ):
        left = program("write", *line, piped=piped, code=None)
        assert left.code in (0, 1, 2)
        for words in wanted:
            assert kept_or_shown(words, left.out + left.err, home), line
    left = program.at_terminal("write", *options, TEXT, code=None)
    assert kept_or_shown(TEXT, left.out, home)


@pytest.mark.parametrize("option", ["--theme", "--by", "--reply", "--pack", "--date"])
def test_a_text_taken_for_the_value_of_an_option_is_said_again(program: Program, option: str) -> None:
    """The value was forgotten, and the text stands in its place."""
    said = program("write", option, TEXT, code=None)
    assert said.code in (1, 2)
    assert TEXT in said.err


def test_words_behind_an_unknown_option_are_said_again_beside_a_pipe(program: Program) -> None:
    """The pipe is kept, and the words may have been the option's value: nobody can tell."""
    said = program("write", "--nonsense", TEXT, piped=PIPED, code=2).err
    assert said.startswith(f"This stood in your command, so that you can copy it from here:\n{TEXT}\n")
    assert PIPED in program.at_terminal("write", "--resume", typed=["n"], code=None).out


def test_a_slip_like_an_option_does_not_stand_in_the_way_of_a_pipe(program: Program) -> None:
    """`-tpower` is no text, and what came through the pipe is kept."""
    assert "is kept, unfinished" in program("write", "-tpower", piped=PIPED, code=2).err
    assert PIPED in program.at_terminal("write", "--resume", typed=["n"], code=None).out


def test_labels_of_a_kept_draft_are_not_said_again(program: Program) -> None:
    """They wait with the words."""
    said = program(
        "write", "-t", "zzzz", "--step", "Ring the family back", "--title", "On the ward", TEXT, code=1
    )
    assert "This stood" not in said.err


def test_words_in_options_are_said_again_when_no_answer_is_written(program: Program) -> None:
    """A small step alone is not kept, and is not lost without a word."""
    said = program.at_terminal("write", "--step", "Ring the family back", typed=[":stop"], code=None).out
    assert "Nothing was written, so nothing is saved." in said
    assert "You had typed: Ring the family back" in said
    said = program.at_terminal("write", "--their-words", "Nobody asked us", typed=["."], code=None).out
    assert "You had typed: Nobody asked us" in said
