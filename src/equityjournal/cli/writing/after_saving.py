"""Remarks and the single question after an entry is saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.notices.finding import finders, noticed, tell_if_noticed
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.request import Further, Request
from equityjournal.cli.writing.saving import saved_by_now
from equityjournal.cli.writing.support import is_heavy, point_to_support, tell_support
from equityjournal.core.entries.plain import PlainEntry
from equityjournal.store.settings.values import is_on

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyEntry, Entry


def after_saving(request: Request, entry: "AnyEntry", path: Path, further: Further) -> None:
    """Remark on a saved entry, ask a single question, and name places of support.

    Args:
        request: The command line.
        entry: The saved entry.
        path: Its file.
        further: The one thing to ask.
    """
    with saved_by_now():
        if request.options.with_notices:
            tell_if_noticed(request.session, entry, to=request.to)
        if further is Further.LAST_LINE and not isinstance(entry, PlainEntry):  # which answers no question
            entry = _ask_last_line(request, entry, path)
        elif further is Further.THEMES:
            from equityjournal.cli.writing.asking_themes import ask_themes  # noqa: PLC0415 - slow to load

            entry = ask_themes(request, entry, path)
        tell_support(request.session, entry, request.to)
        if further is not Further.NOTHING:  # somebody sits there; the phrases are slow to load
            point_to_support(request.session, entry, request.to)


def _ask_last_line(request: Request, entry: "Entry", path: Path) -> "Entry":
    """Ask for a last line; with more time, offer other words for details.

    Return the entry as it is now.
    """
    from equityjournal.cli.terminal.wishes import Stopped  # noqa: PLC0415 - slow to load
    from equityjournal.cli.writing.last_line import ask_last_line  # noqa: PLC0415 - slow to load

    try:
        if is_on("last-line"):
            entry = ask_last_line(request, entry, path)
    except Stopped:
        return entry
    is_hard = entry.happened_to_me or is_heavy(request.session, entry.feelings)
    if request.options.more and request.options.with_notices and not (is_hard or entry.private):
        _offer_notices(request, path)
    return entry


def _offer_notices(request: Request, path: Path) -> None:
    """Go through identifying details in turn."""
    from equityjournal.cli.notices.one_by_one import offer  # noqa: PLC0415 - slow to load

    kept = request.session.journal.read(path)
    if found := list(noticed(kept.record, finders(request.session))):
        tell(to=request.to)
        offer(request.session, kept, found, clock.now(), to=request.to)
