"""The files of a journal brought from plain to sealed, back, or under new keys.

A file is removed only once what takes its place was read back from the disk and opens with both keys. Killed
anywhere, the same call goes on: of two files with one inside, one is taken away, and of two with different
insides both are kept.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from equityjournal.core.locking.sealed_form import is_for_two_keys
from equityjournal.core.text.errors import ChangedMeanwhile, DamagedFile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, sealing, staging, systems
from equityjournal.store.listing import kept_sealed
from equityjournal.store.listing.folders import entries_as_they_lie
from equityjournal.store.lock.vault import Vault, vault_at
from equityjournal.store.lock.wrapping import identities, inside_by

SETTLED = 10.0
"""Seconds after which an unfinished save is no longer under way."""

_LARGEST = files.LARGEST + 16 * 1024

Told = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


class Interrupted(NotSaved):
    """A disk that would not take more, with how far the files are."""


@dataclass
class Moving:
    """Files of one journal on their way; the journal must be open.

    Args:
        vault: Its door, with the keys to seal for.
        now: The moment, for the names of copies.
        recovery: The recovery key's private half, if it is at hand: without it, the form of a sealed file
            shows that it is sealed for two keys.
        told: Told how far it is.
    """

    vault: Vault
    now: datetime
    recovery: str | None = None
    told: Told | None = None
    done: int = 0
    left: dict[Path, str] = field(default_factory=dict)
    """Files left as they are, each with the reason in a clause."""

    def seal_all(self) -> None:
        """Seal what is plain, in passes, until no other window puts anything there.

        Raises:
            Interrupted: When the disk will not take more.
        """
        staging.remove_abandoned(self.vault.root)
        self._pass_until_none(kept_sealed.plain_files, self._seal)
        for path in kept_sealed.unfinished_saves(self.vault.root):
            self._settle(path)
        for path in kept_sealed.odd_ones(self.vault.root):
            self.left[path] = say("it is a link, or no ordinary file")

    def open_all(self) -> None:
        """Write plain what is sealed.

        Raises:
            Interrupted: When the disk will not take more.
        """
        self._pass_until_none(kept_sealed.sealed_files, self._unseal)
        for path in kept_sealed.unfinished_saves(self.vault.root):
            self._settle(path)

    def renew_all(self, day: str) -> None:
        """Seal everything for the present keys that is sealed for former ones.

        Args:
            day: The private half of the present day key.

        Raises:
            Interrupted: When the disk will not take more.
        """
        found = kept_sealed.sealed_files(self.vault.root)
        for at, path in enumerate(found, start=1):
            self._one(path, lambda path: self._renew(path, day))
            self._tell(at, len(found))

    # One file

    def _pass_until_none(self, listed: Callable[[Path], list[Path]], move: Callable[[Path], None]) -> None:
        while found := [path for path in listed(self.vault.root) if path not in self.left]:
            total = self.done + len(found)
            for path in found:
                self._one(path, move)
                self._tell(self.done, total)

    def _tell(self, done: int, total: int) -> None:
        if self.told:
            self.told(done, total)

    def _one(self, path: Path, move: Callable[[Path], None]) -> None:
        """Move one file; a file that cannot be moved is left, with the reason."""
        try:
            move(path)
        except FileNotFoundError:
            return
        except DamagedFile as error:
            self.left[path] = error.why
        except NotSaved as error:
            raise Interrupted(error.sentence) from error
        else:
            self.done += 1

    def _seal(self, path: Path) -> None:
        inside = files.as_it_lies(path)
        sealed = self._sealed(inside)
        self._put(sealing.sealed_name(path), sealed, inside, self._inside_there)
        _remove_if_still(path, inside)

    def _sealed(self, inside: bytes) -> bytes:
        """Sealed bytes that open with both keys.

        Raises:
            NotSaved: When they do not.
        """
        sealed = self.vault.seal(inside)
        by_recovery = self.recovery is None or inside_by(sealed, identities([self.recovery])) == inside
        if not by_recovery or not is_for_two_keys(sealed) or self.vault.open(sealed) != inside:
            raise NotSaved(say("What was sealed did not open again, so it was not used."))
        return sealed

    def _unseal(self, path: Path) -> None:
        sealed = files.as_it_lies(path, _LARGEST)
        inside = self.vault.open(sealed)
        self._put(path.with_name(_plain_name(path)), inside, inside, files.as_it_lies)
        _remove_if_still(path, sealed)

    def _renew(self, path: Path, day: str) -> None:
        sealed = files.as_it_lies(path, _LARGEST)
        try:
            inside_by(sealed, identities([day]))
        except DamagedFile:
            renewed = self._sealed(self.vault.open(sealed))
            with contextlib.suppress(ChangedMeanwhile):  # by another window, which seals for the present keys
                files.replace_as_it_is(path, renewed, sealed)

    def _put(self, place: Path, data: bytes, inside: bytes, there: Callable[[Path], bytes | None]) -> None:
        """Write a new file; where its name is taken for another inside, under the name of a copy."""
        try:
            files.create_as_it_is(place, data)
        except FileExistsError:
            stem = place.name.partition(".")[0]
            begun = f"{stem} (conflicted copy "
            taken = [
                place,
                *(
                    Path(found.path)
                    for found in entries_as_they_lie(place.parent)
                    if found.name.startswith(begun)
                ),
            ]
            if all(there(path) != inside for path in taken):  # else this was done, and then cut short
                self._put(_name_of_a_copy(place, self.now), data, inside, there)

    def _inside_there(self, place: Path) -> bytes | None:
        """The inside of a sealed file; None where it is sealed for other keys."""
        with contextlib.suppress(DamagedFile):
            return self.vault.open(files.as_it_lies(place, _LARGEST))
        return None

    def _settle(self, path: Path) -> None:
        """Take an interrupted save away, whose words are elsewhere, or keep them among the drafts."""
        try:
            data = files.as_it_lies(path, _LARGEST)
            saved = _inside_of_saved(path)
            inside = self._begun(data)
            if inside is None and saved is None:
                return  # cut off, so that nobody can open it; `check` names it
            if inside and (saved is None or not saved.startswith(inside)):
                _wait_until_settled(path)
                data = files.as_it_lies(path, _LARGEST)
                name = f"{names.moment_name(self.now)}-{names.six_letters()}.bin"
                files.make_folder(self.vault.root / "drafts")
                files.create(self.vault.root / "drafts" / name, self._begun(data) or inside)
        except FileNotFoundError:
            return
        except DamagedFile as error:
            self.left[path] = error.why
            return
        _remove_if_still(path, data)

    def _begun(self, data: bytes) -> bytes | None:
        """The inside of an interrupted save; None where it was sealed, and cut off."""
        if not data.startswith(sealing.MARK):
            return data
        with contextlib.suppress(DamagedFile):
            return self.vault.open(data)
        return None


def _inside_of_saved(unfinished: Path) -> bytes | None:
    """The inside of the file that a save was for; None where it is not there."""
    name = unfinished.name.removeprefix(".").rsplit(".", 2)[0].removesuffix(sealing.ENDING)
    return files.read_or_none(unfinished.with_name(name))


def _wait_until_settled(path: Path) -> None:
    """Wait until a save is surely no longer under way.

    Raises:
        FileNotFoundError: When it is done.
    """
    while kept_sealed.seconds_since_change(path) < SETTLED:
        systems.pause(0.1)


def _plain_name(path: Path) -> str:
    bare = sealing.bare(path.name)
    return bare if bare != path.name else path.name.removesuffix(sealing.ENDING)


def _name_of_a_copy(place: Path, now: datetime) -> Path:
    """A name as sync services give it to the other of two files, which `check` knows."""
    stem, dot, endings = place.name.partition(".")
    return place.with_name(f"{stem} (conflicted copy {now:%Y-%m-%d} {names.six_letters()}){dot}{endings}")


def _remove_if_still(path: Path, data: bytes) -> None:
    """Remove a file, unless another window changed it since it was read."""
    with systems.locked(path.parent):
        if files.as_it_lies(path, max(_LARGEST, len(data))) == data:
            files.remove_as_it_lies(path)


def seal_plain_files(root: Path, now: datetime) -> int:
    """Seal plain files of a locked journal while open; return their number."""
    vault = vault_at(root)
    if not vault.seals or not kept_sealed.plain_files(root):
        return 0
    moving = Moving(vault, now)
    moving.seal_all()
    return moving.done
