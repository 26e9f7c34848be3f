"""Diaries of other programs, made up: the shapes of their files, with nobody's words in them.

Each has a canary in every place that must not come along: moods, ratings, places, weather, devices.
"""

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

CANARIES = ("MOODCANARY", "PLACECANARY", "WEATHERCANARY", "DEVICECANARY", "PHOTOCANARY", "RATINGCANARY")


@dataclass(frozen=True)
class Diary:
    """A made-up file or folder."""

    format: str
    files: Mapping[str, bytes]
    """Bytes by path; a single one is a file of its own."""
    days: tuple[str, ...]
    """The day of each entry, in the file's order."""


def words(lot: random.Random) -> str:
    """A few sentences, with signs that mean something in one format or another."""
    pieces = [
        "We sat with the family.", "[2] a remark in brackets", "She asked: why us?", "* a star", "# no heading\\",
        "“Nobody asked us.”", "café, Gŵyl, 東京", "Line one.\nLine two.", "<b>not bold</b> &amp; so on", "- a list\n- of two",
        "He said [2019-07-20] was the day.", "key: value", "emoji 💯 👩‍👩‍👧", "trailing  \n\nnew paragraph", "@housing came up",
    ]  # fmt: skip
    return " ".join(lot.choice(pieces) for _ in range(lot.randint(1, 5)))


def jrnl_text(lot: random.Random) -> Diary:
    """The text of jrnl, in one of the forms of day that people set."""
    form = lot.choice(["%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M:%S %p", "%d.%m.%Y %H:%M", "%Y/%m/%d"])
    days = _days(lot)
    entries = [f"[{day.strftime(form)}] {_line(lot)}{lot.choice(['', ' *'])}\n{words(lot)}\n" for day in days]
    return Diary("jrnl", {"journal.txt": "\n".join(entries).encode()}, _iso(days))


def jrnl_folder(lot: random.Random) -> Diary:
    """The folder of jrnl: of text files, a day each, and a file that is none."""
    days = sorted(set(_days(lot)))
    files = {
        f"{day:%Y/%m/%d}.txt": f"[{day} 02:32:00 PM] {_line(lot)} *\n{words(lot)}\n".encode() for day in days
    }
    return Diary("jrnl", files | {"should-be-ignored.txt": b"No entry.\n"}, _iso(days))


def jrnl_json(lot: random.Random) -> Diary:
    """The JSON of jrnl, of entries that came from Day One among others."""
    days = _days(lot)
    entries: list[dict[str, Any]] = [
        {
            "title": _line(lot), "body": words(lot), "date": str(day), "time": "11:11", "tags": ["@power", "@ward"],
            "starred": lot.random() < 0.5, "creator": {"host_name": "DEVICECANARY"},
            "location": {"place": "PLACECANARY"}, "weather": {"description": "WEATHERCANARY"},
        }
        for day in days
    ]  # fmt: skip
    return Diary(
        "jrnl", {"j.json": json.dumps({"tags": {"@power": 1}, "entries": entries}).encode()}, _iso(days)
    )


def jrnl_xml(lot: random.Random) -> Diary:
    """The XML of jrnl."""
    days = _days(lot)
    entry = (
        '\t\t<entry date="{}T15:39:00" starred="">\n\t\t\t<tag name="@power"/>\n\t\t\t{}\n{}\n\t\t</entry>\n'
    )
    entries = "".join(entry.format(day, _xml(_line(lot)), _xml(words(lot))) for day in days)
    text = f'<?xml version="1.0" ?>\n<journal>\n\t<entries>\n{entries}\t</entries>\n\t<tags/>\n</journal>\n'
    return Diary("jrnl", {"j.xml": text.encode()}, _iso(days))


def jrnl_yaml(lot: random.Random) -> Diary:
    """The YAML of jrnl, a file an entry."""
    days = sorted(set(_days(lot)))
    body = words(lot).replace("\n", "\n\t")
    text = "---\ntitle: {}\ndate: {} 14:32\nstarred: True\ntags: power, ward\nbody: |\t\t\n\t{}\n..."
    files = {f"{day}_an-entry.md": text.format(_line(lot), day, body).encode() for day in days}
    return Diary("jrnl", files, _iso(days))


def dayone_json(lot: random.Random) -> Diary:
    """Day One's JSON; each moment is late in the evening before, in UTC."""
    days = _days(lot)
    return Diary("dayone", {"Journal.json": _dayone(lot, days)}, _iso(days))


def dayone_zip(lot: random.Random) -> Diary:
    """Day One's ZIP, with two journals and a photo."""
    days = _days(lot)
    data = _zip(
        {"A.json": _dayone(lot, days[:1]), "B.json": _dayone(lot, days[1:]), "photos/84.jpeg": b"PHOTOCANARY"}
    )
    return Diary("dayone", {"export.zip": data}, _iso(days))


def dayone_classic(lot: random.Random) -> Diary:
    """Day One's folder of plists."""
    days = sorted(set(_days(lot)))
    plist = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
        '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict>'
        "<key>Creation Date</key><date>{before}T18:34:56Z</date><key>Creator</key><dict><key>Host Name</key>"
        "<string>DEVICECANARY</string></dict><key>Location</key><dict><key>Place Name</key><string>PLACECANARY"
        "</string></dict><key>Entry Text</key><string>{text}</string><key>Starred</key><true/><key>Tags</key>"
        "<array><string>power</string></array><key>Time Zone</key><string>Australia/Sydney</string>"
        "<key>UUID</key><string>{uuid}</string></dict></plist>"
    )
    files = {}
    for day in days:
        uuid = f"{lot.getrandbits(128):032X}"
        text = plist.format(before=day - timedelta(days=1), text=_xml(words(lot)), uuid=uuid)
        files[f"Diary.dayone/entries/{uuid}.doentry"] = text.encode()
    return Diary("dayone", files, _iso(days))


def dayone_text(lot: random.Random) -> Diary:
    """Day One's plain text."""
    days = _days(lot)
    entries = [
        f"\tDate:\t{day:%d %B %Y} at 10:00:00 GMT\n\n{_line(lot)}\n\n{words(lot)}\n\n\n\n" for day in days
    ]
    return Diary("dayone", {"day.txt": "".join(entries).encode()}, _iso(days))


def journey(lot: random.Random) -> Diary:
    """Journey's ZIP; the moment in a file's name is another than the entry's."""
    days = _days(lot)
    members = {}
    for day in days:
        # 20:30 in UTC on the day before is 05:30 in Tokyo
        before = (day - date(1970, 1, 1)).days * 86_400_000 - int(3.5 * 3_600_000)
        name = f"{lot.randrange(10**12, 10**13)}-{lot.getrandbits(60):015x}"
        table = {
            "id": name, "date_journal": before, "date_modified": before + 5, "timezone": "Asia/Tokyo", "type": "html",
            "text": f'<p dir="auto">{_xml(words(lot))}&nbsp;</p><p></p><p>x <em>y</em></p>', "preview_text": "cut",
            "mood": 5, "sentiment": 1.25, "favourite": True, "tags": ["ward"], "address": "PLACECANARY", "lat": 51.1,
            "lon": 0.3, "label": "RATINGCANARY", "weather": {"description": "WEATHERCANARY", "place": "PLACECANARY"},
            "photos": ["PHOTOCANARY.jpeg"], "music_title": "MOODCANARY",
        }  # fmt: skip
        members[f"{name}.json"] = json.dumps(table).encode()
    return Diary("journey", {"journey.zip": _zip(members)}, tuple(str(day) for day in _in_order_of(members)))


def daily_notes(lot: random.Random) -> Diary:
    """Obsidian's daily notes, with facts above, fields within, and a note of no day."""
    days = sorted(set(_days(lot)))
    text = (
        "---\ntags: [power, ward]\nmood: MOODCANARY\nlocation: PLACECANARY\n---\n# {}\n\n{}\n\nrating:: RATINGCANARY\n"
        "- weather:: WEATHERCANARY\nA line (mood:: MOODCANARY) goes on.\n![[PHOTOCANARY.png]]\n"
    )
    files = {f"Diary/{day}.md": text.format(_line(lot), words(lot)).encode() for day in days}
    return Diary("markdown", files | {"Recipes.md": b"Soup.\n", "pic.png": b"PHOTOCANARY"}, _iso(days))


def notes(lot: random.Random) -> Diary:
    """Notes to oneself, by day."""
    days = sorted(set(_days(lot)), reverse=True)
    form = lot.choice(["%Y-%m-%d", "%d/%m/%Y", "%A %-d %B %Y", "%d.%m.%Y"])
    text = "\n\n".join(f"{day.strftime(form)}\n{words(lot)}" for day in [date(2019, 12, 31), *days])
    return Diary("notes", {"notes.txt": text.encode()}, ("2019-12-31", *_iso(days)))


def mail(lot: random.Random) -> Diary:
    """A mail to oneself, sent late in the evening, east of Greenwich."""
    text = (
        "From: me@example.org\r\nTo: me@example.org\r\nSubject: A thought\r\nDate: Wed, 03 Mar 2021 00:30:00 +0200\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words(lot)}\r\n"
    )
    return Diary("notes", {"thought.eml": text.encode()}, ("2021-03-03",))


MAKERS: tuple[Callable[[random.Random], Diary], ...] = (
    jrnl_text, jrnl_folder, jrnl_json, jrnl_xml, jrnl_yaml, dayone_json, dayone_zip, dayone_classic, dayone_text,
    journey, daily_notes, notes, mail,
)  # fmt: skip


def _days(lot: random.Random) -> list[date]:
    return [date(2020, 1, 1) + timedelta(days=lot.randrange(1500)) for _ in range(lot.randint(1, 5))]


def _iso(days: list[date]) -> tuple[str, ...]:
    return tuple(str(day) for day in days)


def _line(lot: random.Random) -> str:
    return lot.choice(["A visit", "The panel.", "[x] done", "Title: with colon", "Über alles – so", "2 of 3"])


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _dayone(lot: random.Random, days: list[date]) -> bytes:
    """18:34 in UTC on the day before, which is the day itself in Sydney."""
    entries = [
        {
            "creationDevice": "DEVICECANARY", "creationDate": f"{day - timedelta(days=1)}T18:34:56Z",
            "timeZone": "Australia/Sydney", "uuid": f"{lot.getrandbits(128):032X}", "starred": False,
            "text": f"# A title\n\n![](dayone-moment://PHOTOCANARY)\n\n\ufffc{words(lot)}\\.\\!",
            "photos": [{"identifier": "PHOTOCANARY"}], "weather": {"conditionsDescription": "WEATHERCANARY"},
            "location": {"placeName": "PLACECANARY"}, "userActivity": {"activityName": "MOODCANARY"},
            "tags": ["power", "ward"],
        }
        for day in days
    ]  # fmt: skip
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries}, ensure_ascii=False).encode()


def _in_order_of(members: Mapping[str, bytes]) -> list[date]:
    """The days of Journey's entries in the order of their names."""
    moments = [json.loads(members[name])["date_journal"] for name in sorted(members)]
    return [date(1970, 1, 1) + timedelta(days=(moment + 4 * 3_600_000) // 86_400_000) for moment in moments]


def _zip(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
