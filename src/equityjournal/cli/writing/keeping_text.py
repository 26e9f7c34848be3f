"""A draft of text from the command line or a pipe."""

from equityjournal.cli.session.labelled_draft import with_text
from equityjournal.cli.terminal.output import heard_or_not
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.saving import make_journal
from equityjournal.core.entries.entry import Draft


def keep_text(request: Request, text: str, *, typed: bool) -> Draft:
    """A draft of given text, without a question.

    Args:
        request: The labels.
        text: As it was given.
        typed: The text stood on the command line.
    """
    options, session = request.options, request.session
    if options.from_paper:
        from equityjournal.cli.writing.from_paper import typed_elsewhere  # noqa: PLC0415 - slow to load

        draft = typed_elsewhere(request.draft, session, text, request.themes, day_given=request.day_given)
    else:
        draft = with_text(request.draft, session, text, request.themes, options.prompt)
    with heard_or_not():
        make_journal(session, request.to, typed=typed, happened_to_me=draft.happened_to_me)
    return draft
