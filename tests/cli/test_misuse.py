"""A command line that cannot be read is answered in our own words, whatever the command."""

import re
from collections.abc import Iterator

import pytest
from typer import Context
from typer.main import get_command

from equityjournal.cli import app
from messages import is_from_catalogue, messages
from program import Program

NONSENSE = "qwxz"
FRAMEWORK = re.compile(
    r"unexpected extra|[Mm]issing (argument|option|parameter|command)|not a valid|not in the range|Possible options|"
    r"[Nn]o such (option|command)|Invalid value|requires an argument|does not take|Usage:|Try '|Error:"
)
"""Sentences of the framework."""


def lines() -> Iterator[tuple[str, list[str]]]:
    """Misuses of every command, each with its kind."""
    root = get_command(app)
    yield from _of(root, [])


def _of(command: object, path: list[str]) -> Iterator[tuple[str, list[str]]]:
    context = Context(command)  # type: ignore[arg-type]
    parameters = command.get_params(context)  # type: ignore[attr-defined]
    needed = [
        _value(known) for known in parameters if known.param_type_name == "argument" and known.nargs == 1
    ]
    variadic = any(known.nargs == -1 for known in parameters)
    yield "unknown option", [*path, *needed, f"--{NONSENSE}"]
    yield "unknown letter", [*path, *needed, "-Q"]
    for known in parameters:
        if known.param_type_name != "option":
            if known.required:
                yield "missing argument", list(path)
            if "Int" in type(known.type).__name__:
                yield "wrong number", [*path, "last", NONSENSE]
            continue
        for name in known.opts:
            if known.is_flag:
                if name.startswith("--"):
                    yield "flag with a value", [*path, *needed, f"{name}=yes"]
                continue
            if not (known.metavar or "").startswith("["):  # its value may be left out
                yield "missing value", [*path, *needed, name]
            if (
                path
                and "Int" not in type(known.type).__name__
                and (known.metavar or "").strip("[]") not in ("FILE", "DIR")
            ):
                yield "no text", [*path, *needed, name, *["\udcff"] * known.nargs]
            if known.nargs > 1:
                yield "an option for a value", [*path, *needed, name, "friday", f"--{NONSENSE}", NONSENSE]
            if "Int" in type(known.type).__name__:
                yield "wrong number", [*path, *needed, name, NONSENSE]
                yield (
                    "wrong number",
                    [*path, *needed, name, "-1" if "Range" in type(known.type).__name__ else "1.5"],
                )
    if hasattr(command, "list_commands"):
        if path != ["coach"]:  # a name may stand there
            yield "unknown command", [*path, NONSENSE]
        for name in command.list_commands(context):
            yield from _of(command.get_command(context, name), [*path, name])  # type: ignore[attr-defined]
    elif not variadic:
        yield "extra word", [*path, *needed, NONSENSE]
        yield "extra words", [*path, *needed, NONSENSE, "2", "and", "more"]


def _value(parameter: object) -> str:
    return "1" if "Int" in type(parameter.type).__name__ else "somebody"  # type: ignore[attr-defined]


KINDS = [
    "unknown option", "unknown letter", "missing argument", "wrong number", "flag with a value", "missing value",
    "unknown command", "extra word", "extra words", "no text", "an option for a value",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_misuse_of_every_command_is_answered_in_our_own_words(program: Program, kind: str) -> None:
    """Exit code 2, nothing on standard output, and only sentences of the catalogue, for all of the tree."""
    tried = [typed for of_kind, typed in lines() if of_kind == kind]
    assert tried
    for typed in tried:
        said = program(*typed, code=None)
        assert said.code == 2, (typed, said)
        assert said.out == "", typed
        assert not FRAMEWORK.search(said.err), (typed, said.err)
        again = "\n\\udcff\n" if kind == "no text" else ""  # words of one's own are printed again
        assert is_from_catalogue(said.err.replace(again, "\n") if again else said.err), (typed, said.err)


@pytest.mark.parametrize(
    "typed",
    [
        ["review", "--by", NONSENSE], ["search", "x", "--sort", NONSENSE], ["support", "--nation", NONSENSE],
        ["support", "--by", NONSENSE], ["write", "--moment", NONSENSE],
        ["completion", NONSENSE], ["worksheet", "pause", "--moment", NONSENSE], ["write", "-t", NONSENSE],
        ["list", "--since", NONSENSE], ["list", "--pack", NONSENSE], ["export", "markdown", "--without", NONSENSE],
    ],
)  # fmt: skip
def test_a_wrong_choice_is_answered_in_our_own_words(program: Program, typed: list[str]) -> None:
    """A value that is none of those there are is a refusal, exit code 1, from the catalogue."""
    said = program(*typed, code=None)
    assert said.code == (2 if "--without" in typed else 1), said
    assert not FRAMEWORK.search(said.err)
    assert said.err
    assert is_from_catalogue(said.err), said.err


def test_words_that_are_no_text_are_refused_and_kept_apart(program: Program) -> None:
    """A label with bytes that stand for no character costs no word of the text, and finds nothing."""
    said = program("write", "The lift was out.", "--person", "\udcff", "--setting", "home visit", code=2)
    assert "What follows --person is not text" in said.err
    program("write", "--resume", "--lines", piped=".\n")
    kept = program("show", "last", "--json").json
    assert (kept["answers"][0]["text"], kept["setting"], kept["people"]) == (
        "The lift was out.",
        "home visit",
        [],
    )
    assert program("search", "\udcff", code=2).out == ""
    assert "not text" in program("packs", "remark", "power/who-decided", "\udcff", code=1).err


def test_a_text_of_the_framework_is_not_from_the_catalogue() -> None:
    """The check above can fail."""
    assert not is_from_catalogue("Got unexpected extra argument(s) (power)")
    assert not is_from_catalogue("Missing argument 'PACK'.")
    assert not is_from_catalogue("There is no `remove`. Got unexpected extra argument(s) (power)")


def test_commands_in_messages_can_be_copied() -> None:
    """No message has curly quotation marks, or a character no keyboard has, inside backticks."""
    for message in messages():
        for command in re.findall(r"`[^`]*`", message):
            assert not re.search(r"[“”‘’«»–—\u00a0]", command), message
            assert "…" not in command.replace('"…"', ""), message
        assert not re.search(r"(EDITOR|VISUAL|DIR|LANGUAGE)=[^\x20-\x7e]", message), message


def test_no_option_is_guessed_from_a_letter(program: Program) -> None:
    """A letter is answered with an option that has another name for it, or with none."""
    said = program("write", "-m", "words of mine", code=2)
    assert "Did you mean" not in said.err
    assert "--happened-to-me" not in said.err


@pytest.mark.parametrize(
    "line",
    [["list", "-t", "power", "--theme", "trust"], ["search", "bus", "--since=2025", "--since", "2026"],
     ["export", "markdown", "-o", "a.md", "-o", "b.md"], ["edit", "last", "-d", "today", "--date", "yesterday"]],
    ids=" ".join,
)  # fmt: skip
def test_a_second_value_where_one_is_taken_is_refused(program: Program, line: list[str]) -> None:
    """Neither is passed over without a word."""
    program("write", "Words.")
    assert "takes a single value here, and was given two." in program(*line, code=2).err


def test_a_second_label_is_refused_and_the_words_are_kept(program: Program) -> None:
    """Of a title given twice neither is lost; what may be repeated may be, and a value joined by = may look like one."""
    said = program("write", "Words.", "--title", "a", "--title", "b", code=2)
    assert "--title takes a single value here" in said.err
    assert "`equityjournal write --resume`" in said.err
    program(
        "write",
        "More.",
        "-t",
        "power",
        "-t",
        "trust",
        "-f",
        "torn",
        "-f",
        "sad",
        "--title=--title",
        "--private",
    )
    (entry,) = program("search", "more", "--private", "--json").json
    assert (entry["title"], sorted(entry["feelings"])) == ("--title", ["sad", "torn"])
