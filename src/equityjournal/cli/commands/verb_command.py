"""Commands with plain words understood, and answers in our own words."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from equityjournal.cli.commands.help_columns import HelpColumns
from equityjournal.cli.commands.unclear_values import lacking_value, unclear_value
from equityjournal.cli.terminal.foreign_quotes import values_together
from equityjournal.cli.terminal.line_parts import TYPED, Part, kind_of, options_with_values, parts_of
from equityjournal.core.text.errors import UnclearCommand

MOST_OF_NAMES = 30  # letters, of the column of options


class VerbCommand(TyperCommand):
    """A command to take superfluous words for options without dashes, or to say the right command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        ctx.allow_extra_args = True
        ctx.formatter_class = HelpColumns
        args = values_together(args, options_with_values(self.params))
        line = rest = self._entry_alone(args)
        ctx.meta[TYPED] = list(args)
        for _ in range(len(args) + 1):  # each rewriting uses up a word at least
            try:
                rest = super().parse_args(ctx, list(line))
            except typer.TyperException as error:
                from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

                meant = misuse.rewritten(ctx, line, error)
                if meant is None:
                    raise UnclearCommand(misuse.misused(ctx, line, error)) from None
                line = meant
                continue
            if ctx.resilient_parsing:
                return rest
            self._refuse_unclear(ctx, line)
            if not rest and (whole := self._with_whole_days(ctx, line)) is not None:
                line = whole
                ctx.params.clear()
                continue
            if not rest:
                return rest
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            meant = misuse.understood(ctx, line, rest)
            if meant is None:
                break
            line = meant
            ctx.params.clear()
        raise UnclearCommand(misuse.refusal(ctx, line, rest))

    def _with_whole_days(self, ctx: Any, line: list[str]) -> list[str] | None:
        """The line of a search with the words of a day together; None where all days are whole."""
        positional = [kind_of(known) for known in self.params if known.param_type_name == "argument"]
        if positional != ["WORDS"] or not any(word.startswith("-") for word in line):
            return None
        from equityjournal.cli.commands.extra_words import with_whole_days  # noqa: PLC0415 - where a day is given

        return with_whole_days(ctx, line)

    def _entry_alone(self, args: list[str]) -> list[str]:
        """The line with an entry named by its name alone: `show entry 2` is `show 2`."""
        first = next((known for known in self.params if known.param_type_name == "argument"), None)
        if first is None or kind_of(first) not in ("ID", "STEP"):
            return list(args)
        from equityjournal.cli.commands.words_behind import without_the_word_entry  # noqa: PLC0415 - for few verbs

        return without_the_word_entry(args, kind_of(first).casefold())

    def _refuse_unclear(self, ctx: Any, line: list[str]) -> None:
        """Refuse a line with a value that the command cannot take.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        parts = parts_of(line, self.params)
        if unclear := unclear_value(parts, self.params):
            raise UnclearCommand(unclear)
        if lacking := lacking_value(parts):
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            raise UnclearCommand(misuse.without_its_value(ctx, line, lacking))
        if said := apart(ctx, parts):
            raise UnclearCommand(said)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """List the options, their names in half of a narrow terminal at most."""
        formatter.write_dl = partial(formatter.write_dl, col_max=min(MOST_OF_NAMES, formatter.width // 2))
        super().format_options(ctx, formatter)


def apart(ctx: Any, parts: Sequence[Part]) -> str | None:
    """The sentence on contradictory options of a line; None where all are followed."""
    if not any(part.role == "option" for part in parts):
        return None
    from equityjournal.cli.commands.options_together import not_together  # noqa: PLC0415 - for lines with options

    return not_together(ctx.command_path, parts)


class VerbGroup(TyperGroup):
    """A verb with commands of its own, such as `packs show`."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with their whole summaries, however narrow the terminal is."""
        names = self.list_commands(ctx)
        summaries = [(name, self.get_command(ctx, name)) for name in names]
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(limit=1000))
                    for name, command in summaries
                    if command and not command.hidden
                ]
            )

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the group.

        Raises:
            UnclearCommand: For options it does not have.
        """
        ctx.formatter_class = HelpColumns
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            from equityjournal.cli.terminal.usage_errors import sentence  # noqa: PLC0415 - for unreadable lines

            raise UnclearCommand(sentence(error, ctx)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The typed command.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            raise UnclearCommand(misuse.unknown_command(ctx, args, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def answer_in_our_words(group: typer.Typer) -> None:
    """Have the commands of a group, and the group, read as `VerbCommand` and `VerbGroup` do."""
    if not isinstance(group.info.cls, type):
        group.info.cls = VerbGroup
    for command in group.registered_commands:
        if command.cls is TyperCommand:
            command.cls = VerbCommand
