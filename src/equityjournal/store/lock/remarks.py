"""Sentences on a lock whose keys are not as this machine knows them."""

from equityjournal.core.text.speech import say


def put_back(found: int, known: int) -> str:
    """Said where an older lock was put back."""
    return say(
        "An older lock was put back (generation {found}; this machine knows {known}). What you write is "
        "sealed for yours.",
        found=found,
        known=known,
    )


def lock_gone() -> str:
    """Said where the lock's file is gone, and this machine knows the keys."""
    return say(
        "lock/lock.toml is gone. What you write is sealed for the keys that this machine knows. "
        "`equityjournal lock` puts it back; if you took the lock off on another machine, `equityjournal lock "
        "off` does so here."
    )


def differs() -> str:
    """Said where other keys stand in it."""
    return say(
        "The keys in lock/lock.toml are not those of this journal on this machine. What you write is sealed "
        "for yours. If you did not change them, somebody else did."
    )


def key_file_unusable(why: str) -> str:
    """Said where the passphrase cannot be tried, and why."""
    return say(
        "lock/key.age cannot be used: {why}. The recovery key still opens everything: "
        "`equityjournal unlock --recovery`.",
        why=why,
    )


def way_on(*, is_pinned: bool) -> str:
    """What to do about a damaged `lock.toml`.

    Args:
        is_pinned: This machine has seen the keys proven.
    """
    if is_pinned:
        return say(
            "Put a whole copy from a backup in its place. Or delete it: this machine knows the keys, and "
            "`equityjournal lock` makes it anew."
        )
    return say("Put a whole copy from a backup in its place.")
