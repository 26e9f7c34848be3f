"""The writer's own list of names and places, which notices and masking look for; it is never exported."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from equityjournal.core.entry import Name
from equityjournal.core.errors import DamagedFile
from equityjournal.core.privacy import Known
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, toml
from equityjournal.store.words import read_words


class _Listed(BaseModel):
    """Strict, as all that is read; a key misspelt is named rather than passed over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class OneKnown(_Listed):
    """Somebody, or some place, on the private list."""

    names: list[Name]
    """Every way they are named: in full, by a nickname, by initials."""
    stand_in: str = ""
    """What to say instead; "a person" or "a place", unless said."""


class PrivateList(_Listed):
    """The writer's own list of names and places."""

    people: list[OneKnown] = []
    places: list[OneKnown] = []


def private_list_path(root: Path) -> Path:
    """Where the private list lies.

    It is in the journal's folder, so that it is backed up, moved and erased with what it protects, and in a
    folder of its own that nothing is ever exported from: exports read `entries/` alone.
    """
    return root / "private" / "names.toml"


def read_private_list(root: Path) -> tuple[list[Known], list[Problem]]:
    """The writer's own names and places; none, and a named problem, where the file cannot be read."""
    path = private_list_path(root)
    try:
        table = read_words(path, PrivateList)
    except FileNotFoundError:
        return [], []
    except DamagedFile as error:
        return [], [Problem("private/names.toml", None, "words", error.sentence)]
    return [
        *_known(table.people, "name", say("a person")),
        *_known(table.places, "place", say("a place")),
    ], []


def _known(listed: Sequence[OneKnown], kind: str, stand_in: str) -> list[Known]:
    return [Known(tuple(entry.names), entry.stand_in or stand_in, kind) for entry in listed]


def add_to_private_list(root: Path, names: Sequence[str], stand_in: str, *, place: bool) -> Path:
    """Put somebody, or some place, on the list, below what is there; return its file.

    Raises:
        DamagedFile: When the list there cannot be read; it is left as it is.
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
