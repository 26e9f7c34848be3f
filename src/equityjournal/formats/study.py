"""The file of a study by consent: JSON Lines, a row for each entry.

`docs/reference/study.schema.json` is its schema.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.core.text.dates import month_in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.core.text.visible import show

VERSION = 1
"""Raised when a program that reads the earlier rows would misread the new ones."""
ENDING = ".jsonl"

Row = Mapping[str, Any]


class StudyRows:
    """The rows of a file, by month; packed until they are asked for.

    Within a month they stand in the order of their words, which tells nothing of days.

    Args:
        entries: The entries.
        writer: The code of the file's writer, drawn anew for each file.
        consent: The sentence that the writer agreed to.
        setting: Whether the settings go along.
        feelings: Whether the feelings go along.
    """

    def __init__(
        self, entries: Iterable[Masked], writer: str, consent: str, *, setting: bool, feelings: bool
    ) -> None:
        self.writer, self.consent = writer, show(consent)
        self._packed: dict[str, list[bytes]] = {}
        for entry in entries:
            row = _row(entry, writer, consent, setting=setting, feelings=feelings)
            self._packed.setdefault(row["month"], []).append(zlib.compress(json.dumps(row).encode()))

    def __iter__(self) -> Iterator[Row]:
        """The rows."""
        for month in sorted(self._packed):
            rows: list[Row] = [json.loads(zlib.decompress(packed)) for packed in self._packed[month]]
            yield from sorted(rows, key=lambda row: [answer["text"] for answer in row["answers"]])

    def __len__(self) -> int:
        """Number of rows."""
        return sum(map(len, self._packed.values()))


def study_lines(rows: StudyRows) -> Iterator[bytes]:
    """The rows as lines of JSON, in ASCII."""
    for row in rows:
        yield f"{json.dumps(row)}\n".encode()


def study_text(rows: StudyRows) -> Iterator[str]:
    """All text of the rows, for a preview: what they share, then each."""
    front = [
        say("Agreed to: {consent}", consent=rows.consent),
        say("Your code in this file: {writer}", writer=rows.writer),
        say("Form of the rows: {version}", version=VERSION),
    ]
    yield "\n".join(front)
    for row in rows:
        yield "\n".join(_told(row))


def _row(entry: Masked, writer: str, consent: str, *, setting: bool, feelings: bool) -> Row:
    """The row of an entry, from named fields alone."""
    row: dict[str, Any] = {
        "schema": VERSION,
        "consent": show(consent),
        "writer": writer,
        "month": entry.happened.isoformat()[:7],
        "language": show(entry.language),
        "pack": show(entry.pack),
        "themes": list(dict.fromkeys(map(show, entry.credited))),
        "answers": [
            {
                "question": show(answer.question) if answer.question else None,
                "text": show(answer.text, lines=True),
            }
            for answer in entry.answers
            if answer.text.strip()
        ],
    }
    if setting:
        row["setting"] = show(entry.setting)
    if feelings:
        row["feelings"] = list(map(show, entry.feelings))
    return row


def _told(row: Row) -> Iterator[str]:
    """The lines of a row: its facts, then questions and answers."""
    year, month = row["month"].split("-")
    yield month_in_words(int(month), int(year))
    yield say("Language: {language}. Pack: {pack}.", language=row["language"], pack=row["pack"])
    yield say("Themes: {themes}", themes=listed(row["themes"]) or say("none"))
    if row.get("setting"):
        yield say("Setting: {setting}", setting=row["setting"])
    if row.get("feelings"):
        yield say("Feelings: {feelings}", feelings=listed(row["feelings"]))
    for answer in row["answers"]:
        asked = answer["question"]
        yield say("Asked: {question}", question=asked) if asked else say("Free writing:")
        yield answer["text"].strip()
