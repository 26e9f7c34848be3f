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
    tokens = _tokens(line, ctx.command.params)
    if rewritten := _with_dashes(ctx, tokens):
        return rewritten
    at = _first_extra(tokens, len(extra))
    together = all(token.role == "word" for token in tokens[at : at + len(extra)])
    if together and at and _goes_on(ctx, tokens[at - 1], extra):
        joined = " ".join([tokens[at - 1].text, *extra])
        return [*line[: at - 1], joined, *line[at + len(extra) :]]
    left = [token.text for token in tokens[:at]] + [
        token.text for token in tokens[at:] if token.role != "word"
    ]
    words = " ".join(extra)
    options = {name for parameter in ctx.command.params for name in parameter.opts}
    if {"--since", "--until"} <= options and _is_period(words):
        return [*left, "--since", words, "--until", words]
    count = words.removeprefix("last ").removeprefix("latest ")
    if "--limit" in options and count.isdecimal():
        return [*left, "--limit", count]
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
        whole = [*line[: at - 1], " ".join([before.text, *extra])]
        shown = " ".join([command, *map(quoted, whole)])
        return say("Words that belong together stand in quotation marks: `{line}`.", line=shown)
    positional = [known for known in ctx.command.params if known.param_type_name == "argument"]
    if before is not None and before.owner in positional and before.owner.metavar == "NAME":
        shown = " ".join([command, quoted(" ".join([before.text, *extra]))])
        return say(
            "It takes one person; a name of two words stands in quotation marks: `{line}`.", line=shown
        )
    if positional and (positional[0].metavar or "").strip("[]") == "ID":
        shown = f"{command} {quoted(next(token.text for token in tokens if token.role == 'word'))}"
        return say("It takes one entry at a time: `{line}`.", line=shown)
    return _by_verb(ctx, " ".join(extra), positional)


def quoted(word: str) -> str:
    """A word as it is typed: in straight quotation marks where it needs them."""
    plain = word and all(letter.isalnum() or letter in "-_./:=~@+,*" for letter in word)
    return word if plain else f'"{word}"'


def _by_verb(ctx: Any, words: str, positional: Sequence[Any]) -> str:
    """The sentence on what to type instead, by the verb and the meaning of the words."""
    command, verb = ctx.command_path, ctx.info_name
    options = {name for parameter in ctx.command.params for name in parameter.opts}
    first = words.split()[0].casefold()
    if verb == "steps" and first in ("done", "kept", "dropped", "closed", "finished"):
        return say(
            "`equityjournal steps --all` lists those kept and let go; `equityjournal done last` says that "
            "one is kept."
        )
    theme = _theme(ctx, words)
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


def _with_dashes(ctx: Any, tokens: Sequence[_Token]) -> list[str] | None:
    """The command line with dashes before an option's name; None without such a name."""
    parameters = ctx.command.params
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
        if end == at + 1:
            continue
        value = " ".join(token.text for token in tokens[at + 1 : end])
        return [*before, option, value, *(token.text for token in tokens[end:])]
    return None


def _goes_on(ctx: Any, before: _Token, extra: Sequence[str]) -> bool:
    """Whether words are the rest of the value before them."""
    if before.owner is None:
        return False
    whole = " ".join([before.text, *extra])
    kind = (before.owner.metavar or "").strip("[].")
    if kind in ("DAY", "ID", "WHEN"):
        return _is_period(whole)
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
