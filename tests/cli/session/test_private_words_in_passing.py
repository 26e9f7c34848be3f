"""Private words are not shown in passing: only `show`, `edit` and `search --private` show them to their writer."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.kept import kept_files
from cli.real_terminal import at_terminal, end
from equityjournal.cli import VERBS
from program import Program

FACTS = [
    "--title", "CANARY1", "--setting", "CANARY2", "--person", "CANARY3", "-f", "CANARY4",
    "--step", "CANARY5", "--by", "short", "--their-words", "CANARY10 / CANARY11",
]  # fmt: skip
OPEN = "An open word."


def saved(program: Program, *arguments: str) -> str:
    """Write an entry; return its id."""
    known = {path.stem for path in kept_files(journal_of(program))}
    program("write", *arguments)
    (identity,) = {path.stem for path in kept_files(journal_of(program))} - known
    return identity


def journal_of(program: Program) -> Path:
    """The journal of whoever runs the tests."""
    return Path(os.environ["EQUITYJOURNAL_DIR"])


@pytest.fixture(params=["--private", "--happened-to-me"])
def private(request: pytest.FixtureRequest, program: Program) -> str:
    """The id of an entry with a canary in every field, between two open ones; and a draft of the kind."""
    program("write", OPEN, "-t", "humility")
    identity = saved(program, request.param, "CANARY6 MCGONAGALL", "-t", "power", *FACTS)
    program.at_terminal("with", "Sunita", typed=["me", "paper", "no", "yes", "", "no"])
    program("discussed", identity, "--with", "CANARY7", "--note", "CANARY8")
    program("write", request.param, "-d", "yesteday", *FACTS, piped="CANARY9", code=1)
    return identity


def every_verb(identity: str) -> dict[str, list[Sequence[str]]]:
    """Each verb in the forms that name no private entry, or that change one; the destructive last."""
    six = identity[-6:]
    return {
        "list": [
            ["list"], ["list", "--all"], ["list", "--json"], ["list", "-t", "power"], ["list", "-f", "CANARY4"],
            ["list", "--setting", "CANARY2"], ["list", "--since", "1 May"], ["list", "--pack", "when"],
            ["list", "--without-theme"], ["list", "--on-this-day"],
        ],
        "search": [["search", "CANARY6"], ["search", "CANARY*"], ["search", "word"], ["search", "CANARY4", "--json"]],
        "themes": [["themes"], ["themes", "--all"], ["themes", "--json"], ["themes", "--explain"]],
        "review": [["review"], ["review", "--by", "setting"], ["review", "--json"], ["review", "--page", "x.html"]],
        "steps": [["steps"], ["steps", "--all"], ["steps", "--json"]],
        "their-words": [
            ["their-words"], ["their-words", "--all"], ["their-words", "--json"], ["their-words", six, "It was so."],
            ["their-words", "--all"], ["their-words", "3 May", "So."],
        ],
        "done": [["done", six], ["done", six]],
        "drop": [["drop", six, "--reason", "no"], ["drop", six], ["steps"], ["steps", "--json"], ["review"]],
        "tag": [["tag", six, "trust"], ["tag", six, "trust"], ["tag", six, "power"]],
        "untag": [["untag", six, "trust"], ["untag", six, "trust"]],
        "discussed": [["discussed"], ["discussed", "--json"], ["discussed", six, "--undo"]],
        "look-over": [["look-over"], ["look-over", "--json"]],
        "export": [
            ["export", "markdown"], ["export", "markdown", "-f", "CANARY4"],
            ["export", "study", "-f", "CANARY4", "--yes", "-o", "-"], ["export", "study", "--since", "1 May", "--yes", "-o", "-"],
        ],
        "forms": [["forms"], ["forms", "nmc"], ["export", "swe", "-f", "CANARY4", "--yes", "-o", "-"]],
        "import": [["import", "nosuch"]],
        "check": [["check"], ["check", "--json"]],
        "backup": [["backup"], ["backup", "--json"], ["backup", "--check", "nosuch"]],
        "show": [["show", "2026"], ["show", "nosuch"], ["show", "3 May"]],
        "delete": [["delete", six], ["restore"], ["list"], ["discussed"]],
        "restore": [["restore", six], ["restore", six, "--version", "1"], ["restore", "draft"]],
        "packs": [["packs"], ["packs", "remarks"]],
        "config": [["config", "on-this-day", "on"], ["config"], ["config", "--json"], []],
        "support": [["support"], ["support", "--json"]],
        "lock": [["lock", "show"], ["lock", "show", "--json"]],
        "unlock": [["unlock"]],
        "keys": [["keys"]],
        "shares": [["shares"]],
        "promises": [["promises"], ["promises", "--json"], ["promises", "new", "--what", "x"]],
        "coach": [["coach"]],
        "with": [["with"], ["with", "Sunita"], ["with", "Sunita", "--agreed", "Slower."], ["with", "Sunita", "--paper", "--yes"]],
        "set-aside": [["set-aside", "humility"]],
        "bring-back": [["bring-back", "humility"]],
        "focus": [["focus", "humility"]],
        "write": [["write", "Another open word."]],
        "erase": [
            ["erase", six, "--words", "no such words"], ["erase", six, "--words", "MCGONAGAL"],
            ["erase", six, "--words", "MCGONAGALL"], ["erase", "--before", "2 June 2030"], ["erase", six],
        ],
    }  # fmt: skip


NOT_ASKED = {"edit", "share", "open", "demo", "worksheet", "completion", "reminder"}
"""Verbs that show it to its writer, refuse it, or read nothing of the journal."""


def test_every_verb_is_looked_at() -> None:
    """A new verb has to be put among those below, or said to be none of them."""
    assert {*every_verb("2026-06-01-aaaaaa"), *NOT_ASKED} == set(VERBS)


@pytest.mark.parametrize("screen", ["pipe", "terminal"])
def test_no_verb_shows_a_private_word_in_passing(
    program: Program, private: str, screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is typed but `show`, `edit` and `search --private`: at a pipe or a terminal, on either stream."""
    monkeypatch.chdir(tmp_path)
    seen: dict[str, str] = {}
    for verb in [["--help"], [], *(one for forms in every_verb(private).values() for one in forms)]:
        if screen == "pipe":
            said = program(*verb, code=None)
        else:
            said = program.at_terminal(*verb, typed=["n", "n", ".", "."], code=None, columns=200)
        assert said.code in (0, 1, 130), (verb, said)
        words = " ".join([said.out, said.err]).replace("\n", " ")
        for typed in verb:
            words = words.replace(typed, "")  # a refusal may repeat what was typed
        seen[" ".join(verb)] = seen.get(" ".join(verb), "") + words
    assert {verb: words for verb, words in seen.items() if "CANARY" in words or "MCGONAGALL" in words} == {}
    assert "private" in seen["list"]
    assert "private" in seen[""]
    assert "CANARY" not in "".join(path.read_text("utf-8") for path in tmp_path.iterdir())


def test_what_happened_to_the_writer_is_not_told_by_its_themes(program: Program) -> None:
    """Its pack and its themes, whose names tell what it is about, stand in no list, review or summary."""
    program("write", OPEN, "-t", "humility")
    said = program("write", "-p", "me-kept/when-and-where", "Words.")
    assert "Saved as private" in said.out
    titles = [
        "How you are",
        "What you want kept",
        "What you would like",
        "happened to me",
        "happened-to-me",
        "me-kept",
    ]
    for verb in (
        ["list"],
        ["list", "--json"],
        [],
        ["review"],
        ["review", "--json"],
        ["steps"],
        ["themes", "--all"],
        ["search", "Words"],
    ):
        shown = program(*verb)
        assert [one for one in titles if one in shown.out + shown.err] == [], verb


def test_the_writer_is_shown_them(program: Program, private: str) -> None:
    """By name, and where the search says so, with all that stands in it."""
    for verb in (["show", private], ["search", "MCGONAGALL", "--private"]):
        said = program(*verb).out
        assert "CANARY1" in said
        assert "CANARY2" in said
    assert "[CANARY6]" in program("search", "CANARY6", "--private").out
    (found,) = program("search", "CANARY6", "--private", "--json").json
    assert (found["title"], found["setting"], found["feelings"]) == ("CANARY1", "CANARY2", ["CANARY4"])
    assert (
        len(program("search", "CANARY4", "--private", "-t", "power", "-f", "canary4").out.splitlines()) == 3
    )
    assert "CANARY6" in program("export", "json", "--include-private", "-f", "CANARY4", "-o", "-").out
    assert "CANARY8" in program("show", private).out


def test_a_list_says_the_day_and_the_word_private(program: Program, private: str) -> None:
    """And nothing more; in JSON every key is there, and tells nothing."""
    lines = program("list").out.split("\n")
    at = next(number for number, line in enumerate(lines) if private in line)
    assert lines[at : at + 2] == [f"1 June 2026  {private}", "  private"]
    found = next(one for one in program("list", "--json").json if one["id"] == private)
    assert found.pop("written").startswith("2026-06-01T18:10")
    assert found == {
        "id": private, "happened": "2026-06-01", "title": "", "pack": "", "themes": [], "feelings": [],
        "setting": "", "private": True, "excerpt": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "filters",
    [["list", "-t", "power"], ["list", "-f", "CANARY4"], ["list", "--setting", "canary2"], ["list", "--pack", "rel"],
     ["search", "CANARY6"], ["search", "-t", "power", "word"]],
)  # fmt: skip
def test_no_filter_tells_what_a_private_entry_is_about(
    program: Program, private: str, filters: list[str]
) -> None:
    """It is left out whether it would fit or not, and that private entries are left out is said either way."""
    said = program(*filters)
    assert private not in said.out
    assert "Private entries are left out" in said.err
    other = [
        word.replace("power", "humility").replace("CANARY", "no").replace("canary", "no") for word in filters
    ]
    assert program(*other).err == said.err
    if filters[0] == "list":  # before its day, nothing of it is left out
        assert "left out" not in program("list", "--until", "1 May", *filters[1:3]).err


def test_where_nothing_is_private_nothing_is_said_of_it(program: Program) -> None:
    """Neither by a list nor by a search."""
    program("write", OPEN, "-t", "power")
    assert program("list", "-t", "power").err == ""
    assert program("search", "word").err == ""


def test_what_is_saved_as_private_is_not_repeated(program: Program) -> None:
    """“Saved” names the day; the step, the feelings and the themes that were given are not said again."""
    said = program("write", "--private", "CANARY", "-t", "power", *FACTS)
    assert said.out.startswith("Saved as private, about today, Monday 1 June 2026 (2026-06-01-")
    assert "CANARY" not in said.out + said.err
    assert "Power" not in said.out
    screen = program.at_terminal("write", "--private", "-t", "power", typed=["Words.", ".", "torn / panel"])
    after = screen.out.partition("> torn / panel")[2]
    assert "torn" not in after
    assert "Kept with it." in after


def test_an_unfinished_private_answer_is_offered_without_its_words(program: Program, private: str) -> None:
    """By its day and the word private; whoever says yes is shown it, for it is theirs to go on with."""
    assert private
    offered = program.at_terminal("write", typed=["n", ":stop"]).out
    assert "CANARY" not in offered
    assert "unfinished:\n  private\n" in offered
    assert "CANARY9" in program.at_terminal("write", "--resume", typed=[".", "", ""]).out


def test_a_step_of_a_private_entry_can_be_kept_without_being_read_out(program: Program, private: str) -> None:
    """It is listed as private, and `show` says what it was."""
    listed = program("steps").out
    assert f"{private[-6:]} 1  private" in listed
    assert "show ID" in listed
    program("done", private[-6:])
    assert "CANARY5 (kept on" in program("show", private).out.replace("\n", " ")


@pytest.mark.parametrize("after", [["list"], ["restore"], []])
def test_what_was_cut_off_is_private_in_passing_too(
    program: Program, journal: Path, after: list[str]
) -> None:
    """In a list and in the trash: the line that made it private may be the one that is missing."""
    program("write", "CANARY", "--title", "CANARY")
    (path,) = kept_files(journal)
    path.write_text(path.read_text("utf-8").rpartition("# end of")[0], "utf-8")
    if after == ["restore"]:
        program("delete", "last", code=None)
    shown = program(*after)
    assert "CANARY" not in shown.out + shown.err


def test_completion_offers_no_private_word(
    program: Program, private: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither beside the ids nor among the themes, packs and prompts."""
    monkeypatch.setenv("_EQUITYJOURNAL_COMPLETE", "complete_zsh")
    for line in (
        "equityjournal show ",
        "equityjournal write -t ",
        "equityjournal list --pack ",
        "equityjournal done ",
    ):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        said = program(code=None)
        assert "CANARY" not in said.out + said.err
        if "show" in line:
            assert private in said.out


def test_on_a_real_terminal_nothing_else_is_shown(program: Program, private: str) -> None:
    """Nothing of it, escape sequences and window titles included, when the likely commands are run."""
    for verb in (["list"], [], ["steps"], ["delete", private], ["restore"], ["restore", private]):
        session = at_terminal(*verb, TERM="xterm-256color")
        if verb == ["steps"]:
            session.sendline(".")  # it asks, for the machine's own clock says that it is long ago
        assert "CANARY" not in end(session), verb
