"""An entry as a plain table: the keys of its file, once it is known to be valid.

To show an entry, nothing more is needed, and no time goes into validating anew what the index has seen
validated. A test holds that what is filled in here is what an `Entry` would have had.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_EMPTY: dict[str, Any] = {
    "title": "",
    "setting": "",
    "people": [],
    "themes": [],
    "feelings": [],
    "shown": [],
    "passed": [],
    "private": False,
    "happened_to_me": False,
    "steps": [],
}
_EMPTY_ANSWER: dict[str, Any] = {"themes": []}
_EMPTY_STEP: dict[str, Any] = {"reason": ""}


def complete(table: Mapping[str, Any]) -> dict[str, Any]:
    """A valid entry's table, with every key that its file left out."""
    whole = {**_EMPTY, **table}
    whole["answers"] = [{**_EMPTY_ANSWER, **answer} for answer in whole["answers"]]
    whole["steps"] = [{**_EMPTY_STEP, **step} for step in whole["steps"]]
    return whole


def credited(table: Mapping[str, Any]) -> list[str]:
    """Every theme the entry credits, once: those of its answers, then those tagged by hand."""
    answered = [theme for answer in table["answers"] if answer["text"].strip() for theme in answer["themes"]]
    return list(dict.fromkeys([*answered, *table["themes"]]))


def as_json(value: Any) -> Any:
    """The same with every day and moment in ISO form, ready to be printed as JSON."""
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
