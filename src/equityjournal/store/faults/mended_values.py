"""Values written by hand, in TOML; no word is added or lost."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.errors import UnclearDate
from equityjournal.store.records.toml import quoted

OPENING, CLOSING = "\"“”„‟«'‘’`´", "\"”“‟»'’`´"
_TRIPLES = ('"""', "'''", "”””", "“““")
_ENCLOSED = re.compile(r"^([“”„«\"])(?P<words>[^“”„«»\"\n]*)([”“»\"])[ \t]*(?P<note>#.*)$")
_PIECE = re.compile(
    r'"(?P<straight>(?:\\.|[^"\\\n])*)"|[“”„](?P<curly>[^“”"\n]*)[”“"]|\'(?P<single>[^\'\n]*)\'(?=\s*(?:[,\]\n]|$))'
    r"|(?P<bare>[^,\[\]\n]+)"
)
YES = {"true", "yes", "y", "on", "1", "wahr", "oui", "ie", "ydy"}
NO = {"false", "no", "n", "off", "0", "none", "never", "not", ""}


def text_of(given: str) -> tuple[str, str]:
    """The words of a text, and the note behind.

    Args:
        given: The value as it stands, without spaces around.
    """
    if found := _ENCLOSED.match(given):
        return _unescaped(found["words"]), f" {found['note']}"
    for marks in _TRIPLES:
        if given.startswith(marks) or given.endswith(marks):
            return _without_triple(given, marks), ""
    if len(given) > 1 and given[0] in OPENING and given[-1] in CLOSING:
        return _unescaped(given[1:-1]), ""
    if given[:1] in ('"', "“", "”", "„") and not re.search(r"[\"“”]", given[1:]):
        return _unescaped(given[1:]), ""
    if given[-1:] in ('"', "”") and not re.search(r"[\"“”]", given[:-1]):
        return given[:-1], ""
    return given, ""


def _without_triple(given: str, marks: str) -> str:
    """The words of a text in three quotation marks, some perhaps lost."""
    inner = given.removeprefix(marks)
    begun = inner != given
    closed = inner.endswith(marks)
    inner = inner.removesuffix(marks)
    if not closed and inner.count(marks) == 1:
        inner = inner.replace(marks, "")  # words were typed behind the end
    inner = inner.removeprefix("\n")
    return _unescaped(inner) if begun and marks != "'''" else inner


def _unescaped(inner: str) -> str:
    """Words between straight quotation marks, with their backslashes understood where they can be."""
    try:
        return str(tomllib.loads(f'x = """\n{inner}"""')["x"])
    except ValueError:
        return inner


def on_one_line(words: str) -> str:
    """Words of several lines, on a single line."""
    return " ".join(line.strip() for line in words.split("\n") if line.strip())


def list_of(given: str, value: Any) -> Sequence[str]:
    """The members of a list.

    Args:
        given: The list as it stands.
        value: What TOML reads in it; None if nothing.
    """
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    found = []
    for piece in _PIECE.finditer(given):
        words = next(words for words in piece.groups() if words is not None)
        if piece["straight"] is not None:
            words = _unescaped(words)
        if piece["bare"] is not None:
            words = words.strip().strip('"“”„').strip()
        found += [words] if words.strip() else []
    return found


def as_list(members: Sequence[str]) -> str:
    """A list in TOML, on a single line."""
    return f"[{', '.join(map(quoted, members))}]"


def bare(given: str) -> str:
    """A value without quotation marks and note."""
    return given.split("#")[0].strip().strip("".join({*OPENING, *CLOSING})).strip()


def note_behind(given: str) -> str:
    """The note behind a value, if any."""
    _, sign, words = given.partition("#")
    return f" #{words}".rstrip() if sign else ""


def day_of(typed: str, near: date) -> date | None:
    """The day of a text, whatever day the text is read on.

    None if ambiguous.

    Args:
        typed: A day in the closed grammar.
        near: A day in whose century a short year is looked for.
    """
    found = {_day(typed, near + timedelta(days=days)) for days in (0, 1, 100, 200, 300, 400)}
    return found.pop() if len(found) == 1 else None


def _day(typed: str, today: date) -> date | None:
    try:
        return parse_day(typed, today)
    except UnclearDate:
        return None


def moment_in(typed: str) -> datetime | None:
    """A day and time with an offset, in TOML.

    None for any other text.
    """
    try:
        found = tomllib.loads(f"x = {typed}")["x"]
    except ValueError:
        return None
    return found if isinstance(found, datetime) and found.tzinfo else None
