"""Clocks that jump, summer time, time zones, the first and the last year: stable order, the day as it was lived."""

import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from equityjournal.cli.terminal import clock as _clock
from equityjournal.store.disk.names import moment_name
from many import some
from program import FakeClock, Program

LONDON = ZoneInfo("Europe/London")


def kept(journal: Path) -> list[dict[str, object]]:
    """Every record, in the order of their files."""
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted(journal.glob("entries/*/*/*.toml"))]


def texts(program: Program) -> list[str]:
    """What `list` shows, newest first."""
    return [one["excerpt"] for one in program("list", "--all", "--json").json]


@pytest.mark.parametrize(
    "back", [timedelta(hours=1), timedelta(days=3652)], ids=["an hour back", "ten years back"]
)
def test_a_clock_set_back_loses_and_overwrites_nothing(
    program: Program, journal: Path, clock: FakeClock, back: timedelta
) -> None:
    """Before and after the jump each has an id and a file of its own, drafts too, and the order never changes."""
    program("write", "Before.")
    program.at_terminal("write", "--fresh", "-t", "power", typed=["draft before", "^C"], code=130)
    clock.moment -= back
    program("write", "After.")
    program.at_terminal("write", "--fresh", "-t", "power", typed=["draft after", "^C"], code=130)
    program("edit", program("list", "--json").json[0]["id"], "--title", "T")
    records = kept(journal)
    assert len({record["id"] for record in records}) == 2
    assert len(list(journal.glob("drafts/*.toml"))) == 2
    assert texts(program) == texts(program) == ["Before.", "After."]
    assert program("check", "--json").json["problems"] == []


def test_versions_keep_the_order_in_which_they_were_made(program: Program, clock: FakeClock) -> None:
    """An edit by a clock that was set back, or that ran ahead once, is the last version and not the first."""
    program("write", "v0")
    for day, words in (
        ("2026-06-02", "v1"),
        ("2020-01-01", "v2"),
        ("2031-01-01", "v3"),
        ("2026-06-03", "v4"),
    ):
        clock.set_day(day)
        program("edit", "last", "--title", words)
    versions = program("show", "last", "--versions", "--json").json
    assert [version["title"] for version in versions] == ["", "v1", "v2", "v3"]


def test_a_clock_set_back_in_the_middle_of_a_sitting(
    program: Program, journal: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer begun before the jump is saved after it, about the day on which it was begun; its draft is gone."""
    ticks = [datetime(2026, 6, 1, 18, 10, tzinfo=UTC), *[datetime(2016, 6, 1, 18, 10, tzinfo=UTC)] * 20]
    monkeypatch.setattr("equityjournal.cli.terminal.clock.now", lambda: ticks.pop(0))
    program.at_terminal("write", "-t", "power", typed=["one", "two", ".", ""])
    (record,) = kept(journal)
    assert (record["happened"], str(record["id"])[:10]) == (date(2026, 6, 1), "2026-06-01")
    assert not list(journal.glob("drafts/*"))


def test_a_clock_far_ahead_and_put_right_again(program: Program, journal: Path, clock: FakeClock) -> None:
    """What was written in 2099 by mistake stays readable and first; `edit` gives it its day, and its id stays."""
    clock.set_day("2099-03-01")
    program("write", "By a wrong clock.")
    clock.set_day("2026-06-01")
    program("write", "By a right one.")
    assert texts(program) == ["By a wrong clock.", "By a right one."]
    wrong = program("list", "--json").json[0]["id"]
    program("edit", wrong, "--date", "31 May 2026")
    assert texts(program) == ["By a right one.", "By a wrong clock."]
    assert program("show", wrong, "--json").json["happened"] == "2026-05-31"
    assert program("themes").code == 0
    assert program("check", "--json").json["problems"] == []


@pytest.mark.parametrize(
    ("moments", "offsets"),
    [
        # On 29 March 2026 01:30 does not exist in London; 00:30 is followed by 02:30.
        (["2026-03-29T00:30:00+00:00", "2026-03-29T01:30:00+00:00"], [0, 1]),
        # On 25 October 2026 01:30 comes twice.
        (["2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"], [1, 0]),
    ],
    ids=["the hour that is left out", "the hour that comes twice"],
)
def test_when_summer_time_begins_and_ends(
    program: Program, journal: Path, clock: FakeClock, moments: list[str], offsets: list[int]
) -> None:
    """Two entries an hour apart keep that hour, each with its own offset, and stand in the order they were written."""
    for number, moment in enumerate(moments):
        there = datetime.fromisoformat(moment).astimezone(LONDON)
        clock.moment = there.astimezone(timezone(there.utcoffset() or timedelta(0)))
        program("write", "--json", f"Number {number}.")
    by_text = {record["answers"][0]["text"]: record for record in kept(journal)}  # type: ignore[index]
    written = [by_text[f"Number {number}."]["written"] for number in range(2)]
    assert all(isinstance(moment, datetime) for moment in written)
    assert (written[1] - written[0]).total_seconds() == 3600  # type: ignore[operator]
    assert [moment.utcoffset() for moment in written] == [timedelta(hours=one) for one in offsets]  # type: ignore[attr-defined]
    assert texts(program) == ["Number 1.", "Number 0."]
    assert program("show", "last", "--json").json["answers"][0]["text"] == "Number 1."


def in_zone(journal: Path, zone: str, *verb: str) -> "subprocess.CompletedProcess[str]":
    """Run the program where the clock on the wall is that of a zone."""
    return subprocess.run(
        [sys.executable, "-m", "equityjournal", "--journal", str(journal), *verb],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, "TZ": zone},
    )  # fmt: skip


def test_an_entry_written_in_one_zone_and_read_in_another(journal: Path) -> None:
    """The day and the time stay as the writer lived them, wherever they are read."""
    written = in_zone(journal, "Pacific/Kiritimati", "write", "--json", "Fourteen hours ahead.")
    here = in_zone(journal, "Pacific/Kiritimati", "show", "last")
    there = in_zone(journal, "Pacific/Pago_Pago", "show", "last")
    assert written.returncode == here.returncode == there.returncode == 0
    assert here.stdout == there.stdout
    record = json.loads(in_zone(journal, "Pacific/Pago_Pago", "show", "last", "--json").stdout)
    assert record["written"].endswith("+14:00")
    assert record["happened"] == record["written"][:10]


def test_entries_of_several_zones_stand_in_the_order_they_were_written(
    program: Program, clock: FakeClock
) -> None:
    """Of one day, by the instant and not by what the clock on the wall said."""
    day = datetime(2026, 6, 1, 12, tzinfo=UTC)
    for number, hours in enumerate((5, -7, 0, 13, -11)):
        clock.moment = (day + timedelta(minutes=number)).astimezone(timezone(timedelta(hours=hours)))
        program("write", "-d", "2026-06-01", f"Number {number}.")
    assert texts(program) == [f"Number {number}." for number in (4, 3, 2, 1, 0)]


NO_ZONES = ["No/Such_Zone", "", ":", "/etc/passwd", "Europe/../../etc", "x" * 300]


@pytest.mark.many
@pytest.mark.parametrize("zone", some(NO_ZONES, 2))
def test_a_zone_that_does_not_exist(journal: Path, zone: str) -> None:
    """A nonsense TZ is no reason to lose anything: the moment is kept in UTC or the system's own offset."""
    before = datetime.now(UTC)
    done = in_zone(journal, zone, "write", "--json", "Words.")
    assert done.returncode == 0, done.stderr
    (record,) = kept(journal)
    assert abs(record["written"] - before) < timedelta(minutes=5)  # type: ignore[operator]


@pytest.fixture
def in_a_place_with_seconds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A zone whose offset has seconds in it, as Monrovia's once had; TOML cannot hold such an offset."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows cannot set the zone of a process")
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "ODD-00:44:30")
        time.tzset()
        yield
    time.tzset()


def test_an_offset_with_seconds_is_kept_as_utc(in_a_place_with_seconds: None) -> None:
    """The instant stays the same, with an offset that a file can hold."""
    assert _clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("day", "name"),
    [("0001-01-01", "0001"), ("9999-12-31", "9999"), ("2028-02-29", "2028"), ("2000-02-29", "2000")],
)
def test_the_first_and_the_last_year_and_leap_days(
    program: Program, journal: Path, clock: FakeClock, day: str, name: str
) -> None:
    """A day of any year has its place, zero-padded; it is listed, shown, changed, deleted, brought back and exported."""
    saved = program("write", "--json", "-t", "power", "-d", day, "Words.").json
    assert saved["id"].startswith(f"{day}-")
    assert Path(saved["path"]).parts[-3:-1] == (name, day[5:7])
    program("write", "About today.")
    assert len(texts(program)) == 2
    assert program("show", day, "--json").json["happened"] == day
    program("edit", saved["id"], "--title", "T")
    program("delete", saved["id"])
    program("restore", saved["id"])
    assert "Words." in program("export", "markdown").out
    assert [one["id"] for one in program("list", "--since", day, "--until", day, "--json").json] == [
        saved["id"]
    ]
    for verb in (["themes"], ["themes", "--explain"], ["check"]):
        program(*verb)


@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01", "2027-02-29", "1900-02-29", "29 February 2027"])
def test_days_that_do_not_exist_are_refused(program: Program, journal: Path, day: str) -> None:
    """Year 0, year 10000 and a 29 February that was not are refused by name, and nothing is kept."""
    assert f"“{day}”" in program("write", "-d", day, "Words.", code=1).err
    assert not kept(journal)


@pytest.mark.parametrize("today", ["0001-01-02", "9999-12-30"])
def test_a_machine_that_lives_at_the_edge_of_time(program: Program, clock: FakeClock, today: str) -> None:
    """With the clock in the first or the last year, writing, drafts, versions and themes work."""
    clock.moment = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    program.at_terminal("write", "-t", "power", typed=["one", "^C"], code=130)
    program.at_terminal("write", typed=["", ".", ""])
    program("edit", "last", "--title", "T")
    for verb in (
        ["themes", "--explain"],
        ["list"],
        ["show", "last", "--versions"],
        ["check"],
        ["export", "markdown"],
    ):
        program(*verb)
    assert texts(program) == ["one"]


def test_names_of_moments_sort_in_the_order_of_time() -> None:
    """Names made from moments have one length, from year 1 to year 9999."""
    moments = [datetime(year, 1, 2, tzinfo=UTC) for year in (1, 99, 900, 2026, 9999)]
    names = [moment_name(moment) for moment in moments]
    assert names == sorted(names)
    assert {len(name) for name in names} == {22}


@pytest.mark.parametrize(
    "line",
    [
        "written = 2026-06-30T23:59:60Z",
        "written = 2026-06-01T10:00:00+24:00",
        "written = 0000-01-01T00:00:00Z",
    ],
    ids=["a leap second", "an offset of a day", "the year nought"],
)
def test_a_moment_that_does_not_exist_is_named(program: Program, journal: Path, line: str) -> None:
    """A file with such a moment is named with its line, left as it is, and hides no other."""
    program("write", "One.")
    program("write", "Two.")
    path = sorted(journal.glob("entries/*/*/*.toml"))[0]
    data = "".join(
        f"{line}\n" if one.startswith("written") else one for one in path.read_text().splitlines(True)
    )
    path.write_text(data)
    said = program("check", code=1).out
    assert path.name in said
    assert "line 3" in said
    assert len(texts(program)) == 1
    assert path.read_text() == data


@pytest.mark.parametrize("when", [0.0, 4102444800.0], ids=["1970", "2100"])
def test_the_time_of_a_file_means_nothing(program: Program, journal: Path, when: float) -> None:
    """A change by hand is seen whatever time a sync service gives the file, also if it keeps the old one."""
    program("write", "Before.")
    (path,) = journal.glob("entries/*/*/*.toml")
    assert texts(program) == ["Before."]
    path.write_text(path.read_text().replace("Before.", "Edited."))
    os.utime(path, (when, when))
    assert texts(program) == ["Edited."]
