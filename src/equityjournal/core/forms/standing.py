"""Sentences on a form's day of checking, and its age."""

from typing import TYPE_CHECKING

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.forms.form import Form


def checked(form: "Form") -> str:
    """The sentence on the day the form was checked."""
    return say(
        "Field names as published when checked on {day}; use the official form.",
        day=in_words(form.form.checked_on),
    )


def outdated(form: "Form") -> str:
    """The sentence on a form past its day to look again."""
    return say(
        "They were to be looked at again after {day}, so they may be out of date.",
        day=in_words(form.form.look_again_after),
    )
