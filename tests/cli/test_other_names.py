"""Words that name no verb: answered with the verb, and any text behind them is kept."""

import re
import shlex

import pytest
from typer import Context
from typer.main import get_command

from equityjournal.cli import VERBS, app
from equityjournal.cli.commands.other_names import answer
from messages import is_from_catalogue
from program import Program


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("add", "write"), ("new", "write"), ("create", "write"), ("remove", "delete"), ("rm", "delete"),
        ("print", "show"), ("read", "show"), ("Read", "show"), ("undo", "restore"), ("find", "search"),
        ("change", "edit"), ("ls", "list"), ("summary", "review"), ("todo", "steps"), ("helpline", "support"),
        ("resume", "write --resume"), ("mine", "write"), ("version", "--version"), ("man", "--help"), ("settings", "config"), ("archive", "backup"), ("wipe", "delete"), ("progress", "review"), ("mood", "list --feeling"), ("calendar", "reminder"),
        ("streak", "review"),
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
    from equityjournal.cli.commands.other_names import _answers

    for said in _answers().values():
        for command in re.findall(r"`equityjournal ([^ `]+)", said):
            assert command in VERBS or command.startswith("--"), said


@pytest.mark.parametrize("typed", ["add", "new", "note", "wrtie"])
def test_words_behind_another_name_of_write_are_kept(program: Program, typed: str) -> None:
    """Typed behind it or piped into it, they are a draft that `write --resume` goes on with."""
    assert "is kept, unfinished" in program(typed, "The", "kettle", "was", "on.", code=2).err
    assert "is kept, unfinished" in program(typed, piped="Piped words.", code=2).err
    assert "2 answers are unfinished" in program("list").err


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
        ("edit 1 --theme power", "tag ID THEME"), ("edit last -t power", "tag ID THEME"), ("edit 2 --step x", "write --step WORDS"),
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


@pytest.mark.parametrize(
    "sentence",
    [
        "show them I care", "list of worries", "with my manager today I felt small", "steps I took were small",
        "open door policy made me think", "lock down changed how we visit", "share of the blame is mine",
        "focus on the child was missing", "drop in session went badly", "export of the files went wrong",
        "config was wrong on the laptop", "help me I am stuck", "tag along visit today", "check on the boiler",
        "coach said I should rest", "discussed it with her", "neglected by the team I felt alone",
        "packs of paper everywhere", "demo day was a mess", "restore trust with the family",
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_a_verb_is_given_back_with_how_to_keep_it(
    program: Program, sentence: str
) -> None:
    """Refused, changing nothing; the whole of it stands behind `write`, in quotation marks."""
    program("write", "Words.")
    said = program(*sentence.split(), code=None)
    assert said.code in (1, 2)
    assert f'equityjournal write "{sentence}"' in " ".join(said.err.split())
    assert len(program("list", "--json").json) == 1


def test_a_sentence_with_signs_of_the_shell_is_given_back_as_it_was(program: Program) -> None:
    """Pasted into a shell, it is the sentence again."""
    words = ["show", "them", 'I "care"', "for $5"]
    said = program(*words, code=2).err
    command = " ".join(said.split()).rpartition("`equityjournal ")[2].rpartition("`")[0]
    assert shlex.split(command) == ["write", " ".join(words)]


@pytest.mark.parametrize(
    "typed",
    [["show", "last", "power"], ["list", "--since", "my", "birthday"], ["show", "nobody"], ["steps", "2"]],
)
def test_a_command_that_is_no_sentence_is_not_taken_for_text(program: Program, typed: list[str]) -> None:
    """A slip in a command has its own answer alone."""
    assert "words to keep" not in program(*typed, code=None).err


@pytest.mark.parametrize(
    "typed", ["open one.txt two.txt three.txt four.txt", "open in/one in/two in/three in/four"]
)
def test_files_that_are_not_there_are_no_sentence(program: Program, typed: str) -> None:
    """A refusal of paths says nothing of words to keep."""
    assert "words to keep" not in program(*typed.split(), code=1).err


WHOLE = {
    "find handover": "search handover", "look up handover": "search handover", "look for lifts": "search lifts",
    "fnid handover": "search handover", "remove 1": "delete 1", "remove entry 1": "delete 1", "remvoe 2": "delete 2",
    "read 1": "show 1", "print number 3": "show 3", "change 1": "edit 1", "change date 1": "edit 1",
    "make private 1": "edit 1 --private", "mark 2 as private": "edit 2 --private", "hide last": "edit last --private",
    "private 1": "edit 1 --private", "set entry 2 private": "edit 2 --private", "make it private": "edit last --private",
    "make 1 not private": "edit 1 --not-private", "make public 1": "edit 1 --not-private",
    "unhide 1": "edit 1 --not-private", "label 2 power": "tag 2 power", "tick 2": "done 2", "set pager on": "config pager on",
    "pack pause": "packs show pause", "markdown": "export markdown", "word 2 5": "export docx 2 5", "pdf": "export html",
    "history last month": "list last month", "summary may": "review may", "meet Bronwen": "with Bronwen",
    "load diary.json": "import diary.json", "copy stick/all.zip": "backup stick/all.zip",
    "step add ring": "write --step ring", "goal new ring": "write --step ring",
}  # fmt: skip


@pytest.mark.parametrize("typed", WHOLE)
def test_words_behind_another_name_stand_in_the_command_to_type(program: Program, typed: str) -> None:
    """The sentence has the very words, so that nothing need be typed anew; and no slip becomes a draft."""
    said = program(*typed.split(), code=2).err
    meant = f"`equityjournal {WHOLE[typed]}` is the command for that.\n"
    assert said == f"There is no `{typed.split()[0]}`. {meant}"
    assert shlex.split(WHOLE[typed])[0] in VERBS
    assert "unfinished" not in program("list").err


@pytest.mark.parametrize(
    "typed",
    ["find a way to tell her", "look for the good in it", "print all of it for her", "private matters came up",
     "make it private is what she asked", "remove the barriers", "change takes time", "read her the letter"],
)  # fmt: skip
def test_a_sentence_that_begins_with_another_name_is_kept(program: Program, typed: str) -> None:
    """Whoever forgets `write` loses nothing, whatever verb the first word is like."""
    said = program(*typed.split(), code=2).err
    assert "is kept, unfinished" in said
    assert "1 answer is unfinished" in program("list").err


@pytest.mark.parametrize(
    "typed", ["print all entries", "change the date", "remove", "today", "show 1", "read last entry"]
)
def test_a_slip_in_a_command_is_no_text(program: Program, typed: str) -> None:
    """Nothing waits as unfinished after it."""
    program(*typed.split(), code=None)
    assert "unfinished" not in program("list").err


@pytest.mark.parametrize(
    "typed", ["handover", "ward", "visit", "tenant", "lunch", "court", "risk", "tired", "team"]
)
def test_a_word_of_the_work_is_not_taken_for_a_verb(program: Program, typed: str) -> None:
    """No verb is suggested that is spelt quite differently."""
    assert "Did you mean" not in program(typed, code=2).err


def test_of_verbs_as_near_the_one_with_the_same_first_letter_stands_first(program: Program) -> None:
    """`opne` is `open` before it is `done`; the words behind are carried along."""
    assert "Did you mean `equityjournal open x.txt` or" in program("opne", "x.txt", code=2).err
    assert "Did you mean `equityjournal show 2`?" in program("shwo", "2", code=2).err


def test_the_word_entry_before_an_entry_says_no_more(program: Program) -> None:
    """`show entry ID` is `show ID`, and so for the others."""
    identity = program("write", "The lift stood still.", "--step", "Ring.", "--json").json["id"]
    assert "The lift" in program("show", "entry", identity).out
    program("tag", "entry", "last", "power")
    program("done", "step", identity)
    assert "trash" in program("delete", "entry", identity).out
    program("show", "entry", code=1)


def test_help_on_what_is_no_command_says_where_help_is(program: Program) -> None:
    """`help me` may be meant for more than the commands."""
    assert program("help", "me", code=2).err == (
        "“me” is no command. `equityjournal --help` lists the commands; `equityjournal support` shows where support "
        "may be found.\n"
    )
    assert "`equityjournal search" in program("help", "find", code=2).err
    assert "Did you mean `equityjournal write`?" in program("help", "wrte", code=2).err
    assert program("help", "list").out == program("list", "--help").out


@pytest.mark.parametrize("line", [["today"], ["write", "--when", "yesterday"], ["write", "-x", "power"]])
def test_a_single_word_that_is_no_text_makes_no_draft(program: Program, line: list[str]) -> None:
    """A day where a verb stands, and the value of an option there is not, are no words to keep."""
    assert "kept" not in program(*line, code=2).err
    assert "unfinished" not in program("list").err


@pytest.mark.parametrize("line", [["edit", "last"], ["drop", "last"], ["export", "markdown"]])
def test_an_option_is_not_guessed_from_a_few_letters(program: Program, line: list[str]) -> None:
    """`--json`, where there is none, is not taken for `--person`, `--reason` or `--on-this-day`."""
    said = program(*line, "--json", code=2).err
    assert f"`equityjournal {line[0]}" in said
    assert "Did you mean" not in said


@pytest.mark.parametrize("blank", ["\u3000\n", "\ufeff", "\u2028\u2029", "\u00a0"])
def test_a_blank_of_any_kind_makes_no_draft(program: Program, blank: str) -> None:
    """Wide, hard and invisible blanks through a pipe are no text, and nothing is said to be kept."""
    said = program("write", piped=blank, code=1).err
    assert "There is no text in that" in said
    assert "kept" not in said
    assert "unfinished" not in program("list").err


@pytest.mark.parametrize("verb", [verb for verb in VERBS if "-" in verb])
def test_a_verb_typed_as_two_words_is_answered_with_its_hyphen(program: Program, verb: str) -> None:
    """Its words stand behind it as typed, and a slip in a command is no draft; a sentence is kept."""
    said = program(*verb.split("-"), "power", code=2).err
    assert f"Did you mean `equityjournal {verb} power`?" in " ".join(said.split())
    assert "unfinished" not in said
    assert f"`equityjournal {verb}`" in " ".join(program("help", *verb.split("-"), code=2).err.split())
    assert "is kept, unfinished" in program(*verb.split("-"), "was", "what", "she", "did", code=2).err
