import io
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.formats.to_docx import WordExporter
from formats.documents import exported

ENTRY = Entry(
    schema_version=1, id="2026-06-01-aaaaaa", written=datetime(2026, 6, 1, 18, tzinfo=UTC), happened=date(2026, 6, 1),
    pack="p", language="en-GB", title="The panel", setting="A school", feelings=["torn", "glad"], themes=["power"],
    answers=[Answer(text="One line\nand another.\n\nA second paragraph.", question="Who decided?")], steps=[Step(text="Ask.")],
)  # fmt: skip
MADE = exported(WordExporter(), [ENTRY], {"power": "Power dynamics"})


def test_headings_lists_and_tables_are_real() -> None:
    """Word's own outline, list and table hold them, so that a screen reader can go from one to the next."""
    document = docx.Document(io.BytesIO(MADE))
    written = [
        (paragraph.style.name if paragraph.style else None, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.text
    ]
    assert written == [
        ("Title", "Reflective journal"),
        (
            "Normal",
            "1 entry, about 1 June 2026. Written out on 2 June 2026. Not masked: it holds what was written, word for word.",
        ),
        ("Heading 1", "Monday 1 June 2026"),
        ("Heading 2", "The panel"),
        ("Normal", "Who decided?"),
        ("Normal", "One line\nand another."),
        ("Normal", "A second paragraph."),
        ("List Bullet", "Small step: Ask."),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Setting", "A school"], ["Feelings", "torn, glad"], ["Themes", "Power dynamics"],
    ]  # fmt: skip


def test_it_is_for_paper_of_this_country() -> None:
    """It prints on A4."""
    (section,) = docx.Document(io.BytesIO(MADE)).sections
    sides = [side and round(side.mm) for side in (section.page_width, section.page_height)]
    assert sides == [210, 297]


def test_its_properties_name_a_language_and_no_person() -> None:
    """British English throughout; no login name, no machine, no program's mark, and the day of writing out."""
    document = docx.Document(io.BytesIO(MADE))
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.title, properties.language) == ("Reflective journal", "en-GB")
    assert properties.created == properties.modified == datetime(2026, 6, 2, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(MADE)) as parts:
        inside = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
        assert not [name for name in parts.namelist() if "thumbnail" in name or name == "docProps/app.xml"]
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'w:val="en-US"' not in inside


def test_no_login_name_and_no_machine_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes it, and wherever, it is the same bytes."""
    for variable in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(variable, "canary")
    monkeypatch.setattr("getpass.getuser", lambda: "canary")
    monkeypatch.setattr("socket.gethostname", lambda: "canary")
    assert exported(WordExporter(), [ENTRY], {"power": "Power dynamics"}) == MADE
