"""The file of the private list, strictly validated."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from equityjournal.core.entries.entry import Name
from equityjournal.store.packs.validated import read_validated


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
    not_names: list[OneKnown] = []
    """Words that look like names and are none."""


def read_list(path: Path) -> PrivateList:
    """Read the list.

    Raises:
        DamagedFile: With the line and the fault.
        FileNotFoundError: When it does not exist.
    """
    return read_validated(path, PrivateList)
