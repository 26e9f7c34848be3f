"""Options of `with`, and their combinations: no option is ignored without a word."""

from collections.abc import Sequence
from itertools import permutations
from typing import Annotated, Any, NamedTuple

import typer

from equityjournal.cli.commands.arguments import Output
from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.commands.filters import AsJson
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import listed, say

TALK = ("--agreed", "--who", "--next", "--learnt")
ALONE = ("--take-back", "--remove", "--stop", "--leave", "--anew", "--stolen", "--json")
"""Each has a command line to itself, but for what belongs to it."""
YES = "--yes"
EITHER = {"--send", "--paper"}
"""A letter or a page: each makes the file."""
BELONGING = {
    "--date": TALK,
    "--output": ("--bring", "--send", "--paper", "--take-back", "--stop", "--anew"),
    YES: ("--bring", "--send", "--paper", "--take-back", "--remove", "--stop", "--leave"),
}
"""Options that say more of others, with those."""


def _taking(what: str, flag: str, help: str, **more: Any) -> Any:  # noqa: A002 - as Typer calls it
    """An option that takes a value."""
    return typer.Option(flag, metavar=what, help=help, **more)


class Asked(NamedTuple):
    """Options of `with`, as typed."""

    bring: Annotated[
        list[str] | None, _taking("ID", "--bring", "Bring this entry.", autocompletion=some_entries)
    ] = None
    read: Annotated[int | None, _taking("N", "--read", "Read number N.")] = None
    reply: Annotated[int | None, _taking("N", "--reply", "Write back on number N.")] = None
    questions: Annotated[bool, typer.Option("--questions", help="Draft questions to bring.")] = False
    ask: Annotated[list[str] | None, _taking("WORDS", "--ask", "A question to send before you talk.")] = None
    keep: Annotated[str | None, _taking("WORDS", "--agreed", "What you want to keep of your talk.")] = None
    who: Annotated[list[str] | None, _taking("WHO:WHAT", "--who", "Who does what small thing.")] = None
    next_time: Annotated[str | None, _taking("WORDS", "--next", "What next time begins with.")] = None
    learnt: Annotated[
        str | None, _taking("WORDS", "--learnt", "What you learnt from talking. It stays here.")
    ] = None
    day: Annotated[
        str | None, typer.Option("--date", "-d", metavar="DAY", help="The day of the talk, if not today.")
    ] = None
    along: Annotated[
        str | None, _taking("KINDS", "--along", "feelings, people, settings, steps, words; or none.")
    ] = None
    meets: Annotated[str | None, _taking("HOW", "--meet", "page, or files: how you meet from now on.")] = None
    manages: Annotated[
        bool | None,
        typer.Option(
            "--manages/--does-not-manage",
            help="Whether the coach of you two has a say in the other's job, from now on.",
            show_default=False,
        ),
    ] = None
    send: Annotated[bool, typer.Option("--send", help="Seal what waits into a letter.")] = False
    paper: Annotated[bool, typer.Option("--paper", help="Make a page.")] = False
    take_back: Annotated[int | None, _taking("N", "--take-back", "Ask for number N back.")] = None
    remove: Annotated[str | None, _taking("DAY", "--remove", "Remove what came on this day.")] = None
    stop: Annotated[bool, typer.Option("--stop", help="Stop meeting them; no reason is given.")] = False
    leave: Annotated[bool, typer.Option("--leave", help="Without NAME: stop for all who share with you.")] = (
        False
    )
    anew: Annotated[bool, typer.Option("--anew", help="Pair the two of you anew, with four words.")] = False
    stolen: Annotated[
        bool, typer.Option("--stolen", help="They rang: somebody else may have their keys.")
    ] = False
    output: Output = None
    yes: Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")] = False
    json: AsJson = False

    @property
    def is_talk(self) -> bool:
        """Whether lines of a talk were typed."""
        return any(given is not None for given in (self.keep, self.who, self.next_time, self.learnt))


def options_given(context: typer.Context) -> list[str]:
    """Options on the command line, each by its first spelling."""
    given = []
    for option in context.command.params:
        source = context.get_parameter_source(option.name or "")
        if option.param_type_name == "option" and source is not None and source.name == "COMMANDLINE":
            given.append(_spelt(option, context.params[option.name or ""]))
    return given


def _spelt(option: Any, value: object) -> str:
    """An option as it is typed: of two opposites, the chosen one."""
    spelt: str = option.secondary_opts[0] if value is False and option.secondary_opts else option.opts[0]
    return spelt


def refuse_unless_together(given: Sequence[str]) -> None:
    """Refuse options that do not go together."""
    for option, others in BELONGING.items():
        is_needless = option == YES  # it answers no question, and harms nothing
        if option in given and not (is_needless or set(others) & set(given)):
            raise _lacking(option, others, [other for other in given if other != option])
    for first, other in permutations(sorted(given, key=BELONGING.__contains__), 2):
        if _are_apart(first, other):
            apart = say(
                "{first} and {other} do not go together, so nothing was done: type the command once for "
                "each.",
                first=first,
                other=other,
            )
            raise UnclearCommand(apart)


def _are_apart(first: str, other: str) -> bool:
    """Whether two options contradict each other, because of the first."""
    if first in BELONGING:
        return other in ALONE and other not in BELONGING[first]
    return {first, other} == EITHER or (first in ALONE and other not in BELONGING)


def _lacking(option: str, wanted: Sequence[str], there: Sequence[str]) -> UnclearCommand:
    """The refusal of an option without the options it needs."""
    facts = {"option": option, "others": listed(wanted, last=say("or"))}
    if there:
        return UnclearCommand(say("{option} goes with {others}, not with {other}.", other=there[0], **facts))
    return UnclearCommand(say("{option} goes with {others}: add one of these, or leave it out.", **facts))
