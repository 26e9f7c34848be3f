"""What a command does for a sentence of the sources; docs/sources.md names each of these by its row."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from equityjournal.cli import VERBS
from program import Program

COMMANDS: dict[str, Callable[[Program, Path], None]] = {}
"""By the row of docs/sources.md."""


def row(name: str) -> Callable[[Callable[[Program, Path], None]], Callable[[Program, Path], None]]:
    """Show a row of the page by a function."""

    def shown(show: Callable[[Program, Path], None]) -> Callable[[Program, Path], None]:
        COMMANDS[name] = show
        return show

    return shown


@row("naming")
def _what_is_named_is_listed(program: Program, _journal: Path) -> None:
    """`packs names` lists racism, class, disability and the rest, and none is named nowhere."""
    said = program("packs", "names").out
    assert "Racism\n" in said
    assert "Class and poverty\n" in said
    assert "Disability and access\n" in said
    assert "Named nowhere" not in said


@row("insights-and-conditions")
def _the_eight_and_the_six_are_the_usual_themes(program: Program, _journal: Path) -> None:
    """`themes` tells of all fourteen, in two groups; a team's hour has a part for each."""
    told = program("themes", "--json").json
    groups = [theme["group"] for theme in told["themes"]]
    assert (groups.count("insights"), groups.count("conditions")) == (8, 6)
    team = program("packs", "show", "together", "--json").json
    groups = [theme["group"] for theme in team["themes"]]
    assert (groups.count("insights"), groups.count("conditions")) == (8, 6)


@row("positionality")
def _one_letter_can_be_chosen(program: Program, _journal: Path) -> None:
    """`write -t race` asks about race alone, and about nothing else of the same letter."""
    named = {"race": r"\brac(e|ism)\b", "religion": r"\b(religion|faith)\b"}
    for letter, other in (("race", "religion"), ("religion", "race")):
        for _ in range(3):
            program.at_terminal("write", "--pack", "social-graces", "-t", letter, typed=["Words.", ".", ""])
            question = program("show", "last", "--json").json["answers"][0]["question"]
            assert re.search(named[letter], question)
            assert not re.search(named[other], question)


@row("moments")
def _practice_differs_by_moment_place_and_time(program: Program, _journal: Path) -> None:
    """A question may be for before or for looking back; a look back may be sorted by setting and by month."""
    asked = {
        moment: program.at_terminal("write", "--moment", moment, "-t", "power", typed=["^D"], code=None).out
        for moment in ("before", "after", "looking-back")
    }
    assert "next meeting" in asked["before"]
    assert len(set(asked.values())) == 3
    program("write", "Words.", "-t", "power", "--setting", "ward")
    program("write", "Words.", "-t", "power", "--setting", "call centre")
    assert "call centre: on 1 day" in program("review", "--by", "setting").out
    assert "June 2026" in program("review", "--by", "month").out


NIGHT = 'resources = [{ title = "What the night is like", by = "The patients", where = "The desk" }]'


@row("signpost")
def _a_shelf_of_good_practice_is_one_file(program: Program, journal: Path) -> None:
    """A pack of reading alone is sound and shown, found by its theme, and never asked from."""
    about = 'about = "What we pass on."\nlicence = "CC-BY-4.0"\n'
    shelf = OWN.split("[[prompts]]")[0].replace('version = "1"\n', f'version = "1"\n{about}')
    theme = f'group = "me"\nsummary = "What helps at night."\n{NIGHT}\n'
    add_pack(journal, "mine.toml", shelf.replace('group = "me"\n', theme))
    said = program("packs", "check", "mine").out
    assert "can be used" in said
    assert "read better" not in said
    for name in (["mine", "--reading"], ["rest"]):
        assert "What the night is like. The patients." in program("packs", "show", *name).out
    assert "reading" in program("write", "--pack", "mine", code=1).err


@row("newsletter")
def _good_practice_can_be_passed_on(program: Program, journal: Path) -> None:
    """A team's own pack may name what to read, on a theme; whoever gets the file sees it."""
    reading = NIGHT
    add_pack(journal, "mine.toml", OWN.replace('group = "me"\n', f'group = "me"\n{reading}\n'))
    assert "can be used" in program("packs", "check", "mine").out
    assert "What the night is like. The patients." in program("packs", "show", "mine", "--reading").out


@row("repository")
def _reading_is_found_by_theme(program: Program, _journal: Path) -> None:
    """`packs show THEME` ends with what to read on it."""
    said = program("packs", "show", "pathways-processes").out
    assert said.index("Further reading") > said.index("impact assessment")
    assert "section 149" in said


@row("horizons")
def _a_step_has_a_horizon(program: Program, _journal: Path) -> None:
    """Short, medium and long; `steps` lists what is open under each."""
    for horizon in ("short", "medium", "long"):
        program("write", "Words.", "-t", "power", "--step", f"A {horizon} one.", "--by", horizon)
    steps = program("steps", "--json").json
    assert {step["text"]: step["horizon"] for step in steps} == {
        f"A {horizon} one.": horizon for horizon in ("short", "medium", "long")
    }


@row("research")
@row("dashboards")
def _nobodys_journals_are_added_up(program: Program, _journal: Path) -> None:
    """By design: a coach looks at one person at a time, no verb takes several journals, and nothing is sent."""
    assert "Whose?" in program("coach", "all-of", code=2).err
    assert "one person at a time" in " ".join(program("coach", "--help").out.split())
    adding_up = {"aggregate", "dashboard", "collect", "upload", "sync", "report", "survey", "statistics"}
    assert not adding_up & set(VERBS)


@row("language")
def _words_that_make_others_of_people_are_pointed_out(program: Program, _journal: Path) -> None:
    """`notices` names them, with a reason."""
    program("write", "She is one of the hard to reach.", "-t", "power")
    (found,) = program("look-over", "--json").json
    assert found["about"] == "language"
    assert found["why"]


@row("start-anywhere")
def _one_line_begins_a_journal(program: Program, journal: Path) -> None:
    """Nothing is set up before it, and nobody is asked."""
    assert not journal.exists()
    assert "Saved" in program("write", "One line.").out
    assert len(list(journal.glob("entries/*/*/*.toml"))) == 1


@row("pause")
def _pause_ends_with_a_small_step(program: Program, _journal: Path) -> None:
    """The five headings, in Socitm's order; a small step kept with the answer is listed, and can be done."""
    told = program("packs", "show", "pause", "--json").json
    assert [theme["title"] for theme in told["themes"]] == [
        "Power up", "Ask open questions", "Unmute yourself and others", "Stop the tape", "Extend your privilege",
    ]  # fmt: skip
    assert {theme["leads_to"] for theme in told["themes"]} == {"step"}
    program("write", "-p", "pause-unmute/felt-safe", "Words.", "--step", "Say it to her.")
    assert "Say it to her." in program("steps").out


@row("our-approach")
def _a_look_back_says_what_was_not_written_about(program: Program, _journal: Path) -> None:
    """`review` names the gaps, and whose they are: what was not asked comes first."""
    program("write", "Words.", "-t", "power")
    assert "Not in this time, and I did not ask: " in program("review").out


@row("accessible")
def _paper_will_do(program: Program, journal: Path) -> None:
    """A sheet is made for printing, and what was written on it can be typed in later."""
    sheet = journal.parent / "sheet.html"
    program("worksheet", "pause", "--most", "1", "--output", str(sheet))
    assert "<h1" in sheet.read_text("utf-8")
    typed = "1 June 2026\n\n[power/who-decided]\nThe panel did.\n"
    assert "Saved" in program("write", "--from-paper", piped=typed).out


@row("accountable")
def _a_step_is_answered_for(program: Program, _journal: Path) -> None:
    """Kept, or let go with a reason: either is on record, and neither is scored."""
    program("write", "Words.", "-t", "power", "--step", "Ask her.")
    program("done", "last")
    (step,) = program("steps", "--all", "--json").json
    assert step["done"] == "2026-06-01"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_does_it(program: Program, journal: Path, name: str) -> None:
    """What the row says can be done, done."""
    COMMANDS[name](program, journal)
