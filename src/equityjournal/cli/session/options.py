"""The options given before the verb."""

from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """The options given before the verb."""

    journal: Path | None
    language: str | None
