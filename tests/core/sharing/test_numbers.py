"""Numbers of shared entries: derived on both sides from what went over, and so the same."""

from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.numbers import numbered, numbers_in_words

LETTERS = ["aaaaaa", "bbbbbb", "cccccc", "dddddd"]

shared = st.lists(st.sampled_from(LETTERS), max_size=12)


@given(shared)
def test_both_count_alike_masked_or_not(letters: list[str]) -> None:
    """The coach knows the month alone, the writer the day."""
    whole = numbered((f"2026-06-11-{word}", word) for word in letters)
    assert whole == numbered((f"2026-06-01-{word}", word) for word in letters)
    assert set(whole.values()) == set(letters)
    assert list(whole) == list(range(1, len(whole) + 1))


def test_the_newest_is_number_one_and_an_entry_shared_twice_stands_where_it_was_last() -> None:
    """Within a share, the last of its entries is the newest."""
    first, second = ("2026-06-01-aaaaaa", "a"), ("2026-06-02-bbbbbb", "b")
    assert numbered([first, second]) == {1: "b", 2: "a"}
    assert numbered([first, second, ("2026-06-01-aaaaaa", "again")]) == {1: "again", 2: "b"}


def test_numbers_are_said_in_runs() -> None:
    """In order, whatever order they come in."""
    assert numbers_in_words([8, 3, 5, 6, 7]) == "3 and 5 to 8"
    assert numbers_in_words([2, 1]) == "1 and 2"
    assert numbers_in_words([4, 1, 2]) == "1, 2 and 4"
    assert numbers_in_words([]) == ""
