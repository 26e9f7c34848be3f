import re

import pytest

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.records import toml

ODD = [
    "a", "= 1", "a = ", "a = b", "a = “b”", 'a = "b', 'a = "b" c', "a = 'b", "[a", "[[a]", "[a]\n[a]", "a = 1\na = 2",
    "a = [1", "a = [1,\n", "a = {b = 1", "a = {b = 1,\n}", 'a = "\\q"', 'a = "\\u12"', "a = 03/06/2026", "a = 1.2.3",
    "a = True", "a = 2026-13-01", "“a” = 1", "a b = 1", ".a = 1", "a = 1\x01", 'a = """b', "<<<<<<< HEAD",
    "a = 1979-05-27T25:00:00", "a.b = 1\na = 2", "[a]\nb = 1\n[a.b]", "a = 0x", "a = _1", "a = 'b\nc'",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_a_line_that_cannot_be_read_is_told_by_its_number_and_in_plain_words(text: str) -> None:
    """No name of a format, no column, and none of Python's own words."""
    with pytest.raises(DamagedFile) as refused:
        toml.parse(f"x = 1\n{text}\n".encode())
    why = refused.value.why
    number = re.match(r"line (\d+): .", why)
    assert number, why
    assert 2 <= int(number[1]) <= 2 + text.rstrip().count("\n"), why
    for word in (
        "TOML",
        "column",
        "Invalid",
        "Expected",
        "Unclosed",
        "Cannot",
        "Illegal",
        "Unescaped",
        "datetime",
    ):
        assert word not in why, why
