"""What is said of a lock: in words, and for programs."""

from pathlib import Path
from typing import Any

from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import sealing
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import keeper
from equityjournal.store.lock.vault import vault_at


def state_in_words(root: Path) -> str:
    """The state of a lock in words: whether on, how long open, and when its paper was tried."""
    if not sealing.is_locked(root):
        return say("This journal is not locked. Its files are plain text, which any editor can open.")
    vault = vault_at(root)
    lock, left = vault.lock, keeper.left(root)
    said = [*vault.remarks()]
    if lock is not None:
        said.append(say("Locked since {day}.", day=in_words(lock.made.date())))
        if lock.state is not LockState.SEALED:
            said.append(_half_done(lock.state))
    if left is None:
        said.append(say("It is closed."))
    else:
        said.append(
            say_many(
                "It is open for another minute.",
                "It is open for another {count} minutes.",
                max(left // 60, 1),
            )
        )
    if lock is not None and lock.tested:
        said.append(say("The recovery key was last tried on {day}.", day=in_words(lock.tested)))
    elif lock is not None:
        said.append(say("The whole recovery key was never tried. `equityjournal lock test` tries it."))
    return " ".join(said)


def _half_done(state: LockState) -> str:
    half_done = {
        LockState.SEALING: say("Sealing was interrupted; `equityjournal lock` goes on."),
        LockState.RENEWING: say(
            "New keys were made, and not everything is sealed for them; `equityjournal lock` goes on."
        ),
        LockState.OPENING: say("The lock is being taken off; `equityjournal lock off` goes on."),
    }
    return half_done[state]


def state_as_json(root: Path) -> dict[str, Any]:
    """The state of the lock as values, none of them secret."""
    is_locked = sealing.is_locked(root)
    lock = vault_at(root).lock if is_locked else None
    left = keeper.left(root) if is_locked else None
    state = "off"
    if is_locked:
        is_usual = lock is None or lock.state is LockState.SEALED
        state = ("closed" if left is None else "open") if is_usual else str(lock.state if lock else "")
    return {
        "lock": state,
        "since": lock.made.date() if lock else None,
        "tested": lock.tested if lock else None,
        "seconds_left": left,
        "day": lock.day if lock else None,
        "recovery": lock.recovery if lock else None,
        "sealed": len(kept_sealed.sealed_files(root)) if is_locked else None,
        "unsealed": len(kept_sealed.plain_files(root)) if is_locked else None,
    }
