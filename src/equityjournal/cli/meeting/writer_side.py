"""A writer's side of a meeting."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from equityjournal.cli.meeting.parties import Meeting, no_such_number
from equityjournal.cli.meeting.screen import MOST_NEW, and_more, entry_name, on_a_line, set_in
from equityjournal.cli.pairing.comparing import has_stopped
from equityjournal.core.sharing.ledger import Shared
from equityjournal.core.sharing.numbers import numbered
from equityjournal.core.sharing.replies import KeptReply
from equityjournal.core.sharing.talk import is_since
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.sharing.replies import Responses


class WriterSide(Meeting):
    """A writer's view of a coach."""

    takes_keys = False
    """What is new to a writer is kept in the journal."""

    @cached_property
    def shared(self) -> Sequence[Shared]:
        """Letters with entries still with the coach: not asked back, or kept all the same."""
        there = [share for share in self.shares if not share.removed]
        return [share for share in there if share.kept or not (share.taken_back or share.ended)]

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
    def new_replies(self) -> list[KeptReply]:
        """The coach's replies received since the last talk, latest first, also on what was asked back."""
        shared = {entry for share in self.shares for entry in share.entries}
        there = [reply for entry in shared for reply in Responses(self.session.root).on(entry)]
        found = [reply for reply in there if reply.who in self._names]
        found = [reply for reply in found if is_since(reply.made, self.last, reply.kept)]
        return sorted(found, key=lambda reply: (reply.made, reply.part), reverse=True)

    @cached_property
    def questions(self) -> list[str]:
        """The coach's questions that came since the last talk, latest first."""
        there = [sent for sent in Responses(self.session.root).questions() if sent.who in self._names]
        new = [sent for sent in there if is_since(sent.made, self.last, sent.kept)]
        return [question for sent in new for question in sent.questions]

    @property
    def new(self) -> list[tuple[int | None, str]]:
        """Replies and questions since the last talk, newest first, with the numbers of entries."""
        replies = [(self._number_of(reply.entry), reply.text) for reply in self.new_replies]
        return [*replies, *((None, text) for text in self.questions)]

    @property
    def wishes(self) -> list[str]:
        """Titles of themes to be asked about, wished since the last talk."""
        there = [share for share in self.shared if is_since(share.sealed, self.last)]
        wished = dict.fromkeys(theme for share in reversed(there) for theme in share.ask_about)
        return [self.session.shelf.titles.get(theme, theme) for theme in wished]

    def _number_of(self, entry: str) -> int | None:
        """The number of an entry that the coach has."""
        return next((n for n, there in self.entries.items() if there == entry), None)

    def called(self, entry: str) -> str:
        """A shared entry by its number and first words; a private one without words."""
        return entry_name(self._number_of(entry), self.first_words(entry))

    def entry_numbered(self, n: int) -> str:
        """The id of the shared entry with a number; refused when there is none."""
        if n not in self.entries:
            raise no_such_number(self.say("You shared no number {n} with {name}.", n=n), self.entries)
        return self.entries[n]

    def news(self) -> list[str]:
        """Replies and questions since the last talk, newest first; then what the coach has."""
        new = [
            self.say(
                "{name} wrote on {entry}: {text}", entry=self.called(reply.entry), text=on_a_line(reply.text)
            )
            for reply in self.new_replies
        ]
        new += [self.say("{name} asks: {text}", text=on_a_line(question)) for question in self.questions]
        said = [say("New:")] if new else []
        said += set_in([*new[:MOST_NEW], *and_more(len(new) - MOST_NEW)])
        if self.wishes:
            said.append(say("You asked to be asked about: {titles}.", titles=listed(self.wishes)))
        if self.entries and not has_stopped(self.companion):
            count = say_many("1 entry", "{count} entries", len(self.entries))
            said.append(self.say("{name} has {count} of yours.", count=count))
        if self.is_agreement_due and self.companion.agreement is None:
            said.append(say("Not agreed yet: what the two of you share for. Type sharing."))
        if self.unsent and self.companion.meets == "files":
            said.append(say("Not sent yet: what you agreed."))
        return said

    def news_as_json(self) -> dict[str, Any]:
        """Replies and questions since the last talk, as `with NAME --json` prints them."""
        new = [{"n": n, "text": text} for n, text in self.new]
        return {"new": new, "asked_about": self.wishes, "has": len(self.entries)}
