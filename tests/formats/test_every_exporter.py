"""What holds of every exporter that comes along, so also of the next one."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.notices.masking.masked_entry import mask_for, masked
from equityjournal.core.text.dates import in_words
from equityjournal.formats import BUILT_IN, doors, exporter
from formats.documents import exported
from rules import shipped

DAY = date(2026, 6, 1)
ENTRY = Entry(
    schema_version=1, id="2026-06-01-aaaaaa", written=datetime(2026, 6, 1, 18, tzinfo=UTC), happened=DAY,
    pack="p", language="en-GB", answers=[Answer(text="Words.")], steps=[Step(text="Ask.", due=DAY, done=DAY)],
)  # fmt: skip


def unpacked(document: bytes) -> bytes:
    """All parts of a document that is a zip, as those of offices are; any other as it is."""
    if not document.startswith(b"PK"):
        return document
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("form", doors())
def test_a_masked_entry_is_written_out_by_its_month(form: str) -> None:
    """Its days are the first of their months, and no reader may take them for days; nor those in its id."""
    going = masked(ENTRY, mask_for([ENTRY], shipped(), []))
    document = unpacked(exported(exporter(form), [going], made=date(2026, 7, 14)))
    assert DAY.isoformat().encode() not in document
    assert in_words(DAY).encode() not in document
    assert b"Words." in document


def test_our_own_formats_come_by_the_door_for_plug_ins() -> None:
    """Each is an entry point, found as any other package's is, and ours are listed first."""
    assert tuple(doors())[: len(BUILT_IN)] == tuple(BUILT_IN)
