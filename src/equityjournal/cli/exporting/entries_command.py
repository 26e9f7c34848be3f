"""Commands for entries, named or filtered."""

import re
from typing import Any

from equityjournal.cli.session.numbering import number_typed
from equityjournal.cli.session.verb_command import VerbCommand
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


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
            if ctx.resilient_parsing or all(map(_may_name_an_entry, words)):
                return rest
            from equityjournal.cli.session import misuse  # noqa: PLC0415 - for lines that cannot be read

            meant = misuse.understood(ctx, line, words)
            if meant is None:
                raise UnclearCommand(misuse.refusal(ctx, line, words))
            line = meant
            ctx.params.clear()
        raise UnclearCommand(misuse.refusal(ctx, line, words))


_IN_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{1,6}|[a-z2-7]{6})", re.IGNORECASE)
"""An id, its start with the first letter at least, or its six letters."""


def _may_name_an_entry(word: str) -> bool:
    """Whether a word is a number, `last` or id."""
    is_number = number_typed(word) is not None
    return is_number or plain(word) == say("last") or _IN_ID.fullmatch(word.strip()) is not None
