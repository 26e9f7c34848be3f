"""Numbers read aloud and numbers half remembered are guesses; counting, steps and rough counts are none."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("incident is w one oh seven seven five and", "w one oh seven seven five"),
        ("hearing hu slash 50 three 1 7 at ten", "hu slash 50 three 1 7"),
        ("ref PA slash 0 7 7 1 4 slash 2024 again", "PA slash 0 7 7 1 4 slash 2024"),
        ("passport GB seven one 4 4 0 9 3 2 2, spelled", "GB seven one 4 4 0 9 3 2 2"),
        ("the other one starts 6338 something", "6338 something"),
        ("plate was SF 67 something, OKJ", "SF 67 something, OKJ"),
        ("card ends in 4471, she said", "4471"),
        ("badge no, 00h7 k21 x, she said", "00h7 k21 x"),
        ("log 77 of the thirteenth, no officer", "77 of the thirteenth"),
        ("door entry 1985 then the key", "1985"),
        ("+44 7700 9 00861, he checks", "+44 7700 9 00861"),
        ("was at g 20 9 xw again", "g 20 9 xw"),
        ("dydd Iau 13 Chwefror yn y bore", "dydd Iau 13 Chwefror"),
        ("mr b. 3.ii.61 cannot read", "3.ii.61"),
        ("mail jade dot hollis 91 at bluemail dot example", "jade dot hollis 91 at bluemail dot example"),
        ("justgiving dot com slash for-little-osian", "justgiving dot com slash for-little-osian"),
        ("miss abernethy is 94 and still", "94"),
        ("she's 98 and a half now", "98 and a half"),
    ],
)
def test_a_number_read_aloud_or_cut_short_is_found_whole(text: str, value: str) -> None:
    """In words, in words and figures, with strokes said, in pieces, or with its other half forgotten."""
    assert value in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "count one two three four and breathe",
        "step one 2 three, room 4",
        "I had one 2 one with him",
        "about 400 something people came",
        "thirty something kids, 20 something staff",
        "1200 something years old",
        "we read three 4 of them",
        "98 and a half miles on the clock",
        "walked 14 2 am starts",
        "parts b c slash d 2 3 of it",
    ],
)
def test_counting_and_rough_counts_are_no_numbers_of_a_person(text: str) -> None:
    """Steps, hours, and a round number of people."""
    assert found(text) == []
