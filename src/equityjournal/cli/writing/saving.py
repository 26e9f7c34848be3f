"""Saving: the journal made, the entry kept, its draft removed."""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.editing.small_steps import has_gone_by, tell_steps
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import heard_or_not, tell, tell_json
from equityjournal.cli.writing.request import Request
from equityjournal.core.entries.their_words import in_a_line
from equityjournal.core.text.dates import day_said, in_words
from equityjournal.core.text.errors import NotConfirmed, NotSaved
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.text.visible import shortened

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyDraft, AnyEntry, Draft, Entry


def _without_words(session: Session) -> "list[Draft]":
    """Drafts without words."""
    drafts = session.journal.drafts
    return [draft for draft in drafts.all() if not (draft.has_text or drafts.text_left(draft))]


def make_journal(session: Session, to: TextIO, *, typed: bool, names_welcome: bool) -> None:
    """Make the journal at the first writing, with advice.

    Its place is named after the first save.

    Args:
        session: The journal.
        to: Where to speak.
        typed: The text stood on the command line.
        names_welcome: It is on a private path, where names may matter later.
    """
    if session.journal.exists:
        return
    session.journal.make()
    said = say("Kept on this machine. A court, or others with the right, may ask for it.")
    if not names_welcome:
        said += " " + say("Write so that no one can be recognised.")
    tell(said, to=to)
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
        from equityjournal.cli.terminal.boundary import tell_what_is_wrong  # noqa: PLC0415 - only for an error

        tell_what_is_wrong(error)


def save(request: Request, draft: "AnyDraft", hand: InHand) -> "tuple[AnyEntry, Path]":
    """Keep the entry, remove its draft, and say so.

    Return the entry and its file.
    """
    session = request.session
    hand.draft = draft  # kept unfinished, should saving fail
    now = clock.now()
    if draft.happened > now.date():
        _tell_to_come(draft.happened, request.to)
    is_first = not session.journal.has_entries
    drafts = session.journal.drafts
    empty = [begun for begun in _without_words(session) if begun.started != draft.started]
    refused = drafts.with_words(draft.answers[0].text) if hand.typed and len(draft.answers) == 1 else []
    try:
        entry, path = session.journal.add(draft, now)
    except NotConfirmed:
        hand.is_safe = True  # the entry is there; a second copy would only confuse
        raise
    hand.is_safe = True
    with contextlib.suppress(NotSaved):  # the entry is safe; a draft that stays is offered again, no more
        for done in (draft, *empty):
            drafts.remove(done)
        for before in refused:  # put away, not removed: the labels of a line not read may be wanted
            if before.record.started != draft.started:
                drafts.put_away(before, clock.now())
    if request.options.json:
        tell_json({"id": entry.id, "path": str(path)})
        tell_steps(entry.steps, request.to, private=entry.private)
    else:
        _tell_saved(request, entry, now.date(), given=hand.is_given)
        if session.is_chosen and not is_first:
            tell(say("It is in the journal {path}.", path=session.journal.root))
    if is_first:
        tell(say("Your journal is in {path}.", path=session.journal.root), to=request.to)
    return entry, path


def _tell_to_come(day: date, to: TextIO) -> None:
    with heard_or_not():
        tell(say("{day} is still to come; it is kept all the same.", day=in_words(day)), to=to)


def add_to(session: Session, path: Path, changes: Mapping[str, Any]) -> "Entry":
    """Add to a saved entry in its file."""
    kept = session.journal.read(path)
    entry = kept.record.model_copy(update=changes)
    session.journal.complete(kept, entry, clock.now())
    return entry


def _tell_saved(request: Request, entry: "AnyEntry", today: date, *, given: bool) -> None:
    """Print day, first words and labels of a saved entry; of a private entry no words."""
    day = day_said(entry.happened, today)
    if entry.private:
        tell(say("Saved as private, about {day} ({id}).", day=day, id=entry.id))
        if kinds := _kinds(entry):
            tell(say("With it: {kinds}.", kinds=listed(kinds)))
        if any(map(has_gone_by, entry.steps)):
            tell(say("The day of its small step has gone by."))
        return
    tell(say("Saved, about {day} ({id}).", day=day, id=entry.id))
    tell(shortened(entry.excerpt, FIRST_WORDS), indent=2)
    for label in _labels(request, entry, given=given):
        tell(label, indent=2, hang=2)
    tell_steps(entry.steps, sys.stdout, private=False)


FIRST_WORDS = 60  # characters of an entry, to know it by on one line


def _labels(request: Request, entry: "AnyEntry", *, given: bool) -> list[str]:
    """Sentences on the labels of an entry, as understood.

    A question asked at the terminal stands on the screen already.
    """
    titles = request.session.shelf.titles
    themes = [titles.get(theme, theme) for theme in entry.themes]
    question = entry.answers[0].question if given and request.options.prompt else None
    labels = {
        say_many("Theme: {words}.", "Themes: {words}.", len(themes), words=listed(themes)): themes,
        say("Title: {words}.", words=entry.title): entry.title,
        say("Setting: {words}.", words=entry.setting): entry.setting,
        say("Who was there: {words}.", words=", ".join(entry.people)): entry.people,
        say("Feelings: {feelings}.", feelings=", ".join(entry.feelings)): entry.feelings,
        **{in_a_line(said.text, said.how, said.knows): True for said in entry.their_words},
        say("Question: {words}", words=question): question,
        say("Pack: {words}.", words=_pack_title(request, entry)): given and request.options.pack,
    }
    return [sentence for sentence, value in labels.items() if value]


def _pack_title(request: Request, entry: "AnyEntry") -> str:
    """The title of the entry's pack, if any was named; a question named beside it has its own pack."""
    return request.session.shelf.pack(entry.pack).title if request.options.pack else ""


def _kinds(entry: "AnyEntry") -> list[str]:
    """The kinds of labels of a private entry, without their words."""
    kinds = {
        say("a title"): entry.title,
        say("a setting"): entry.setting,
        say("who was there"): entry.people,
        say("feelings"): entry.feelings,
        say("themes"): entry.themes,
        say("a small step"): entry.steps,
        say("somebody's words"): entry.their_words,
    }
    return [kind for kind, value in kinds.items() if value]
