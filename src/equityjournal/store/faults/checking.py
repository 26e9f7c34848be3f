"""The check of a journal: every byte read, every fault named.

Repairs lose no bytes: they close permissions of others, and remove leftovers of interrupted saves whose bytes
are safe elsewhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.entries.entry import Draft, Entry, Record
from equityjournal.core.packs.remark import KeptRemark
from equityjournal.core.sharing.ledger import Event
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk import files
from equityjournal.store.disk.permissions import NO_MODES, close_to_others, seen_by_others
from equityjournal.store.disk.staging import remove_abandoned
from equityjournal.store.faults.advising import with_advice
from equityjournal.store.faults.checking_devices import (
    conflicts,
    copies_of_records,
    deleted_and_there,
    is_placeholder,
    placeholders,
    unfinished_merge,
)
from equityjournal.store.faults.checking_leftovers import (
    abandoned_imports,
    is_safe_elsewhere,
    leftovers,
    loose_texts,
)
from equityjournal.store.faults.checking_versions import kept_bytes, orphans
from equityjournal.store.listing.folders import LENGTH_OF_ID, files_below, is_id
from equityjournal.store.records import record
from equityjournal.store.records.journal_id import ID_FILE, id_in
from equityjournal.store.records.reading import look_through, problem_with
from equityjournal.store.records.record import Stored
from equityjournal.store.records.seal import State
from equityjournal.store.sharing.replies import CONVERSATIONS, REPLIES, kind_of

NO_FAULT = {"changed", "text", "linked", "kept", "untested", NO_MODES}
"""Kinds of problem that leave a journal sound."""

_KINDS: dict[str, type[Record]] = {
    "drafts": Draft, "trash": Entry, "versions": Entry, "choices": KeptChoice, "shares": Event,
    "remarks": KeptRemark,
}  # fmt: skip
_ROOMS = (*_KINDS, REPLIES, CONVERSATIONS)


class _Changed(NamedTuple):
    """The file of an entry changed outside the program."""

    id: str
    path: Path


def check(root: Path) -> tuple[int, list[Problem]]:
    """Read the whole journal: number of entries, and problems by path."""
    shelved = look_through(root, _standing)
    changed = [entry for entry in shelved.entries if isinstance(entry, _Changed)]
    broken = {root / problem.path for problem in shelved.problems} | {entry.path for entry in changed}
    everywhere = ("entries", *_ROOMS)
    problems = [
        *(with_advice(root, problem) for problem in shelved.problems if not is_placeholder(problem)),
        *(problem_with(root, entry.path, "changed", _changed_outside(), entry.id) for entry in changed),
        *(with_advice(root, problem) for name in _ROOMS for problem in _small_records(root, name)),
        *orphans(root, (entry if isinstance(entry, str) else entry.id for entry in shelved.entries)),
        *kept_bytes(root),
        *_unreadable_id(root),
        *placeholders(root, everywhere),
        *loose_texts(root),
        *conflicts(root, broken),
        *copies_of_records(root, ("shares", REPLIES, CONVERSATIONS)),
        *leftovers(root, everywhere),
        *abandoned_imports(root),
        *seen_by_others(root),
        *deleted_and_there(root),
        *unfinished_merge(root),
    ]
    return len(shelved.entries), sorted(problems, key=lambda problem: (problem.path, problem.kind))


def _standing(stored: Stored[Entry]) -> "str | _Changed":
    """An entry's id alone, since there may be very many; with its file, where that was changed."""
    identity = stored.record.id
    return _Changed(identity, stored.path) if stored.state is State.CHANGED else identity


def _changed_outside() -> str:
    return say(
        "it was changed outside the program, which is no fault; it is read as it stands. "
        "`equityjournal check --accept` takes it so, and no longer names it"
    )


def repair(root: Path, problems: list[Problem]) -> int:
    """Mend problems without losing anything; return the number mended."""
    mended = 0
    for problem in problems:
        path = root / problem.path
        if problem.kind == "open":
            mended += close_to_others(path)
        elif problem.kind == "leftover" and path.is_dir():
            mended += remove_abandoned(root)
        elif problem.kind == "leftover" and is_safe_elsewhere(path):
            files.remove(path)
            mended += 1
    return mended


def _problem_of_record(root: Path, path: Path, kind: type[record.Kind]) -> Problem | None:
    """The problem of a small record, if any."""
    try:
        stored = record.from_bytes(files.read(path), kind, path)
    except DamagedFile as error:
        return problem_with(root, path, error.kind, error.why)
    except FileNotFoundError:
        return None
    if stored.state is not State.CUT_OFF:
        return _misnamed(root, path, stored.record)
    message = say("it is cut off: its last line is missing, and perhaps more")
    return problem_with(root, path, "cut-off", message)


def _misnamed(root: Path, path: Path, kept: Record) -> Problem | None:
    """The problem of an entry in the trash under another's name, for which `restore` looks in vain."""
    named = path.stem[:LENGTH_OF_ID]
    if not isinstance(kept, Entry) or not is_id(named) or named == kept.id:
        return None
    return problem_with(root, path, "copy", say("its name should be {id}.toml", id=kept.id))


def _small_records(root: Path, name: str) -> Iterator[Problem]:
    """Problems of small records in a journal folder."""
    for path in files_below(root, name):
        if path.suffix == ".toml":
            kind = Draft if path.parent.name == "drafts" else _kind_of(path, name)
            if problem := _problem_of_record(root, path, kind):
                yield problem
        elif path.is_symlink() and path.is_dir():
            message = say("it is a link to another folder, which the journal does not enter")
            yield problem_with(root, path, "not-a-file", message)


def _kind_of(path: Path, name: str) -> type[Record]:
    """The record type of a file."""
    return kind_of(path, name) if name in (REPLIES, CONVERSATIONS) else _KINDS[name]


def _unreadable_id(root: Path) -> Iterator[Problem]:
    """The problem of a damaged id file."""
    if (root / ID_FILE).exists() and id_in(root / ID_FILE) is None:
        message = say(
            "the journal's id cannot be read in it. `equityjournal check --accept-loss` writes it again"
        )
        yield problem_with(root, root / ID_FILE, "damaged", message)
