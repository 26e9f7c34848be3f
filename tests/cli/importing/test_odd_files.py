"""Files as people come by them: renamed, in another encoding, cut off, two at once, a backup."""

import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from program import Program

WORDS = "The café was shut, and so was the ward."
JSONS: dict[str, Any] = {
    "jrnl": {"tags": {}, "entries": [{"title": WORDS, "body": "", "date": "2026-05-03", "time": "18:00"}]},
    "dayone": {
        "metadata": {"version": "1.0"},
        "entries": [{"uuid": "A" * 32, "creationDate": "2026-05-03T18:00:00Z", "timeZone": "UTC", "text": WORDS}],
    },
    "journey": {"date_journal": 1777831200000, "timezone": "Europe/London", "text": WORDS, "id": "a"},
}  # fmt: skip


def written(home: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    """The path of a file with a text."""
    path = home / name
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("made_by", JSONS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["export.json", "export", "export.bin"])
def test_json_is_known_by_its_contents(
    program: Program, home: Path, made_by: str, encoding: str, name: str
) -> None:
    """Whatever its name has become, and whichever program saved it in its own encoding."""
    text = json.dumps(JSONS[made_by], ensure_ascii=False, indent=1).replace("\n", "\r\n")
    came = program("import", written(home, name, text, encoding), "--yes", "--json").json
    assert (came["format"], came["new"]) == (made_by, 1)
    assert program("search", "café", "--private", "--json").json


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_notes_are_read_in_every_encoding_of_notepad(program: Program, home: Path, encoding: str) -> None:
    """With its mark, or without one."""
    program("import", written(home, "notes.txt", f"3 May 2026\r\n{WORDS}\r\n", encoding), "--yes")
    assert program("show", "last", "--json").json["answers"][0]["text"] == WORDS


@pytest.mark.parametrize("made_by", ["jrnl", "dayone"])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    program: Program, home: Path, made_by: str
) -> None:
    """Cut off, in an old encoding, or empty: never of no known format."""
    text = json.dumps(JSONS[made_by], ensure_ascii=False)
    for name, data, why in (
        ("half.json", text[: len(text) // 2].encode(), "it was cut off or altered"),
        ("latin.json", text.encode("cp1252"), "it is not UTF-8 text"),
        ("empty.json", b" \r\n", "is empty"),
    ):
        (home / name).write_bytes(data)
        refused = program("import", str(home / name), code=1).err
        assert why in refused
        assert "of no format" not in refused


def test_a_format_behind_its_file_is_understood(program: Program, home: Path) -> None:
    """Either order says the same."""
    path = written(home, "mine", json.dumps(JSONS["jrnl"]))
    assert program("import", path, "jrnl", "--json").json == program("import", "jrnl", path, "--json").json


def test_of_two_files_at_once_the_first_is_shown_alone(program: Program, home: Path) -> None:
    """A file is not taken for the name of a format."""
    first, second = (written(home, f"{name}.json", json.dumps(JSONS[name])) for name in ("jrnl", "dayone"))
    refused = program("import", first, second, code=2).err
    assert f"One file or folder at a time: `equityjournal import {first}`." in " ".join(refused.split())


def test_a_backup_is_brought_back_and_its_entries_then_brought_in(program: Program, home: Path) -> None:
    """The two commands named are the two that do it."""
    identity = program("write", WORDS, "--json").json["id"]
    backup, folder = str(home / "journal.zip"), str(home / "old")
    program("backup", backup)
    program("erase", identity, "--yes")
    refused = " ".join(program("import", backup, code=1).err.split())
    assert f"`equityjournal restore --from {backup} --to DIR`" in refused
    program("restore", "--from", backup, "--to", folder)
    program("import", folder, "--yes", "--erased-too")
    assert [entry["id"] for entry in program("list", "--json").json] == [identity]


@pytest.mark.parametrize("day", ["Monday 8 June", "8 June", "8th June", "June 8", "8 june"])
def test_a_day_without_a_year_is_not_glued_to_the_note_above(program: Program, home: Path, day: str) -> None:
    """It cannot be read, so its words are kept as text, and named; the entry above is as it was written."""
    path = written(home, "notes.txt", f"3 May 2026\nI saw her again.\n\n{day}\nRang her.\n")
    came = program("import", path, "--yes")
    assert "line 4" in came.out
    program("edit", "last", "--not-private")
    assert "Rang her" not in program("show", "last").out


@pytest.mark.parametrize(
    "data", [b'[{"x": 1}' + b", 2" * 4_000_000 + b"]", b"no day stands here\n" * 600_000]
)
def test_a_large_file_of_no_format_is_said_to_be_of_none(program: Program, home: Path, data: bytes) -> None:
    """What an entry may have in all is no reason to refuse it."""
    (home / "large.dat").write_bytes(data)
    said = program("import", str(home / "large.dat"), code=1).err
    assert "is of no format that I know" in said
    assert "MB" not in said


@pytest.mark.parametrize("made_by", JSONS)
@pytest.mark.parametrize(
    "odd", [{}, None, "a text alone", {"title": "lost", "body": ["a", "list"], "text": {"a": "list"}}]
)
def test_an_odd_entry_first_or_last_loses_no_words(
    program: Program, home: Path, made_by: str, odd: object
) -> None:
    """The format is told by the others; what holds words that are no text is kept beside the journal's entries."""
    if made_by == "journey":
        (home / "export").mkdir()
        for number, entry in enumerate((odd, JSONS[made_by])):
            (home / "export" / f"157142513817{number}-a{number}.json").write_text(json.dumps(entry), "utf-8")
        came = program("import", str(home / "export"), "--yes", "--json").json
    else:
        table: dict[str, Any] = JSONS[made_by]
        whole = json.dumps({**table, "entries": [odd, *table["entries"], odd]})
        came = program("import", written(home, "export.json", whole), "--yes", "--json").json
    assert (came["format"], came["new"]) == (made_by, 1)
    if odd and made_by != "journey":
        (kept,) = (home / "journal" / "imported").iterdir()
        assert "a text alone" in kept.read_text("utf-8") or '"list"' in kept.read_text("utf-8")


def zipped(path: Path, *files: tuple[str, bytes]) -> str:
    """The path of an archive, not compressed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two files of one name
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in files:
                archive.writestr(name, data)
    return str(path)


def test_two_journals_of_one_name_in_an_archive_are_both_read(program: Program, home: Path) -> None:
    """The second is given a name of its own, with the same ending."""
    second = json.dumps(JSONS["dayone"]).replace("A" * 32, "B" * 32).replace("ward", "clinic")
    files = (("Journal.json", json.dumps(JSONS["dayone"]).encode()), ("Journal.json", second.encode()))
    assert program("import", zipped(home / "export.zip", *files), "--yes", "--json").json["new"] == 2


def test_an_archive_with_one_damaged_journal_brings_in_nothing_of_either(
    program: Program, home: Path
) -> None:
    """It is refused with the name of that file, and is never said to be of no known format."""
    whole = json.dumps(JSONS["dayone"]).encode()
    path = zipped(home / "export.zip", ("Journal.json", whole), ("Work.json", whole[:-9]))
    assert "(Work.json)" in program("import", path, "--yes", code=1).err
    path = zipped(home / "altered.zip", ("Journal.json", whole))
    (home / "altered.zip").write_bytes((home / "altered.zip").read_bytes().replace(b"ward", b"word"))
    assert "Journal.json in it was cut off or altered" in program("import", path, "--yes", code=1).err
    assert program("list", "--json").json == []


@pytest.mark.parametrize("words", [[""], ["jrnl", ""], [" ", "jrnl"]])
def test_an_empty_name_is_not_the_folder_one_stands_in(program: Program, words: list[str]) -> None:
    """As a script passes one whose variable was never set."""
    assert "was given an empty name" in program("import", *words, code=1).err
