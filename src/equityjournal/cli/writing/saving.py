"""Saving: the journal made, the entry kept, its draft removed."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TextIO

from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.boundary import tell_what_is_wrong
from equityjournal.cli.terminal.output import heard_or_not, tell, tell_json
from equityjournal.cli.writing.request import Request
from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.core.text.speech import listed, say, say_many


def _abandoned(session: Session) -> list[Draft]:
    """Drafts with questions offered and no text."""
    return [draft for draft in session.journal.drafts.all() if not draft.has_text]


def make_journal(session: Session, to: TextIO, *, typed: bool, happened_to_me: bool) -> None:
    """Make the journal at the first writing, with advice.

    Args:
        session: The journal.
        to: Where to speak.
        typed: The text stood on the command line.
        happened_to_me: It is about how the writer was treated, so that names are welcome in it.
    """
    if session.journal.exists:
        return
    session.journal.make()
    tell(say("Your journal is in {path}. It stays on this machine.", path=session.journal.root), to=to)
    produced = say(
        "Notes like these may have to be produced if a court, or somebody else with the right, asks."
    )
    roles = say("Write so that no one can be recognised: roles, not names.")
    tell(produced if happened_to_me else f"{produced} {roles}", to=to)
    if typed:
        tell(
            say(
                "Text after the command stays in the shell's history; "
                "`equityjournal write` alone asks instead."
            ),
            to=to,
        )
    tell(to=to)


@contextlib.contextmanager
def saved_by_now() -> Iterator[None]:
    """Say any error after saving, and go on.

    An exit code for a later error would have a person, or a script, write the entry again.
    """
    try:
        with heard_or_not():
            yield
    except MemoryError:
        pass  # a very long entry on a small machine: a sentence would only make its writer doubt
    except Exception as error:
        tell_what_is_wrong(error)


def save(request: Request, draft: Draft, hand: InHand) -> tuple[Entry, Path]:
    """Keep the entry, remove its draft, and say so.

    Return the entry and its file.
    """
    session = request.session
    hand.draft = draft  # kept unfinished, should saving fail
    now = clock.now()
    if draft.happened > now.date():
        _tell_to_come(draft.happened, request.to)
    carried = [begun for begun in _abandoned(session) if begun.started != draft.started]
    try:
        entry, path = session.journal.add(_carrying_offers(draft, carried), now)
    except NotConfirmed:
        hand.is_safe = True  # the entry is there; a second copy would only confuse
        raise
    hand.is_safe = True
    with contextlib.suppress(NotSaved):  # the entry is safe; a draft that stays is offered again, no more
        for done in (draft, *carried):
            session.journal.drafts.remove(done)
    if request.options.json:
        tell_json({"id": entry.id, "path": str(path)})
    else:
        tell(_saved(session, entry, now.date()))
    return entry, path


def _tell_to_come(day: date, to: TextIO) -> None:
    with heard_or_not():
        tell(say("{day} is still to come; it is kept all the same.", day=in_words(day)), to=to)


def add_to(session: Session, path: Path, changes: Mapping[str, Any]) -> Entry:
    """Add to a saved entry in its file."""
    kept = session.journal.read(path)
    entry = kept.record.model_copy(update=changes)
    session.journal.complete(kept, entry, clock.now())
    return entry


def _saved(session: Session, entry: Entry, today: date) -> str:
    """The sentence on a saved entry: its day and tags; of a private entry the day alone."""
    day = with_weekday(entry.happened)
    if entry.happened == today:
        day = say("today, {day}", day=day)
    elif entry.happened == today - timedelta(days=1):
        day = say("yesterday, {day}", day=day)
    if entry.private:
        return say("Saved as private, about {day} ({id}).", day=day, id=entry.id)
    saved = say("Saved, about {day} ({id}).", day=day, id=entry.id)
    if not entry.themes:
        return saved
    titles = listed([session.shelf.titles.get(theme, theme) for theme in entry.themes])
    themes = say_many("Theme: {titles}.", "Themes: {titles}.", len(entry.themes), titles=titles)
    return f"{saved} {themes}"


def _carrying_offers(draft: Draft, carried: Sequence[Draft]) -> Draft:
    """The draft with the offers of abandoned drafts."""
    shown = [prompt for abandoned in carried for prompt in abandoned.shown]
    passed = [prompt for abandoned in carried for prompt in abandoned.passed]
    return draft.model_copy(
        update={
            "shown": list(dict.fromkeys([*shown, *draft.shown])),
            "passed": list(dict.fromkeys([*passed, *draft.passed])),
        }
    )
