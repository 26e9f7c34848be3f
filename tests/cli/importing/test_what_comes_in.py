"""What a diary says of an entry besides its words: its hour, its day in either order, its facts and pictures."""

import json
import time
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


def test_ratings_and_places_in_the_lines_of_a_note_are_left_out(program: Program, home: Path) -> None:
    """In capitals or not, on a line or in brackets; its title and labels stand without their quotation marks."""
    path = home / "2026-05-03.md"
    path.write_text(
        '---\ntitle: "The lift"\ntags: [power,, "#ward"]\n---\n'
        "Mood:: 4\nNobody came.\n- Sleep:: 7\nThen she [Location:: Leeds] did.\n",
        "utf-8",
    )
    said = program("import", str(path), "--yes").out
    assert "ratings and moods (1) and places (1)" in said
    entry = program("show", "last", "--json").json
    assert entry["title"] == "The lift"
    assert entry["answers"][0]["text"].split("\n") == ["Nobody came.", "Then she  did."]
    assert (entry["themes"], entry["imported"]["labels"]) == (["power"], ["ward"])


def test_a_mail_in_html_comes_in_as_it_was_read(program: Program, home: Path) -> None:
    """Paragraphs, lines and lists, and neither styles nor scripts."""
    html = (
        "<html><head><title>Sent</title><style>p {color: red}</style></head><body><p>The first\nline.<script>run()"
        "</script></p></template><ul><li>a lift<li>a stair</ul><div>One</div><div>Two<br>Three</div></body></html>"
    )
    head = "From: a@example.org\nDate: Sun, 03 May 2026 10:00:00 +0100\nContent-Type: text/html\n\n"
    entry = came_in(program, home / "sent.eml", f"{head}{html}\n")
    assert entry["answers"][0]["text"] == "The first line.\n\n- a lift\n- a stair\n\nOne\nTwo\nThree"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is set by POSIX alone")
def test_a_mail_that_hides_its_zone_is_of_its_day_in_utc(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The zone of the machine that reads it changes no day."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        mail = "From: a@example.org\nDate: Sun, 03 May 2026 23:30:00 -0000\n\nWords.\n"
        entry = came_in(program, home / "sent.eml", mail)
    time.tzset()
    assert entry["happened"] == "2026-05-03"


@pytest.mark.parametrize(("star", "title"), [("", "* The desk"), ("", "The desk *"), ("True", "The desk")])
def test_a_star_of_jrnl_is_said_to_be_left_out(program: Program, home: Path, star: str, title: str) -> None:
    """Beside the title or as a fact of the entry; another entry has none."""
    entry = '<entry date="2026-05-0{}T10:00:00" starred="{}">{}\nWords.</entry>'
    file = home / "diary.xml"
    file.write_text(f"<journal>{entry.format(3, star, title)}{entry.format(4, 'False', 'Home')}</journal>")
    assert "that have them: stars (1)." in program("import", str(file), "--yes").out
    assert program("show", "2026-05-03", "--json").json["title"] == "The desk"


def test_day_one_comes_in_from_its_plain_text(program: Program, home: Path) -> None:
    """A line of its own above words is a title; an entry of no words is left out, and a day that cannot be read named."""
    path = home / "diary.txt"
    path.write_text(
        "\tDate:\t03 May 2026 at 18:00:00 BST\n\nThe lift\n\nNobody came.\n\n\n"
        "\tDate:\t04 May 2026 at 18:00:00 BST\n\n\n"
        "\tDate:\tsome day in May\n\nIts own words.\n",
        "utf-8",
    )
    said = program("import", str(path), "--yes").out
    assert "is read as dayone." in said
    assert "1 has no words" in said
    assert "line 11: its day could not be read" in said
    entry = program("show", "last", "--json").json
    assert (entry["happened"], entry["title"]) == ("2026-05-03", "The lift")
    assert entry["answers"][0]["text"] == "Nobody came."


def test_day_one_comes_in_from_its_classic_folder(program: Program, home: Path) -> None:
    """On the day of its own zone; photos stay, and a file that is no entry is kept as text."""
    folder = home / "Journal.dayone"
    (folder / "entries").mkdir(parents=True)
    (folder / "photos").mkdir()
    (folder / "photos" / "A.jpg").write_bytes(b"\xff\xd8")
    entry = (
        '<?xml version="1.0"?><plist version="1.0"><dict><key>Creation Date</key><date>2026-05-03T23:30:00Z</date>'
        "<key>Entry Text</key>{}<key>Time Zone</key><string>Europe/London</string><key>Tags</key><array>"
        "<string>power</string></array><key>UUID</key><string>A</string></dict></plist>"
    )
    (folder / "entries" / "A.doentry").write_text(entry.format("<string># The lift\nNobody came.</string>"))
    (folder / "entries" / "B.doentry").write_text(entry.format("<true/>"))
    said = program("import", str(folder), "--yes").out
    assert "entries/B.doentry: it is no entry of Day One that can be read" in said
    assert "stays where it is" not in said
    kept = program("show", "last", "--json").json
    assert (kept["happened"], kept["title"], kept["themes"]) == ("2026-05-04", "The lift", ["power"])


def test_tags_of_jrnl_come_in_from_its_json(program: Program, home: Path) -> None:
    """Those that name a theme are themes; others are labels."""
    diary = '{"tags": {}, "entries": [{"title": "The desk", "body": "Words.", "date": "2026-05-03", "time": "18:00",'
    entry = came_in(program, home / "diary.json", f'{diary} "tags": ["@power", "@ward"]}}]}}')
    assert (entry["themes"], entry["imported"]["labels"]) == (["power"], ["ward"])


def test_weather_and_place_above_the_words_of_day_one_are_left_out(program: Program, home: Path) -> None:
    """A line of the entry's own that looks alike stays; macOS puts a narrow space before PM."""
    path = home / "Journal.txt"
    path.write_text(
        "\tDate:\tMay 3, 2026 at 3:04:05\u202fPM GMT+1\n\tWeather:\t5\u00b0C Cloudy\n\tLocation:\tLeeds\n"
        "\tTags:\t#power, ward\n\n\tNote:\tnobody came.\n\nThe end.\n",
        "utf-8",
    )
    said = program("import", str(path), "--yes").out
    assert "places (1) and weather (1)" in said
    entry = program("show", "last", "--json").json
    assert (entry["happened"], entry["title"]) == ("2026-05-03", "Note: nobody came.")
    assert (entry["answers"][0]["text"], entry["themes"]) == ("The end.", ["power"])


def test_a_day_with_of_in_it_begins_a_note(program: Program, home: Path) -> None:
    """Its words are never glued to the note above."""
    path = home / "notes.txt"
    path.write_text("8th May 2026\nNobody came.\n\n9th of May 2026\nShe did.\n", "utf-8")
    program("import", str(path), "--yes")
    days = [entry["happened"] for entry in program("list", "--json").json]
    assert sorted(days) == ["2026-05-08", "2026-05-09"]


def test_cells_of_a_table_stay_apart(program: Program, home: Path) -> None:
    """In Journey's HTML, a space stands for the line between them."""
    text = "<table><tr><td>seen<td>not seen</table>"
    path = home / "1571425138176-a.json"
    path.write_text(json.dumps({"date_journal": 1777831200000, "timezone": "UTC", "text": text, "id": "a"}))
    program("import", str(path), "--yes")
    assert program("show", "last", "--json").json["answers"][0]["text"] == "seen not seen"
