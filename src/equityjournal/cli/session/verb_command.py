"""Commands that answer in our own words, and understand what is plain."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from equityjournal.cli.session.extra_words import understood, with_dashes
from equityjournal.cli.session.typed_words import is_pack_or_theme, quoted
from equityjournal.cli.session.what_to_type import refusal
from equityjournal.cli.terminal.usage_errors import example_of, is_wrong_number, missing_argument, sentence
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import listed, say


class VerbCommand(TyperCommand):
    """A command that takes words too many for options without their dashes, or says what to type."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        ctx.allow_extra_args = True
        line = rest = list(args)
        for _ in range(len(args) + 1):  # each rewriting uses up a word at least
            try:
                rest = super().parse_args(ctx, list(line))
            except typer.TyperException as error:
                rewritten = with_dashes(ctx, line) if is_wrong_number(error) else None
                if rewritten is None:
                    raise UnclearCommand(_misused(ctx, line, error)) from None
                line = rewritten
                continue
            if not rest or ctx.resilient_parsing:
                return rest
            rewritten = understood(ctx, line, rest)
            if rewritten is None:
                break
            line = rewritten
            ctx.params.clear()
        raise UnclearCommand(refusal(ctx, line, rest))


def _misused(ctx: Any, line: Sequence[str], error: Exception) -> str:
    """The sentence on a command line that cannot be read, with an example that has its options."""
    said = sentence(error, ctx)
    if not line or missing_argument(error) not in ("theme", "themes"):
        return said
    needed = [example_of(known) for known in ctx.command.params if known.required]
    options = line[next((at for at, part in enumerate(line) if part.startswith("-")), len(line)) :]
    example = say("For example: `{line}`.", line=" ".join([ctx.command_path, *needed, *map(quoted, options)]))
    return f"{said} {example}"


class VerbGroup(TyperGroup):
    """A verb with commands of its own, such as `packs show`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the group.

        Raises:
            UnclearCommand: For options it does not have.
        """
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise UnclearCommand(sentence(error, ctx)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            typed = f"{ctx.info_name} {args[0]}"
            none = say("There is no `{command}`.", command=typed)
            raise UnclearCommand(f"{none} {self._instead(ctx, args[0])}")
        return super().resolve_command(ctx, args)

    def _instead(self, ctx: Any, word: str) -> str:
        """The sentence on what to type instead of an unknown command."""
        group = ctx.command_path
        other = _OTHER_NAMES.get(ctx.info_name, {}).get(word.casefold())
        if other is not None:
            right = f"{group} {other}".rstrip()
            return say("`{command}` is the command for that.", command=right)
        commands = self.list_commands(ctx)
        near = [f"`{group} {name}`" for name in nearest_names(word, {name: name for name in commands})]
        if near:
            return say("Did you mean {names}?", names=listed(near, last=say("or")))
        if ctx.info_name == "coach" or (ctx.info_name == "packs" and is_pack_or_theme(ctx, word)):
            reading = "read" if ctx.info_name == "coach" else "show"
            meant = f"`{group} {reading} {quoted(word)}`"
            return say("Did you mean {names}?", names=meant)
        return say("`{command} --help` lists what there is.", command=group)


_OTHER_NAMES = {
    "packs": {
        "list": "", "ls": "", "add": "new", "create": "new", "make": "new", "begin": "new", "read": "show",
        "view": "show", "open": "show", "print": "show", "test": "check", "validate": "check",
    },
    "keys": {
        "list": "", "ls": "", "add": "trust", "import": "trust", "accept": "trust", "remove": "forget",
        "delete": "forget", "create": "new", "make": "new", "generate": "new", "card": "show",
        "print": "show", "export": "show", "check": "test",
    },
    "coach": {
        "list": "", "ls": "", "show": "read", "view": "read", "open": "read", "answer": "reply",
        "write": "reply", "export": "page", "remove": "forget", "delete": "forget", "ask": "questions",
    },
}  # fmt: skip
"""Other names of the commands in a group; empty: the group alone."""
