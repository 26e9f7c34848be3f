"""Promises as documents: Markdown, JSON, and a table for spreadsheets."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from equityjournal.core.promises.as_table import as_table
from equityjournal.core.promises.state import Promise
from equityjournal.core.promises.telling import all_of, heard_in_words
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.formats.blocks import PART, Block, Front, Heading, Items
from equityjournal.formats.to_csv import row, without_formulas
from equityjournal.formats.to_markdown import MarkdownExporter

FORMAT = "equityjournal-promises"
VERSION = 1
"""Raised when a program that reads the earlier form would misread the new one."""
COLUMNS = (
    "id", "what", "to", "would_know", "asks", "horizon", "made", "look", "asked", "heard", "how", "by",
    "ended", "why", "quoted",
)  # fmt: skip


def markdown(promises: Sequence[Promise], mark: str, today: date) -> bytes:
    """All promises as Markdown, with all remarks."""
    sentences = [
        say("Written out on {day}. The register's mark was {mark}.", day=in_words(today), mark=mark),
        say("It is no measure of a team, a manager or a service."),
    ]
    front = Front(say("What was promised"), sentences, today.isoformat())
    return b"".join(MarkdownExporter().render(front, _blocks(promises, today)))


def json_document(promises: Sequence[Promise], mark: str, today: date) -> bytes:
    """All promises as JSON, with every field."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "written_out": today.isoformat(),
        "mark": mark,
        "promises": [as_table(promise) for promise in promises],
    }
    return f"{json.dumps(document, indent=2)}\n".replace("\x7f", "\\u007f").encode()


def csv_table(promises: Sequence[Promise], _mark: str, _today: date) -> bytes:
    """A row for each promise, in UTF-8 with the byte-order mark for spreadsheets."""
    rows = [row(COLUMNS)]
    for promise in promises:
        cells = without_formulas(dict(zip(COLUMNS, _cells(promise), strict=False)))
        rows.append(row([cells[name] for name in COLUMNS]))
    return "\ufeff".encode() + b"".join(rows)


def _blocks(promises: Sequence[Promise], today: date) -> Iterator[Block]:
    open_ones = [promise for promise in promises if promise.end is None]
    ended = [promise for promise in promises if promise.end]
    for heading, some in ((say("Open"), open_ones), (say("Ended"), ended)):
        if some:
            yield Heading(PART, heading)
        for promise in some:
            yield Heading(PART + 1, promise.made.what)
            yield Items(all_of(promise, today))


def _cells(promise: Promise) -> Iterator[str]:
    """The cells of a promise, but for the last."""
    table = as_table(promise)
    yield from (table[name] for name in ("id", "what", "to", "would_know", "asks", "horizon", "made", "look"))
    yield "yes" if promise.is_asked else "no"
    yield "\n".join(heard_in_words(heard) for heard in promise.heard)
    end = promise.end
    yield from (
        (end.ended.how, end.ended.by, end.day.isoformat(), end.ended.why) if end else ("", "", "", "")
    )
