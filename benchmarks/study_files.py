"""Invented files of a study, as `export study` makes them: a file for each person."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

THEMES = (
    "power", "humility", "lived-experience", "structural-inequities", "emergence-and-trust",
    "historical-context", "language", "emotions-and-care",
)  # fmt: skip
MONTHS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]
CONSENT = "I chose these entries myself, and agree that they are used for the study I was told about."
ANSWERS = (
    "The desk was moved, and nobody said why.",
    "She said “not the council”, and \\ meant it.\nWe met at the café.",
    "Nobody had asked; a tab\there, and a smile 🙂.",
)
CELL, STEP = 10, 5
"""The smallest number of people printed, and the step of rounding."""
ROWS_A_PERSON = 20


def rows(count: int, seed: int = 1948) -> Iterator[Mapping[str, Any]]:
    """Rows of people with a few entries each, over two years; some themes and months are rare."""
    lot = random.Random(seed)  # noqa: S311 - invented data, the same each time
    writer = ""
    for number in range(count):
        if number % ROWS_A_PERSON == 0:
            writer = f"{lot.getrandbits(64):016x}"
        yield {
            "schema": 1,
            "consent": CONSENT,
            "writer": writer,
            "month": MONTHS[min(int(lot.expovariate(1 / 8)), len(MONTHS) - 1)],
            "language": "en-GB",
            "pack": "relational-equity",
            "themes": sorted({THEMES[int(len(THEMES) * lot.random() ** 2)] for _ in range(lot.randrange(4))}),
            "answers": [{"question": None, "text": lot.choice(ANSWERS)}],
        }


def write_files(folder: Path, count: int) -> None:
    """Write rows into files of a folder, one for each person."""
    folder.mkdir(parents=True)
    by_person: dict[str, list[str]] = defaultdict(list)
    for row in rows(count):
        by_person[row["writer"]].append(json.dumps(row) + "\n")
    for number, lines in enumerate(by_person.values()):
        (folder / f"study-{number:05}.jsonl").write_text("".join(lines), "utf-8")


def counted(count: int) -> list[tuple[str, str, int]]:
    """The answer to the query, counted here: theme, month, people rounded."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(count):
        for theme in row["themes"]:
            people[theme, row["month"]].add(row["writer"])
    printed = {cell: len(writers) for cell, writers in people.items() if len(writers) >= CELL}
    return sorted((*cell, STEP * ((number + STEP // 2) // STEP)) for cell, number in printed.items())
