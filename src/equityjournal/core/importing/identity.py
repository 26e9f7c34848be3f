"""Identities of entries from elsewhere: the same entry gets the same id each time.

So no entry comes in twice, a killed import continues where it stopped, and an erased entry is known by its
id.
"""

from base64 import b32encode
from collections.abc import Callable
from hashlib import sha256

from equityjournal.core.importing.items import Found


def letters(source: str, ref: str, turn: int) -> str:
    """Six letters for the id of an entry.

    Args:
        source: The name of the format.
        ref: The other program's id of the entry, as `Refs` gives it.
        turn: 0; more where the letters of earlier turns belong to another entry.
    """
    known = f"{source}\0{ref}\0{turn}".encode("utf-8", "surrogatepass")
    return b32encode(sha256(known).digest())[:6].decode().lower()


def free_id(found: Found, source: str, ref: str, is_taken: Callable[[str], bool]) -> str:
    """The id of an entry: its day and the first free letters."""
    turn = 0
    while is_taken(identity := f"{found.day.isoformat()}-{letters(source, ref, turn)}"):
        turn += 1
    return identity


class Refs:
    """The ids of the other program within a file, made distinct for twins.

    An entry without such an id is known by a digest of its moment and words. Spaces and line ends make no
    difference there, so that a journal's text and its JSON give the same.
    """

    def __init__(self) -> None:
        self._places: dict[str, dict[str, int]] = {}
        self._counts: dict[str | bytes, int] = {}
        """How often each came before, by the other program's id, or by the digest as bytes: half as long."""

    def next(self, found: Found) -> tuple[str, bool]:
        """The id of the next entry, and whether the very same entry came before.

        Entries with an id of the other program's own are the same if their words are too. Without such an id,
        the second of two equal ones is an entry of its own.
        """
        words = _digest_of_words(found)
        ref = found.ref or f"sha256:{words[:32]}"
        known = found.ref or bytes.fromhex(words[:32])
        place = self._counts.get(known, 0)
        if found.ref:
            before = self._places.setdefault(ref, {})
            if words in before:
                return _numbered(ref, before[words]), True
            before[words] = place
        self._counts[known] = place + 1
        return _numbered(ref, place), False


def _numbered(ref: str, place: int) -> str:
    return f"{ref}#{place + 1}" if place else ref


def _digest_of_words(found: Found) -> str:
    said = [found.title, found.text, *(part for answer in found.answers for part in answer)]
    minute = found.moment.isoformat(timespec="minutes")[:16] if found.moment else ""
    words = " ".join(" ".join(said).split())
    return sha256(f"{found.day}|{minute}|{words}".encode("utf-8", "surrogatepass")).hexdigest()
