"""Words too many in a command line, understood where they are plain.

Plain is: an option's name without its dashes (`list since monday`); the rest of a day, a theme or a pack
(`list --since last month`, `show 27 november`); a time, for a verb with --since and --until (`review
september`); a number, for a verb with --limit. All else is refused, with what to type: see `what_to_type`.
"""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.commands.typed_words import (
    first_extra,
    is_day,
    is_day_ahead,
    is_pack_or_theme,
    is_period,
    options_of,
    pack_named,
    parts_and_owners,
    theme_named,
    without_fillers,
)
from equityjournal.cli.session.labels import names_typed
from equityjournal.cli.terminal.line_parts import Part, kind_of, options_with_values
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.cli.terminal.usage_errors import option_named
from equityjournal.core.packs.support_kinds import ALSO_CALLED, KINDS, NATIONS
from equityjournal.core.text.speech import say

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
    parts = parts_and_owners(line, ctx.command.params)
    at = first_extra(parts, len(extra))
    together = all(part.role == "word" for part in parts[at : at + len(extra)])
    if together and at and _goes_on(ctx, parts[at - 1], extra):
        joined = _joined(parts[at - 1], extra)
        return [*line[: at - 1], joined, *line[at + len(extra) :]]
    left = [part.text for part in parts[:at]] + [part.text for part in parts[at:] if part.role != "word"]
    words = " ".join(extra)
    options = options_of(ctx)
    if ctx.info_name == "list" and not without_fillers(extra):
        return left
    named = " ".join([*(part.text for part in parts if part.role == "word")])
    if ctx.command_path == "equityjournal packs show" and is_pack_or_theme(ctx, named):
        return [named, *(part.text for part in parts if part.role != "word")]
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
    parts = parts_and_owners(line, parameters)
    for at, part in enumerate(parts):
        option = option_named(part.text, parameters) if part.role == "word" else None
        if option is None or option in _CONSENTS:
            continue
        before = [part.text for part in parts[:at]]
        if option not in options_with_values(parameters):
            return [*before, option, *(part.text for part in parts[at + 1 :])]
        end = at + 1
        while (
            end < len(parts) and parts[end].role == "word" and not option_named(parts[end].text, parameters)
        ):
            end += 1
        value = " ".join(part.text for part in parts[at + 1 : end])
        if not _fits(parameters, option, value):
            continue
        return [*before, option, value, *(part.text for part in parts[end:])]
    return None


def with_whole_days(ctx: Any, line: Sequence[str]) -> list[str] | None:
    """The line with a day whose first word alone stands behind its option: `search lift --since last tues`.

    None where every day can be read, or none can with the words behind.
    """
    parts = parts_and_owners(line, ctx.command.params)
    for at, part in enumerate(parts):
        is_day_given = (
            part.role == "value" and part.parameter is not None and kind_of(part.parameter) == "DAY"
        )
        if not is_day_given or is_period(part.text):
            continue
        for end in range(len(parts), at + 1, -1):
            whole = " ".join(known.text for known in parts[at:end])
            if all(known.role == "word" for known in parts[at + 1 : end]) and is_period(whole):
                return [*line[:at], whole, *line[end:]]
    return None


def _fits(parameters: Sequence[Any], option: str, value: str) -> bool:
    """Whether a value can be meant for an option."""
    kind = next(known.metavar for known in parameters if option in known.opts)
    if kind == "DAY":
        is_last_talk = option == "--since" and value.casefold() in ("last talk", "last-talk")
        return is_period(value) or is_day_ahead(value) or is_last_talk
    return value.isdecimal() if kind == "N" else bool(value)


def _joined(before: Part, extra: Sequence[str]) -> str:
    """A value with the words that continue it; a theme without those before its name: `the theme power`."""
    words = [before.text, *extra]
    is_theme = before.parameter is not None and kind_of(before.parameter) == "THEME"
    return " ".join(names_typed(words) if is_theme and len(extra) else words)


def _goes_on(ctx: Any, before: Part, extra: Sequence[str]) -> bool:
    """Whether words continue the value before them."""
    if before.parameter is None:
        return False
    whole = _joined(before, extra)
    kind = kind_of(before.parameter)
    if kind == "ID":
        return is_day(whole)
    if kind == "DAY" and whole.casefold() == "last talk":
        return True
    if kind in ("DAY", "WHEN"):
        return is_period(whole) or is_day_ahead(whole)
    if kind == "THEME" and before.role == "word":  # `set-aside power, trust` sets both aside
        names = [name for name in whole.replace(",", " ").split() if name != say("and")]
        return theme_named(ctx, whole) is not None or all(theme_named(ctx, name) for name in names)
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
    name = ALSO_CALLED.get(name, name)
    return ["--by", name] if name in KINDS else []
