"""The count of unfinished answers; quick, as `list` asks each time."""

from pathlib import Path

from equityjournal.core.errors import DamagedFile
from equityjournal.store import files
from equityjournal.store.folders import entries_of


def waiting(root: Path) -> int:
    """Number of drafts with text."""
    paths = [Path(draft.path) for draft in entries_of(root / "drafts") if draft.name.endswith(".toml")]
    return sum(_holds_words(path) for path in paths if not path.name.startswith("."))


def _holds_words(path: Path) -> bool:
    """Whether a draft has text."""
    from equityjournal.store.toml import parse  # most journals have no unfinished drafts

    try:
        answers = parse(files.read(path)).get("answers", [])
        return any(str(answer.get("text", "")).strip() for answer in answers)
    except (DamagedFile, FileNotFoundError, AttributeError, TypeError):
        return False  # `write` reports the file
