from datetime import date, timedelta

import pytest

from core.examples import TODAY, ago
from equityjournal.core.entries.steps import Promised, by_when, how_it_stands, in_order, near
from equityjournal.core.entries.typed_step import parse_by
from equityjournal.core.text.errors import UnclearDate


def step(text: str = "Ask her.", **facts: object) -> Promised:
    """A small step of an entry of today, open unless said."""
    plain = {
        "id": "2026-11-21-k7m3qd", "n": 1, "horizon": None, "due": None, "done": None, "dropped": None,
        "reason": "", "happened": TODAY, "private": False,
    }  # fmt: skip
    return Promised(text=text, **{**plain, **facts})  # type: ignore[arg-type]


def test_open_steps_stand_by_day_and_then_by_horizon() -> None:
    """A day comes before a horizon, a near one before a far one, and what was never said last."""
    steps = [
        step("never said"),
        step("long", horizon="long"),
        step("medium", horizon="medium"),
        step("short", horizon="short"),
        step("later", due=TODAY + timedelta(days=40)),
        step("gone by", due=ago(40)),
    ]
    found = in_order(steps)
    assert [one.text for one in found.open] == ["gone by", "later", "short", "medium", "long", "never said"]
    assert (found.kept, found.let_go) == ([], [])


def test_kept_and_let_go_stand_the_latest_first() -> None:
    """What was kept, and what was let go, are lists of their own; a step that is both was kept."""
    steps = [
        step("kept long ago", done=ago(9)),
        step("kept", done=ago(1)),
        step("let go", dropped=ago(2)),
        step("let go today", dropped=TODAY),
        step("both", done=ago(3), dropped=ago(4)),
    ]
    found = in_order(steps)
    assert [one.text for one in found.kept] == ["kept", "both", "kept long ago"]
    assert [one.text for one in found.let_go] == ["let go today", "let go"]
    assert not found.open


def test_near_is_short_or_within_two_weeks_or_gone_by() -> None:
    """A day that has gone by is as near as any; what is far off, or without a day, is not."""
    steps = [
        step("gone by", due=ago(200)),
        step("soon", due=TODAY + timedelta(days=14)),
        step("far", due=TODAY + timedelta(days=15)),
        step("short", horizon="short"),
        step("long", horizon="long"),
        step("never said"),
    ]
    assert [one.text for one in near(steps, TODAY, 9)] == ["gone by", "soon", "short"]
    assert [one.text for one in near(steps, TODAY, 1)] == ["gone by"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("short", ("short", None)),
        (" Medium ", ("medium", None)),
        ("short term", ("short", None)),
        ("Long-term", ("long", None)),
        ("LONG", ("long", None)),
        ("today", (None, TODAY)),
        ("tomorrow", (None, TODAY + timedelta(days=1))),
        ("monday", (None, date(2026, 11, 23))),
        ("3 June", (None, date(2027, 6, 3))),
        ("2026-12-01", (None, date(2026, 12, 1))),
    ],
)
def test_by_when_is_a_horizon_or_a_day_ahead(typed: str, meant: tuple[str | None, date | None]) -> None:
    """Days are read ahead: a weekday, or a day without a year, is the next one."""
    assert parse_by(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "soon", "shortly", "with the team"])
def test_what_is_neither_is_refused_with_what_would_do(typed: str) -> None:
    """Nothing is guessed, and the sentence says what can be typed."""
    with pytest.raises(UnclearDate) as refused:
        parse_by(typed, TODAY)
    assert "short, medium and long" in refused.value.sentence


def test_a_step_is_told_without_a_word_of_lateness() -> None:
    """By when is a day or a term; what became of it is a day, and a reason if there is one."""
    assert by_when(None, date(2026, 12, 1)) == "by 1 December 2026"
    assert [by_when(one, None) for one in ("short", "medium", "long", None)] == [
        "short term", "medium term", "long term", "",
    ]  # fmt: skip
    assert how_it_stands(TODAY, None, "") == "kept on 21 November 2026"
    assert how_it_stands(None, TODAY, "") == "let go on 21 November 2026"
    assert (
        how_it_stands(None, TODAY, "the trustees asked") == "let go on 21 November 2026: the trustees asked"
    )
    assert how_it_stands(None, None, "") == ""
