"""Records read from a home, as the program keeps them."""

from pathlib import Path

from equityjournal.core.sharing.companion import Companion
from equityjournal.store.sharing.companions import Companions


def companions_of(home: Path) -> list[Companion]:
    """People somebody meets, in whichever folder of their home that is kept."""
    there = sorted(home.rglob("equityjournal-sharing"))
    return Companions(there[0]).all() if there else []
