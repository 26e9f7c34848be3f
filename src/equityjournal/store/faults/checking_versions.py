"""The check of earlier versions: those without an entry, and kept bytes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.entries.restoring import BROKEN, last_whole
from equityjournal.store.listing.folders import files_below, ids_in_names
from equityjournal.store.records.reading import problem_with


def orphans(root: Path, known: Iterable[str]) -> Iterator[Problem]:
    """Problems of earlier versions without an entry, in use or in the trash."""
    unknown = ids_in_names(root, "versions").difference(known)
    if not unknown:
        return
    for identity in sorted(unknown - ids_in_names(root, "entries", "trash")):
        folder = root / "versions" / identity
        if last := last_whole(root, identity):
            message = say(
                "these are earlier versions of an entry that is nowhere else. `equityjournal restore {id} "
                "--version {number}` brings the latest back; `equityjournal erase {id}` removes them all",
                id=identity,
                number=last,
            )
        else:
            message = say(
                "these are earlier versions of an entry that is nowhere else, and none of them is whole. "
                "Look for a whole copy in a backup; `equityjournal erase {id}` removes them all",
                id=identity,
            )
        yield problem_with(root, folder, "orphaned", message, identity)


def kept_bytes(root: Path) -> Iterator[Problem]:
    """Kept bytes of mended or replaced files."""
    for path in (*files_below(root, "versions"), *files_below(root, "trash")):
        if path.suffix == BROKEN:
            message = say(
                "it is kept as it was before it was mended, or an earlier version took its place. Once you "
                "have looked for words that are nowhere else, you can delete it"
            )
            yield problem_with(root, path, "kept", message)
