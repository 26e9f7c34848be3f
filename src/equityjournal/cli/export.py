"""`export`: entries out, into a format others can read."""

import typer

from equityjournal.cli.exporting.format_group import FormatGroup

app = typer.Typer(
    help="Write entries out as one document.",
    add_completion=False,
    rich_markup_mode=None,
    cls=FormatGroup,
    subcommand_metavar="FORMAT [OPTIONS] [ID]...",
)


@app.callback()
def export() -> None:
    """Write entries out as one document.

    Each format says with --help what it is for, and what it takes.
    """
