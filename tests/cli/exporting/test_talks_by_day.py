"""Talks about no entry go along by their own day, as the days of a document are typed."""

import pytest

from program import Program


@pytest.fixture
def talked(program: Program) -> Program:
    """Two entries of May, and talks before, between, and after them."""
    program("write", "-d", "2026-05-10", "Tenth.")
    program("write", "-d", "2026-05-20", "Twentieth.")
    first = ["me", "paper", ""]
    for day, words in (("2026-05-05", "KEPT-5"), ("2026-05-15", "KEPT-15"), ("2026-05-25", "KEPT-25")):
        program.at_terminal("with", "Bronwen", "--agreed", words, "--date", day, typed=first)
        first = []
    return program


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([], ["KEPT-15", "KEPT-25"]),
        (["--until", "2026-05-20"], ["KEPT-15"]),
        (["--until", "2026-05-15"], ["KEPT-15"]),
        (["--until", "2026-05-14"], []),
        (["--since", "2026-05-05"], ["KEPT-5", "KEPT-15", "KEPT-25"]),
        (["--since", "2026-05-16"], ["KEPT-25"]),
        (["--since", "2026-05-01", "--until", "2026-05-10"], ["KEPT-5"]),
    ],
)
def test_a_talk_goes_along_by_its_own_day(talked: Program, days: list[str], kept: list[str]) -> None:
    """Both days typed are among those meant; without any, it is from the day of the first entry on."""
    said = talked("export", "markdown", *days).out
    assert [words for words in ("KEPT-5", "KEPT-15", "KEPT-25") if f"{words}\n" in said] == kept
