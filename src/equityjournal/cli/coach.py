"""`coach`: what others shared, for programs; and a reply, as `with` takes it."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.in_hand import InHand, in_hand
from equityjournal.cli.commands.text_commands import TextCommand, TextGroup
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.instead import instead_of
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import say


class CoachGroup(TextGroup):
    """The verb `coach`, behind which a name may stand."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command typed; for a name, the command that prints all letters of that person."""
        commands = self.list_commands(ctx)
        has_more = len(args) > 1 and not args[1].startswith("-")
        is_slip = has_more and bool(nearest_names(args[0], dict.fromkeys(commands, "")))
        if args[0] in commands or is_slip or instead_of("coach", args[0]):
            return super().resolve_command(ctx, args)
        return super().resolve_command(ctx, [ALL_OF, *args])


ALL_OF = "all-of"

app = typer.Typer(
    help="List who shared something with you; with a name, all of it.\n\n"
    "You look at one person at a time: `equityjournal coach NAME` prints all they shared, newest first.",
    add_completion=False,
    rich_markup_mode=None,
    cls=CoachGroup,
)


@app.callback(invoke_without_command=True)
def coach(context: typer.Context, json: AsJson = False) -> None:
    """List who shared something with you; with a name, all of it.

    `equityjournal with NAME` shows what is new, and takes your answers.
    """
    if context.invoked_subcommand:
        return
    from equityjournal.cli.meeting.from_writers import tell_writers  # noqa: PLC0415 - loads Pydantic

    tell_writers(json=json)


@app.command(ALL_OF, hidden=True)
def all_of(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who shared it; a part of their name will do.")],
    json: AsJson = False,
) -> None:
    """Print all that somebody shared, newest first, as they saw it before they sealed it."""
    from equityjournal.cli.meeting.from_writers import tell_letters  # noqa: PLC0415 - loads Pydantic

    above: dict[str, Any] = context.parent.params if context.parent else {}
    tell_letters(open_session(context), name, json=json or above.get("json", False))


class ReplyCommand(TextCommand):
    """The command `coach reply`, whose words are printed again after a refusal."""

    example = "equityjournal coach reply NAME N"

    def kept(self, ctx: Any, hand: InHand, labels: Mapping[str, Any]) -> str:  # noqa: ARG002
        """Print the words again."""
        hand.print_again()
        return say("What you wrote stands above; copy it.")


@app.command("reply", cls=ReplyCommand)
def reply(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose entry it is.")],
    n: Annotated[int, typer.Argument(metavar="N", help="Its number, as `equityjournal with NAME` shows it.")],
    text: Annotated[  # noqa: ARG001 - in hand by now
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Your reply as it is; - reads it from a pipe."),
    ] = None,
) -> None:
    """Write back on an entry, as `equityjournal with NAME --reply N WORDS` does.

    It waits until `equityjournal with NAME --send` seals it. What you type
    after the command stays in the shell's history; without TEXT, nothing does.
    """
    from equityjournal.cli.meeting import coach_words  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.meeting.coach_side import CoachSide  # noqa: PLC0415 - likewise
    from equityjournal.cli.pairing.other import companion_called  # noqa: PLC0415 - likewise

    coach_words.reply(CoachSide(open_session(context), companion_called(name)), n, in_hand(context))
