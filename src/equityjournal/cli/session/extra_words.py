"""Words too many in a command line, understood where they are plain.

Plain is: an option's name without its dashes (`list since monday`); the rest of a day, a theme or a pack
(`list --since last month`, `show 27 november`); a time, for a verb with --since and --until (`review
september`); a number, for a verb with --limit. All else is refused, with what to type: see `what_to_type`.
"""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.session.typed_words import (
    Token,
    first_extra,
    is_day,
    is_day_ahead,
    is_period,
    options_of,
    pack_named,
    theme_named,
    tokens_of,
)
from equityjournal.cli.terminal.half_read import options_with_values
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.cli.terminal.usage_errors import option_named
from equityjournal.core.packs.support_kinds import KINDS, NATIONS

_CONSENTS = {
    "--yes", "--force", "--replace", "--accept-loss", "--include-private", "--no-mask",
}  # fmt: skip
"""Options by which something is given away or lost: they are typed with their dashes."""


def understood(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> list[str] | None:
    """The intended command line; None if unclear."""
    if not any(word.strip() for word in extra):
        return [part for part in line if part.strip()]
    if (rewritten := with_dashes(ctx, line)) is not None:
        return rewritten
    tokens = tokens_of(line, ctx.command.params)
    at = first_extra(tokens, len(extra))
    together = all(token.role == "word" for token in tokens[at : at + len(extra)])
    if together and at and _goes_on(ctx, tokens[at - 1], extra):
        joined = " ".join([tokens[at - 1].text, *extra])
        return [*line[: at - 1], joined, *line[at + len(extra) :]]
    left = [token.text for token in tokens[:at]] + [
        token.text for token in tokens[at:] if token.role != "word"
    ]
    words = " ".join(extra)
    options = options_of(ctx)
    if words.casefold() == "help":
        return [*left, "--help"]
    if {"--since", "--until"} <= options and is_period(words):
        return [*left, "--since", words, "--until", words]
    count = words.removeprefix("last ").removeprefix("latest ")
    if "--limit" in options and count.isdecimal():
        return [*left, "--limit", count]
    if ctx.info_name == "support" and (option := _choice_of_support(words)):
        return [*left, *option]
    if ctx.info_name == "themes" and theme_named(ctx, words):
        return [*left, "--theme", words]
    if ctx.info_name in ("review", "themes") and (pack := pack_named(ctx, words)):
        return [*left, "--pack", pack]
    return None


def with_dashes(ctx: Any, line: Sequence[str]) -> list[str] | None:
    """The command line with dashes before an option's name.

    None without such a name.
    """
    parameters = ctx.command.params
    tokens = tokens_of(line, parameters)
    for at, token in enumerate(tokens):
        option = option_named(token.text, parameters) if token.role == "word" else None
        if option is None or option in _CONSENTS:
            continue
        before = [token.text for token in tokens[:at]]
        if option not in options_with_values(parameters):
            return [*before, option, *(token.text for token in tokens[at + 1 :])]
        end = at + 1
        while (
            end < len(tokens)
            and tokens[end].role == "word"
            and not option_named(tokens[end].text, parameters)
        ):
            end += 1
        value = " ".join(token.text for token in tokens[at + 1 : end])
        if not _fits(parameters, option, value):
            continue
        return [*before, option, value, *(token.text for token in tokens[end:])]
    return None


def _fits(parameters: Sequence[Any], option: str, value: str) -> bool:
    """Whether a value can be meant for an option."""
    kind = next(known.metavar for known in parameters if option in known.opts)
    if kind == "DAY":
        return is_period(value) or is_day_ahead(value)
    return value.isdecimal() if kind == "N" else bool(value)


def _goes_on(ctx: Any, before: Token, extra: Sequence[str]) -> bool:
    """Whether words continue the value before them."""
    if before.owner is None:
        return False
    whole = " ".join([before.text, *extra])
    kind = (before.owner.metavar or "").strip("[].")
    if kind == "ID":
        return is_day(whole)
    if kind in ("DAY", "WHEN"):
        return is_period(whole) or is_day_ahead(whole)
    if kind == "THEME":
        return theme_named(ctx, whole) is not None
    if kind == "PACK":
        return pack_named(ctx, whole) is not None
    return kind == "FILE" and before.role == "word" and path_typed(whole).exists()


def _choice_of_support(words: str) -> list[str]:
    """The option of `support` for a nation or a channel of help."""
    name = "-".join(words.casefold().split())
    if name in NATIONS:
        return ["--nation", name]
    return ["--by", name] if name in KINDS else []
