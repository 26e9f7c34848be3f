"""Command lines without a needed word: the line in the answer is one that can be typed."""

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from equityjournal.cli import VERBS, _verb, app
from equityjournal.cli.commands.options_together import RULES, Rules
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


def apart_from(command: str, option: str) -> set[str]:
    """Options that do not go together with an option, or need another beside it."""
    rules = RULES.get(command, Rules())
    pairs = (*rules.opposite, *rules.apart, *rules.needless)
    return {name for pair in pairs if option in pair for name in pair} | {*rules.needs, *rules.with_a_word}


@pytest.mark.usefixtures("program", "empty_pipe")
def test_an_option_is_never_the_value_of_another() -> None:
    """`--title --private` is no title: it would keep open what was to be private."""
    for path, command, option in options_with_a_value():
        apart = apart_from(" ".join(path), option.opts[0])
        flags = [flag.opts[0] for flag in command.params if getattr(flag, "is_flag", False)]
        flags = [flag for flag in flags if flag not in apart]
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
        (["invite", "Bronwen"], "`equityjournal with Bronwen`"),
        (["invite"], "`equityjournal with Bronwen`"),
        (["stop", "sharing"], "`equityjournal with Bronwen --stop`"),
        (["stop", "sharing", "with", "Amara"], "`equityjournal with Amara --stop`"),
        (["end", "with", "Amara"], "`equityjournal with Amara --stop`"),
        (["stop", "with", "Amara"], "`equityjournal with Amara --stop`"),
        (["unshare"], "`equityjournal with Bronwen --take-back N`"),
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


LINES_WITH_A_HINT: tuple[list[str], ...] = (
    ["shwo", "1"], ["find", "handover"], ["edit"], ["packs", "pawer"], ["list", "power"], ["find", "zzz"],
    ["themes"], [],  ["write", "-t", "powr", "Words to keep."], ["steps"], ["their-words"], ["packs"],
    ["restore"], ["backup"], ["write", "make", "private", "1"], ["tag", "2"], ["review", "--nonsense"], ["write", "-felt"],
    ["set-aside", "power"], ["export"], ["export", "markdow"], ["worksheet"], ["reminder"],
)  # fmt: skip


@pytest.mark.parametrize("before", [["--journal", "a folder"], ["--language", "en-GB", "--journal", "here"]])
def test_a_hint_is_about_the_journal_of_the_line_it_answers(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    """Options typed before the verb stand in each command shown; copied, it opens no other journal."""
    monkeypatch.chdir(home)
    program(*before, "write", "Words.", code=0)
    hints: list[str] = []
    for line in LINES_WITH_A_HINT:
        said = program(*before, *line, code=None)
        hints += re.findall(r"`equityjournal ((?!--help|--version)[^`]*)`", said.out + said.err)
    assert len(hints) > len(LINES_WITH_A_HINT)
    for hint_shown in hints:
        words = shlex.split(hint_shown.replace("…", ""))
        assert dict(zip(words[::2], words[1::2], strict=False)).items() >= dict([before[-2:]]).items(), (
            hint_shown
        )
    assert "--journal" not in program("list", "power", code=2).err


def test_a_journal_chosen_by_a_variable_is_not_repeated(program: Program) -> None:
    """It holds for the next command too; the options of one line do not outlive it."""
    program("--journal", "elsewhere", "lits", code=2)
    assert program("lits", code=2).err == "There is no `lits`. Did you mean `equityjournal list`?\n"


def test_no_file_made_for_others_names_the_folder_of_the_journal(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options of the command line stand in hints on the screen, and in nothing that goes elsewhere."""
    monkeypatch.chdir(home)
    before = ["--journal", "SECRETFOLDER"]
    program(*before, "write", "The lift stood still.", "-t", "power", "--step", "Ring the landlord.")
    for command in (
        ["export", "markdown", "-o", "a.md"], ["export", "html", "-o", "a.html"], ["export", "json", "-o", "a.json"],
        ["export", "text", "-o", "a.txt"], ["export", "supervision", "-o", "b.html"],
        ["review", "--page", "c.html", "--yes"], ["worksheet", "pause", "-o", "d.html"],
        ["worksheet", "relational-equity", "--look-back", "-o", "e.html"], ["reminder", "--weekly", "friday 15:30"],
    ):  # fmt: skip
        words = [part for word in command for part in (word.split() if word == "friday 15:30" else [word])]
        program(*before, *words)
    made = [path for path in home.iterdir() if path.is_file()]
    assert len(made) == 8
    assert [path.name for path in made if b"SECRETFOLDER" in path.read_bytes()] == []
