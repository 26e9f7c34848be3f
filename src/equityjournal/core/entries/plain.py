"""Plain entries: answers and labels; no steps, words of others, link or unknown key.

`write TEXT` keeps such entries without Pydantic, whose loading takes longer than all other work; so
does the index take them in. A value not plainly right is left to `Entry`, to accept or refuse in words.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any, NamedTuple

from equityjournal.core.entries.answer_words import first_words, has_text
from equityjournal.core.entries.schema import ENTRY_ID, SCHEMA
from equityjournal.core.text.patterns import Later


class PlainAnswer(NamedTuple):
    """An answer, like `Answer`."""

    text: str
    prompt: str | None = None
    question: str | None = None
    themes: Sequence[str] = ()

    @property
    def table(self) -> dict[str, Any]:
        """The answer with the keys of its file."""
        asked = {"prompt": self.prompt, "question": self.question}
        given = {key: value for key, value in asked.items() if value is not None}
        return given | {"themes": list(self.themes), "text": self.text}


class PlainEntry(NamedTuple):
    """A plain entry, like `Entry`; or a draft, with a stand-in for its id."""

    happened: date
    pack: str
    language: str
    title: str
    setting: str
    people: Sequence[str]
    themes: Sequence[str]
    feelings: Sequence[str]
    private: bool
    happened_to_me: bool
    id: str
    written: datetime
    answers: Sequence[PlainAnswer]
    steps: tuple[()] = ()
    their_words: tuple[()] = ()
    follows: None = None

    @property
    def started(self) -> datetime:
        """The beginning of a draft."""
        return self.written

    @property
    def has_text(self) -> bool:
        """Whether any answer has text."""
        return has_text(self.answers)

    @property
    def excerpt(self) -> str:
        """First words of the first answer with text, on a single line."""
        return first_words(self.answers)

    @property
    def table(self) -> dict[str, Any]:
        """The entry with the keys of its file."""
        answers = [answer.table for answer in self.answers]
        return {"schema": SCHEMA, **{name: getattr(self, name) for name in _RIGHT}, "answers": answers}


def plain_draft(labels: Mapping[str, Any], started: datetime) -> PlainEntry | None:
    """A draft with labels and no text yet.

    None with any label not plainly right.
    """
    return _right(PlainEntry(**labels, id=_NO_ID, written=started, answers=[]))


def finished(draft: PlainEntry, identity: str, now: datetime) -> PlainEntry | None:
    """The entry of a draft.

    None without text, or with a value not plainly right.
    """
    return _right(draft._replace(id=identity, written=now)) if draft.has_text else None


def plain_entry(table: Mapping[str, Any]) -> PlainEntry | None:
    """The entry in a file's table; None with a value not plainly right."""
    is_ours = table.keys() == _KEYS and repr(table["schema"]) == str(SCHEMA)
    if not is_ours or type(table["answers"]) is not list or not all(map(_is_answer, table["answers"])):
        return None
    answers = [
        PlainAnswer(answer["text"], answer.get("prompt"), answer.get("question"), tuple(answer["themes"]))
        for answer in table["answers"]
    ]
    entry = _right(PlainEntry(**{name: table[name] for name in _LABELS}, answers=answers))
    return entry if entry and entry.has_text else None


def _is_answer(answer: Any) -> bool:
    """Whether an answer of a file has exactly the keys written by the program."""
    if type(answer) is not dict or not _ALWAYS <= answer.keys() <= _AT_MOST:
        return False
    return _are_names(answer["themes"]) and all(map(_is_text, (answer.get(key, "") for key in _ASKED)))


def _right(entry: PlainEntry) -> PlainEntry | None:
    return (
        entry
        if all(is_right(value) for is_right, value in zip(_RIGHT.values(), entry, strict=False))
        else None
    )


def _is_text(value: object) -> bool:
    return type(value) is str and (value.isascii() or not _LONE.search(value))


def _is_name(value: object) -> bool:
    return value != "" and _is_text(value)


def _are_names(values: object) -> bool:
    return type(values) is list and all(map(_is_name, values))


def _is_moment(value: object) -> bool:
    return type(value) is datetime and type(value.tzinfo) is timezone


_ASKED = ("prompt", "question")
_ALWAYS = {"themes", "text"}
_AT_MOST = {*_ALWAYS, *_ASKED}
_LONE = Later("[\ud800-\udfff]")  # a byte that stands for no character
_NO_ID = "0000-00-00-aaaaaa"
_ID = re.compile(ENTRY_ID)
_RIGHT: Mapping[str, Callable[[Any], bool]] = {
    "happened": lambda value: type(value) is date, "pack": _is_name, "language": _is_name, "title": _is_text,
    "setting": _is_text, "people": _are_names, "themes": _are_names, "feelings": _are_names,
    "private": lambda value: type(value) is bool, "happened_to_me": lambda value: type(value) is bool,
    "id": lambda value: _is_text(value) and _ID.fullmatch(value) is not None, "written": _is_moment,
    "answers": lambda answers: all(_is_text(answer.text) for answer in answers),
}  # fmt: skip
"""For each field of a file, in the order of `PlainEntry`, whether a value is plainly right."""

_LABELS = [*_RIGHT][:-1]
"""All of them but the answers."""
_KEYS = {"schema", *_RIGHT}
