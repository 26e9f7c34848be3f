"""A place's name is found whole, and no word of the sentence around with it."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a blazer from Crown Spinney Academy, asking", "Crown Spinney Academy"),
        ("Rang Spinney Academy about the bus", "Spinney Academy"),
        ("on Monday Spinney Academy rang", "Spinney Academy"),
        ("his mates from Ashby Rd Rovers turned up", "Ashby Rd Rovers"),
        ("his mates from Ashby Rd turned up", "Ashby Rd"),
    ],
)
def test_a_place_takes_the_capitals_of_its_name_along(text: str, whole: str) -> None:
    """Capitals directly before a place belong to it, unless they are a day's, or begin the sentence."""
    assert [text[finding.start : finding.end] for finding in find(text, shipped())] == [whole]
