"""Commands for entries, named or filtered."""

from typing import Any

from equityjournal.cli.commands import misuse
from equityjournal.cli.commands.verb_command import VerbCommand
from equityjournal.cli.session.numbering import may_name_an_entry
from equityjournal.core.text.errors import UnclearCommand


class EntriesCommand(VerbCommand):
    """A command for entries.

    A day, or an option without its dashes, is no entry's name here.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line.

        Raises:
            UnclearCommand: With the command to type instead.
        """
        line = list(args)
        for _ in range(len(args) + 1):  # each rewriting uses up a word at least
            rest = super().parse_args(ctx, list(line))
            words = ctx.params.get("entries") or []
            if ctx.resilient_parsing or all(map(may_name_an_entry, words)):
                return rest
            meant = misuse.understood(ctx, line, words)
            if meant is None:
                raise UnclearCommand(misuse.refusal(ctx, line, words))
            line = meant
            ctx.params.clear()
        raise UnclearCommand(misuse.refusal(ctx, line, words))
