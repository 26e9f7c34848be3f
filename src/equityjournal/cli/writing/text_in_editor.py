"""Given text, changed in the editor before saving."""

from equityjournal.cli.answering.editor import edited
from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.terminal import clock
from equityjournal.cli.writing.request import Request
from equityjournal.core.entries.answers_text import all_laid_out, first_line, taken_apart
from equityjournal.core.entries.entry import AnyDraft, Draft, whole
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say


def changed_in_editor(request: Request, given: AnyDraft, hand: InHand) -> Draft:
    """The draft of given text after the editor; saved as given if unchanged.

    The draft is on disk before the editor opens, and stays there until its entry is saved.

    Raises:
        NotAllowed: Without an editor; the words are in hand, and kept unfinished.
        NotSaved: When the editor failed; likewise.
        NothingToKeep: When no text is left; likewise.
    """
    hand.draft = draft = whole(given)
    drafts = request.session.journal.drafts
    drafts.keep(draft)
    path = drafts.text_path(drafts.path(draft).stem, clock.now())
    written = edited(path, all_laid_out(draft.answers), first_line(draft.answers))
    changed = draft.model_copy(update={"answers": taken_apart(written, draft.answers)})
    if not changed.has_text:
        drafts.remove_text(path)
        raise NothingToKeep(say("The editor left no text, so nothing was saved."))
    hand.draft = changed
    drafts.keep(changed)
    drafts.remove_text(path)
    return changed
