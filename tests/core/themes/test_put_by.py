"""What was put by: by name for two weeks, and after that by count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, at_noon, unhurried
from equityjournal.core.themes.history import History, Offer, offer_put_by
from equityjournal.core.themes.put_by import Count, PutBy


def offers(*days: int, theme: str = "power") -> list[Offer]:
    """A question of a theme put by so many days ago, each."""
    return [offer_put_by(f"{theme}/a", at_noon(ago(back)), ago(back)) for back in days]


def test_names_stay_for_fourteen_days_and_counts_for_good() -> None:
    """On the fifteenth day a question is a number; nothing tells which it was, or when."""
    kept = PutBy().with_more(offers(15, 14, 3)).faded(TODAY, {})

    assert [offer.day for offer in kept.lately] == [ago(14), ago(3)]
    assert kept.counts == {"power": Count(1, 1, None)}
    assert kept.number == 3


@unhurried
@given(st.lists(st.integers(0, 14)), st.none() | st.integers(0, 14), st.integers(0, 40))
def test_within_two_weeks_nothing_changes(days: list[int], last: int | None, later: int) -> None:
    """What is counted is what a history of all offers would count, whatever day themes last came up."""
    put_by = PutBy().with_more(offers(*days)).faded(TODAY, {})
    since = None if last is None else ago(last)

    assert put_by.since("power", since, TODAY) == History(offers=offers(*days)).offered_since(
        "power", since, TODAY
    )
    assert put_by.faded(ago(-later), {}).number == len(days)


@unhurried
@given(
    st.lists(st.integers(0, 60)), st.lists(st.integers(0, 90), min_size=1), st.integers(0, 60), st.booleans()
)
def test_after_that_the_count_is_the_same_for_a_theme_that_has_not_come_up_since(
    days: list[int], credited: list[int], step: int, step_by_step: bool
) -> None:
    """Whether it fades day by day or all at once: what was put by after the theme last came up."""
    came_up = {"power": [ago(back) for back in credited if back > 60]}
    put_by = PutBy().with_more(sorted(offers(*days), key=lambda offer: offer.moment))
    if step_by_step:
        put_by = put_by.faded(ago(step), came_up)
    put_by = put_by.faded(TODAY, came_up)
    last = max(came_up["power"], default=None)

    assert put_by.since("power", last, TODAY) == len(days)


def test_what_was_put_by_before_a_theme_came_up_again_counts_no_more() -> None:
    """Written about since: the count begins anew, whether that was before or after it faded."""
    before = PutBy().with_more(offers(40, 30)).faded(ago(20), {"power": [ago(50)]})
    assert before.since("power", ago(50), TODAY) == 1 + 1
    assert before.faded(TODAY, {}).since("power", ago(5), TODAY) == 0

    again = before.with_more(offers(18)).faded(TODAY, {"power": [ago(50), ago(25)]})
    assert again.since("power", ago(25), TODAY) == 1
    assert again.since("power", None, TODAY) == 3


def test_a_day_to_come_is_no_last_day() -> None:
    """An entry about tomorrow counts from tomorrow."""
    kept = PutBy().with_more(offers(30)).faded(TODAY, {"power": [ago(-1)]})
    assert kept.since("power", None, TODAY) == 1
    assert kept.counts["power"].since == 1


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        (ago(10), TODAY, {"power": 2, "care": 2}),
        (ago(2), TODAY, {"power": 1, "care": 1}),
        (ago(90), ago(60), {}),
    ],
)
def test_a_look_back_counts_all_that_may_lie_in_it(since: date, until: date, asked: dict[str, int]) -> None:
    """Of what has faded no day is known, except that it was after the theme last came up."""
    put_by = PutBy().with_more([*offers(30, theme="care"), *offers(9, 1), *offers(4, theme="care")])
    kept = put_by.faded(TODAY, {"care": [ago(50)]})
    found = dict(kept.asked(since, until))
    assert found == {**asked, "care": asked["care"]} if asked else found == {}
