"""The check of a journal: every byte read, every fault named.

Repairs lose nothing: they change permissions that let others read, and remove leftovers of an interrupted
save whose bytes are safe elsewhere.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from equityjournal.core.entries.entry import Draft, Entry, Record
from equityjournal.core.packs.remark import KeptRemark
from equityjournal.core.sharing.ledger import Event
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk import files, record, synced
from equityjournal.store.disk.folders import files_below
from equityjournal.store.disk.journal_id import ID_FILE, id_in
from equityjournal.store.disk.names import place_of
from equityjournal.store.disk.reading import read_entries
from equityjournal.store.disk.seal import State
from equityjournal.store.entries.checking_versions import kept_bytes, orphans
from equityjournal.store.entries.drafts import edit_of, holds_no_words
from equityjournal.store.entries.restoring import last_whole
from equityjournal.store.sharing.replies import CONVERSATIONS, REPLIES, kind_of

NO_FAULT = {"changed", "text", "linked", "kept"}
"""Kinds of problem that leave a journal sound."""

_KINDS: dict[str, type[Record]] = {
    "drafts": Draft, "trash": Entry, "versions": Entry, "choices": KeptChoice, "shares": Event,
    "remarks": KeptRemark,
}  # fmt: skip
_ROOMS = (*_KINDS, REPLIES, CONVERSATIONS)
_CONFLICT = re.compile(rb"^(<{7} |={7}\r?$|>{7} )", re.MULTILINE)


def check(root: Path) -> tuple[int, list[Problem]]:
    """Read the whole journal: number of entries, and problems by path."""
    shelved = read_entries(root)
    problems = [
        *(_with_advice(root, problem) for problem in shelved.problems if not _is_placeholder(problem)),
        *(
            _problem(
                root,
                stored.path,
                "changed",
                say(
                    "it was changed outside the program, which is no fault; it is read as it stands. "
                    "`equityjournal check --accept` takes it so, and no longer names it"
                ),
                stored.record.id,
            )
            for stored in shelved.entries
            if stored.state is State.CHANGED
        ),
        *(_with_advice(root, problem) for name in _ROOMS for problem in _small_records(root, name)),
        *orphans(root, {stored.record.id for stored in shelved.entries}),
        *kept_bytes(root),
        *_unreadable_id(root),
        *_placeholders(root),
        *_loose_texts(root),
        *_conflicts(root),
        *_leftovers(root),
        *_seen_by_others(root),
    ]
    return len(shelved.entries), sorted(problems, key=lambda problem: (problem.path, problem.kind))


def repair(root: Path, problems: list[Problem]) -> int:
    """Mend problems without losing anything; return the number mended."""
    mended = 0
    for problem in problems:
        path = root / problem.path
        if problem.kind == "open":
            path.chmod(0o700 if path.is_dir() else 0o600)
            mended += 1
        elif problem.kind == "leftover" and _is_safe_elsewhere(path):
            files.remove(path)
            mended += 1
    return mended


def _with_advice(root: Path, problem: Problem) -> Problem:
    """A problem with advice added to its message."""
    return problem._replace(message=_advised_message(root, problem))


def _advised_message(root: Path, problem: Problem) -> str:
    """The message of a problem, with advice."""
    what = problem.message
    if problem.kind == "copy" and problem.id and place_of(root, problem.id).exists():
        return _about_copy(root, problem, problem.id)
    if problem.kind in ("damaged", "cut-off") and problem.id and (last := last_whole(root, problem.id)):
        return say(
            "{what}. `equityjournal restore {id} --version {number}` puts the latest of its whole versions "
            "in its place, and keeps the file as it is now; `equityjournal show {id} --versions` shows them",
            what=what,
            id=problem.id,
            number=last,
        )
    if problem.kind == "damaged" and _names_a_line(what):
        return say("{what}. Mend that line in an editor, or look for a whole copy in a backup", what=what)
    if problem.kind in ("damaged", "cut-off"):
        return say("{what}. Look for a whole copy in a backup", what=what)
    if problem.kind == "encoding" and problem.id and (last := last_whole(root, problem.id)):
        return say(
            "{what}. Open it in an editor, and save it as UTF-8; or `equityjournal restore {id} --version "
            "{number}` puts the latest of its whole versions in its place, and keeps the file as it is now",
            what=what,
            id=problem.id,
            number=last,
        )
    if problem.kind == "encoding":
        return say("{what}. Open it in an editor, and save it as UTF-8", what=what)
    if problem.kind == "foreign":
        return say("{what}, and is left alone. If you put it there, move it somewhere else", what=what)
    if problem.kind == "not-a-file" and (root / problem.path).is_dir():
        return say("{what}. Put the folder itself in the place of the link", what=what)
    if problem.kind == "not-a-file":
        return say("{what}. Put the file itself in its place, or take it away", what=what)
    return what


def _names_a_line(what: str) -> bool:
    """Whether a message says which line is wrong, in the language spoken."""
    before, _, _ = say("line {line}: {why}", line="\0", why="").partition("\0")
    return what.startswith(before)


def _about_copy(root: Path, problem: Problem, identity: str) -> str:
    """The message of a copy of an entry, with advice."""
    path = root / problem.path
    try:
        same = files.read(path) == files.read(place_of(root, identity))
    except (DamagedFile, FileNotFoundError):
        same = False
    if same:
        return say("it is the same as {id}, to the letter. You can delete this copy", id=identity)
    service = synced.service_of(path.name)
    whose = (
        say("{service} put it there: {id} was changed in two places at once", service=service, id=identity)
        if service
        else say("it is a copy of {id} that says something else", id=identity)
    )
    return say(
        "{whose}. Both are kept, and only {id} counts. Read both, put the words you want to keep into {id} "
        "with `equityjournal edit {id}`, then delete this copy",
        whose=whose,
        id=identity,
    )


def _small_records(root: Path, name: str) -> Iterator[Problem]:
    """Problems of the small records in one of the journal's folders."""
    for path in files_below(root, name):
        if path.suffix == ".toml":
            kind = Draft if path.parent.name == "drafts" else _kind_of(path, name)
            try:
                stored = record.from_bytes(files.read(path), kind, path)
            except DamagedFile as error:
                yield _problem(root, path, error.kind, error.why)
            except FileNotFoundError:
                continue
            else:
                if stored.state is State.CUT_OFF:
                    message = say("it is cut off: its last line is missing, and perhaps more")
                    yield _problem(root, path, "cut-off", message)
        elif path.is_symlink() and path.is_dir():
            message = say("it is a link to another folder, which the journal does not enter")
            yield _problem(root, path, "not-a-file", message)


def _kind_of(path: Path, name: str) -> type[Record]:
    """The record type of a file."""
    return kind_of(path, name) if name in (REPLIES, CONVERSATIONS) else _KINDS[name]


def _unreadable_id(root: Path) -> Iterator[Problem]:
    """The problem of a journal whose file of the id is damaged."""
    if (root / ID_FILE).exists() and id_in(root / ID_FILE) is None:
        message = say(
            "the journal's id cannot be read in it. `equityjournal check --accept-loss` writes it again"
        )
        yield _problem(root, root / ID_FILE, "damaged", message)


def _is_placeholder(problem: Problem) -> bool:
    """Whether the file of a problem is iCloud's placeholder."""
    return synced.taken_up(Path(problem.path).name) is not None


def _placeholders(root: Path) -> Iterator[Problem]:
    """Problems of iCloud's placeholders for files taken off this machine."""
    for name in ("entries", *_ROOMS):
        for path in files_below(root, name):
            if file := synced.taken_up(path.name):
                message = say(
                    "iCloud took {file} off this machine and left this in its place. Choose Download Now in "
                    "Finder, wait, and check again",
                    file=file,
                )
                yield _problem(root, path, "elsewhere", message)


def _loose_texts(root: Path) -> Iterator[Problem]:
    """Problems of texts an editor or pipe left among the drafts."""
    for path in files_below(root, "drafts"):
        if path.suffix == ".toml" or synced.taken_up(path.name) or path.is_dir():
            continue
        if re.fullmatch(r"\.sw[a-z]", path.suffix):
            message = say(
                "vim was cut off with this text open, or still has it open. `vim -r`, a space and the whole "
                "name of this file show what it holds"
            )
        elif holds_no_words(path):
            message = say(
                "an editor left it there with a question, and no word of yours that I can see; you can "
                "delete it"
            )
        elif (edited := edit_of(path)) and place_of(root, edited).exists():
            message = say(
                "it holds a change to {id} that was not saved. `equityjournal edit {id}` opens it again",
                id=edited,
            )
        elif path.suffix in (".txt", ".bin", ".save"):  # nano saves as .save when its window is closed
            message = say("it holds text that is in no entry yet. Put it into one, then delete this file")
        else:
            message = say("an editor left it there. Once you have looked at it, you can delete it")
        yield _problem(root, path, "text", message)


def _conflicts(root: Path) -> Iterator[Problem]:
    """Problems of files with both sides of a merge."""
    for path in files_below(root, "entries"):
        try:
            marks = {found[:1] for found in _CONFLICT.findall(files.read(path))}
        except (DamagedFile, FileNotFoundError):
            continue
        if marks == {b"<", b"=", b">"}:
            message = say(
                "it holds two versions of the same lines, one after the other, between rows of < and >. Open "
                "the file, keep the words you want, and take out those rows"
            )
            yield _problem(root, path, "conflict", message)


def _leftovers(root: Path) -> Iterator[Problem]:
    """Problems of files left by an interrupted save."""
    for name in ("entries", *_ROOMS):
        for path in files_below(root, name, unfinished=True):
            if path.name.endswith(".tmp"):
                safe = _is_safe_elsewhere(path)
                yield _problem(
                    root,
                    path,
                    "leftover",
                    say("an interrupted save left it behind. `equityjournal check --repair` takes it away")
                    if safe
                    else say(
                        "an interrupted save left it behind, and it may hold words that are nowhere else. "
                        "Read it, keep what you need, then delete it"
                    ),
                )


def _is_safe_elsewhere(leftover: Path) -> bool:
    """Whether the saved file holds the same bytes as its leftover."""
    name = leftover.name.removeprefix(".").rsplit(".", 2)[0]
    try:
        return files.read(leftover.with_name(name)) == files.read(leftover)
    except (DamagedFile, FileNotFoundError):
        return False


def _seen_by_others(root: Path) -> Iterator[Problem]:
    """Problems of files readable by others or with a hard link.

    On Windows neither is checked.
    """
    if os.name == "nt" or not root.is_dir():
        return
    for folder, folders, names in os.walk(root):
        paths = [Path(folder), *(Path(folder, name) for name in names)]
        about = {path: path.lstat() for path in paths if os.path.lexists(path)}
        # A save that was cut off between naming a file and taking away its first name is a leftover already.
        unfinished = {status.st_ino for path, status in about.items() if path.name.endswith(".tmp")}
        for path, status in about.items():
            if status.st_mode & 0o077 and not stat.S_ISLNK(status.st_mode):
                message = say("others on this machine may read it. `equityjournal check --repair` mends that")
                yield _problem(root, path, "open", message)
            if stat.S_ISREG(status.st_mode) and status.st_nlink > 1 and status.st_ino not in unfinished:
                message = say(
                    "the same file has another name as well on this disk (a hard link), so whoever has that "
                    "one can read it. If you did not make it, ask who did"
                )
                yield _problem(root, path, "linked", message)
        folders.sort()


def _problem(root: Path, path: Path, kind: str, message: str, identity: str | None = None) -> Problem:
    return Problem(path.relative_to(root).as_posix(), identity, kind, message)
