"""Whole journals brought back from a backup; entries from the trash; earlier versions."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.safekeeping import whole_journal
from equityjournal.cli.session.numbering import shown_as
from equityjournal.cli.session.unreadable_entries import bare_entries, meant_with_bare
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, progress, tell, tell_json
from equityjournal.cli.terminal.writing_out import refuse_inside
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName, UnusableFile
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.entries.restoring import BROKEN
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.records.record import Stored


def restore_journal(backup: Path, to: Path | None, usual: Path) -> None:
    """Restore a whole journal from a backup, into its usual place or another empty folder."""
    target = (to or usual).expanduser().absolute()
    if target.resolve() != usual.resolve():
        refuse_inside(target, usual)
    tell_how_far = progress(
        lambda done, total: say("Bringing back: {done} of {total} files.", done=done, total=total)
    )
    returned = whole_journal.bring_back(
        backup, target.resolve(), whole_journal.secret_of_backup, tell_how_far
    )
    day = in_words(returned.about.made.date())
    said = say_many(
        "1 entry is back, as of {day}, in {path}.",
        "{count} entries are back, as of {day}, in {path}.",
        returned.about.entries,
        day=day,
        path=target,
    )
    none = say("The journal is back, as of {day}, in {path}; it has no entries.", day=day, path=target)
    tell(said if returned.about.entries else none)
    if returned.keys:
        tell(say("Your keys are back too. `equityjournal keys` shows your card."))
    elif returned.about.keys:
        note(say("There are keys on this machine already, so those in the backup were left in it."))
    if target != usual:
        tell(say("To look at it: `equityjournal --journal {path} list`", path=shlex.quote(str(target))))


def restore_draft(session: "Session") -> None:
    """Bring back the unfinished answer last put in the trash."""
    draft = session.journal.drafts.put_back()
    if draft is None:
        raise UnknownName(say("There is no unfinished answer in the trash."))
    tell(
        say(
            "The answer you began on {day} is back, unfinished. `equityjournal write` offers it again.",
            day=in_words(draft.started.date()),
        )
    )


def restore_from_trash(session: "Session", entry: str) -> None:
    """Bring an entry back from the trash."""
    today = clock.now().date()
    trash = {stored.record.id: stored for stored in session.journal.trash.entries()}
    damaged = bare_entries(session.root, ("trash",), trash)
    if not trash and not damaged:
        raise UnknownName(say("The trash is empty. An earlier version comes back with --version N."))
    deleted = {name: stored.record for name, stored in trash.items()}
    meant = meant_with_bare(entry, deleted, damaged, today, session.numbering).id
    if meant in damaged:
        raise UnusableFile(
            say(
                "{id} is in the trash, but cannot be read there. `equityjournal check` says what is wrong.",
                id=meant,
            )
        )
    found = trash[meant]
    session.journal.trash.restore(found, today)
    day = in_words(found.record.happened)
    tell(say("{id}, about {day}, is back in the journal.", id=found.record.id, day=day))
    if found.state is State.CUT_OFF:
        tell(say("Its end is cut off, as it was in the trash. `equityjournal check` says what to do."))


def restore_version(session: "Session", entry: str, version: int) -> None:
    """Bring back an earlier version of an entry, by its number."""
    now = clock.now()
    identity = session.find_id(entry, now.date())
    versions = session.journal.versions(identity)
    if version > len(versions):
        raise UnknownName(
            say(
                "{id} has no version {number}. `equityjournal show {id} --versions` lists those there are.",
                id=identity,
                number=version,
            )
        )
    wanted = versions[version - 1]
    if wanted.state is State.CUT_OFF:
        raise UnusableFile(
            say(
                "The end of version {number} is cut off, so it does not come back as if it were whole. "
                "`equityjournal show {id} --versions` shows what is left of it.",
                number=version,
                id=identity,
            )
        )
    kept = session.journal.restore_version(identity, wanted, now)
    if kept is None:
        tell(say("Version {number} of {id} is back in the journal.", number=version, id=identity))
    elif kept.suffix == BROKEN:
        tell(
            say(
                "Version {number} of {id} is back; the file that was there is kept as {path}.",
                number=version,
                id=identity,
                path=kept.relative_to(session.root),
            )
        )
    else:
        tell(say("Version {number} of {id} is back; the one before it is kept.", number=version, id=identity))


def _as_json(stored: "Stored[Entry]") -> dict[str, object]:
    """A deleted entry, for programs; without the words of a private entry."""
    entry = stored.record
    return {
        "id": entry.id,
        "happened": entry.happened.isoformat(),
        "deleted": stored.path.parent.name,
        "private": entry.private,
        "excerpt": "" if entry.private else words_in_passing(entry),
    }


def tell_trash_as_json(session: "Session") -> None:
    """Print the entries in the trash as JSON."""
    tell_json([_as_json(stored) for stored in session.journal.trash.entries()])


def tell_trash(session: "Session") -> None:
    """List the trash: each entry with its day and first words."""
    trash = session.journal.trash.entries()
    deleted = newest_first(stored.record for stored in trash)
    numbers = session.numbering.given([shown_as(entry) for entry in deleted])
    for stored in trash:
        line = say("{id}, about {day}", id=stored.record.id, day=in_words(stored.record.happened))
        number = numbers.get((stored.record.id, 0))
        tell(f"{number}. {line}" if number else line, bold=True)
        tell(words_in_passing(stored.record), indent=2)
        if stored.state is State.CUT_OFF:
            tell(say("Its end is cut off."), indent=2)
    damaged = bare_entries(session.root, ("trash",), [stored.record.id for stored in trash])
    for identity in sorted(damaged):
        tell(say("{id} cannot be read. `equityjournal check` says what is wrong.", id=identity))
    if trash:
        tell(say("`equityjournal restore ID` brings one back."))
    elif not damaged:
        tell(say("The trash is empty. An earlier version comes back with --version N."))
