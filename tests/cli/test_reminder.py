"""`reminder`: an appointment for one's own calendar, which others may see."""

import re
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from equityjournal.core.days.clock_times import parse_time
from equityjournal.core.text.errors import UnclearDate
from equityjournal.formats.to_calendar import LONGEST, weekly
from program import Program


def values(page: str) -> dict[str, str]:
    """The properties of a calendar file, unfolded."""
    lines = page.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_an_appointment_says_twenty_minutes_and_nothing_else(program: Program, tmp_path: Path) -> None:
    """It is weekly, rings only when asked to, knows no time zone, and names neither program nor journal."""
    place = tmp_path / "mine.ics"
    said = program("reminder", "--weekly", "friday", "15:30", "-o", str(place)).out
    assert said.startswith("Each Friday at 15:30, twenty minutes")
    page = place.read_bytes().decode()
    found = values(page)
    assert (found["SUMMARY"], found["DTSTART"]) == ("Twenty minutes", "20260605T153000")
    assert (found["RRULE"], found["DURATION"]) == ("FREQ=WEEKLY;BYDAY=FR", "PT20M")
    assert re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", found["DTSTAMP"])
    assert "journal" not in page.casefold()
    assert "ALARM" not in page
    assert page.count("\n") == page.count("\r\n")
    assert program("reminder", "--weekly", "friday", "15:30", "-o", str(place), code=1).out == ""
    program("reminder", "--weekly", "friday", "15:30", "--alarm", "--force", "-o", str(place))
    again = place.read_text("utf-8")
    assert "BEGIN:VALARM" in again
    assert values(again.replace("\n", "\r\n"))["UID"] != found["UID"]


@pytest.mark.parametrize(
    ("day", "at", "first"),
    [
        ("monday", "18:00", "20260608T180000"),  # it is ten past six on a Monday
        ("monday", "7pm", "20260601T190000"),
        ("dydd gwener", "9.05", "20260605T090500"),
    ],
)
def test_the_first_one_is_still_to_come(program: Program, day: str, at: str, first: str) -> None:
    """Today counts while the time is ahead; weekdays are read as everywhere."""
    assert f"DTSTART:{first}" in program("reminder", "--weekly", day, at).out


def test_without_a_name_the_file_is_named_by_its_day(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the name says whose program made it."""
    monkeypatch.chdir(tmp_path)
    program.at_terminal("reminder", "--weekly", "friday", "15:30")
    assert [path.name for path in tmp_path.iterdir()] == ["twenty-minutes-2026-06-01.ics"]


def test_an_unclear_day_or_time_is_refused_in_a_sentence(program: Program) -> None:
    """Each says what would work."""
    assert "no time of a day" in program("reminder", "--weekly", "friday", "25:00", code=None).err
    assert "not a day I can read" in program("reminder", "--weekly", "blursday", "15:30", code=None).err
    assert "--weekly friday 15:30" in program("reminder", code=2).err


def test_times_are_read_as_people_write_them() -> None:
    """A bare number could be morning or evening, and is refused."""
    read = {
        "15:30": (15, 30),
        "15.30": (15, 30),
        "3pm": (15, 0),
        "at 3.30 p.m.": (15, 30),
        "12am": (0, 0),
        "12 pm": (12, 0),
    }
    assert {text: parse_time(text) for text in read} == {text: time(*parts) for text, parts in read.items()}
    for text in ("3", "13pm", "0am", "24:00", "9:60", "noonish", ""):
        with pytest.raises(UnclearDate):
            parse_time(text)


def test_a_long_title_is_folded_between_characters() -> None:
    """Lines of at most 75 bytes, as the standard says; put together they are the title, with its marks escaped."""
    title = "Ugain munud – sgwrsio, meddwl; a gŵyl 🙂 " * 4
    moment = datetime(2026, 6, 5, 15, 30)
    page = weekly(title, moment, made=moment.replace(tzinfo=UTC), identity="x", alarm=True)
    assert all(len(line.encode()) <= LONGEST for line in page.split("\r\n"))
    assert values(page)["SUMMARY"] == title.replace(",", "\\,").replace(";", "\\;")
