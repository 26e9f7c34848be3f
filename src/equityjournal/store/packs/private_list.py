"""The writer's private list of names and places; never exported."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from equityjournal.core.entries.entry import Name
from equityjournal.core.notices.privacy import Known
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, toml
from equityjournal.store.packs.word_rules import read_words


class _Listed(BaseModel):
    """Base of the list's tables, strict.

    A misspelt key is named rather than ignored.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class OneKnown(_Listed):
    """A person or place on the private list."""

    names: list[Name]
    """All their names: in full, nicknames, initials."""
    stand_in: str = ""
    """The stand-in; "a person" or "a place" by default."""


class PrivateList(_Listed):
    """The private list of names and places."""

    people: list[OneKnown] = []
    places: list[OneKnown] = []


def private_list_path(root: Path) -> Path:
    """Path of the private list.

    The list is in the journal's folder, so that it is backed up, moved and erased with the entries, and in a
    folder of its own that is never exported: exports read `entries/` alone.
    """
    return root / "private" / "names.toml"


def read_private_list(root: Path) -> tuple[list[Known], list[Problem]]:
    """The listed names and places, or a problem if unreadable."""
    path = private_list_path(root)
    try:
        table = read_words(path, PrivateList)
    except FileNotFoundError:
        return [], []
    except DamagedFile as error:
        return [], [Problem("private/names.toml", None, "words", error.why)]
    return [
        *_known(table.people, "name", say("a person")),
        *_known(table.places, "place", say("a place")),
    ], []


def _known(listed: Sequence[OneKnown], kind: str, stand_in: str) -> list[Known]:
    """Listed names, with a default stand-in."""
    return [Known(tuple(entry.names), entry.stand_in or stand_in, kind) for entry in listed]


def add_to_private_list(root: Path, names: Sequence[str], stand_in: str, *, place: bool) -> Path:
    """Append a person or place to the list; return its path.

    Raises:
        DamagedFile: When the present list cannot be read; it is left as it is.
        NotSaved: When the disk will not take it.
    """
    path = private_list_path(root)
    try:
        before = files.read(path)
        was: str | None = files.digest(before)
        toml.parse(before)
    except FileNotFoundError:
        before, was = b"", None
    added: Mapping[str, object] = {"names": list(names)} | ({"stand_in": stand_in} if stand_in else {})
    text = before.decode("utf-8-sig").rstrip() + "\n\n" if before else ""
    files.make_folder(path.parent)
    files.replace(
        path, (text + toml.to_toml({"places" if place else "people": [added]}).lstrip()).encode(), was
    )
    return path
