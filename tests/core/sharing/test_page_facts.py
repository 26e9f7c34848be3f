"""Facts of a page for two: themes that came up, by stretches of time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.page_facts import ThemeThatCameUp, themes_that_came_up

MAY, JUNE = (date(2026, 5, 1), date(2026, 5, 31)), (date(2026, 6, 1), date(2026, 6, 30))


def test_themes_with_most_days_come_first_and_by_title_where_they_have_as_many() -> None:
    """Each with its days in each stretch; days outside count nowhere, and a theme without a day is not there."""
    came_up = {
        "b": [date(2026, 5, 3), date(2026, 6, 3), date(2026, 7, 1)],
        "z": [date(2026, 6, 1), date(2026, 6, 30)],
        "c": [date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)],
        "gone": [date(2026, 7, 1)],
        "never": [],
    }
    assert themes_that_came_up(came_up, [MAY, JUNE], str.upper) == [
        ThemeThatCameUp("C", [2, 1]),
        ThemeThatCameUp("B", [1, 1]),
        ThemeThatCameUp("Z", [0, 2]),
    ]


def test_themes_that_are_named_alike_are_one() -> None:
    """As two of one's own may be once they are masked; a day of both counts once."""
    came_up = {"one": [date(2026, 5, 3), date(2026, 5, 4)], "two": [date(2026, 5, 4)]}
    assert themes_that_came_up(came_up, [MAY], lambda _: "a person") == [ThemeThatCameUp("a person", [2])]


@given(
    st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 90).map(lambda n: MAY[0] + timedelta(n)))),
    st.text(max_size=3),
)
def test_no_row_is_empty_and_a_theme_that_did_not_come_up_changes_nothing(
    came_up: dict[str, list[date]], absent: str
) -> None:
    """Whether it is known here or not."""
    found = themes_that_came_up(came_up, [MAY, JUNE], str)
    assert all(any(theme.days) for theme in found)
    if not came_up.get(absent):
        assert themes_that_came_up({**came_up, absent: []}, [MAY, JUNE], str) == found
