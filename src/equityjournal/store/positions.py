"""Where each value of a TOML file stands, which Python's own reader of TOML does not tell."""

import re
import tomllib
from collections.abc import Callable, Iterator

from equityjournal.core.faults import Place

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|[A-Za-z0-9_-]+")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    + r"'''.*?'{3,5}|"
    + r'"(?:\\.|[^"\\\n])*"|'
    + r"'[^'\n]*'|"
    + r"[^,\]}#\r\n]+",
    re.DOTALL,
)


def lines_of(text: str) -> Callable[[Place], int]:
    """What finds the line, counted from 1, of a place such as `("prompts", 3, "text")`.

    A place that is not in the file, such as a key that is missing, stands on the line of the table it is
    missing from; in an inline table, on the line that table begins on.

    Args:
        text: A file that `tomllib` can read.
    """
    known: dict[Place, int] = {(): 1}
    for place, line in _Scan(text).places():
        for end in range(1, len(place) + 1):
            known.setdefault(place[:end], line)

    def line_of(place: Place) -> int:
        return next(known[place[:end]] for end in range(len(place), -1, -1) if place[:end] in known)

    return line_of


class _Scan:
    """One walk through a file, which notes the line each table, key and item begins on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._counts: dict[Place, int] = {}

    def places(self) -> Iterator[tuple[Place, int]]:
        """Every place with its line, in the order of the file."""
        table: Place = ()
        while not self._ends(_SPACE):
            line = self._line_now()
            if self._take("["):
                many = self._take("[")
                table = self._table(self._keys(), many=many)
                yield table, line
                self._take("]]" if many else "]")
            else:
                yield from self._pair(table)

    def _pair(self, table: Place) -> Iterator[tuple[Place, int]]:
        line, keys = self._line_now(), self._keys()
        yield (*table, *keys), line
        self._skip(_BLANKS)
        self._take("=")
        self._skip(_BLANKS)
        yield from self._value((*table, *keys))

    def _value(self, place: Place) -> Iterator[tuple[Place, int]]:
        if self._take("["):
            item = 0
            while not (self._ends(_SPACE) or self._take("]")):
                yield (*place, item), self._line_now()
                yield from self._value((*place, item))
                self._skip(_SPACE)
                item += 1
                self._take(",")
        elif self._take("{"):
            while not (self._ends(_SPACE) or self._take("}")):
                yield from self._pair(place)
                self._skip(_SPACE)
                self._take(",")
        else:
            self._skip(_SCALAR)

    def _table(self, keys: Place, *, many: bool) -> Place:
        """The place that a header opens: of several tables of one name, the last."""
        place: Place = ()
        for key in keys[:-1]:
            place = self._last((*place, key))
        place = (*place, *keys[-1:])
        if many:
            self._counts[place] = self._counts.get(place, 0) + 1
        return self._last(place)

    def _last(self, place: Place) -> Place:
        return (*place, self._counts[place] - 1) if place in self._counts else place

    def _keys(self) -> Place:
        """A key and those below it, `a."b".c`; tomllib itself takes the quotes off."""
        keys: list[str] = []
        while True:
            self._skip(_BLANKS)
            found = _KEY.match(self._text, self._at)
            if not found:
                return tuple(keys)
            self._at = found.end()
            keys.append(_unquoted(found[0]))
            self._skip(_BLANKS)
            if not self._take("."):
                return tuple(keys)

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _skip(self, what: re.Pattern[str]) -> None:
        if found := what.match(self._text, self._at):
            self._at = found.end()

    def _ends(self, what: re.Pattern[str]) -> bool:
        self._skip(what)
        return self._at >= len(self._text)

    def _line_now(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
