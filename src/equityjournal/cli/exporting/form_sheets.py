"""The files of a draft: the draft, and the sheet apart."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.exporting.rendering import renderer
from equityjournal.cli.exporting.writing import Target, target_for
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.formats.form_document import apart_blocks, apart_front, as_text, draft_blocks, draft_front

if TYPE_CHECKING:
    from equityjournal.core.forms.filling import FormDraft
    from equityjournal.formats.blocks import Block, Front, Renderer


class Sheet(NamedTuple):
    """A document of a draft."""

    front: "Front"
    blocks: "Sequence[Block]"

    @property
    def text(self) -> str:
        """The document as plain text, for a preview."""
        return as_text(self.front, self.blocks)


def draft_sheet(draft: "FormDraft") -> Sheet:
    """The draft itself."""
    return Sheet(draft_front(draft), list(draft_blocks(draft)))


def apart_sheet(draft: "FormDraft") -> Sheet:
    """The sheet with another person's details."""
    return Sheet(apart_front(draft), list(apart_blocks(draft)))


class Places(NamedTuple):
    """The places for a draft's files, and the writer of their format."""

    form: "Renderer"
    draft: Target
    apart: Target | None

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write the draft and the sheet apart, and say where they are.

        Raises:
            NotSaved: When the disk will not take one.
        """
        targets = [self.draft, *([self.apart] if self.apart else [])]
        for target, sheet in zip(targets, sheets, strict=True):
            target.write(self.form.render(sheet.front, sheet.blocks))
        if self.draft.output is not None:
            tell(say("The draft is in {path}. It is not encrypted.", path=self.draft.output))
        if self.apart is not None:
            said = say(
                "Another person's details are in {path}. Erase it when it has served.", path=self.apart.output
            )
            tell(said)


def places_for(
    form: str,
    written_as: str | None,
    output: Path | None,
    journal: Path,
    today: date,
    *,
    apart: bool,
    force: bool,
) -> Places:
    """The places for a draft and its sheet apart, checked before any question.

    Without a format, the file's ending says which, and Word is usual.

    Raises:
        UnclearCommand: When both would go to standard output.
        UnknownName: When there is no such format.
        NotAllowed: As for `free_place`.
    """
    chosen = renderer(written_as, output)
    target = target_for(output, journal, f"{form}-draft", chosen.ending, today, on_screen=False, force=force)
    if not apart:
        return Places(chosen, target, None)
    if target.output is None:
        raise UnclearCommand(say("--apart makes two files, so --output - cannot take them."))
    place = target.output.with_name(f"{target.output.stem}-apart{target.output.suffix}")
    free_place(place, journal, force=force)
    return Places(chosen, target, target._replace(output=place))
