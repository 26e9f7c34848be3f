"""The file of a study by consent: JSON Lines, a row for each entry.

`docs/reference/study.schema.json` is its schema.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from equityjournal.core.notices.masked_entry import Masked
from equityjournal.core.text.dates import month_in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.core.text.visible import show

VERSION = 1
"""Raised when a program that reads the earlier rows would misread the new ones."""
ENDING = ".jsonl"

Row = Mapping[str, Any]


def study_rows(
    entries: Iterable[Masked], writer: str, consent: str, *, setting: bool, feelings: bool
) -> list[Row]:
    """The rows of a file, by month.

    Within a month they stand in the order of their words, which tells nothing of days.

    Args:
        entries: The entries.
        writer: The code of the file's writer, drawn anew for each file.
        consent: The sentence that the writer agreed to.
        setting: Whether the settings go along.
        feelings: Whether the feelings go along.
    """
    rows = [_row(entry, writer, consent, setting=setting, feelings=feelings) for entry in entries]
    return sorted(rows, key=lambda row: (row["month"], [answer["text"] for answer in row["answers"]]))


def study_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as lines of JSON, in ASCII."""
    for row in rows:
        yield f"{json.dumps(row)}\n".encode()


def study_text(rows: Sequence[Row]) -> str:
    """All text of the rows, for a preview."""
    front = [
        say("Agreed to: {consent}", consent=rows[0]["consent"]),
        say("Your code in this file: {writer}", writer=rows[0]["writer"]),
        say("Form of the rows: {version}", version=VERSION),
    ]
    entries = ["\n".join(_told(row)) for row in rows]
    return "\n\n".join(["\n".join(front), *entries])


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
