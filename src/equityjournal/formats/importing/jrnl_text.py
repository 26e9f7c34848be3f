"""The text of jrnl, with a day in square brackets before each entry.

Only a bracket wholly read as a day, in the file's single form, begins an entry. A bracket merely like such a
day begins a named passage, so that no entry is joined to the entry before.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from equityjournal.core.importing.items import Found, Item, LeftOut
from equityjournal.formats.importing.headed import Block, Head, blocks, place
from equityjournal.formats.importing.written_days import Shape, day_and_month_orders, read

_BRACKET = re.compile(r"\[([^\]\[]{4,60})\](?: |$)(.*)")
_BARE = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}) (\S.*)")
_TIME = re.compile(r"\d:\d\d")
_LIKE_A_DAY = re.compile(
    r"(?:\d{1,4}[-/. ]){1,2}\d{1,4}|\d{1,2}\.? \w{3,9}\.?,? \d{2,4}|\w{3,9}\.? \d{1,2},? \d{2,4}"
)
_TAG = re.compile(r"(?:^|(?<=\s))@([\w][\w*+#/\"$%-]*)")
_STAR = re.compile(r"\s\*$|^\*\s")
_FERNET = "gAAAAA"
_LOOKED_AT = 400
"""Lines of a file, at most, that are looked at for the order of day and month."""


def is_encrypted(start: str) -> bool:
    """Whether a file begins as jrnl's encrypted ones do."""
    return start.startswith(_FERNET) and "\n" not in start[:80]


def looks_like(start: str) -> bool:
    """Whether a file begins with an entry of jrnl."""
    first = next((line for line in start.splitlines() if line.strip()), "")
    bracket = _BRACKET.match(first)
    if bracket and read(bracket[1]):
        return True
    return bool(bracket and _is_like_a_day(bracket[1])) or bool(
        _BARE.match(first) and read(_BARE.sub(r"\1", first))
    )


def entries(lines: Callable[[], Iterable[str]], within: str) -> Iterator[Item]:
    """The entries of a text.

    Args:
        lines: Opens the text anew, and gives its lines.
        within: The name of the file, where there are several.
    """
    for block in blocks(lines(), _Heads(lines()).head_of, within):
        yield _found(block, within) if isinstance(block, Block) else block


def without_star(title: str) -> tuple[str, bool]:
    """A title without jrnl's star, and whether starred."""
    plain = _STAR.sub("", title.strip())
    return plain.strip(), plain != title.strip()


class _Heads:
    """The lines above entries, in a file's single form."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._shape: Shape | None = None
        self._pattern = _BRACKET
        orders = {True, False}
        for number, line in enumerate(lines):
            found = _BRACKET.match(line)
            if (
                found
                and read(found[1], month_first=False) is None
                and read(found[1], month_first=True) is None
            ):
                found = None
            if found is None and self._shape is None and number == 0 and _BARE.match(line):
                self._pattern, found = _BARE, _BARE.match(line)
            if found:
                written = read(found[1]) or read(found[1], month_first=True)
                self._shape = self._shape or (written and written.shape)
                orders = orders & day_and_month_orders(found[1]) or orders
            if number > _LOOKED_AT and self._shape:
                break
        self._month_first = orders == {True}

    def head_of(self, line: str, is_above: bool) -> Head | None:
        """The beginning of an entry, if a line is any."""
        found = self._pattern.match(line)
        if found is None:
            return None
        written = read(found[1], month_first=self._month_first)
        if written is not None and written.shape == self._shape:
            return Head(written, found[2])
        has_time = self._shape is None or self._shape.has_time
        looks = _is_like_a_day(found[1]) and (not has_time or _TIME.search(found[1]) is not None)
        return Head(None, found[2]) if looks and is_above else None


def _is_like_a_day(text: str) -> bool:
    return _LIKE_A_DAY.match(text.strip()) is not None


def _found(block: Block, within: str) -> Found:
    title, starred = without_star(block.rest)
    return Found(
        place=place(block.number, within),
        day=block.written.day,
        moment=block.written.moment,
        title=title,
        text=block.text,
        tags=tuple(dict.fromkeys(_TAG.findall(f"{title}\n{block.text}"))),
        left_out=frozenset({LeftOut.STARS} if starred else ()),
    )
