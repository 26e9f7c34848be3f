"""The keyring: a person's own keys on disk, for `age` too.

Only their owner may read them. Each set of keys has its own folder, numbered from 1; the highest number is in
use, the others open files sealed to them. The card is written last: a folder without a card was left by a
power cut, and does not count.
"""

import base64
import contextlib
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from pyrage import x25519

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys, keys_from
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, systems
from equityjournal.store.listing.folders import entries_of
from equityjournal.store.lock.sharing_keys import PLAIN, SEALED, as_kept, opened_sharing_key, sealed_again
from equityjournal.store.sharing.cards import card_in, card_text
from equityjournal.store.sharing.locked_files import lock, unlock

_OPENING = re.compile(r"^(AGE-SECRET-KEY-1[A-Z0-9]+)\s*$", re.MULTILINE)
_OTHERS = re.compile(r"^# (marking|signing) key: ([A-Za-z0-9+/=]+)\s*$", re.MULTILINE)
_LOCKED = "private.age"
"""Name of a private file with a passphrase of its own; `age` alone can add or remove one."""
_STOLEN = "stolen"
"""Name of the mark beside keys that others may have."""


class Keyring:
    """The keys of the user of this machine."""

    def __init__(self, place: Path) -> None:
        self._folder = place / "keys"

    @property
    def exists(self) -> bool:
        """Whether there are keys."""
        return bool(self._sets())

    @property
    def private_file(self) -> Path:
        """The private half of the keys in use."""
        return _private(self._present())

    @property
    def is_locked(self) -> bool:
        """Whether the keys have a passphrase."""
        return self.exists and self.private_file.name == _LOCKED

    @property
    def is_sealed(self) -> bool:
        """Whether the keys in use are sealed with a journal's lock."""
        return self.exists and self.private_file.name == SEALED

    @property
    def is_open_to_others(self) -> bool:
        """Whether others on this machine may read the private half.

        They may if neither the file nor a folder around it is closed to them. Windows has no such marks.
        """
        around = [self.private_file, self._present(), self._folder, self._folder.parent]
        return all(map(files.is_open_to_others, around))

    def card(self) -> Card:
        """The public half, readable without a passphrase."""
        return _card(self._present())

    def is_mine(self, card: Card) -> bool:
        """Whether a card's keys are the user's own, in use or former."""
        for folder in self._sets():
            with contextlib.suppress(UnusableFile):
                if _card(folder).age == card.age:
                    return True
        return False

    def make(self, name: str, now: datetime, secret: str | None = None) -> Keys:
        """Make keys, to use from now on; former keys are kept for opening.

        With a passphrase, they are locked with it.
        """
        keys = new_keys(name)
        text = _as_text(keys, now)
        file, data = as_kept(text) if secret is None else (_LOCKED, _locked(text, secret))
        files.make_folder(self._folder)
        with systems.locked(self._folder):
            folder = self._folder / str(max(self._numbers(), default=0) + 1)
            files.make_folder(folder)
            private, card = folder / file, folder / "card.toml"
            try:
                files.create(private, data)
                files.create(card, card_text(keys.card).encode())
            except BaseException:
                if not card.exists():
                    files.remove(private)
                    files.remove_folder(folder)
                raise
        return keys

    def open(self, ask: Callable[[], str], skipped: Callable[[str], None] = lambda _why: None) -> list[Keys]:
        """All keys, those in use first.

        The passphrase is asked for only if those in use have one. Each former set that cannot be used, such
        as those with another passphrase, is told of in a sentence, and left out.

        Raises:
            NotAllowed: When there are no keys, or the passphrase is wrong.
            UnusableFile: When a file of those in use cannot be read.
        """
        secret = ask() if self.is_locked else None
        keys = [_keys_in(self._present(), secret)]
        for folder in self._sets()[1:]:
            try:
                keys.append(_keys_in(folder, secret))
            except (NotAllowed, UnusableFile) as error:
                skipped(say("Former keys were left out. {why}", why=error.sentence))
        return keys

    def ready(
        self, ask: Callable[[], str], now: datetime, skipped: Callable[[str], None] = lambda _why: None
    ) -> list[Keys]:
        """All keys as of `open`, those in use with a mark key."""
        present, *others = self.open(ask, skipped)
        if present.marking is None or not self.card().mark:
            marking = present.marking or X25519PrivateKey.generate().private_bytes_raw()
            present = keys_from(present.card.name, present.opening, marking, present.signing)
            self._rewrite(present, now, ask)
        return [present, *others]

    def mark_stolen(self) -> None:
        """Mark all keys here as stolen, before new ones are made."""
        for folder in self._sets():
            files.replace(folder / _STOLEN, b"", None)

    def destroy_signing_key(self, ask: Callable[[], str], now: datetime) -> None:
        """Remove the signing key, once the new card is known everywhere."""
        keys = self.ready(ask, now)[0]
        if keys.signing is not None:
            self._rewrite(keys_from(keys.card.name, keys.opening, keys.marking), now, ask)

    def _rewrite(self, keys: Keys, now: datetime, ask: Callable[[], str]) -> None:
        """Store the keys in use anew, under their passphrase: the private half first, then the card."""
        path, text = self.private_file, _as_text(keys, now)
        if self.is_locked:
            text = _locked(text, ask())
        elif path.name == SEALED:
            text = sealed_again(path, text)
        files.replace(path, text, None)
        files.replace(path.with_name("card.toml"), card_text(keys.card).encode(), None)

    def _present(self) -> Path:
        """The folder of the keys in use."""
        for folder in self._sets():
            return folder
        raise NotAllowed(say("You have no keys yet. `equityjournal keys new` makes them, in a moment."))

    def _sets(self) -> list[Path]:
        """Folders of whole sets of keys, those in use first."""
        folders = [self._folder / str(number) for number in sorted(self._numbers(), reverse=True)]
        return [folder for folder in folders if (folder / "card.toml").exists()]

    def _numbers(self) -> list[int]:
        """Numbers of the sets of keys."""
        names = [file.name for file in entries_of(self._folder)]
        return [int(name) for name in names if re.fullmatch("[1-9][0-9]{0,5}", name)]


def _private(folder: Path) -> Path:
    """The private file of a set: in plain, sealed with a journal's lock, or with a passphrase."""
    paths = [folder / name for name in (PLAIN, SEALED, _LOCKED)]
    return next((path for path in paths if path.exists()), paths[-1])


def _card(folder: Path) -> Card:
    """The public half in a folder."""
    path = folder / "card.toml"
    try:
        return card_in(files.read(path))
    except DamagedFile as error:
        said = say("Your card in {path} cannot be used: {why}.", path=path, why=error.why)
        raise UnusableFile(said) from None


def _keys_in(folder: Path, secret: str | None) -> Keys:
    """Keys in a folder, both halves."""
    path, card = _private(folder), _card(folder)
    try:
        data = opened_sharing_key(path) if path.name == SEALED else files.read(path)
        keys = _from_text(unlock(data, secret, path) if path.name == _LOCKED else data, card.name)
    except FileNotFoundError:
        raise UnusableFile(say("Your private keys are gone from {path}.", path=folder)) from None
    except DamagedFile as error:
        said = say("Your keys in {path} cannot be used: {why}.", path=path, why=error.why)
        raise UnusableFile(said) from None
    if keys.card.age != card.age or card.mark not in (keys.card.mark, ""):
        said = say("In {path} the card and the private keys do not belong together.", path=folder)
        raise UnusableFile(said)
    return keys._replace(stolen=(folder / _STOLEN).exists())


def _as_text(keys: Keys, now: datetime) -> bytes:
    """The text of a private file."""
    others = {"marking": keys.marking, "signing": keys.signing}
    lines = [
        "# " + say("Private keys of equityjournal. Whoever has them can open what was shared with you."),
        f"# created: {now.isoformat(timespec='seconds')}",
        f"# public key: {keys.card.age}",
        keys.opening,
        *(f"# {use} key: {base64.b64encode(key).decode()}" for use, key in others.items() if key),
    ]
    return "\n".join([*lines, ""]).encode()


def _from_text(data: bytes, name: str) -> Keys:
    """Both halves of the keys in a private file's text."""
    text = data.decode("utf-8", errors="replace")
    try:
        others = {use: base64.b64decode(key, validate=True) for use, key in _OTHERS.findall(text)}
    except ValueError:
        others = {}
    opening = _OPENING.search(text)
    if not (opening and others):
        raise DamagedFile(say("the keys in it are not whole"))
    return keys_from(name, opening[1], **others)


def _locked(text: bytes, secret: str) -> bytes:
    """A private file's text, locked and proven to open."""
    gave_up = say(
        "No keys were made: locked, they did not open again on this machine. Make them without a passphrase, "
        "and put one on with `age -p`."
    )
    return lock(text, secret, NotSaved(gave_up))


def new_keys(name: str) -> Keys:
    """Make keys, from the randomness of the operating system."""
    return keys_from(name, str(x25519.Identity.generate()), X25519PrivateKey.generate().private_bytes_raw())
