"""Superfluous words of unclear meaning in a command line, answered with the right command."""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.commands.misspelt_verb import is_word
from equityjournal.cli.commands.typed_words import (
    first_extra,
    is_period,
    options_of,
    parts_and_owners,
    quoted,
    theme_misspelt,
    theme_named,
    without_fillers,
)
from equityjournal.cli.commands.words_behind import ENTRY
from equityjournal.cli.session.numbering import may_name_an_entry
from equityjournal.cli.terminal.line_parts import kind_of
from equityjournal.core.text.speech import say


def refusal(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> str:
    """The sentence for superfluous words of unclear meaning."""
    words, command = " ".join(extra), ctx.command_path
    unclear = say("`{command}` does not know what to do with “{words}”.", command=command, words=words)
    return f"{unclear} {_instead(ctx, line, extra)}"


def _instead(ctx: Any, line: Sequence[str], extra: Sequence[str]) -> str:
    """The sentence on the right command in place of superfluous words."""
    command = ctx.command_path
    parts = parts_and_owners(line, ctx.command.params)
    at = first_extra(parts, len(extra))
    before = parts[at - 1] if at else None
    is_number = before is not None and before.text.isdecimal()
    if before is not None and before.role == "value" and not (is_number or before.text.startswith("-")):
        words = [*line[: at - 1], " ".join([before.text, *extra])]
        shown = " ".join([command, *map(quoted, words)])
        return say("Words that belong together stand in quotation marks: `{line}`.", line=shown)
    positional = [known for known in ctx.command.params if known.param_type_name == "argument"]
    typed = [part.text for part in parts if part.role == "word"]
    kind = kind_of(positional[0]) if positional and positional[0].nargs == 1 else ""
    whole = f"{command} {quoted(' '.join(typed))}"
    if kind == "NAME":
        return say(
            "It takes one person; a name of two words stands in quotation marks: `{line}`.", line=whole
        )
    if kind == "FILE":
        return say("Words that belong together stand in quotation marks: `{line}`.", line=whole)
    if kind == "ID" and is_period(" ".join(typed)):
        return say("`equityjournal list {words}` lists the entries of that time.", words=" ".join(typed))
    if kind == "ID" and ctx.info_name == "edit":
        line = f"{command} {quoted(typed[0])}"
        return say("`{line}` opens its words, to be changed where they stand.", line=line)
    if kind == "ID" and command == "equityjournal show" and (to_show := _to_show(typed)):
        return to_show
    if kind == "ID":
        joined = "-".join(typed) if ctx.info_name == "new" else typed[0]
        whole = f"{command} {quoted(joined)}"
        return say("It takes one at a time: `{line}`.", line=whole)
    return _by_verb(ctx, " ".join(extra), positional)


def _on_steps(words: str) -> str:
    """The sentence on the right command for words after `steps`; empty for unknown ones."""
    first = words.split()[0].casefold()
    if first in ("open", "list", "show"):
        return say("`equityjournal steps` lists them, the open ones first.")
    if first in ("add", "new"):
        step = " ".join(words.split()[1:]).replace('"', "'") or "…"
        return say('`equityjournal write --step "{step}"` keeps one with what you write.', step=step)
    if first in ("done", "kept", "dropped", "closed", "finished"):
        return say(
            "`equityjournal steps --all` lists those kept and let go; `equityjournal done last` says that "
            "one is kept."
        )
    return ""


def _to_show(typed: Sequence[str]) -> str | None:
    """The sentence on words behind `show` that are no entry; None where the first names one."""
    if may_name_an_entry(typed[0]) and not is_word(typed[0]):
        return None
    if entry := next((word for word in typed if ENTRY.fullmatch(word.casefold())), None):
        return say("`equityjournal show {entry}` shows an entry.", entry=entry)
    for time in (" ".join(typed[at:]) for at in range(len(typed))):
        if is_period(time):
            return say("`equityjournal list {words}` lists the entries of that time.", words=time)
    sought = quoted(" ".join(without_fillers(typed, but=("the",)) or typed))
    return say("`equityjournal search {words}` looks for it in your entries.", words=sought)


def _by_verb(ctx: Any, words: str, positional: Sequence[Any]) -> str:
    """The sentence on the right command, by the verb and the meaning of the words."""
    command, verb = ctx.command_path, ctx.info_name
    options = options_of(ctx)
    first, last = words.split()[0].casefold(), words.split()[-1]
    if verb == "steps" and (of_steps := _on_steps(words)):
        return of_steps
    if verb == "reminder":
        when = words if len(words.split()) == 2 else "friday 15:30"
        return say("`equityjournal reminder --weekly {when}` makes one.", when=when)
    if "--as" in options and (form := _FORMS.get(first)):
        in_form = f"{command} --as {form}"
        return say("`{line}` makes it in that format.", line=in_form)
    meant = " ".join(without_fillers(words.split()))
    theme = theme_named(ctx, meant)
    if theme and "--theme" in options:
        values = [ctx.params.get(known.name) for known in positional]
        given = [value for value in values if isinstance(value, str)]
        filtered = " ".join([command, *map(quoted, given), "-t", theme])
        if given:
            return say("`{line}` chooses that theme.", line=filtered)
        return say(
            "`{filtered}` chooses that theme; `equityjournal search {words}` looks for the word.",
            filtered=filtered,
            words=quoted(meant),
        )
    if theme and verb == "review":
        return say(
            "It looks at all themes. `equityjournal list -t {theme}` lists the entries on this one.",
            theme=theme,
        )
    if verb == "themes" and is_period(words):
        return say("`equityjournal review {words}` looks back over that time.", words=words)
    if verb == "themes" and (near := theme_misspelt(ctx, words)):
        meant = f"{command} {near}"
        return say("Did you mean `{line}`?", line=meant)
    if "--output" in options and "." in last:
        written = f"{command} --output {quoted(last)}"
        return say("`{line}` writes it to that file.", line=written)
    if "--into" in options:
        into = f"{command} --into {quoted(words)}"
        return say("`{line}` makes it in that folder.", line=into)
    if "--name" in options:
        named = f"{command} --name {quoted(words)}"
        return say("`{line}` gives the name.", line=named)
    if "--since" in options and first in _BEFORE_A_TIME and " " in words:
        return say(
            '`{command} september` looks at a month, `{command} --since "1 July" --until "30 September"` '
            "from one day to another.",
            command=command,
        )
    if first in _verbs(ctx):
        return say("`equityjournal {verb}` is a command of its own.", verb=first)
    if first in ("last", "today", "yesterday"):
        return say("`equityjournal show {entry}` shows an entry.", entry=first)
    if verb == "list":
        return say("`equityjournal search {words}` looks for it in your entries.", words=quoted(words))
    if "--since" in options and any(known.nargs != 1 for known in positional):
        return say(
            "Entries are meant by number or id, as `equityjournal list` shows them. By days: "
            '`{command} --since "1 July" --until "30 September"`.',
            command=command,
        )
    if positional:
        values = [ctx.params.get(known.name) for known in positional]
        given = [quoted(str(value)) for value in values if value is not None]
        whole = " ".join([command, *given])
        if "--until" in options:
            return say("`{line} --until friday` says until when.", line=whole)
        return say("`{line}` is all it takes; `{command} --help` says more.", line=whole, command=command)
    return say("`{command}` is all it takes; `{command} --help` lists its options.", command=command)


_FORMS = {
    "docx": "docx", "word": "docx", "html": "html", "page": "html", "web": "html", "markdown": "markdown",
    "md": "markdown",
}  # fmt: skip
"""Formats as people name them."""

_BEFORE_A_TIME = ("last", "this", "past", "previous")
"""Words before a stretch of time: last quarter."""


def _verbs(ctx: Any) -> Sequence[str]:
    """All verbs of the program."""
    names: Sequence[str] = ctx.find_root().command.list_commands(ctx.find_root())
    return names
