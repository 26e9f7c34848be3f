"""The table of regulators' forms for the page on sources: each page read, its owner, and the day."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FORMS = Path(__file__).parents[1] / "prompts" / "forms"


def forms_table() -> str:
    """A row for each page that a form cites."""
    rows = ["| form | page | whose | read on |", "|---|---|---|---|"]
    for path in sorted(FORMS.glob("*.toml")):
        cited = {table["source"]: table for table in _sourced(tomllib.loads(path.read_text("utf-8")))}
        for address, table in cited.items():
            day = table["checked_on"]
            rows.append(f"| `{path.stem}` | {address} | {table['seen_on']} | {day.day} {day:%B %Y} |")
    return "\n".join(rows)


def _sourced(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Tables with a source, in the order of the file."""
    if "source" in table:
        yield table
    for value in table.values():
        for below in value if isinstance(value, list) else [value]:
            if isinstance(below, dict):
                yield from _sourced(below)
