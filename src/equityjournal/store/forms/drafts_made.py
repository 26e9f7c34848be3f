"""Days of form drafts, kept outside the journal, without any of their words.

On this machine alone, as the file that was made is: where it went then, only its owner knows.
"""

from datetime import date
from pathlib import Path
from typing import Any

from equityjournal.store.records.mark import Mark


class DraftsMade:
    """The days of a journal's drafts, by form.

    Args:
        folder: The folder of such marks.
        root: The journal's folder.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._mark = Mark(folder, root)

    def add(self, form: str, day: date) -> None:
        """Keep the day, once; a refusing disk costs the mark alone."""
        days = self.read()
        days[form] = sorted({*days.get(form, []), day})
        self._mark.keep({"made": days})

    def read(self) -> dict[str, list[date]]:
        """Sorted days by form; empty without a readable mark."""
        made = self._mark.read().get("made")
        if not isinstance(made, dict):
            return {}
        return {form: days for form, kept in made.items() if (days := _days(kept))}


def _days(kept: Any) -> list[date]:
    """The days of a list, without any other value."""
    return sorted(day for day in kept if type(day) is date) if isinstance(kept, list) else []
