"""The choice of entries for a share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.entries.selection import Selection, newest_first
from equityjournal.core.sharing.letter_parts import MOST
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.seal import State

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry


class Chosen(NamedTuple):
    """Entries to share, and counts of fitting entries left behind."""

    going: "Sequence[Entry]"
    """Entries to share, oldest first, for a reader new to the events."""
    private: int = 0
    """Number of private entries left behind."""
    happened_to_me: int = 0
    """Number of entries left behind about harm to the writer."""

    @property
    def stays(self) -> list[str]:
        """Sentences on the entries left behind."""
        said = []
        if self.private:
            said.append(
                say_many("1 private entry stays here.", "{count} private entries stay here.", self.private)
            )
        if self.happened_to_me:
            said.append(
                say_many(
                    "1 entry about what happened to you stays here; it goes only by its own id.",
                    "{count} entries about what happened to you stay here; each goes only by its own id.",
                    self.happened_to_me,
                )
            )
        return said


def entries_named(session: "Session", names: Sequence[str], today: "date") -> Chosen:
    """The entries with the given names, each once.

    Raises:
        UnknownName: When a name fits no entry, or several.
        NotAllowed: When an entry is private, or its file was cut off.
    """
    going: dict[str, Entry] = {}
    for name in names:
        stored = session.open_entry(name, today)
        if stored.state is State.CUT_OFF:
            raise NotAllowed(say("The end of {id} is cut off, so it is not shared.", id=stored.record.id))
        if stored.record.private:
            raise NotAllowed(say("{id} is private, and stays in the journal.", id=stored.record.id))
        going[stored.record.id] = stored.record
    return Chosen(_in_order(list(going.values())))


def entries_fitting(session: "Session", selection: Selection) -> Chosen:
    """The entries of a selection, as far as they may be shared.

    Entries that are private, cut off or about harm to the writer stay behind.

    Raises:
        NothingToKeep: When no entry may be shared.
    """
    stored = session.entries_matching(selection)
    fit = [kept.record for kept in stored if kept.state is not State.CUT_OFF]
    not_private = [entry for entry in fit if not entry.private]
    going = [entry for entry in not_private if not entry.happened_to_me]
    chosen = Chosen(_in_order(going), len(fit) - len(not_private), len(not_private) - len(going))
    if not going:
        none = say("No entry that fits may be shared, so nothing was made.")
        raise NothingToKeep(" ".join([none, *chosen.stays]))
    return chosen


def _in_order(going: "Sequence[Entry]") -> "Sequence[Entry]":
    """Entries to share, oldest first, refused if too many."""
    if len(going) > MOST:
        raise NotAllowed(say("These are more than {count} entries; choose fewer.", count=MOST))
    return newest_first(going)[::-1]
