"""Copies beyond the reach of erasing, named plainly."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import listed, say


def tell_out_of_reach(root: Path) -> None:
    """Name copies perhaps left elsewhere."""
    tell(
        say(
            "Backups, synced copies of the journal, documents you exported and the disk itself may still "
            "hold it; those are out of reach from here."
        )
    )
    if (root / ".git").exists():
        tell(say("Git keeps the history of this folder, and may hold it there."))


def refuse_words_left(indexes: Sequence[Path]) -> None:
    """Name indexes perhaps still with erased words.

    Raises:
        NotSaved: When there are any.
    """
    if indexes:
        raise NotSaved(
            say(
                "Its words may still stand in the index, which could not be cleaned: {paths}. Delete it by "
                "hand; it is made again by itself.",
                paths=listed([str(path) for path in indexes]),
            )
        )
