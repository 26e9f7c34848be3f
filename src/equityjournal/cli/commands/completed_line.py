"""A typed command line with examples in place of missing words, for a hint to copy."""

from collections.abc import Collection, Sequence
from typing import Any

from equityjournal.cli.commands.typed_words import is_pack_or_theme, parts_and_owners, quoted
from equityjournal.cli.terminal.line_parts import TYPED, Part, kind_of, values_of
from equityjournal.cli.terminal.usage_errors import value_for
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened

_NEEDED_BESIDE = {"with": "NAME", "discussed": "ID", "erase": "ID", "restore --version": "ID"}
"""Words that a verb needs beside its options, or beside an option, and not alone."""
_ALONE = {"erase --before", "with --json", "with --leave"}
"""Options that stand without such a word."""
_MOST_SHOWN = 40  # characters of a typed word that are shown again


def completed(ctx: Any, line: Sequence[str] | None = None) -> str:
    """The typed line, whole.

    Args:
        ctx: The context of the command.
        line: The words after the command; None: as it was typed.
    """
    typed = ctx.meta.get(TYPED, ()) if line is None else line
    parts = parts_and_owners(typed, ctx.command.params)
    return " ".join([ctx.command_path, *_words(ctx, parts), *_options(parts)])


def _words(ctx: Any, parts: Sequence[Part]) -> list[str]:
    """The words before the options, those that are missing by example."""
    words = [part.text for part in parts if part.role == "word"]
    options = {part.name for part in parts if part.role == "option"}
    positional = [known for known in ctx.command.params if known.param_type_name == "argument"]
    shown = []
    for known in positional:
        kind = kind_of(known)
        theme_first = kind == "ID" and 0 < len(words) < len(positional) and _is_theme(ctx, words[0])
        if words and not theme_first:
            shown.append(_again(words.pop(0)))
        elif known.required or kind in _needed(ctx, options):
            shown.append(value_for(known))
    return [*shown, *map(_again, words)]


def _options(parts: Sequence[Part]) -> list[str]:
    """The options, each with its value, or with an example of it."""
    shown = []
    for at, part in enumerate(parts):
        if part.role != "option":
            continue
        shown.append(part.text)
        wanted = 0 if part.joined is not None else values_of(part.parameter)
        values = [after.text for after in parts[at + 1 : at + 1 + wanted] if after.role == "value"]
        shown += map(_again, values) if len(values) == wanted else [value_for(part.parameter)]
    return shown


def _is_theme(ctx: Any, word: str) -> bool:
    """Whether a word before the theme is that theme, with the entry left out."""
    is_entry = word.casefold() in (say("last"), say("latest")) or any(letter.isdigit() for letter in word)
    return not is_entry and is_pack_or_theme(ctx, word)


def _again(word: str) -> str:
    return quoted(shortened(word, _MOST_SHOWN))


def without_text(line: Sequence[str], parameters: Sequence[Any]) -> list[str]:
    """A command line without its text: options, values and named words."""
    parts = parts_and_owners(line, parameters)
    return [part.text for part in parts if part.role != "dashes" and (part.role != "word" or part.parameter)]


def _needed(ctx: Any, options: Collection[str]) -> set[str]:
    """The kinds of words needed by a verb, or beside its options."""
    names = {ctx.info_name, *(f"{ctx.info_name} {option}" for option in options)}
    if names & _ALONE:
        return set()
    return {_NEEDED_BESIDE[name] for name in names if name in _NEEDED_BESIDE}
