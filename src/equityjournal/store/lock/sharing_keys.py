"""The keys for sharing, sealed with a journal's lock: whoever opens the journal has them at hand.

They lie outside the journal, in the sharing folder, as `keys/N/private.txt`; sealed for the journal's two
keys, as `keys/N/private.txt.age`. Keys with a passphrase of their own are left as they are. After a kill both
may be there; the next call goes on.
"""

import contextlib
import re
from pathlib import Path

from equityjournal.core.locking.sealed_form import is_for_two_keys
from equityjournal.core.text.errors import Closed, DamagedFile, NotProven, NotSaved, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.listing.folders import entries_as_they_lie
from equityjournal.store.settings.values import journal_place

PLAIN, SEALED = "private.txt", "private.txt.age"


def plain_sharing_keys(place: Path) -> list[Path]:
    """Private keys that lie in plain in a sharing folder."""
    return _files(place, PLAIN)


def sealed_sharing_keys(place: Path) -> list[Path]:
    """Private keys of a sharing folder that are sealed with a lock."""
    return _files(place, SEALED)


def seal_sharing_keys(place: Path, door: "sealing.Door") -> int:
    """Seal the private keys of a sharing folder; return how many no longer lie in plain.

    A plain file is removed once its sealed one was read back from the disk and opened; while the journal is
    closed only its form is looked at, and the plain file stays.

    Raises:
        NotSaved: When the disk will not take it, or what was sealed does not open again.
    """
    done = 0
    for plain in plain_sharing_keys(place):
        path, inside = plain.with_name(SEALED), files.as_it_lies(plain)
        if not files.is_there(path) or (door.is_open and _inside(path, door) != inside):
            files.replace(path, door.seal(inside), None)
        if not is_for_two_keys(files.as_it_lies(path)) or (door.is_open and _inside(path, door) != inside):
            raise NotSaved(say("{path} was not sealed: what was sealed does not open again.", path=plain))
        if door.is_open:
            files.remove_as_it_lies(plain)
            done += 1
    return done


def unseal_sharing_keys(place: Path, door: "sealing.Door") -> int:
    """Put the private keys of a sharing folder back in plain; return how many.

    Keys that are sealed with another journal's lock are left.

    Raises:
        Closed: When there are any, and the journal is not open.
        NotSaved: When the disk will not take it.
    """
    done = 0
    for sealed in sealed_sharing_keys(place):
        door.require_open()
        inside = _inside(sealed, door)
        if inside is not None:
            files.replace(sealed.with_name(PLAIN), inside, None)
            files.remove_as_it_lies(sealed)
            done += 1
    return done


def renew_sharing_keys(place: Path, door: "sealing.Door") -> None:
    """Seal the sealed private keys of a sharing folder anew, for a lock's present keys.

    Raises:
        NotSaved: When the disk will not take it.
    """
    for sealed in sealed_sharing_keys(place):
        inside = _inside(sealed, door)
        if inside is not None:
            files.replace(sealed, door.seal(inside), None)


def as_kept(text: bytes) -> tuple[str, bytes]:
    """The name and bytes of a new private key: sealed, where the usual journal is locked."""
    door = sealing.door_of_journal(journal_place(None))
    if door is not None and door.seals:
        with contextlib.suppress(NotProven):  # nobody opened the journal on this machine yet
            return SEALED, door.seal(text)
    return PLAIN, text


def opened_sharing_key(path: Path) -> bytes:
    """The inside of a sealed private key, by the lock of a journal met, or of the usual one.

    Raises:
        Closed: When the journal is not open.
        UnusableFile: When no journal here opens it.
        FileNotFoundError: When it is gone.
    """
    return _with_its_door(path)[1]


def sealed_again(path: Path, text: bytes) -> bytes:
    """The bytes of a private key that is to be in the place of a sealed one, sealed with the same lock.

    Raises:
        Closed, UnusableFile, FileNotFoundError: As of `opened_sharing_key`.
    """
    return _with_its_door(path)[0].seal(text)


def _with_its_door(path: Path) -> "tuple[sealing.Door, bytes]":
    """The lock that opens a sealed private key, and its inside."""
    doors = [*sealing.Wiring.doors.values()]
    usual = sealing.door_of_journal(journal_place(None))
    if usual is not None and usual not in doors:
        doors.append(usual)
    for door in doors:
        if door.is_open and (inside := _inside(path, door)) is not None:
            return door, inside
    if any(not door.is_open for door in doors):
        raise Closed(
            say("Your keys are sealed with your journal, which is closed. `equityjournal unlock` opens it.")
        )
    raise UnusableFile(
        say("{path} is sealed with the lock of another journal. Name that one with --journal.", path=path)
    )


def _inside(path: Path, door: "sealing.Door") -> bytes | None:
    """The inside of a sealed file; None where this lock does not open it."""
    try:
        return door.open(files.as_it_lies(path))
    except DamagedFile:
        return None


def _files(place: Path, name: str) -> list[Path]:
    """Files of a name in the numbered folders of keys."""
    folders = [file.name for file in entries_as_they_lie(place / "keys")]
    paths = [place / "keys" / folder / name for folder in folders if re.fullmatch("[1-9][0-9]{0,5}", folder)]
    return [path for path in paths if files.is_ordinary(path)]
