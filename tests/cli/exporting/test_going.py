"""Entries that go into a document: packed, each comes back as it was put in."""

from datetime import date

import pytest

from equityjournal.cli.exporting.going import Going
from equityjournal.store.lookup.entry_file import EntryFile
from equityjournal.store.records.seal import State


def test_each_comes_back_in_the_order_of_adding() -> None:
    """With its day, marks, state, digest and path; another is not there."""
    entries = [
        EntryFile(f"2026-06-0{number + 1}-aaaaaa", date(2026, 6, number + 1), bool(number), not number, state,
                 f"{number}f" * 32, f"entries/2026/06/\xff{number}".encode("latin-1"))
        for number, state in enumerate(State)
    ]  # fmt: skip
    going = Going()
    for entry in entries:
        going.add(entry)
    assert list(going.values()) == entries
    assert [going[identity] for identity in reversed(going)] == entries[::-1]
    assert entries[0].id in going
    assert "2026-06-09-aaaaaa" not in going
    assert len(going) == len(entries)
    with pytest.raises(KeyError):
        going["2026-06-09-aaaaaa"]
