"""The files that ship with the program, read once for all tests and not anew in every run of it.

Reading the packs is most of what a command costs in a fresh journal. A file that changes is read again, and files
of a person's own are read each time, as ever.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs import packs, word_rules

SHIPPED = shipped_packs()


def read_once() -> None:
    """Keep, for the rest of this process, what was read of each shipped pack and word list."""
    packs.read_pack = _kept(packs.read_pack)
    word_rules.read_words = _kept(word_rules.read_words)


def _kept(read: Callable[..., Any]) -> Callable[..., Any]:
    """Like `read`, for a path and more; a shipped file that is as it was is not read again."""
    known: dict[Any, Any] = {}

    def kept(path: Path, *more: Any, **options: Any) -> Any:
        if not path.is_relative_to(SHIPPED):
            return read(path, *more, **options)
        now = path.stat()
        key = (path, now.st_mtime_ns, now.st_size, *more, *options.items())
        if key not in known:
            known[key] = read(path, *more, **options)
        return known[key]

    return kept
