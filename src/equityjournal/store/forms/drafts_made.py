"""Days of form drafts, kept outside the journal, without any of their words.

On this machine alone, as the file that was made is: where it went then, only its owner knows.
"""

import contextlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.store.disk import files
from equityjournal.store.records.journal_id import name_of
from equityjournal.store.records.seal import sealed
from equityjournal.store.records.toml import to_toml


class DraftsMade:
    """The days of a journal's drafts, by form.

    Args:
        folder: The folder of such marks.
        root: The journal's folder.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._path = folder / f"{name_of(root)}.toml"

    def add(self, form: str, day: date) -> None:
        """Keep the day, once; a refusing disk costs the mark alone."""
        days = self.read()
        days[form] = sorted({*days.get(form, []), day})
        with contextlib.suppress(NotSaved, UnicodeEncodeError):
            files.make_folder(self._path.parent)
            table = {"schema": 1, "made": days}
            files.replace(self._path, sealed(to_toml(table).encode(), self._path.stem), None)

    def read(self) -> dict[str, list[date]]:
        """Sorted days by form; empty without a readable mark."""
        try:
            table = tomllib.loads(files.read(self._path).decode())
        except (DamagedFile, FileNotFoundError, ValueError):
            return {}
        made = table.get("made")
        if not isinstance(made, dict):
            return {}
        return {form: days for form, kept in made.items() if (days := _days(kept))}


def _days(kept: Any) -> list[date]:
    """The days of a list, without any other value."""
    return sorted(day for day in kept if type(day) is date) if isinstance(kept, list) else []
