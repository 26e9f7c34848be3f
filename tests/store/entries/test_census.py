"""The count of entries that is kept apart from the journal."""

from datetime import date
from pathlib import Path

from equityjournal.store.entries.census import Census, Loss

TODAY = date(2026, 6, 3)


def test_what_another_writer_adds_meanwhile_is_no_loss(tmp_path: Path) -> None:
    """Entries are counted after the last count was read: one that is newer speaks of more than there was."""
    census = Census(tmp_path / "counts", tmp_path)
    census.take(40, TODAY)

    def fifty_while_another_adds_a_hundred() -> int:
        census.take(150, TODAY)
        return 50

    assert census.loss(fifty_while_another_adds_a_hundred) is None
    assert census.loss(lambda: 50) == Loss(100, TODAY)
