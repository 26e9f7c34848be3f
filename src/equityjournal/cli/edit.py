"""`edit`: an entry's words where they are read or in an editor, or facts by options."""

import sys
from typing import Annotated, Any

import typer

from equityjournal.cli.session.arguments import EntryName
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import holds_words, words_between_commas
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.errors import UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.disk.seal import State


def edit(
    context: typer.Context,
    entry: EntryName,
    day: Annotated[str | None, typer.Option("--date", "-d", metavar="DAY", help="Another day.")] = None,
    setting: Annotated[str | None, typer.Option(metavar="WORDS", help="Another setting.")] = None,
    person: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="Who was there instead, by role.")
    ] = None,
    feeling: Annotated[
        list[str] | None, typer.Option("--feeling", "-f", metavar="WORD", help="Other feelings.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Another title.")] = None,
    private: Annotated[
        bool | None, typer.Option("--private/--not-private", help="Keep it out of exports, or not.")
    ] = None,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Change the words in your editor.")] = False,
    lines: Annotated[bool, typer.Option("--lines", help="Change them line by line.")] = False,
) -> None:
    """Change an entry: its words, or facts by options.

    Without such options its words open to be changed: where you write in
    the box, an answer at a time, and else, or with --editor, all of them in
    your editor. Of an entry about what happened to you, a later thought can
    be added instead, with its own day. The version before is kept;
    `equityjournal show ID --versions` lists all there are. Of an entry whose
    file cannot be read, the file itself opens in your editor, and is looked
    at again after.
    """
    from equityjournal.cli.writing.adding import add_thought, is_added_instead  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.editing import edited_words  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.editing_a_file import edit_file  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.what_changed import tell_changed  # noqa: PLC0415 - loads Pydantic

    if holds_words(sys.stdin):
        note(
            [
                say(
                    "`equityjournal edit` reads no words from a pipe, so these are left there. "
                    "`equityjournal write` keeps such words."
                )
            ]
        )
    session, now = open_session(context), clock.now()
    options = (day, setting, title, private, person or None, feeling or None)
    try:
        stored = session.open_entry(entry, now.date())
    except UnreadableEntry as unreadable:
        if any(option is not None for option in options):
            raise
        edit_file(session, unreadable.identity, now)
        return
    if stored.state is State.CUT_OFF and all(option is None for option in options):
        edit_file(session, stored.record.id, now)
        return
    wanted: dict[str, Any] = {
        "happened": parse_day(day, now.date()) if day is not None else None,
        "setting": None if setting is None else _on_one_line(setting),
        "people": _roles(person) if person else None,
        "feelings": _feelings(feeling) if feeling else None,
        "title": None if title is None else _on_one_line(title),
        "private": private,
    }
    facts = {name: value for name, value in wanted.items() if value is not None}
    session.journal.refuse_change(stored)
    if facts:
        changed = stored.record.model_copy(update=facts)
        if changed != stored.record:
            session.journal.replace(stored, changed.model_copy(update={"edited": now}), now)
    elif is_added_instead(stored.record):
        add_thought(context, session, stored.record, now)
        return
    else:
        words = edited_words(session, stored, now, "editor" if editor else "lines" if lines else None)
        if words is None:
            return
        changed = words
    if changed == stored.record:
        tell(say("Nothing was changed."))
    else:
        tell_changed(stored.record, changed, now.date())


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _roles(typed: list[str]) -> list[str]:
    return [_on_one_line(role) for role in typed if role.strip()]


def _feelings(typed: list[str]) -> list[str]:
    return [word for words in typed for word in words_between_commas(words)]
