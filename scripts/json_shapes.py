"""The shape of what `--json` prints: each key, and what kind of value stands there."""

import json
import re
from typing import Any

from standing_still import said

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


def shape(*arguments: str) -> str:
    """The shape of `equityjournal ARGUMENTS --json` for the invented journal, a key a line."""
    return "\n".join(_lines([json.loads(said(*arguments, "--json"))], ""))


def _lines(values: list[Any], indent: str) -> list[str]:
    """The shape of several values that stand in the same place."""
    items = [item for value in values if isinstance(value, list) for item in value]
    objects = [value for value in (*values, *items) if isinstance(value, dict)]
    keys = dict.fromkeys(key for value in objects for key in value)
    lines = []
    for key in keys:
        there = [value[key] for value in objects if key in value]
        kinds = list(dict.fromkeys(kind for value in there for kind in _kinds(value)))
        if len(there) < len(objects):
            kinds.append("or absent")
        lines.append(f"{indent}{key}: {_in_words(kinds)}")
        lines.extend(_lines(there, indent + "  "))
    return lines


def _kinds(value: Any) -> list[str]:
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["true or false"]
    if isinstance(value, int | float):
        return ["number"]
    if isinstance(value, str):
        return ["moment" if _MOMENT.match(value) else "day" if _DAY.match(value) else "text"]
    if isinstance(value, dict):
        return ["object"]
    inside = list(dict.fromkeys(kind for item in value for kind in _kinds(item)))
    return [f"list of {inside[0]}s" if inside else "list"]


def _in_words(kinds: list[str]) -> str:
    plain = [kind for kind in kinds if kind not in ("null", "or absent")]
    if "list" in plain and len(plain) > 1:
        plain.remove("list")  # an empty list says nothing of what stands in it
    said_of = " or ".join([*plain, *(["null"] if "null" in kinds else [])])
    return said_of + (", or absent" if "or absent" in kinds else "")
