"""The many cases of the parser of the program's own form."""

import pytest

from store.records.own_forms import bodies, flips, is_equal_or_left, sealed_sample

pytestmark = pytest.mark.torture


def test_twenty_thousand_hostile_files_are_read_as_tomllib_reads_them_or_left_to_it() -> None:
    """Equal in every value, type, offset and order, or left to it."""
    taken = sum(map(is_equal_or_left, bodies(20_000, 20_000)))
    assert 5_000 < taken < 15_000


def test_every_flipped_bit_is_read_as_it_was_before_there_was_this_parser() -> None:
    """Each bit of a file, in its body and in its seal."""
    data = sealed_sample()
    assert flips(data, every=1) == len(data) * 8
