"""Text that looks like a slip: the rest of an option, a verb, an option, a day, a theme or a pack."""

import re
import shlex
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from program import Program

SLIPS = {
    "-t power dynamics": '-t "power dynamics"',
    "--theme=lived experience": '--theme "lived experience"',
    "-t structural inequities": '-t "structural inequities"',
    "-t lived experience matters": '-t "lived experience"',
    "--setting home visit": '--setting "home visit"',
    "-d yesterday --setting home visit": '--setting "home visit"',
    "--setting=home visit": '--setting "home visit"',
    "--person a parent": '--person "a parent"',
    "--title My first day": '--title "My first day"',
    "-f tired and sad": '-f "tired and sad"',
    "--step ring the family back": '--step "ring the family back"',
    "--step ring --by next week": '--by "next week"',
    "--step ring --by 3 june": '--by "3 june"',
    "-d last friday": '-d "last friday"',
    "-d 3 june 2026": '-d "3 june 2026"',
    "-d 2 days ago": '-d "2 days ago"',
    "--pack human learning systems": '--pack "human learning systems"',
    "--moment looking back": '--moment "looking back"',
    "-p who decided": '-p "who decided"',
    "help": "`equityjournal help`",
    "List": "`equityjournal list`",
    "resume": "`equityjournal write --resume`",
    "remove": "`equityjournal delete`",
    "print that one": "`equityjournal show last`",
    "undo": "`equityjournal restore ID`",
    "show last": "`equityjournal show last`",
    "search housing": "`equityjournal search housing`",
    "set-aside humility": "`equityjournal set-aside humility`",
    "thmes": "`equityjournal themes`",
    "ej list": "`ej list`",
    "equityjournal themes": "`equityjournal themes`",
    "private": "`equityjournal write --private`",
    "power": "`equityjournal write -t power`",
    "power dynamics": '`equityjournal write -t "power dynamics"`',
    "pause": "`equityjournal write --pack pause`",
    "theme power": "`equityjournal write --theme power`",
    "yesterday": "`equityjournal write -d yesterday`",
    "last friday": '`equityjournal write -d "last friday"`',
    "3/6": "`equityjournal write -d 3/6`",
    "25/12": "`equityjournal write -d 25/12`",
    "3 june": '`equityjournal write -d "3 june"`',
    "last": "`equityjournal show last`",
    "2": "`equityjournal show 2`",
    "2026-06-01-abc234": "`equityjournal show 2026-06-01-abc234`",
    "home visit": '`equityjournal write --setting "home visit"`',
    "--private home visit": '`equityjournal write --setting "home visit"`',
    "pasue": "`equityjournal write --pack pause`",
    "human learning sytems": "`equityjournal write --pack human-learning-systems`",
    "humilty": "`equityjournal write -t humility`",
    "power dynamcs": "`equityjournal write -t power`",
    "make private 1": "`equityjournal edit 1 --private`",
    "make it private": "`equityjournal edit last --private`",
    "mark 2 as private": "`equityjournal edit 2 --private`",
    "remove 2": "`equityjournal delete 2`",
    "read last": "`equityjournal show last`",
    "change 2": "`equityjournal edit 2`",
    "find handover": "`equityjournal search handover`",
    "look up the lift": '`equityjournal search "the lift"`',
    "Words": "`equityjournal their-words`",
    "read": "“read” may be meant for a command. `equityjournal show last`",
    "--their-words nobody asked": '--their-words "nobody asked"',
    "--reply last friday": '--reply "last friday"',
    "lsit": "`equityjournal list`",
    "wokrsheet": "`equityjournal worksheet`",
    "set aside humility": "`equityjournal set-aside humility`",
    "look over": "`equityjournal look-over`",
    "Ej list": "`ej list`",
    "settings": "“settings” may be meant for a command. `equityjournal config`",
    "gaps": "“gaps” may be meant for a command. `equityjournal themes`",
    "?": "“?” may be meant for a command. `equityjournal --help`",
    "help me": "`equityjournal support` shows where support may be found",
    ":mine": "“:mine” is for an answer: `equityjournal write` asks",
    ".": "“.” is for an answer",
    "mondy": "`equityjournal write -d Monday`",
    "tusday evening": '`equityjournal write -d "Tuesday evening"`',
    "21 novmber": '`equityjournal write -d "21 November"`',
    "setting ward round": '`equityjournal write --setting "ward round"`',
    "step ring": "`equityjournal write --step ring`",
    "feelings tired": "`equityjournal write --feeling tired`",
    "moment after": "`equityjournal write --moment after`",
    "looking back": "`equityjournal write --moment looking-back`",
    "before": "`equityjournal write --moment before`",
    "last month": "“last month” may be a time; -d takes one day",
    "add": "“add” may be meant for a command. `equityjournal write`",
}
"""Command lines after `write` with forgotten quotation marks, and what was meant."""


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_is_refused_where_nobody_can_be_asked(program: Program, journal: Path, line: str) -> None:
    """Nothing is kept, the spelling that was meant is shown, and the one that keeps it works."""
    said = program("write", *line.split(), code=1)
    assert SLIPS[line] in said.err
    assert "Nothing is saved" in said.err
    assert not list(journal.glob("entries/*/*/*")) + list(journal.glob("drafts/*"))


@pytest.mark.parametrize(
    "line",
    [
        "-d sunday evening",
        "sunday evening",
        "-d friday afternoon",
        "tonight",
        "last week",
        "this morning",
        "tusday evening",
        "noon",
    ],
)
def test_a_day_that_is_shown_can_be_typed(program: Program, line: str) -> None:
    """The spelling shown for words like a day is a day that can be read."""
    said = program("write", *line.split(), code=1).err
    shown = re.search(r"`equityjournal write -d (.+?)`", said)
    assert shown
    program("write", "-d", *shlex.split(shown[1]), "She told me about the stairs.")


def test_a_setting_of_the_journal_is_known_again(program: Program, journal: Path) -> None:
    """Words that were a setting before may be one again; those of a private entry are not looked at."""
    program("write", "--setting", "the Friday group", "It was loud.")
    program("write", "--setting", "the quiet room", "--private", "It was not.")
    said = program("write", "the", "friday", "group", code=1)
    assert '`equityjournal write --setting "the friday group"`' in said.err
    program("write", "the", "quiet", "room")
    assert len(kept_files(journal)) == 3


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_is_asked_about_at_a_terminal(program: Program, journal: Path, line: str) -> None:
    """Enter leaves it out, with the spelling that was meant on the screen."""
    said = program.at_terminal("write", *line.split(), typed=[""], code=1).out
    screen = " ".join(said.split())
    assert SLIPS[line] in screen
    assert "Type y to keep it; Enter leaves it out." in screen
    assert not list(journal.glob("entries/*/*/*")) + list(journal.glob("drafts/*"))


def test_y_keeps_it(program: Program, journal: Path) -> None:
    """A word that was meant is kept, with the theme that was given."""
    program.at_terminal("write", "-t", "power", "dynamics", typed=["y"])
    record = only_record(journal)
    assert (record["themes"], record["answers"][0]["text"]) == (["power"], "dynamics")


@pytest.mark.parametrize(
    "words",
    [
        ["-t", "power", "--", "dynamics"],
        ["-t", "power", "dynamics of it"],
        ["-t", "power", "Nobody", "asked", "her"],
        ["-t", "power", "Nobody", "asked."],
        ["--setting", "home visit", "It", "was", "quiet"],
        ["--setting", "home", "The", "visit", "went", "on", "long"],
        ["-f", "tired", "Long", "day."],
        ["-d", "yesterday", "She", "rang", "back"],
        ["last friday"],
        ["--", "help"],
        ["hello"],
        ["text"],
        ["one"],
        ["Tired", "today."],
        ["trusting"],
        ["powerless"],
        ["Feeling", "tired"],
        ["sunny"],
        ["the", "ward"],
        ["at", "home"],
        ["the", "last"],
        ["yesterday", "she", "rang", "back"],
        ["I", "don't", "know"],
        ["--private", "Somebody", "shouted"],
        ["I", "talked", "to", "her", "today", "-t", "power", "about", "it"],
        ["-d", "friday,", "She", "rang", "me", "about", "it"],
    ],
    ids=" ".join,
)
def test_a_text_is_never_questioned(program: Program, journal: Path, words: list[str]) -> None:
    """Quoted, after two dashes, longer than four words, or like no option: kept as it is."""
    program("write", *words)
    assert len(kept_files(journal)) == 1


def test_who_leaves_a_slip_out_is_told_how_to_keep_it(program: Program) -> None:
    """The line that keeps a text like a command is on the screen, should it be one."""
    said = " ".join(program.at_terminal("write", "Words", typed=[""], code=1).out.split())
    assert "Nothing is saved. To keep it as your text: `equityjournal write -- Words`." in said


@pytest.mark.parametrize("words", ["help", "power", "last friday", "dynamics"])
def test_piped_text_is_never_questioned(program: Program, journal: Path, words: str) -> None:
    """What came through a pipe was meant."""
    program("write", "-t", "power", piped=words)
    assert only_record(journal)["answers"][0]["text"] == words


def test_the_spelling_shown_keeps_every_label(program: Program) -> None:
    """The refusal repeats the whole command with its text marked."""
    said = program("write", "-d", "friday", "--setting=home", "visit", "--private", code=1)
    assert "`equityjournal write -d friday --setting=home --private -- visit`" in said.err


def test_saved_shows_the_day_the_words_and_every_label(program: Program) -> None:
    """What was understood stands on the screen, so that a slip shows."""
    said = program(
        "write", "-t", "power", "-d", "friday", "--setting", "home visit", "--person", "a parent", "-f",
        "uneasy, torn", "--title", "The door", "--step", "ring", "--by", "short", "--pack", "relational",
        "-p", "power/who-decided", "She asked me why nobody rang, and I did not know what to say to her.",
    ).out  # fmt: skip
    assert "about Friday 29 May 2026" in said
    assert "\n  She asked me why nobody rang, and I did not know what to …\n" in said
    for piece in (
        "Theme: Power dynamics.",
        "Title: The door.",
        "Setting: home visit.",
        "Who was there: a parent.",
        "Feelings: uneasy, torn.",
        "Question: ",
        "Pack: ",
        "Small step: ring (short term)",
    ):
        assert piece in said


def test_the_pack_named_in_saved_is_the_one_kept(program: Program) -> None:
    """That of the question, where a question of one pack and another pack are both given."""
    said = program("write", "-p", "power/who-decided", "--pack", "pause", "She asked me why nobody rang.").out
    kept = program("show", "last", "--json").json["pack"]
    assert kept == "relational-equity"
    assert "Pack: Advancing equity in relational public service." in said


def test_a_private_entry_shows_its_day_and_no_word(program: Program) -> None:
    """Its labels are named by their kinds alone."""
    said = program(
        "write", "--private", "-t", "power", "--setting", "CANARY1", "-f", "CANARY2", "--step", "CANARY3",
        "--title", "CANARY4", "--person", "CANARY5", "CANARY6 and more.",
    )  # fmt: skip
    assert "Saved as private, about today" in said.out
    assert "With it: a title, a setting, who was there, feelings, themes and a small step." in said.out
    assert "CANARY" not in said.out + said.err
    assert "Power" not in said.out + said.err


@pytest.mark.parametrize("command", [["-d", "friday"], ["-d", "yesterday", "-p", "power/who-decided"]])
def test_the_day_stands_on_the_screen_before_the_question(program: Program, command: list[str]) -> None:
    """Whenever it is not today."""
    screen = program.at_terminal("write", *command, typed=["Words.", ".", ""]).out
    before = screen.split("Finish with")[0]
    assert "May 2026." in before
    assert "About " not in program.at_terminal("write", typed=["Words.", ".", ""]).out.split("Finish with")[0]


@pytest.mark.parametrize(("left", "code"), [("^C", 130), ("^D", 130)])
def test_leaving_the_question_says_that_nothing_is_saved(
    program: Program, journal: Path, left: str, code: int
) -> None:
    """Nothing is kept, and the writer is told."""
    screen = program.at_terminal("write", "-t", "power", "dynamics", typed=[left], code=code).out
    assert "Nothing is saved." in screen
    assert not kept_files(journal)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-d last tues the lift was out again", '-d "last tues" "the lift was out again"'),
        ("-d the 3rd no heating for three weeks", '-d "the 3rd" "no heating for three weeks"'),
        (
            "-d a week ago yesterday nobody came to the panel",
            '-d "a week ago yesterday" "nobody came to the panel"',
        ),
    ],
)
def test_a_day_without_quotation_marks_before_a_text_is_answered_with_them(
    program: Program, journal: Path, typed: str, meant: str
) -> None:
    """Nothing is saved with half a day in its words; they are kept, and the line to type is shown."""
    said = " ".join(program("write", *typed.split(), code=1).err.split())
    assert f"`equityjournal write {meant}`" in said
    assert "is kept, unfinished" in said
    program(*shlex.split(f"write {meant}"))
    assert only_record(journal)["answers"][0]["text"] == meant.split('" "')[1][:-1]


@pytest.mark.parametrize(
    "typed",
    [
        "--setting home visit She rang me back at last",
        "--setting=ward round nobody asked him what he wanted",
        "--setting team meeting We went quiet.",
    ],
)
def test_a_common_setting_without_quotation_marks_before_a_text_is_answered_with_them(
    program: Program, journal: Path, typed: str
) -> None:
    """Half of it would be the setting, and half would begin the text: the line shown keeps both whole."""
    said = " ".join(program("write", *typed.split(), code=2).err.split())
    assert "is kept, unfinished" in said
    (line,) = re.findall(r"`equityjournal (write --setting [^`]+)`", said)
    program(*shlex.split(line))
    record = only_record(journal)
    assert record["setting"] in ("home visit", "ward round", "team meeting")
    assert not record["answers"][0]["text"].startswith(("visit", "round", "meeting"))
