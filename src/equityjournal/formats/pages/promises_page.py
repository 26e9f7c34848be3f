"""Promises as HTML pages: for all, for new people, and in large print for the receivers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.promises.state import HORIZONS, Promise
from equityjournal.core.promises.telling import all_of, horizon_in_words, next_look
from equityjournal.core.text.speech import say
from equityjournal.formats.pages import rendered


class Told(NamedTuple):
    """A promise, with its sentences."""

    id: str
    what: str
    sentences: Sequence[str]


class Part(NamedTuple):
    """Promises under a heading."""

    name: str
    heading: str
    promises: Sequence[Told]


def whole_page(promises: Sequence[Promise], mark: str, today: date) -> str:
    """The page of all promises."""
    return _page(say("What was promised"), promises, mark, today, is_new=False)


def page_for_somebody_new(promises: Sequence[Promise], mark: str, today: date) -> str:
    """The page for a new manager: promises from before they came."""
    return _page(say("What was promised before you came"), promises, mark, today, is_new=True)


def sheet_in_large_print(promises: Sequence[Promise], today: date) -> str:
    """A sheet for each promise, for its receivers, with room to answer."""
    sheets = [(promise, next_look(promise, today)) for promise in promises]
    return rendered("promise-sheet.html", language=say("en-GB"), sheets=sheets, made=today)


def _page(title: str, promises: Sequence[Promise], mark: str, today: date, *, is_new: bool) -> str:
    parts = [
        Part(
            horizon,
            horizon_in_words(horizon),
            [_told(p, today) for p in promises if p.end is None and p.made.horizon == horizon],
        )
        for horizon in HORIZONS
    ]
    parts.append(Part("ended", say("Ended"), [_told(p, today) for p in promises if p.end]))
    return rendered(
        "promises.html",
        language=say("en-GB"),
        title=title,
        is_new=is_new,
        parts=[part for part in parts if part.promises],
        mark=mark,
        made=today,
    )


def _told(promise: Promise, today: date) -> Told:
    return Told(promise.id, promise.made.what, all_of(promise, today))
