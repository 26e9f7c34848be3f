"""A person's own keys on disk: an age identity file that `age` reads too, for nobody else's eyes.

Each set of keys has a folder of its own, numbered from 1; the highest number is in use, the others open what
was sealed to them. The card is written last: without one, a folder is what a power cut left, and counts for
nothing.
"""

import base64
import contextlib
import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pyrage import DecryptError, passphrase

from equityjournal.core.age_file import beginning_of, panics_refused, refuse_unless_sealed
from equityjournal.core.cards import Person
from equityjournal.core.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.keys import Keys, keys_from, new_keys
from equityjournal.core.speech import say
from equityjournal.store import disk, files
from equityjournal.store.cards import card_in, card_text

HARDEST = 21  # the base-2 logarithm of scrypt's work: 2 GB of memory, twice what a machine of today chooses

_OPENING = re.compile(r"^(AGE-SECRET-KEY-1[A-Z0-9]+)\s*$", re.MULTILINE)
_SIGNING = re.compile(r"^# signing key: ([A-Za-z0-9+/=]+)\s*$", re.MULTILINE)
_WORK = re.compile(rb"age-encryption\.org/v1\n-> scrypt \S{22} ([1-9][0-9]?)\n")


class Keyring:
    """The keys of the person who uses this machine.

    Args:
        place: The folder for what has to do with sharing; it need not exist.
    """

    def __init__(self, place: Path) -> None:
        self._folder = place / "keys"

    @property
    def exists(self) -> bool:
        """Whether there are keys."""
        return bool(self._sets())

    @property
    def private_file(self) -> Path:
        """The private half of the keys in use.

        Raises:
            NotAllowed: When there are none.
        """
        return _private(self._present())

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed to use them."""
        return self.exists and self.private_file.suffix == ".age"

    @property
    def is_open_to_others(self) -> bool:
        """Whether other people on this machine may read the private half; Windows has no such marks.

        They may where neither the file nor a folder around it is closed to them.
        """
        around = [self.private_file, self._present(), self._folder, self._folder.parent]
        return os.name == "posix" and all(path.stat().st_mode & 0o077 for path in around)

    def person(self) -> Person:
        """The public half, which no passphrase is needed for.

        Raises:
            NotAllowed: When there are no keys yet.
            DamagedFile: When the card cannot be read.
        """
        return _person(self._present())

    def is_mine(self, person: Person) -> bool:
        """Whether these are keys of one's own, in use or former."""
        for folder in self._sets():
            with contextlib.suppress(DamagedFile):
                if _person(folder).is_same_as(person):
                    return True
        return False

    def make(self, name: str, now: datetime, secret: str | None = None) -> Keys:
        """Make keys, which are used from now on; those there were are kept, to open what was sealed to them.

        Args:
            name: What the person calls themselves.
            now: The moment.
            secret: A passphrase to lock them with; None: they are not locked.

        Raises:
            NotSaved: When the disk will not take them.
        """
        keys = new_keys(name)
        text = _as_text(keys, now)
        if secret is not None:
            with panics_refused(NotSaved(say("No keys were made: the library that seals gave up."))):
                locked: bytes = passphrase.encrypt(text, secret, armored=True)
            _prove(locked, secret)  # before the only copy is locked away
        files.make_folder(self._folder)
        with disk.locked(self._folder):
            folder = self._folder / str(max(self._numbers(), default=0) + 1)
            files.make_folder(folder)
            private, card = (
                folder / ("private.txt" if secret is None else "private.age"),
                folder / "card.toml",
            )
            try:
                files.create(private, text if secret is None else locked)
                files.create(card, card_text(keys.person).encode())
            except BaseException:
                if not card.exists():
                    files.remove(private)
                    folder.rmdir()
                raise
        return keys

    def open(self, ask: Callable[[], str], skipped: Callable[[str], None] = lambda _why: None) -> list[Keys]:
        """All keys, those in use first.

        Args:
            ask: Asks for the passphrase of those in use; called only where they have one.
            skipped: Takes a sentence for each of the former ones that cannot be used, such as those with
                another passphrase; what is sealed to the others can be opened all the same.

        Raises:
            NotAllowed: When there are none, or the passphrase is another.
            DamagedFile: When a file of those in use cannot be read.
        """
        secret = ask() if self.is_locked else None
        keys = [_keys_in(self._present(), secret)]
        for folder in self._sets()[1:]:
            try:
                keys.append(_keys_in(folder, secret))
            except (DamagedFile, NotAllowed) as error:
                skipped(say("Former keys were left out. {why}", why=error.sentence))
        return keys

    def _present(self) -> Path:
        for folder in self._sets():
            return folder
        raise NotAllowed(say("You have no keys yet. `equityjournal keys new` makes them, in a moment."))

    def _sets(self) -> list[Path]:
        """The folder of each whole set of keys, those in use first."""
        folders = [self._folder / str(number) for number in sorted(self._numbers(), reverse=True)]
        return [folder for folder in folders if (folder / "card.toml").exists()]

    def _numbers(self) -> list[int]:
        names = [path.name for path in self._folder.iterdir()] if self._folder.is_dir() else []
        return [int(name) for name in names if re.fullmatch("[1-9][0-9]{0,5}", name)]


def _private(folder: Path) -> Path:
    """The private file of a set; a passphrase may be taken off, or put on, with `age` alone."""
    return path if (path := folder / "private.txt").exists() else folder / "private.age"


def _person(folder: Path) -> Person:
    path = folder / "card.toml"
    try:
        return card_in(files.read(path))
    except DamagedFile as error:
        raise DamagedFile(
            say("Your card in {path} cannot be used: {why}.", path=path, why=error.sentence)
        ) from None


def _keys_in(folder: Path, secret: str | None) -> Keys:
    """Both halves of one set.

    Raises:
        NotAllowed: When they are locked, and not with this passphrase.
        DamagedFile: When a file of them cannot be used.
    """
    path, person = _private(folder), _person(folder)
    try:
        data = files.read(path)
        keys = _from_text(_unlocked(data, secret, path) if path.suffix == ".age" else data, person.name)
    except FileNotFoundError:
        raise DamagedFile(say("Your private keys are gone from {path}.", path=folder)) from None
    except DamagedFile as error:
        raise DamagedFile(
            say("Your keys in {path} cannot be used: {why}.", path=path, why=error.sentence)
        ) from None
    if not keys.person.is_same_as(person):
        raise DamagedFile(say("In {path} the card and the private keys do not belong together.", path=folder))
    return keys


def _as_text(keys: Keys, now: datetime) -> bytes:
    lines = [
        "# " + say("Private keys of equityjournal. Whoever has them can open what was shared with you."),
        f"# created: {now.isoformat(timespec='seconds')}",
        f"# public key: {keys.person.age}",
        keys.opening,
        f"# signing key: {base64.b64encode(keys.signing).decode()}",
    ]
    return "\n".join([*lines, ""]).encode()


def _from_text(data: bytes, name: str) -> Keys:
    text = data.decode("utf-8", errors="replace")
    opening, signing = _OPENING.search(text), _SIGNING.search(text)
    try:
        if opening and signing:
            return keys_from(name, opening[1], base64.b64decode(signing[1], validate=True))
    except ValueError:
        pass  # no base64
    raise DamagedFile(say("the keys in it are not whole"))


def _unlocked(data: bytes, secret: str | None, path: Path) -> bytes:
    """What a passphrase opens.

    Raises:
        NotAllowed: When it is another passphrase, or none was given.
        DamagedFile: In a clause, when it is no such file, or opening it would take all the memory there is.
    """
    work = _WORK.match(beginning_of(data))
    if work is None or int(work[1]) > HARDEST:
        raise DamagedFile(say("it is not a file that was locked here"))
    refuse_unless_sealed(data)
    damaged = DamagedFile(say("it is damaged, or was locked on a much faster machine"))
    another = NotAllowed(say("That passphrase does not open {path}. Nothing was changed.", path=path))
    if secret is None:
        raise NotAllowed(say("{path} has a passphrase of its own.", path=path))
    try:
        with panics_refused(damaged):
            opened: bytes = passphrase.decrypt(data, secret)
    except UnicodeEncodeError:  # bytes were typed that stand for no character
        raise another from None
    except DecryptError as error:
        if str(error) != "Decryption failed":
            raise damaged from None
        raise another from None
    return opened


def _prove(locked: bytes, secret: str) -> None:
    """See that what was locked opens again.

    Raises:
        NotSaved: When it would not: a very fast machine chooses more work than is ever let through here.
    """
    try:
        _unlocked(locked, secret, Path())
    except (DamagedFile, NotAllowed):
        raise NotSaved(
            say(
                "No keys were made: this machine would lock them so hard that they could not be opened. Make "
                "them without a passphrase, and put one on with `age -p`."
            )
        ) from None
