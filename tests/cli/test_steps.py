import tomllib
from pathlib import Path
from typing import Any

import pytest

from program import Program
from test_guards import GRADING


def take(program: Program, text: str = "Ask her.", *more: str) -> str:
    """Keep an entry with a small step; return its id."""
    return str(program("write", "-t", "power", "Something.", "--step", text, *more, "--json").json["id"])


def the_step(program: Program) -> dict[str, Any]:
    """The one small step there is, as `steps --json` gives it."""
    (step,) = program("steps", "--json").json
    return dict(step)


def test_a_step_is_kept_in_its_entry_and_listed(program: Program, journal: Path) -> None:
    """The file holds it as a table of its own; the list has the documented keys."""
    identity = take(program, "Ask her,  with the advocate.", "--by", "friday")
    (path,) = journal.glob("entries/*/*/*.toml")
    (kept,) = tomllib.loads(path.read_text("utf-8"))["steps"]
    assert kept["text"] == "Ask her, with the advocate."
    assert the_step(program) == {
        "id": identity, "n": 1, "text": "Ask her, with the advocate.", "horizon": None, "due": "2026-06-05",
        "done": None, "dropped": None, "reason": "", "happened": "2026-06-01",
    }  # fmt: skip


def test_a_day_is_echoed_back_with_its_weekday(program: Program) -> None:
    """Whoever typed "friday" sees which one; beside JSON it is said on the other stream."""
    said = program.at_terminal(
        "write", "-t", "power", "Something.", "--step", "Ask.", "--by", "friday", columns=200
    )
    assert "Small step: Ask. (by Friday 5 June 2026)" in said.out
    beside = program("write", "Something.", "--step", "Ask.", "--by", "long", "--json")
    assert "Small step: Ask. (long term)" in beside.err


def test_by_alone_or_unread_is_refused_before_anything_is_saved(program: Program, journal: Path) -> None:
    """A day without a step, or one that cannot be read, makes no entry; the words wait among the drafts."""
    assert "--step" in program("write", "Something.", "--by", "friday", code=2).err
    assert (
        "short, medium and long"
        in program("write", "Something else.", "--step", "Ask.", "--by", "soon", code=1).err
    )
    assert not (journal / "entries").exists()
    assert len(list(journal.glob("drafts/*.toml"))) == 2


def test_a_step_is_done_dropped_and_done_after_all(program: Program) -> None:
    """Each is dated today and keeps the version before; the later word holds."""
    identity = take(program)
    program.clock.set_day("2026-06-08")
    assert "Kept, on 8 June 2026" in program("done", identity, "1").out
    assert the_step(program)["done"] == "2026-06-08"
    assert "already" in program("done", identity[-6:]).out
    assert "Let go now, on 8 June 2026" in program("drop", identity, "1", "--reason", "not ours to do").out
    assert (the_step(program)["done"], the_step(program)["reason"]) == (None, "not ours to do")
    assert "already" in program("drop", identity).out
    program("done", identity)
    assert (the_step(program)["dropped"], the_step(program)["reason"]) == (None, "")
    assert len(program("show", identity, "--versions", "--json").json) == 3


def test_a_step_that_changes_its_state_says_how_it_stood(program: Program) -> None:
    """Kept and then let go, or the other way round: nothing turns silently."""
    program("write", "Words.", "--step", "ring the mother")
    program("done", "ring")
    assert "It was kept on 1 June 2026. Let go now, on 1 June 2026: ring" in program("drop", "ring").out
    assert "It was let go on 1 June 2026. Kept now, on 1 June 2026: ring" in program("done", "ring").out


def test_which_step_is_asked_when_it_could_be_several(program: Program, journal: Path) -> None:
    """With two open ones a number is needed; with one open among several it is not."""
    identity = take(program, "One.")
    (path,) = journal.glob("entries/*/*/*.toml")
    text = path.read_text("utf-8")
    head, rest = text.split("[[answers]]", 1)
    path.write_text(f'{head}[[steps]]\ntext = "Two."\n\n[[answers]]{rest}', "utf-8")
    assert "1 or 2" in program("done", identity, code=1).err
    assert "changed by hand" not in program("done", identity, "2").out
    assert "One." in program("done", identity).out
    for wrong in ("0", "3", "9"):
        assert f"no small step {wrong}" in program("done", identity, wrong, code=1).err


def test_an_entry_without_steps_says_so(program: Program) -> None:
    """Where there is none, the refusal says what lists those there are."""
    assert "There are no small steps so far." in program("steps").out
    assert program("steps", "--json").json == []
    program("write", "Something.")
    assert "`equityjournal steps`" in program("done", "last", code=1).err


def test_the_latest_of_those_kept_are_shown_and_all_on_request(program: Program) -> None:
    """Five are shown, with a word on how to see the rest; nothing is counted."""
    for number in range(7):
        program("done", take(program, f"Step {number}."))
    shown = program("steps").out
    assert shown.count("Step ") == 5
    assert "--all" in shown
    assert program("steps", "--all").out.count("Step ") == 7


def test_steps_follow_deleting_restoring_and_editing_by_hand(program: Program, journal: Path) -> None:
    """The list is of the files as they are now."""
    identity = take(program)
    program("delete", identity)
    assert program("steps", "--json").json == []
    program("restore", identity)
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace("Ask her.", "Ask them."), "utf-8")
    assert the_step(program)["text"] == "Ask them."
    program("erase", identity, "--yes")
    assert program("steps", "--json").json == []


def test_ten_weeks_of_silence_change_no_word_about_any_step(program: Program) -> None:
    """Whatever day it is, the list reads the same: nothing is late, nothing is counted, no day is made much of."""
    take(program, "Ask.", "--by", "3 June")
    take(program, "Write.", "--by", "short")
    program("done", take(program, "Ring."))
    before = program("steps")
    program.clock.pass_days(70)
    after = program("steps")
    assert after.out == before.out
    assert not GRADING.search(after.out)
    for word in ("late", "missed", "still", "remind", "due", "expired", "not kept", "unkept"):
        assert word not in after.out.casefold()


def test_after_four_weeks_each_open_step_is_offered_once_more(program: Program) -> None:
    """At a terminal: Enter keeps, 2 changes, 3 lets go, 4 is done, a full stop leaves the rest."""
    for day, text in enumerate(("A", "B", "C", "D", "E"), start=20):
        take(program, text, "--by", "short", "-d", f"{day} May")
    assert "After a break" not in program.at_terminal("steps", typed=[]).out
    program.clock.pass_days(28)
    program.at_terminal("steps", typed=["", "2", "B, with Noor / 1 August", "3", "no longer ours", "4", "."])
    told = {step["text"]: step for step in program("steps", "--json").json}
    assert list(told) == ["B, with Noor", "A", "E", "D", "C"]
    assert (told["B, with Noor"]["due"], told["B, with Noor"]["horizon"]) == ("2026-08-01", None)
    assert (told["A"]["done"], told["A"]["dropped"]) == (None, None)
    assert (told["C"]["dropped"], told["C"]["reason"]) == ("2026-06-29", "no longer ours")
    assert told["D"]["done"] == "2026-06-29"


def test_leaving_the_offer_changes_nothing(program: Program) -> None:
    """Ctrl-D, or Enter where new words were asked for, leaves every step as it is; without a terminal none is offered."""
    take(program, "Ask.", "--by", "short")
    before = the_step(program)
    program.clock.pass_days(40)
    program.at_terminal("steps", typed=[])
    program.at_terminal("steps", typed=["2", ""])
    program.at_terminal("steps", typed=["2", "Ask."])
    assert the_step(program) == before
    assert "After a break" not in program("steps").out


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ask her / friday", ("Ask her", None, "2026-06-05")),
        ("Ask him/her", ("Ask him/her", None, None)),
        ("Ask him/her / medium", ("Ask him/her", "medium", None)),
        ("/ friday", ("/ friday", None, None)),
        ("Ask about the 3 June meeting", ("Ask about the 3 June meeting", None, None)),
    ],
)
def test_what_stands_after_the_last_slash_says_by_when_if_it_can(
    program: Program, typed: str, kept: tuple[str, str | None, str | None]
) -> None:
    """No other word of a step is read as a day."""
    program.at_terminal("write", "--pack", "pause", typed=["Something.", ".", typed])
    step = the_step(program)
    assert (step["text"], step["horizon"], step["due"]) == kept


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (["--pack", "pause"], True),
        (["-p", "small-enough-to-try"], True),
        (["--pack", "pathways"], True),
        (["-t", "power", "--more"], False),
        (["-t", "power"], False),
        (["-p", "when-it-is-over"], False),
        (["--pack", "pause", "--step", "Ask."], False),
        (["--happened-to-me", "--more"], False),
    ],
)
def test_a_step_is_asked_for_only_where_it_belongs(program: Program, command: list[str], asked: bool) -> None:
    """After questions that lead to one; never twice, and never of somebody who was harmed."""
    typed = ["Something.", ".", *(["."] if "--more" in command else []), "", "", ""]
    typed += [""] * 20 if "--happened-to-me" in command else []
    said = program.at_terminal("write", *command, typed=typed)
    assert ("One small step" in said.out) is asked


def test_a_step_survives_being_called_away(program: Program) -> None:
    """A step given on the command line is in the draft, and one given on taking it up takes its place."""
    program.at_terminal("write", "-t", "power", "--step", "First.", typed=["Something.", "^C"], code=130)
    program.at_terminal("write", "--resume", typed=[".", ""])
    assert the_step(program)["text"] == "First."


def test_a_day_gone_by_is_said(program: Program) -> None:
    """It is kept as given, for it may be meant; a day to come, and today, need no word."""
    for by, facts in (
        ("3 May 2026", "(by Sunday 3 May 2026, which has gone by)"),
        ("today", "(by Monday 1 June 2026)"),
        ("tomorrow", "(by Tuesday 2 June 2026)"),
    ):
        said = program("write", "Something.", "--step", "Ask.", "--by", by)
        assert f"Small step: Ask. {facts}" in " ".join(said.out.split())
    private = program("write", "Something.", "--step", "Ask.", "--by", "3 May 2026", "--private")
    assert "The day of its small step has gone by." in private.out
    assert "Ask." not in private.out
    beside = program("write", "Something.", "--step", "Ask.", "--by", "3 May 2026", "--json")
    assert "which has gone by" in beside.err
