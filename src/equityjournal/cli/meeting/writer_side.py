"""A writer's side of a meeting."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from equityjournal.cli.meeting.agreed import is_due
from equityjournal.cli.meeting.comparing import has_stopped, standing_lines
from equityjournal.cli.meeting.own import ledger
from equityjournal.cli.meeting.parties import Meeting, no_such_number
from equityjournal.cli.meeting.screen import MOST_NEW, ScreenLine, and_more, last_time
from equityjournal.core.sharing.ledger import Shared
from equityjournal.core.sharing.numbers import numbered
from equityjournal.core.sharing.replies import KeptQuestions, KeptReply
from equityjournal.core.sharing.talk import is_since
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.sharing.replies import Responses


class WriterSide(Meeting):
    """A writer's view of a coach."""

    @cached_property
    def shared(self) -> Sequence[Shared]:
        """Letters with entries that the coach may have: those not asked back, and those kept all the same."""
        there = ledger(self.session).shares_with(self.companion.id)
        return [
            share
            for share in there
            if not share.removed and (share.kept or not (share.taken_back or share.ended))
        ]

    @cached_property
    def entries(self) -> dict[int, str]:
        """Ids of shared entries by number, as on the coach's screen."""
        return numbered((entry, entry) for share in self.shared for entry in share.entries)

    @property
    def had_since(self) -> dict[str, date]:
        """The day each entry was last shared, of those that the coach has."""
        if has_stopped(self.companion):
            return {}
        return {entry: share.sealed.date() for share in self.shared for entry in share.entries}

    @cached_property
    def _names(self) -> set[str]:
        """Names the coach has or had here."""
        return {self.name, *(known.name for known in self.companion.cards)}

    @cached_property
    def replies(self) -> list[tuple[int, KeptReply]]:
        """The coach's replies, latest first, with entry numbers."""
        responses = Responses(self.session.root)
        found = [
            (n, reply)
            for n, entry in self.entries.items()
            for reply in responses.on(entry)
            if reply.who in self._names
        ]
        return sorted(found, key=lambda pair: pair[1].made, reverse=True)

    @cached_property
    def questions(self) -> list[KeptQuestions]:
        """The coach's questions that came since the last talk, latest first."""
        sent = Responses(self.session.root).questions()
        hers = [kept for kept in sent if kept.who in self._names]
        return [kept for kept in hers if is_since(kept.made, self.last, kept.kept)]

    @property
    def new_replies(self) -> list[tuple[int, KeptReply]]:
        """Replies received since the last talk."""
        return [(n, reply) for n, reply in self.replies if is_since(reply.made, self.last, reply.kept)]

    @property
    def wishes(self) -> list[str]:
        """Ids of themes to be asked about, wished since the last talk."""
        there = [share for share in self.shared if is_since(share.sealed, self.last)]
        return list(dict.fromkeys(theme for share in reversed(there) for theme in share.ask_about))

    def entry_numbered(self, n: int) -> str:
        """The id of the shared entry with a number.

        Raises:
            UnknownName: When there is none.
        """
        if n not in self.entries:
            raise no_such_number(
                say("You shared no number {n} with {name}.", n=n, name=self.name), self.entries
            )
        return self.entries[n]

    def lines(self) -> list[ScreenLine]:
        """The lines of the screen, the last agreement first."""
        said = [ScreenLine(self.opening), *standing_lines(self)]
        said += [line for talk in self.latest for line in last_time(talk, self.name)]
        said += self._new_lines()
        if self.wishes:
            titles = [self.session.shelf.titles.get(theme, theme) for theme in self.wishes]
            said.append(ScreenLine(say("You asked to be asked about: {titles}.", titles=listed(titles))))
        if self.entries and not has_stopped(self.companion):
            count = say_many("1 entry", "{count} entries", len(self.entries))
            said.append(ScreenLine(say("{name} has {count} of yours.", name=self.name, count=count)))
        if is_due(self) and self.companion.agreement is None:
            said.append(ScreenLine(say("Not agreed yet: what the two of you share for. Type sharing.")))
        if self.unsent and self.companion.meets == "files":
            said.append(ScreenLine(say("Not sent yet: what you agreed.")))
        return said

    def _new_lines(self) -> list[ScreenLine]:
        """Replies and questions since the last talk, newest first."""
        new = [
            say("{name} wrote on {n}: {text}", name=self.name, n=n, text=" ".join(reply.text.split()))
            for n, reply in self.new_replies
        ]
        new += [
            say("{name} asks: {text}", name=self.name, text=" ".join(question.split()))
            for kept in self.questions
            for question in kept.questions
        ]
        if not new:
            return []
        said = [ScreenLine(say("New:")), *(ScreenLine(line, 2) for line in new[:MOST_NEW])]
        return said + and_more(len(new) - MOST_NEW)
