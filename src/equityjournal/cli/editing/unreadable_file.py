"""The file of an unreadable entry, in the person's editor."""

import sys
from datetime import datetime
from pathlib import Path

import typer

from equityjournal.cli.answering.editor import edited
from equityjournal.cli.answering.finding_editor import editor_command
from equityjournal.cli.editing.mending_entries import agreed_in_editor
from equityjournal.cli.session.session import Session
from equityjournal.cli.showing.unreadable_words import read_as_text
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, JournalError, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.faults.seal_line import has_seal, with_whole_seal, without_seal
from equityjournal.store.records import record
from equityjournal.store.records.seal import State, sealed
from equityjournal.store.records.toml_faults import MiswrittenFile


def edit_file(session: Session, identity: str, now: datetime) -> None:
    """Open the file of an unreadable or cut-off entry, and check the file afterwards.

    Raises:
        UnusableFile: When it cannot be read even so; it is saved as the person left it.
        NotAllowed, NotSaved, ChangedMeanwhile: As for any other edit.
    """
    editor_command()
    session.journal.guard.refuse_after_loss()
    path, drafts = place_of(session.root, identity), session.journal.drafts
    data = _read(path)
    why, line = _fault(data, path)
    text, _ = with_whole_seal(_as_text(data), identity)
    if why:
        note(say("{id} cannot be read, so its file itself opens: {why}.", id=identity, why=why))
    else:
        note(_about_the_end(identity))
    is_whole = has_seal(text, identity)
    content = without_seal(text) if is_whole else text
    draft = drafts.text_path(f"{identity}-file", now)
    written = edited(draft, content, line)
    unchanged = written == captured(content)
    body = f"{written}\n".encode()
    try:
        whole = sealed(body, identity) if is_whole else body
        after = data if unchanged and why else _looked_at(path, whole)
        if unchanged and after in (data, body):
            drafts.remove_text(draft)
            tell(say("Nothing was changed."))
            raise typer.Exit(1)
        session.journal.mend(path, data, after, now)
    except JournalError:
        note(say("What you wrote is in {path}.", path=draft))
        raise
    drafts.remove_text(draft)
    _tell_how_it_is(path, after)


def _read(path: Path) -> bytes:
    try:
        return files.read(path)
    except FileNotFoundError:
        raise UnusableFile(say("{path} is gone.", path=path.stem)) from None
    except DamagedFile as error:
        raise UnusableFile(say("{path} cannot be read: {why}.", path=path.name, why=error.why)) from None


def _as_text(data: bytes) -> str:
    """A file as text.

    Raises:
        UnusableFile: When it holds no text at all.
    """
    text = read_as_text(data)
    if text is None:
        raise UnusableFile(say("The file holds no text, so no editor can open it. Look for it in a backup."))
    return captured(text, keep_end=True)


def _fault(data: bytes, path: Path) -> tuple[str, int]:
    """The fault of a file in a clause, and its line.

    Empty if only its end is missing.
    """
    try:
        record.from_bytes(data, Entry, path)
    except MiswrittenFile as error:
        return error.why, error.line
    except DamagedFile as error:
        return error.why, 1
    return "", 1


def _about_the_end(identity: str) -> str:
    """The sentence for a file without its end, and perhaps without more."""
    return say(
        "The last line of {id} is missing, and whether words are missing too cannot be told from the file. "
        "It opens as it is: look whether your words are there to the end.",
        id=identity,
    )


def _looked_at(path: Path, data: bytes) -> bytes:
    """The bytes to save: as the person left them, mended on agreement, and sealed if whole."""
    try:
        stored = record.from_bytes(data, Entry, path)
    except DamagedFile:
        agreed = agreed_in_editor(data, path) if is_terminal(sys.stdin) else None
        return agreed.data if agreed else data
    if stored.state is not State.CUT_OFF or not is_terminal(sys.stdin):
        return data
    question = say("The end of this file was cut off. If it is whole now, type yes; anything else waits.")
    return sealed(data, path.stem) if typed_yes(question, talking_to(False)) else data


def _tell_how_it_is(path: Path, data: bytes) -> None:
    """Say whether the entry can be read now.

    Raises:
        UnusableFile: When it cannot.
    """
    try:
        stored = record.from_bytes(data, Entry, path)
    except DamagedFile as error:
        raise UnusableFile(
            say(
                "The file is saved as you left it, and still cannot be read: {why}. "
                "`equityjournal edit {id}` opens it again.",
                why=error.why,
                id=path.stem,
            )
        ) from None
    day = in_words(stored.record.happened)
    tell(say("{id}, about {day}, can be read again. The file before is kept.", id=path.stem, day=day))
    if stored.state is State.CUT_OFF:
        tell(say("Its last line is still missing, so it is taken as private, and never exported."))
