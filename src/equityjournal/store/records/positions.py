"""Line numbers of values in a TOML file, missing from `tomllib`."""

import re
import tomllib
from collections.abc import Callable, Iterator

from equityjournal.core.text.faults import TomlPath

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


def lines_of(text: str) -> Callable[[TomlPath], int]:
    """A function from a place to its line, counted from 1.

    A place is, for example, `("prompts", 3, "text")`.

    A place not in the file, such as a missing key, is given the line of the table it is
    missing from; in an inline table, on the line that table begins on.

    Args:
        text: A file that `tomllib` can read.
    """
    known: dict[TomlPath, int] = {(): 1}
    for place, line in _Scan(text).places():
        for end in range(1, len(place) + 1):
            known.setdefault(place[:end], line)

    def line_of(place: TomlPath) -> int:
        return next(known[place[:end]] for end in range(len(place), -1, -1) if place[:end] in known)

    return line_of


class _Scan:
    """A scan of a file for its places and lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._counts: dict[TomlPath, int] = {}

    def places(self) -> Iterator[tuple[TomlPath, int]]:
        """Places with their lines, in the order of the file."""
        table: TomlPath = ()
        while not self._ends(_SPACE):
            line = self._line_now()
            if self._take("["):
                many = self._take("[")
                table = self._table(self._keys(), many=many)
                yield table, line
                self._take("]]" if many else "]")
            else:
                yield from self._pair(table)

    def _pair(self, table: TomlPath) -> Iterator[tuple[TomlPath, int]]:
        """The places of a key and its value."""
        line, keys = self._line_now(), self._keys()
        yield (*table, *keys), line
        self._skip(_BLANKS)
        self._take("=")
        self._skip(_BLANKS)
        yield from self._value((*table, *keys))

    def _value(self, place: TomlPath) -> Iterator[tuple[TomlPath, int]]:
        """The places inside a value."""
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

    def _table(self, keys: TomlPath, *, many: bool) -> TomlPath:
        """The place opened by a header.

        Of several tables of one name, the last.
        """
        place: TomlPath = ()
        for key in keys[:-1]:
            place = self._last((*place, key))
        place = (*place, *keys[-1:])
        if many:
            self._counts[place] = self._counts.get(place, 0) + 1
        return self._last(place)

    def _last(self, place: TomlPath) -> TomlPath:
        """A place in an array of tables, at its last element."""
        return (*place, self._counts[place] - 1) if place in self._counts else place

    def _keys(self) -> TomlPath:
        """A dotted key: `a."b".c`; tomllib itself removes the quotes."""
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
        """Skip a sign if next; whether the sign was there."""
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _skip(self, what: re.Pattern[str]) -> None:
        """Move past a match of a pattern."""
        if found := what.match(self._text, self._at):
            self._at = found.end()

    def _ends(self, what: re.Pattern[str]) -> bool:
        """Move past a match; whether the text ends here."""
        self._skip(what)
        return self._at >= len(self._text)

    def _line_now(self) -> int:
        """The current line."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unquoted(key: str) -> str:
    """A key without its quotes."""
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
