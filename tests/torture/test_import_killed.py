"""Slow proofs of `import`: killed at any call and run again, twice over; and files made to fill the memory."""

import io
import json
import os
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from outside import needs, outside
from torture.machine import attempt, damage, report, run, was_killed
from torture.test_crashes import CHANGING

pytestmark = pytest.mark.torture

DIARY = """\
[2019-07-18 14:23] The first
Words of the first.

[2019-07 14:23] The second
Its day cannot be read.

[2019-08-20 09:00] The third
Words of the third. @power

[2019-08-21 09:00] The fourth *
Words of the fourth.
"""


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts of a round are not those of the next."""
    for name in ("state", "cache", "data"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))


def entries(journal: Path) -> dict[str, bytes]:
    """Bytes of all entries, and of the text that could not be read."""
    found = [*journal.glob("entries/*/*/*"), *journal.glob("imported/*")]
    return {path.name: path.read_bytes() for path in found}


def test_killed_at_every_call_twice_over(tmp_path: Path) -> None:
    """Killed, killed again at the same call, and run to its end: the same entries, none twice, none in halves."""
    strace = needs("strace")
    source, start, journal = tmp_path / "diary.txt", tmp_path / "start", tmp_path / "journal"
    source.write_text(DIARY)
    run(start, "write", "Old words.")
    whole = tmp_path / "whole"
    shutil.copytree(start, whole)
    run(whole, "import", "jrnl", str(source), "--yes")
    expected, old = entries(whole), set(entries(start))
    assert len(expected) == 5
    killed = 0
    for call in CHANGING:
        for point in range(1, 1000):
            for name in ("journal", "state", "cache"):
                shutil.rmtree(tmp_path / name, ignore_errors=True)
            shutil.copytree(start, journal)
            inject = f"inject={call}:signal=KILL:when={point}"
            around = (strace, "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
            command = ("--journal", str(journal), "import", "jrnl", str(source), "--yes")
            were_killed = []
            for _ in range(2):
                were_killed.append(was_killed(outside(*command, around=around).returncode))
                there = entries(journal)
                assert old <= set(there), (call, point)
                ours = {name: data for name, data in there.items() if not name.startswith(".")}
                assert ours.items() <= expected.items(), (call, point)
                assert not damage(journal), (call, point)
            run(journal, "import", "jrnl", str(source), "--yes")
            assert entries(journal).items() >= expected.items(), (call, point)
            assert not [
                name for name in entries(journal) if name not in expected and not name.endswith(".tmp")
            ]
            assert not list(journal.glob(".import.*")), (call, point)
            assert source.read_text() == DIARY
            if not were_killed[0]:
                break
            killed += 1
    assert killed > 10
    report(
        f"import: killed at each of {killed} calls, and again; then whole, nothing twice, the source as it was"
    )


def _zip_bomb() -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("Journal.json", "w") as member,
    ):
        member.write(b'{"entries": [{"creationDate": "2021-03-03T18:34:56Z", "text": "')
        for _ in range(1000):
            member.write(b"a" * 1_000_000)
    return file.getvalue()


def _zip_of_many() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(400_000):
            archive.writestr(f"{number}.txt", b"")
    return file.getvalue()


def _lying_zip() -> bytes:
    """A zip whose list says that a file has four gigabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1571425138176-abc.json", b'{"date_journal": 1, "text": "' + b" " * 5_000_000)
    data = bytearray(file.getvalue())
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


def _json(
    piece: bytes, times: int, before: bytes = b'{"entries": [{"creationDate": "2021-03-03T18:34:56Z", "x": '
) -> bytes:
    return before + piece * times


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip that swells a thousand times": ("z.zip", _zip_bomb),
    "zip of 400,000 files": ("z.zip", _zip_of_many),
    "zip that lies about sizes": ("z.zip", _lying_zip),
    "zip cut off": ("z.zip", lambda: _zip_bomb()[:5000]),
    "JSON of brackets": ("j.json", lambda: _json(b"[", 60_000_000)),
    "JSON of empty lists": ("j.json", lambda: _json(b"[],", 40_000_000, b'{"entries": [[')),
    "JSON of one text": ("j.json", lambda: _json(b"a", 200_000_000, b'{"entries": [{"date": "')),
    "JSON of numbers": ("j.json", lambda: _json(b"1,", 60_000_000, b'{"tags": [')),
    "JSON of one number": ("j.json", lambda: _json(b"9", 100_000_000, b'{"tags": ')),
    "XML of entities": (
        "j.xml",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE j [<!ENTITY a "'
            + b"a" * 1000
            + b'">'
            + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&a;" * 1000) for n in range(100))
            + b"]><journal><entries><entry>&b1;</entry></entries></journal>"
        ),
    ),
    "XML of depth": ("j.xml", lambda: b"<journal>" + b"<a>" * 20_000_000),
    "XML of one text": ("j.xml", lambda: b'<journal><entries><entry date="2020-01-01">' + b"a" * 150_000_000),
    "plist of entities": (
        "e.doentry",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaa">]><plist version="1.0"><dict>'
            b"<key>Creation Date</key><date>2020-01-01T00:00:00Z</date><key>Entry Text</key><string>&a;</string></dict></plist>"
        ),
    ),
    "text of one line": ("j.txt", lambda: b"[2020-01-01 10:00] x\n" + b"a" * 200_000_000),
    "text of a million entries": ("j.txt", lambda: b"[2020-01-01 10:00] x\nwords\n\n" * 100_000),
    "front matter without an end": ("2020-01-01.md", lambda: b"---\n" + b"- a\n" * 2_000_000),
    "mail of parts within parts": (
        "m.eml",
        lambda: (
            b"From: a\nDate: Wed, 03 Mar 2021 00:30:00 +0200\n"
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(20_000)
            )
        ),
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(tmp_path: Path, name: str) -> None:
    """Refused in a sentence, or read, within 300 MB of memory; nothing lies outside the journal."""
    time_tool = needs("/usr/bin/time")
    ending, make = BOMBS[name]
    file, journal = tmp_path / "in" / ending, tmp_path / "journal"
    file.parent.mkdir()
    file.write_bytes(make())
    formats = {"z.zip": [None, "dayone", "journey"], "j.json": [None, "jrnl", "dayone", "json"]}.get(
        ending, [None]
    )
    for form in formats:
        done = attempt(
            journal,
            "import",
            *([form] if form else []),
            str(file),
            "--yes",
            around=(time_tool, "-f", "%M %e"),
        )
        memory, seconds = done.stderr.split()[-2:]
        said = (done.stderr if done.returncode else done.stdout).splitlines()
        report(f"{name}, as {form or 'found'}: {int(memory) // 1024} MB, {seconds} s, {said[0][-90:]}")
        assert int(memory) < 300 * 1024
    assert sorted(path.name for path in file.parent.iterdir()) == [ending]


def test_ten_thousand_entries(tmp_path: Path) -> None:
    """Memory does not grow with the diary, and time grows with it alone."""
    time_tool = needs("/usr/bin/time")
    for count in (2_500, 10_000):
        file, journal = tmp_path / f"{count}.json", tmp_path / f"journal-{count}"
        entries_of = [
            {
                "title": f"T {n}",
                "body": f"Words {n}. " * 100,
                "date": f"20{n % 20:02}-0{n % 9 + 1}-{n % 28 + 1:02}",
                "time": "10:00",
            }
            for n in range(count)
        ]
        file.write_text(json.dumps({"entries": entries_of}))
        done = attempt(journal, "import", str(file), "--yes", around=(time_tool, "-f", "%M %e"))
        assert f"{count} entries came in." in done.stdout
        memory, seconds = done.stderr.split()[-2:]
        report(f"import of {count} entries: {seconds} s, {int(memory) // 1024} MB")
        assert int(memory) < 300 * 1024
        assert len(list(journal.glob("entries/*/*/*.toml"))) == count
