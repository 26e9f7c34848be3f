"""Exports on their way to the screen or a file."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.writing_out import free_place, pieces_to_file, pieces_to_screen, place_by_day
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say, say_many


class Target(NamedTuple):
    """The place for an export."""

    output: Path | None
    """The file; None: standard output."""
    force: bool
    is_typed: bool
    """Whether the person named the file."""
    journal: Path
    """The journal's folder, closed to documents."""
    ending: str = ""
    """The end of the names of such files, such as ".docx"."""

    def write(self, document: Iterable[bytes]) -> None:
        """Write a document in pieces.

        A file is written whole, or not at all.

        Raises:
            NotAllowed: For a document that is no text, at a terminal; and as for `free_place`.
            NotSaved: When the disk will not take it.
        """
        if self.output is None:
            pieces_to_screen(document)
        else:
            pieces_to_file(document, self.output, self.journal, force=self.force)

    def tell_written(self, count: int) -> None:
        """Say the number of entries in the file.

        A pipe stays clean if no file was asked for.
        """
        if self.output is None:
            return
        is_clean = self.is_typed or is_terminal(sys.stdout)
        entries = say_many("1 entry", "{count} entries", count)
        said = [say("{count} written to {path}.", count=entries, path=self.output)]
        if self.ending in _TOLD_BY_THEIR_ENDING and not self.output.suffix and self.output.is_file():
            said.append(say("Its name lacks {ending}, by which a click opens it.", ending=self.ending))
        tell(" ".join(said), to=sys.stdout if is_clean else sys.stderr)


_TOLD_BY_THEIR_ENDING = {".csv", ".doc", ".docx", ".html", ".json", ".odt", ".pdf", ".rtf"}
"""Endings by which a machine chooses the program for a file."""


def _refuse_ending_of_another(output: Path | None, ending: str) -> None:
    """Refuse a name under which a file would open in the wrong program, or in none.

    Raises:
        NotAllowed: With the ending of this format.
    """
    typed = output.suffix.casefold() if output else ""
    if typed in _TOLD_BY_THEIR_ENDING - {ending}:
        raise NotAllowed(
            say(
                "{path} would not open: this format ends in {ending}, and {typed} is another. "
                "`equityjournal export --help` lists the formats.",
                path=output,
                ending=ending,
                typed=typed,
            )
        )


def target_for(
    output: Path | None, journal: Path, kind: str, ending: str, today: date, *, on_screen: bool, force: bool
) -> Target:
    """The place for an export, checked before long work.

    Args:
        output: The file, as typed; a hyphen means standard output.
        journal: The journal's folder, closed to documents.
        kind: The beginning of a name by day, such as "equityjournal".
        ending: The end of that name, such as ".docx".
        today: The day in that name.
        on_screen: Whether the document goes to standard output unless a file is named.
        force: Whether to replace an existing file.

    Raises:
        NotAllowed: As for `free_place`, and for the ending of another format.
    """
    _refuse_ending_of_another(output, ending)
    if str(output) == "-" or (output is None and on_screen):
        return Target(None, force, is_typed=False, journal=journal)
    place = output or place_by_day(kind, today, ending)
    free_place(place, journal, force=force)
    return Target(place, force, is_typed=output is not None, journal=journal, ending=ending)
