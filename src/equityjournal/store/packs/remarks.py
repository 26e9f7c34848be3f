"""Remarks on questions, on disk: a small sealed file each, in `remarks/`.

No export and no share reads this folder.
"""

from datetime import datetime
from pathlib import Path

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.remark import KeptRemark, in_order
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names
from equityjournal.store.listing.folders import files_below
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_folder
from equityjournal.store.records.record import Stored

REMARKS = "remarks"


class Remarks:
    """The remarks kept in a journal.

    Args:
        root: The journal's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / REMARKS

    def keep(self, prompt: Prompt, pack: Pack, words: str, now: datetime) -> KeptRemark:
        """Store a remark on a question durably.

        Raises:
            NotSaved: When the disk will not take it.
        """
        remark = KeptRemark.on(prompt, pack, words, now)
        name = f"{names.moment_name(remark.made)}-{names.six_letters()}"
        files.make_folder(self._folder)
        files.create(self._folder / f"{name}.toml", record.to_bytes(remark, name))
        return remark

    def all(self) -> list[KeptRemark]:
        """Readable remarks, in the order of their numbers.

        A copy is no second remark.
        """
        once: list[KeptRemark] = []
        for stored in self._stored():
            if stored.record not in once:
                once.append(stored.record)
        return in_order(once)

    @property
    def unread(self) -> int:
        """Number of unreadable files, named by `check`."""
        there = sum(path.suffix == ".toml" for path in files_below(self._root, REMARKS))
        return there - len(self._stored())

    def remove(self, number: int) -> KeptRemark:
        """Remove a remark, with every copy; return the remark.

        Raises:
            UnknownName: When no remark has this number.
        """
        remarks = self.all()
        if not 1 <= number <= len(remarks):
            raise UnknownName(
                say("There is no remark {n}. `equityjournal packs remarks` numbers them.", n=number)
            )
        gone = remarks[number - 1]
        for stored in self._stored():
            if stored.record == gone:
                files.remove(stored.path)
        return gone

    def _stored(self) -> list[Stored[KeptRemark]]:
        return read_folder(self._folder, KeptRemark)
