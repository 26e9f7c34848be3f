"""Identities of entries from elsewhere: the same entry gets the same id each time.

So nothing comes in twice, an import that was killed goes on where it stopped, and an entry that was erased
here is known by its id.
"""

from base64 import b32encode
from collections.abc import Callable
from hashlib import sha256

from equityjournal.core.importing.items import Found


def ref_of(found: Found) -> str:
    """The id that the other program gave an entry, or a digest of its moment and words.

    Spaces and line ends make no difference, so that a journal's text and its JSON give the same.
    """
    return found.ref or f"sha256:{_digest_of_words(found)[:32]}"


def letters(source: str, ref: str, turn: int) -> str:
    """Six letters for the id of an entry.

    Args:
        source: The name of the format.
        ref: The entry's `ref_of`.
        turn: 0; more where the letters of earlier turns belong to another entry.
    """
    known = f"{source}\0{ref}\0{turn}".encode("utf-8", "surrogatepass")
    return b32encode(sha256(known).digest())[:6].decode().lower()


def free_id(found: Found, source: str, ref: str, is_taken: Callable[[str], bool]) -> str:
    """The id of an entry: its day and letters, the first that no other entry has."""
    turn = 0
    while is_taken(identity := f"{found.day.isoformat()}-{letters(source, ref, turn)}"):
        turn += 1
    return identity


class Refs:
    """The ids of the other program within one file, each told apart from its twins."""

    def __init__(self) -> None:
        self._seen: dict[str, list[str]] = {}

    def next(self, found: Found) -> tuple[str, bool]:
        """The `ref` of the next entry, and whether the very same entry came before.

        Entries with an id of the other program's own are the same if their words are too. Without such an id,
        the second of two equal ones is an entry of its own.
        """
        ref, words = ref_of(found), _digest_of_words(found)
        before = self._seen.setdefault(ref, [])
        if found.ref and words in before:
            place = before.index(words)
            return _numbered(ref, place), True
        before.append(words)
        return _numbered(ref, len(before) - 1), False


def _numbered(ref: str, place: int) -> str:
    return f"{ref}#{place + 1}" if place else ref


def _digest_of_words(found: Found) -> str:
    said = [found.title, found.text, *(part for answer in found.answers for part in answer)]
    minute = found.moment.isoformat(timespec="minutes")[:16] if found.moment else ""
    words = " ".join(" ".join(said).split())
    return sha256(f"{found.day}|{minute}|{words}".encode("utf-8", "surrogatepass")).hexdigest()
