"""`with`: the two of you, what is new, and what you agreed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from equityjournal.cli.session.completed_line import completed
from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.in_hand import in_hand
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.text_commands import NoteCommand
from equityjournal.cli.terminal.line_parts import TYPED
from equityjournal.cli.terminal.output import tell_json
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


class MeetingCommand(NoteCommand):
    """The command `with`, whose words are printed again after a refusal."""

    with_words = ("--ask", "--agreed", "--who", "--next", "--learnt")

    def own_words(self, labels: Mapping[str, Any]) -> list[str]:
        """A person's own words: those of options, and a reply."""
        reply = labels.get("text") if labels.get("reply") else None
        return [*super().own_words(labels), " ".join(reply or [])]


COMMAND = MeetingCommand


def with_(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The other of you two; a part of the name will do."),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Your reply, after --reply; - reads it from a pipe."),
    ] = None,
    bring: Annotated[
        list[str] | None,
        typer.Option("--bring", metavar="ID", help="Bring this entry.", autocompletion=some_entries),
    ] = None,
    read: Annotated[int | None, typer.Option("--read", metavar="N", help="Read number N.")] = None,
    reply: Annotated[int | None, typer.Option("--reply", metavar="N", help="Write back on number N.")] = None,
    questions: Annotated[bool, typer.Option("--questions", help="Draft questions to bring.")] = False,
    ask: Annotated[
        list[str] | None, typer.Option("--ask", metavar="WORDS", help="A question to send before you talk.")
    ] = None,
    keep: Annotated[
        str, typer.Option("--agreed", metavar="WORDS", help="What you want to keep of your talk.")
    ] = "",
    who: Annotated[
        list[str] | None, typer.Option("--who", metavar="WHO:WHAT", help="Who does what small thing.")
    ] = None,
    next_time: Annotated[
        str, typer.Option("--next", metavar="WORDS", help="What next time begins with.")
    ] = "",
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you learnt from talking. It stays here.")
    ] = "",
    day: Annotated[
        str | None, typer.Option("--date", "-d", metavar="DAY", help="The day of the talk, if not today.")
    ] = None,
    along: Annotated[
        str | None,
        typer.Option("--along", metavar="KINDS", help="feelings, people, settings, steps, words; or none."),
    ] = None,
    meets: Annotated[
        str | None, typer.Option("--meet", metavar="HOW", help="page, or files: how you meet from now on.")
    ] = None,
    manages: Annotated[
        bool | None,
        typer.Option(
            "--manages/--does-not-manage",
            help="Whether the coach of you two has a say in the other's job, from now on.",
            show_default=False,
        ),
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Seal what waits into a letter.")] = False,
    paper: Annotated[bool, typer.Option("--paper", help="Make a page.")] = False,
    take_back: Annotated[
        int | None, typer.Option("--take-back", metavar="N", help="Ask for number N back.")
    ] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="DAY", help="Remove what came on this day.")
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Stop meeting them; no reason is given.")] = False,
    leave: Annotated[
        bool, typer.Option("--leave", help="Without NAME: stop for all who share with you.")
    ] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Pair the two of you anew, with four words.")] = False,
    stolen: Annotated[
        bool, typer.Option("--stolen", help="They rang: somebody else may have their keys.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to make.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")] = False,
    json: AsJson = False,
) -> None:
    """Meet one person: see what is new, and what you agreed.

    The first time it asks who brings what they wrote, and how you meet.
    Side by side, one page is enough. Otherwise one file goes each way, and
    you send it.

    Without NAME it lists the people you meet.
    """
    from equityjournal.cli.meeting.asked import Asked, meet, screen_json  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.parties import tell_people  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.removing import leave_all  # noqa: PLC0415 - loads Pydantic

    hand = in_hand(context)
    if reply is not None:
        hand.read(text, {})
    elif text:
        raise UnclearCommand(say("One name at a time; a name of several words goes in quotes."))
    session = open_session(context)
    if name is None and leave:
        leave_all(session, yes=yes)
    elif name is None and context.meta[TYPED] not in ([], ["--json"]):
        raise UnclearCommand(
            say(
                "With whom? A name goes first: `{line}`. `equityjournal with` lists the people you meet.",
                line=completed(context),
            )
        )
    elif name is None:
        tell_people(session)
    elif json:
        tell_json(screen_json(session, name))
    else:
        wanted = Asked(
            bring=bring or [], read=read, reply=None if reply is None else (reply, hand), questions=questions,
            ask=ask or [], keep=keep, who=who or [], next_time=next_time, learnt=learnt, day=day, along=along,
            meets=meets, manages=manages, send=send, paper=paper, take_back=take_back, remove=remove,
            stop=stop, anew=anew, stolen=stolen, output=output, yes=yes,
        )  # fmt: skip
        meet(session, name, wanted)
