"""`forms`: regulators' forms, and drafts made for each."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.core.forms.standing import checked, outdated
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.core.forms.form import Form, FormPart


def forms(
    context: typer.Context,
    form: Annotated[
        str | None,
        typer.Argument(
            metavar="[FORM]",
            help="One form, with its fields: nmc, swe, hcpc, gmc, asye.",
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """List the regulators' forms that a draft can be made for.

    Given a form, this shows the fields, what the regulator asks, and where and
    when each was read. `equityjournal export nmc 2 5` makes a draft of
    entries 2 and 5 of your list. Only the day of a draft is kept, on this
    machine.
    """
    from equityjournal.cli.exporting.regulator_forms import (  # noqa: PLC0415 - loads Pydantic
        drafts_made,
        form_named,
        forms_of,
    )

    session, today = open_session(context), clock.now().date()
    days = drafts_made(session).read()
    if form is not None:
        found = form_named(session, form)
        if json:
            tell_json(_as_json(found, days.get(found.id, []), today))
        else:
            _tell_form(found, days.get(found.id, []), today)
        return
    there = forms_of(session, remarks=True)
    if json:
        tell_json([_as_json(found, days.get(found.id, []), today) for found in there.values()])
        return
    for found in there.values():
        _tell_in_short(found, days.get(found.id, []), today)
        tell()
    tell(
        say(
            "`equityjournal export nmc 2 5` makes a draft of entries 2 and 5 of your list. "
            "`equityjournal forms nmc` shows what is in one."
        )
    )


def _tell_in_short(form: "Form", days: "Sequence[date]", today: date) -> None:
    """Print a form's title, and the days of its drafts."""
    tell(say("{id}: {title}", id=form.id, title=form.form.title), bold=True)
    tell(say("For {who}. Checked on {day}.", who=form.form.who, day=in_words(form.form.checked_on)), indent=2)
    if form.is_outdated(today):
        tell(outdated(form), indent=2)
    for sentence in _state(form, days, today):
        tell(sentence, indent=2)


def _state(form: "Form", days: "Sequence[date]", today: date) -> list[str]:
    """Sentences on drafts made: this registration year first, if the regulator has any."""
    start = form.year_of(today)
    if start is None:
        return [say("Drafted here on {days}.", days=_in_words(days))] if days else []
    said = []
    if recent := [day for day in days if day >= start]:
        said.append(
            say(
                "Drafted here on {days}, in the registration year since {start}.",
                days=_in_words(recent),
                start=in_words(start),
            )
        )
    if before := [day for day in days if day < start]:
        said.append(say("Before that, on {days}.", days=_in_words(before)))
    return said


def _in_words(days: "Sequence[date]") -> str:
    """Days in words, joined."""
    return listed([in_words(day) for day in days])


def _tell_form(form: "Form", days: "Sequence[date]", today: date) -> None:
    """Print a form whole: its fields, its regulator's requirements, its sources."""
    _tell_in_short(form, days, today)
    for part in form.parts:
        tell()
        title = say("{part} (--part {id})", part=part.title, id=part.id)
        tell(part.title if part.apart else title, bold=True)
        _tell_part(part)
    tell()
    tell(say("What {body} asks, as found:", body=form.form.body), bold=True)
    for fact in form.facts:
        tell(fact.text, indent=2, hang=2)
        tell(
            say("{source}, read on {day}", source=fact.source, day=in_words(fact.checked_on)),
            indent=4,
            hang=2,
        )
    tell()
    tell(checked(form))
    tell(say("The official form: {address}", address=form.form.official))


def _tell_part(part: "FormPart") -> None:
    """Print the fields of a part, each with the word for --set."""
    if part.apart:
        tell(say("On a sheet of its own (--apart), for it holds another person's details."), indent=2)
    for field in part.fields:
        tell(say("{id}: {name}", id=field.id, name=field.name), indent=2, hang=2)
        if field.choices:
            tell(listed(field.choices, last=say("or")), indent=4, hang=2)
        if field.limit is not None and field.limit.words is not None:
            tell(say("Up to {most} words.", most=field.limit.words), indent=4)
    if part.limit is not None and part.limit.words is not None:
        tell(say("Up to {most} words in all.", most=part.limit.words), indent=2)


def _as_json(form: "Form", days: "Sequence[date]", today: date) -> dict[str, Any]:
    """A form, in the JSON of `forms --json`.

    `{"id", "title", "body", "who", "official", "checked_on", "look_again_after", "outdated", "year_since",
    "drafts"}`: days are ISO dates; `year_since` is the first day of the registration year, or null.
    """
    about, start = form.form, form.year_of(today)
    return {
        "id": form.id,
        "title": about.title,
        "body": about.body,
        "who": about.who,
        "official": about.official,
        "checked_on": about.checked_on.isoformat(),
        "look_again_after": about.look_again_after.isoformat(),
        "outdated": form.is_outdated(today),
        "year_since": start.isoformat() if start else None,
        "drafts": [day.isoformat() for day in days],
    }
