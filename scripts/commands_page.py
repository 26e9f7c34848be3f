"""Every command with its options, as a page of the reference."""

from command_tree import Command, commands

_BEGINNING = """# Commands

Each command explains itself with `--help`; this page holds what they say. `ej` is a shorter name for
`equityjournal`. It is written by `make docs`, so change the program's own help, and not this page.

What stands in capitals is yours to fill in. Words of several parts need quotation marks:
`--setting "home visit"`.
"""


def commands_page() -> str:
    """The page, as Markdown."""
    listed = "\n".join(
        f"- [`{command.name}`](#{_anchor(command)}): {command.summary}"
        for command in commands()
        if command.path
    )
    return "\n".join([_BEGINNING, listed, "", *(_section(command) for command in commands())])


def _section(command: Command) -> str:
    return f"## {command.name}\n\n```text\n{command.help.rstrip()}\n```\n"


def _anchor(command: Command) -> str:
    """The name by which the headings of Markdown pages are linked to."""
    return command.name.replace(" ", "-")
