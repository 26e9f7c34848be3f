"""Numbers of shared entries, the same on both sides, 1 for the newest."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.text.speech import say


class Sent(NamedTuple):
    """A share, as far as numbers need it."""

    made: datetime
    message: str
    entries: Sequence[str]
    """Ids of its entries in the order of the message, masked or not."""


def newest_first(shares: Iterable[Sent]) -> list[str]:
    """Letters of the shared entries, those of the latest share first.

    An entry shared twice stands where it was last shared. Of a share, whose entries are in the order of their
    days, the last entry comes first.
    """
    in_order = sorted(shares, key=lambda share: (share.made.timestamp(), share.message))
    letters = [id_letters(entry) for share in in_order for entry in share.entries]
    return list(dict.fromkeys(reversed(letters)))


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Numbers as they are said: `3, 5 to 8`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        say("{first} to {last}", first=run[0], last=run[-1]) if len(run) > 1 else str(run[0]) for run in runs
    )
