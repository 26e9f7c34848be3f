"""What people told the writer: as typed, and in words."""

from datetime import date

import pytest

from equityjournal.core.entries.their_words import (
    Told,
    how_known,
    in_a_line,
    in_a_month,
    on_a_day,
    open_first,
    told_record,
    typed,
    with_what_came,
)


@pytest.mark.parametrize(
    ("line", "text", "how", "knows"),
    [
        ("Nobody asked us.", "Nobody asked us.", "", None),
        ("Nobody  asked\nus. / Signed", "Nobody asked us.", "signed", None),
        ("We go / through an interpreter / they know", "We go", "through an interpreter", True),
        ("We go / they don’t know. / told me", "We go", "told me", False),
        ("Home and/or work / as she put it", "Home and/or work / as she put it", "", None),
        ("We wait / wrote / seen", "We wait / wrote", "seen", None),
        ("We wait / they know / they knew", "We wait / they know", "", True),
    ],
)
def test_only_what_is_known_to_say_how_is_taken_off(
    line: str, text: str, how: str, knows: bool | None
) -> None:
    """Any other slash stands in somebody's words."""
    said = typed(line)
    assert (said.text, said.how, said.knows, said.checked, said.outcome) == (text, how, knows, None, "")


def test_the_words_come_first_and_then_how_they_are_known() -> None:
    """In one line; nothing stands for what was not said."""
    assert in_a_line("We wait.", "", None) == "They said: We wait."
    assert (
        in_a_line("We wait.", "signed", False)
        == "They said: We wait. (signed; they do not know it is written down)"
    )
    assert how_known("by a drawing", True) == "by a drawing; they know it is written down"


def test_what_came_of_asking_has_its_day() -> None:
    """Nobody asked: no sentence, and no word for it."""
    assert (
        on_a_day(date(2026, 12, 3), "It was the lift.")
        == "You asked them on 3 December 2026. It was the lift."
    )
    assert on_a_day(date(2026, 12, 3), "") == "You asked them on 3 December 2026."
    assert on_a_day(None, "") == ""
    assert on_a_day(None, "Written by hand.") == "Written by hand."
    assert (
        in_a_month(date(2026, 12, 3), "It was the lift.")
        == "You asked them in December 2026. It was the lift."
    )
    assert in_a_month(None, "") == ""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("They said: It was the stairs", "They said: It was the stairs. You asked."),
        ("They said: “It was the stairs.”", "They said: “It was the stairs.” You asked."),
        ("They said: Was it? (told me)", "They said: Was it? (told me). You asked."),
        ("They said: Why?", "They said: Why? You asked."),
    ],
)
def test_words_and_what_came_of_asking_do_not_run_together(words: str, line: str) -> None:
    """Each ends before the next begins; alone, the words stay as they were said."""
    assert with_what_came(words, "You asked.") == line
    assert with_what_came(words, "") == words


DAY = date(2026, 6, 1)


def told(n: int, checked: date | None = None) -> Told:
    """Somebody's words, by their number in an entry."""
    return Told("2026-06-01-k7m3qd", n, "We wait.", "signed", None, checked, "", DAY, private=False)


def test_those_not_asked_about_come_first_and_keep_their_order() -> None:
    """Among each, the latest first, as they came."""
    kept = [told(1, DAY), told(2), told(3, DAY), told(4)]
    assert [said.n for said in open_first(kept)] == [2, 4, 1, 3]


def test_for_programs_days_are_iso_and_what_was_not_said_is_null() -> None:
    """Private or not and the marks are left out."""
    assert told_record(told(1, DAY)) == {
        "id": "2026-06-01-k7m3qd", "n": 1, "text": "We wait.", "how": "signed", "knows": None,
        "checked": "2026-06-01", "outcome": "", "happened": "2026-06-01",
    }  # fmt: skip
    assert told_record(told(1))["checked"] is None
