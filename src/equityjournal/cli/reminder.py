"""`reminder`: an appointment with yourself, for your own calendar."""

import sys
import uuid
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.writing_out import place_by_day, to_file
from equityjournal.core.days.clock_times import parse_time
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.dates import day_names
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.formats.to_calendar import weekly
from equityjournal.store.settings.values import journal_place


def reminder(
    context: typer.Context,
    weekday_and_time: Annotated[
        tuple[str, str] | None,
        typer.Option("--weekly", metavar="DAY TIME", help="Once a week: friday 15:30."),
    ] = None,
    alarm: Annotated[bool, typer.Option("--alarm", help="Have your calendar ring when it begins.")] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Make an appointment with yourself, for your calendar.

    Your calendar can open the file. It says "Twenty minutes", once a week, and
    nothing else, since others may see your calendar. This program itself
    never reminds you.
    """
    if weekday_and_time is None:
        raise UnclearCommand(say("Say when, as in `equityjournal reminder --weekly friday 15:30`."))
    now = clock.now()
    first = _first(*weekday_and_time, now.replace(tzinfo=None))
    page = weekly(
        say("Twenty minutes"),
        first,
        made=now.astimezone(UTC),
        identity=str(uuid.uuid4()),
        alarm=alarm,
    )
    if output is None and is_terminal(sys.stdout):
        output = place_by_day("twenty-minutes", now.date(), ".ics")
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(page.encode())  # with the line ends of a calendar, on every system
        sys.stdout.flush()
        return
    to_file(page.encode(), output, journal_place(context.obj.journal), force=force)
    day, hour = day_names()[first.weekday()], f"{first:%H:%M}"
    tell(
        say(
            "Each {weekday} at {time}, twenty minutes: {path}. Open it with your calendar.",
            weekday=day,
            time=hour,
            path=output,
        )
    )


def _first(weekday: str, at: str, now: datetime) -> datetime:
    """The first future day and time of the kind.

    Raises:
        UnclearDate: When either is unclear.
    """
    first = datetime.combine(parse_day(weekday, now.date(), ahead=True), parse_time(at))
    return first if first > now else first + timedelta(weeks=1)
