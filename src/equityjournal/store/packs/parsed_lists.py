"""Tables of the shipped word lists, parsed and validated, kept in the cache folder.

Parsing them anew costs 25 ms at each save, and validating every rule 20 ms more. A list is known again by the
checksum of its bytes, so that no change is missed; the file may be thrown away. Nothing of a person's own is
ever kept there.

Each rule has a line of its own, since a text brings up few of them: to read all takes 4 ms.
"""

import contextlib
import json
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.core.text.errors import JournalError
from equityjournal.store.disk import files
from equityjournal.store.disk.names import checksum
from equityjournal.store.disk.places import lists_place
from equityjournal.store.listing.folders import entries_as_they_lie

Index = dict[str, list[int]]
"""By each word, places of the phrases that it may bring up."""
Parsed = tuple[dict[str, Any], Index]
"""The validated table of a list, and its index."""
Validated = Callable[[bytes], Parsed]
"""Makes them of the file's bytes, or refuses these."""


class ParsedList(NamedTuple):
    """A word list, as kept."""

    checksum: str
    """That of the file's bytes."""
    table: dict[str, Any]
    """The validated table without its rules."""
    by_word: dict[str, str]
    """The index, with spaces between the places of a word."""
    rules: Sequence[bytes]
    """Each rule as JSON."""


def parsed_lists(
    name: str, paths: Sequence[Path], validated: Validated, form: object = ""
) -> list[ParsedList]:
    """Shipped lists, in the order of their paths.

    Args:
        name: Name of the file in which all of them are kept.
        paths: Their files.
        validated: Called for a list that is new here.
        form: The keys of a validated table; a file with others is none of this program.

    Raises:
        DamagedFile, FileNotFoundError: When one cannot be read.
    """
    there = {path.name: files.read(path) for path in paths}
    sums = {file: checksum(data) for file, data in there.items()}
    place = lists_place() / f"{name}-{_version(form, sums)}.json"
    known = _kept(place, form)
    found = {file: _parsed(data, sums[file], known.get(file), validated) for file, data in there.items()}
    if any(known.get(file) is not kept for file, kept in found.items()):
        _keep(place, form, found)
        _sweep(place.parent, name)
    return [found[path.name] for path in paths]


def _version(form: object, sums: dict[str, str]) -> str:
    """The version of lists in a file's name: two copies of the program keep a file each."""
    lists = sorted(sums.items())
    return f"{VERSION.decode()}-{checksum(repr((form, lists)).encode())[:_LETTERS]}"


def _parsed(data: bytes, of_file: str, known: ParsedList | None, validated: Validated) -> ParsedList:
    """A list, parsed and validated unless known."""
    if known and known.checksum == of_file:
        return known
    table, by_word = validated(data)
    rules = [_as_json(rule) for rule in table.pop("rules", ())]
    places = {word: " ".join(map(str, at)) for word, at in by_word.items()}
    return ParsedList(of_file, table, places, rules)


def _kept(place: Path, form: object) -> dict[str, ParsedList]:
    """Cached lists by file name; empty if the file is missing or damaged."""
    seal, _, body = (files.read_or_none(place) or b"").partition(b"\n")
    if seal.decode("ascii", "replace") != _seal(form, body):
        return {}
    lists, *rules = body.split(b"\n")
    each = iter(rules)
    return {
        name: ParsedList(of_file, table, by_word, list(islice(each, count)))
        for name, (of_file, table, by_word, count) in json.loads(lists).items()
    }


VERSION = b"11"
"""Version of the file; to be raised when phrases are read in another way, as the index holds their words."""

MOST_VERSIONS = 4
"""Versions kept side by side, for as many copies of the program."""
_LETTERS = 16


def _seal(form: object, body: bytes) -> str:
    """The checksum of a file of this version."""
    return checksum(VERSION + repr(form).encode() + body)


def _keep(place: Path, form: object, tables: dict[str, ParsedList]) -> None:
    """Write tables into the cache, if the disk allows.

    A list with dates is parsed each time.
    """
    with contextlib.suppress(JournalError, OSError, TypeError):
        lists = {name: (*parts, len(rules)) for name, (*parts, rules) in tables.items()}
        rules = [rule for parsed in tables.values() for rule in parsed.rules]
        body = b"\n".join([_as_json(lists), *rules])
        files.make_folder(place.parent)
        files.replace_for_now(place, f"{_seal(form, body)}\n".encode() + body)


def _sweep(folder: Path, name: str) -> None:
    """Remove the oldest files of other versions, if the disk allows."""
    with contextlib.suppress(JournalError, OSError):
        there = [
            (found.stat().st_mtime_ns, found.name)
            for found in entries_as_they_lie(folder)
            if found.name == f"{name}.json" or found.name.startswith(f"{name}-")
        ]
        for _, old in sorted(there)[:-MOST_VERSIONS]:
            files.remove(folder / old)


def _as_json(value: object) -> bytes:
    """A value as JSON, on a single line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
