"""Commands for entries, named or filtered."""

from collections.abc import Sequence
from typing import Any

from equityjournal.cli.commands.verb_command import VerbCommand
from equityjournal.cli.session.numbering import DIGITS, may_name_an_entry
from equityjournal.core.sharing.numbers import numbers_in
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


def _numbers_written_out(line: Sequence[str], words: Sequence[str]) -> list[str] | None:
    """A command line with `1-3` or `2,5` as single numbers, and without `all`; None for any other line."""
    written = {word: [str(number) for number in numbers_in(word, 10**DIGITS - 1) or ()] for word in words}
    meant = {word: numbers for word, numbers in written.items() if numbers and not word.isdecimal()}
    if list(words) == [say("all")]:
        meant = {say("all"): []}
    if not meant:
        return None
    return [part for word in line for part in meant.get(word, [word])]


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
            if (whole := _numbers_written_out(line, words)) is not None:
                line = whole
                ctx.params.clear()
                continue
            if ctx.resilient_parsing or all(map(may_name_an_entry, words)):
                return rest
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            meant = misuse.understood(ctx, line, words)
            if meant is None:
                raise UnclearCommand(misuse.refusal(ctx, line, words))
            line = meant
            ctx.params.clear()
        raise UnclearCommand(misuse.refusal(ctx, line, words))
