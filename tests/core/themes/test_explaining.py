from datetime import timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, grouped, history, pack, telling, theme, unhurried
from equityjournal.core.themes.explaining import chance_in_words, explained
from equityjournal.core.themes.weights import Choice

PACK = grouped({"insights": ["power", "care", "trust"], "conditions": ["memory"]})


def test_how_it_comes_about_is_explained_with_its_limits_and_its_source() -> None:
    """Four paragraphs: the idea and its two thresholds, breaks, false alarms, and where it comes from."""
    idea, breaks, limits, source, *_ = explained(telling(PACK))

    assert idea.startswith("How this comes about: ")
    assert "each day on which you wrote about a theme counts once for it, however much you wrote" in idea
    assert "1 in 20" in idea
    assert "1 in 5" in idea
    assert breaks.startswith("A break from writing changes nothing")
    assert limits.startswith("Its limits: ")
    assert "about 1 chance in 20 of being named by accident" in limits
    assert "with 14 themes about one reading in two names one that way" in limits
    assert "more often for people who write in runs" in limits
    assert source.startswith("It is the gap test of random-number testing")
    assert "Knuth, The Art of Computer Programming, volume 2, section 3.3.2" in source


def test_every_theme_and_then_every_group_has_its_figures() -> None:
    """One line each: how often others came up, and how likely that is by chance; most silent first."""
    what = history({"power": [ago(2), ago(1), TODAY], "care": [ago(1)]})

    # power: on the last day. care: one since, 3/4. trust and memory: four in all, (3/4)^4 = 0.32.
    # The conditions weigh one in four, too.
    assert explained(telling(PACK, what))[4:] == [
        "Trust: others have come up 4 times, this never. By chance: about 1 time in 3.",
        "Memory: others have come up 4 times, this never. By chance: about 1 time in 3.",
        "Care: others have come up once since. By chance: more often than not.",
        "Power: nothing else has come up since.",
        "Insights are what comes up in the work itself; conditions are what people keep up together, so that "
        "fairness lasts.",
        "All of the conditions: others have come up 4 times, this never. By chance: about 1 time in 3.",
        "All of the insights: nothing else has come up since.",
    ]


def test_once_and_never_is_said_in_the_singular() -> None:
    """After one day of one theme the others have come up once less."""
    lines = explained(telling(PACK, history({"power": [TODAY]})))[4:]

    assert lines[0] == "Care: others have come up once, this never. By chance: more often than not."


def test_several_times_since_are_counted() -> None:
    """A theme written about before is counted from its last day."""
    lines = explained(
        telling(PACK, history({"care": [ago(9)], "power": [ago(number) for number in range(9)]}))
    )[4:]

    # (3/4)^9 = 0.075, which is 1 in 13.3.
    assert "Care: others have come up 9 times since. By chance: about 1 time in 13." in lines


def test_what_is_set_aside_is_not_counted() -> None:
    """A theme set aside has no figures, and neither has a group of such themes."""
    lines = explained(telling(PACK, history({"power": [TODAY]}), [Choice("memory", TODAY, 0)]))[4:]

    assert "Memory: not counted; set aside by you on 21 November 2026." in lines
    assert lines[-1] == "All of the conditions: set aside, so not counted."


def test_a_theme_added_later_is_not_said_to_be_set_aside() -> None:
    """“Set aside” is a theme put aside on purpose; one that is still to come is not."""
    later = pack("power", "care", theme("later", added=TODAY + timedelta(days=1)))

    assert "Later: not counted; expected from 22 November 2026." in explained(telling(later))


def test_what_the_groups_are_is_explained_once() -> None:
    """Here, unless it was said above already."""
    early, later = (history({"power": [ago(number) for number in range(days)]}) for days in (3, 30))
    assert sum("Insights are what" in line for line in explained(telling(PACK, early))) == 1
    told = telling(PACK, later)
    assert sum("Insights are what" in line for line in [*told.out_of_sight(), *explained(told)]) == 1


def test_breadth_is_explained_with_its_limits_and_the_figures_of_each_window() -> None:
    """How few themes are narrow, how often that is an accident, and what came up beside what chance would bring."""
    of = pack(*(f"theme-{number}" for number in range(14)))
    credited = {f"theme-{number}": [ago(number), ago(number + 5), ago(number + 10)] for number in range(5)}
    *_, idea, limits, so_far = explained(telling(of, history(credited)))
    assert "1 time in 100" in idea
    assert limits.startswith("Its limits: ")
    assert "1 reading in 1,000" in limits
    assert "more than 6 in 10 hear it once within 120 days" in limits
    assert so_far == (
        "So far, over 15 days with a theme: different themes that came up: 5; by chance, about 9.4. So few by "
        "chance: about 1 time in 63."
    )
    credited["theme-0"].append(ago(15))
    assert explained(telling(of, history(credited)))[-1].startswith("Lately, over 16 days with a theme: ")
    assert not any("breadth" in line or "how many different" in line for line in explained(telling(of)))


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (1.0, "more often than not"),
        (0.51, "more often than not"),
        (0.5, "about 1 time in 2"),
        (0.4488, "about 1 time in 2"),
        (0.1762, "about 1 time in 6"),
        (0.05, "about 1 time in 20"),
        (0.00999, "about 1 time in 100"),
        (0.0011, "about 1 time in 909"),
        (0.001, "about 1 time in 1000"),
        (0.000999, "less than 1 time in 1,000"),
        (2.3e-308, "less than 1 time in 1,000"),
    ],
)
def test_a_chance_is_said_as_people_say_it(chance: float, said: str) -> None:
    """Never as a percentage, and never smaller than one in a thousand."""
    assert chance_in_words(chance) == said


@unhurried
@given(st.floats(0, 1, exclude_min=True))
def test_the_odds_said_are_the_chance(chance: float) -> None:
    """What is said is true to the nearest whole number."""
    said = chance_in_words(chance)

    if said == "more often than not":
        assert chance > 0.5
    elif said == "less than 1 time in 1,000":
        assert chance < 0.001
    else:
        odds = int(said.removeprefix("about 1 time in "))
        assert 2 <= odds <= 1000
        assert isclose(odds, 1 / chance, abs_tol=0.5)
