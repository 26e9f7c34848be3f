"""Unreadable command lines: plain words understood without dashes, or the right command shown."""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.commands.completed_line import completed, without_text
from equityjournal.cli.commands.extra_words import understood, with_dashes
from equityjournal.cli.commands.setting_values import setting_called
from equityjournal.cli.commands.setting_values import understood as understood_value
from equityjournal.cli.commands.typed_words import is_pack_or_theme, options_of, quoted
from equityjournal.cli.commands.unclear_values import lacking_value
from equityjournal.cli.commands.what_to_type import refusal
from equityjournal.cli.terminal.instead import instead_of
from equityjournal.cli.terminal.line_parts import Part, parts_of
from equityjournal.cli.terminal.usage_errors import (
    is_unknown_option,
    is_wrong_number,
    missing_argument,
    sentence,
    unknown_option,
    without_value,
)
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import command as said_command
from equityjournal.core.text.speech import listed, say

__all__ = [
    "misused",
    "refusal",
    "rewritten",
    "understood",
    "unknown_command",
    "without_its_value",
    "without_text",
]


def rewritten(ctx: Any, line: Sequence[str], error: Exception) -> list[str] | None:
    """A command line with its missing dashes; None if unclear."""
    return with_dashes(ctx, line) if is_wrong_number(error) else None


def misused(ctx: Any, line: Sequence[str], error: Exception) -> str:
    """The sentence on an unreadable command line, with an example of its options."""
    if lacking := lacking_value(parts_of(line, ctx.command.params)):
        return without_its_value(ctx, line, lacking)
    whole = completed(ctx, line)
    said = sentence(error, ctx, whole)
    if ctx.info_name == "config" and is_unknown_option(error) and len(line) > 1:
        return _value_with_dashes(ctx, line)
    if not line or missing_argument(error) not in ("theme", "themes"):
        return said
    example = say("For example: `{line}`.", line=whole)
    return f"{said} {example}"


def without_its_value(ctx: Any, line: Sequence[str], lacking: tuple[Part, Part]) -> str:
    """The sentence on an option with another option, known or not, for its value."""
    option, instead = (part.text for part in lacking)
    if instead != "--" and instead.partition("=")[0] not in options_of(ctx):
        return unknown_option(instead, ctx.command.params, ctx.command_path)
    return without_value(option, completed(ctx, line))


def _value_with_dashes(ctx: Any, line: Sequence[str]) -> str:
    """The sentence on a setting's value with an option of its own, or below nought."""
    name, value = line[0], " ".join(line[1:])
    try:
        understood_value(ctx, setting_called(name), value)
    except JournalError as error:
        return error.sentence
    meant = " ".join(["equityjournal config", name, quoted(value)])
    return say("Words that belong together stand in quotation marks: `{line}`.", line=meant)


def unknown_command(ctx: Any, typed: Sequence[str], commands: Sequence[str]) -> str:
    """The sentence on an unknown command of a group, with the words behind."""
    word, *behind = typed[1:] if typed[0].casefold() in _BEFORE_A_NAME and typed[1:] else typed
    command = f"{ctx.info_name} {word}"
    if said := instead_of(ctx.info_name, word, behind):
        return said
    none = say("There is no `{command}`.", command=command)
    return f"{none} {_nearest(ctx, word, commands)}"


def _nearest(ctx: Any, word: str, commands: Sequence[str]) -> str:
    """The sentence on the nearest known command."""
    group = ctx.command_path
    other = _OTHER_NAMES.get(ctx.info_name, {}).get(word.casefold())
    if ctx.info_name == "export" and word.casefold() == "pdf":
        return say("`{group} html` makes a page, which a browser prints or keeps as PDF.", group=group)
    if other is not None:
        right = f"{group} {other}".rstrip()
        return say("`{command}` is the command for that.", command=right)
    near = [
        f"`{said_command(f'{group} {name}')}`"
        for name in nearest_names(word, {name: name for name in commands})
    ]
    if near:
        return say("Did you mean {names}?", names=listed(near, last=say("or")))
    if ctx.info_name == "packs" and is_pack_or_theme(ctx, word):
        meant = f"`{said_command(f'{group} show {quoted(word)}')}`"
        return say("Did you mean {names}?", names=meant)
    return say("`{command} --help` lists what there is.", command=group)


_BEFORE_A_NAME = frozenset(("to", "as", "into", "a", "an", "the"))
"""Words before a command's name, as in `export to word`."""
_OTHER_NAMES = {
    "packs": {
        "list": "", "ls": "", "add": "new", "create": "new", "make": "new", "begin": "new", "read": "show",
        "view": "show", "open": "show", "print": "show", "test": "check", "validate": "check",
    },
    "promises": {
        "list": "", "ls": "", "show": "look", "read": "look", "add": "new", "make": "new", "create": "new",
        "keep": "end", "kept": "end", "close": "end", "check": "--check", "print": "page",
    },
    "export": {
        "word": "docx", "doc": "docx", "odt": "docx", "libreoffice": "docx", "txt": "text", "plain": "text",
        "md": "markdown", "page": "html", "web": "html", "print": "html", "excel": "csv", "xlsx": "csv",
        "xls": "csv", "spreadsheet": "csv", "table": "csv", "list": "--help", "ls": "--help",
        "formats": "--help", "supervisor": "supervision", "coach": "supervision",
    },
}  # fmt: skip
"""Other names of the commands in a group; empty: the group alone."""
