"""A journal's file of questions put by, on this machine.

No entry, export or backup holds them. A file that is lost or cannot be read counts as none put by: the
journal goes on, and asks again what it would have left alone for two weeks.
"""

import contextlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from equityjournal.core.text.errors import DamagedFile, NotSaved
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.put_by import Count, Credits, PutBy
from equityjournal.store.disk import files, systems
from equityjournal.store.records.journal_id import name_of

PATIENCE = 2.0  # seconds to wait for another window
_UNREADABLE = (DamagedFile, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


class QuestionsPutBy:
    """The questions put by in a journal, on this machine.

    Args:
        folder: The folder of such files.
        root: The journal's folder; only a checksum of its id stands in the file's name.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._root = root

    def read(self, today: date, credited_on: Credits) -> PutBy:
        """The questions put by; names over two weeks old are removed."""
        kept = self._kept()
        faded = kept.faded(today, credited_on)
        if faded != kept:
            self.add((), today, credited_on)
        return faded

    def add(self, offers: Sequence[Offer], today: date, credited_on: Credits) -> None:
        """Keep more questions, if the disk allows."""
        with contextlib.suppress(NotSaved, OSError):
            files.make_folder(self._folder)
            with systems.locked_within(self._folder / ".lock", PATIENCE):
                put_by = self._kept().with_more(offers).faded(today, credited_on)
                files.replace_for_now(self._path, _data(put_by))

    @property
    def _path(self) -> Path:
        return self._folder / f"{name_of(self._root)}.json"

    def _kept(self) -> PutBy:
        try:
            data = files.read(self._path)
            import json  # noqa: PLC0415 - where any is put by

            return _parsed(json.loads(data))
        except _UNREADABLE:
            return PutBy()


def _data(put_by: PutBy) -> bytes:
    import json  # noqa: PLC0415 - reading verbs put none by

    lately = [
        [offer.prompt, offer.day.isoformat(), offer.about and offer.about.isoformat(), offer.moment]
        for offer in put_by.lately
    ]
    counts = {
        theme: [count.ever, count.since, count.last and count.last.isoformat()]
        for theme, count in put_by.counts.items()
    }
    return json.dumps({"lately": lately, "counts": counts}).encode()


def _parsed(table: Any) -> PutBy:
    """The questions in a file.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: When it is not as it was written.
    """
    lately = [
        Offer(_word(prompt), date.fromisoformat(day), passed=True, about=_day(about), moment=_number(moment))
        for prompt, day, about, moment in table["lately"]
    ]
    counts = {
        theme: Count(_number(ever), _number(since), _day(last))
        for theme, (ever, since, last) in table["counts"].items()
    }
    return PutBy(tuple(lately), counts)


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)
