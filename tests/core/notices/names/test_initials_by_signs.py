"""Initials with a hyphen, of people handed over, or with what is theirs behind, are guesses."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("TJ-M in the healthcare wing again", "TJ-M"),
        ("handed VB over to the day shift", "VB"),
        ("housing lost QYs file again", "QY"),
    ],
)
def test_initials_with_a_sign_are_found(text: str, initials: str) -> None:
    """At the start of a line, behind "handed", and before "file"."""
    assert initials in [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    "text",
    ["an A-Z of care, an X-R went well", "lost GPs file again", "handed UC over to the team", "a B-Q run"],
)
def test_usual_letters_are_no_initials(text: str) -> None:
    """Grades, roles, benefits, and letters that nothing says of a person."""
    assert find(text, shipped()) == []


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("room 7 at 33 belmont villas again", "33 belmont villas"),
        ("the lad at flat 9 corbett hse", "flat 9 corbett hse"),
        ("seen in flat 3 general villas", ""),
        ("all 12 boxes park there", ""),
    ],
)
def test_a_home_in_small_letters_has_a_number(text: str, home: str) -> None:
    """A number and a name before the kind; a word that is general names no home."""
    found = [text[finding.start : finding.end] for finding in find(text, shipped())]
    assert any(home in value for value in found) if home else found == []
