"""Cli talks: one small file a verb. This file lists them, and is the one boundary for all that goes wrong.

Exit codes: 0 done, 1 a refusal or failure we expected, 2 a command line that cannot be read, 3 our own bug,
130 interrupted.
"""

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from equityjournal import __version__
from equityjournal.cli import (
    bring_back,
    check,
    delete,
    demo,
    edit,
    erase,
    export,
    focus,
    list_,
    notices,
    packs,
    restore,
    set_aside,
    show,
    tag,
    themes,
    untag,
    write,
)
from equityjournal.cli._desk import Place
from equityjournal.core.errors import JournalError

app = typer.Typer(
    name="equityjournal",
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
    if language:
        from equityjournal.core.speech import speak
        from equityjournal.store.config import catalogue

        speak(catalogue(language))
    context.obj = Place(journal, language)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


VERBS: dict[str, Callable[..., None]] = {
    "write": write.write,
    "list": list_.list_,
    "show": show.show,
    "edit": edit.edit,
    "tag": tag.tag,
    "untag": untag.untag,
    "delete": delete.delete,
    "restore": restore.restore,
    "erase": erase.erase,
    "themes": themes.themes,
    "set-aside": set_aside.set_aside,
    "bring-back": bring_back.bring_back,
    "focus": focus.focus,
    "notices": notices.notices,
    "export": export.export,
    "check": check.check,
    "demo": demo.demo,
}
for name, verb in VERBS.items():
    summary = (verb.__doc__ or "").split("\n")[0]  # in help's list it would be cut short otherwise
    app.command(name, short_help=summary, cls=write.TextCommand if verb is write.write else None)(verb)
app.command("neglected", hidden=True)(themes.themes)
app.add_typer(packs.app, name="packs")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code; every error becomes words here, and nowhere else."""
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
    from equityjournal.cli._screen import complain

    for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    try:
        code = app(list(arguments), prog_name="equityjournal", standalone_mode=False)
        sys.stdout.flush()
    except JournalError as error:
        complain(error.sentence)
        return error.exit_code
    except typer.TyperException as error:
        complain(error.format_message())
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except (BrokenPipeError, SystemExit):
        # Whoever was reading has had enough, as `head` does. Typer and Rich leave by SystemExit then.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from equityjournal.core.speech import say

        where = error.filename or say("the screen, or the file it goes to")
        complain(say("{where} cannot be used: {why}.", where=where, why=error.strerror))
        return 1
    except Exception as bug:  # the one boundary: whatever is left is our own mistake
        from equityjournal.cli._report import report

        complain(report(bug))
        return 3
    return code if isinstance(code, int) else 0
