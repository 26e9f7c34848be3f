"""Documents of entries: a command for each exporter."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.filters import Filters, days_typed, with_filters
from equityjournal.cli.exporting.choosing import Chosen, Private, Seals, chosen_entries
from equityjournal.cli.exporting.masking import MaskedEntries, warn_unmasked
from equityjournal.cli.exporting.options import Entries, IncludePrivate, Masked, Without
from equityjournal.cli.exporting.talks import Days, talks_to_go, told
from equityjournal.cli.exporting.writing import target_for
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.formats import About

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.talk import Talk
    from equityjournal.formats import Exporter

KIND = "equityjournal"
"""The beginning of the name of a document that was given none."""


def document(exporter: "Exporter") -> Callable[..., None]:
    """The command of an exporter, with its own options."""

    def write(
        context: typer.Context,
        filters: Filters,
        entries: Entries = None,
        output: Output = None,
        force: Force = False,
        include_private: IncludePrivate = False,
        mask: Masked = False,
        without: Without = None,
        **switches: bool,
    ) -> None:
        _refuse_contradictions(mask=mask, include_private=include_private, without=without)
        session, today = open_session(context), clock.now().date()
        target = target_for(
            output, session.root, KIND, exporter.ending, today, on_screen=exporter.on_screen, force=force
        )
        is_copy = getattr(exporter, "is_copy", False)  # a document for reading need not say
        private = Private(taken=include_private, option=not mask, is_copy=is_copy)
        chosen = chosen_entries(session, entries, filters, today, private)
        days = _days_meant(filters, chosen, today) if _is_whole(filters, entries) else None
        talks = talks_to_go(session, chosen, include_private=include_private, without_entry=days)
        said = [text for talk in talks for text in (talk.with_whom, *talk.texts)]
        masking = MaskedEntries(session, chosen, without or (), said) if mask else None
        going = masking.read() if masking else chosen.read(session)
        about = replace(
            _about(session, chosen, talks, masking, today),
            switched_on=[words for words in exporter.switches if switches[_parameter(words)]],
        )
        target.write(exporter.export(going, about))
        target.tell_written(about.count)
        if masking:
            masking.tell()
        else:
            warn_unmasked()

    write.__doc__ = f"{exporter.purpose}\n\n{_where(exporter)}\n\n{_LEFT_OUT}"
    return _with_switches(with_filters(write), exporter.switches)


def _about(
    session: "Session",
    chosen: Chosen,
    talks: "Sequence[Talk]",
    masking: MaskedEntries | None,
    today: date,
) -> About:
    """The facts of a document, but for the switches of its exporter."""
    first, last = (day.replace(day=1) if masking else day for day in (chosen.first, chosen.last))
    return About(
        made=today,
        count=len(chosen.entries),
        first=first,
        last=last,
        masked=masking is not None,
        titles=masking.titles if masking else session.shelf.titles,
        seals={} if masking else Seals(chosen.entries),
        talks=told(talks, masking.mask if masking else None),
    )


def _is_whole(filters: Filters, entries: list[str] | None) -> bool:
    """Whether the document is of all entries, or of all of some days."""
    return not entries and filters == Filters(since=filters.since, until=filters.until)


def _days_meant(filters: Filters, chosen: Chosen, today: date) -> Days:
    """The days of a document: as typed, else from those of its first entry on."""
    since, until = days_typed(filters, today)
    return Days(since or chosen.first, until)


def _refuse_contradictions(*, mask: bool, include_private: bool, without: list[str] | None) -> None:
    """Refuse contradictory options.

    Raises:
        UnclearCommand: When private entries are to be masked, or something is left out of a copy that is not.
    """
    if mask and include_private:
        raise UnclearCommand(say("Private entries never leave masked; choose --mask or --include-private."))
    if without and not mask:
        raise UnclearCommand(say("--without leaves something out of a masked copy: give --mask with it."))


_LEFT_OUT = """Private entries are left out unless you ask for them; of these, entries about
what happened to you go into json alone. Every entry whose file is damaged or
cut off is left out."""


def _where(exporter: "Exporter") -> str:
    """The sentence of `--help` on a document's place."""
    if exporter.on_screen:
        return "It goes to the screen, or into a file with --output."
    return (
        f"It goes into a file of this folder, named by the day, such as {KIND}-2026-06-01{exporter.ending}; "
        "or into the file given with --output. With --output - it goes into a pipe."
    )


def _with_switches(command: Callable[..., None], switches: Mapping[str, str]) -> Callable[..., None]:
    """A command with the switches of its exporter.

    Typer reads the options of a command from its signature.
    """
    signature = inspect.signature(command)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "switches"]
    added = [
        inspect.Parameter(
            _parameter(words),
            inspect.Parameter.KEYWORD_ONLY,
            default=False,
            annotation=Annotated[bool, typer.Option(f"--{words}", help=sentence)],
        )
        for words, sentence in switches.items()
    ]
    command.__signature__ = signature.replace(  # type: ignore[attr-defined] # which `inspect` reads
        parameters=[*own, *added]
    )
    return command


def _parameter(words: str) -> str:
    """The name of a switch inside the program."""
    return words.replace("-", "_")
