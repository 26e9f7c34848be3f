"""Diaries put on the disk, and read as `import` reads them."""

import random
from pathlib import Path

from diaries import Diary
from equityjournal.cli.importing.choosing import chosen
from equityjournal.core.importing.arriving import Arrival
from equityjournal.core.importing.outcomes import Outcome
from equityjournal.core.importing.tags import ThemesByName
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.importing.holdings import Holdings
from equityjournal.store.importing.planning import Planner

THEMES = ThemesByName([{"power": ("power", "Power dynamics", "decisions")}])

HOSTILE = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"[[[[[[[[", b'"', b"\\ud800", b"\n---\n", b"[2019-07 14:23] x\n",
    b"99999999999999999999", b"1e999", b"NaN", b"<!ENTITY a 'b'>", b"&a;", b"]]>", b"\x1b[31m", b"\r", b"{}", b"null",
    b"2031-13-45", b"0000-00-00", b"9999-12-31", "٣ June 2020".encode(), b"Date: x", b"```", b"{", b"}", b",",
    b"-1", b"true", b"PK\5\6", b"+99:99", b"../../x", b"::", b"%", b"\xe2\x80\xae",
]  # fmt: skip


def laid_out(diary: Diary, place: Path) -> Path:
    """Put a diary on the disk; return its file or folder."""
    for path, data in diary.files.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return place if len(diary.files) > 1 else place / next(iter(diary.files))


def outcomes(path: Path, home: Path, name: str | None = None) -> tuple[str, list[Outcome]]:
    """The format found, and what becomes of each item, into an empty journal."""
    with chosen(name, path) as found:
        arrival = Arrival(found.name, "relational-equity", "en-GB", THEMES)
        planner = Planner(Holdings(home / "empty"), ErasedIds(home / "state"), arrival)
        return found.name, list(planner.outcomes(found.importer.read(found.source)))


def spoiled(data: bytes, lot: random.Random) -> bytes:
    """Bytes with a few of them cut, doubled, turned or replaced."""
    for _ in range(lot.randint(1, 4)):
        at = lot.randrange(len(data) + 1)
        end = min(at + lot.choice([1, 3, 20, 400]), len(data))
        match lot.randrange(6):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:end] + data[at:]
            case 3:
                data = data[:at] + lot.choice(HOSTILE) + data[at:]
            case 4:
                data = data[:at] + lot.choice(HOSTILE) + data[end:]
            case _:
                data = (
                    data[:at]
                    + bytes(byte ^ (1 << lot.randrange(8)) for byte in data[at : at + 1])
                    + data[at + 1 :]
                )
    return data
