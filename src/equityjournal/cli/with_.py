"""`with`: the two of you, what is new, and what you agreed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.session.completing import some_entries
from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.verb_command import VerbCommand
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.half_read import half_read
from equityjournal.cli.terminal.output import tell_json
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.core.text.errors import JournalError, UnclearCommand
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.cli.session.session import Session

_TEXTS = ("reply", "ask", "keep", "who", "next_time", "learnt")
"""Parameters with a person's own words."""


class MeetingCommand(VerbCommand):
    """The command `with`, whose words are printed again after a refusal."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        typed = list(args)  # parsing takes from the list it is given
        try:
            return super().parse_args(ctx, args)
        except (typer.TyperException, JournalError):
            _print_again(half_read(typed, self.get_params(ctx)).labels)
            raise

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except BaseException:
            _print_again(ctx.params)
            raise


def _print_again(labels: Mapping[str, Any]) -> None:
    """Print the words of a refused command line."""
    words = []
    for name in _TEXTS:
        given = labels.get(name)
        words += [given] if isinstance(given, str) else [str(part) for part in given or ()]
    hand = InHand()
    hand.typed = "\n".join(word for word in words if word)
    if hand.has_words:
        hand.print_again()


COMMAND = MeetingCommand


def with_(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The other of you two; a part of the name will do."),
    ] = None,
    bring: Annotated[
        list[str] | None,
        typer.Option("--bring", metavar="ID", help="Bring this entry.", autocompletion=some_entries),
    ] = None,
    read: Annotated[int | None, typer.Option("--read", metavar="N", help="Read number N.")] = None,
    reply: Annotated[
        tuple[int, str] | None, typer.Option("--reply", metavar="N WORDS", help="Write back on number N.")
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help="Draft questions to bring.")] = False,
    ask: Annotated[
        list[str] | None, typer.Option("--ask", metavar="WORDS", help="A question to send beforehand.")
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
        typer.Option("--along", metavar="KINDS", help="feelings, people, settings, steps; or none."),
    ] = None,
    meet: Annotated[
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
    stop: Annotated[bool, typer.Option("--stop", help="Stop. It gives no reason.")] = False,
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
    """The two of you: what is new, and what you agreed.

    The first time it asks who brings what they wrote, and how you meet.
    Side by side needs one page and no file. Otherwise one file goes each
    way, and you send it.

    Without NAME it lists the people you meet.
    """
    from equityjournal.cli.meeting import asked, choices, parties  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.as_json import meeting_json  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.own import companions  # noqa: PLC0415 - loads Pydantic

    session = open_session(context)
    if name is None:
        if leave:
            _leave_all(session, yes=yes)
        else:
            _list_people(session)
        return
    wanted = asked.Asked(
        bring=bring or [], read=read, reply=reply, questions=questions, ask=ask or [], keep=keep,
        who=who or [], next_time=next_time, learnt=learnt, day=day, along=along, meet=meet, manages=manages,
        send=send, paper=paper, take_back=take_back, remove=remove, stop=stop, anew=anew, stolen=stolen,
        output=output, yes=yes,
    )  # fmt: skip
    now = clock.now()
    if wanted.is_less or stolen or json:
        meeting = parties.Meeting(session, parties.companion_called(name), now)
        if json:
            tell_json(meeting_json(meeting))
        elif stolen:
            asked.do(lambda: meeting, wanted)
        else:
            asked.give_less(meeting, wanted)
        return
    companion, is_first = parties.companion_meant(name, now.date())
    if companion.ended and not wanted.is_empty:
        raise UnclearCommand(say("You stopped meeting {name}.", name=companion.name))
    if companion.ended and not parties.begin_again(companion):
        return

    def again() -> "Meeting":
        return parties.Meeting(session, companions().with_id(companion.id) or companion, clock.now())

    if wanted.is_empty:
        choices.look(again, is_first=is_first)
    else:
        asked.do(again, wanted)


def _list_people(session: "Session") -> None:
    """List the people one meets, by their last talk."""
    from equityjournal.cli.meeting import parties  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.own import companions  # noqa: PLC0415 - loads Pydantic

    there = companions().all()
    now = clock.now()
    last = {known.id: parties.Meeting(session, known, now).last for known in there}
    parties.tell_people({identity: talk.day for identity, talk in last.items() if talk})


def _leave_all(session: "Session", *, yes: bool) -> None:
    """Stop meeting everybody who shares with the user."""
    from equityjournal.cli.meeting import parties, stopping  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.kept_letters import removal_needs_terminal  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.sharing.own import companions  # noqa: PLC0415 - loads Pydantic

    refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
    there = [known for known in companions().all() if known.ended is None]
    stopping.leave_all([parties.Meeting(session, known, clock.now()) for known in there], yes=yes)
