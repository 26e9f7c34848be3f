"""Remarks and questions after an entry is saved."""

import sys
from pathlib import Path

from equityjournal.cli.notices.finding import finders, noticed, tell_if_noticed
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, is_terminal, tell
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.saving import saved_by_now
from equityjournal.cli.writing.small_steps import ask_step, tell_steps
from equityjournal.cli.writing.support import is_heavy, tell_support
from equityjournal.core.entries.entry import Entry
from equityjournal.store.disk.settings import is_on


def after_saving(request: Request, entry: Entry, path: Path, *, asked: bool) -> None:
    """Remark on a saved entry, and ask for additions.

    Args:
        request: The command line.
        entry: The saved entry.
        path: Its file.
        asked: A question was asked at the terminal; False for given text.
    """
    session, options = request.session, request.options
    with saved_by_now():
        if options.notices:
            tell_if_noticed(session, entry, to=request.to)
        tell_steps(entry.steps, request.to, private=entry.private)
        if asked and is_terminal(sys.stdin):
            entry = _ask_for_the_rest(request, entry, path)
        elif not asked and _may_ask_themes(request):
            from equityjournal.cli.writing.asking_themes import ask_themes  # noqa: PLC0415 - slow to load

            entry = ask_themes(session, entry, path)
        tell_support(session, entry, request.to)


def _may_ask_themes(request: Request) -> bool:
    """Whether given text lacks a theme, with a person present."""
    options = request.options
    has_theme = request.themes or options.prompt or request.draft.happened_to_me
    return is_conversation() and not (has_theme or options.json or options.from_paper)


def _ask_for_the_rest(request: Request, entry: Entry, path: Path) -> Entry:
    """Ask for a last line, and a small step after questions that lead to one; return the entry as it is now.

    With more time a step is always asked for, and identifying details come up one by one.
    """
    from equityjournal.cli.writing.last_line import ask_last_line  # noqa: PLC0415 - slow to load
    from equityjournal.cli.writing.next_question import wants_step  # noqa: PLC0415 - slow to load

    session, options = request.session, request.options
    if is_on("last-line"):
        entry = ask_last_line(session, entry, path, request.to)
    if entry.happened_to_me or is_heavy(session, entry.feelings):
        return entry
    if not entry.steps and (options.more or wants_step(session, entry)):
        ask_step(session.journal, path, request.to)
    if options.more and options.notices and not entry.private:
        _offer_notices(request, path)
    return entry


def _offer_notices(request: Request, path: Path) -> None:
    """Go through identifying details, one by one."""
    from equityjournal.cli.notices.one_by_one import offer  # noqa: PLC0415 - slow to load

    kept = request.session.journal.read(path)
    if found := list(noticed(kept.record, finders(request.session))):
        tell(to=request.to)
        offer(request.session, kept, found, clock.now(), to=request.to)
