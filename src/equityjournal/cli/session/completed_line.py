"""A typed command line with examples in place of missing words, for a hint to copy."""

from collections.abc import Collection, Sequence
from typing import Any

from equityjournal.cli.session.typed_words import Token, is_pack_or_theme, quoted, tokens_of
from equityjournal.cli.session.verb_command import TYPED
from equityjournal.cli.terminal.half_read import options_with_values
from equityjournal.cli.terminal.usage_errors import value_for
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened

_NEEDED_BESIDE = {"with": "NAME", "discussed": "ID", "erase": "ID", "restore --version": "ID"}
"""Words that a verb needs beside its options, or beside an option, and not alone."""
_ALONE = {"erase --before", "with --leave"}
"""Options that stand without such a word."""
_MOST_SHOWN = 40  # characters of a typed word that are shown again


def completed(ctx: Any, line: Sequence[str] | None = None) -> str:
    """The typed line, whole.

    Args:
        ctx: The context of the command.
        line: The words after the command; None: as it was typed.
    """
    parameters = ctx.command.params
    tokens = tokens_of(ctx.meta.get(TYPED, ()) if line is None else line, parameters)
    return " ".join([ctx.command_path, *_words(ctx, tokens), *_options(tokens, parameters)])


def _words(ctx: Any, tokens: Sequence[Token]) -> list[str]:
    """The words before the options, those that are missing by example."""
    words = [token.text for token in tokens if token.role == "word"]
    options = {token.text for token in tokens if token.role == "option"}
    positional = [known for known in ctx.command.params if known.param_type_name == "argument"]
    shown = []
    for known in positional:
        kind = (known.metavar or "").strip("[].")
        theme_first = kind == "ID" and 0 < len(words) < len(positional) and _is_theme(ctx, words[0])
        if words and not theme_first:
            shown.append(_again(words.pop(0)))
        elif known.required or kind in _needed(ctx, options):
            shown.append(value_for(known))
    return [*shown, *map(_again, words)]


def _options(tokens: Sequence[Token], parameters: Sequence[Any]) -> list[str]:
    """The options, each with its value, or with an example of it."""
    owners = {name: known for known in parameters for name in known.opts}
    with_value = options_with_values(parameters)
    shown = []
    for at, token in enumerate(tokens):
        if token.role != "option" or token.text == "--":
            continue
        shown.append(token.text)
        if token.text in with_value:
            owner = owners[token.text]
            values = [after.text for after in tokens[at + 1 : at + 1 + owner.nargs] if after.role == "value"]
            shown += map(_again, values) if len(values) == owner.nargs else [value_for(owner)]
    return shown


def _is_theme(ctx: Any, word: str) -> bool:
    """Whether a word before the theme is that theme, with the entry left out."""
    is_entry = word.casefold() in (say("last"), say("latest")) or any(letter.isdigit() for letter in word)
    return not is_entry and is_pack_or_theme(ctx, word)


def _again(word: str) -> str:
    return quoted(shortened(word, _MOST_SHOWN))


def without_text(line: Sequence[str], parameters: Sequence[Any]) -> list[str]:
    """A command line without its text: options, values and named words."""
    tokens = tokens_of(line, parameters)
    return [token.text for token in tokens if token.text != "--" and (token.role != "word" or token.owner)]


def _needed(ctx: Any, options: Collection[str]) -> set[str]:
    """The kinds of words needed by a verb, or beside its options."""
    names = {ctx.info_name, *(f"{ctx.info_name} {option}" for option in options)}
    if names & _ALONE:
        return set()
    return {_NEEDED_BESIDE[name] for name in names if name in _NEEDED_BESIDE}
