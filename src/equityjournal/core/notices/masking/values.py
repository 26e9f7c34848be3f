"""Numbers, addresses and days found in a document, sought again in any spelling."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.text.folding import anywhere, letters_of

_SHORTEST = 4  # letters and digits: shorter values, such as ages, are masked only where they were found
_LETTER = r"([^\W_])"
_FIRST_LETTERS = r"[\s'+%@:().,/_-]{0,3}".join([_LETTER] * _SHORTEST)
_BEGINNING = re.compile(rf"(?<!\w)(?={_FIRST_LETTERS})")


class _Value(NamedTuple):
    """A found value, with its pattern."""

    finding: Finding
    expression: re.Pattern[str]


class Values:
    """The found values of a document, but for names.

    They are kept by their first letters and digits, so that looking for all takes one pass.
    """

    def __init__(self) -> None:
        self._by_beginning: dict[str, dict[str, _Value]] = {}

    def add(self, value: str, finding: Finding) -> None:
        """Note a found value."""
        key = letters_of(value)
        if len(key) >= _SHORTEST:
            same = self._by_beginning.setdefault(key[:_SHORTEST], {})
            if key not in same:
                same[key] = _Value(finding, anywhere(value, closed_up=True))

    def again(self, text: str) -> Iterator[tuple[int, int, Finding]]:
        """Places of known values in folded text, with their findings."""
        if not self._by_beginning:
            return
        lower = text.lower()
        for beginning in _BEGINNING.finditer(lower):
            for value in self._by_beginning.get("".join(beginning.groups()), {}).values():
                if match := value.expression.match(lower, beginning.start()):
                    yield *match.span(), value.finding
