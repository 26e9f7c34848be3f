"""Clocks wrong by years, either way, on either side: they decide nothing of what is removed, ended or believed."""

from collections.abc import Callable

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from many import some
from program import Program

YEARS = (-11, 0, 11)
ALL = [
    (shared, asked, opened)
    for shared in YEARS
    for asked in YEARS
    for opened in YEARS
    if len({shared, asked, opened}) > 1
]


@pytest.fixture
def line(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Amara and Bronwen, paired."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    line = Telephone(machine, monkeypatch)
    line.run(line.amara, "write", "-t", "power", "Words that go.")
    line.pair()
    return line


def at_year(line: Telephone, years: int) -> None:
    """Set the clock of whoever comes next, some years off the right one."""
    line.amara.clock.set_day(f"{2026 + years}-06-0{2 + (years > 0)}")


@pytest.mark.parametrize("years", some(ALL, 3))
@pytest.mark.parametrize("how", ["--take-back", "--stop"])
def test_what_is_asked_back_goes_and_what_comes_after_an_end_stays(
    line: Telephone, how: str, years: tuple[int, int, int]
) -> None:
    """By numbers, never by days; the word of it goes back and counts."""
    shared, asked, opened = years
    entry = line.amara("list", "--json").json[0]["id"]
    at_year(line, shared)
    line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
    letter = line.mail(line.amara, line.bronwen)
    at_year(line, opened)
    line.run(line.bronwen, "open", str(letter))
    at_year(line, asked)
    line.run(line.amara, "with", "Bronwen", how, *(["1"] if how == "--take-back" else []), "--yes")
    request = line.mail(line.amara, line.bronwen)
    at_year(line, opened)
    assert "is removed" in words_on(line.run(line.bronwen, "open", str(request), "--yes"))
    assert "Words that go." not in line.run(line.bronwen, "coach", "Amara", code=None)
    line.run(line.bronwen, "with", "Amara", "--send", "--yes")
    at_year(line, asked)
    answer = line.mail(line.bronwen, line.amara)
    assert "removed what you sealed" in words_on(line.run(line.amara, "open", str(answer)))
    if how == "--take-back":
        return
    line.at(line.amara, "with", "Bronwen", typed=["yes", "", ""])
    line.run(line.amara, "with", "Bronwen", "--does-not-manage")  # which is asked again after a year
    anew = line.at(line.amara, "with", "Bronwen", "--bring", entry, typed=["yes", "yes"])
    assert "Share with them anew?" in anew
    line.run(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    assert "Words that go." in line.run(line.bronwen, "coach", "Amara")
