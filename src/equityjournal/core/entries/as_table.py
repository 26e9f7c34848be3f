"""Valid entries as plain tables, with the keys of their file.

Enough to show an entry the index has already seen validated, without the time to validate anew. A test holds
that the defaults filled in here are those of `Entry`.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

_FORMER = ("shown", "passed")
_EMPTY: dict[str, Any] = {
    "title": "",
    "setting": "",
    "people": [],
    "themes": [],
    "feelings": [],
    "private": False,
    "happened_to_me": False,
    "steps": [],
    "their_words": [],
}
_EMPTY_ANSWER: dict[str, Any] = {"themes": []}
_EMPTY_STEP: dict[str, Any] = {"reason": ""}
_EMPTY_THEIR_WORDS: dict[str, Any] = {"how": "", "outcome": ""}


def complete(table: Mapping[str, Any]) -> dict[str, Any]:
    """A valid entry's table, completed with the defaults of missing keys."""
    whole = {**_EMPTY, **{key: value for key, value in table.items() if key not in _FORMER}}
    whole["answers"] = [{**_EMPTY_ANSWER, **answer} for answer in whole["answers"]]
    whole["steps"] = [{**_EMPTY_STEP, **step} for step in whole["steps"]]
    whole["their_words"] = [{**_EMPTY_THEIR_WORDS, **said} for said in whole["their_words"]]
    return whole


def credited(table: Mapping[str, Any]) -> list[str]:
    """Themes of the entry's answers, then those tagged by hand."""
    answered = [theme for answer in table["answers"] if answer["text"].strip() for theme in answer["themes"]]
    return list(dict.fromkeys([*answered, *table["themes"]]))


def as_json(value: Any) -> Any:
    """A copy ready for JSON, its days and moments in ISO form.

    JSON has no numbers without an end: they are the words `inf`, `-inf` and `nan`, as in TOML.
    """
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime | time) else value
