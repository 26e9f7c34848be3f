"""What a journal keeps: an entry put there without the command line, and what the files of entries say."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.store.entries.journal import Journal
from equityjournal.store.settings.values import journal_place
from program import Program


def keep(journal: Path, clock: Callable[[], datetime], **fields: Any) -> None:
    """An entry with whatever `write` cannot say, about power or about the themes given, as of this moment."""
    now = clock()
    answer = Answer(themes=fields.pop("about", ["power"]), text=fields.pop("text", "Words."))
    asked = [Answer(prompt=cited, text="Words.") for cited in fields.pop("asked", [])]
    facts = {"happened": now.date(), "pack": "relational-equity", "language": "en-GB", **fields}
    kept = Journal(journal)
    kept.make()
    kept.add(Draft(started=now, answers=[answer, *asked], **facts), now)


def write_on(program: Program, days: int, *themes: str) -> None:
    """Keep an entry a day for some days, each tagged with all of `themes`, by way of the store."""
    for _ in range(days):
        program.clock.pass_days(1)
        keep(journal_place(), program.clock, about=[], themes=list(themes))


def kept_files(journal: Path) -> list[Path]:
    """Every entry's file."""
    return sorted(journal.glob("entries/*/*/*.toml"))


def only_record(journal: Path) -> dict[str, Any]:
    """The one record there is."""
    (path,) = kept_files(journal)
    return tomllib.loads(path.read_text("utf-8"))


def records(journal: Path) -> dict[str, dict[str, Any]]:
    """The entries of a journal, by their titles."""
    read = [tomllib.loads(path.read_text()) for path in kept_files(journal)]
    return {record["title"]: record for record in read}
