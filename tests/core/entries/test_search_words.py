"""A typed search as groups of terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.entries.search_words import (
    EitherOf,
    SearchTerm,
    as_part,
    best_line,
    is_unspaced,
    parse_query,
)


def groups(typed: str) -> list[tuple[str, ...]]:
    """The texts of each group; one that may not be there begins with a minus."""
    return [
        ("" if group.wanted else "-", *(term.text for term in group.terms)) for group in parse_query([typed])
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bus train", [("", "bus"), ("", "train")]),
        ("bus OR train", [("", "bus", "train")]),
        ("late bus OR train OR tram home", [("", "late"), ("", "bus", "train", "tram"), ("", "home")]),
        ("visit NOT school", [("", "visit"), ("-", "school")]),
        ("visit NOT school OR home late", [("", "visit"), ("-", "school", "home"), ("", "late")]),
        ("NOT school", [("-", "school")]),
        ("bus or train not tram", [("", "bus"), ("", "or"), ("", "train"), ("", "not"), ("", "tram")]),
        ('bus "OR" train', [("", "bus"), ("", "OR"), ("", "train")]),
        ('"two words" OR hous*', [("", "two words", "hous")]),
        ("OR", [("", "OR")]),
        ("NOT", [("", "NOT")]),
        ("OR bus", [("", "OR"), ("", "bus")]),
        ("bus OR", [("", "bus"), ("", "OR")]),
        ("bus NOT", [("", "bus"), ("", "NOT")]),
        ("", []),
    ],
)
def test_or_joins_its_neighbours_and_not_leaves_out_what_follows(
    typed: str, expected: list[tuple[str, ...]]
) -> None:
    """In capitals and between or before terms; anywhere else, or in quotes, they are words."""
    assert groups(typed) == expected


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("転び", "part"), ("学校*", "part"), ("ไม้", "part"), ("ដៃ", "part"), ("ທີ່", "part"), ("မြန်", "part"),
        ('"学校 先生"', "part"), ("ｶﾅ", "part"), ("학교", "word"), ("gŵyl", "word"), ("शक्ति", "word"), ("سلام", "word"),
        ("🙂", "sign"), ("。", "sign"), ("⺀", "sign"),
    ],
)  # fmt: skip
def test_writing_without_spaces_is_looked_for_by_any_part(typed: str, kind: str) -> None:
    """Chinese, Japanese, Thai, Khmer, Lao and Burmese; scripts with spaces by the word."""
    assert [term.kind for group in parse_query([typed]) for term in group.terms] == [kind]


@unhurried
@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z"]), max_size=20))
def test_a_part_always_holds_a_letter(text: str) -> None:
    """So that no part is found in every entry."""
    assert not is_unspaced(text) or as_part(text)


@unhurried
@given(st.lists(st.sampled_from(["bus", "OR", "NOT", '"OR"', "train", "tram*"]), max_size=8))
def test_every_word_typed_is_looked_for_or_is_an_operator(words: list[str]) -> None:
    """Nothing that was typed is lost, whatever stands where."""
    query = parse_query(words)
    terms = sum(len(group.terms) for group in query)
    joined = sum(len(group.terms) - 1 for group in query)
    left_out = sum(not group.wanted for group in query)
    assert terms + joined + left_out == len(words)
    assert EitherOf([SearchTerm("word", "bus")]) in query or "bus" not in words or joined or left_out


def test_stars_and_quotation_marks_alone_are_nothing_to_look_for() -> None:
    """They are passed over."""
    assert parse_query(["*", '""', "kettle"]) == parse_query(["kettle"])


def test_of_a_long_line_the_part_around_the_first_match_is_shown() -> None:
    """A match far behind it is not in it; a match at the end is."""
    filling = "and so on " * 40
    shown = best_line(f"kettle {filling}kettle", [(0, 6), (7 + len(filling), 13 + len(filling))])
    assert shown.startswith("[kettle] and")
    assert shown.count("[kettle]") == 1
    assert shown.endswith(" …")
    shown = best_line(f"{filling}kettle", [(len(filling), len(filling) + 6)])
    assert shown.startswith("… ")
    assert shown.endswith("[kettle]")
