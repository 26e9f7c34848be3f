"""How many answers are unfinished: quick, for `list` asks it each time."""

from pathlib import Path

from equityjournal.core.errors import DamagedFile
from equityjournal.store import files
from equityjournal.store.folders import entries_of


def waiting(root: Path) -> int:
    """How many drafts of a journal hold words."""
    paths = [Path(draft.path) for draft in entries_of(root / "drafts") if draft.name.endswith(".toml")]
    return sum(_holds_words(path) for path in paths if not path.name.startswith("."))


def _holds_words(path: Path) -> bool:
    from equityjournal.store.toml import parse  # most journals have nothing unfinished

    try:
        answers = parse(files.read(path)).get("answers", [])
        return any(str(answer.get("text", "")).strip() for answer in answers)
    except (DamagedFile, FileNotFoundError, AttributeError, TypeError):
        return False  # `write` names it
