"""Typed words: their parts in a command line, and things perhaps named by them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from equityjournal.cli.session.opening import session_of
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.half_read import looks_like_option, options_with_values
from equityjournal.core.days import typed
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.text.errors import JournalError


class Token(NamedTuple):
    """A part of a command line."""

    text: str
    role: str
    """`option`, `value` (of the option before) or `word`."""
    owner: Any = None
    """The parameter a value belongs to."""


def tokens_of(line: Sequence[str], parameters: Sequence[Any]) -> list[Token]:
    """The parts of a command line, each with its role."""
    with_value = options_with_values(parameters)
    owners = {name: known for known in parameters for name in known.opts if name.startswith("-")}
    tokens: list[Token] = []
    owner, values, only_words = None, 0, False
    for text in line:
        if values and not (text in owners or looks_like_option(text)):
            tokens.append(Token(text, "value", owner))
            values -= 1
        elif only_words or not text.startswith("-") or text == "-":
            tokens.append(Token(text, "word"))
        else:
            tokens.append(Token(text, "option"))
            only_words = text == "--"
            owner = owners.get(text)
            values = owner.nargs if text in with_value and owner else 0
    arguments = [known for known in parameters if known.param_type_name == "argument" and known.nargs == 1]
    words = [at for at, token in enumerate(tokens) if token.role == "word"]
    for at, argument in zip(words, arguments, strict=False):
        tokens[at] = tokens[at]._replace(owner=argument)
    return tokens


def first_extra(tokens: Sequence[Token], count: int) -> int:
    """Index of the first superfluous word; the last words are superfluous."""
    words = [at for at, token in enumerate(tokens) if token.role == "word"]
    return words[-count]


def options_of(ctx: Any) -> set[str]:
    """Spellings of a command's options."""
    return {name for parameter in ctx.command.params for name in parameter.opts}


def quoted(word: str) -> str:
    """A word in straight quotation marks where a shell needs them."""
    plain = word and all(letter.isalnum() or letter in "-_./:=~@+,*" for letter in word)
    return word if plain else f'"{word}"'


def is_period(words: str) -> bool:
    """Whether words name a stretch of time, or a day."""
    return typed.is_period(words, Standpoint(clock.now().date()))


def is_day(words: str, *, ahead: bool = False) -> bool:
    """Whether words name a day."""
    return typed.is_day(words, Standpoint(clock.now().date(), ahead))


def is_day_ahead(words: str) -> bool:
    """Whether words name a day to come."""
    return is_day(words, ahead=True)


def theme_named(ctx: Any, words: str) -> str | None:
    """A theme named by words, if any."""
    try:
        return session_of(ctx).shelf.theme(words)
    except JournalError:
        return None


def pack_named(ctx: Any, words: str) -> str | None:
    """A pack named by words, if any."""
    try:
        return session_of(ctx).shelf.pack(words).id
    except JournalError:
        return None


def is_pack_or_theme(ctx: Any, words: str) -> bool:
    """Whether words name a pack or a theme."""
    return pack_named(ctx, words) is not None or theme_named(ctx, words) is not None
