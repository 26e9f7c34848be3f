"""Ids erased on this machine, as a few digits each.

So an entry that comes back is known.

A second device that changed the entry before it heard of the erasing brings it back, and so does an old
backup. The digits lie apart from every journal, in the platform's folder for state: nothing of them is
synced, backed up or shared.

An id is a day and six random letters. Its whole hash would give the day away to whoever tries all ids; of
eight digits, every fourth day has an id that gives the same. So the file says how many entries were erased
here, and to those who hold an id, such as in a backup, whether it may be among them; no day, and no word.
Among 10,000 entries and a hundred erased, an entry is taken for an erased one in one of some 4,000 such
journals; nothing is done about any without being asked for.
"""

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk import files, systems
from equityjournal.store.listing.folders import ids_in_names

_DIGITS = 8
_KNOWN = rb'(?m)^    "([0-9a-f]{8})",$'


class ErasedIds:
    """Ids of the entries erased on this machine, of whatever journal.

    Args:
        folder: The folder of their file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "erased.toml"

    def among(self, ids: Iterable[str]) -> list[str]:
        """Sorted ids erased here among some.

        Where none was ever erased, the ids are not even gone through.
        """
        known = self._known()
        return sorted(identity for identity in ids if _digits_of(identity) in known) if known else []

    def test(self) -> Callable[[str], bool]:
        """A test of ids: whether they were erased here, as far as is known now."""
        known = self._known()
        return lambda identity: bool(known) and _digits_of(identity) in known

    def back_in(self, root: Path) -> list[str]:
        """Erased ids found in a journal's files again."""
        return self.among(ids_in_names(root, "entries", "trash", "versions"))

    def note(self, *ids: str) -> None:
        """Note ids; a refusing disk costs the note alone."""
        self._change(set(map(_digits_of, ids)), set())

    @contextlib.contextmanager
    def noted(self, root: Path, *ids: str) -> Iterator[None]:
        """Note ids while entries are erased; after a failure, forget those that stayed."""
        new = set(ids) - set(self.among(ids))
        self.note(*ids)
        try:
            yield
        except NotSaved:
            self.forget(new & set(ids_in_names(root, "entries", "trash")))
            raise

    def forget(self, ids: Collection[str]) -> None:
        """Forget ids: their entries are to stay."""
        if ids:
            self._change(set(), set(map(_digits_of, ids)))

    def _known(self) -> set[str]:
        """Digits of the ids noted; empty without a readable file."""
        return {digits.decode() for digits in re.findall(_KNOWN, files.read_or_none(self._path) or b"")}

    def _change(self, more: set[str], fewer: set[str]) -> None:
        from equityjournal.store.records.seal import sealed  # noqa: PLC0415 - reading verbs seal nothing

        with contextlib.suppress(NotSaved), contextlib.ExitStack() as alone:
            files.make_folder(self._folder)
            with contextlib.suppress(OSError):  # no locks there: one of two changes at once may be lost
                alone.enter_context(systems.locked_within(self._folder / "lock", systems.PATIENCE))
            known = sorted((self._known() | more) - fewer)
            listed = "".join(f'    "{digits}",\n' for digits in known)
            body = f"schema = 1\nerased = [\n{listed}]\n".encode()
            files.replace(self._path, sealed(body, self._path.stem), None)


def _digits_of(identity: str) -> str:
    """The digits kept of an id."""
    return files.digest(identity.encode("utf-8", "surrogateescape"))[:_DIGITS]
