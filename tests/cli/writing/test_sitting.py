"""`write` at a terminal: what is asked, offered, put by, left unfinished and taken up again."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from program import Program


def test_the_record_holds_what_was_answered_and_not_what_was_put_by(program: Program, journal: Path) -> None:
    """Question and answer, feelings and setting stand in it; the draft is gone. The question put by is nowhere."""
    screen = program.at_terminal(
        "write", "--theme", "power",
        typed=[":pass", "They had decided", "before she came.", ".", "uneasy, hopeful / home visit"],
    )  # fmt: skip
    record = only_record(journal)
    assert not {"shown", "passed"} & set(record)
    (answer,) = record["answers"]
    assert answer["prompt"].startswith("power/")
    assert answer["text"] == "They had decided\nbefore she came."
    assert record["themes"] == []
    assert (record["feelings"], record["setting"]) == (["uneasy", "hopeful"], "home visit")
    assert "Power dynamics, as you asked." in screen.out
    assert "Finish with a full stop" in screen.out
    assert not list(journal.glob("drafts/*"))


def test_every_line_is_on_disk_before_the_next_is_read(program: Program, journal: Path) -> None:
    """Ctrl-C after two lines leaves both in a draft, exit code 130; the next writing offers them again."""
    screen = program.at_terminal("write", "-t", "power", typed=["one – ŵ", "two", "^C"], code=130)
    assert "kept, unfinished" in screen.out
    (draft,) = journal.glob("drafts/*.toml")
    assert tomllib.loads(draft.read_text("utf-8"))["answers"][0]["text"] == "one – ŵ\ntwo"
    assert not kept_files(journal)

    screen = program.at_terminal("write", typed=["", "three", ".", ""])
    assert "left it unfinished" in screen.out
    assert only_record(journal)["answers"][0]["text"] == "one – ŵ\ntwo\nthree"
    assert not list(journal.glob("drafts/*"))


def test_the_end_of_input_keeps_the_draft_too(program: Program, journal: Path) -> None:
    """Ctrl-D in the middle of an answer is an interruption, and --resume takes it up without asking."""
    program.at_terminal("write", "-t", "power", typed=["one"], code=130)
    screen = program.at_terminal("write", "--resume", typed=["two", "."])
    assert "Go on with it?" not in screen.out
    assert only_record(journal)["answers"][0]["text"] == "one\ntwo"


def test_fresh_leaves_what_was_begun(program: Program, journal: Path) -> None:
    """--fresh begins anew without asking, and the unfinished draft stays."""
    program.at_terminal("write", "-t", "power", typed=["one"], code=130)
    program.at_terminal("write", "--fresh", "-t", "humility", typed=["two", ".", ""])
    assert only_record(journal)["answers"][0]["text"] == "two"
    assert len(list(journal.glob("drafts/*.toml"))) == 1


def test_nothing_to_resume_is_said(program: Program) -> None:
    """--resume with nothing unfinished is refused in a sentence."""
    assert "nothing unfinished" in program.at_terminal("write", "--resume", code=1).out


def test_a_question_put_by_in_a_writing_that_came_to_nothing_rests_too(
    program: Program, journal: Path
) -> None:
    """No draft stays of it; it was asked all the same."""
    program.at_terminal("write", "-p", "power/who-decided", typed=[":pass", "^C"], code=130)
    assert not list(journal.glob("drafts/*"))
    (power,) = (theme for theme in program("themes", "--json").json["themes"] if theme["theme"] == "power")
    assert power["shown"] == 1


@pytest.mark.parametrize("left", ["^C", "^D", ":stop"])
def test_leaving_with_nothing_typed_says_so_and_leaves_no_file(
    program: Program, journal: Path, left: str
) -> None:
    """Whichever way somebody leaves a question, they hear that nothing was saved, and no draft stays."""
    screen = program.at_terminal("write", typed=[left], code=0 if left == ":stop" else 130)
    assert "Nothing was written, so nothing is saved." in screen.out
    assert not list(journal.glob("drafts/*"))


def test_an_empty_answer_saves_nothing(program: Program, journal: Path) -> None:
    """Finishing without a word is said to save nothing."""
    screen = program.at_terminal("write", "-t", "power", typed=["", "."], code=1)
    assert "Nothing was written" in screen.out
    assert not kept_files(journal)


def test_pass_after_a_first_line_loses_nothing(program: Program, journal: Path) -> None:
    """:pass in the middle of an answer leaves it as an unfinished one, and asks another question."""
    screen = program.at_terminal("write", "-t", "power", typed=["a line", ":pass", "another", ".", ""])
    assert "kept, unfinished" in screen.out
    record = only_record(journal)
    assert [answer["text"] for answer in record["answers"]] == ["another"]
    (draft,) = journal.glob("drafts/*.toml")
    begun = tomllib.loads(draft.read_text("utf-8"))
    assert begun["answers"][0]["text"] == "a line"
    assert begun["answers"][0]["prompt"] != record["answers"][0]["prompt"]


def test_a_question_may_be_asked_by_name(program: Program, journal: Path) -> None:
    """--prompt asks that very question, and says that it was asked for."""
    screen = program.at_terminal("write", "-p", "who-decided", typed=["The panel.", ".", ""])
    assert only_record(journal)["answers"][0]["prompt"] == "power/who-decided"
    assert "As you asked." in screen.out


def test_the_moment_chooses_among_questions(program: Program, journal: Path) -> None:
    """--moment before asks a question for before; an unknown moment is refused."""
    program.at_terminal("write", "-t", "power", "--moment", "before", typed=["The clock.", ".", ""])
    assert only_record(journal)["answers"][0]["prompt"] == "power/chairs-and-clock"
    assert "before" in program("write", "--moment", "befroe", "Text.", code=1).err


def test_every_question_of_a_theme_put_by_leaves_ones_own_words(program: Program, journal: Path) -> None:
    """The last answer is then to no question at all."""
    only_before = ("--moment", "before", "-t", "power")
    program.at_terminal("write", *only_before, typed=[":pass", "Free words.", ".", ""])
    assert "prompt" not in only_record(journal)["answers"][0]


def test_more_asks_the_follow_up_and_another(program: Program, journal: Path) -> None:
    """--more asks the follow-up, which repeats its prompt with its own question, then another question."""
    program.at_terminal(
        "write", "--more", "-t", "power",
        typed=["First.", ".", "Deeper.", ".", "y", "Second.", ".", ".", "", ""],
    )  # fmt: skip
    first, deeper, second = only_record(journal)["answers"]
    assert (first["text"], deeper["text"], second["text"]) == ("First.", "Deeper.", "Second.")
    assert first["prompt"] == deeper["prompt"] != second["prompt"]
    assert first["question"] != deeper["question"]


def test_text_without_a_theme_is_saved_before_anything_is_asked(program: Program, journal: Path) -> None:
    """At a terminal, one skippable question follows, and its answer tags the entry."""
    screen = program.at_terminal("write", "Nobody rang back.", typed=["nonsense", "5, humility"])
    assert screen.out.index("Saved,") < screen.out.index("Did any of these come into it?")
    assert only_record(journal)["themes"] == ["power", "humility"]


def test_that_question_may_be_skipped(program: Program, journal: Path) -> None:
    """Enter, or Ctrl-C, leaves the saved entry as it is, and the command succeeds."""
    program.at_terminal("write", "One.", typed=[""])
    program.at_terminal("write", "Two.", typed=["^C"])
    assert len(kept_files(journal)) == 2
    assert all(tomllib.loads(path.read_text("utf-8"))["themes"] == [] for path in kept_files(journal))


def test_an_answer_taken_up_keeps_what_this_command_line_asks_for(program: Program, journal: Path) -> None:
    """`write --private` over an unfinished answer saves it as private, with the day and facts given."""
    program.at_terminal("write", "-t", "power", "--setting", "clinic", typed=["one"], code=130)
    screen = program.at_terminal(
        "write", "--private", "-d", "yesterday", "--title", "T", typed=["", "two", ".", "torn"]
    )
    record = only_record(journal)
    assert (record["private"], record["happened"], record["title"]) == (True, date(2026, 5, 31), "T")
    assert record["setting"] == "clinic"
    assert "about yesterday, Sunday 31 May 2026" in " ".join(screen.out.split())
    assert "CANARY" not in program("export", "markdown", "--include-private").out


def test_a_follow_up_left_blank_is_not_asked_again(program: Program) -> None:
    """After a skipped follow-up, `y` asks another question, and its own follow-up only."""
    screen = program.at_terminal(
        "write", "--more", "-t", "power", typed=["First.", ".", ".", "y", "Second.", ".", ".", "", ""]
    )
    questions = [line for line in screen.out.splitlines() if line.replace("\x1b[0m", "").endswith("?")]
    assert len(questions) == len(set(questions))


def test_a_theme_without_a_question_left_is_tagged(program: Program, journal: Path) -> None:
    """With every question of a theme put by, one's own words on it are tagged with it."""
    screen = program.at_terminal(
        "write", "--moment", "before", "-t", "power", typed=[":pass", "Own words.", ".", ""]
    )
    assert "There is no question left on Power dynamics" in screen.out
    assert only_record(journal)["themes"] == ["power"]


@pytest.mark.parametrize(
    "typed",
    ["exit", "help", "?", "q", "ej themes", "$ equityjournal list", "clear", "/stop", "\\q", "Skip", "ls"],
)
def test_a_line_that_is_seldom_text_is_kept_with_a_word(program: Program, journal: Path, typed: str) -> None:
    """A command among the lines of an answer is no secret: the writer hears how to take it back."""
    screen = program.at_terminal("write", "-t", "power", typed=["Words.", typed, ":undo", "", ".", ""]).out
    assert "That line is kept as part of your answer; :undo takes it back." in screen


@pytest.mark.parametrize(
    "typed", ["clear that nobody asked", "help came late", "Egg and chips", "stop and search"]
)
def test_a_sentence_that_begins_like_a_command_is_text(program: Program, typed: str) -> None:
    """More words make it a sentence, and nothing is said."""
    screen = program.at_terminal("write", "-t", "power", typed=[typed, ".", ""]).out
    assert "That line is kept" not in screen


@pytest.mark.parametrize("typed", [["."], ["", "."], [":q", "."], ["Words.", ":undo", "", "."], [":stop"]])
def test_an_answer_without_words_leaves_no_file(program: Program, journal: Path, typed: list[str]) -> None:
    """However the question is left."""
    screen = program.at_terminal("write", "-t", "power", typed=typed, code=None).out
    assert "Nothing was written, so nothing is saved." in screen
    assert not list(journal.glob("drafts/*"))


def test_every_fourth_question_is_for_another_moment_unless_one_is_chosen(program: Program) -> None:
    """Where no moment is set, the lot asks looking back or before as well; `config moment` ends that."""
    shown = program("packs", "show", "relational-equity", "--json").json["prompts"]
    moments = {f"{prompt['theme']}/{prompt['id']}": prompt["moment"] for prompt in shown}

    def asked() -> str:
        program.at_terminal("write", typed=["Words.", ".", "", ""])
        answer = program("show", "last", "--json").json["answers"][0]
        return str(moments[answer["prompt"]])

    assert [asked() for _ in range(4)] == ["after", "after", "after", "looking-back"]
    program("config", "moment", "after")
    assert [asked() for _ in range(4)] == ["after"] * 4


def test_two_blank_lines_bring_the_word_on_finishing_once(program: Program, journal: Path) -> None:
    """Whoever presses Enter twice may be looking for the end; a full stop between spaces is one too."""
    typed = ["Words.", "", "", "", "More.", "", "", " . ", ""]
    screen = program.at_terminal("write", "-t", "power", typed=typed).out
    after = screen.partition("> Words.")[2]
    assert after.count("Finish with a full stop or Ctrl-D on its own line.") == 1
    assert only_record(journal)["answers"][0]["text"].split() == ["Words.", "More."]
