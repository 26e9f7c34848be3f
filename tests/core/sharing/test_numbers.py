"""Numbers of shared entries: derived on both sides from what went over, and so the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.numbers import Sent, newest_first, numbers_in_words

NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
LETTERS = ["aaaaaa", "bbbbbb", "cccccc", "dddddd"]

shares = st.lists(
    st.builds(
        lambda hours, message, letters: Sent(
            NOW + timedelta(hours=hours), message * 26, [f"2026-06-11-{word}" for word in letters]
        ),
        st.integers(0, 9), st.sampled_from("abcdef"), st.lists(st.sampled_from(LETTERS), unique=True),
    ),
    max_size=5, unique_by=lambda share: share.message,
)  # fmt: skip


@given(shares)
def test_both_count_alike_masked_or_not_and_in_whatever_order_files_are_read(sent: list[Sent]) -> None:
    """The coach knows the month alone, the writer the day."""
    masked = [
        share._replace(entries=[f"2026-06-01-{entry[-6:]}" for entry in share.entries]) for share in sent
    ]
    assert newest_first(sent) == newest_first(masked[::-1])
    assert set(newest_first(sent)) == {entry[-6:] for share in sent for entry in share.entries}


def test_the_newest_is_number_one_and_an_entry_shared_twice_stands_where_it_was_last() -> None:
    """Within a share, the last of its entries is the newest."""
    first = Sent(NOW, "a" * 26, ["2026-06-01-aaaaaa", "2026-06-02-bbbbbb"])
    second = Sent(NOW + timedelta(days=1), "b" * 26, ["2026-06-01-aaaaaa"])
    assert newest_first([first]) == ["bbbbbb", "aaaaaa"]
    assert newest_first([second, first]) == ["aaaaaa", "bbbbbb"]


def test_numbers_are_said_in_runs() -> None:
    """In order, whatever order they come in."""
    assert numbers_in_words([8, 3, 5, 6, 7]) == "3, 5 to 8"
    assert numbers_in_words([]) == ""
