"""The check of a lock: what lies in plain, what its keys do not open, and whether the keys agree."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from equityjournal.core.locking import sealed_form
from equityjournal.core.locking.key_text import SHORTEST
from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.listing import kept_sealed
from equityjournal.store.listing.folders import files_below
from equityjournal.store.lock.lock_places import day_file, key_file, lock_file
from equityjournal.store.lock.vault import Vault
from equityjournal.store.lock.wrapping import HARDEST
from equityjournal.store.records.reading import problem_with

UNTESTED = "untested"
"""The kind of problem that is no fault: a paper not tried for long."""
FIRST_TEST, NEXT_TEST = timedelta(days=7), timedelta(days=183)

_LARGEST = files.LARGEST + 16 * 1024


def problems_of_lock(vault: Vault, known: set[str], today: date) -> Iterator[Problem]:
    """Problems of an open journal's lock.

    Args:
        vault: Its vault.
        known: Paths of files that are named already.
        today: The day.
    """
    yield from unsealed(vault.root)
    for path in (*kept_sealed.sealed_files(vault.root), *kept_sealed.foreign_files(vault.root)):
        if (place := _place(vault.root, path)) not in known:
            try:
                vault.open(files.as_it_lies(path, _LARGEST))
            except DamagedFile as error:
                yield Problem(place, None, error.kind, error.why)
            except FileNotFoundError:
                continue
    yield from _about_keys(vault)
    yield from _about_paper(vault, today)


def unsealed(root: Path) -> Iterator[Problem]:
    """Files that lie in plain, where all should be sealed."""
    for path in kept_sealed.plain_files(root):
        message = say(
            "it lies there in plain, from another machine or an older version. `equityjournal check "
            "--repair` seals it"
        )
        yield problem_with(root, path, "unsealed", message)


def from_outside(root: Path) -> tuple[int, list[Problem]]:
    """The sealed files of a journal, by their headers alone: their number, and problems."""
    message = say("it has no whole header for two keys")
    foreign = [
        Problem(_place(root, path), None, "unopened", message) for path in kept_sealed.foreign_files(root)
    ]
    found = [*unsealed(root), *foreign, *_about_files_of_keys(root)]
    return len(kept_sealed.sealed_files(root)), found


def _about_keys(vault: Vault) -> Iterator[Problem]:
    place = _place(vault.root, lock_file(vault.root))
    for remark in vault.remarks():
        yield Problem(place, None, "keys", remark.rstrip("."))
    yield from _about_files_of_keys(vault.root)
    lock = vault.lock
    if lock is not None and lock.state is not LockState.SEALED:
        verb = "lock off" if lock.state is LockState.OPENING else "lock"
        message = say("the lock was interrupted half way. `equityjournal {verb}` goes on", verb=verb)
        yield Problem(place, None, "half-done", message)


def _about_files_of_keys(root: Path) -> Iterator[Problem]:
    """Problems of the files that hold the day key, as far as their form tells, and of others beside them.

    A lock that is closed over a damaged one would open with the other secret alone.
    """
    for path, is_whole in ((key_file(root), _opens_by_passphrase), (day_file(root), _is_for_one_key)):
        try:
            message = "" if is_whole(files.as_it_lies(path)) else say("it is damaged, and opens nothing")
        except FileNotFoundError:
            message = say("it is gone")
        except DamagedFile as error:
            message = error.why
        if message:
            advised = say("{what}. `equityjournal lock renew --recovery` makes new keys", what=message)
            yield Problem(_place(root, path), None, "keys", advised)
    own = {lock_file(root), key_file(root), day_file(root)}
    for path in files_below(root, "lock"):
        if path not in own and path.name.startswith(tuple(one.stem for one in own)):
            message = say(
                "it is a second version, as of a lock put on or changed on two machines at once. Keep it "
                "until every entry opens on both, then delete it"
            )
            yield Problem(path.relative_to(root).as_posix(), None, "keys", message)


def _opens_by_passphrase(data: bytes) -> bool:
    """Whether bytes have the form of a day key wrapped by a passphrase, at a bearable work."""
    work = sealed_form.work_of(data, SHORTEST)
    return work is not None and work <= HARDEST


def _is_for_one_key(data: bytes) -> bool:
    """Whether bytes have the form of a day key sealed to the recovery key."""
    kinds = [stanza.kind for stanza in sealed_form.stanzas(data, SHORTEST)]
    return [kind for kind in kinds if not kind.endswith(sealed_form.GREASE)] == ["X25519"]


def _about_paper(vault: Vault, today: date) -> Iterator[Problem]:
    lock = vault.lock
    if lock is None:
        return
    place = _place(vault.root, lock_file(vault.root))
    if lock.tested is None and today - lock.made.date() >= FIRST_TEST:
        message = say("the whole recovery key was never tried. `equityjournal lock test` tries it")
        yield Problem(place, None, UNTESTED, message)
    elif lock.tested is not None and today - lock.tested >= NEXT_TEST:
        message = say(
            "the recovery key was last tried on {day}. `equityjournal lock test` tries it again",
            day=in_words(lock.tested),
        )
        yield Problem(place, None, UNTESTED, message)


def _place(root: Path, path: Path) -> str:
    """A file's path below the journal, by its bare name."""
    return path.with_name(sealing.bare(path.name)).relative_to(root).as_posix()
