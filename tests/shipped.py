"""The files that ship with the program, read once for all tests and not anew in every run of it.

Reading packs and word lists is most of what a command costs in a fresh journal. A file that changes is read again,
and files of a person's own are read each time, as ever.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

import pytest

from equityjournal.store.disk.places import lists_place, shipped_packs
from equityjournal.store.packs import parsed_lists, reading_packs, validated, word_rules

SHIPPED = shipped_packs()
WORDS = SHIPPED / "words"
READ_IDENTIFIER_RULES = word_rules.identifier_rules


def read_once() -> None:
    """Keep, for the rest of this process, what was read of shipped packs and word lists."""
    reading_packs.read_pack = _kept(reading_packs.read_pack)
    reading_packs.find_packs = _kept_without_own(reading_packs.find_packs, SHIPPED, "*.toml")
    validated.read_validated = _kept(validated.read_validated)
    word_rules.parsed_lists = _kept_lists(parsed_lists.parsed_lists)  # type: ignore[attr-defined]
    word_rules.identifier_rules = _kept_without_own(word_rules.identifier_rules, WORDS, "identifiers*.toml")


_MAKING = Lock()


def put_parsed_lists() -> None:
    """Put the parsed word lists into the test's home, as any earlier command leaves them there."""
    with _MAKING:  # a test may start commands from many threads
        made = _parsed_lists()
    for name, data in made.items():
        place = lists_place() / name
        if not place.exists():
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)


@cache
def _parsed_lists() -> dict[str, bytes]:
    """The files of parsed word lists, as the program writes them."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        place = Path(folder)
        patch.setattr(parsed_lists, "lists_place", lambda: place)
        patch.setattr(word_rules, "parsed_lists", parsed_lists.parsed_lists)
        word_rules.language_rules(WORDS, place)
        READ_IDENTIFIER_RULES(WORDS, place)
        return {file.name: file.read_bytes() for file in place.iterdir()}


def _kept(read: Callable[..., Any]) -> Callable[..., Any]:
    """Like `read`, for a path and more; a shipped file that is as it was is not read again."""
    known: dict[Any, Any] = {}

    def kept(path: Path, *more: Any, **options: Any) -> Any:
        if not path.is_relative_to(SHIPPED):
            return read(path, *more, **options)
        key = (_look(path), *more, *options.items())
        if key not in known:
            known[key] = read(path, *more, **options)
        return known[key]

    return kept


def _kept_lists(read: Callable[..., Any]) -> Callable[..., Any]:
    """Like `read`, for paths and how they are read; shipped lists that are as they were are not read again."""
    known: dict[Any, Any] = {}

    def kept(name: str, paths: Sequence[Path], *more: Any) -> Any:
        if not all(path.is_relative_to(SHIPPED) for path in paths):
            return read(name, paths, *more)
        key = (name, *map(_look, paths))
        if key not in known:
            known[key] = read(name, paths, *more)
        return known[key]

    return kept


def _kept_without_own(read: Callable[..., Any], ours: Path, named: str) -> Callable[..., Any]:
    """Like `read`, for our folder and the person's own, which gives things found and problems.

    Where nothing in the person's own folder is `named` so, and ours is as it was, nothing is read again.
    """
    known: dict[Any, Any] = {}

    def kept(shipped: Path, own: Path, *more: Any) -> Any:
        if shipped != ours or any(own.glob(named)):
            return read(shipped, own, *more)
        key = (*map(_look, sorted(shipped.iterdir())), *more)
        if key not in known:
            known[key] = read(shipped, own, *more)
        found, problems = known[key]
        return found, list(problems)

    return kept


def _look(path: Path) -> tuple[str, int, int]:
    """A file's path, time and size."""
    now = path.stat()
    return str(path), now.st_mtime_ns, now.st_size
