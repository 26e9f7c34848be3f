"""The choice of entries for an export, and their reading."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.commands.filters import Filters, selected
from equityjournal.cli.exporting.going import Going
from equityjournal.cli.terminal.output import note, progress
from equityjournal.core.entries.meant import LEAST
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.text.errors import ChangedMeanwhile, NotAllowed, NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats import Seal
from equityjournal.store.disk.names import path_of_bytes
from equityjournal.store.disk.streamed import digest_of
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.lookup.entry_file import EntryFile


class Private(NamedTuple):
    """An export's rule on private entries."""

    taken: bool = False
    """Whether they go along."""
    option: bool = False
    """Whether --include-private would take them along."""
    happened_to_me: bool = True
    """Whether entries about harm to the writer go along without being named."""
    is_copy: bool = False
    """Whether the document is a copy of all there is, private accounts of harm to the writer included."""


class Seals(Mapping[str, "Seal"]):
    """The seal states of entries' files, by id, read on demand.

    Args:
        entries: The entries, by id.
    """

    def __init__(self, entries: "Mapping[str, EntryFile]") -> None:
        self._entries = entries

    def __getitem__(self, identity: str) -> "Seal":
        """The seal of an entry."""
        entry = self._entries[identity]
        return Seal(entry.state.value, entry.digest)

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Number of entries."""
        return len(self._entries)


class Chosen(NamedTuple):
    """Entries for an export by id, newest first; never empty."""

    entries: Going

    @property
    def first(self) -> date:
        """The earliest day of an entry."""
        return min(entry.happened for entry in self.entries.values())

    @property
    def last(self) -> date:
        """The latest day of an entry."""
        return max(entry.happened for entry in self.entries.values())

    def read(self, session: "Session") -> "Iterator[Entry]":
        """The entries, each read in its turn.

        Links to entries that stay here are taken off.

        Raises:
            ChangedMeanwhile: When a file is no longer as it was when it was chosen.
        """
        tell = progress(_writing_out)
        for done, chosen in enumerate(self.entries.values(), start=1):
            stored = session.journal.read(_path(session, chosen))
            if stored.was != chosen.digest:
                raise ChangedMeanwhile(
                    say("{id} was changed just now, so nothing was made. Try again.", id=stored.record.id)
                )
            yield stored.record.linked_among(self.entries)
            if tell:
                tell(done, len(self.entries))


def chosen_entries(
    session: "Session", names: Sequence[str] | None, filters: Filters, today: date, private: Private
) -> Chosen:
    """The entries named, or fitting the filters.

    The number of private entries left out is said. A file that was cut off stays here.

    Raises:
        UnclearCommand: When entries are named, and filters given.
        UnknownName: When a name fits no entry, or several.
        NotAllowed: When an entry that was named is private, or its file was cut off.
        NothingToKeep: When no entry is left.
    """
    if names and filters != Filters():
        raise UnclearCommand(say("Name entries by their ids, or choose by filters; not both at once."))
    if names:
        briefs = newest_first({brief.id: brief for brief in _named(session, names, today)}.values())
        entry_files = iter([session.catalogue.entry_file(brief.id) for brief in briefs])
    else:
        entry_files = session.catalogue.entry_files(selected(session, today, filters))
    going = Going()
    held_back = accounts = about_me = 0
    for entry in (_as_it_stands(session, entry_file) for entry_file in entry_files):
        if entry.state is State.CUT_OFF:
            if names:
                raise NotAllowed(say("The end of {id} is cut off, so it is not taken along.", id=entry.id))
        elif entry.private and not private.taken:
            if names:
                raise NotAllowed(_why_private_stays(entry.id, private))
            held_back += 1
        elif entry.happened_to_me and entry.private and not private.is_copy:
            if names:
                raise NotAllowed(_why_an_account_stays(entry.id))
            accounts += 1
        elif entry.happened_to_me and not (private.happened_to_me or names):
            about_me += 1
        else:
            going.add(entry)
    if held_back:
        note(_on_private(held_back, private))
    if accounts:
        note(_on_accounts(accounts))
    if about_me:
        note(_on_happened_to_me(about_me))
    if not going:
        raise NothingToKeep(say("No entry fits, so nothing was written out."))
    return Chosen(going)


def _as_it_stands(session: "Session", known: "EntryFile") -> "EntryFile":
    """The present state of an entry's file, by its bytes: the index may be out of date.

    Raises:
        UnknownName, UnusableFile: When the file is gone, or can no longer be read.
    """
    if digest_of(os.path.join(session.root, path_of_bytes(known.place))) == known.digest:  # noqa: PTH118 - quicker
        return known
    stored = session.journal.read(_path(session, known))
    entry = stored.record
    return known._replace(
        happened=entry.happened,
        private=entry.private,
        happened_to_me=entry.happened_to_me,
        state=stored.state,
        digest=stored.was,
    )


def _path(session: "Session", entry: "EntryFile") -> Path:
    return session.root / path_of_bytes(entry.place)


def _named(session: "Session", names: Sequence[str], today: date) -> "Iterator[Brief]":
    """The entries with the given names."""
    for name in names:
        yield session.find_brief(name, today, least=LEAST)


def _why_private_stays(identity: str, private: Private) -> str:
    """The refusal of a private entry given by name."""
    if private.option and private.is_copy:
        return say("{id} is private; --include-private takes it along.", id=identity)
    if private.option:
        return say(
            "{id} is private; --include-private takes it along, unless it is about what happened to you.",
            id=identity,
        )
    return say("{id} is private, and stays in the journal.", id=identity)


def _on_private(count: int, private: Private) -> str:
    """The sentence on private entries left out.

    It is the same whether an account of harm is among them or not.
    """
    if not private.option:
        return say_many("1 private entry stays here.", "{count} private entries stay here.", count)
    if not private.is_copy:
        return say_many(
            "1 private entry is left out; --include-private takes it along, unless it is about what happened "
            "to you.",
            "{count} private entries are left out; --include-private takes them along, but for those about "
            "what happened to you.",
            count,
        )
    return say_many(
        "1 private entry is left out; --include-private takes it along.",
        "{count} private entries are left out; --include-private takes them along.",
        count,
    )


def _why_an_account_stays(identity: str) -> str:
    """The refusal of a private account of harm that was named."""
    return say(
        "{id} is about what happened to you, and does not go into a document like this. "
        "`equityjournal export what-happened {id}` takes it to a union or an adviser.",
        id=identity,
    )


def _on_accounts(count: int) -> str:
    """The sentence on private accounts of harm left out of a document that takes private entries."""
    return say_many(
        "1 entry about what happened to you stays here; `equityjournal export what-happened` takes it along.",
        "{count} entries about what happened to you stay here; `equityjournal export what-happened` takes "
        "them along.",
        count,
    )


def _on_happened_to_me(count: int) -> str:
    """The sentence on entries about harm left out."""
    return say_many(
        "1 entry about what happened to you stays here; named by its id, it goes along.",
        "{count} entries about what happened to you stay here; named by their ids, they go along.",
        count,
    )


def _writing_out(done: int, total: int) -> str:
    """Progress in words."""
    return say("Writing out entries: {done} of {total}.", done=done, total=total)
