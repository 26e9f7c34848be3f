"""`edit`: an entry's words, in place or in an editor, or facts by options."""

import sys
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from equityjournal.cli.commands.arguments import EntryName
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import holds_words
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.feelings import feelings_typed
from equityjournal.core.text.errors import UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.answering.writing_way import Way
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.records.record import Stored


class Facts(NamedTuple):
    """Facts by options, as typed; None where an option was not given."""

    day: Annotated[str | None, typer.Option("--date", "-d", metavar="DAY", help="Another day.")] = None
    setting: Annotated[str | None, typer.Option(metavar="WORDS", help="Another setting.")] = None
    person: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="Who was there instead, by role.")
    ] = None
    feeling: Annotated[
        list[str] | None, typer.Option("--feeling", "-f", metavar="WORD", help="Other feelings.")
    ] = None
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Another title.")] = None
    private: Annotated[
        bool | None, typer.Option("--private/--not-private", help="Keep it out of exports, or not.")
    ] = None

    @property
    def are_given(self) -> bool:
        """Whether any option was given."""
        return any(option is not None and option != [] for option in self)

    def read(self, today: date) -> dict[str, Any]:
        """Values of the entry's fields, for the options given.

        Raises:
            UnclearDate: When the day is none.
        """
        wanted = {
            "happened": None if self.day is None else parse_day(self.day, today),
            "setting": None if self.setting is None else _on_one_line(self.setting),
            "people": _roles(self.person) if self.person else None,
            "feelings": feelings_typed(self.feeling) if self.feeling else None,
            "title": None if self.title is None else _on_one_line(self.title),
            "private": self.private,
        }
        return {name: value for name, value in wanted.items() if value is not None}


@partial(with_gathered, parameter="options", kind=Facts)
def edit(
    context: typer.Context,
    entry: EntryName,
    options: Facts,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Change the words in your editor.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Change them line by line.")] = False,
) -> None:
    """Change an entry: its words, or facts by options.

    Without options for facts, its words open to be changed: in the box, an
    answer at a time; where you do not write in the box, or with --editor, all
    of them in your editor. Of an entry about what happened to you, a later thought can
    be added instead, with its own day. The version before is kept;
    `equityjournal show ID --versions` lists all there are. Of an entry whose
    file cannot be read, the file itself opens in your editor, and is looked
    at again after.
    """
    from equityjournal.cli.editing import entry_words, what_changed  # noqa: PLC0415 - load Pydantic
    from equityjournal.cli.writing import adding  # noqa: PLC0415 - as above

    if holds_words(sys.stdin):
        said = say(
            "`equityjournal edit` reads no words from a pipe, so these are left there. "
            "`equityjournal write` keeps such words."
        )
        note(said)
    session, now = open_session(context), clock.now()
    stored = _opened(session, entry, now, for_facts=options.are_given)
    if stored is None:
        return
    facts = options.read(now.date())
    session.journal.refuse_change(stored)
    if not facts and adding.is_added_instead(stored.record):
        adding.add_thought(context, session, stored.record, now)
        return
    way: Way | None = "editor" if editor else "lines" if lines else None
    words = None if facts else entry_words.edited_words(session, stored, now, way)
    changed = _with_facts(session, stored, facts, now) if facts else words
    if changed is None:
        return
    if changed == stored.record:
        tell(say("Nothing was changed."))
    else:
        what_changed.tell_changed(stored.record, changed, now.date())


def _opened(session: "Session", name: str, now: datetime, *, for_facts: bool) -> "Stored[Entry] | None":
    """The entry named; None after its damaged file opened in the editor instead.

    Raises:
        UnreadableEntry: For an unreadable one, where facts are to be changed.
    """
    from equityjournal.cli.editing.unreadable_file import edit_file  # noqa: PLC0415 - loads Pydantic

    try:
        stored = session.open_entry(name, now.date())
    except UnreadableEntry as unreadable:
        if for_facts:
            raise
        edit_file(session, unreadable.identity, now)
        return None
    if stored.state is State.CUT_OFF and not for_facts:
        edit_file(session, stored.record.id, now)
        return None
    return stored


def _with_facts(session: "Session", stored: "Stored[Entry]", facts: dict[str, Any], now: datetime) -> "Entry":
    """The entry with other facts, stored where they differ."""
    changed = stored.record.model_copy(update=facts)
    if changed != stored.record:
        session.journal.replace(stored, changed.model_copy(update={"edited": now}), now)
    return changed


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _roles(typed: list[str]) -> list[str]:
    return [_on_one_line(role) for role in typed if role.strip()]
