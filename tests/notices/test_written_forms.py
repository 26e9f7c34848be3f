"""Numbers, days, places and short names are found in the forms in which tired people write them."""

import tomllib
from pathlib import Path

import pytest

from equityjournal.core.notices.privacy import find
from many import some
from notices import _read
from notices_blind import covered
from rules import shipped

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text("utf-8"))
MARKED = [line for kind, lines in FORMS.items() if kind != "traps" for line in lines]


@pytest.mark.many
@pytest.mark.parametrize("line", some(MARKED))
def test_a_value_is_found_in_the_form_in_which_it_is_written(line: str) -> None:
    """Each letter and digit of each marked value is covered."""
    sentence = _read(line, False)
    findings = find(sentence.text, shipped())
    for _, start, end in sentence.marks:
        assert covered(sentence.text, sentence.text[start:end], findings)


@pytest.mark.many
def test_what_only_looks_like_a_value_is_left_alone() -> None:
    """Of the traps, at most two in a hundred are pointed out."""
    traps = some(FORMS["traps"])
    flagged = [line for line in traps if find(line, shipped())]
    assert len(flagged) <= 0.02 * len(traps), flagged


@pytest.mark.parametrize(
    "text", ["she came from Ystrad Mynach", "text from Ystrad Mynach", "moved to Kilbraddan"]
)
def test_a_place_behind_movement_is_a_place(text: str) -> None:
    """By the words before, or by how the name is built."""
    (finding,) = find(text, shipped())
    assert finding.stand_in == "a place"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at st oswalds hostel, on wednesbrook ward", ["st oswalds hostel", "wednesbrook ward"]),
        ("in the quiet millbeck garrow court", ["millbeck garrow court"]),
        ("lives on garrow street, by the hosppital lodge", ["garrow street"]),
        ("by the big court, on his road, at hmp another", []),
        ("block 3's plan, plan K's page", []),
    ],
)
def test_places_in_small_letters_and_letters_of_things(text: str, values: list[str]) -> None:
    """Two words that nothing explains before a kind; words too general; letters behind "plan"."""
    assert [text[finding.start : finding.end] for finding in find(text, shipped())] == values
