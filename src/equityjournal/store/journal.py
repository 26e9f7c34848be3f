"""The journal: adds entries, reads them, replaces them, and keeps the writer's own choices."""

from datetime import datetime
from pathlib import Path

from equityjournal.core.choices import KeptChoice
from equityjournal.core.entry import Draft, Entry, finish
from equityjournal.core.errors import ChangedMeanwhile, DamagedFile
from equityjournal.core.speech import say
from equityjournal.store import files, names, record
from equityjournal.store.drafts import Drafts
from equityjournal.store.reading import Shelved, read_entries, read_folder
from equityjournal.store.record import Kept, State


class Journal:
    """One person's journal, in one folder.

    Args:
        root: Its folder. It need not exist: the first thing written makes it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = Drafts(root / "drafts")

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return (self.root / "entries").is_dir()

    def make(self) -> None:
        """Make the folders, for nobody else's eyes."""
        for name in ("entries", "drafts"):
            files.make_folder(self.root / name)

    # Entries

    def add(self, draft: Draft, now: datetime) -> tuple[Entry, Path]:
        """Keep a finished draft as a new entry: sealed, durable, read back and compared.

        Args:
            draft: What was written.
            now: The moment, with a fixed offset.

        Returns:
            The entry and its file.

        Raises:
            NothingToKeep: When it has no text.
            NotSaved: When the disk will not take it.
        """
        while True:
            entry = finish(draft, f"{draft.happened.isoformat()}-{names.six_letters()}", now)
            data = record.to_bytes(entry, entry.id)
            path = names.place_of(self.root, entry.id)
            files.make_folder(path.parent)
            try:
                files.create(path, data)
            except FileExistsError:
                continue  # the name is taken: take other letters
            return entry, path

    def read_all(self) -> Shelved:
        """Read every entry. What cannot be read is named, and never hides the rest."""
        return read_entries(self.root)

    def replace(self, kept: Kept[Entry], entry: Entry, now: datetime) -> None:
        """Put a changed entry in the place of the one that was read; the earlier version is kept.

        Raises:
            ChangedMeanwhile: When the file is no longer what was read; it is left as it is.
            DamagedFile: When the file had been cut off: what was not understood is not rewritten.
            NotSaved: When the disk will not take it.
        """
        if kept.state is State.CUT_OFF:
            raise DamagedFile(
                say("{id} is cut off, so it is not changed; mend its file by hand first.", id=entry.id)
            )
        data = record.to_bytes(entry, entry.id)
        before = files.read(kept.path)
        if files.digest(before) != kept.was:
            raise ChangedMeanwhile(
                say("{id} was changed by something else meanwhile, and is left as it is.", id=entry.id)
            )
        versions = self.root / "versions" / entry.id
        files.make_folder(versions)
        files.create(versions / f"{names.moment_name(now)}-{names.six_letters()}.toml", before)
        files.replace(kept.path, data, kept.was)

    # The writer's own choices

    def keep_choice(self, choice: KeptChoice) -> None:
        """Keep a choice as a file of its own, so that copies of the journal never clash over it."""
        name = f"{names.moment_name(choice.made)}-{names.six_letters()}"
        files.make_folder(self.root / "choices")
        files.create(self.root / "choices" / f"{name}.toml", record.to_bytes(choice, name))

    def choices(self) -> list[KeptChoice]:
        """Every choice that can be read."""
        return [kept.record for kept in read_folder(self.root / "choices", KeptChoice)]
