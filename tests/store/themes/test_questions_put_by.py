"""The file of questions put by, on this machine alone."""

import json
from pathlib import Path

import pytest

from core.examples import TODAY, ago, at_noon
from equityjournal.core.themes.history import offer_put_by
from equityjournal.core.themes.put_by import Count, PutBy
from equityjournal.store.themes.questions_put_by import QuestionsPutBy

OFFERS = [offer_put_by("power/a", at_noon(ago(3)), ago(9)), offer_put_by("care/b", at_noon(TODAY), TODAY)]


@pytest.fixture
def kept(tmp_path: Path) -> QuestionsPutBy:
    """The questions put by in a journal."""
    (tmp_path / "journal").mkdir()
    return QuestionsPutBy(tmp_path / "state", tmp_path / "journal")


def only_file(tmp_path: Path) -> Path:
    """The one file there is."""
    (path,) = (tmp_path / "state").glob("*.json")
    return path


def test_what_is_kept_is_read_again(kept: QuestionsPutBy) -> None:
    """Names, days, the days written about and moments."""
    kept.add(OFFERS[:1], TODAY, {})
    kept.add(OFFERS[1:], TODAY, {})
    assert kept.read(TODAY, {}) == PutBy(tuple(OFFERS))


def test_names_leave_the_disk_when_they_have_faded(kept: QuestionsPutBy, tmp_path: Path) -> None:
    """A command that only reads is enough; only the owner can open the file."""
    kept.add(OFFERS, TODAY, {})
    assert "power/a" in only_file(tmp_path).read_text("utf-8")
    later = kept.read(ago(-12), {"power": [ago(20)]})
    assert later.counts == {"power": Count(1, 1, ago(20))}
    assert "power/a" not in only_file(tmp_path).read_text("utf-8")
    assert "care/b" in only_file(tmp_path).read_text("utf-8")
    assert only_file(tmp_path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\xff", b"[]", b"null", b'{"lately": 5, "counts": {}}', b'{"lately": [["a"]], "counts": {}}',
        b'{"lately": [[5, "2026-06-01", null, 5]], "counts": {}}', b"[" * 100_000,
        b'{"lately": [], "counts": {"power": [true, 0, null]}}', b'{"lately": [], "counts": {"power": [-1, 0, null]}}',
        b'{"lately": [["power/a", "soon", null, 5]], "counts": {}}', b'{"lately": [], "counts": []}',
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_counts_as_none_put_by(
    kept: QuestionsPutBy, tmp_path: Path, data: bytes
) -> None:
    """Lost, empty or damaged: nothing is said, and the next question put by makes a new one."""
    kept.add(OFFERS, TODAY, {})
    only_file(tmp_path).write_bytes(data)
    assert kept.read(TODAY, {}) == PutBy()
    kept.add(OFFERS, TODAY, {})
    assert kept.read(TODAY, {}) == PutBy(tuple(OFFERS))
    only_file(tmp_path).unlink()
    assert kept.read(TODAY, {}) == PutBy()


def test_a_disk_that_takes_nothing_is_no_reason_to_stop(tmp_path: Path) -> None:
    """Where its folder is a file, nothing is kept and nothing fails."""
    (tmp_path / "state").write_text("a file")
    kept = QuestionsPutBy(tmp_path / "state", tmp_path)
    kept.add(OFFERS, TODAY, {})
    assert kept.read(TODAY, {}) == PutBy()


def test_no_word_and_no_path_stands_in_it(kept: QuestionsPutBy, tmp_path: Path) -> None:
    """Only names of questions, days and counts; the journal is a checksum."""
    kept.add(OFFERS, TODAY, {})
    table = json.loads(only_file(tmp_path).read_bytes())
    assert set(table) == {"lately", "counts"}
    assert str(tmp_path) not in only_file(tmp_path).read_text("utf-8") + only_file(tmp_path).name
