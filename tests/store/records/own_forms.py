"""Files in the program's own form, whole or spoilt, beside what tomllib makes of them."""

import random
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.records import own_form, record
from equityjournal.store.records.record import Stored
from equityjournal.store.records.toml import parse, to_toml

_PIECES = (
    "words", " ", "é", "\U0001f600", "\u2028", "\u0085", '"', '"""', "'''", "\\", "\\n", "\\u0041", "\n", "\r", "\r\n",
    "\t", "\x00", "\x1f", "\x7f", "\b", "\f", "\n\n[[answers]]\n", "\n[imported]\n", "]\n", "#", " = true", "\ufeff",
    "\n# end of 2026-01-01-abcdef, sha256:" + "0" * 64 + "\n", 'text = "x"', "{", ".", "=",
)  # fmt: skip
_LINES = (
    "a = 1", "a = 01", "a = -1", "a = 1.5", "a = 0x1", "a = true", "a = True", 'a = "b"', "a = 'b'", 'a="b"', 'a = "b" ',
    'a = "b" # c', "a.b = 1", '"a" = 1', "a = {}", "a = [1]", "a = []", 'a = ["b"]', 'a = [\n    "b",\n]', "a = [\n]",
    'a = [\n    "b"\n]', 'a = [\n\n    "b",\n]', "a = 2026-02-30", "a = 2026-01-01", "a = 0000-01-01",
    "a = 2026-01-01T10:00:00.000000+00:00", "a = 2026-01-01T10:00:00Z", "a = 2026-01-01T24:00:00.000000+00:00",
    "a = 2026-01-01T10:00:00.000000+23:60", "a = 2026-01-01T10:00:00.000000-00:00", 'a = """\nb"""', 'a = """b"""',
    'a = """\nb""""', 'a = """\nb\\\n  c"""', 'a = "\\u00e9"', 'a = "\\u0000"', 'a = "\\x00"', 'a = "\\ud800"', 'a = "\\/"',
    "answers = []", "", "\n[answers]", "\n[[answers]]", "[answers]", "[[answers]]", "\n[steps]", "\n[[steps]]", "\n[a]",
    "\n[[a]]", "\n[a.b]", "\n[[answers.a]]", "\n[ a ]", "# a", "\t", "\ufeff", "a = 99999999999999999999", "a = 1_0",
)  # fmt: skip


def tables(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Tables like those of entries, with hostile words in them."""
    lot = random.Random(seed)  # noqa: S311 - the same every time

    def words() -> str:
        return "".join(lot.choice(_PIECES) for _ in range(lot.randint(0, 8)))

    def item() -> str:
        return words() if lot.random() < 0.1 else words().replace("\n", "")

    for _ in range(count):
        zone = timezone(timedelta(minutes=lot.randint(-720, 840)))
        table: dict[str, Any] = {
            "schema": lot.choice([1, 0, 2, 10**17]), "id": "2026-01-01-abcdef",
            "written": datetime(2026, 1, 1, lot.randint(0, 23), tzinfo=lot.choice([UTC, zone])),
            "happened": date(lot.randint(1, 9999), lot.randint(1, 12), 28), "title": words(),
            "people": [item() for _ in range(lot.randint(0, 2))], "private": lot.random() < 0.5,
        }  # fmt: skip
        if lot.random() < 0.3:
            table["imported"] = {"source": words(), "labels": [item()]}
        for name in ("steps", "answers"):
            blocks = [{"text": words(), "themes": [item()]} for _ in range(lot.randint(0, 2))]
            table |= {name: blocks} if blocks else {}
        yield table


def bodies(seed: int, count: int) -> Iterator[bytes]:
    """The bytes above the seal: as the program writes them, or with lines of hands and of lots in them."""
    lot = random.Random(seed)  # noqa: S311 - the same every time
    for number, table in enumerate(tables(seed, count)):
        text = to_toml(table)
        if number % 4 == 1:
            lines = text.split("\n")
            lines.insert(lot.randrange(len(lines) + 1), lot.choice(_LINES))
            text = "\n".join(lines)
        elif number % 4 == 2:
            text = "".join(f"{lot.choice(_LINES)}\n" for _ in range(lot.randint(1, 4)))
        elif number % 4 == 3:
            start = lot.randrange(len(text))
            text = text[:start] + lot.choice((*_PIECES, "")) + text[start + lot.randint(0, 3) :]
        yield text.encode()


def is_equal_or_left(body: bytes) -> bool:
    """Whether a body is parsed, to what tomllib makes of it; otherwise it was left to tomllib.

    Raises:
        AssertionError: When it is parsed to anything else, or tomllib refuses it.
    """
    parsed = own_form.parsed(body)
    if parsed is None:
        return False
    assert _exactly(parsed) == _exactly(tomllib.loads(body.decode())), body
    assert _exactly(parsed) == _exactly(parse(body)), body
    return True


def _exactly(value: Any) -> Any:
    """A value with its types and the order of its keys, so that True is not 1."""
    if isinstance(value, dict):
        return [(key, _exactly(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [list, *map(_exactly, value)]
    offset = value.utcoffset() if isinstance(value, datetime) else None
    return type(value), value, offset


ENTRY = {
    "schema": 1, "id": "2026-01-01-abcdef", "pack": "p", "language": "en-GB", "title": 'A "kettle"',
    "people": ["a parent"], "private": False,
}  # fmt: skip
BODY = (
    to_toml(ENTRY)
    + "written = 2026-01-01T10:00:00.000000+00:00\nhappened = 2026-01-01\n"
    + to_toml({"answers": [{"text": "One.\nTwo\\."}]})
)
PATH = Path("2026-01-01-abcdef.toml")


def flips(data: bytes, every: int) -> int:
    """Flip bits of a file, one at a time: each reads as it does without this parser; number of flips."""
    count = 0
    for at in range(0, len(data) * 8, every):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        quick = read(bytes(flipped))
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(own_form, "parsed", lambda _body: None)
            assert quick == read(bytes(flipped)), at
        count += 1
    return count


def read(data: bytes) -> Stored[Entry] | str:
    """An entry as it is read, or why it is not."""
    try:
        return record.from_bytes(data, Entry, PATH)
    except DamagedFile as error:
        return f"{type(error).__name__}: {error.why}"


def sealed_sample() -> bytes:
    """A file of an entry as the program writes it."""
    return record.to_bytes(Entry.model_validate(own_form.parsed(BODY.encode())), "2026-01-01-abcdef")
