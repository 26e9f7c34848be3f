"""An entry to be erased, and a search for anything of it."""

from datetime import UTC, datetime
from pathlib import Path

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.store.entries.journal import Journal

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = NOW.date()
WORDS = "The zzkettle was on all afternoon."


def draft(text: str = WORDS) -> Draft:
    """A draft with one free answer."""
    return Draft(started=NOW, happened=TODAY, pack="p", language="en-GB", answers=[Answer(text=text)])


def with_one_entry(root: Path) -> Journal:
    """A journal with one other entry, which no test may touch."""
    journal = Journal(root)
    journal.make()
    journal.add(draft("Nobody rang back."), NOW)
    return journal


def written(journal: Journal) -> tuple[str, Path]:
    """An entry to be erased: its id and its file."""
    entry, path = journal.add(draft(), NOW)
    return entry.id, path


def bearing(root: Path, identity: str) -> list[str]:
    """Everything below a folder with an id in its name, or with the id or the words of the entry in its bytes."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if identity in path.name
        or (
            path.is_file() and any(sought in path.read_bytes() for sought in (identity.encode(), b"zzkettle"))
        )
    )
