"""Reads the list of words for feelings, and where support may be found."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.errors import DamagedFile
from equityjournal.core.feelings import Family
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files

if TYPE_CHECKING:
    from equityjournal.core.support import Support

OWN_PLACES = "support.txt"
"""In the journal's folder: a sentence a line, said instead of ours; empty, nothing is said."""


def families(shipped: Path) -> Sequence[Family]:
    """The forty words, in their families.

    Args:
        shipped: The folder of the packs that came with the program.
    """
    data = tomllib.loads((shipped / "words" / "feelings.toml").read_text("utf-8"))
    return [Family(one["title"], one["words"]) for one in data["families"]]


def support(shipped: Path, root: Path) -> "tuple[Support, list[Problem]]":
    """Where support may be found, with the writer's own sentences where there are any.

    Args:
        shipped: The folder of the packs that came with the program.
        root: The journal's folder, which need not exist.

    Returns:
        Support, and a named problem where the writer's own file cannot be read; ours is used then.

    Raises:
        DamagedFile: When the file that came with the program is not as it should be, with the line.
    """
    from equityjournal.core.support import Support, SupportFile
    from equityjournal.store.words import read_words

    path = shipped / "words" / "support.toml"
    try:
        file = read_words(path, SupportFile)
    except DamagedFile as error:
        raise DamagedFile(say("{path}, {why}", path=path, why=error.sentence)) from None
    own, problems = _own_sentences(root)
    return Support(file, own), problems


def _own_sentences(root: Path) -> tuple[Sequence[str] | None, list[Problem]]:
    """The writer's own sentences; None, where there is no file or none that can be read."""
    try:
        text = files.read(root / OWN_PLACES).decode("utf-8-sig")
    except FileNotFoundError:
        return None, []
    except UnicodeDecodeError:
        return None, [Problem(OWN_PLACES, None, "words", say("it is not UTF-8 text, so it is left out"))]
    except DamagedFile as error:
        return None, [Problem(OWN_PLACES, None, error.kind, error.sentence)]
    except OSError as error:
        return None, [Problem(OWN_PLACES, None, "words", error.strerror or str(error))]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")], []
