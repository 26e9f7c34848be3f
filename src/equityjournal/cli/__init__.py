"""Cli talks: one small file a verb. This file lists them, and is the one boundary for all that goes wrong.

Exit codes: 0 done, 1 a refusal or failure we expected, 2 a command line that cannot be read, 3 our own bug,
130 interrupted. `write` has done what it was asked for once the entry is saved, whatever goes wrong after.
"""

import contextlib
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
from equityjournal.cli.session.session import Options, open_session
from equityjournal.cli.terminal.output import note
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import listed, say, speak
from equityjournal.store.disk.settings import usual_language, wrong_settings

VERBS = {
    "write": "Ask one question and keep your answer, or keep text you give.",
    "list": "List your entries, newest first.",
    "show": "Show one entry.",
    "search": "Find entries by what is in them.",
    "edit": "Change an entry, in your editor or by options.",
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
    "review": "Look back over the last months.",
    "support": "Show where support may be found.",
    "notices": "Point out what may tell who somebody is, and words worth a second look.",
    "export": "Write entries out as one document.",
    "keys": "Make the keys for sharing; know the people you share with.",
    "share": "Seal some entries for one person, who alone can open them.",
    "shares": "Say what you shared with whom, until when, and what you asked back.",
    "open": "Open a file that somebody sealed for you.",
    "coach": "Look at what others shared with you; one person at a time.",
    "discussed": "Note that you talked an entry over, or list what was talked over.",
    "check": "Say whether the journal is whole.",
    "demo": "Make an invented journal to look around in.",
    "packs": "Show the packs of prompts, and what is in them; make your own.",
    "worksheet": "Make a sheet to print and write on by hand.",
    "config": "Show your settings, or change one.",
    "completion": "Print what makes the Tab key finish commands in your shell.",
}
"""Each verb and its summary, in the order of `--help`.

Each is a file of that name, and a function in it, or an `app`; its docstring begins with the summary.
"""

COMPLETE = "_EQUITYJOURNAL_COMPLETE"
"""The variable by which a shell asks what may be typed next."""

SHADOWING = ("list", "notices", "open")
"""Verbs whose files bear an underscore: their own names are Python's, or a room's."""

OTHER_SPELLINGS = {"neglected": "themes"}


class Verbs(TyperGroup):
    """The verbs, of which only the one that is wanted is loaded."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Every verb, in the order of `--help`."""
        return list(VERBS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """List the verbs from the table, so that `--help` loads none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer the verbs from the table, so that the Tab key loads none."""
        verbs = [CompletionItem(name, help=VERBS[name]) for name in VERBS if name.startswith(incomplete)]
        return verbs + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """One verb, ready to run; None where there is none of that name."""
        name = OTHER_SPELLINGS.get(cmd_name, cmd_name)
        return _verb(name) if name in VERBS else None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the verb; where that cannot be, words given after it are printed again."""
        typed = list(args)  # parsing takes from the list it is given
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException:
            if "write" in typed:
                command = _verb("write")
                command.print_again(ctx, typed[typed.index("write") + 1 :])
            raise

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the verb that was typed.

        Raises:
            UnclearCommand: With the nearest ones. Where the nearest is `write`, the words are kept.
        """
        if args[0] == "help":
            if not args[1:]:
                typer.echo(ctx.get_help())
                raise typer.Exit
            args = [args[1], "--help"]
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = nearest_names(args[0], {one: one for one in VERBS})
            names = listed([f"`equityjournal {name}`" for name in near], last=say("or"))
            wanted = say("There is no command “{word}”.", word=args[0])
            meant = say("Did you mean {names}?", names=names) if near else ""
            refusal = UnclearCommand(f"{wanted} {meant or say('`equityjournal --help` lists them all.')}")
            if near[:1] == ["write"]:
                ctx.obj = Options(ctx.params["journal"], ctx.params["language"])
                raise _verb("write").with_words_kept(ctx, args[1:], refusal)
            raise refusal
        return super().resolve_command(ctx, args)


@cache
def _verb(name: str) -> Any:
    """The command of one verb."""
    module_name = f"{name}_" if name in SHADOWING else name.replace("-", "_")
    module = import_module(f"equityjournal.cli.{module_name}")
    group: typer.Typer | None = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(add_completion=False, rich_markup_mode=None)
        verb = getattr(module, module_name)
        group.command(name, short_help=VERBS[name], cls=getattr(module, "COMMAND", None))(verb)
    command = typer.main.get_command(group)
    command.name = name
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
        Path | None, typer.Option(metavar="DIR", help="The folder of the journal, if not the usual one.")
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
    note(wrong_settings())
    language = language or usual_language()
    if language:
        from equityjournal.store.disk.config import catalogue  # noqa: PLC0415 - not for --help

        speak(catalogue(language))
    context.obj = Options(journal, language)
    if context.invoked_subcommand is None:
        from equityjournal.cli.session.overview import tell_where_things_stand  # noqa: PLC0415 - not for --help
        from equityjournal.cli.terminal import clock  # noqa: PLC0415 - not for --help

        tell_where_things_stand(open_session(context), clock.now())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code; no error gets past it without words."""
    os.umask(0o077)
    for name, how in (("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed before we began: what is said goes nowhere
            setattr(sys, name, Path(os.devnull).open(how, encoding="utf-8"))  # noqa: SIM115 - as long as we run
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="surrogateescape" if stream is sys.stdin else "backslashreplace")
    sys.exit(_run([_as_typed(word) for word in (sys.argv[1:] if arguments is None else arguments)]))


def _stop(_signal: int, _frame: object) -> NoReturn:
    """A closed window or a shutdown ends the program as Ctrl-C does, so that it can tidy up behind itself."""
    raise KeyboardInterrupt


def _as_typed(word: str) -> str:
    """A word of the command line as UTF-8, where the locale made Python read it as something less."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _run(arguments: Sequence[str]) -> int:
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    try:
        if COMPLETE in os.environ:
            completion_init()
        code = app(list(arguments), prog_name="equityjournal", complete_var=COMPLETE, standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return 130
    except (BrokenPipeError, SystemExit):
        # Whoever was reading has had enough, as `head` does. Typer and Rich leave by SystemExit then.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from equityjournal.cli.terminal.boundary import tell_what_is_wrong  # noqa: PLC0415 - not for --help

        return tell_what_is_wrong(error)
    return code if isinstance(code, int) else 0
