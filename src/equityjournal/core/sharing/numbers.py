"""Numbers of shared entries, the same on both sides: 1 is the newest."""

import re
from collections.abc import Iterable
from typing import TypeVar

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.text.speech import listed, say

Part = TypeVar("Part")


def numbered(shared: Iterable[tuple[str, Part]]) -> dict[int, Part]:
    """Shared entries by number, from their ids with the facts of each, oldest share first.

    An entry shared twice stands where it was last shared. Of a share, whose entries are in the order of their
    days, the last entry comes first. An id may be masked: its letters tell the entry.
    """
    latest: dict[str, Part] = {}
    for entry, part in shared:
        latest.pop(id_letters(entry), None)
        latest[id_letters(entry)] = part
    return dict(enumerate(reversed(latest.values()), start=1))


def numbers_in(typed: str, count: int) -> list[int] | None:
    """Numbers typed from a list, each once: `2 3`, `2,3`, `1-3`, or `none`; None for anything else."""
    words = re.sub(r"\s*[-\u2010-\u2014]\s*", "-", typed.strip().casefold())
    if words in ("", say("none"), say("no"), say("n"), say("nothing")):
        return []
    numbers: list[int] = []
    for word in re.split(r"[\s,;]+", words.strip(",; ")):
        span = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", word)
        if span is None:
            return None
        first, last = int(span[1]), int(span[2] or span[1])
        if not 1 <= first <= last <= count:
            return None
        numbers += range(first, last + 1)
    return list(dict.fromkeys(numbers))


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Numbers as they are said: `1 and 2`, `3 and 5 to 8`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        is_long = len(run) > 2
        said += [say("{first} to {last}", first=run[0], last=run[-1])] if is_long else map(str, run)
    return listed(said)
