"""Words too many in a command line: understood where they are plain, or answered with what to type.

Plain is: an option's name without its dashes (`list since monday`); the rest of a day, a theme or a pack
(`list --since last month`, `show 27 november`); a time, for a verb with --since and --until (`review
september`); a number, for a verb with --limit. All else is refused.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.cli.session.session import session_of
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.half_read import options_with_values
from equityjournal.cli.terminal.usage_errors import option_named
from equityjournal.core.text.dates import parse_day
from equityjournal.core.text.errors import JournalError, UnclearDate
from equityjournal.core.text.periods import parse_period
from equityjournal.core.text.speech import say


class _Token(NamedTuple):
    """A part of a command line."""

    text: str
    role: str
    """`option`, `value` (of the option before) or `word`."""
    owner: Any = None
    """The parameter a value belongs to."""


def understood(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> list[str] | None:
    """The command line as it was meant; None where that is not plain."""
    if not any(word.strip() for word in extra):
        return [part for part in line if part.strip()]
    if (rewritten := with_dashes(ctx, line)) is not None:
        return rewritten
    tokens = _tokens(line, ctx.command.params)
    at = _first_extra(tokens, len(extra))
    together = all(token.role == "word" for token in tokens[at : at + len(extra)])
    if together and at and _goes_on(ctx, tokens[at - 1], extra):
        joined = " ".join([tokens[at - 1].text, *extra])
        return [*line[: at - 1], joined, *line[at + len(extra) :]]
    left = [token.text for token in tokens[:at]] + [
        token.text for token in tokens[at:] if token.role != "word"
    ]
    words = " ".join(extra)
    options = _options(ctx)
    if words.casefold() == "help":
        return [*left, "--help"]
    if {"--since", "--until"} <= options and _is_period(words):
        return [*left, "--since", words, "--until", words]
    count = words.removeprefix("last ").removeprefix("latest ")
    if "--limit" in options and count.isdecimal():
        return [*left, "--limit", count]
    if ctx.info_name == "support" and (option := _choice_of_support(words)):
        return [*left, *option]
    if ctx.info_name == "themes" and _theme(ctx, words):
        return [*left, "--theme", words]
    if ctx.info_name in ("review", "themes") and (pack := _pack(ctx, words)):
        return [*left, "--pack", pack]
    return None


def refusal(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> str:
    """The sentence for words too many that are not plain."""
    words, command = " ".join(extra), ctx.command_path
    unclear = say("`{command}` does not know what to do with “{words}”.", command=command, words=words)
    return f"{unclear} {_instead(ctx, line, extra)}"


def _instead(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> str:
    """The sentence on what to type instead of words too many."""
    command = ctx.command_path
    tokens = _tokens(line, ctx.command.params)
    at = _first_extra(tokens, len(extra))
    before = tokens[at - 1] if at else None
    if before is not None and before.role == "value" and not before.text.isdecimal():
        parts = [*line[: at - 1], " ".join([before.text, *extra])]
        shown = " ".join([command, *map(quoted, parts)])
        return say("Words that belong together stand in quotation marks: `{line}`.", line=shown)
    positional = [known for known in ctx.command.params if known.param_type_name == "argument"]
    typed = [token.text for token in tokens if token.role == "word"]
    kind = (positional[0].metavar or "").strip("[]") if positional else ""
    whole = f"{command} {quoted(' '.join(typed))}"
    if kind == "NAME":
        return say(
            "It takes one person; a name of two words stands in quotation marks: `{line}`.", line=whole
        )
    if kind == "FILE":
        return say("Words that belong together stand in quotation marks: `{line}`.", line=whole)
    if kind == "ID" and _is_period(" ".join(typed)):
        return say("`equityjournal list {words}` lists the entries of that time.", words=" ".join(typed))
    if kind == "ID":
        joined = "-".join(typed) if ctx.info_name == "new" else typed[0]
        whole = f"{command} {quoted(joined)}"
        return say("It takes one at a time: `{line}`.", line=whole)
    return _by_verb(ctx, " ".join(extra), positional)


def quoted(word: str) -> str:
    """A word as it is typed: in straight quotation marks where it needs them."""
    plain = word and all(letter.isalnum() or letter in "-_./:=~@+,*" for letter in word)
    return word if plain else f'"{word}"'


def _by_verb(ctx: Any, words: str, positional: Sequence[Any]) -> str:
    """The sentence on what to type instead, by the verb and the meaning of the words."""
    command, verb = ctx.command_path, ctx.info_name
    options = _options(ctx)
    first, last = words.split()[0].casefold(), words.split()[-1]
    if verb == "steps" and first in ("open", "list", "show"):
        return say("`equityjournal steps` lists them, the open ones first.")
    if verb == "steps" and first in ("add", "new"):
        return say("`equityjournal write --step {words}` keeps one with what you write.", words='"…"')
    if verb == "steps" and first in ("done", "kept", "dropped", "closed", "finished"):
        return say(
            "`equityjournal steps --all` lists those kept and let go; `equityjournal done last` says that "
            "one is kept."
        )
    theme = _theme(ctx, words.removeprefix("theme ").removeprefix("about "))
    if theme and "--theme" in options:
        form = [quoted(str(ctx.params.get(known.name))) for known in positional]
        filtered = " ".join([command, *form, "-t", theme])
        return say(
            "`{filtered}` chooses that theme; `equityjournal search {words}` looks for the word.",
            filtered=filtered,
            words=quoted(words),
        )
    if theme and verb == "review":
        return say(
            "It looks at all themes. `equityjournal list -t {theme}` lists the entries on this one.",
            theme=theme,
        )
    if verb == "themes" and _is_period(words):
        return say("`equityjournal review {words}` looks back over that time.", words=words)
    if "--output" in options and "." in last:
        form = [quoted(str(ctx.params.get(known.name))) for known in positional]
        written = " ".join([command, *form, "--output", quoted(last)])
        return say("`{line}` writes it to that file.", line=written)
    if "--name" in options:
        named = f"{command} --name {quoted(words)}"
        return say("`{line}` gives the name.", line=named)
    if first in _verbs(ctx):
        return say("`equityjournal {verb}` is a command of its own.", verb=first)
    if first in ("last", "today", "yesterday"):
        return say("`equityjournal show {entry}` shows an entry.", entry=first)
    if verb == "list":
        return say("`equityjournal search {words}` looks for it in your entries.", words=quoted(words))
    if positional:
        values = [ctx.params.get(known.name) for known in positional]
        given = [quoted(str(value)) for value in values if value is not None]
        whole = " ".join([command, *given])
        if "--until" in options:
            return say("`{line} --until friday` says until when.", line=whole)
        return say("`{line}` is all it takes; `{command} --help` says more.", line=whole, command=command)
    return say("`{command}` is all it takes; `{command} --help` lists its options.", command=command)


def _tokens(line: Sequence[str], parameters: Sequence[Any]) -> list[_Token]:
    """The parts of a command line, each with its role."""
    with_value = options_with_values(parameters)
    owners = {name: known for known in parameters for name in known.opts if name.startswith("-")}
    tokens: list[_Token] = []
    awaited, only_words = None, False
    for text in line:
        if awaited is not None:
            tokens.append(_Token(text, "value", awaited))
            awaited = None
        elif only_words or not text.startswith("-") or text == "-":
            tokens.append(_Token(text, "word"))
        else:
            tokens.append(_Token(text, "option"))
            only_words = text == "--"
            awaited = owners[text] if text in with_value else None
    arguments = [known for known in parameters if known.param_type_name == "argument" and known.nargs == 1]
    words = [at for at, token in enumerate(tokens) if token.role == "word"]
    for at, argument in zip(words, arguments, strict=False):
        tokens[at] = tokens[at]._replace(owner=argument)
    return tokens


def _first_extra(tokens: Sequence[_Token], count: int) -> int:
    """Index of the first of the words too many, which are the last ones."""
    words = [at for at, token in enumerate(tokens) if token.role == "word"]
    return words[-count]


def with_dashes(ctx: Any, line: Sequence[str]) -> list[str] | None:
    """The command line with dashes before an option's name; None without such a name."""
    parameters = ctx.command.params
    tokens = _tokens(line, parameters)
    for at, token in enumerate(tokens):
        option = option_named(token.text, parameters) if token.role == "word" else None
        if option is None:
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
        return _is_period(value) or _is_day_ahead(value)
    return value.isdecimal() if kind == "N" else bool(value)


def _goes_on(ctx: Any, before: _Token, extra: Sequence[str]) -> bool:
    """Whether words are the rest of the value before them."""
    if before.owner is None:
        return False
    whole = " ".join([before.text, *extra])
    kind = (before.owner.metavar or "").strip("[].")
    if kind == "ID":
        return _is_day(whole)
    if kind in ("DAY", "WHEN"):
        return _is_period(whole) or _is_day_ahead(whole)
    if kind == "THEME":
        return _theme(ctx, whole) is not None
    if kind == "PACK":
        return _pack(ctx, whole) is not None
    return kind == "FILE" and before.role == "word" and Path(whole).exists()


def _is_period(words: str) -> bool:
    try:
        parse_period(words, clock.now().date())
    except UnclearDate:
        return False
    return True


def _is_day(words: str, *, ahead: bool = False) -> bool:
    try:
        parse_day(words, clock.now().date(), ahead=ahead)
    except UnclearDate:
        return False
    return True


def _is_day_ahead(words: str) -> bool:
    return _is_day(words, ahead=True)


def _choice_of_support(words: str) -> list[str]:
    """The option of `support` that a nation, or a way of reaching a place, belongs to."""
    from equityjournal.core.packs.support import KINDS, NATIONS  # noqa: PLC0415 - loads Pydantic

    name = "-".join(words.casefold().split())
    if name in NATIONS:
        return ["--nation", name]
    return ["--by", name] if name in KINDS else []


def _options(ctx: Any) -> set[str]:
    """Spellings of a command's options."""
    return {name for parameter in ctx.command.params for name in parameter.opts}


def is_pack_or_theme(ctx: Any, words: str) -> bool:
    """Whether words name a pack or a theme."""
    return _pack(ctx, words) is not None or _theme(ctx, words) is not None


def _theme(ctx: Any, words: str) -> str | None:
    """The theme that words name, if any."""
    try:
        shelf = session_of(ctx).shelf
        return shelf.theme(words, first_in=shelf.default())
    except JournalError:
        return None


def _pack(ctx: Any, words: str) -> str | None:
    """The pack that words name, if any."""
    try:
        return session_of(ctx).shelf.pack(words).id
    except JournalError:
        return None


def _verbs(ctx: Any) -> Sequence[str]:
    """All verbs of the program."""
    names: Sequence[str] = ctx.find_root().command.list_commands(ctx.find_root())
    return names
