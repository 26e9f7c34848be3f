"""Drafts begun in a journal, counted by their files."""

from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.draft_locks import Holding
from equityjournal.store.disk.places import locks_place
from equityjournal.store.listing.folders import entries_of
from equityjournal.store.records.toml import parse


def drafts_with_words(root: Path) -> int:
    """Number of drafts with text; those being written in another window are none."""
    paths = [Path(draft.path) for draft in entries_of(root / "drafts") if draft.name.endswith(".toml")]
    holding = Holding(locks_place())
    return sum(
        _holds_words(path) for path in paths if not (path.name.startswith(".") or holding.is_taken(path))
    )


def _holds_words(path: Path) -> bool:
    """Whether a draft has text."""
    try:
        answers = parse(files.read(path)).get("answers", [])
        return any(str(answer.get("text", "")).strip() for answer in answers)
    except (DamagedFile, FileNotFoundError, AttributeError, TypeError):
        return False  # `write` reports the file
