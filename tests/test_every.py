"""A test of many small things names each for which it does not hold."""

import pytest

from every import every


def test_each_fault_is_named_with_its_thing() -> None:
    """The first fault hides none of the others."""

    @every([1, 2, 3, 4], lambda number: f"number {number}")
    def is_even(number: int) -> None:
        assert number % 2 == 0, f"{number} is odd"

    with pytest.raises(AssertionError) as found:
        is_even()
    said = str(found.value)
    assert "number 1: 1 is odd" in said
    assert "number 3: 3 is odd" in said
    assert "number 2" not in said


def test_a_test_of_nothing_is_refused() -> None:
    """A list that came to be empty proves nothing."""
    with pytest.raises(AssertionError):
        every([])
