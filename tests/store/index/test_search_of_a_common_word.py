"""A word that stands in most entries: the best are the same, and in the same order, however few are shown."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalogued import catalogue_of
from core.examples import TODAY, answer, entry
from equityjournal.core.entries.search_words import parse_query
from equityjournal.core.entries.selection import Selection
from equityjournal.store.index.search import search

EVERY_DAY = Selection(since=TODAY - timedelta(days=400))
"""A filter that every entry passes, and by which all of them are looked up."""


@given(
    texts=st.lists(st.sampled_from(["tea", "tea tea", "tea and bread", "bread"]), min_size=1, max_size=12),
    days=st.lists(st.integers(0, 3), min_size=12, max_size=12),
    typed=st.sampled_from(["tea", '"tea and"', "tea bread", "te*"]),
)
def test_it_is_answered_as_with_a_filter_that_lets_all_through(
    texts: list[str], days: list[int], typed: str
) -> None:
    """Entries that rank alike come newest first, also where the last shown is one of these."""
    entries = [
        entry(TODAY - timedelta(days=day), answer(text), letters="aaaaa" + "abcdefghijkl"[at])
        for at, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    query = parse_query([typed])
    for newest, most in (
        (False, None),
        (True, None),
        (False, 0),
        (False, 1),
        (True, 2),
        (False, 2),
        (False, 5),
    ):
        quick, slow = (
            search(catalogue_of(entries), query, selection, newest=newest, most=most)
            for selection in (Selection(), EVERY_DAY)
        )
        assert quick == slow
