"""A journal's forms of regulators; unreadable files are named."""

from typing import TYPE_CHECKING

from equityjournal.cli.session.problems import name_problems
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_titled
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import drafts_made_place, shipped_packs
from equityjournal.store.forms.drafts_made import DraftsMade
from equityjournal.store.forms.form_files import find_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equityjournal.cli.session.session import Session
    from equityjournal.core.forms.form import Form


def forms_of(session: "Session", *, remarks: bool = False) -> "Mapping[str, Form]":
    """The forms by id: shipped, then the writer's own.

    Args:
        session: The journal.
        remarks: Whether to name unknown keys too.
    """
    forms = find_forms(shipped_packs(), session.root / "prompts")
    name_problems([*forms.problems, *(forms.remarks if remarks else ())])
    return forms.found


def form_named(session: "Session", name: str) -> "Form":
    """The form meant by a name: its id, or words of its title.

    Raises:
        UnknownName: When no form has this name, with the nearest.
        NotAllowed: When no form can be read.
    """
    forms = forms_of(session)
    if not forms:
        raise NotAllowed(say("No form can be read, so there is nothing to draft."))
    titles = {form.id: (form.id, form.form.title, form.form.body) for form in forms.values()}
    return forms[find_titled(name, titles, say("form"))]


def drafts_made(session: "Session") -> "DraftsMade":
    """Days of drafts made from this journal, on this machine."""
    return DraftsMade(drafts_made_place(), session.root)
