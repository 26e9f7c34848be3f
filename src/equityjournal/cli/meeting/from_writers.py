"""Letters of writers on a coach's screen: the writers listed, and all letters of a writer; also as JSON."""

import shlex
from datetime import date
from typing import Any

from equityjournal.cli.meeting.coach_side import CoachSide, Kept
from equityjournal.cli.pairing.other import companion_called
from equityjournal.cli.pairing.own import companions, inbox, keyring
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def tell_writers(*, json: bool) -> None:
    """List the writers with letters kept here, and the letters past their day."""
    there = [known for known in companions().all() if inbox(known).kept()]
    if json:
        tell_json([_writer_json(writer) for writer in there])
        return
    for writer in there:
        if arrivals := inbox(writer).arrivals():
            day = in_words(arrivals[-1].opened.date())
            tell(say("{name}: something last came on {day}.", name=writer.name, day=day))
        else:
            tell(writer.name)
        note(*(say("{path} cannot be read.", path=path) for path in inbox(writer).unreadable()))
    for sentence in [sentence for writer in there for sentence in _reminders(writer)]:
        tell(sentence)
    if there:
        tell(say("`equityjournal with NAME` shows what somebody shared with you."))
    else:
        tell(say("Nothing that others shared is kept here. `equityjournal open FILE` opens what they send."))


def tell_letters(session: Session, name: str, *, json: bool) -> None:
    """Print all letters of a writer, newest first, as in the writer's own preview."""
    side = CoachSide(session, companion_called(name))
    numbered = list(enumerate(side.opened, start=1))[::-1]
    if json:
        tell_json([_letter_json(n, kept) for n, kept in numbered])
        return
    if not numbered:
        said = say(
            "Nothing that {name} shared is kept here. `equityjournal open FILE` opens what they send.",
            name=side.name,
        )
        tell(said)
    for n, kept in numbered:
        if n < len(numbered):
            tell()
        tell_paragraphs(paragraphs_of(kept.letter, side.name, keyring().card().name))


def _overdue(writer: Companion) -> list[tuple[int, Arrival, date]]:
    """Letters past their day for keeping, each with its number and day."""
    today, found = clock.now().date(), []
    for n, sealed in enumerate(inbox(writer).kept(), start=1):
        if sealed.came and sealed.came.keep_until and sealed.came.is_past(today):
            found.append((n, sealed.came, sealed.came.keep_until))
    return found


def _reminders(writer: Companion) -> list[str]:
    """Sentences asking to remove letters past their day."""
    return [
        say(
            "{name} asked for what came on {day} to be removed after {until}: "
            "`equityjournal with {typed} --remove {typed_day}` does so.",
            name=writer.name,
            day=in_words(came.opened.date()),
            until=in_words(until),
            typed=shlex.quote(writer.name),
            typed_day=came.opened.date().isoformat(),
        )
        for _, came, until in _overdue(writer)
    ]


def _writer_json(writer: Companion) -> dict[str, Any]:
    """A writer as `coach --json` prints them, in a list by name.

    `{"name", "last", "to_remove": [{"share", "keep_until"}]}`. `last` is the ISO day of the latest letter,
    or null; `to_remove` the letters whose writer would have liked them removed by now, with their number and
    an ISO date.
    """
    arrivals = inbox(writer).arrivals()
    return {
        "name": writer.name,
        "last": arrivals[-1].opened.date().isoformat() if arrivals else None,
        "to_remove": [{"share": n, "keep_until": until.isoformat()} for n, _, until in _overdue(writer)],
    }


def _letter_json(n: int, kept: Kept) -> dict[str, Any]:
    """A letter as `coach NAME --json` prints it, in a list, newest first.

    `{"share", "came", "sealed", "masked", "note", "keep_until", "items", "summary", "ask_about"}`: `share` is
    its number, `came` and `sealed` are moments, `keep_until` an ISO date; `came` and `keep_until` may be
    null. An item is `{"entry", "about", "title", "setting", "people", "feelings", "themes": [{"id", "title",
    "pack"}], "answers": [{"question", "text"}], "steps": [{"text", "by", "done"}], "their_words",
    "follows"}`. `about`, `by` and `done` are a day or, of a masked entry, a month. Notes, questions and texts
    are lists of their lines; what is empty in an item is left out.
    """
    letter = kept.letter
    content = letter.model_dump(mode="json", include={"items", "ask_about", "note"})
    return {
        "share": n,
        "came": kept.came.opened.isoformat() if kept.came else None,
        "sealed": letter.made.isoformat(),
        "masked": letter.masked,
        "note": content.get("note", []),
        "keep_until": letter.keep_until.isoformat() if letter.keep_until else None,
        "items": content.get("items", []),
        "summary": list(letter.summary),
        "ask_about": content.get("ask_about", []),
    }
