"""A word that stands in most entries: the best are the same, and in the same order, however few are shown."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogued import catalogue_of
from core.examples import TODAY, answer, entry
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.search_words import EitherOf, parse_query
from equityjournal.core.entries.selection import Selection
from equityjournal.store.lookup.search import search

LONG_AGO = TODAY - timedelta(days=400)
"""With a filter that every entry passes, all of them are looked up."""


@given(
    texts=st.lists(st.sampled_from(["tea", "tea tea", "tea and bread", "bread"]), min_size=1, max_size=12),
    days=st.lists(st.integers(0, 3), min_size=12, max_size=12),
    private=st.lists(st.booleans(), min_size=12, max_size=12),
    typed=st.sampled_from(["tea", '"tea and"', "tea bread", "te*"]),
    alike=st.integers(0, 3),
)
def test_it_is_answered_as_with_a_filter_that_lets_all_through(
    texts: list[str], days: list[int], private: list[bool], typed: str, alike: int
) -> None:
    """Entries that rank alike come newest first, also where the last shown is one of these."""
    entries = [
        entry(TODAY - timedelta(days=day), answer(text), letters="aaaaa" + "abcdefghijkl"[at], private=hidden)
        for at, (text, day, hidden) in enumerate(zip(texts, days, private, strict=False))
    ]
    query = parse_query([typed])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("equityjournal.store.lookup.search._ALIKE", alike)
        compare(entries, query)


def compare(entries: list[Entry], query: Sequence[EitherOf]) -> None:
    """Answers with and without the filter, private entries among them or not."""
    for newest, most in (
        (False, None),
        (True, None),
        (False, 0),
        (False, 1),
        (True, 2),
        (False, 2),
        (False, 5),
    ):
        for open_only in (False, True):
            quick, slow = (
                search(catalogue_of(entries), query, selection, newest=newest, most=most)
                for selection in (Selection(open_only=open_only), Selection(LONG_AGO, open_only=open_only))
            )
            assert quick == slow
