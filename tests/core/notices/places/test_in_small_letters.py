"""Places in small letters are found by their kind, whichever it is."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


@pytest.mark.parametrize(
    "kind",
    [
        *("ward", "childrens home", "children's home", "drop-in centre", "respite centre", "travellers site"),
        *("traveller's site", "halting site", "bail hostel", "sixth form", "special school", "day nursery"),
        *("high school", "magistrates court", "mags", "pharmacy", "foyer", "towers", "flats", "surgery"),
        *("family hub", "approved premises", "gypsy site", "caravan park"),
    ],
)
def test_a_name_that_nothing_explains_before_a_kind_is_a_place(kind: str) -> None:
    """The name and the kind, up to the end of the kind."""
    text = f"dropped him at tregarrow {kind}, late again"
    assert [text[finding.start : finding.end] for finding in find(text, shipped())] == [f"tregarrow {kind}"]


def test_the_second_word_of_a_kind_is_no_further_kind() -> None:
    """A court behind magistrates' is theirs."""
    text = "up at tregarrow magistrates court today"
    assert [text[finding.start : finding.end] for finding in find(text, shipped())] == [
        "tregarrow magistrates court"
    ]
