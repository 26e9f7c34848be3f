"""The files of a draft: the draft itself, and the sheet that stands apart."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.exporting.writing import Target, target_for
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.forms.document import Block

ENDINGS = {"markdown": ".md", "text": ".txt"}
"""The ending of a draft's file, by format."""


class Sheet(NamedTuple):
    """A document of a draft, and the place for it."""

    target: Target
    written_as: str
    blocks: "Sequence[Block]" = ()

    def write(self, journal: Path) -> None:
        """Write the document, whole or not at all.

        Raises:
            NotSaved: When the disk will not take it.
        """
        from equityjournal.formats.form_writers import written  # noqa: PLC0415 - loads the format

        self.target.write([written(self.blocks, self.written_as)], journal)


def format_of(written_as: str | None, output: Path | None) -> str:
    """The format asked for, else that of the file's ending, else Markdown.

    Raises:
        UnknownName: When there is no such format.
    """
    if written_as is not None:
        return find_one(written_as, {name: name for name in ENDINGS}, say("format"))
    by_ending = {ending: name for name, ending in ENDINGS.items()}
    return by_ending.get(output.suffix.casefold() if output else "", "markdown")


def sheets_for(
    form: str, written_as: str, output: Path | None, journal: Path, today: date, *, apart: bool, force: bool
) -> list[Sheet]:
    """The places for a draft, and for its sheet apart if wanted.

    Raises:
        UnclearCommand: When both would go to standard output.
        NotAllowed: As for `free_place`.
    """
    ending = ENDINGS[written_as]
    target = target_for(output, journal, f"{form}-draft", ending, today, on_screen=False, force=force)
    sheets = [Sheet(target, written_as)]
    if apart:
        if target.output is None:
            raise UnclearCommand(say("--apart makes two files, so --output - cannot take them."))
        place = target.output.with_name(f"{target.output.stem}-apart{target.output.suffix}")
        free_place(place, journal, force=force)
        sheets.append(Sheet(target._replace(output=place), written_as))
    return sheets


def write_sheets(sheets: Sequence[Sheet], journal: Path) -> None:
    """Write the documents of a draft, and say where they are."""
    for sheet in sheets:
        sheet.write(journal)
    draft, *others = [sheet.target.output for sheet in sheets]
    if draft is not None:
        tell(say("The draft is in {path}.", path=draft))
    for path in others:
        tell(say("Another person's details are in {path}. Erase it when it has served.", path=path))
