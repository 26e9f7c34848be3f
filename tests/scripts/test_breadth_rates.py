"""The simulation behind what is said of the breadth test's limits: it reads as the test does, and the figures hold."""

from datetime import date, timedelta
from itertools import islice
from random import Random

import pytest

import breadth_rates
from breadth_rates import FEW_WRITERS, THEMES, even, first_noticed, in_runs, in_sets, narrowing, rates
from equityjournal.core.themes import silence
from equityjournal.core.themes.breadth import read_breadth
from equityjournal.core.themes.weights import Calendar, Theme

DAY_1 = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("themes", "writer"), [(14, even(1, 2)), (3, even(1, themes=3)), (14, narrowing(4, 30))]
)
def test_the_simulation_reads_as_the_test_does(themes: int, writer: breadth_rates.Writer) -> None:
    """On each of fifty days, both windows."""
    of = [Theme(str(number), "all") for number in range(themes)]
    days = list(islice(writer(Random(1)), 50))  # noqa: S311 - a fixed lot for tests
    read = breadth_rates.readings(themes, iter(days), 50)
    for number, found in enumerate(read, start=1):
        credited = {
            theme.id: [DAY_1 + timedelta(days=at) for at in range(number) if int(theme.id) in days[at]]
            for theme in of
        }
        today = DAY_1 + timedelta(days=number)
        early = silence.read(Calendar(of, credited, [], today)).early
        so_far, lately = read_breadth(Calendar(of, credited, [], today), early=early)
        assert found == (bool(so_far and so_far.narrow), bool(lately and lately.narrow))


def test_the_figures_that_explain_gives_hold() -> None:
    """Rarely by accident for an even writer; more where the same themes come together, or days go in runs."""
    assert rates(THEMES, even(1), FEW_WRITERS).readings < 0.001
    assert rates(THEMES, even(1, 2), FEW_WRITERS).readings < 0.001
    assert 0.005 < rates(THEMES, in_sets(3), FEW_WRITERS).readings < 0.015
    runs = rates(THEMES, in_runs(0.3), FEW_WRITERS)
    assert 0.02 < runs.readings < 0.04
    assert 0.5 < runs.ever < 0.7


@pytest.mark.parametrize(("few", "after", "day"), [(3, 0, 11), (5, 0, 16), (7, 0, 23), (4, 60, 14)])
def test_narrow_writing_is_noticed_as_soon_as_the_contract_says(few: int, after: int, day: int) -> None:
    """By half of the writers on that day; after a wide beginning by all a day later."""
    days = first_noticed(narrowing(few, after), 50, after)
    assert days[len(days) // 2] == day
    assert days[-1] <= day + 1


def test_the_quick_form_prints_both_tables(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a row for each kind of writer, the shipped packs among them."""
    monkeypatch.setattr("sys.argv", ["breadth_rates.py", "--quick"])
    monkeypatch.setattr(breadth_rates, "FEW_WRITERS", 5)
    breadth_rates.main()
    said = capsys.readouterr().out
    for row in (
        "`relational-equity` a day",
        "runs: yesterday's",
        "fixed sets: the same three",
        "5 themes only",
    ):
        assert row in said
