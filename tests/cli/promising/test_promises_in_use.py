"""Promises looked at, handed on, ended and listed, through the real program."""

import json
from pathlib import Path

from cli.promising.registers import the_one
from outside import outside
from program import FakeClock, Outcome, Program


def test_a_look_keeps_what_was_said_and_the_next_day(program: Program, letters: str) -> None:
    """Those it was made to come first, in whatever order; a day alone is no look."""
    options = [
        "--team-says",
        "Done.",
        "--they-said",
        "Not yet.",
        "--service-said",
        "By bus.",
        "--look",
        "1 October",
    ]
    said = program("promises", "look", letters, *options).out
    assert "We look again on 1 October 2026." in said
    shown = program("promises", "look", "letters").out
    assert shown.index("Not yet.") < shown.index("By bus.") < shown.index("Done.")
    assert the_one(program)["asked"] is True
    assert "A day alone is no look" in program("promises", "look", letters, "--look", "1 July", code=1).err
    assert "There is no promise called “nosuch”" in program("promises", "look", "nosuch", code=1).err


def test_a_look_at_a_terminal_may_leave_everything_out(program: Program, letters: str) -> None:
    """Then nothing is saved; where nobody could be asked, that is kept with its reason."""
    said = program.at_terminal("promises", "look", letters, typed=["", "", "", ""]).out
    assert said.endswith("Nothing was saved.\n")
    said = program.at_terminal("promises", "look", letters, typed=["", "They moved away.", "", "", ""]).out
    assert said.endswith("Nobody it was made to has been asked yet.\n")
    assert the_one(program)["look"] == "2026-09-01"


def test_handing_on_keeps_the_role_or_names_another(program: Program, letters: str) -> None:
    """Only a promise that is open is handed on."""
    program("promises", "hand", letters)
    program.at_terminal("promises", "hand", letters, typed=["the union"])
    assert [handed["asks"] for handed in the_one(program)["handed"]] == ["the parents' forum", "the union"]  # type: ignore[attr-defined]
    program("promises", "end", letters, "--how", "let-go", "--why", "The office closed.")
    assert "there is nothing to hand on" in program("promises", "hand", letters, code=1).err


def end(program: Program, letters: str, *options: str, code: int = 0) -> Outcome:
    """End a promise without questions."""
    return program("promises", "end", letters, "--why", "It was done.", *options, code=code)


def test_kept_stands_alone_only_by_the_word_of_those_it_was_made_to(program: Program, letters: str) -> None:
    """Their words are kept with it; the same promise may be ended once more."""
    said = end(program, letters, "--how", "kept").out
    assert "The team says it was kept. Those it was made to have not been asked." in " ".join(said.split())
    assert "--again" in end(program, letters, "--how", "kept", code=1).err
    said = end(program, letters, "--how", "kept", "--again", "--service-said", "It is better.").out
    assert "People who draw on the service say it was kept." in said
    said = end(
        program, letters, "--how", "kept", "--they-agree", "--they-said", "We can read it.", "--again"
    ).out
    assert "\n  Kept.\n" in said
    assert "Not kept." in end(program, letters, "--how", "not-kept", "--again").out
    assert (
        "goes with --how kept"
        in end(program, letters, "--how", "let-go", "--they-agree", "--again", code=2).err
    )
    program("promises", "look", letters, "--they-said", "No longer so.")
    assert "No longer so." in program("promises", "--all").out


def test_nothing_is_called_late_and_nothing_counted(program: Program, letters: str, clock: FakeClock) -> None:
    """A year after the day to look, in the same tone; no figure but days."""
    clock.set_day("2027-09-01")
    said = program("promises", "--all").out
    assert "The day to look again was 1 September 2026." in said
    assert not [word for word in ("overdue", "late", "%", " of 1", "1 promise") if word in said.lower()]


def test_forty_columns_are_enough(program: Program, letters: str) -> None:
    """Nothing is cut and no line is longer."""
    said = program.at_terminal("promises", columns=40).out
    assert max(map(len, said.splitlines())) <= 40
    assert "Nobody it was made to has been asked" in said
    for command in (("new",), ("end",)):
        shown = outside("promises", *command, "--help", COLUMNS="40").stdout
        assert max(map(len, shown.splitlines())) <= 40


def test_a_file_taken_away_is_named_by_every_command(program: Program, letters: str, team: Path) -> None:
    """On standard error, in JSON, and by --check with exit code 1."""
    program("promises", "look", letters, "--they-said", "Not yet.")
    program("promises", "look", letters, "--they-said", "Nearly.")
    gone = sorted(team.rglob("*.toml"), key=lambda path: path.name)[1]
    gone.unlink()
    assert f"{gone.stem}.toml is missing, and perhaps others before it" in " ".join(
        program("promises").err.split()
    )
    assert [fault["kind"] for fault in program("promises", "--json").json["problems"]] == ["missing"]
    assert "is missing" in program("promises", "--check", code=1).out
    (team / "promises" / "notes.txt").write_text("x")
    assert "promises/notes.txt: it is no change to a promise." in program("promises").err


def test_an_empty_register_says_how_to_begin(program: Program, team: Path) -> None:
    """And makes nothing by being looked at."""
    assert "`equityjournal promises new` makes one." in program("promises").out
    assert program("promises", "--json").json["promises"] == []
    assert not list(team.iterdir())
    assert "no promise" in program("promises", "page", str(team.parent / "x.html"), code=1).err


def test_json_is_whole_and_the_mark_is_that_of_check(program: Program, letters: str) -> None:
    """The same keys for an open promise and one that ended."""
    before = program("promises", "--json").json
    assert program("promises", "--check", "--json").json["mark"] == before["mark"]
    end(program, letters, "--how", "changed")
    after = program("promises", "--json", "--all").json
    assert program("promises", "--json").json["promises"] == []
    assert before["promises"][0].keys() == after["promises"][0].keys()
    assert json.dumps(after["promises"][0]["ends"]).count("changed") == 1


def test_a_promise_that_ended_is_looked_at_without_another_day(program: Program, letters: str) -> None:
    """What is heard since stands beside its end, and nobody is asked when to look again."""
    end(program, letters, "--how", "kept")
    said = program.at_terminal("promises", "look", letters, typed=["They are glad.", "", "", "^D"]).out
    assert "When do we look next?" not in said
    assert said.endswith("\n  It ended on 1 June 2026. Why: It was done.\n")
    assert the_one(program)["look"] == "2026-09-01"
    assert "“They are glad.”" in program("promises", "--all").out


def test_a_promise_changed_in_its_file_says_so_in_every_list(
    program: Program, letters: str, team: Path
) -> None:
    """Open or ended, alone or among others; its words may not be those that were promised."""
    (made,) = team.rglob("*.toml")
    made.write_text(made.read_text("utf-8").replace("plain words", "few words"), "utf-8")
    changed = "A file about it was changed after it was saved"
    for words in (["promises"], ["promises", "look", letters]):
        assert changed in program(*words).out
    end(program, letters, "--how", "let-go")
    assert changed in program("promises", "--all").out


def test_promises_are_written_out_to_the_screen_or_to_a_file(
    program: Program, letters: str, home: Path
) -> None:
    """Without a file, or with a dash, on the screen: the same as in a file."""
    file = home / "promises.md"
    program("promises", "export", "markdown", "--output", str(file))
    for options in ([], ["--output", "-"]):
        assert program("promises", "export", "markdown", *options).out == file.read_text("utf-8")
