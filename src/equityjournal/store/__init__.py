"""Store keeps: the only floor with access to files."""

from pathlib import Path

from equityjournal.store.disk import sealing


def _door(root: Path) -> "sealing.Door":
    """The door of a locked journal.

    A journal never locked loads none of this.
    """
    from equityjournal.store.lock.vault import Vault  # noqa: PLC0415 - for locked journals alone

    return Vault(root)


sealing.Wiring.make = _door
