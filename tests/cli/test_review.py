import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from cli.kept import keep, write_on
from equityjournal.core.entries.entry import Step
from program import FakeClock, Program

# On the screen


def test_before_anything_is_written_there_is_one_sentence(program: Program, journal: Path) -> None:
    """An empty journal is no gap; nothing is made by looking back."""
    assert program("review").out.startswith("Nothing is written yet. Two minutes? `equityjournal write")
    assert program("review").out == program("themes").out
    assert not journal.exists()


def test_a_journal_that_cannot_be_read_is_not_called_empty(program: Program, journal: Path) -> None:
    """Where no entry could be read, the files are named and nothing is said of themes."""
    program("write", "Words.")
    next(journal.glob("entries/*/*/*.toml")).write_text("what", "utf-8")
    assert program("review").out == "None of your entries could be read; the files are named above.\n"


def test_a_look_back_says_what_came_up_and_what_did_not(
    program: Program, journal: Path, clock: FakeClock
) -> None:
    """Days, themes, feelings, settings and small steps, each in a plain line."""
    keep(
        journal, clock, feelings=["Torn", "hopeful"], setting="Home visit",
        steps=[Step(text="Ask her.", horizon="short")],
    )  # fmt: skip
    clock.pass_days(1)
    keep(journal, clock, feelings=["torn"], setting="home  visit", about=["humility"])
    said = program("review").out
    for line in (
        "From 3 March 2026 to 2 June 2026 you wrote on 2 days.",
        "  Power dynamics: on 1 day, 1 June 2026.",
        "Not in this time, and I did not ask: Structural inequities",
        "Words you used for feelings: Torn and hopeful.",
        "Settings: Home visit on 2 days.",
        "  Open, in the short term: Ask her.",
    ):
        assert line in said


@pytest.mark.parametrize("way", ["theme", "group", "lens", "setting", "month"])
def test_it_sorts_by_each_way(program: Program, home: Path, way: str) -> None:
    """Each way of sorting begins with the same line, and tells of the invented journal."""
    program("demo", "--into", str(home / "demo"))
    said = program("--journal", str(home / "demo"), "review", "--by", way).out.splitlines()
    assert said[0].endswith("you wrote on 13 days.")
    assert len([line for line in said if line.startswith("  ") and ": on " in line]) >= 2


def test_a_way_that_there_is_not_is_refused_with_the_nearest(program: Program) -> None:
    """A mistyped way names the one that is meant."""
    assert "theme" in program("review", "--by", "theem", code=1).err


def test_the_days_may_be_chosen(program: Program) -> None:
    """--since and --until are inclusive; a day to come is today; the earlier one has to come first."""
    write_on(program, 5, "power")
    chosen = program("review", "--since", "3 June 2026", "--until", "5 June 2026", "--json").json
    assert (chosen["since"], chosen["until"], chosen["days"]) == ("2026-06-03", "2026-06-05", 3)
    assert program("review", "--until", "1 January 2030", "--json").json["until"] == "2026-06-06"
    refused = program("review", "--since", "5 June 2026", "--until", "3 June 2026", code=1)
    assert refused.err == "5 June 2026 comes after 3 June 2026; give the earlier day to --since.\n"


def test_a_time_after_the_last_word_is_empty_and_no_fault(program: Program) -> None:
    """Looking back over weeks without a word says so, and that a break changes nothing."""
    write_on(program, 1, "power")
    program.clock.pass_days(60)
    assert "A break needs no reason, and changes nothing." in program("review", "--since", "7 days ago").out


def test_private_entries_count_and_their_words_are_not_told(program: Program) -> None:
    """On the screen their days and themes count; a feeling, a setting or a step of theirs is not read out."""
    labels = ["-f", "CANARY1", "--setting", "CANARY2", "--step", "CANARY3", "--by", "short"]
    program("write", "--private", "-t", "power", *labels, "Words.")
    for form in (["review"], ["review", "--by", "setting"], ["review", "--json"]):
        assert "CANARY" not in program(*form).out
    assert "Power dynamics: on 1 day" in program("review").out
    assert "Open, in the short term: private" in program("review").out


def test_what_was_asked_is_counted_within_the_period(program: Program) -> None:
    """An offer of a theme's own prompt is one time that it was asked about."""
    program.at_terminal("write", "-p", "power/who-decided", typed=[":pass", "They did.", ".", ""])
    themes = {one["theme"]: one for one in program("review", "--json").json["themes"]}
    assert themes["power"]["asked"] >= 1


def test_json_has_the_documented_keys(program: Program, journal: Path, clock: FakeClock) -> None:
    """Every key that docs/guides/looking-back.md names is there, and no other; numbers and days are as they are."""
    keep(journal, clock, setting="office", feelings=["torn"], steps=[Step(text="Ask.", due=clock().date())])
    back = program("review", "--json").json
    assert list(back) == [
        "pack", "since", "until", "days", "enough", "themes", "other_themes", "groups", "lenses", "months",
        "settings", "feelings", "without_theme", "steps", "their_words", "before",
    ]  # fmt: skip
    assert list(back["themes"][0]) == [
        "theme",
        "title",
        "group",
        "lens",
        "days",
        "last",
        "asked",
        "set_aside",
    ]
    assert list(back["steps"]) == ["kept", "open", "let_go"]
    assert back["steps"]["open"] == [
        {"text": "Ask.", "promised": "2026-06-01", "horizon": None, "due": "2026-06-01", "done": None,
         "dropped": None, "reason": ""}
    ]  # fmt: skip
    assert list(back["before"]) == ["since", "until", "enough", "came", "went"]
    assert back["months"][-1] == {"month": "2026-06", "days": 1}
    assert back["settings"] == [{"setting": "office", "days": 1, "themes": ["power"]}]
    documented = (Path(__file__).parents[2] / "docs/guides/looking-back.md").read_text("utf-8")
    assert not [key for key in back if f"`{key}`" not in documented]


def test_two_times_are_compared_only_when_both_hold_enough(program: Program) -> None:
    """With fifteen days on three themes in each the difference is named; otherwise one sentence says that it is too little."""
    write_on(program, 15, "power", "humility", "positionality")
    program.clock.set_day("2026-09-01")
    write_on(program, 15, "power", "emotions-and-care", "positionality")
    back = program("review", "--json").json["before"]
    assert (back["came"], back["went"]) == (["emotions-and-care"], ["humility"])
    said = program("review").out
    assert "days before, and not in this time: Reflective practice and humility." in said
    assert "In this time, and not in the" in said
    assert (
        "There is too little"
        in program("review", "--since", "10 September 2026", "--until", "12 September 2026").out
    )


def test_nothing_heavy_is_loaded_to_look_back(program: Program, home: Path) -> None:
    """On the screen a look back needs no Pydantic and no Jinja2, once the index is made."""
    program("write", "-t", "power", "-f", "torn", "Words.")
    program("review")
    code = (
        "import sys\nfrom equityjournal.cli import _run\n_run(['review', '--by', 'lens'])\n"
        "print([name for name in ('pydantic', 'jinja2', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "[]"


# Ten weeks away


def test_ten_weeks_of_silence_change_no_word(
    program: Program, journal: Path, clock: FakeClock, home: Path
) -> None:
    """Themes, review and the page say the same of every theme and every step as on the last day written."""
    write_on(program, 15, "power", "humility", "positionality")
    keep(
        journal,
        clock,
        about=["positionality"],
        steps=[Step(text="Ask.", due=(clock() + timedelta(days=3)).date())],
    )

    def everything() -> list[str]:
        page = home / "page.html"
        program("review", "--page", str(page), "--force")
        as_of_no_day = re.sub(r"made on [^.]*\.|<title>.*</title>", "", page.read_text("utf-8"))
        themes = program("themes", "--json", "--all").json
        ways = [program("review", "--by", way).out for way in ("theme", "group", "lens", "setting", "month")]
        return [json.dumps(themes | {"as_of": ""}), program("review", "--json").out, *ways, as_of_no_day]

    before = everything()
    clock.pass_days(70)
    assert everything() == before
    assert not any(word in " ".join(before).lower() for word in ("overdue", "missed", "behind", " late "))


def test_a_period_from_the_first_day_of_the_calendar_has_none_before(program: Program) -> None:
    """There is nothing to compare it with, and the record says so."""
    program("write", "Words.")
    back = program("review", "--since", "0001-01-01", "--until", "2026-06-01", "--json").json
    assert back["before"] is None
