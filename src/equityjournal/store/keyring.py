"""A person's own keys on disk: an age identity file that `age` reads too, for nobody else's eyes."""

import base64
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pyrage import DecryptError, passphrase

from equityjournal.core.cards import Card, Person
from equityjournal.core.errors import DamagedFile, NotAllowed
from equityjournal.core.keys import Keys, keys_from, new_keys
from equityjournal.core.speech import say
from equityjournal.store import files, names, toml
from equityjournal.store.words import read_words

HARDEST = 22  # the base-2 logarithm of scrypt's work; more would take all the memory there is

_OPENING = re.compile(r"^(AGE-SECRET-KEY-1[A-Z0-9]+)\s*$", re.MULTILINE)
_SIGNING = re.compile(r"^# signing key: ([A-Za-z0-9+/=]+)\s*$", re.MULTILINE)


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
        return self._card.exists()

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed to use them."""
        return self._private(self._folder).suffix == ".age"

    def person(self) -> Person:
        """The public half, which no passphrase is needed for.

        Raises:
            NotAllowed: When there are no keys yet.
            DamagedFile: When the card cannot be read.
        """
        try:
            card = read_words(self._card, Card)
        except FileNotFoundError:
            raise NotAllowed(
                say("You have no keys yet. `equityjournal keys new` makes them, in a moment.")
            ) from None
        return Person(name=card.name, age=card.age, signing=card.signing)

    def make(self, name: str, now: datetime, secret: str | None = None) -> Keys:
        """Make keys, private ones first; those there were are kept, to open what was sealed to them.

        Args:
            name: What the person calls themselves.
            now: The moment.
            secret: A passphrase to lock them with; None: they are not locked.

        Raises:
            NotSaved: When the disk will not take them.
        """
        keys = new_keys(name)
        self._put_aside(now)
        text = _as_text(keys, now)
        files.make_folder(self._folder)
        if secret is None:
            files.create(self._folder / "private.txt", text)
        else:
            locked = passphrase.encrypt(text, secret, armored=True)
            _unlocked(locked, lambda: secret)  # proven before the only copy is locked away
            files.create(self._folder / "private.age", locked)
        files.create(self._card, card_text(keys.person).encode())
        return keys

    def open(self, ask: Callable[[], str]) -> list[Keys]:
        """All keys, those in use first.

        Args:
            ask: Asks for a passphrase; called at most once, and only where one is needed.

        Raises:
            NotAllowed: When there are none, or the passphrase is another.
            DamagedFile: When a file of them cannot be read.
        """
        person = self.person()
        folders = [self._folder, *sorted(self._former.glob("*"), reverse=True)]
        given: list[str] = []

        def once() -> str:
            given[:] = given or [ask()]
            return given[0]

        return [self._keys_in(folder, person.name, once) for folder in folders]

    def _keys_in(self, folder: Path, name: str, ask: Callable[[], str]) -> Keys:
        path = self._private(folder)
        try:
            data = files.read(path)
            return _from_text(_unlocked(data, ask) if path.suffix == ".age" else data, name)
        except FileNotFoundError:
            raise DamagedFile(say("Your private keys are gone from {path}.", path=path)) from None
        except DamagedFile as error:
            raise DamagedFile(
                say("Your keys in {path} cannot be used: {why}.", path=path, why=error.sentence)
            ) from None

    def _put_aside(self, now: datetime) -> None:
        """Move the keys there are to the former ones; the card goes last, for it says that there are keys."""
        if not self.exists:
            return
        target = self._former / names.moment_name(now)
        for path in (self._private(self._folder), self._card):
            files.move(path, target / path.name, files.digest(files.read(path)))

    def _private(self, folder: Path) -> Path:
        locked = folder / "private.age"
        return locked if locked.exists() else folder / "private.txt"

    @property
    def _card(self) -> Path:
        return self._folder / "card.toml"

    @property
    def _former(self) -> Path:
        return self._folder / "former"


def card_text(person: Person) -> str:
    """A person's card, as it is given to others."""
    remark = say("A card for equityjournal. Nothing in it is secret.")
    table = {"card": 1, "name": person.name, "age": person.age, "signing": person.signing}
    return f"# {remark}\n{toml.to_toml(table)}"


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
    if not opening or not signing:
        raise DamagedFile(say("the keys in it are not whole"))
    return keys_from(name, opening[1], base64.b64decode(signing[1]))


def _unlocked(data: bytes, ask: Callable[[], str]) -> bytes:
    """What a passphrase opens.

    Raises:
        NotAllowed: When it is another passphrase.
        DamagedFile: In a clause, when opening it would take all the memory there is.
    """
    if (work := _work_of(data)) is None or work > HARDEST:
        raise DamagedFile(say("it is not a file that was locked here"))
    try:
        opened: bytes = passphrase.decrypt(data, ask())
    except DecryptError:
        raise NotAllowed(say("That passphrase does not open your keys. Nothing was changed.")) from None
    return opened


def _work_of(data: bytes) -> int | None:
    """The base-2 logarithm of the work that an age file locked with a passphrase asks for."""
    body = b"".join(data.split(b"-----")[2:3]).replace(b"\n", b"")
    head = base64.b64decode(body[:400] + b"=" * (-len(body[:400]) % 4))
    found = re.match(rb"age-encryption\.org/v1\n-> scrypt \S+ ([0-9]{1,3})\n", head)
    return int(found[1]) if found else None
