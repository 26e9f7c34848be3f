"""Numbers and codes that nothing explains are guesses; counts, measures, times, years and usual names are none."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("alarm 5566 side door", "5566"),
        ("gate 2468# then star", "2468# then star"),
        ("meter serial S95A 12345", "S95A 12345"),
        ("his number's a9999zz, always spells it", "a9999zz"),
        ("homeless case H1029", "H1029"),
        ("check 09/118822K first", "09/118822K"),
        ("MPAN 12 345 678 901 234", "MPAN 12 345 678 901 234"),
        ("papers ZX 0099 417 came", "ZX 0099 417"),
        ("badge 412 was rude", "412"),
        ("eyeing up a corsa ku 65qxo", "ku 65qxo"),
        ("they wanted q q 4 4 5 5 6 6 a read out", "q q 4 4 5 5 6 6 a"),
        ("COLLECT FROM BAY ZX 0099 417", "0099 417"),
    ],
)
def test_what_nothing_explains_is_found(text: str, value: str) -> None:
    """Digits alone, with letters, in groups, in small letters, or read out sign by sign."""
    assert value in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "deleted 1266 emails",
        "about 4512 in all",
        "seen at 1847",
        "shift 0715-1945, no break",
        "2019-2023 review, 2024/25 budget",
        "12500 steps",
        "3451 quid spent",
        "form 1234 again",
        "paid 3412 in rent",
        "750mls over 8hrs, 4x3cm",
        "B12 and KS2 and GAD-7",
        "ISO 9001 audit",
        "200 345 on the meter",
        "counted 1200 1300 1400 by the hour",
        "the grid is 1 2 3 4 5 6 7 8",
        "log 111 people",
        "ring 0800 1111, or 116 123",
        "in 12 hrs by 20 mls",
        "no 300 people there",
    ],
)
def test_what_is_explained_is_left_alone(text: str) -> None:
    """Counts, prices, times, years, measures, forms, drugs, helplines, and steps in a row."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "stand_in"),
    [
        ("papers ZX 0099 417 came", "reference", "a number"),
        ("alarm 5566 side door", "code", "a code"),
        ("8812 (keysafe)", "code", "a code"),
        ("7 7 3 1 gets you in the back door", "code", "a code"),
    ],
)
def test_a_guess_is_put_in_plain_words(text: str, kind: str, stand_in: str) -> None:
    """The preview says why a number was pointed out; one that may open a door is a code, and no reference."""
    (finding,) = find(text, shipped())
    assert (finding.kind, finding.sure, finding.stand_in) == (kind, "low", stand_in)
    assert "it may be a code, or lead to a record about one person" in finding.why
