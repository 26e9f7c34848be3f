"""Entries of a draft of a form: masked, and made into material."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.notices.finding import mask_of
from equityjournal.core.forms.material import material_of
from equityjournal.core.notices.masking.masked_entry import masked
from equityjournal.core.text.errors import UnknownName
from equityjournal.store.sharing.replies import Talks

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.forms.material import Material
    from equityjournal.core.notices.masking.mask import Mask
    from equityjournal.core.sharing.talk import Talk


def materials_of(
    session: "Session", entries: "Sequence[Entry]", besides: Sequence[str]
) -> "tuple[Mask, list[Material]]":
    """Entries as material without place and people, and the mask of the whole draft.

    Args:
        session: The journal.
        entries: The entries.
        besides: Other texts of the draft, which the mask is to know.
    """
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
    """The partner in a conversation, and the lesson from the talk; masked."""
    return mask.text(talk.with_whom), mask.text(_words_of(talk))


def _words_of(talk: "Talk") -> str:
    """The words learnt from a conversation, or the note on the talk."""
    return talk.learnt or talk.keep


def _moment(session: "Session", cited: str) -> str | None:
    """The kind of a prompt.

    None for a prompt of no pack any more.
    """
    try:
        return session.library.prompt(cited)[1].moment
    except UnknownName:
        return None
