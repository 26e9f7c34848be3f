"""A draft of text from the command line or a pipe."""

from typing import TYPE_CHECKING

from equityjournal.cli.session.labels import with_text
from equityjournal.cli.terminal.output import heard_or_not, is_conversation
from equityjournal.cli.writing.before_a_path import path_of, tell_before
from equityjournal.cli.writing.request import Further, Request, Written
from equityjournal.cli.writing.saving import make_journal

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyDraft


def keep_text(request: Request, text: str, *, typed: bool) -> Written:
    """A draft of given text, without a question.

    Args:
        request: The labels.
        text: As it was given.
        typed: The text stood on the command line.
    """
    options, session = request.options, request.session
    if options.from_paper:
        from equityjournal.cli.writing.from_paper import typed_elsewhere  # noqa: PLC0415 - slow to load

        draft: AnyDraft = typed_elsewhere(
            request.draft, session, text, request.themes, day_given=request.day_given
        )
    elif options.resume:
        from equityjournal.cli.writing.resuming import with_text_added  # noqa: PLC0415 - slow to load

        draft = with_text_added(request, text)
    else:
        draft = with_text(request.labels, session, text, request.themes, options.prompt)
        if request.question:
            from equityjournal.core.entries.entry import whole  # noqa: PLC0415 - loads Pydantic

            answered = whole(draft)
            asked = [answer.model_copy(update={"question": request.question}) for answer in answered.answers]
            draft = answered.model_copy(update={"answers": asked})
    path = path_of(session, draft, request.themes)
    with heard_or_not():
        if path:
            tell_before(path, request.to)
        make_journal(session, request.to, typed=typed, names_welcome=path is not None)
    return Written(draft, _further(request))


def _further(request: Request) -> Further:
    """A question for themes, of text without any, to a person present."""
    options = request.options
    has_theme = request.themes or options.prompt or request.labels.happened_to_me
    may_ask = is_conversation() and not (has_theme or options.json or options.from_paper)
    return Further.THEMES if may_ask else Further.NOTHING
