"""`export supervision`: what somebody takes along, to talk from and to write on."""

from pathlib import Path

import docx
import pytest

from program import FakeClock, Program


@pytest.fixture
def journal_of_a_year(
    program: Program, clock: FakeClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Entries of two months, a conversation about the first, and small steps."""
    monkeypatch.chdir(home)
    clock.set_day("2026-03-02")
    program(
        "write",
        "-t",
        "power",
        "--step",
        "Ring Mrs Zopwell.",
        "--by",
        "2026-04-09",
        "The first: Mrs Zopwell came late.",
    )
    program("discussed", "last", "--with", "my supervisor", "--note", "Mrs Zopwell is to be asked first.")
    clock.set_day("2026-06-01")
    program("write", "-t", "power", "--title", "The panel", "--setting", "the panel", "The second.")
    program("write", "--happened-to-me", "CANARY")
    program("edit", "last", "--not-private")
    return program


def test_it_holds_the_parts_of_an_hour(journal_of_a_year: Program) -> None:
    """In order: room first, what was agreed, open steps, the picture, entries with room below, what is agreed now."""
    said = journal_of_a_year(
        "export", "supervision", "--as", "markdown", "--since", "2026-01-01", "-o", "-"
    ).out
    headings = [line for line in said.split("\n") if line.startswith("## ")]
    assert headings == [
        "## To bring up first", "## What was agreed last time", "## Open steps", "## The picture in words",
        "## Entries to talk about", "## What is agreed now, and by when",
    ]  # fmt: skip
    assert "With my supervisor, March 2026:" in said
    assert "is to be asked first." in said
    assert "(by April 2026)" in said
    assert "- When: June 2026\n- Setting: the panel" in said
    assert "- Power dynamics: March (1 day) and June (1 day)" in said
    assert said.count("\n…\n") == 3 + 2 + 2 * 2 + 5
    assert "zopwell" not in said.casefold()


def test_what_happened_to_the_writer_goes_only_by_its_id(journal_of_a_year: Program) -> None:
    """Filters leave it here and say so; named, it goes along."""
    said = journal_of_a_year("export", "supervision", "--as", "markdown", "-o", "-")
    assert "CANARY" not in said.out
    assert "1 entry about what happened to you stays here" in said.err
    assert "Entries since 4 May 2026; ids or filters choose others." in said.err
    (entry,) = [entry for entry in journal_of_a_year("list", "--json").json if entry["excerpt"] == "CANARY"]
    assert (
        "CANARY" in journal_of_a_year("export", "supervision", entry["id"], "--as", "markdown", "-o", "-").out
    )


def test_it_is_a_word_document_unless_said_otherwise(journal_of_a_year: Program, home: Path) -> None:
    """It is named by the day, never by a title; `--as` or a file's ending chooses html or markdown."""
    assert (
        "1 entry written to supervision-2026-06-01.docx."
        in journal_of_a_year.at_terminal("export", "supervision").out
    )
    text = [
        paragraph.text for paragraph in docx.Document(str(home / "supervision-2026-06-01.docx")).paragraphs
    ]
    assert text[0] == "For supervision"
    journal_of_a_year("export", "supervision", "--as", "html")
    assert "<h1>For supervision</h1>" in (home / "supervision-2026-06-01.html").read_text("utf-8")
    journal_of_a_year("export", "supervision", "-o", "mine.md")
    assert (home / "mine.md").read_text("utf-8").startswith("# For supervision\n")
    assert "docx, html or markdown" in journal_of_a_year("export", "supervision", "--as", "csv", code=1).err


def test_what_was_learnt_stands_with_what_was_agreed(journal_of_a_year: Program) -> None:
    """Masked, after the note; without a note it stands alone."""
    (first,) = [
        entry["id"] for entry in journal_of_a_year("list", "--json").json if entry["happened"] == "2026-03-02"
    ]
    journal_of_a_year("discussed", first, "--with", "my manager", "--learnt", "Mrs Zopwell was right.")
    said = journal_of_a_year(
        "export", "supervision", "--as", "markdown", "--since", "2026-01-01", "-o", "-"
    ).out
    assert "With my manager, June 2026:\n\nWhat I learnt: a person was right.\n" in said
    assert "No words were noted." not in said


def test_a_private_step_and_conversation_stay(program: Program) -> None:
    """Neither words nor the day of a private entry come along with the rest."""
    program("write", "--private", "--step", "CANARY1", "Private.")
    program("discussed", "last", "--with", "CANARY2", "--note", "CANARY3")
    program("write", "Words.")
    said = program("export", "supervision", "--as", "markdown", "-o", "-")
    assert "CANARY" not in said.out + said.err
    assert "No small step is open." in said.out
