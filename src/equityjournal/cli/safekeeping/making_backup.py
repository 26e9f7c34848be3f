"""Backups of the whole journal: made, proven, and the last one named."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from equityjournal.cli.safekeeping import whole_journal
from equityjournal.cli.session.problems import MOST_NAMED, loss, name_loss
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, talking_to, tell, tell_json
from equityjournal.cli.terminal.secrets import typed_twice
from equityjournal.cli.terminal.writing_out import free_place, place_by_day
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.places import backups_place, sharing_place
from equityjournal.store.entries.backing_up import NAMES
from equityjournal.store.entries.last_backup import Last, LastBackup
from equityjournal.store.listing.kept_sealed import plain_files, sealed_files
from equityjournal.store.packs.private_list import private_list_path

if TYPE_CHECKING:
    from datetime import datetime

    from equityjournal.formats.backup import About


def make(root: Path, file: Path, *, names: bool, keys: bool, sealed: bool, json: bool) -> None:
    """Make a backup, and name its contents and omissions.

    Args:
        root: The journal's folder.
        file: The file to make, or a folder for it.
        names: Whether the writer's own list of names goes along.
        keys: Whether keys, cards and shares of others go along.
        sealed: Whether to seal it with a passphrase.
        json: Whether to print JSON.
    """
    wanted, now = whole_journal.BackupOptions(names, keys, None), clock.now()
    if not root.is_dir():
        raise NotAllowed(say("There is no journal in {path} yet, so there is nothing to back up.", path=root))
    if wanted.keys and not sharing_place().is_dir():
        raise NotAllowed(say("You have no keys, so leave out --with-keys."))
    target = _place(file, root, now, sealed=sealed)
    if sealed:
        wanted = wanted._replace(secret=_new_secret())
    try:
        made = whole_journal.make(root, target, wanted, now)
    except FileExistsError:
        raise _taken(target) from None
    LastBackup(backups_place(), root).keep(Last(now, str(target), made.about.entries))
    if json:
        tell_json(_as_json(target, made.about, made.files))
    else:
        _tell_made(target, made, is_complete=not loss(root, made.about.entries))
    note(*_remarks(root, wanted, made))
    name_loss(root, made.about.entries)
    if made.left_out:
        raise typer.Exit(1)


def _tell_made(target: Path, made: whole_journal.Made, *, is_complete: bool) -> None:
    """Say what a new backup holds, and whether it is whole; of a journal that lost entries, not."""
    said = say_many(
        "{path} holds your journal: 1 entry, and all that belongs to it.",
        "{path} holds your journal: {count} entries, and all that belongs to them.",
        made.about.entries,
        path=target,
    )
    if not made.about.entries:
        said = say("{path} holds your journal, in which there are no entries.", path=target)
    proven = say("It was read back, and nothing is missing in it.")
    tell(said if made.left_out or not is_complete else f"{said} {proven}")


def _place(file: Path, root: Path, now: "datetime", *, sealed: bool) -> Path:
    """The file to make: as typed, or in a folder by the day, numbered if taken.

    Raises:
        NotAllowed: For a file that is there, a place inside the journal or among the keys, or no place.
    """
    target = file.expanduser().absolute()
    if target.is_dir():
        target = place_by_day("equityjournal", now.date(), ".zip.age" if sealed else ".zip", target)
    elif os.path.lexists(target):
        raise _taken(file)
    return free_place(target, root, force=False)


def _taken(file: Path) -> NotAllowed:
    """The refusal of a taken name."""
    return NotAllowed(say("{path} is there already, and is left as it is. Choose another name.", path=file))


def _new_secret() -> str:
    """A passphrase for a backup, typed twice, unseen."""
    tell(
        say(
            "The passphrase opens the backup, and nothing else does. Forgotten, it cannot be found out by "
            "anybody."
        ),
        to=talking_to(False),
    )
    return typed_twice(say("No backup was made."))


def _remarks(root: Path, wanted: whole_journal.BackupOptions, made: whole_journal.Made) -> list[str]:
    """Sentences on a backup's omissions, and on its readers."""
    said = [
        say("Not in it: {path} ({why}).", path=problem.path, why=problem.message)
        for problem in made.left_out[:MOST_NAMED]
    ]
    if (more := len(made.left_out) - MOST_NAMED) > 0:
        said.append(say_many("Nor is 1 more file.", "Nor are {count} more files.", more))
    if made.changed:
        said.append(
            say_many(
                "1 file was changed while the backup was made; it is in it as it was before.",
                "{count} files were changed while the backup was made; they are in it as they were before.",
                len(made.changed),
            )
        )
    if not wanted.names and ((root / NAMES).is_dir() or files.is_there(private_list_path(root))):
        said.append(say("Your own list of names is not in it; --with-names takes it along."))
    if not wanted.keys and (sharing_place() / "keys").is_dir():
        said.append(say("Your keys for sharing are not in it; --with-keys takes them along."))
    if wanted.secret is None:
        said.append(_who_can_read_it(root))
    return said


def _who_can_read_it(root: Path) -> str:
    """The sentence on readers of a backup without a seal of its own."""
    if sealed_files(root) and not plain_files(root):
        return say(
            "Your entries are sealed in it, as they are here: your passphrase or your recovery key opens "
            "them. Whoever has the file can see on which days you wrote; --sealed hides that too."
        )
    return say("It is not sealed: whoever has the file can read it. --sealed asks for a passphrase.")


def check(file: Path | None, *, json: bool) -> None:
    """Prove a backup, and name its contents.

    Raises:
        UnusableFile: When it is not whole.
    """
    if file is None:
        raise UnclearCommand(say("Which backup? `equityjournal backup --check FILE` proves one."))
    with whole_journal.opened(file, whole_journal.secret_of_backup) as backup:
        backup.prove()
        files = sum(not content.is_folder for content in backup.contents())
        if json:
            tell_json(_as_json(file, backup.about, files))
            return
        day = in_words(backup.about.made.date())
        said = say_many(
            "The backup is whole: 1 entry, as of {day}.",
            "The backup is whole: {count} entries, as of {day}.",
            backup.about.entries,
            day=day,
        )
        tell(said if backup.about.entries else say("The backup is whole: no entries, as of {day}.", day=day))


def tell_last(root: Path, *, json: bool) -> None:
    """Say when the last backup of a journal was made on this machine."""
    last = LastBackup(backups_place(), root).read()
    if json:
        known = last and {"file": last.file, "made": last.made.isoformat(), "entries": last.entries}
        tell_json(known)
    elif last is None:
        tell(
            say(
                "No backup of this journal was made on this machine. `equityjournal backup FILE` makes one; "
                "a stick or another disk is a good place for it."
            )
        )
    else:
        day = in_words(last.made.date())
        said = say_many(
            "The last backup was made on {day}, with 1 entry: {path}.",
            "The last backup was made on {day}, with {count} entries: {path}.",
            last.entries,
            day=day,
            path=last.file,
        )
        none = say("The last backup was made on {day}, with no entries: {path}.", day=day, path=last.file)
        tell(said if last.entries else none)


def _as_json(file: Path, about: "About", files: int) -> dict[str, object]:
    """Facts of a backup, for programs."""
    return {
        "file": str(file),
        "made": about.made.isoformat(),
        "entries": about.entries,
        "files": files,
        "names": about.names,
        "keys": about.keys,
    }
