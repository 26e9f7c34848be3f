"""The same entry gets the same id each time, and no two share one."""

from datetime import UTC, date, datetime

from equityjournal.core.importing.identity import Refs, free_id, letters
from equityjournal.core.importing.items import Found

DAY = date(2020, 1, 1)


def test_spaces_and_line_ends_make_no_difference_without_an_id() -> None:
    """Jrnl's text and its JSON part title and words in different places."""
    moment = datetime(2020, 1, 1, 10, tzinfo=UTC)
    one = Found("line 1", DAY, "Second line.", "First line.", moment)
    other = Found("entry 1", DAY, " First line.\nSecond  line. ", "", moment)
    dateless = Found("line 1", DAY, "Second line.", "First line.")
    assert Refs().next(one) == Refs().next(other)
    assert Refs().next(one) != Refs().next(dateless)
    assert Refs().next(Found("entry 1", DAY, "x", ref="ABC")) == ("ABC", False)


def test_the_same_entry_of_one_id_is_a_twin_and_another_is_numbered() -> None:
    """Two entries that share an id and differ both come in, each time under the same names."""
    refs = Refs()
    one, other = Found("1", DAY, "x", ref="A"), Found("2", DAY, "y", ref="A")
    assert [refs.next(found) for found in (one, one, other, other)] == [
        ("A", False), ("A", True), ("A#2", False), ("A#2", True),
    ]  # fmt: skip


def test_equal_entries_without_an_id_are_two() -> None:
    """Whoever wrote the same twice in a minute meant it."""
    refs = Refs()
    first, second = refs.next(Found("1", DAY, "x")), refs.next(Found("2", DAY, "x"))
    assert (first[1], second) == (False, (f"{first[0]}#2", False))


def test_letters_that_are_taken_are_passed_over() -> None:
    """The id is the day and the first letters that no other entry has."""
    found = Found("1", DAY, "x")
    taken = {f"2020-01-01-{letters('jrnl', 'A', 0)}"}
    assert free_id(found, "jrnl", "A", taken.__contains__) == f"2020-01-01-{letters('jrnl', 'A', 1)}"
