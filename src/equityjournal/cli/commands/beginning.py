"""The beginning of every command but `--help`: settings, language, and the overview without a verb."""

import sys
import threading
from pathlib import Path

import typer

from equityjournal.cli.session.opening import Options, open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import heard_or_not, note
from equityjournal.core.text.speech import say, speak
from equityjournal.store.disk import sealing, systems
from equityjournal.store.disk.places import translations
from equityjournal.store.settings.values import usual_language
from equityjournal.store.settings.wrong import wrong_settings


def begin(context: typer.Context, journal: Path | None, language: str | None) -> None:
    """Name wrong settings, and set the language; without a verb, show the overview."""
    systems.Waiting.tell = staticmethod(_tell_waiting)
    sealing.forget_doors()
    note(*wrong_settings())
    language = language or usual_language()
    if language:
        speak(translations(language))
    context.obj = Options(journal, language)
    if context.invoked_subcommand is None:
        _tell_overview(context)


def _tell_waiting(folder: Path) -> None:
    """Announce a wait for another program, except from the saving thread."""
    if threading.current_thread() is threading.main_thread():
        with heard_or_not():
            note(say("Another program is busy in {path}. Waiting for it, ten seconds at most.", path=folder))


def _tell_overview(context: typer.Context) -> None:
    """Say where things stand; words in a pipe are refused."""
    from equityjournal.cli.showing.overview import tell_where_things_stand  # noqa: PLC0415 - not for verbs
    from equityjournal.cli.terminal.incoming_text import is_piped_into  # noqa: PLC0415 - as above

    if is_piped_into(sys.stdin):
        from equityjournal.cli.commands.text_commands import refuse_piped_words  # noqa: PLC0415 - for a pipe alone

        refuse_piped_words(context)
    tell_where_things_stand(open_session(context), clock.now())
