"""Cards checked on this machine, by their digests, and numbers of letters sent.

They lie in the state folder: the sharing folder may be synced or restored, and nothing is sealed to a card
changed there; no number is used twice.
"""

from pathlib import Path
from typing import Literal

from equityjournal.core.entries.entry import Filed
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.records import record

Standing = Literal["checked", "changed", "not here"]


class Checked(Filed):
    """The card of a companion checked on this machine, and the last number sent."""

    digest: str = ""
    """Digest of the card in use; `closed` while all are, and empty before any was checked here."""
    link: str = ""
    sent: int = 0


class CheckedCards:
    """Digests of the cards checked on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def standing(self, companion: Companion) -> Standing:
        """Whether a companion's card in use was checked on this machine.

        `not here`: no card of theirs was, as on a new machine; its owner is to be asked, with the ten words.
        """
        known = self._there(companion).digest
        if not known:
            return "not here"
        return "checked" if known == _digest_of(companion) else "changed"

    def note(self, companion: Companion) -> None:
        """Remember a companion's card in use as checked, or all of them as closed."""
        self._change(companion, digest=_digest_of(companion))

    def next_number(self, companion: Companion) -> int:
        """The number of the next letter, never used before here."""
        there = self._there(companion)
        sent = there.sent if there.link == companion.link else 0
        return max(companion.sent, sent) + 1

    def note_sent(self, companion: Companion, n: int) -> None:
        """Remember a number as used, before its letter is sealed."""
        self._change(companion, link=companion.link, sent=n)

    def _there(self, companion: Companion) -> Checked:
        path = self._path(companion)
        try:
            return record.from_bytes(files.read(path), Checked, path).record
        except (DamagedFile, FileNotFoundError):
            return Checked()

    def _change(self, companion: Companion, **later: str | int) -> None:
        record.keep(self._there(companion).model_copy(update=later), self._path(companion))

    def _path(self, companion: Companion) -> Path:
        return self._folder / f"{companion.id}.toml"


def _digest_of(companion: Companion) -> str:
    return "closed" if companion.card is None else companion.card.card.digest
