"""Entries named by a writer with `share`, made into the same request as ticks in `with`."""

from collections.abc import Sequence
from datetime import date

from equityjournal.cli.meeting import bringing
from equityjournal.cli.meeting.share_options import ShareOptions
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.other import companion_called
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.letter_parts import refuse_too_much
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say


def share_entries(session: Session, entries: Sequence[str], whom: str, options: ShareOptions) -> None:
    """Seal the named entries for one person, after a look at all that goes."""
    refuse_unless_answered(yes=options.yes)
    if options.output:
        free_place(options.output, session.root, force=False)
    side = WriterSide(session, companion_called(whom), options.output, yes=options.yes)
    wishes = [session.theme(name) for name in options.ask_about or []]
    request = bringing.request_of(side, Ticks(entries=entries, wishes=wishes))
    refuse_too_much([options.note])
    request = request._replace(note=options.note.strip(), keep_until=_ahead(options.keep_until, side.today))
    if options.no_mask:
        request = request._replace(masked=False)
    if options.along is not None:
        request = request._replace(along=side.companion.may_go(bringing.kinds_in(options.along)))
    bringing.send(side, request)


def _ahead(text: str | None, today: date) -> date | None:
    """A day still to come."""
    if text is None:
        return None
    day = parse_day(text, today, ahead=True)
    if day <= today:
        said = say("{day} is not ahead; --keep-until takes a day that is still to come.", day=in_words(day))
        raise UnclearDate(said)
    return day
