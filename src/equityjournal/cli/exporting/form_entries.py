"""Entries for a draft of a form: chosen, masked, and made into material."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.exporting.choosing import Private, chosen_entries
from equityjournal.cli.notices.finding import mask_of
from equityjournal.cli.session.filters import Filters
from equityjournal.cli.terminal.output import note
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, UnclearCommand, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.forms.material import Material
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.talk import Talk


def entries_going(
    session: "Session", names: Sequence[str] | None, filters: Filters, today: "date", form: str
) -> "list[Entry]":
    """The entries of a draft, oldest first.

    None is private or about harm to the writer.

    Raises:
        UnclearCommand: When neither entries nor filters are given.
        NotAllowed: When an entry that was named may not go.
        NothingToKeep: When no entry is left.
    """
    if not names and filters == Filters():
        raise UnclearCommand(
            say(
                "Which entries? `equityjournal list` numbers them; `equityjournal export {form} 2 5` takes "
                "two of them, and --since a span of days.",
                form=form,
            )
        )
    chosen = chosen_entries(session, names, filters, today, Private())
    going, stays = [], 0
    for entry in chosen.read(session):
        if not entry.happened_to_me:
            going.append(entry)
        elif names:
            raise NotAllowed(
                say("{id} is about what happened to you, and never goes into a draft.", id=entry.id)
            )
        else:
            stays += 1
    if stays:
        said = say_many(
            "1 entry about what happened to you stays here.",
            "{count} entries about what happened to you stay here.",
            stays,
        )
        note([said])
    if not going:
        raise NothingToKeep(say("No entry fits, so nothing was written out."))
    return going[::-1]


def materials_of(
    session: "Session", entries: "Sequence[Entry]", besides: Sequence[str]
) -> "tuple[Mask, list[Material]]":
    """Entries as material without place and people, and the mask of the whole draft.

    Args:
        session: The journal.
        entries: The entries.
        besides: Other texts of the draft, which the mask is to know.
    """
    from equityjournal.core.forms.material import material_of  # noqa: PLC0415 - only for drafts
    from equityjournal.core.notices.masked_entry import masked  # noqa: PLC0415 - loads Pydantic

    talks = {entry.id: Talks(session.root).on(entry.id) for entry in entries}
    said = [text for noted in talks.values() for talk in noted for text in (talk.with_whom, _words_of(talk))]
    mask = mask_of(session, entries, [*said, *besides])
    materials = []
    for entry in entries:
        masked_entry = masked(entry, mask, setting=False, people=False)
        learnt = [_learnt(talk, mask) for talk in talks[entry.id]]
        materials.append(material_of(masked_entry, learnt, lambda cited: _moment(session, cited)))
    return mask, materials


def _learnt(talk: "Talk", mask: "Mask") -> tuple[str, str]:
    """With whom a conversation was, and what was learnt from it; masked."""
    return mask.text(talk.with_whom), mask.text(_words_of(talk))


def _words_of(talk: "Talk") -> str:
    """The words learnt from a conversation, or the note on it."""
    return talk.learnt or talk.keep


def _moment(session: "Session", cited: str) -> str | None:
    """The kind of a prompt; None for a prompt of no pack any more."""
    try:
        return session.library.prompt(cited)[1].moment
    except UnknownName:
        return None
