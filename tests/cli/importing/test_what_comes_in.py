"""What a diary says of an entry besides its words: its hour, its day in either order, its facts and pictures."""

from pathlib import Path
from typing import Any

import pytest

from program import Program


def came_in(program: Program, path: Path, text: str) -> Any:
    """The entry of a diary of one."""
    path.write_text(text, "utf-8")
    program("import", str(path), "--yes")
    return program("show", "last", "--json").json


@pytest.mark.parametrize(
    ("head", "day", "hour"),
    [
        ("[2019-07-18 14:23]", "2019-07-18", "14:23"),
        ("[18/07/2019 09:05]", "2019-07-18", "09:05"),
        ("[07/18/2019 2:23 PM]", "2019-07-18", "14:23"),
        ("[2019-07-18]", "2019-07-18", "00:00"),
    ],
)
def test_the_day_and_the_hour_are_those_of_the_diary(
    program: Program, home: Path, head: str, day: str, hour: str
) -> None:
    """In either order of day and month; without an hour, the first moment of the day."""
    entry = came_in(program, home / "diary.txt", f"{head} The first\nWords of the first.\n")
    assert (entry["happened"], entry["written"][:16]) == (day, f"{day}T{hour}")


def test_the_facts_above_a_note_are_no_part_of_its_words(program: Program, home: Path) -> None:
    """Ended by dashes or by dots, with a block over several lines; a picture is left out, and said to be."""
    front = "---\ndate: 2026-05-03T09:30:00Z\ntags:\n  - power\ntitle: The lift\nsummary: |\n  It stood still.\n  All day.\n"
    for number, end in enumerate(("---", "...")):
        path = home / f"2026-05-0{3 + number}.md"
        path.write_text(f"{front}{end}\nNobody came. ![[lift.png]]\n", "utf-8")
        said = program("import", str(path), "--yes").out
        assert "photos and other files (1) and other facts (1)" in said
        entry = program("show", "last", "--json").json
        assert (entry["title"], entry["answers"][0]["text"].strip()) == ("The lift", "Nobody came.")
        assert entry["themes"] == ["power"]
