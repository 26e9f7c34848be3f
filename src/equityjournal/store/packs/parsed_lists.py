"""Parsed tables of the shipped word lists, kept in the cache folder.

Parsing them anew costs 25 ms at each save. A list is known again by the digest of its bytes, so that
no change is missed; the file may be thrown away. Nothing of a person's own is ever kept there.
"""

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from equityjournal.core.text.errors import DamagedFile, JournalError
from equityjournal.store.disk import files, toml
from equityjournal.store.disk.config import lists_place

Tables = dict[str, tuple[str, dict[str, Any]]]
"""By a file's name, the digest of its bytes and its table."""


def parsed_lists(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Tables of shipped lists, in the order of their paths.

    Raises:
        DamagedFile, FileNotFoundError: When one cannot be read.
    """
    known = _kept()
    read = {path.name: files.read(path) for path in paths}
    found = {name: _table(data, known.get(name)) for name, data in read.items()}
    if any(known.get(name) != kept for name, kept in found.items()):
        _keep(known | found)
    return [found[path.name][1] for path in paths]


def _table(data: bytes, known: tuple[str, dict[str, Any]] | None) -> tuple[str, dict[str, Any]]:
    """A list's digest and table, parsed unless known."""
    digest = files.digest(data)
    return known if known and known[0] == digest else (digest, toml.parse(data))


def _kept() -> Tables:
    """Tables in the cache; empty if the file is missing or not as it was written."""
    try:
        digest, _, body = files.read(_place()).partition(b"\n")
    except (DamagedFile, FileNotFoundError):
        return {}
    if digest.decode("ascii", "replace") != files.digest(body):
        return {}
    return {name: (known, table) for name, (known, table) in json.loads(body).items()}


def _keep(tables: Tables) -> None:
    """Write tables into the cache, if the disk takes them; a list with dates is parsed each time."""
    with contextlib.suppress(JournalError, OSError, TypeError):
        body = json.dumps(tables, ensure_ascii=False).encode("utf-8")
        files.make_folder(_place().parent)
        files.replace(_place(), f"{files.digest(body)}\n".encode() + body, None)


def _place() -> Path:
    return lists_place() / "words.json"
