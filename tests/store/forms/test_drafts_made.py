"""The days of drafts: kept once each, and never in the way."""

from datetime import date
from pathlib import Path

import pytest

from equityjournal.store.forms.drafts_made import DraftsMade

DAY, LATER = date(2026, 6, 1), date(2026, 8, 4)


def test_days_are_kept_by_form_once_each_in_order(tmp_path: Path) -> None:
    """Two drafts of a day are one day."""
    made = DraftsMade(tmp_path / "forms", tmp_path)
    for day in (LATER, DAY, DAY):
        made.add("nmc", day)
    made.add("swe", DAY)
    assert made.read() == {"nmc": [DAY, LATER], "swe": [DAY]}


@pytest.mark.parametrize(
    "text", ["made = 3\n", "made = [", 'made = {nmc = "x", swe = [3]}\n', "schema = 1\n"]
)
def test_a_mark_that_cannot_be_read_is_no_draft(tmp_path: Path, text: str) -> None:
    """It is passed over, and written anew by the next draft."""
    made = DraftsMade(tmp_path, tmp_path)
    made.add("nmc", DAY)
    (kept,) = tmp_path.glob("*.toml")
    kept.write_text(text)
    assert made.read() == {}
    made.add("gmc", LATER)
    assert made.read() == {"gmc": [LATER]}


def test_a_disk_that_refuses_costs_the_mark_alone(tmp_path: Path) -> None:
    """The draft itself was made already."""
    (tmp_path / "forms").write_text("a file where the folder would be")
    made = DraftsMade(tmp_path / "forms", tmp_path)
    made.add("nmc", DAY)
    assert made.read() == {}
