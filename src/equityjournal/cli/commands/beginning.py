"""The beginning of every command but `--help`: settings, language, and the overview without a verb."""

from pathlib import Path

import typer

from equityjournal.cli.session.options import Options
from equityjournal.cli.terminal.output import note
from equityjournal.cli.terminal.waiting import tell_waiting
from equityjournal.core.text.speech import speak
from equityjournal.store.disk import sealing, systems
from equityjournal.store.settings.values import usual_language
from equityjournal.store.settings.wrong import wrong_settings


def begin(context: typer.Context, journal: Path | None, language: str | None) -> None:
    """Name wrong settings, and set the language; without a verb, show the overview."""
    systems.Waiting.tell = staticmethod(tell_waiting)
    sealing.forget_doors()
    note(wrong_settings())
    language = language or usual_language()
    if language:
        from equityjournal.store.disk.places import catalogue  # noqa: PLC0415 - for few languages

        speak(catalogue(language))
    context.obj = Options(journal, language)
    if context.invoked_subcommand is None:
        from equityjournal.cli.commands.bare_command import tell_overview  # noqa: PLC0415 - without a verb alone

        tell_overview(context)
