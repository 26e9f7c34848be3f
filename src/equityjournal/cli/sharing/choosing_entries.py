"""Which entries a share is made of, and which stay behind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.entries.selection import Selection, newest_first
from equityjournal.core.sharing.messages import MOST
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.seal import State

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry


class Chosen(NamedTuple):
    """Entries that go, and how many that fit stay."""

    going: "Sequence[Entry]"
    """Oldest first, as somebody reads them who was not there."""
    private: int = 0
    happened_to_me: int = 0
    """About what happened to the writer."""

    @property
    def stays(self) -> list[str]:
        """What stays behind, in sentences."""
        private = say_many("1 private entry stays here.", "{count} private entries stay here.", self.private)
        happened_to_me = say_many(
            "1 entry about what happened to you stays here; --with-happened-to-me takes it along.",
            "{count} entries about what happened to you stay here; --with-happened-to-me takes them along.",
            self.happened_to_me,
        )
        return [*([private] if self.private else []), *([happened_to_me] if self.happened_to_me else [])]


def named(session: "Session", names: Sequence[str], today: "date") -> Chosen:
    """The entries that were named one by one.

    Raises:
        UnknownName: When a name means none, or several.
        NotAllowed: When one is private, or its file was cut off.
    """
    going: dict[str, Entry] = {}
    for name in names:
        kept = session.open_entry(name, today)
        if kept.state is State.CUT_OFF:
            raise NotAllowed(say("The end of {id} is cut off, so it is not shared.", id=kept.record.id))
        if kept.record.private:
            raise NotAllowed(say("{id} is private, and stays in the journal.", id=kept.record.id))
        going[kept.record.id] = kept.record
    return Chosen(_in_order(list(going.values())))


def fitting(session: "Session", selection: Selection, *, happened_to_me: bool) -> Chosen:
    """The entries that fit, without those that only go when they are named.

    Args:
        session: The journal.
        selection: Which are meant.
        happened_to_me: Those about what happened to the writer may go.

    Raises:
        NothingToKeep: When none may go.
    """
    meant = [one.record for one in session.entries_matching(selection) if one.state is not State.CUT_OFF]
    open_ = [one for one in meant if not one.private]
    going = [one for one in open_ if happened_to_me or not one.happened_to_me]
    chosen = Chosen(_in_order(going), len(meant) - len(open_), len(open_) - len(going))
    if not going:
        none = say("No entry that fits may be shared, so nothing was made.")
        raise NothingToKeep(" ".join([none, *chosen.stays]))
    return chosen


def _in_order(going: "Sequence[Entry]") -> "Sequence[Entry]":
    if len(going) > MOST:
        raise NotAllowed(say("These are more than {count} entries; choose fewer.", count=MOST))
    return newest_first(going)[::-1]
