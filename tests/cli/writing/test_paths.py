"""Two more private paths, for somebody who saw it and for somebody who hurt another person."""

from pathlib import Path

import pytest

from cli.kept import only_record
from packs import shipped
from program import Outcome, Program

FIRST = (
    "Notes like these can be asked for in a complaint or a case. If there may be one, talk to your union or an adviser "
    "before you write."
)
THE_REST = [""] * 14
WAYS = [
    (["--pack", "{pack}"], None),
    (["-t", "{theme}"], None),
    (["-p", "{prompt}"], None),
    (["--pack", "{pack}", "Given."], None),
    (["-t", "{theme}", "Given."], None),
    (["-p", "{prompt}", "Given."], None),
    (["--pack", "{pack}"], "Piped."),
    (["--from-paper"], "today\n[{prompt}]\nOn paper."),
]
PATHS = {
    "when-i-saw-it": {"pack": "when-i-saw-it", "theme": "saw-what", "prompt": "saw-what/saw-or-heard"},
    "i-hurt-somebody": {"pack": "i-hurt-somebody", "theme": "hurt-said", "prompt": "hurt-said/said-to-you"},
}
each_path = pytest.mark.parametrize("path", PATHS)


def joined(said: Outcome) -> str:
    """All that was said, without the breaks of lines."""
    return " ".join(f"{said.out} {said.err}".split())


def wrote(program: Program, path: str, options: list[str], piped: str | None) -> Outcome:
    """An entry of a path, however it is begun."""
    line = ["write", *(option.format(**PATHS[path]) for option in options)]
    if piped is not None:
        return program(*line, piped=piped.format(**PATHS[path]))
    if "Given." in options:
        return program(*line)
    return program.at_terminal(*line, typed=["Answered.", ".", *THE_REST])


@each_path
@pytest.mark.parametrize(("options", "piped"), WAYS)
def test_it_is_private_and_nobody_is_taken_for_harmed(
    program: Program, journal: Path, path: str, options: list[str], piped: str | None
) -> None:
    """However it came in; no step, no line for feelings, no time limit, and no welcome of names after it."""
    said = joined(wrote(program, path, options, piped))
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"], kept["pack"]) == (True, False, path)
    for piece in (
        "One last line",
        "small step",
        "time limits",
        "who saw it, may matter later",
        "Write so that no one",
    ):
        assert piece not in said
    if path == "i-hurt-somebody" and "--from-paper" not in options:
        assert FIRST in said


@each_path
def test_every_question_is_asked_in_turn(program: Program, journal: Path, path: str) -> None:
    """The keys are said once, and each question may be left out."""
    said = joined(
        program.at_terminal("write", "--pack", path, typed=["", "Answered.", ".", *THE_REST], columns=400)
    )
    said = said.replace("\x1b[1m", "").replace("\x1b[0m", "")
    asked = [prompt.text.written for prompt in shipped(path).live]
    assert [said.count(question) for question in asked] == [1] * len(asked)
    assert said.count("Enter leaves a question out.") == 1
    assert [answer["text"] for answer in only_record(journal)["answers"]] == ["Answered."]


def test_who_it_was_done_to_is_never_led_to_the_one_responsible(program: Program) -> None:
    """Neither by `when`, nor by the Tab key, nor by a near miss; its whole title is another matter."""
    for wanted in ("when", "wen", "when i", "when I was"):
        said = joined(program("write", "--pack", wanted, "Words that are kept.", code=None))
        assert "hurt" not in said
    assert "hurt" not in joined(program("packs", "show", "when", code=None))
    assert "hurt" not in joined(program("list", "--pack", "when", code=None))
    assert "When I was the one" in program("packs", "show", "When I was the one who hurt somebody").out
    assert "When I was the one" in program("packs", "show", "i-hurt").out


def test_the_tab_key_does_not_finish_when_with_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack for somebody it was done to is offered."""
    monkeypatch.setenv("_EQUITYJOURNAL_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "equityjournal write --pack when")
    offered = program(code=None).out
    assert "when-it-happened-to-me" in offered
    assert "hurt" not in offered


def test_after_mine_no_question_of_another_path_comes(program: Program, journal: Path) -> None:
    """Not even where that is the usual pack, or the path that was begun."""
    program("config", "pack", "i-hurt-somebody")
    said = joined(program.at_terminal("write", typed=[":mine", "It was done to me.", ".", *THE_REST]))
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    after = said.split(":mine", 1)[1]
    assert [prompt.text for prompt in shipped("i-hurt-somebody").live if prompt.text in after] == []
    assert kept["answers"][0]["prompt"] == "me-kept/said-or-done"


@each_path
def test_mine_in_the_middle_of_a_path_goes_on_with_the_questions_of_its_own(
    program: Program, journal: Path, path: str
) -> None:
    """One after another, from there; what was answered before stays."""
    words = ["Before.", ".", ":mine", "It was done to me.", ".", "And more.", ".", *THE_REST]
    program.at_terminal("write", "--pack", path, typed=words)
    asked = [answer["prompt"].partition("-")[0] for answer in only_record(journal)["answers"]]
    assert asked == [PATHS[path]["theme"].partition("-")[0], "me", "me"]


@each_path
def test_no_question_of_it_is_drawn_for_anybody_else(path: str) -> None:
    """Each is written for a path, and credits no theme of the usual pack."""
    themes = {theme.id for theme in shipped(path).themes}
    assert all(prompt.written_for and set(prompt.themes) <= themes for prompt in shipped(path).prompts)


@pytest.mark.parametrize(
    "first", [["--pack", "when-i-saw-it"], ["--pack", "i-hurt-somebody"], ["--happened-to-me"]]
)
def test_no_question_on_humility_is_drawn_next(program: Program, first: list[str]) -> None:
    """Twenty draws after it; it comes if it is asked for, and again once something else is written."""
    humble = [
        prompt.text.written for prompt in shipped("relational-equity").live if "humility" in prompt.themes
    ]
    program("write", *first, "Words.")
    for _ in range(20):
        said = joined(program.at_terminal("write", "--fresh", typed=[":stop"]))
        assert [question for question in humble if question in said.replace("\x1b[1m", "")] == []
    asked = joined(program.at_terminal("write", "-t", "humility", "--fresh", typed=[":stop"]))
    assert "As you asked" in asked or "as you asked" in asked


@pytest.mark.parametrize(
    "first", [["--pack", "when-i-saw-it"], ["--pack", "i-hurt-somebody"], ["--happened-to-me"]]
)
def test_nobody_who_wrote_on_a_path_is_welcomed_back(program: Program, first: list[str]) -> None:
    """Neither by `write`, nor by the overview, nor by `themes`; somebody who did not is."""
    program("write", "-t", "power", "Something.")
    program.clock.pass_days(60)
    assert "Welcome back" in program("themes").out
    program("write", *first, "Words.")
    program.clock.pass_days(60)
    for said in (
        program("themes"), program(), program.at_terminal("write", "--happened-to-me", typed=[":stop"]),
        program.at_terminal("write", "-t", "power", typed=[":stop"]),
    ):  # fmt: skip
        assert "Welcome" not in joined(said)


@each_path
def test_a_look_back_does_not_tell_its_themes(program: Program, path: str) -> None:
    """Nor does a list; their titles alone would say what it is about."""
    wrote(program, path, ["--pack", "{pack}"], None)
    titles = [shipped(path).title, *(theme.title for theme in shipped(path).themes)]
    for verb in (["review"], ["review", "--json"], ["list"], ["list", "--json"], [], ["steps"]):
        said = joined(program(*verb))
        assert [title for title in titles if title in said] == []


@each_path
def test_it_has_a_sheet_that_says_nothing_at_a_glance(program: Program, path: str) -> None:
    """Its heading is Notes, and the names of who did it are not asked for."""
    page = program("worksheet", path).out
    assert "<h1>Notes</h1>" in page
    assert shipped(path).title not in page.split("<main>")[0]
    assert "Names of who did it" not in page


UNFINISHED = {
    "i-hurt-somebody": ["--pack", "i-hurt-somebody"],
    "when-i-saw-it": ["--pack", "when-i-saw-it"],
    "when-it-happened-to-me": ["--happened-to-me"],
}


@pytest.mark.parametrize("began", UNFINISHED)
@pytest.mark.parametrize("wanted", UNFINISHED)
def test_an_unfinished_answer_of_another_path_is_not_gone_on_with(
    program: Program, journal: Path, began: str, wanted: str
) -> None:
    """Asked for one path, nobody is put into another, and what was begun there stays what it was."""
    program.at_terminal("write", *UNFINISHED[began], typed=["Begun.", "^C"], code=130)
    said = joined(program.at_terminal("write", *UNFINISHED[wanted], typed=["^C"], code=130))
    assert ("left it unfinished" in said) is (began == wanted)
    (draft,) = journal.glob("drafts/*.toml")
    assert f'pack = "{began}"' in draft.read_text("utf-8")
    assert "left it unfinished" in joined(program.at_terminal("write", typed=["^C"], code=None))
