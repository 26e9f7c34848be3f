"""Days without the name of a month are guesses, and whatever stands behind "dob" or "born" is a date of birth."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hearing is the third of the fourth", "the third of the fourth"),
        ("on twenty second of tenth she left", "twenty second of tenth"),
        ("contact again on the 19th, then court", "the 19th"),
        ("came out of prison on the ninth, she said", "the ninth"),
        ("first seen on 2nd of this month", "2nd"),
        ("the night of 2nd-3rd she rang", "2nd-3rd"),
        ("met 22-9 and nobody came", "22-9"),
        ("visit done 7/11", "7/11"),
        ("tribunal listed for 8/12", "8/12"),
        ("disch 4/5", "4/5"),
        ("fell on 3.4 by the bath", "3.4"),
        ("(14.08) she said no", "14.08"),
        ("25.12 he was alone", "25.12"),
        ("CP conf 4 10 25", "4 10 25"),
        ("17:3:26 he went missing", "17:3:26"),
        ("2026.2.14 first contact", "2026.2.14"),
        ("wk comm 6/10 off sick", None),
    ],
)
def test_a_day_that_nothing_explains_is_found(text: str, day: str | None) -> None:
    """In figures with any sign between, as an ordinal, or as two ordinals; a lower number of a scale is none."""
    assert found(text) == ([day] if day else [])


@pytest.mark.parametrize(
    "text",
    [
        "rated it 3/4, would come again",
        "6/12 review, then 3/12",
        "24/7 cover, 9-5 job",
        "won 3-1 and lost 5-3",
        "2-3 visits, 12-14 calls",
        "from 8.30 to 5.30, woke at 4.05",
        "dose changed to 2.5, temp 30.9",
        "version 2.3.1, groups of 3-3-4",
        "at 17:30:26 the line dropped",
        "on the 3rd floor, the 1st thing",
        "the 8th, 9th and 10th calls",
        "the first of the third lot of forms",
        "the 45th time, on the 45th, she said",
        "ratio of 32/1, 0.5 of a post",
        "on 3 14 people and 4 10 25 families",
    ],
)
def test_a_score_a_range_or_a_floor_is_no_day(text: str) -> None:
    """Scores, spans of weeks, decimals, times, versions, floors, turns and counts."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("dob 7 7 49", "7 7 49"),
        ("D.O.B: 19th 2nd '61", "19th 2nd '61"),
        ("dob twelfth eleventh seventy two", "twelfth eleventh seventy two"),
        ("her birthday is the sixth of the sixth", "the sixth of the sixth"),
        ("born 2/84", "2/84"),
        ("born in 61 so no clinic", "61"),
        ("birthdate given as 1990-13-04", "1990-13-04"),
        ("DOB unknown, passport says 01/01/80", "01/01/80"),
        ("born on bonfire night '88", "born on bonfire night '88"[8:]),
        ("born the 3rd of April 61", "the 3rd of April 61"),
        ("b. 9th Jan 23", "9th Jan 23"),
        ("dob 010455", "010455"),
        ("fed 3/4/2011 (dob)", "3/4/2011"),
    ],
)
def test_a_date_of_birth_is_found_in_any_words(text: str, birth: str) -> None:
    """Figures, ordinals, words, feasts and short years, behind the word for birth or before it."""
    (finding,) = find(text, shipped())
    assert (finding.kind, text[finding.start : finding.end]) == ("birth-date", birth)


def test_a_birthday_in_words_reads_well_without_it() -> None:
    """The word "born" goes along, so that "born on a day left out" can stand in its place."""
    (finding,) = find("he was born on the second of may nineteen forty nine", shipped())
    assert (finding.start, finding.stand_in) == (7, "born on a day left out")


@pytest.mark.parametrize(
    "text",
    [
        "born 6 weeks early",
        "birthday cake for 40",
        "birthday party at 3.30",
        "due date passed, no reply",
        "born in a camp, she said",
        "born 2",
    ],
)
def test_a_count_behind_born_is_no_day(text: str) -> None:
    """Weeks, candles and times of day."""
    assert found(text) == []
