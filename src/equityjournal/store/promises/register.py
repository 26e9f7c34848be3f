"""A register on disk: a sealed file for each change, never rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from equityjournal.core.promises.chain import Chain, Kept, Seal, chain
from equityjournal.core.promises.records import Change, Ended, Handed, Looked, Made
from equityjournal.core.promises.state import Standing, standing
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names
from equityjournal.store.disk.permissions import shared_as
from equityjournal.store.listing.folders import files_below
from equityjournal.store.listing.links import refuse_links
from equityjournal.store.listing.synced import taken_up
from equityjournal.store.promises.place import ROOM
from equityjournal.store.records import record
from equityjournal.store.records.seal import State


@dataclass(frozen=True)
class Reading:
    """A register's contents: chain, promises, and unreadable files."""

    chain: Chain
    stands: Standing
    unread: Sequence[Problem]


class Register:
    """The register of a team.

    Args:
        root: Its folder, as `register_place` gives it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> Reading:
        """All promises, whatever copies and conflicts a sync service has left."""
        found: list[Kept] = []
        unread: list[Problem] = []
        for path in files_below(self.root, ROOM):
            taken = self._take(path)
            if isinstance(taken, Kept):
                found.append(taken)
            elif taken:
                unread.append(taken)
        whole = chain(found)
        return Reading(whole, standing(whole), sorted(unread, key=lambda problem: problem.path))

    def add(self, promise: str | None, what: Made | Looked | Handed | Ended, now: datetime) -> Change:
        """Store a change durably, naming those before.

        Args:
            promise: Id of the promise; None: a new one.
            what: The change.
            now: The moment. The change comes behind all others even where the clock was set back.

        Raises:
            NotSaved: When the disk will not take it; no leftover remains.
        """
        heads = list(self.read().chain.heads)
        moment = names.moment_after(now, (head.id for head in heads))
        promise = promise or names.six_letters()
        while True:
            change = Change(
                id=f"{moment}-{names.six_letters()}",
                promise=promise,
                made=now,
                what=what,
                after=heads,
            )
            folder = self.root / ROOM / change.promise
            refuse_links(self.root, folder)
            modes = shared_as(self.root)
            files.make_folder(folder, modes.folder)
            try:
                data = record.to_bytes(change, change.id)
                files.create(folder / f"{change.id}.toml", data, modes.file)
            except FileExistsError:
                continue  # other letters
            return change

    def _take(self, path: Path) -> Kept | Problem | None:
        """A file's change, or its problem; None if removed meanwhile."""
        where = path.relative_to(self.root).as_posix()
        if waiting := taken_up(path.name):
            message = say("{file} is not on this machine yet: the cloud still has it", file=waiting)
            return Problem(where, None, "elsewhere", message)
        if path.is_dir() and not path.is_symlink():
            return Problem(where, None, "damaged", say("the folder cannot be opened"))
        if path.suffix != ".toml":
            return Problem(where, None, "foreign", say("it is no change to a promise"))
        try:
            stored = record.from_bytes(files.read(path), Change, path)
        except FileNotFoundError:
            return None
        except DamagedFile as error:
            return Problem(where, None, error.kind, error.why)
        if stored.state is State.CUT_OFF:
            message = say("it is cut off: its last line is missing, so it does not count")
            return Problem(where, stored.record.promise, "cut-off", message)
        seal = Seal.WHOLE if stored.state is State.WHOLE else Seal.CHANGED
        return Kept(stored.record, stored.was, seal)
