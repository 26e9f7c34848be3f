"""Sealing and opening of a locked journal's files, behind the door to the disk.

All of the program goes by bare names, such as `ID.toml`. In a locked journal the file lies as `ID.toml.age`;
listings give its bare name, and whatever reads or writes by that name finds it. A journal is known to be
locked by `lock/lock.toml` in it, or by a pin that this machine keeps: a look at names, and nothing more.
The module that seals lies in a room above, and is loaded for a locked journal alone.
"""

import os
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from equityjournal.core.text.errors import NotAllowed
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.disk.places import pins_place

ENDING = ".age"
MARK = b"age-encryption.org/v1\n"
"""The first bytes of a sealed file: by them it is known, never by its name."""

LOCK = Path("lock", "lock.toml")
PLAIN_FOLDERS = ("lock", "prompts")
"""Folders of a journal that are never sealed: questions are no answers."""
SEALED_BESIDE = ("support.txt",)
"""Sealed files outside the rooms."""

_OURS = (".toml.age", ".txt.age", ".bin.age")
_ENDS_WITHIN = r"(?P<stem>.+)(?P<ending>\.(?:toml|txt|bin))(?P<mark>[^/]+)\.age"
"""A sync service's copy of a sealed file: its mark stands before the last ending."""


if TYPE_CHECKING:
    from typing import Protocol

    class Door(Protocol):
        """The door of a locked journal: seals and opens its files."""

        @property
        def seals(self) -> bool:
            """Whether new files are sealed."""

        @property
        def is_open(self) -> bool:
            """Whether the journal's key is at hand."""

        def require_proven(self) -> None:
            """Refuse, unless this machine knows the journal's keys."""

        def seal(self, inside: bytes) -> bytes:
            """The sealed bytes of a file."""

        def open(self, data: bytes) -> bytes:
            """The inside of sealed bytes."""

        def require_open(self) -> None:
            """Refuse, unless the journal is open."""


class Wiring:
    """Doors of the locked journals met by this command, and their maker.

    A room above puts the maker here.
    """

    make: ClassVar["Callable[[Path], Door]"]
    doors: ClassVar["dict[Path, Door]"] = {}
    by_folder: ClassVar["dict[str, tuple[str, Door]]"] = {}
    """Doors of folders in rooms, each with the path of its journal's lock."""

    @classmethod
    def door(cls, root: Path) -> "Door":
        """The door of a locked journal, the same for the whole command."""
        if root not in cls.doors:
            cls.doors[root] = cls.make(root)
        return cls.doors[root]


def forget_doors() -> None:
    """Forget all doors, as at the start of a command."""
    Wiring.doors.clear()
    Wiring.by_folder.clear()
    _real_path.cache_clear()
    _HOLDING_SEALED.clear()


def door_of(path: Path) -> "Door | None":
    """The door of a file in a locked journal.

    None for any other file. The door of a folder is cached, for many files of a folder are read.
    """
    folder = str(path.parent)
    if folder in Wiring.by_folder:
        lock, door = Wiring.by_folder[folder]
        if os.path.lexists(lock):
            return door
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links in it lead to rooms, and are kept
    root = locked_journal_around(path)
    if root is None or not is_kept_sealed(parts := path.relative_to(root).parts):
        return None
    door = Wiring.door(root)
    if len(parts) > 1 and str(path.parent) == folder:
        Wiring.by_folder[folder] = str(root / LOCK), door
    return door


def door_to_write(path: Path) -> "Door | None":
    """The door for sealing a file at writing; None for a plain write."""
    door = door_of(path)
    return door if door is not None and door.seals else None


def door_of_journal(root: Path) -> "Door | None":
    """The door of a journal; None without a lock."""
    return Wiring.door(root) if is_locked(root) else None


def locked_journal_around(path: Path) -> Path | None:
    """The locked journal around a file; None without any."""
    pins = _pins()
    return next((folder for folder in path.parents if _bears_a_lock(folder, pins)), None)


def is_locked(root: Path) -> bool:
    """Whether a folder is a locked journal."""
    return _bears_a_lock(Path(os.path.abspath(root)), _pins())  # noqa: PTH100 - as above


def _bears_a_lock(folder: Path, pins: Path | None) -> bool:
    if os.path.lexists(folder / LOCK):
        return True
    return pins is not None and (pins / f"{checksum_name(_real_path(folder))}.toml").exists()


_real_path = cache(real_path)


def _pins() -> Path | None:
    """The folder of pins, where a machine has any."""
    try:
        place = pins_place()
    except NotAllowed:
        return None
    return place if place.is_dir() else None


def is_kept_sealed(parts: tuple[str, ...]) -> bool:
    """Whether a locked journal seals a file, by its path below the journal."""
    if len(parts) == 1:
        return bare(parts[0]) in SEALED_BESIDE
    return parts[0] not in PLAIN_FOLDERS and not parts[0].startswith(".")


# Names


def bare(name: str) -> str:
    """A file's name without the ending of sealed files.

    A sync service's mark stands behind the bare name again, where it would stand without the sealing.
    """
    if not name.endswith(ENDING):
        return name
    if name.endswith(_OURS):
        return name.removesuffix(ENDING)
    within = re.fullmatch(_ENDS_WITHIN, name)
    if within:
        return f"{within['stem']}{within['mark']}{within['ending']}"
    plain = name.removesuffix(ENDING)
    return plain if "." in plain[1:] else name  # a letter sent by another person may be called `x.age`


def bare_names(folder: str, names: Iterable[str]) -> list[str]:
    """The bare names of a folder's files, each once.

    A folder with sealed files is remembered.
    """
    found = list(names)
    sealed = [name[: -len(ENDING)] for name in found if name.endswith(_OURS)]
    if len(sealed) == len(found):  # as in nearly every folder of ten thousand files
        if sealed:
            _HOLDING_SEALED[folder] = {}
        return sealed
    places = {bare(name): name for name in found if name.endswith(ENDING)}
    if not places:
        _HOLDING_SEALED.pop(folder, None)
        return found
    for name in found:
        if not name.endswith(ENDING):
            places.setdefault(name, name)
    _HOLDING_SEALED[folder] = {name: lies for name, lies in places.items() if lies != f"{name}{ENDING}"}
    return list(places)


_HOLDING_SEALED: dict[str, dict[str, str]] = {}
"""Folders of sealed files, as this command last listed them.

Each has, by bare name, the stored names other than the bare name and the ending.
"""


def were_met_below(root: Path) -> bool:
    """Whether this command met sealed files below a folder."""
    return any(folder.startswith(f"{root}{os.sep}") for folder in _HOLDING_SEALED)


def places_in(folder: str) -> dict[str, str] | None:
    """Names of files not stored as bare name and ending.

    None for a folder without sealed files.
    """
    return _HOLDING_SEALED.get(folder)


def sealed_name(path: Path) -> Path:
    """A file's path after sealing."""
    return path.with_name(f"{path.name}{ENDING}")


def first_look(path: Path) -> Path:
    """The likely path of a file: sealed, in folders where sealed files were met."""
    if _HOLDING_SEALED and str(path.parent) in _HOLDING_SEALED and (place := sealed_place(path)):
        return place
    return path


def sealed_place(path: Path) -> Path | None:
    """The sealed file of a bare name; None without any."""
    place = sealed_name(path)
    if os.path.lexists(place):
        return place
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - names are wanted, not paths
    except OSError:
        return None
    marked = (name for name in names if name.endswith(ENDING) and bare(name) == path.name)
    return next((path.with_name(name) for name in marked), None)


def place_of_file(path: Path) -> Path:
    """The stored path of a file by its bare name; the sealed path of two."""
    if os.path.lexists(sealed_name(path)) and door_of(path):
        return sealed_name(path)
    if os.path.lexists(path) or not os.path.lexists(path.parent) or door_of(path) is None:
        return path
    return sealed_place(path) or path


def is_there(path: Path) -> bool:
    """Whether a file exists, sealed or not; links are not followed."""
    return os.path.lexists(place_of_file(path))
