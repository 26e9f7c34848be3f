"""Cli talks: a small file a verb, each named in `VERBS` in `cli/__init__.py`.

`main` here is the boundary for errors; `cli/terminal/boundary.py` puts them into words. Exit codes: 0 done,
1 a refusal or failure we expected, 2 a command line that cannot be read, 3 our own bug, 130 interrupted.
`write` has done its work once the entry is saved, even if a later step fails.
"""

import os
import shutil
import signal
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer._click.shell_completion import CompletionItem
from typer._completion_classes import completion_init
from typer.core import TyperGroup

from equityjournal import __version__
from equityjournal.cli.commands.verb_command import VerbCommand, answer_in_our_words
from equityjournal.cli.terminal import streams
from equityjournal.cli.terminal.typed_path import TypedPath, mean_paths_as_typed
from equityjournal.core.text.errors import JournalError, NotAllowed, UnclearCommand
from equityjournal.core.text.speech import type_before_verbs

VERBS = {
    "write": "Ask one question and keep your answer, or keep text you give.",
    "list": "List the latest entries, numbered.",
    "show": "Show one entry; show 2 is number 2 of the list.",
    "search": "Find entries by what is in them.",
    "edit": "Change an entry: its words, or facts by options.",
    "tag": "Say that an entry is about a theme, or several.",
    "untag": "Take back a theme given by hand.",
    "delete": "Move an entry to the trash.",
    "restore": "Bring an entry back from the trash, or an earlier version of it.",
    "erase": "Remove an entry for good: its versions, copies and drafts too.",
    "themes": "Say which themes you have not written about lately.",
    "set-aside": "Put a theme aside, on purpose.",
    "bring-back": "Bring back a theme you set aside, or end its focus.",
    "focus": "Put themes in focus.",
    "steps": "List your small steps: open, kept and let go.",
    "done": "Say that a small step is kept.",
    "drop": "Let a small step go, with a reason or without.",
    "their-words": "List what people told you, or say what came of asking them.",
    "review": "Look back over the last months.",
    "support": "Show where support may be found.",
    "look-over": "Point out what may tell who somebody is, and words worth a second look.",
    "export": "Write entries out as one document.",
    "import": "Bring entries in from another program, or from another journal.",
    "forms": "List the regulators' forms that a draft can be made for.",
    "backup": "Put the whole journal into one file, and prove that it is whole.",
    "with": "Meet one person: see what is new, and what you agreed.",
    "keys": "Make the keys for sharing; know the people you share with.",
    "share": "Seal some entries for one person, who alone can open them.",
    "shares": "Say what you shared with whom, until when, and what you asked back.",
    "open": "Open a file that somebody sealed for you.",
    "coach": "List who shared something with you; with a name, all of it.",
    "discussed": "Note that you talked an entry over, or list what was talked over.",
    "check": "Say whether the journal is whole.",
    "lock": "Seal your journal, so that a copy of it is of no use to others.",
    "unlock": "Open a locked journal for a while, to read; writing does not need it.",
    "config": "Show your settings, or change one.",
    "demo": "Make an invented journal to look around in.",
    "packs": "Show the packs of prompts, and what is in them; make your own.",
    "worksheet": "Make a sheet to print and write on by hand.",
    "promises": "Keep what a team promised, to whom, and what they say came of it.",
    "reminder": "Make an appointment with yourself, for your calendar.",
    "completion": "Print what makes the Tab key finish commands in your shell.",
}
"""Each verb and its summary.

Each is a file of that name, and a function in it, or an `app`; its docstring begins with the summary. A verb
named like a room or like a word of Python stands in `SHADOWING` too.
"""

_TYPED = "equityjournal.typed"
"""Where a context has the words typed, from the verb on."""

COMPLETE = "_EQUITYJOURNAL_COMPLETE"
"""The variable by which a shell asks for offers."""

SHADOWING = ("import", "list", "open", "with")
"""Verbs in files with an underscore, since Python or a room has their name."""

OTHER_SPELLINGS = {"neglected": "themes", "notices": "look-over"}


class Verbs(TyperGroup):
    """The verbs, each loaded only when typed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Every verb, in the order of `--help`."""
        from equityjournal.cli.commands.help_screen import in_order  # noqa: PLC0415 - for --help alone

        return in_order(VERBS)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the first help screen from the table, without loading a verb."""
        from equityjournal.cli.commands.help_screen import write_help_screen  # noqa: PLC0415 - for --help alone

        write_help_screen(formatter, VERBS)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer the verbs from the table, without loading a verb."""
        verbs = [CompletionItem(name, help=VERBS[name]) for name in VERBS if name.startswith(incomplete)]
        return verbs + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """A verb, ready to run; None for another word."""
        name = OTHER_SPELLINGS.get(cmd_name, cmd_name)
        return _verb(name) if name in VERBS else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read options before the verb; print a writer's words again if unreadable."""
        typed = list(args)  # parsing takes from the list it is given
        type_before_verbs("")
        try:
            rest = super().parse_args(ctx, args)
        except (typer.TyperException, NotAllowed) as error:
            if "write" in typed or any(" " in word for word in typed):
                after = typed.index("write") + 1 if "write" in typed else 0
                _verb("write").print_again(ctx, typed[after:])
            if isinstance(error, NotAllowed):
                raise
            from equityjournal.cli.terminal.usage_errors import sentence  # noqa: PLC0415 - for unreadable lines

            raise UnclearCommand(sentence(error, ctx)) from None
        if typed and typed[0].startswith("-"):
            from equityjournal.cli.commands.typed_words import options_typed  # noqa: PLC0415 - for few lines

            type_before_verbs(options_typed(ctx))
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The typed verb.

        Raises:
            UnclearCommand: With the nearest verbs. If the nearest is `write`, the words are kept.
        """
        ctx.meta[_TYPED] = list(args)
        if args[0] == "help":
            if not args[1:]:
                typer.echo(ctx.get_help())
                raise typer.Exit
            if self.get_command(ctx, args[1]) is None:
                from equityjournal.cli.commands.no_verb import no_help_on  # noqa: PLC0415 - only for a slip

                raise UnclearCommand(no_help_on(args[1:], VERBS))
            args = [*args[1:], "--help"]
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise _no_such_verb(ctx, args)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; after a refusal of a sentence, say how to keep its words."""
        try:
            return super().invoke(ctx)
        except JournalError as refusal:
            if said := _how_to_keep(ctx):
                refusal.say_too(said)
            raise
        except typer.Exit as left:
            if left.exit_code and (said := _how_to_keep(ctx)):
                from equityjournal.cli.terminal.output import note  # noqa: PLC0415 - only for a refusal

                note(said)
            raise


def _how_to_keep(ctx: Any) -> str | None:
    """How to keep the typed words, if they are a sentence."""
    from equityjournal.cli.commands.no_verb import how_to_keep  # noqa: PLC0415 - only for a refusal

    return how_to_keep(ctx.meta.get(_TYPED, ()), {*VERBS, *OTHER_SPELLINGS, "help"})


def _no_such_verb(ctx: Any, typed: Sequence[str]) -> Exception:
    """The refusal of words without a verb, once those of the writer are kept."""
    from equityjournal.cli.commands.no_verb import answer  # noqa: PLC0415 - only for a slip

    said, words_to_keep = answer(typed, VERBS)
    refusal = UnclearCommand(said)
    if words_to_keep is None:
        return refusal
    from equityjournal.cli.session.opening import Options  # noqa: PLC0415 - as above

    ctx.obj = Options(ctx.params["journal"], ctx.params["language"])
    kept: Exception = _verb("write").with_words_kept(ctx, words_to_keep, refusal)
    return kept


@cache
def _verb(name: str) -> Any:
    """The command of a verb."""
    module_name = f"{name}_" if name in SHADOWING else name.replace("-", "_")
    module = import_module(f"equityjournal.cli.{module_name}")
    group: typer.Typer | None = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(add_completion=False, rich_markup_mode=None)
        verb = getattr(module, module_name)
        group.command(name, short_help=VERBS.get(name), cls=getattr(module, "COMMAND", VerbCommand))(verb)
    else:
        answer_in_our_words(group)
    command = typer.main.get_command(group)
    command.name = name
    mean_paths_as_typed(command)
    return command


app = typer.Typer(
    name="equityjournal",
    cls=Verbs,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": max(min(shutil.get_terminal_size().columns, 79), 30),
    },
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"equityjournal {__version__}")
        raise typer.Exit


@app.callback()
def equityjournal(
    context: typer.Context,
    journal: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="The folder of the journal, if not the usual one.", click_type=TypedPath()
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            envvar="EQUITYJOURNAL_LANGUAGE",
            help="Prompts in this language, where there are any.",
            show_envvar=False,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - eager: its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """A reflective-practice journal for people in public service.

    It asks good questions about equity, keeps your answers on your own machine,
    and says in plain words which themes you have not written about lately.
    Begin with: equityjournal write
    """
    from equityjournal.cli.commands.beginning import begin  # noqa: PLC0415 - not for --help

    begin(context, journal, language)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code; say every error in words."""
    os.umask(0o077)
    streams.make_ready()
    sys.exit(_run([streams.as_typed(word) for word in (sys.argv[1:] if arguments is None else arguments)]))


def _stop(number: int, _frame: object) -> NoReturn:
    """End the program as Ctrl-C does, after a signal for a closed window or a shutdown."""
    raise KeyboardInterrupt(number)


def _run(arguments: Sequence[str]) -> int:
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    try:
        if COMPLETE in os.environ:
            completion_init()
            streams.silence_errors()
        code = app(list(arguments), prog_name="equityjournal", complete_var=COMPLETE, standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return 130
    except (BrokenPipeError, SystemExit):  # Typer and Rich leave by SystemExit then
        streams.drop(sys.stdout)
        return 0
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # in an import, as Python 3.11 wraps it
            return 130
        from equityjournal.cli.terminal.boundary import tell_what_is_wrong  # noqa: PLC0415 - not for --help

        return tell_what_is_wrong(error)
    return code if isinstance(code, int) else 0
