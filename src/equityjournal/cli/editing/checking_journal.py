"""A journal checked: its faults named, and mended where asked."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from equityjournal.cli.editing.mending_entries import mend_entries
from equityjournal.cli.session.problems import MOST_NAMED
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.places import erased_place
from equityjournal.store.disk.sealing import door_of_journal
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.faults import checking
from equityjournal.store.records.journal_id import ID_FILE
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


class Asked(NamedTuple):
    """The options of `check`."""

    accept: bool
    accept_loss: bool
    repair: bool
    yes: bool
    outside: bool
    json: bool


def check_journal(session: "Session", asked: Asked) -> None:
    """Name the faults of a journal, after the mends asked for."""
    now = clock.now()
    is_locked = door_of_journal(session.root) is not None
    if asked.outside:
        _tell_from_outside(session.root, is_locked=is_locked, json=asked.json)
        return
    if asked.accept_loss:
        _accept_loss(session, now.date())
    before, problems = checking.check(session.root)
    entries = before
    if asked.accept:
        _accept_changes(session)
        _let_erased_stay(session)
    if asked.repair:
        _mend(session, problems, now, yes=asked.yes, is_locked=is_locked)
    if asked.accept or asked.repair:
        entries, problems = checking.check(session.root)
        if before or entries:
            note(say("Entries before: {before}; after: {after}.", before=before, after=entries))
    if not session.index.prove():
        note(say("The index did not hold together. It has been thrown away, and is made again by itself."))
    problems = [*_lost(session), *_erased(session), *problems, *session.library.problems]
    if is_locked:
        problems += _of_lock(session, problems, now.date())
    whole = all(problem.kind in checking.NO_FAULT for problem in problems)
    if asked.json:
        opened = {"opened": _number_sealed(session)} if is_locked else {}
        tell_json({"whole": whole, "entries": entries, **opened, "problems": _in_json(problems)})
    else:
        _tell_problems(problems)
        if problems or session.root.exists():
            _tell_verdict(entries, whole=whole, is_locked=is_locked)
        else:
            tell(say("There is no journal in {path} yet.", path=session.root))
    if not whole:
        raise typer.Exit(1)


def _of_lock(session: "Session", problems: Sequence[Problem], today: date) -> list[Problem]:
    """Faults of a lock, of files without a fault so far."""
    from equityjournal.store.lock.checking_lock import problems_of_lock  # noqa: PLC0415 - loads pyrage
    from equityjournal.store.lock.vault import vault_at  # noqa: PLC0415 - as above

    known = {problem.path for problem in problems}
    return list(problems_of_lock(vault_at(session.root), known, today))


def _number_sealed(session: "Session") -> int:
    """Number of sealed files."""
    from equityjournal.store.listing.kept_sealed import sealed_files  # noqa: PLC0415 - for a lock alone

    return len(sealed_files(session.root))


def _accept_loss(session: "Session", today: date) -> None:
    """Go on without vanished entries, or with another journal, and say so."""
    guard = session.journal.guard
    lost = guard.loss()
    note(_accepted(lost.entries if lost else 0, other=guard.other_journal() is not None))
    guard.accept(today)


def _accept_changes(session: "Session") -> None:
    """Seal the entries changed by hand as they stand, and say how many."""
    count = _seal_again(session)
    said = say_many(
        "1 entry changed by hand is taken as it stands.",
        "{count} entries changed by hand are taken as they stand.",
        count,
    )
    note(said if count else say("No entry was changed by hand."))


def _mend(session: "Session", problems: list[Problem], now: datetime, *, yes: bool, is_locked: bool) -> None:
    """Mend entries edited by hand, then files, and say how many."""
    mended = mend_entries(session, problems, now, yes=yes)
    _tell_mended(mended)
    count = checking.repair(session.root, problems)
    if is_locked:
        from equityjournal.store.lock.moving import seal_plain_files  # noqa: PLC0415 - loads pyrage

        count += seal_plain_files(session.root, now)
    if count:
        note(say_many("1 file was mended.", "{count} files were mended.", count))
    elif not mended:
        note(say("No file was mended."))


def _tell_verdict(entries: int, *, whole: bool, is_locked: bool) -> None:
    """Say how many entries were read, and whether the journal is whole."""
    read = say_many("1 entry was read.", "{count} entries were read.", entries)
    if is_locked and whole:
        read = say_many(
            "1 entry was read, sealed for your two keys.",
            "{count} entries were read, all sealed for your two keys.",
            entries,
        )
    read = read if entries else say("There are no entries.")
    verdict = say("The journal is whole.") if whole else say("The journal is not whole; see above.")
    tell(f"{read} {verdict}")


def _in_json(problems: Sequence[Problem]) -> list[dict[str, str | None]]:
    """Problems as they stand in the JSON."""
    return [
        {"path": problem.path, "id": problem.id, "kind": problem.kind, "message": problem.message}
        for problem in problems
    ]


def _tell_from_outside(root: Path, *, is_locked: bool, json: bool) -> None:
    """Say how the files of a locked journal look from outside.

    Raises:
        NotAllowed: When it is not locked.
        Exit: When some do not look as they should.
    """
    if not is_locked:
        raise NotAllowed(say("--outside is for a locked journal; this one is not locked."))
    from equityjournal.store.lock.checking_lock import from_outside  # noqa: PLC0415 - loads pyrage

    found, problems = from_outside(root)
    if json:
        tell_json({"whole": None, "sealed": found, "problems": _in_json(problems)})
    else:
        _tell_problems(problems)
        said = say_many(
            "Looked at from outside: 1 sealed file.", "Looked at from outside: {count} sealed files.", found
        )
        said = said if found else say("Looked at from outside: no sealed file.")
        headers = say("Each has a whole header for two keys.") if found and not problems else ""
        tell(" ".join(filter(None, (said, headers, say("What is in them was not read.")))))
    if problems:
        raise typer.Exit(1)


def _tell_mended(count: int) -> None:
    """Say how many entries were mended, if any."""
    if count:
        said = say_many(
            "1 entry was mended. Its file as it was is kept among its versions.",
            "{count} entries were mended. Their files as they were are kept among their versions.",
            count,
        )
        note(said)


def _tell_problems(problems: Sequence[Problem]) -> None:
    """Print each problem on a line.

    Many files open to others share a line.
    """
    seen = [problem for problem in problems if problem.kind == "open"]
    many = len(seen) > MOST_NAMED
    for problem in problems:
        if not (many and problem.kind == "open"):
            path = say("The journal's folder") if problem.path == "." else problem.path
            tell(say("{path}: {what}.", path=path, what=problem.message), hang=2)
    if many:
        count = f"{len(seen):,}"
        tell(
            say(
                "{count} files may be read by others on this machine. `equityjournal check --repair` mends "
                "that.",
                count=count,
            ),
            hang=2,
        )


def _accepted(lost: int, *, other: bool) -> str:
    """The answer to --accept-loss."""
    if other and not lost:
        return say("The journal that is here now is the one that is meant.")
    if not lost:
        return say("No great loss was noticed, so there was none to accept.")
    return say_many(
        "The journal goes on without 1 entry that vanished.",
        "The journal goes on without {count} entries that vanished.",
        lost,
    )


def _seal_again(session: "Session") -> int:
    """Seal the entries changed by hand; return their number."""
    changed = [stored for stored in session.journal.read_all().entries if stored.state is State.CHANGED]
    for stored in changed:
        session.journal.replace(stored, stored.record, clock.now())
    return len(changed)


def _lost(session: "Session") -> "list[Problem]":
    """A great loss or another journal in the folder, as a problem."""
    if lost := session.journal.guard.loss():
        message = say_many(
            "1 entry vanished since {day}. Look for it in a backup. If it is gone on purpose, `equityjournal "
            "check --accept-loss` goes on without it",
            "{count} entries vanished since {day}. Look for them in a backup. If they are gone on purpose, "
            "`equityjournal check --accept-loss` goes on without them",
            lost.entries,
            day=in_words(lost.since),
        )
        return [Problem("entries", None, "lost", message)]
    if other := session.journal.guard.other_journal():
        message = say(
            "on {day} this folder held another journal. If that is on a drive or comes by a sync service, "
            "see that it is there. If this one is meant, `equityjournal check --accept-loss` goes on with it",
            day=in_words(other.day),
        )
        return [Problem(ID_FILE, None, "other-journal", message)]
    return []


def _let_erased_stay(session: "Session") -> None:
    """Forget the erasing of entries back in the journal, and say so."""
    erased = ErasedIds(erased_place())
    if stay := erased.back_in(session.root):
        erased.forget(stay)
        said = say_many(
            "1 entry that was erased here stays.", "{count} entries that were erased here stay.", len(stay)
        )
        note(said)


def _erased(session: "Session") -> "list[Problem]":
    """Entries erased on this machine and back in the journal, as problems."""
    return [
        Problem(
            "entries",
            identity,
            "erased",
            say(
                "{id} was erased on this machine, and has come back, from another device that had changed it "
                "or from a copy. `equityjournal erase {id}` removes it again; if it is to stay, "
                "`equityjournal check --accept` no longer names it",
                id=identity,
            ),
        )
        for identity in ErasedIds(erased_place()).back_in(session.root)
    ]
