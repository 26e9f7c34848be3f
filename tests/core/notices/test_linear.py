"""The search for identifying details takes steps in proportion to the text."""

import sys
from time import process_time
from types import FrameType

import pytest

from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.privacy import find
from rules import shipped

ONE_LINE = "rang rafiqul re danutas flat, JM in bits, case no 227819, dob 140382, snap: kaysh7x and "
ODD = "no no id key ref code code dob born in the third of st x dot at one two 1 2 3 a.b.c at The At To In "
LINES = "Rang Danuta Wood on 14 March.\nsaw mehwisha, 94, at 27 The Paddocks\nBIG LINE IN CAPITALS\n"


def steps(text: str, *, masked: bool = False) -> int:
    """Calls of functions, of Python and of C, while a text is searched or masked."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        if masked:
            Mask(shipped(), (), [text]).text(text)
        else:
            find(text, shipped())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", [ONE_LINE, LINES, ODD])
def test_twice_the_text_takes_twice_the_steps(unit: str) -> None:
    """On one long line and on many, the second half costs as much as the first, and no more."""
    find(unit, shipped())
    assert steps(unit * 40) <= 2.1 * steps(unit * 20)


@pytest.mark.torture
@pytest.mark.parametrize("unit", [ONE_LINE, LINES])
def test_a_megabyte_takes_as_many_steps_a_letter_as_a_page(unit: str) -> None:
    """A megabyte and a sixteenth of one."""
    part, whole = unit * (65_536 // len(unit)), unit * (1_048_576 // len(unit))
    assert steps(whole) * len(part) <= 1.1 * steps(part) * len(whole)


def test_a_run_of_letters_too_long_for_a_name_is_not_spelt_in_other_ways() -> None:
    """Twice the letters take no more calls: the word is looked up in no other spelling."""
    find("A" * 100, shipped())
    assert steps("A" * 8000) <= steps("A" * 4000) + 10


@pytest.mark.torture
@pytest.mark.parametrize("sign", ["1", "A"])
def test_four_times_a_run_takes_four_times_as_long(sign: str) -> None:
    """A run of figures or of letters, of which expressions in C make one call; twice that is allowed for noise."""
    find(sign * 100, shipped())
    short, long = (min(seconds(sign * times) for _ in range(3)) for times in (20_000, 80_000))
    assert long <= 8 * short


def seconds(text: str) -> float:
    """Time of the processor for a search of a text."""
    begin = process_time()
    find(text, shipped())
    return process_time() - begin
