"""Small forms and material for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from equityjournal.core.forms.form import Form
from equityjournal.core.forms.material import Candidate, Material

SOURCE = {
    "source": "https://example.org/rules",
    "seen_on": "its own page",
    "checked_on": date(2026, 11, 27),
}
"""Where an invented rule was read."""


def about_table(**changes: Any) -> dict[str, Any]:
    """The heading of a form as it is read from its file."""
    told = {"title": "A form on trial", "body": "A council", "who": "gardeners"}
    ends = {"official": "https://example.org/form", "look_again_after": date(2027, 11, 27)}
    return {"id": "trial", **told, **ends, **SOURCE, **changes}


def field_table(identity: str = "what", **changes: Any) -> dict[str, Any]:
    """A field as it is read from a form's file."""
    return {"id": identity, "name": f"Name of {identity}", "question": f"Question of {identity}?", **changes}


def part_table(*fields: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A part as it is read from a form's file."""
    own = {"id": "account", "title": "Account", "filled": "each", "fields": list(fields) or [field_table()]}
    return {**own, **changes}


def form_table(*parts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A form as it is read from its file."""
    return {"form": about_table(), "parts": list(parts) or [part_table()], **changes}


def a_form(*parts: dict[str, Any], **changes: Any) -> Form:
    """A form of the parts given."""
    return Form.model_validate(form_table(*parts, **changes))


def answered(text: str, *themes: str, moment: str | None = None) -> Candidate:
    """An answer that credits themes."""
    return Candidate("answers", text, "asked: How was it?", themes, moment)


def some_material(*candidates: Candidate, title: str = "") -> Material:
    """The material of an entry of June 2026."""
    return Material(date(2026, 6, 1), title, list(candidates) or [answered("It rained.")])


def texts(form_draft: Any) -> Sequence[Sequence[str | None]]:
    """The texts of a draft, by item."""
    return [[filled.text for filled in item.filled] for part in form_draft.parts for item in part.items]
