from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.notices.language.quoting import quoted


def parts(text: str) -> list[str]:
    """What is quoted, as it stands in the text."""
    return [text[start:end] for start, end in quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said "no" and left.', ['"no"']),
        ("She said “no” and left.", ["“no”"]),
        ("She said ‘no’ and left.", ["‘no’"]),
        ("She said 'no' and left.", ["'no'"]),
        ("Elle a dit « non » et est partie.", ["« non »"]),
        ("Sie sagte „nein“ und ging.", ["„nein“"]),
        ("Powiedziała „nie” i wyszła.", ["„nie”"]),
        ("Sie sagte »nein« und ging.", ["»nein«"]),
        ("The field is called `client` here.", ["`client`"]),
        ("Before.\n> Their words.\nAfter.", ["> Their words."]),
        ("  > Their words.", ["  > Their words."]),
    ],
)
def test_every_kind_of_quotation_is_known(text: str, found: list[str]) -> None:
    """Straight and curly, double and single, French, German and Polish marks, code and block quotes."""
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "I don't think it's Mei's.",
        "I don’t think it’s Mei’s.",
        "The parents' house and the sisters' room.",
        "The parents’ house and the sisters’ room.",
        "'Twas the '90s, and the kids' bus was late.",
        "‘Cause it’s the girls’ turn.",
        "Rock 'n' roll.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    """Neither inside a word, nor after a plural, nor where letters are left out."""
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘The parents’ house’ was all she said.", ["‘The parents’ house’"]),
        ("'I don't know,' she said.", ["'I don't know,'"]),
        ("The word 'clients' makes me wince.", ["'clients'"]),
        ("The words 'clients' and 'cases' make me wince.", ["'clients'", "'cases'"]),
        ("He wrote 'clients' here\n\nand nothing there.", ["'clients'"]),
        ("He wrote 'clients' here", ["'clients'"]),
    ],
)
def test_single_marks_hold_apostrophes(text: str, found: list[str]) -> None:
    """What could be a plural's apostrophe closes a quote only when nothing surer does."""
    assert parts(text) == found


def test_quotes_lie_in_one_another() -> None:
    """What is quoted inside a quote is part of it."""
    assert parts("“He said ‘no’ and “never”,” she said.") == ["“He said ‘no’ and “never”,”"]


def test_a_mark_that_nothing_closes_quotes_nothing() -> None:
    """A stray mark does not swallow the rest, and a quote after it is still one."""
    assert parts("The “stray mark. And “this” is quoted.") == ["“this”"]
    assert parts('The "stray mark. And "this" is quoted.') == ['"this"']
    assert parts("It's 'stray and that is all.") == []
    assert parts("A stray” mark, a stray » mark and a ` mark.") == []


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_a_speech_may_go_on_over_paragraphs(opens: str, closes: str) -> None:
    """Each paragraph begins with a mark, and only the last ends with one; or one pair holds them all."""
    speech = f"{opens}One.\n\n{opens}Two.{closes}"
    assert parts(f"She said: {speech} I nodded.") == [f"{opens}One.", f"{opens}Two.{closes}"]
    assert parts(f"{opens}One.\n\nTwo.{closes} I nodded.") == [f"{opens}One.\n\nTwo.{closes}"]


def test_inches_quote_nothing() -> None:
    """A mark behind a figure opens nothing."""
    assert parts('The door is 30" wide and the ramp is 28" wide.') == []


@unhurried
@given(st.text(alphabet=st.sampled_from("ab s.\n>\"'“”‘’„«»`")))
def test_what_is_quoted_lies_in_order_and_apart(text: str) -> None:
    """Whatever marks there are, spans never overlap and never leave the text."""
    spans = quoted(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
