"""Every format through the whole program: what goes, what stays, and what is said about it."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.dates import in_words
from equityjournal.formats import doors
from equityjournal.formats.entry_json import entry_from
from equityjournal.store.disk import files
from equityjournal.store.entries.journal import Journal
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.lookup.entry_file import EntryFile
from equityjournal.store.records import record
from equityjournal.store.records.record import Stored
from program import FakeClock, Program

FORMATS = [*doors(), "supervision"]


def written(program: Program, form: str, *options: str) -> str:
    """The text of a document, its parts unpacked if it is a zip; what was said besides stands first."""
    path = Path(f"out-{form}")
    said = program("export", form, "-o", str(path), "--force", *options)
    data = path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(name) for name in parts.namelist())
    return said.out + said.err + data.decode()


@pytest.fixture
def canaries(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A journal with words that must stay, in whatever can hold any."""
    monkeypatch.chdir(home)
    program("write", "--private", "--title", "CANARY1", "--step", "CANARY2", "-t", "power", "CANARY3")
    program("write", "--happened-to-me", "CANARY4")
    program("set-aside", "humility", "--because", "CANARY5", code=None)
    program("set-aside", "power", code=None)
    program(
        "write",
        "--title",
        "Mrs Zopwell",
        "--step",
        "Ring Mrs Zopwell.",
        "--setting",
        "the panel",
        "I met Mrs Zopwell.",
    )
    return program


@pytest.mark.parametrize("form", FORMATS)
def test_private_entries_masked_names_and_choices_stay(canaries: Program, form: str) -> None:
    """None of them is in any format, nor in what is said while it is made; private words go where asked for."""
    plain = written(canaries, form)
    assert "CANARY" not in plain
    assert "2 private entries" in plain
    assert "set aside" not in plain.casefold()
    masked = written(canaries, form, *(["--mask"] if form != "supervision" else []))
    assert "zopwell" not in masked.casefold()
    assert "CANARY" not in masked
    if form != "supervision":
        asked = written(canaries, form, "--include-private")
        assert all(word in asked for word in ("CANARY1", "CANARY3"))
        assert ("CANARY4" in asked) == (form == "json"), "what happened to its writer: a copy alone takes it"
        assert "CANARY5" not in asked


@pytest.mark.parametrize("form", FORMATS)
def test_the_day_and_the_masking_are_in_each_document(canaries: Program, clock: FakeClock, form: str) -> None:
    """Whoever opens it later sees when it was written out, and whether it is masked."""
    clock.set_day("2026-07-14")
    options = ["--since", "2026-06-01"]
    for masked in (False, True):
        text = written(canaries, form, *options, *(["--mask"] if masked and form != "supervision" else []))
        assert "2026-07-14" in text or in_words(clock.moment.date()) in text
        states = {"csv": '"yes",' if masked else '"no",', "json": f'"masked": {str(masked).lower()}'}
        as_words = "Masked: neutral words" if masked or form == "supervision" else "Not masked: it holds"
        assert states.get(form, as_words) in text


def test_json_gives_the_same_bytes_of_every_record(program: Program, journal: Path, home: Path) -> None:
    """A record read back from JSON is sealed to the bytes on disk; a key that no program knows is kept."""
    program(
        "write",
        "--title",
        "Ŵyn",
        "--private",
        "-f",
        "torn",
        "--step",
        "Ask.",
        "--by",
        "friday",
        "Line\n\n“Two”\t=1",
    )
    program("write", "-p", "power/who-decided", "They did.")
    program("edit", "last", "--title", "Later.")
    program("export", "json", "--include-private", "-o", str(home / "all.json"))
    read = json.loads((home / "all.json").read_text("ascii"))
    assert len(read["entries"]) == 2
    for item in read["entries"]:
        entry = entry_from(item["record"])
        (path,) = journal.glob(f"entries/*/*/{entry.id}.toml")
        assert record.to_bytes(entry, entry.id) == path.read_bytes()
        assert item["seal"]["state"] == "whole"
        assert files.digest(path.read_bytes()) == item["seal"]["sha256"]


def test_json_says_of_a_file_changed_by_hand_that_it_was(program: Program, journal: Path, home: Path) -> None:
    """Its words and its own keys go along as they stand, and its seal says that it was changed outside."""
    program("write", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace("private =", "seen = 2026-06-01\nprivate ="), "utf-8")
    program("export", "json", "-o", str(home / "all.json"))
    (item,) = json.loads((home / "all.json").read_text("ascii"))["entries"]
    assert item["seal"]["state"] == "changed outside"
    assert item["record"]["seen"] == {"$toml": "date", "value": "2026-06-01"}


def test_masked_json_is_no_copy_to_read_back(program: Program, home: Path) -> None:
    """Its days are months, its id is the letters alone, and it has no seal."""
    program("write", "-d", "2026-05-09", "Words.")
    program("export", "json", "--mask", "-o", str(home / "masked.json"))
    (item,) = json.loads((home / "masked.json").read_text("ascii"))["entries"]
    assert item["record"]["happened"] == "2026-05"
    assert len(item["record"]["id"]) == 6
    assert "seal" not in item


def test_long_work_is_told_at_a_terminal_alone(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is stands on the screen once it takes long, and in no pipe."""
    monkeypatch.chdir(home)
    monkeypatch.setattr("equityjournal.cli.terminal.output.SECONDS_BETWEEN", 0)
    program("write", "One.")
    program("write", "Two.")
    assert "Writing out entries: 2 of 2." in program.at_terminal("export", "html").out
    assert "Writing out" not in program("export", "markdown").err


@pytest.mark.parametrize("mask", [False, True])
def test_only_one_entry_at_a_time_is_in_memory(
    program: Program, monkeypatch: pytest.MonkeyPatch, mask: bool
) -> None:
    """Each is read when the one before is written, and before that once for its names if they are masked."""
    turns: list[str] = []
    for words in ("One.", "Two.", "Three."):
        program("write", words)

    def wrote(document: Iterable[bytes]) -> None:
        for piece in document:
            turns.extend(word for word in ("One.", "Two.", "Three.") if word.encode() in piece)

    monkeypatch.setattr("equityjournal.cli.exporting.writing.pieces_to_screen", wrote)
    reading = Journal.read

    def noted(journal: Journal, path: Path) -> Stored[Entry]:
        turns.append("read")
        return reading(journal, path)

    monkeypatch.setattr(Journal, "read", noted)
    program("export", "markdown", *["--mask"] * mask)
    in_turns = ["read", "Three.", "read", "Two.", "read", "One."]
    assert turns == ([in_turns[0], *["read"] * 3, *in_turns[1:]] if mask else in_turns)


def test_a_change_that_the_index_cannot_know_of_is_seen_before_anything_is_written(
    program: Program, journal: Path
) -> None:
    """A file made private behind the back of the index stays here all the same."""
    program("write", "Open.")
    program("write", "Shut.")
    program("list")
    changed = {path: path.read_bytes() for path in journal.glob("entries/*/*/*.toml")}
    (shut,) = [path for path, data in changed.items() if b"Shut." in data]
    known = Catalogue.entry_files

    def as_before(catalogue: Catalogue, selection: Selection) -> list[EntryFile]:
        entry_files = list(known(catalogue, selection))
        shut.write_bytes(changed[shut].replace(b"private = false", b"private = true"))
        return entry_files

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Catalogue, "entry_files", as_before)
        result = program("export", "markdown")
    assert "Open." in result.out
    assert "Shut." not in result.out
    assert "1 private entry is left out" in result.err
