"""Reads the list of words for feelings, and where support may be found."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.errors import DamagedFile
from equityjournal.core.feelings import Family, Support
from equityjournal.store import files

OWN_PLACES = "support.txt"
"""In the journal's folder: a sentence a line, said instead of ours; empty, nothing is said."""


def families(shipped: Path) -> Sequence[Family]:
    """The forty words, in their families.

    Args:
        shipped: The folder of the packs that came with the program.
    """
    data = tomllib.loads((shipped / "words" / "feelings.toml").read_text("utf-8"))
    return [Family(one["title"], one["words"]) for one in data["families"]]


def support(shipped: Path, root: Path) -> Support:
    """Where support may be found: in the journal's own words, where there are any.

    Args:
        shipped: The folder of the packs that came with the program.
        root: The journal's folder.
    """
    data = tomllib.loads((shipped / "words" / "support.toml").read_text("utf-8"))
    places = [one["text"] for one in data["places"]]
    return Support(data["after"], data["unless"], _own_places(root / OWN_PLACES, places))


def _own_places(path: Path, otherwise: Sequence[str]) -> Sequence[str]:
    try:
        lines = files.read(path).decode("utf-8-sig").splitlines()
    except (OSError, DamagedFile, UnicodeDecodeError):
        return otherwise
    return [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")]
