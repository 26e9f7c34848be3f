"""What is asked after an answer: one further thing at most, which Enter ends."""

import re
import shlex
from pathlib import Path

import pytest

from cli.kept import only_record
from many import each_with_each
from packs import SHIPPED
from program import Program

COMMANDS = [
    "ej list", "equityjournal themes", "$ ej write --fresh --pack pause", "clear", "exit", "quit", "cd /tmp",
    "export EDITOR=nosuch", "EJ list", "./ej themes", "~/.local/bin/ej list", "mkdir x", "cat notes.txt", "code .",
]  # fmt: skip
VERBS = [
    "list",
    "themes",
    "open",
    "show last",
    "write -t power",
    "help",
    "undo",
    "search housing",
    "thems",
    "lsit",
]


def asked_after(screen: str) -> list[str]:
    """What stood on the screen before each line typed once an answer was finished."""
    return re.findall(r"([^>]*)\n>(?: .*)?\n", screen.split("\n> .\n", 1)[1] + "\n")


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_is_no_feeling(program: Program, journal: Path, typed: str) -> None:
    """It is left out with a word, and nothing else is asked."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed]).out
    assert "looks like a command, so it was left out" in screen
    record = only_record(journal)
    assert (record["feelings"], record["setting"]) == ([], "")


@pytest.mark.parametrize("typed", VERBS)
@pytest.mark.parametrize(("reply", "kept"), [("", False), ("y", True), ("n", False)])
def test_a_verb_is_asked_about(program: Program, journal: Path, typed: str, reply: str, kept: bool) -> None:
    """Some verbs are feelings too; Enter leaves it out."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed, reply]).out
    assert "may be a command" in screen
    assert only_record(journal)["feelings"] == ([typed] if kept else [])


@pytest.mark.parametrize("typed", ["open, hopeful", "open and hopeful", "open to it / office", "listless"])
def test_a_feeling_that_begins_like_a_verb_is_kept(program: Program, journal: Path, typed: str) -> None:
    """With a comma, “and” or a slash it is no command."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed])
    assert only_record(journal)["feelings"]


@pytest.mark.parametrize(
    "typed", ["clear / office", "clear about it", "exit interview", "export of feelings / desk"]
)
def test_a_feeling_that_begins_like_a_command_is_not_dropped(
    program: Program, journal: Path, typed: str
) -> None:
    """A word of a shell that goes on as a sentence is kept, or asked about."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed, "y"]).out
    assert "was left out" not in screen
    assert only_record(journal)["feelings"]


@pytest.mark.parametrize("step", ["ej list", "equityjournal themes", "$ ej show last / friday"])
def test_a_command_is_no_small_step(program: Program, journal: Path, step: str) -> None:
    """It is left out with a word; the feelings and the place before it are kept."""
    typed = ["Words.", ".", f"tired / at the office / {step}"]
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=typed).out
    assert "looks like a command, so it was left out" in screen
    record = only_record(journal)
    assert (record["feelings"], record["setting"], record.get("steps", [])) == (["tired"], "office", [])


@pytest.mark.parametrize(
    "typed", ["no thanks", "No, thank you.", "q", "n/a", "None.", "//", "/", "--", "..", "no!"]
)
def test_words_that_decline_are_no_feeling(program: Program, journal: Path, typed: str) -> None:
    """No, in whatever words, and a line of dashes or slashes."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed])
    record = only_record(journal)
    assert (record["feelings"], record["setting"]) == ([], "")


@pytest.mark.parametrize("more", [[], ["--more"]])
def test_stop_stops(program: Program, journal: Path, more: list[str]) -> None:
    """Nothing is asked after it, and it is kept as nothing."""
    typed = ["Joan Pemberton rang.", ".", *(["", ""] if more else []), ":stop"]
    screen = program.at_terminal("write", "-p", "power/who-decided", *more, typed=typed).out
    assert "One by one" not in screen
    assert screen.endswith("> :stop\n")
    assert only_record(journal)["feelings"] == []


def test_stop_at_the_next_question_saves_and_asks_nothing(program: Program, journal: Path) -> None:
    """With more time, `:stop` between two questions ends the sitting."""
    screen = program.at_terminal(
        "write", "-p", "power/who-decided", "--more", typed=["Words.", ".", "", ":stop"]
    ).out
    assert "One last line" not in screen
    assert only_record(journal)["answers"][0]["text"] == "Words."


def test_the_line_takes_all_three(program: Program, journal: Path) -> None:
    """Feelings, a setting and a small step, each said again."""
    typed = ["Words.", ".", "tired and sad / the office / ring her / friday"]
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=typed).out
    assert "Feelings: tired, sad.\nSetting: the office.\n" in screen
    assert "Small step: ring her (by Friday 5 June 2026)" in screen
    assert only_record(journal)["steps"][0]["text"] == "ring her"


@pytest.mark.parametrize("typed", ["tired", "tired, sad", "tired and sad, at the office", "tired / office"])
def test_feelings_are_feelings_where_a_step_is_asked_for(program: Program, journal: Path, typed: str) -> None:
    """After a question of PAUSE too."""
    program.at_terminal("write", "-p", "say-yes-yourself", typed=["Words.", ".", typed])
    record = only_record(journal)
    assert record["feelings"][0] == "tired"
    assert "steps" not in record or record["steps"] == []


@pytest.mark.parametrize("typed", ["wait at the office", "ring her, by the lifts"])
def test_a_step_with_a_place_in_it_is_a_step_where_one_is_asked_for(
    program: Program, journal: Path, typed: str
) -> None:
    """No word of it is taken for a feeling, or for where it was."""
    program.at_terminal("write", "-p", "say-yes-yourself", typed=["Words.", ".", typed])
    record = only_record(journal)
    assert [step["text"] for step in record["steps"]] == [typed]
    assert [name for name in ("feelings", "setting") if record.get(name)] == []


ONE_OF_EACH = [
    next(prompt.cited for prompt in pack.prompts if prompt.moment == "after") for pack in SHIPPED
] + [
    prompt.cited
    for pack in SHIPPED
    for prompt in pack.prompts
    if prompt.id in ("came-home", "small-enough-to-try")
]
SETTINGS: list[list[str]] = [
    [], ["--private"], ["--happened-to-me"], ["-f", "torn"], ["-f", "torn", "--setting", "office"],
    ["--setting", "office"], ["--step", "ring"], ["-f", "bullied"], ["-d", "yesterday"], ["--no-notices"],
]  # fmt: skip


@pytest.mark.many
@pytest.mark.parametrize(("cited", "options"), each_with_each(ONE_OF_EACH, SETTINGS))
def test_at_most_one_further_thing_is_asked_and_enter_ends_it(
    program: Program, journal: Path, cited: str, options: list[str]
) -> None:
    """Over all packs and settings: after the full stop, one Enter at most, and the entry is saved whole."""
    screen = program.at_terminal("write", "-p", cited, *options, typed=["Words.", ".", "", "", ""]).out
    assert len(asked_after(screen)) <= 1
    assert "Saved" in screen
    assert len(only_record(journal)["answers"]) == 1


@pytest.mark.parametrize("options", [[], ["-t", "power"], ["--json"], ["-f", "torn"], ["--private"]])
def test_after_given_text_too(program: Program, options: list[str]) -> None:
    """A theme may be asked for, and nothing else."""
    screen = program.at_terminal("write", "Words of mine.", *options, typed=["", "", ""]).out
    assert screen.count("\n>") <= 1


@pytest.mark.parametrize("feeling", ["bullied", "frightened", "kill myself"])
@pytest.mark.parametrize("where", ["label", "answer"])
def test_no_example_after_a_heavy_entry(program: Program, feeling: str, where: str) -> None:
    """Given as a feeling, or written in the answer."""
    options, words = (["-f", feeling], "Words.") if where == "label" else ([], f"I feel {feeling}.")
    screen = program.at_terminal("write", "-p", "power/who-decided", *options, typed=[words, ".", ""]).out
    assert "For example" not in screen
    assert "leaves it out" in " ".join(screen.split())


def test_a_first_screen_is_short(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight lines to read before typing, at eighty columns, whichever question of the usual pack comes."""
    monkeypatch.setattr(
        "equityjournal.cli.terminal.output.show",
        lambda text, **_how: text.replace(str(Path.home()), "/home/amara/.local/share"),
    )
    (usual,) = (pack for pack in SHIPPED if pack.id == "relational-equity")
    longest = max(usual.prompts, key=lambda prompt: len(prompt.text))
    screen = program.at_terminal("write", "-p", longest.cited, typed=[":stop"]).out
    assert len([line for line in screen.split("\n>")[0].splitlines() if line.strip()]) <= 8


@pytest.mark.parametrize("typed", [*COMMANDS, "list", "show last", "search housing", "help", "undo"])
def test_a_command_is_no_theme(program: Program, journal: Path, typed: str) -> None:
    """At the question on themes it is left out with a word, though a theme's name begins like it."""
    screen = program.at_terminal("write", "A long day at the desk, and calls.", typed=[typed, ""]).out
    assert "looks like a command, so it was left out" in screen
    assert only_record(journal)["themes"] == []


@pytest.mark.parametrize("typed", ["power", "trust", "history", "narratives, power", "sharing power"])
def test_a_theme_is_still_a_theme(program: Program, journal: Path, typed: str) -> None:
    """A word of a title is a theme, whatever verbs there are."""
    program.at_terminal("write", "A long day at the desk, and calls.", typed=[typed, ""])
    assert only_record(journal)["themes"]


STEPS = {
    "ring her tomorrow": ("ring her", "2026-06-02"),
    "ask the ward on friday": ("ask the ward", "2026-06-05"),
    "ring the clerk by 12 June": ("ring the clerk", "2026-06-12"),
}
"""Small steps typed without a slash, with the day understood."""


@pytest.mark.parametrize("typed", STEPS)
@pytest.mark.parametrize("reply", ["", "f", "n"])
def test_a_line_with_a_day_to_come_may_be_a_small_step(
    program: Program, journal: Path, typed: str, reply: str
) -> None:
    """It is asked about: Enter keeps it as a step with its day, f as a feeling, n leaves it out."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed, reply]).out
    assert "Is that a small step, by " in " ".join(screen.split())
    record = only_record(journal)
    steps = [(step["text"], str(step["due"])) for step in record.get("steps", [])]
    assert steps == ([STEPS[typed]] if reply == "" else [])
    assert record["feelings"] == ([typed] if reply == "f" else [])


@pytest.mark.parametrize("typed", ["tired today", "uneasy, tomorrow", "at the office", "tomorrow", "short"])
def test_a_feeling_without_a_day_to_come_is_kept_at_once(program: Program, typed: str) -> None:
    """Nothing more is asked."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed]).out
    assert "Is that a small step" not in screen


@pytest.mark.parametrize(
    ("reply", "themes", "feelings"), [("", ["power"], []), ("f", [], ["Power dynamics"])]
)
def test_a_theme_named_at_the_last_line_is_asked_about(
    program: Program, journal: Path, reply: str, themes: list[str], feelings: list[str]
) -> None:
    """Enter gives the entry that theme; f keeps the words as a feeling."""
    typed = ["Words.", ".", "Power dynamics", reply]
    screen = program.at_terminal("write", "-p", "humility/not-knowing", typed=typed).out
    assert "Power dynamics is a theme." in screen
    record = only_record(journal)
    assert (record["themes"], record["feelings"]) == (themes, feelings)


@pytest.mark.parametrize(
    "typed", ["tired, the ward, ask the interpreter", "unsure, home visit, ask her again"]
)
def test_places_and_steps_between_commas_are_said_to_be_feelings(
    program: Program, journal: Path, typed: str
) -> None:
    """All of it is kept, and the line that changes it stands below, to be copied."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed]).out
    assert only_record(journal)["feelings"] == typed.split(", ")
    said = " ".join(screen.split())
    assert "All of it is kept as feelings." in said
    feeling, setting, _ = typed.split(", ")
    line = said.split("To change that: `equityjournal ")[1].split("`")[0]
    program(*shlex.split(line))
    assert (only_record(journal)["feelings"], only_record(journal)["setting"]) == ([feeling], setting)


@pytest.mark.parametrize("typed", ["tired, sad, hopeful", "very tired, a bit sad / the ward", "at a loss"])
def test_plain_feelings_are_kept_without_a_word(program: Program, typed: str) -> None:
    """Short ones, or with a slash, need no explanation."""
    screen = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", typed]).out
    assert "kept as feelings" not in screen


def test_feelings_of_an_option_part_at_and_as_those_of_the_last_line(program: Program, journal: Path) -> None:
    """`-f "tired and sad"` is two, and what belongs together stays so."""
    program("write", "Words.", "-f", "tired and sad, up and down")
    assert only_record(journal)["feelings"] == ["tired", "sad", "up and down"]
    program("edit", "last", "-f", "torn and hopeful")
    assert only_record(journal)["feelings"] == ["torn", "hopeful"]
