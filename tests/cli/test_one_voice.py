"""One voice: the overview, `themes` and `review` recommend the same theme, and say the same of narrow writing."""

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.kept import keep, write_on
from cli.meeting.to_bronwen import WITH, every, plain
from coaching import meet
from core.examples import at_noon
from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.weights import Choice
from equityjournal.store.themes import theme_history
from many import some
from packs import shipped
from pairs import journal_of
from program import Program

RIGHT = "This is narrower than chance would make it. It may be what the work asked of you."
JOURNALS = 200
USUAL = shipped("relational-equity")


def recommended(said: str) -> list[str]:
    """The themes that a screen suggests to write about."""
    return re.findall(r"`equityjournal write -t ([a-z-]+)`", said)


def random_history(lot: random.Random, today: date) -> History:
    """A history of up to ninety days: narrow or wide, with offers, days without a theme, breaks and days to come."""
    themes = [theme.id for theme in USUAL.themes]
    liked, a_day = lot.sample(themes, lot.randint(1, 14)), lot.randint(0, 3)
    days = {today - timedelta(days=lot.randint(-3, 200)) for _ in range(lot.randint(1, 90))}
    credited: dict[str, set[date]] = {}
    for day in days:
        for theme in lot.sample(liked, min(a_day, len(liked))):
            credited.setdefault(theme, set()).add(day)
    prompts = lot.sample(USUAL.prompts, lot.choice([0, 3, 12, 40]))
    offers = [
        Offer(prompt.cited, today - timedelta(days=lot.randint(0, 99)), passed=False) for prompt in prompts
    ]
    return History(credits=credited, days=days, offers=offers, last_written=at_noon(today))


def random_choices(lot: random.Random, today: date) -> list[Choice]:
    """Themes set aside, brought back or in focus, in the order of their days."""
    days = sorted(today - timedelta(days=lot.randint(0, 99)) for _ in range(lot.choice([0, 0, 2, 6])))
    return [Choice(lot.choice(USUAL.themes).id, day, lot.randint(0, 2)) for day in days]


@pytest.mark.many
def test_three_screens_name_the_same_theme(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """In journals made at random, whose history the index is made to tell."""
    program("write", "-t", "power", "Words.")
    today = program.clock.moment.date()
    for seed in some(range(JOURNALS), 20):
        lot = random.Random(seed)  # noqa: S311 - a fixed lot for tests
        history, choices = random_history(lot, today), random_choices(lot, today)
        monkeypatch.setattr(theme_history, "history", lambda _index, _put_by, _days, history=history: history)
        monkeypatch.setattr(theme_history, "choices", lambda _index, choices=choices: choices)
        (theme,) = recommended(program().out)
        assert recommended(program("themes").out) == [theme], seed
        assert recommended(program("review").out) == [theme], seed


@pytest.mark.parametrize("seed", range(2))
def test_three_screens_name_the_same_theme_in_a_journal_of_files(
    program: Program, journal: Path, seed: int
) -> None:
    """While it grows, with all that its entries, drafts and choices say."""
    lot = random.Random(seed)  # noqa: S311 - a fixed lot for tests
    themes = [theme.id for theme in USUAL.themes]
    for _ in range(5):
        for _ in range(lot.randint(1, 4)):
            offered = [lot.choice(USUAL.prompts).cited for _ in range(lot.randint(0, 3))]
            keep(
                journal, program.clock, about=[], asked=offered, themes=lot.sample(themes, lot.randint(0, 3))
            )
            program.clock.pass_days(lot.choice([1, 1, 2, 40]))
        program(lot.choice(["set-aside", "focus", "bring-back"]), lot.choice(themes), code=None)
        (theme,) = recommended(program().out)
        for command in (("themes",), ("themes", "--all"), ("review",)):
            assert recommended(program(*command).out) == [theme]


@pytest.mark.parametrize("days", [0, 3])
def test_three_screens_agree_before_any_day_has_come(program: Program, days: int) -> None:
    """With nothing written, and with an entry about a day to come, `themes` and `review` begin alike."""
    if days:
        program("write", "-d", "4 June 2026", "-t", "power", "Words.")
    assert program("themes").out == program("review").out
    assert "Nothing is written yet." in program("review").out


def test_the_theme_stays_the_same_until_something_is_written_or_offered(program: Program) -> None:
    """No day and no lot changes it; an offer or an entry may."""
    write_on(program, 3, "power")
    (theme,) = recommended(program().out)
    program.clock.pass_days(20)
    assert recommended(program("themes").out) == [theme]
    program.at_terminal("write", "-t", theme, typed=[":stop"])
    program.at_terminal("write", "-t", theme, typed=["Words.", ".", ""])
    assert recommended(program("themes").out) != [theme]


def test_narrow_writing_is_said_on_each_of_the_writers_screens(program: Program) -> None:
    """Once on each, and in the same words; after it nothing is called early, or little to go by."""
    write_on(program, 16, "power", "emotions-and-care")
    for command in ((), ("themes",), ("themes", "--all"), ("review",)):
        said = program(*command).out
        assert said.count(RIGHT) == 1
        assert "and keep coming back to Emotions and care in the work and Power dynamics." in said
        assert "early days" not in said
        assert "little writing to go by" not in said


def test_narrow_writing_is_no_reproach_after_a_break_or_before_an_open_answer(program: Program) -> None:
    """There the overview leaves it to `themes`."""
    write_on(program, 16, "power")
    program.clock.pass_days(70)
    assert RIGHT not in program().out
    assert RIGHT in program("themes").out


def test_a_time_that_is_over_is_not_called_narrow_by_what_was_written_since(program: Program) -> None:
    """A look back on other months says nothing of breadth."""
    write_on(program, 16, "power")
    assert RIGHT in program("review").out
    assert RIGHT not in program("review", "--until", "5 June 2026").out


def test_beside_narrow_writing_the_overview_is_still_fewer_than_twelve_lines(program: Program) -> None:
    """With long titles and many steps, at eighty columns."""
    names = ["structural-inequities", "lived-experience", "emergence-and-trust", "counter-narratives"]
    write_on(program, 20, *names[:2])
    for number in range(4):
        program(
            "write", "-t", "structural", f"Thought {number}.", "--step", f"Step {number} that goes on for long",
            "--by", "short", "--title", "A title that is much longer than anybody would want to see in one line",
        )  # fmt: skip
    lines = program.at_terminal().out.splitlines()
    assert any("narrower" in line for line in lines)
    assert len(lines) < 12


def test_json_has_the_breadth_of_both_windows(program: Program) -> None:
    """Null where a window says nothing; figures unrounded."""
    assert program("themes", "--json").json["breadth"] == {"so_far": None, "lately": None}
    write_on(program, 16, "power")
    breadth = program("themes", "--json").json["breadth"]
    assert breadth["so_far"] == breadth["lately"]
    assert list(breadth["lately"]) == ["days", "credits", "seen", "of", "expected", "chance", "narrow"]
    assert breadth["lately"]["expected"] == pytest.approx(14 * (1 - (13 / 14) ** 16))
    assert breadth["lately"]["narrow"] is True


def test_nothing_of_breadth_goes_on_a_page_or_to_anybody_else(
    two: tuple[Program, Program], out: Path
) -> None:
    """Neither on the page for two, nor into an export, a share or what its receiver is shown."""
    amara, bronwen = two
    for _ in range(16):
        amara.clock.pass_days(1)
        keep(journal_of(amara), amara.clock, about=["power"])
    assert RIGHT in amara("themes").out
    assert amara.home
    meet(bronwen, amara, manages=True)
    page = amara.home / "page.html"
    amara("review", "--page", str(page))
    gone = [
        page.read_text("utf-8"),
        amara("export", "markdown").out,
        amara("review", "--json").out,
        amara("worksheet", "relational-equity", "--look-back").out,
        amara(*WITH, *every(amara), "-o", str(out), "--yes").out,
        plain(bronwen, out),
        bronwen("open", str(out)).out,
        bronwen("coach", "amara").out,
        bronwen("with", "amara").out,
    ]
    for text in gone:
        for word in ("narrow", "keep coming back", "Lately", "worth two minutes"):
            assert word not in text
