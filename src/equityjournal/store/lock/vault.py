"""The vault of a locked journal: seals for its two keys, and opens once the day key is at hand.

Sealing needs the public halves alone, and takes them from what this machine has seen proven, never from what
lies in the journal's folder today.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from equityjournal.core.locking.key_text import KeyText, key_text_in
from equityjournal.core.locking.lock_file import LockFile, LockState
from equityjournal.core.text.errors import (
    Closed,
    DamagedFile,
    NewerFile,
    NotAllowed,
    NotProven,
    UnusableFile,
)
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.lock import keeper
from equityjournal.store.lock.lock_places import day_file, key_file
from equityjournal.store.lock.lock_record import read_lock
from equityjournal.store.lock.no_dumps import keep_out_of_dumps
from equityjournal.store.lock.pins import Pin, read_pin, write_pin
from equityjournal.store.lock.remarks import differs, key_file_unusable, lock_gone, put_back, way_on
from equityjournal.store.lock.wrapping import (
    identities,
    inside_by,
    opened_by,
    public_half,
    sealed_for,
    sealed_to,
    unwrapped,
)

_MOST_OWN = 32
"""Files just written whose insides are remembered, so that a closed journal's writer can go on with them."""


class Vault:
    """The vault of one locked journal, for one command.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._key: KeyText | None = None
        self._identities: list[Any] = []
        self._asked_keeper = False
        self._own: OrderedDict[bytes, bytes] = OrderedDict()

    # What is known from outside

    @property
    def lock(self) -> LockFile | None:
        """What the journal's lock says now; None where its file is gone.

        Raises:
            UnusableFile: When it is damaged, or of a later version.
        """
        try:
            return read_lock(self.root)
        except DamagedFile as error:
            said = say("lock/lock.toml cannot be used: {why}. Nothing was written.", why=error.why)
            if isinstance(error, NewerFile):
                raise UnusableFile(said) from None
            raise UnusableFile(f"{said} {way_on(is_pinned=self.is_proven)}") from None

    @property
    def seals(self) -> bool:
        """Whether what is written now is sealed: always, but while the lock is taken off on this machine."""
        pin = read_pin(self.root)
        if pin is None or not pin.opening:
            return True
        lock = self.lock
        return lock is not None and lock.state is not LockState.OPENING  # its file goes before the pin

    def remarks(self) -> list[str]:
        """Sentences on keys that are not as this machine knows them."""
        pin, lock = read_pin(self.root), self.lock
        if pin is None or (lock is None and pin.opening) or (lock is not None and lock.keys == pin.keys):
            return []
        if lock is None:
            return [lock_gone()]
        if lock.day in self._former() and lock.generation < pin.generation:
            return [put_back(lock.generation, pin.generation)]
        return [differs()]

    def _former(self) -> tuple[str, ...]:
        return self._key.former if self._key else ()

    @property
    def is_proven(self) -> bool:
        """Whether this machine has seen the keys proven."""
        return read_pin(self.root) is not None

    def require_proven(self) -> None:
        """Refuse, unless this machine has seen the keys proven.

        Raises:
            NotProven: When it has not.
        """
        self.pin()

    def pin(self) -> Pin:
        """The keys to seal for.

        Raises:
            NotProven: When this machine has not seen them proven.
        """
        pin = read_pin(self.root)
        if pin is not None:
            return pin
        if self.lock is None:
            raise NotProven(
                say(
                    "There are sealed files here, and lock/lock.toml is gone, so I do not know for whom to "
                    "seal. Bring it back from a backup. Nothing was written."
                )
            )
        raise NotProven(
            say(
                "This machine has not opened this journal before, so it cannot know for whom to seal. "
                "`equityjournal unlock` once; then writing asks for nothing."
            )
        )

    # Sealing

    def seal(self, inside: bytes) -> bytes:
        """The sealed bytes of a file, for both keys.

        Raises:
            NotProven: As `pin` does.
        """
        sealed = sealed_for(self.pin().keys, inside)
        self._own[sealed] = inside
        if len(self._own) > _MOST_OWN:
            self._own.popitem(last=False)
        return sealed

    # Opening

    @property
    def is_open(self) -> bool:
        """Whether the day key is at hand, here or with the keeper."""
        if not self._identities and not self._asked_keeper:
            self._asked_keeper = True
            self._take_from_keeper()
        return bool(self._identities)

    @property
    def key(self) -> KeyText | None:
        """The day key, where it is at hand."""
        return self._key if self.is_open else None

    def require_open(self) -> None:
        """Refuse, unless the journal is open.

        Raises:
            Closed: When the day key is not at hand.
        """
        if not self.is_open:
            raise Closed(
                say("The journal is closed. `equityjournal unlock` opens it; writing works all the same.")
            )

    def open(self, data: bytes) -> bytes:
        """The inside of sealed bytes.

        Raises:
            Closed: When the day key is not at hand, and they were not written by this very command.
            DamagedFile: In a clause, when they are sealed for other keys, or damaged.
        """
        if not self.is_open and (own := self._own.get(data)) is not None:
            return own
        self.require_open()
        return inside_by(data, self._identities)

    def _take_from_keeper(self) -> None:
        """Take the key that the keeper has, if it is the one that this machine knows."""
        pin, text = read_pin(self.root), keeper.get(self.root)
        if pin is None or text is None:
            return
        try:
            key = key_text_in(text)
        except DamagedFile:
            return
        if pin.day in (key.day, *key.former) and public_half(key.secrets[0]) == key.day:
            self._hold(key)

    def _hold(self, key: KeyText) -> None:
        keep_out_of_dumps()
        self._key = key
        self._identities = identities(key.secrets)

    @property
    def secrets(self) -> tuple[str, ...]:
        """All keys at hand that open files."""
        return tuple(str(identity) for identity in self._identities) if self.is_open else ()

    def hold_besides(self, secrets: Sequence[str]) -> None:
        """Hold keys that open files without being this journal's day key, for as long as it is open."""
        self._identities += identities(secrets)
        if self._key is not None:
            self._key = self._key._replace(secrets=tuple(dict.fromkeys((*self._key.secrets, *secrets))))

    def close(self) -> None:
        """Forget the key, here and in the keeper; Python may leave copies in memory."""
        self._key, self._identities, self._asked_keeper = None, [], True
        keeper.end(self.root)

    # Unlocking

    def unlock(self, passphrase: str, today: date) -> list[str]:
        """Open by the passphrase; return sentences on what was noticed.

        Raises:
            WrongPassphrase: When it does not open it.
            UnusableFile: When `key.age` cannot be tried.
        """
        try:
            key = unwrapped(files.read(key_file(self.root)), passphrase)
        except FileNotFoundError:
            raise UnusableFile(key_file_unusable(say("it is gone"))) from None
        except DamagedFile as error:
            raise UnusableFile(key_file_unusable(error.why)) from None
        return self.hold_proven(key, today)

    def unlock_by_recovery(self, secret: str, today: date) -> list[str]:
        """Open by the recovery key, which is forgotten at once; return sentences on what was noticed.

        Raises:
            NotAllowed: When the key is another's.
            UnusableFile: When `day.age` cannot be opened by it.
        """
        pin, lock = read_pin(self.root), self.lock
        known = {keys.recovery for keys in (pin, lock) if keys is not None}
        if known and public_half(secret) not in known:
            raise NotAllowed(say("That is a key, but not one of this journal."))
        try:
            key = opened_by(files.read(day_file(self.root)), secret)
        except (FileNotFoundError, DamagedFile):
            raise UnusableFile(
                say(
                    "lock/day.age is gone or damaged, so this key cannot give the day key. It still opens "
                    "every file by itself: `equityjournal lock renew --recovery` makes new keys with it."
                )
            ) from None
        return self.hold_proven(key, today)

    def hold_proven(self, key: KeyText, today: date) -> list[str]:
        """Hold a key that the passphrase or the recovery key proved; move the pin where that is right.

        Raises:
            UnusableFile: When the key's halves do not belong together.
        """
        if public_half(key.secrets[0]) != key.day:
            raise UnusableFile(key_file_unusable(say("its halves do not belong together")))
        pin, said = read_pin(self.root), []
        if pin is None or (key.generation > pin.generation and pin.day in key.former):
            write_pin(self.root, Pin(key.day, key.recovery, key.generation, today))
        elif key.generation < pin.generation:
            said.append(put_back(key.generation, pin.generation))
        elif (key.day, key.recovery) != pin.keys:
            said.append(differs())
        self._hold(key)
        return said + self._with_day_file(key)

    def _with_day_file(self, key: KeyText) -> list[str]:
        """Make `day.age` again where it is gone."""
        pin = read_pin(self.root)
        if pin is None or key.day != pin.day or files.is_there(day_file(self.root)):
            return []
        files.create(day_file(self.root), sealed_to(key, pin.recovery))
        return [say("lock/day.age was gone, and was made again.")]

    def keep_open(self, idle: int = keeper.IDLE, longest: int = keeper.LONGEST) -> bool:
        """Hand the key to the keeper; False where no program may stay behind to remember it.

        Args:
            idle: Seconds after the last use until it is forgotten.
            longest: Seconds until it is forgotten in any case.
        """
        return self._key is not None and keeper.start(self.root, self._key.text(), idle, longest)


def vault_at(root: Path) -> Vault:
    """The vault through which this command reads and writes a journal's files."""
    door = sealing.Wiring.door(root)
    assert isinstance(door, Vault)  # noqa: S101 - the door that the wiring makes
    return door
