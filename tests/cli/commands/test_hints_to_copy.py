"""Command lines without a needed word: the line in the answer is one that can be typed."""

import io
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from equityjournal.cli import VERBS, _verb, app
from equityjournal.core.text.errors import UnclearCommand
from program import Program


def commands() -> Iterator[tuple[list[str], Any]]:
    """Every command that takes options, below a verb or alone, with the words that lead to it."""
    for verb in VERBS:
        found = _verb(verb)
        below = getattr(found, "commands", None)
        if below is None:
            yield [verb], found
        else:
            yield from (([verb, name], command) for name, command in below.items() if not command.hidden)


def options_with_a_value() -> Iterator[tuple[list[str], Any, Any]]:
    """Every option that takes a value, with its command; `review --page` may stand alone."""
    for path, command in commands():
        for option in command.params:
            if option.param_type_name == "option" and not option.is_flag and option.opts != ["--page"]:
                yield path, command, option


@pytest.fixture
def empty_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to read beside the command line."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))


def read(path: list[str], command: Any, words: list[str]) -> None:
    """Have a command read its words, and do nothing with them."""
    group = typer.Context(typer.main.get_command(app), info_name="equityjournal")
    for name in path[:-1]:
        group = typer.Context(_verb(name), parent=group, info_name=name)
    command.make_context(path[-1], list(words), parent=group)


def hint(path: list[str], command: Any, words: list[str]) -> list[str]:
    """The words after the command in the line that a refusal shows."""
    with pytest.raises(UnclearCommand) as refused:
        read(path, command, words)
    line = next(line for line in re.findall(r"`([^`]*)`", str(refused.value)) if words[0] in line.split())
    return shlex.split(line)[1 + len(path) :]


@pytest.mark.usefixtures("program", "empty_pipe")
def test_an_option_without_its_value_is_shown_in_a_whole_line() -> None:
    """The example has all that the command needs, and the option as it was typed."""
    for path, command, option in options_with_a_value():
        for name in option.opts:
            read(path, command, hint(path, command, [name]))


@pytest.mark.usefixtures("program", "empty_pipe")
def test_an_option_is_never_the_value_of_another() -> None:
    """`--title --private` is no title: it would keep open what was to be private."""
    for path, command, option in options_with_a_value():
        flags = [flag.opts[0] for flag in command.params if getattr(flag, "is_flag", False)]
        for flag in flags[:1]:
            whole = hint(path, command, [option.opts[0], flag])
            assert flag in whole
            read(path, command, whole)


def test_an_option_before_two_dashes_is_named_as_the_one_without_its_value(program: Program) -> None:
    """The words behind the dashes are no title; they are kept."""
    refused = program("write", "--title", "--", "She wept.", code=2)
    assert (
        'Something is missing after --title. For example: `equityjournal write --title "a few words"`.'
        in refused.err
    )
    assert "She wept." in program("write", "--resume", piped="I stayed.", code=0).out


def test_words_after_an_option_without_its_value_are_kept_private_as_was_meant(program: Program) -> None:
    """The text and the flag behind are read, whatever the option before them lacked."""
    refused = program("write", "--title", "--private", "She wept.", code=2)
    assert "Something is missing after --title." in refused.err
    program("write", "--resume", piped="I stayed.")
    (entry,) = program("list", "--json").json
    assert (entry["private"], entry["title"]) == (True, "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["edit", "--date", "yesterday"], "`equityjournal edit last --date yesterday`"),
        (["edit", "2", "--title"], '`equityjournal edit 2 --title "a few words"`'),
        (["untag", "2"], "`equityjournal untag 2 power`"),
        (["tag", "emotions"], "`equityjournal tag last emotions`"),
        (["drop", "--because", "too late"], '`equityjournal drop 2 --because "too late"`'),
        (["discussed", "--with", "a nurse"], '`equityjournal discussed last --with "a nurse"`'),
        (["with", "--take-back", "3"], "`equityjournal with Bronwen --take-back 3`"),
        (["with", "--take-back"], "`equityjournal with Bronwen --take-back 3`"),
        (["with", "Amara", "--take-back"], "`equityjournal with Amara --take-back 3`"),
        (["erase", "--yes"], "`equityjournal erase last --yes`"),
        (["erase", "--before"], "`equityjournal erase --before yesterday`"),
        (["list", "--since", "--until", "friday"], "`equityjournal list --since yesterday --until friday`"),
        (["review", "--page", "-o", "page.html"], "Did you mean --page?"),
        (["reminder", "--weekly", "monday"], "`equityjournal reminder --weekly friday 15:30`"),
        (["demo", "here"], "`equityjournal demo --into here`"),
        (["edit", "last", "new words"], "`equityjournal edit last` opens its words"),
        (["trash"], "`equityjournal restore` lists what is in the trash, and brings it back."),
        (["import"], "`equityjournal import diary.json`"),
        (["unsend"], "`equityjournal with Bronwen --take-back N`"),
    ],
)
def test_what_was_typed_stands_in_the_line_to_type(program: Program, typed: list[str], shown: str) -> None:
    """A hint repeats the name, the number and the options, and adds what is missing."""
    assert shown in program(*typed, code=2).err


def test_words_for_nobody_are_given_back(program: Program) -> None:
    """What was agreed is not lost because the name was left out."""
    refused = program("with", "--agreed", "Ask the ward first.", code=2)
    assert "Ask the ward first." in refused.err
    assert "With whom?" in refused.err


@pytest.mark.parametrize("order", [["last", "power"], ["power", "last"], ["power", "trust", "last"]])
def test_a_theme_may_stand_before_its_entry(program: Program, order: list[str]) -> None:
    """Where one word can only be the entry, and the others are themes."""
    program("write", "Words.")
    program("tag", *order)
    assert "power" in program("list", "--json").json[0]["themes"]
    program("untag", *order)
    assert program("list", "--json").json[0]["themes"] == []
