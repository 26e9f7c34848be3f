"""A new entry: asked for or given, saved, and what follows."""

import typer

from equityjournal.cli.commands.in_hand import in_hand
from equityjournal.cli.commands.text_commands import given_text
from equityjournal.cli.terminal.output import note
from equityjournal.cli.writing.after_saving import after_saving
from equityjournal.cli.writing.keeping_text import keep_text
from equityjournal.cli.writing.options import WriteOptions
from equityjournal.cli.writing.request import read_request
from equityjournal.cli.writing.saving import save
from equityjournal.core.text.speech import listed, say


def write_entry(context: typer.Context, options: WriteOptions) -> None:
    """Ask a question, or keep the given text; save the entry.

    The words are in hand by now, so that no wrong label costs any of them.

    Raises:
        JournalError: When a label is wrong, or the words cannot be saved.
    """
    hand = in_hand(context)
    request = read_request(context, options, hand)
    given = given_text(hand)
    if given is None:
        from equityjournal.cli.writing.asking import ask  # noqa: PLC0415 - slow to load

        written = ask(request)
    else:
        written = keep_text(request, given, typed=hand.typed is not None)
        if options.editor:
            from equityjournal.cli.writing.text_in_editor import changed_in_editor  # noqa: PLC0415 - slow to load

            written = written._replace(draft=changed_in_editor(request, written.draft, hand))
    if written is not None:
        entry, path = save(request, written.draft, hand)
        after_saving(request, entry, path, written.further)
    if given is not None:
        _tell_of_questions_alone(context, options)


def _tell_of_questions_alone(context: typer.Context, options: WriteOptions) -> None:
    """Name the options typed that are for a question, where none was asked."""
    of_questions = {"moment": "--moment", "lines": "--lines", "more": "--more", "fresh": "--fresh"}
    typed = [
        option
        for name, option in of_questions.items()
        if (source := context.get_parameter_source(name)) is not None and source.name == "COMMANDLINE"
    ]
    if typed and not options.from_paper:
        said = say(
            "No question was asked, as there was text, so {options} did nothing.", options=listed(typed)
        )
        note(said)
