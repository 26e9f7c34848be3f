"""Typed words: their parts in a command line, and things perhaps named by them."""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.session.opening import session_of
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.line_parts import Part, parts_of
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.packs.theme_names import names_of
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.naming import LIKE, alike


def parts_and_owners(line: Sequence[str], parameters: Sequence[Any]) -> list[Part]:
    """The parts of a command line, each word with its single-valued argument."""
    parts = parts_of(line, parameters)
    arguments = [known for known in parameters if known.param_type_name == "argument" and known.nargs == 1]
    words = [at for at, part in enumerate(parts) if part.role == "word"]
    for at, argument in zip(words, arguments, strict=False):
        parts[at] = parts[at]._replace(parameter=argument)
    return parts


def first_extra(parts: Sequence[Part], count: int) -> int:
    """Index of the first superfluous word; the last words are superfluous."""
    words = [at for at, part in enumerate(parts) if part.role == "word"]
    return words[-count]


def options_of(ctx: Any) -> set[str]:
    """Spellings of a command's options."""
    return {name for parameter in ctx.command.params for name in parameter.opts}


def options_typed(ctx: Any) -> str:
    """The options before the verb, as typed; a variable or a setting holds for the next command too."""
    typed_options = []
    for option in ctx.command.params:
        value, source = ctx.params.get(option.name), ctx.get_parameter_source(option.name)
        if value is not None and option.expose_value and source is not None and source.name == "COMMANDLINE":
            typed_options.append(f"{option.opts[0]} {quoted(str(value))}")
    return " ".join(typed_options)


_FILLERS = frozenset((
    "me", "my", "the", "all", "every", "everything", "entry", "entries", "note", "notes", "about", "on", "of",
    "theme", "with", "for",
))  # fmt: skip
"""Words that only say “my entries about”."""


def without_fillers(words: Sequence[str], *, but: Sequence[str] = ()) -> list[str]:
    """Words without those that only say “my entries about”, but for some of these."""
    return [word for word in words if word.casefold() not in _FILLERS or word.casefold() in but]


def quoted(word: str) -> str:
    """A word in straight quotation marks where a shell needs them."""
    plain = word and all(letter.isalnum() or letter in "-_./:=~@+,*" for letter in word)
    return word if plain else f'"{word}"'


def is_period(words: str) -> bool:
    """Whether words name a stretch of time, or a day."""
    from equityjournal.core.days import typed  # noqa: PLC0415 - the grammar takes 2 ms to load

    return typed.is_period(words, Standpoint(clock.now().date()))


def is_day(words: str, *, ahead: bool = False) -> bool:
    """Whether words name a day."""
    from equityjournal.core.days import typed  # noqa: PLC0415 - the grammar takes 2 ms to load

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


def theme_misspelt(ctx: Any, words: str) -> str | None:
    """The theme nearest to misspelt words, if any."""
    called = {
        theme.id: names_of(theme) for pack in session_of(ctx).shelf.usual_first for theme in pack.themes
    }
    return next(iter(alike(words, called, most=1, least=LIKE)), None)


def pack_named(ctx: Any, words: str) -> str | None:
    """A pack named by words, if any."""
    try:
        return session_of(ctx).shelf.pack(words).id
    except JournalError:
        return None


def is_pack_or_theme(ctx: Any, words: str) -> bool:
    """Whether words name a pack or a theme."""
    return pack_named(ctx, words) is not None or theme_named(ctx, words) is not None
