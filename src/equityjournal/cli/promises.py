"""`promises`: a team's register of promises, kept when people leave."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.promising.options import (
    AsTyped,
    EndOptions,
    InFolder,
    LookOn,
    NewPromise,
    PromiseName,
    Voices,
)
from equityjournal.cli.terminal import clock
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say

app = typer.Typer(
    help="Keep what a team promised, to whom, and what they say came of it.",
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def promises(
    context: typer.Context,
    register: InFolder = None,
    everything: Annotated[bool, typer.Option("--all", help="Those that have ended, too.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether the register is whole, and names nobody.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Keep what a team promised, to whom, and what they say came of it.

    They are in a folder that the team shares, and never in a journal.
    Without another word: the open ones, by how far off they are. None is
    late, and nobody is named.
    """
    if context.invoked_subcommand:
        return
    from equityjournal.cli.promising import checking, listing, register_meant  # noqa: PLC0415 - loads Pydantic

    team = register_meant.team_of(context, register)
    if check:
        checking.check_register(team, json=json)
    else:
        listing.tell_register(team, everything=everything, json=json)


@app.command("new")
@partial(with_gathered, parameter="given", kind=NewPromise)
def new(
    context: typer.Context,
    register: InFolder = None,
    given: NewPromise = NewPromise(),
    as_typed: AsTyped = False,
) -> None:
    """Make a promise: what, to whom, and who asks about it.

    Asks what the options leave open. What may tell who somebody is, is shown
    with other words before anything is saved.
    """
    from equityjournal.cli.promising import changing, making  # noqa: PLC0415 - loads Pydantic

    with changing.talk_on(context, register, as_typed=as_typed) as talk:
        making.make(talk, given)


@app.command("look")
@partial(with_gathered, parameter="voices", kind=Voices)
def look(
    context: typer.Context,
    name: PromiseName,
    register: InFolder = None,
    voices: Voices = Voices(),
    look_on: LookOn = None,
    as_typed: AsTyped = False,
) -> None:
    """Show a promise whole, and keep what is said of it.

    What those it was made to said comes first. Told on paper is an answer
    like any other. Enter leaves a question out.
    """
    from equityjournal.cli.promising import changing  # noqa: PLC0415 - loads Pydantic

    with changing.talk_on(context, register, as_typed=as_typed) as talk:
        changing.look(talk, talk.promise(name), voices, look_on)


@app.command("hand")
def hand(
    context: typer.Context,
    name: PromiseName,
    register: InFolder = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ROLE", help="The role that asks about it from now on.")
    ] = None,
    as_typed: AsTyped = False,
) -> None:
    """Hand a promise on, to the next holder of a role.

    Without another role it stays the same one, whoever holds it next.
    """
    from equityjournal.cli.promising import changing  # noqa: PLC0415 - loads Pydantic

    with changing.talk_on(context, register, as_typed=as_typed) as talk:
        changing.hand(talk, talk.promise(name), to)


@app.command("end")
@partial(with_gathered, parameter="options", kind=EndOptions)
def end(
    context: typer.Context,
    name: PromiseName,
    register: InFolder = None,
    options: EndOptions = EndOptions(),
    as_typed: AsTyped = False,
) -> None:
    """Say how a promise ends: kept, in part, not kept, changed or let go.

    It is said to be kept only where one of those it was made to said so;
    otherwise, that the team says so.
    """
    from equityjournal.cli.promising import changing  # noqa: PLC0415 - loads Pydantic

    with changing.talk_on(context, register, as_typed=as_typed) as talk:
        changing.end(talk, talk.promise(name), options)


@app.command("page")
def page(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The page, for a web browser.")],
    register: InFolder = None,
    new_manager: Annotated[
        bool, typer.Option("--new-manager", help="For somebody new: what was promised before they came.")
    ] = False,
    large_print: Annotated[
        bool,
        typer.Option("--large-print", help="For those it was made to: in large print, with room to answer."),
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="Only this promise; more than once for several."),
    ] = None,
    force: Force = False,
) -> None:
    """Make a page of the promises, to read, print or give away."""
    from equityjournal.cli.promising import giving_out, register_meant  # noqa: PLC0415 - loads Pydantic

    if new_manager and large_print:
        raise UnclearCommand(say("A page is for somebody new, or in large print: choose one of them."))
    kind = "new-manager" if new_manager else "large-print" if large_print else "whole"
    team = register_meant.team_of(context, register)
    giving_out.page_of(team, kind, only or [], file, clock.now().date(), force=force)


@app.command("export")
def export(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[FORMAT or FILE]",
            help="markdown, json or csv; or a file with the ending of one.",
            show_default=False,
        ),
    ] = "markdown",
    register: InFolder = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write all promises out: Markdown, JSON, or a table."""
    from equityjournal.cli.promising import giving_out, register_meant  # noqa: PLC0415 - loads Pydantic

    team = register_meant.team_of(context, register)
    if output is None and (by_ending := giving_out.format_of(kind)):
        kind, output = by_ending, Path(kind)
    giving_out.document_of(team, kind, output, clock.now().date(), force=force)
