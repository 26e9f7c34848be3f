"""A command line that cannot be read is answered in our own words, whatever the command."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import Context
from typer.main import get_command

from equityjournal.cli import VERBS, app
from equityjournal.cli.terminal.other_names import answer
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
    "unknown command", "extra word", "extra words",
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
        assert is_from_catalogue(said.err), (typed, said.err)


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
    assert said.code == 1 or "--without" in typed, said
    assert not FRAMEWORK.search(said.err)
    assert is_from_catalogue(said.err) or not said.err, said.err


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


@pytest.fixture
def a_day_old(program: Program) -> Program:
    """Somebody with two entries: on power yesterday, and on humility today, Monday 1 June 2026."""
    program("write", "-t", "power", "-d", "yesterday", "--setting", "home visit", "Who decided.")
    program("write", "-t", "humility", "What I did not know.")
    return program


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (["list", "yesterday"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", "31", "may"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", "may"], ["list", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["list", "last", "month"], ["list", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["list", "--since", "last", "month"], ["list", "--since", "2026-05-01"]),
        (["list", "--since", "may", "2026", "--json"], ["list", "--since", "2026-05-01", "--json"]),
        (["list", "since", "yesterday"], ["list", "--since", "yesterday"]),
        (["list", "from", "may", "to", "yesterday"], ["list", "--since", "may", "--until", "yesterday"]),
        (["list", "theme", "power"], ["list", "-t", "power"]),
        (["list", "-t", "power", "dynamics"], ["list", "-t", "power"]),
        (["list", "1"], ["list", "--limit", "1"]),
        (["list", "last", "1"], ["list", "--limit", "1"]),
        (["list", "all"], ["list", "--all"]),
        (["review", "may"], ["review", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["review", "last", "month"], ["review", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["review", "2026"], ["review", "--since", "2026-01-01", "--until", "2026-12-31"]),
        (["review", "by", "month"], ["review", "--by", "month"]),
        (["review", "pause"], ["review", "--pack", "pause"]),
        (["themes", "power"], ["themes", "--theme", "power"]),
        (["themes", "power", "dynamics"], ["themes", "-t", "power"]),
        (["themes", "pause"], ["themes", "--pack", "pause"]),
        (["themes", "all"], ["themes", "--all"]),
        (["steps", "all"], ["steps", "--all"]),
        (["show", "31", "may"], ["show", "2026-05-31"]),
        (["show", "31", "May", "2026", "--json"], ["show", "2026-05-31", "--json"]),
        (
            ["export", "markdown", "yesterday"],
            ["export", "markdown", "--since", "yesterday", "--until", "yesterday"],
        ),
        (["support", "nation", "wales"], ["support", "--nation", "wales"]),
        (["support", "northern", "ireland"], ["support", "--nation", "northern-ireland"]),
        (["support", "text"], ["support", "--by", "text"]),
        (["review", "3", "months"], ["review", "--since", "last 3 months"]),
        (["list", "on", "sunday"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", ""], ["list"]),
        (["list", "help"], ["list", "--help"]),
        (["help", "packs", "show"], ["packs", "show", "--help"]),
    ],
)
def test_what_is_plain_works(a_day_old: Program, typed: list[str], same: list[str]) -> None:
    """Words that can mean one thing do it, and print what the whole spelling prints."""
    assert a_day_old(*typed).out == a_day_old(*same).out


def test_a_small_step_is_let_go_with_its_reason_in_plain_words(program: Program) -> None:
    """`drop last because it was done by somebody else` keeps the reason, which stands where a number could."""
    program("write", "--step", "Ring them.", "Words.")
    program("drop", "last", "because", "they", "rang", "first")
    assert "they rang first" in program("steps").out
    assert program("drop", "last", *["because", "so"] * 9, code=None).code in (0, 2)


@pytest.mark.parametrize(
    "typed",
    [
        ["erase", "last", "yes"], ["export", "markdown", "include-private"], ["check", "accept-loss"],
        ["export", "markdown", "--output", "x", "force"], ["with", "Amara", "--stop", "yes"],
    ],
)  # fmt: skip
def test_consent_is_never_taken_from_a_bare_word(a_day_old: Program, home: Path, typed: list[str]) -> None:
    """What removes, replaces or gives away wants its dashes."""
    (home / "x").write_text("mine")
    a_day_old(*typed, code=2)
    assert (home / "x").read_text() == "mine"
    assert len(a_day_old("list", "--json").json) == 2


def test_a_theme_is_set_aside_in_plain_words(program: Program) -> None:
    """`set-aside power dynamics until 9 june` is read as it is meant."""
    said = program("set-aside", "power", "dynamics", "until", "9", "june").out
    assert said == "Power dynamics is set aside until 9 June 2026.\n"
    assert "with the others" in program("bring-back", "power", "dynamics").out


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (["list", "power"], ["`equityjournal list -t power`", "`equityjournal search power`"]),
        (["list", "the kettle"], ['`equityjournal search "the kettle"`']),
        (["list", "--setting", "home", "visit"], ['`equityjournal list --setting "home visit"`']),
        (["export", "markdown", "power"], ["`equityjournal export markdown -t power`"]),
        (["export", "markdown", "-o", "my", "file.md"], ['`equityjournal export markdown -o "my file.md"`']),
        (["review", "power"], ["`equityjournal list -t power`"]),
        (["themes", "may"], ["`equityjournal review may`"]),
        (["steps", "done"], ["`equityjournal steps --all`", "`equityjournal done last`"]),
        (["steps", "drop"], ["`equityjournal drop`"]),
        (["set-aside", "until", "monday"], ["`equityjournal set-aside power --until monday`"]),
        (["show", "last", "2"], ["`equityjournal show last`"]),
        (["show", "last", "week"], ["`equityjournal list last week`"]),
        (["packs", "new", "my", "team"], ["`equityjournal packs new my-team`"]),
        (["packs", "show", "pause", "now"], ["`equityjournal packs show pause`"]),
        (["export", "markdown", "to", "file.md"], ["`equityjournal export markdown --output file.md`"]),
        (["export", "word"], ["`equityjournal export docx` is the command for that."]),
        (["export", "pdf"], ["`equityjournal export html` makes a page, which a browser prints or keeps as PDF."]),
        (["export", "gmc", "tuesday", "friday"], ["`equityjournal export gmc --since"]),
        (["export", "supervison"], ["Did you mean `equityjournal export supervision`?"]),
        (["keys", "new", "Amara"], ["`equityjournal keys new --name Amara`"]),
        (["tag", "last"], ["`equityjournal tag last power`"]),
        (["tag", "power"], ["`equityjournal tag last power`"]),
        (["steps", "open"], ["`equityjournal steps` lists them"]),
        (["steps", "add", "call", "Mary"], ['`equityjournal write --step "call Mary"`']),
        (["set-aside", "power", "for", "long"], ["`equityjournal set-aside power --until friday`"]),
        (["-v"], ["--version"]),
        ([""], ["`equityjournal write`"]),
        (["delete", "last", "last"], ["`equityjournal delete last`"]),
        (["check", "last"], ["`equityjournal show last`"]),
        (["packs", "pause"], ["`equityjournal packs show pause`"]),
        (["packs", "list"], ["`equityjournal packs`"]),
        (["keys", "add", "their.card"], ["`equityjournal keys trust FILE`"]),
        (["packs", "new"], ["`equityjournal packs new my-team`"]),
        (["worksheet"], ["`equityjournal worksheet pause`"]),
        (["completion"], ["`equityjournal completion bash`"]),
        (["list", "--limit", "0"], ["`equityjournal list --limit 3`"]),
        (["list", "--from", "may"], ["--since"]),
        (["write", "--when", "yesterday", "x"], ["--date"]),
        (["list", "--json=yes"], ["`equityjournal list --json`"]),
        (["list", "--since"], ["`equityjournal list --since yesterday`"]),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_answered_with_what_to_type(
    a_day_old: Program, typed: list[str], right: list[str]
) -> None:
    """The refusal shows the command, spelled so that it can be copied."""
    said = a_day_old(*typed, code=2)
    for command in right:
        assert command in said.err


@pytest.mark.parametrize("copied", ["`equityjournal list -t power`", '`equityjournal search "the kettle"`'])
def test_what_is_shown_runs(a_day_old: Program, copied: str) -> None:
    """A command from a refusal runs as it stands."""
    import shlex

    assert a_day_old(*shlex.split(copied.strip("`"))[1:]).code == 0


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("add", "write"), ("new", "write"), ("create", "write"), ("remove", "delete"), ("rm", "delete"),
        ("print", "show"), ("read", "show"), ("Read", "show"), ("undo", "restore"), ("find", "search"),
        ("change", "edit"), ("ls", "list"), ("summary", "review"), ("todo", "steps"), ("helpline", "support"),
        ("version", "--version"), ("man", "--help"), ("settings", "config"), ("archive", "backup"),
    ],
)  # fmt: skip
def test_another_name_for_a_verb_is_answered_with_the_verb(program: Program, typed: str, verb: str) -> None:
    """A name such as `remove` is refused with what there is for it: `delete`."""
    said = program(typed, code=2).err
    assert said.startswith(f"There is no `{typed}`. ")
    assert f"`equityjournal {verb}" in said


@pytest.mark.parametrize("typed", ["back", "quit", "exit", "save", "migrate", "password"])
def test_a_word_without_a_verb_has_an_answer_too(program: Program, typed: str) -> None:
    """What people try and there is no verb for is answered with what there is instead."""
    said = program(typed, code=2).err
    assert said.startswith(f"There is no `{typed}`. ")
    assert is_from_catalogue(said)
    assert answer(typed) == said.rstrip()


def test_every_command_in_those_answers_exists(program: Program) -> None:
    """No answer sends anybody to a verb there is not."""
    from equityjournal.cli.terminal.other_names import _answers

    for said in _answers().values():
        for command in re.findall(r"`equityjournal ([^ `]+)", said):
            assert command in VERBS or command.startswith("--"), said


@pytest.mark.parametrize("typed", ["add", "new", "note", "wrtie"])
def test_words_behind_another_name_of_write_are_kept(program: Program, typed: str) -> None:
    """Typed behind it or piped into it, they are a draft that `write --resume` goes on with."""
    assert "is kept, unfinished" in program(typed, "The", "kettle", "was", "on.", code=2).err
    assert "is kept, unfinished" in program(typed, piped="Piped words.", code=2).err
    assert "2 answers are unfinished" in program("list").err


@pytest.mark.parametrize(
    "typed",
    [["last", "week", "was", "hard"], ["today", "was", "hard"], ["shared", "a", "laugh", "with", "her"],
     ["drafted", "the", "letter"], ["Then", "she", "laughed"]],
    ids=" ".join,
)  # fmt: skip
def test_a_sentence_that_begins_like_a_verb_or_a_day_is_kept_whole(
    program: Program, typed: list[str]
) -> None:
    """Its first word is a word of it, also where that is like the name of a verb."""
    assert "is kept, unfinished" in program(*typed, code=2).err
    assert " ".join(typed) in program().out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2", "show 2"), ("last", "show last"), ("2026-05-04", "list 2026-05-04"), ("yesterday", "list yesterday"),
     ("last week", "list last week"), ("3 june", "list 3 june")],
)  # fmt: skip
def test_an_entry_or_a_day_without_a_verb_is_answered_with_the_verb(
    program: Program, typed: str, meant: str
) -> None:
    """Nothing is kept: it is no text."""
    said = program(*typed.split(), code=2).err
    assert f"`equityjournal {meant}`" in said
    assert "is kept" not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lsit", "list"), ("tga", "tag"), ("lookover", "look-over"), ("serach", "search"), ("power", None),
     ("Hard", None), ("over", None)],
)  # fmt: skip
def test_only_a_name_much_like_a_verb_is_taken_for_it(
    program: Program, typed: str, meant: str | None
) -> None:
    """A word that shares some letters, or is part of a longer name, is answered with `write` and `--help`."""
    said = program(typed, code=2).err
    assert (f"Did you mean `equityjournal {meant}`?" in said) if meant else ("is no command" in said)


@pytest.mark.parametrize("typed", [["had", "a", "hard", "day"], ["A whole sentence in quotation marks."]])
def test_a_text_without_a_verb_is_kept(program: Program, typed: list[str]) -> None:
    """Who forgets the verb loses nothing."""
    said = program(*typed, code=2).err
    assert "is no command" in said
    assert "is kept, unfinished" in said
    assert "1 answer is unfinished" in program("list").err


def test_a_text_after_an_option_of_another_place_is_printed_again(program: Program) -> None:
    """Where it is not known in which journal to keep words, they are printed."""
    said = program("--theme", "power", "A whole sentence.", code=2)
    assert "A whole sentence." in said.out + said.err


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
    """Of a title given twice neither is lost; what may be repeated may be, and a value may look like an option."""
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
        "--title",
        "--title",
        "--private",
    )
    (entry,) = program("search", "more", "--private", "--json").json
    assert (entry["title"], sorted(entry["feelings"])) == ("--title", ["sad", "torn"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("share --to Bronwen", "share ID --with NAME"), ("share --stop", "with NAME --stop"),
        ("share --end Bronwen", "with NAME --stop"), ("share --take-back 1", "with NAME --take-back N"),
        ("share last --with-feelings", "share ID --along feelings"), ("share --again", "with NAME"),
        ("keys add x.card", "keys trust FILE"), ("keys import x.card", "keys trust FILE"), ("keys list", "keys"),
        ("keys agree", "with NAME --agreed WORDS"), ("keys forget Amara", "with Amara --stop"), ("keys test", "keys"),
        ("keys trust x.card --yes", "keys trust FILE --words WORDS"),
        ("coach show Amara", "coach Amara"), ("coach notes", "with NAME"), ("coach themes Amara", "with Amara"),
        ("coach read Amara", "with Amara --read N"), ("coach page Amara", "with Amara --paper"),
        ("coach questions Amara", "with Amara --questions"), ("coach forget Amara", "with Amara --remove DAY"),
        ("open --trust-once x", "with NAME"), ("open --receipt x y", "with NAME"), ("open --no-receipt x", "open FILE"),
    ],
)  # fmt: skip
def test_what_is_gone_or_never_was_is_answered_with_what_does_it(
    program: Program, typed: str, meant: str
) -> None:
    """One sentence for each name and option of sharing, from one table; a person's name is taken over."""
    said = program(*typed.split(), code=2)
    (sentence,) = said.err.splitlines()
    assert sentence.endswith(f"`equityjournal {meant}` does that.")
    assert is_from_catalogue(said.err)


def test_every_command_of_that_table_can_be_typed() -> None:
    """Each verb and option it names is there."""
    from equityjournal.cli.terminal.instead import INSTEAD

    tree = get_command(app)
    for meant in INSTEAD.values():
        verb, *words = meant.split()
        command = tree.get_command(Context(tree), verb)  # type: ignore[attr-defined]
        if words and words[0].islower() and hasattr(command, "list_commands"):
            command = command.get_command(Context(command), words[0])
        known = {
            name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)
        }
        assert {word for word in words if word.startswith("--")} <= known, meant
