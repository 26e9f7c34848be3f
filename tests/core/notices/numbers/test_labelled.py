"""A word before a number says what it is for: then a few signs, in any pieces, are enough."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("misper ref mp 4 4 1/25, gone", "mp 4 4 1/25"),
        ("court ref BV 23 P 40 418 dad", "BV 23 P 40 418"),
        ("rent card rc 0 55 81, mould", "rc 0 55 81"),
        ("door code 19#44y til fri", "19#44y"),
        ("reg was BX 6 8 OWT", "BX 6 8 OWT"),
        ("a/c 7700 4418 9 and then", "7700 4418 9"),
        ("white transit YX 19 , muddy", "YX 19"),
        ("silver corsa, ends LKO", "LKO"),
        ("buzz 27 then 0419#", "27 then 0419#"),
        ("lift code star 4 4 1 hash", "star 4 4 1 hash"),
        ("her wifi is bluetit77!", "bluetit77"),
        ("keysafe number: one nine four seven", "one nine four seven"),
        ("7 7 3 1 gets you in the back door", "7 7 3 1"),
        ("acct no. 1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8"),
        ("LA 44 7781 hospital", "LA 44 7781"),
        ("tenancy is 009 1184", "009 1184"),
        ("MAT/77 0 418 38 wks", "MAT/77 0 418 38"),
    ],
)
def test_pieces_behind_a_label_are_one_number(text: str, value: str) -> None:
    """Broken by spaces and strokes, read out, pressed in turn, or cut short."""
    assert value in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "key workers 12 of 15, ref to 3 teams",
        "van w 2 kids, car was 12 years old",
        "number 116 123 for samaritans",
        "account of 20 30 minutes",
        "order 20 screws and 30 nails",
        "ages 2 4 6 9, then 4 3 2 1 and one two three four",
        "scores 3 2 4 4 again",
        "code of conduct is 12 to 14 pages",
        "id in a wk",
    ],
)
def test_counts_behind_a_label_are_none(text: str) -> None:
    """What is counted, timed or known to everybody."""
    assert found(text) == []
