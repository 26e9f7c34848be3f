"""`with`: the two of you, what is new, and what you agreed."""

import shlex
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

import typer

from equityjournal.cli.commands.completed_line import completed
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.commands.in_hand import in_hand
from equityjournal.cli.commands.text_commands import NoteCommand
from equityjournal.cli.meeting.asked import Asked, options_given, refuse_unless_together
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.output import tell_json
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


class MeetingCommand(NoteCommand):
    """The command `with`, whose words are printed again after a refusal."""

    with_words = ("--ask", "--agreed", "--who", "--next", "--learnt")

    def own_words(self, labels: Mapping[str, Any]) -> list[str]:
        """A person's own words: those of options, and a reply."""
        reply = " ".join(labels.get("text") or []) if labels.get("reply") is not None else ""
        return [*super().own_words(labels), reply if reply != "-" else ""]


COMMAND = MeetingCommand


@partial(with_gathered, parameter="asked", kind=Asked)
def with_(
    context: typer.Context,
    asked: Asked,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The other of you two; a part of the name will do."),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Your reply, after --reply; - reads it from a pipe."),
    ] = None,
) -> None:
    """Meet one person: see what is new, and what you agreed.

    The first time it asks who brings what they wrote, and how you meet.
    Side by side, one page is enough. Otherwise one file goes each way, and
    you send it.

    Without NAME it lists the people you meet.
    """
    from equityjournal.cli.meeting.following import meet  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.people import people_json, screen_json, tell_people  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.removing import leave_all  # noqa: PLC0415 - loads Pydantic

    hand = in_hand(context)
    if asked.reply is not None:
        hand.read(text, {})
    elif text:
        raise UnclearCommand(say("One name at a time; a name of several words goes in quotes."))
    _refuse_unless_clear(context, asked, name)
    session = open_session(context)
    if name is None and asked.leave:
        leave_all(session, yes=asked.yes)
    elif name is None and asked.json:
        tell_json(people_json(session))
    elif name is None:
        tell_people(session)
    elif asked.json:
        tell_json(screen_json(session, name))
    else:
        meet(session, name, asked, hand)


def _refuse_unless_clear(context: typer.Context, asked: Asked, name: str | None) -> None:
    """Refuse contradictory options, and options that lack a name or take none.

    Raises:
        UnclearCommand: With the line to type instead.
    """
    given = options_given(context)
    refuse_unless_together(given)
    if asked.leave and name is not None:
        raise UnclearCommand(
            say(
                "--leave stops for all who share with you, and takes no name. For one: `equityjournal with "
                "{name} --stop`.",
                name=shlex.quote(name),
            )
        )
    if name is None and given and not (asked.leave or asked.json):
        raise UnclearCommand(
            say(
                "With whom? A name goes first: `{line}`. `equityjournal with` lists the people you meet.",
                line=completed(context),
            )
        )
