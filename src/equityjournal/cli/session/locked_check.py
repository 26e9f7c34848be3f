"""The check of a locked journal, for `check`: loaded for a journal with a lock alone."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from equityjournal.core.text.problem import Problem
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock.checking_lock import from_outside, problems_of_lock
from equityjournal.store.lock.moving import Moving
from equityjournal.store.lock.vault import vault_at


def lock_problems(root: Path, known: Sequence[Problem], today: date) -> list[Problem]:
    """Problems of an open journal's lock, besides those known already."""
    return list(problems_of_lock(vault_at(root), {problem.path for problem in known}, today))


def looked_at_from_outside(root: Path) -> tuple[int, list[Problem]]:
    """The number of sealed files, and problems visible without a key."""
    return from_outside(root)


def seal_what_is_plain(root: Path, now: datetime) -> int:
    """Seal plain files of a locked journal while open; return their number."""
    vault = vault_at(root)
    if not vault.seals or not kept_sealed.plain_files(root):
        return 0
    moving = Moving(vault, now)
    moving.seal_all()
    return moving.done


def sealed_count(root: Path) -> int:
    """Number of sealed files."""
    return len(kept_sealed.sealed_files(root))
