"""Keeping what was written: the journal made at the first writing, the entry saved, its draft removed."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.boundary import tell_what_is_wrong
from equityjournal.cli.terminal.output import heard_or_not, tell, tell_json
from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.core.text.speech import listed, say, say_many


def _abandoned(session: Session) -> list[Draft]:
    """Writings in which something was offered and nothing was typed."""
    return [draft for draft in session.journal.drafts.all() if not draft.has_text]


def make_journal(session: Session, to: TextIO, *, typed: bool, happened_to_me: bool) -> None:
    """Once, when the journal is made: where it is, and what a writer ought to know of it.

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
    """Do what comes once an entry is saved: whatever goes wrong in it is said, and writing ends well.

    An exit code that spoke of anything but the entry would have somebody, or a script, write it all again.
    """
    try:
        with heard_or_not():
            yield
    except MemoryError:
        pass  # a very long entry on a small machine: a sentence would only make its writer doubt
    except Exception as error:
        tell_what_is_wrong(error)


def save(session: Session, draft: Draft, hand: InHand, *, json: bool) -> tuple[Entry, Path]:
    """Keep the entry; only then take its draft away, and only then say so. Return it and its file."""
    hand.draft = draft  # until it is safe: should it not be saved, this is what is kept
    now = clock.now()
    carried = [one for one in _abandoned(session) if one.started != draft.started]
    try:
        entry, path = session.journal.add(_carrying_offers(draft, carried), now)
    except NotConfirmed:
        hand.is_safe = True  # the entry is there; a second copy would only confuse
        raise
    hand.is_safe = True
    with contextlib.suppress(NotSaved):  # the entry is safe; a draft that stays is offered again, no more
        for one in (draft, *carried):
            session.journal.drafts.remove(one)
    if json:
        tell_json({"id": entry.id, "path": str(path)})
    else:
        tell(_saved(session, entry, now.date()))
    return entry, path


def _saved(session: Session, entry: Entry, today: date) -> str:
    """That an entry is saved, the day it is about, and its tags; of a private one the day alone."""
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
    return f"{saved} {say_many('Theme: {titles}.', 'Themes: {titles}.', len(entry.themes), titles=titles)}"


def _carrying_offers(draft: Draft, carried: Sequence[Draft]) -> Draft:
    """A draft that takes over what was offered in writings nothing came of."""
    shown = [prompt for one in carried for prompt in one.shown]
    passed = [prompt for one in carried for prompt in one.passed]
    return draft.model_copy(
        update={
            "shown": list(dict.fromkeys([*shown, *draft.shown])),
            "passed": list(dict.fromkeys([*passed, *draft.passed])),
        }
    )
