"""Drafts for a regulator in files: by form and day, in Word, with a sheet apart."""

from pathlib import Path

import docx
import pytest

from cli.exporting.form_drafts import DESK
from program import Program

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_a_draft_goes_into_a_file_by_form_and_day_never_over_another(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """Two drafts of a day are two files, in Word unless said or unless the file's own ending says so."""
    program("export", "nmc", two_entries[0], "--yes")
    program("export", "nmc", two_entries[0], "--yes")
    program("export", "swe", two_entries[0], "--yes", "-o", "mine.md")
    program("export", "swe", two_entries[0], "--yes", "--as", "html")
    assert sorted(path.name for path in elsewhere.iterdir()) == [
        "mine.md", "nmc-draft-2026-06-01-2.docx", "nmc-draft-2026-06-01.docx", "swe-draft-2026-06-01.html",
    ]  # fmt: skip
    assert (elsewhere / "mine.md").read_text().startswith("# CPD for Social Work England")
    assert "<h1>CPD for Social Work England" in (elsewhere / "swe-draft-2026-06-01.html").read_text()


def test_a_draft_in_word_has_every_field_and_its_words(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """Opened again by the library for such files: headings for parts, names of fields, and the question of an open one."""
    program("export", "nmc", two_entries[0], "--yes", "-o", "mine.docx")
    paragraphs = docx.Document(str(elsewhere / "mine.docx")).paragraphs
    heads = [one.text for one in paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert heads == ["Reflective account, May 2026", "What the Nursing and Midwifery Council asks, as found"]
    said = "\n".join(one.text for one in paragraphs)
    assert DESK in said
    assert "How did you change or improve your practice as a result?\nRing the third mother." in said
    assert "Open: What do you know or see now" in said


def test_another_persons_details_are_in_a_file_of_their_own(
    program: Program, two_entries: tuple[str, str], elsewhere: Path, journal: Path, home: Path
) -> None:
    """They are in that file alone, so that erasing it erases them."""
    program(
        "export",
        "nmc",
        *two_entries,
        "--yes",
        "--as",
        "markdown",
        "--apart",
        "--set",
        "partner-name=Gwen Parry",
    )
    draft, sheet = sorted(elsewhere.iterdir(), key=lambda path: len(path.name))
    assert sheet.name == "nmc-draft-2026-06-01-apart.md"
    assert "Gwen Parry" in sheet.read_text()
    assert "Ask who sets the chairs." in sheet.read_text()
    everything = [path for folder in (journal, home) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in [draft, *everything] if b"Gwen" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (["nmc"], "Which entries?", 2),
        (["swe", "last", "--apart", "--yes"], "asks for nobody else's details", 2),
        (["nmc", "last", "--apart", "--yes", "-o", "-"], "two files", 2),
        (["nmc", "last", "--set", "learned=x", "--yes"], "learnt", 1),
        (["nmc", "last", "--take", "nature=9", "--yes"], "the highest is 1", 2),
        (["nmc", "last", "--part", "nosuch", "--yes"], "part", 1),
        (["nmc", "last", "--as", "papyrus", "--yes"], "format", 1),
        (["nmc", "last"], "--yes does without", 1),
        (["nmc", "--theme", "humility", "--yes"], "No entry fits", 1),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    program: Program, elsewhere: Path, options: list[str], said: str, code: int
) -> None:
    """Nothing hangs and nothing is made."""
    program("write", DESK)
    assert said in program("export", *options, code=code).err
    assert list(elsewhere.iterdir()) == []
    assert program("forms", "nmc", "--json").json["drafts"] == []
