"""A journal and its index: what a new command would answer from it, and what the files say."""

from datetime import UTC, date, datetime
from pathlib import Path

from closed_after import closed_after
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.entries.search_words import parse_query
from equityjournal.core.entries.selection import Selection
from equityjournal.store.disk.places import index_place, shipped_packs
from equityjournal.store.entries.journal import Journal
from equityjournal.store.index.index import Index
from equityjournal.store.index.refresh import Refresh
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.lookup.search import search
from equityjournal.store.packs.packs import Wanted
from equityjournal.store.records.reading import read_entries

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = NOW.date()


def index_of(root: Path, made_for: str = "") -> Index:
    """The index of a journal, as a new command opens it."""
    refresh = Refresh(root, shipped_packs(), Wanted())
    return closed_after(Index(root.parent / "cache", root, made_for, refresh))


def catalogue(root: Path) -> Catalogue:
    """What a new command would answer from."""
    return Catalogue(index_of(root).up_to_date(), root)


def the_file(root: Path) -> Path:
    """The index on disk."""
    (path,) = (root.parent / "cache").glob("*.sqlite")
    return path


def index_file() -> Path:
    """The index of the program's own journal."""
    (path,) = index_place().glob("*.sqlite")
    return path


def texts(root: Path) -> dict[str, str]:
    """What the index says each entry begins with."""
    return {brief.id: brief.excerpt for brief in catalogue(root).find(Selection())[0]}


def truth(root: Path) -> dict[str, str]:
    """What the files say each entry begins with; nothing, where it is private or cut off, which counts as private."""
    return {
        kept.record.id: "" if kept.record.private else kept.record.excerpt
        for kept in read_entries(root).entries
    }


def found(root: Path, words: str) -> set[str]:
    """The ids of the entries in which a word is found."""
    return {hit.brief.id for hit in search(catalogue(root), parse_query([words]), Selection())[0]}


def write(root: Path, text: str, day: date = TODAY) -> tuple[str, Path]:
    """Keep one entry, as another program would: the index is not told."""
    draft = Draft(
        started=NOW, happened=day, pack="relational-equity", language="en-GB", answers=[Answer(text=text)]
    )
    entry, path = Journal(root).add(draft, NOW)
    return entry.id, path
