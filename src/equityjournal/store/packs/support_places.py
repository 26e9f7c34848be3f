"""Places of support, shipped and the writer's own."""

from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.packs.support import Support, SupportFile
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.packs.validated import read_validated

OWN_PLACES = "support.txt"
"""File in the journal's folder with a sentence a line, used instead of the shipped ones; empty: none."""


def read_support(shipped: Path, root: Path | None) -> tuple[Support, list[Problem]]:
    """Places of support, with the writer's own sentences if any.

    Args:
        shipped: The folder of the packs that came with the program.
        root: The journal's folder, which need not exist; None: there is none to be used.

    Returns:
        Support, and a problem if the writer's own file is unreadable; the shipped sentences are used then.

    Raises:
        DamagedFile: When the shipped file is malformed, with the line.
    """
    path = shipped / "words" / "support.toml"
    try:
        file = read_validated(path, SupportFile)
    except DamagedFile as error:
        raise DamagedFile(say("{path}, {why}", path=path, why=error.why)) from None
    own, problems = _own_sentences(root) if root else (None, [])
    return Support(file, own), problems


def _own_sentences(root: Path) -> tuple[Sequence[str] | None, list[Problem]]:
    """The writer's own sentences; None without a readable file."""
    try:
        text = files.read(root / OWN_PLACES).decode("utf-8-sig")
    except FileNotFoundError:
        return None, []
    except UnicodeDecodeError:
        return None, [Problem(OWN_PLACES, None, "words", say("it is not UTF-8 text, so it is left out"))]
    except DamagedFile as error:
        return None, [Problem(OWN_PLACES, None, error.kind, error.why)]
    except OSError as error:
        return None, [Problem(OWN_PLACES, None, "words", error.strerror or str(error))]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")], []
