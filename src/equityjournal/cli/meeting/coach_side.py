"""A coach's side of a meeting: shared entries, and her own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.screen import MOST_NEW, ScreenLine, last_time
from equityjournal.cli.sharing.drafting import Heard
from equityjournal.cli.sharing.kept_letters import OpenedShare, inbox, item_numbered, numbered_items, opened_shares
from equityjournal.cli.sharing.sealed_files import my_keys
from equityjournal.core.sharing.coach_view import appearances, asked_about, limits_sentence
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import Answer, Item, Share, SharedTheme
from equityjournal.core.sharing.numbers import numbers_in_words
from equityjournal.core.sharing.shared_content import in_words_of
from equityjournal.core.sharing.talk import is_since
from equityjournal.core.text.dates import in_words, month_names
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.sealed_message import unseal
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.sent import Sent
from equityjournal.store.sharing.waiting import WaitingWords

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting

MOST_RETURNING = 2
"""Themes named as coming back."""


@dataclass(frozen=True)
class CoachSide:
    """A coach's view of a writer."""

    meeting: "Meeting"

    @cached_property
    def keys(self) -> Sequence[Keys]:
        """The coach's own keys, opened with a passphrase if needed."""
        return my_keys()

    @cached_property
    def opened(self) -> Sequence[OpenedShare]:
        """Stored shares of the writer, under all keys, oldest first."""
        place = inbox()
        found = [
            share
            for key_id in self.meeting.key_ids
            if place.shares(key_id)
            for share in opened_shares(key_id, self.keys)
        ]
        return sorted(found, key=lambda opened: opened.share.made)

    @property
    def shares(self) -> list[Share]:
        """The shares themselves."""
        return [opened.share for opened in self.opened]

    @cached_property
    def items(self) -> dict[int, tuple[Item, OpenedShare]]:
        """Shared entries by number, 1 for the newest, with their shares."""
        return numbered_items(self.opened)

    @property
    def new(self) -> list[int]:
        """Numbers of unread entries shared since the last talk."""
        return [
            n
            for n, (_, opened) in self.items.items()
            if is_since(opened.share.made, self.meeting.last) and not (opened.came and opened.came.read)
        ]

    @property
    def wishes(self) -> list[SharedTheme]:
        """Themes to be asked about, wished since the last talk."""
        return asked_about(share for share in self.shares if is_since(share.made, self.meeting.last))

    @cached_property
    def answers(self) -> list[Answer]:
        """The coach's own answers to the writer, oldest first."""
        found = []
        for key_id in self.meeting.key_ids:
            for data in Sent(sharing_place(), key_id).all():
                try:
                    message = unseal(data, self.keys)
                except DamagedFile:
                    continue
                if isinstance(message, Answer):
                    found.append(message)
        return sorted(found, key=lambda answer: answer.made)

    @property
    def waiting(self) -> WaitingWords:
        """Words waiting to be sealed for the writer."""
        return WaitingWords(sharing_place(), self.meeting.key_ids[0])

    @property
    def untold(self) -> list[tuple[str, Arrival]]:
        """Messages without word to the writer yet, with their keys."""
        return [
            (key_id, came)
            for key_id in self.meeting.key_ids
            for came in inbox().arrivals_from(key_id)
            if came.told is None
        ]

    def item_numbered(self, n: int) -> Item:
        """The shared entry with a number.

        Raises:
            UnknownName: When there is none.
        """
        return item_numbered(self.items, n, self.meeting.name)

    def mark_read(self, numbers: Sequence[int]) -> None:
        """Mark entries as read."""
        opened = {share.share.id: share for _, share in (self.items[n] for n in numbers)}
        for share in opened.values():
            if share.came and share.came.read is None:
                came = share.came.model_copy(update={"read": self.meeting.today})
                inbox().mark(share.share.sender.key_id, came)
        self.__dict__.pop("opened", None)
        self.__dict__.pop("items", None)

    @property
    def heard(self) -> Heard:
        """The facts for drafting questions."""
        sent = [text for answer in self.answers for text in answer.questions]
        return Heard(
            shares=self.shares,
            wishes=self.wishes,
            newest=self.items[1][0].themes if self.items else (),
            sent=[*sent, *(self.waiting.there().questions if self.meeting.key_ids else ())],
            manages=self.meeting.companion.manages,
        )

    # The screen

    def lines(self) -> list[ScreenLine]:
        """The lines of the screen, the last agreement first."""
        meeting = self.meeting
        said = [ScreenLine(meeting.opening), *last_time(meeting.last, meeting.name)]
        if titles := [theme.title for theme in self.wishes]:
            said.append(ScreenLine(say("To be asked about: {titles}.", titles=listed(titles))))
        said += self._new_lines()
        said += [ScreenLine(line) for line in (self._wrote(), self._returning()) if line]
        waiting = self.waiting.there() if meeting.key_ids else None
        if waiting and not waiting.is_empty:
            count = len(waiting.replies) + len(waiting.questions)
            said.append(
                ScreenLine(say_many("Not sent yet: 1 thing.", "Not sent yet: {count} things.", count))
            )
        if self.items:
            said.append(ScreenLine(limits_sentence(meeting.name)))
        return said

    def _new_lines(self) -> list[ScreenLine]:
        """New entries, newest first, and numbers of the rest."""
        new = self.new
        if not self.items:
            return [ScreenLine(say("Nothing that {name} shared is kept here.", name=self.meeting.name))]
        said = [ScreenLine(say("New:") if new else say("New: nothing."))]
        said += [ScreenLine(self._in_a_line(n), 2) for n in new[:MOST_NEW]]
        if more := new[MOST_NEW:]:
            said.append(ScreenLine(say("and {numbers}", numbers=numbers_in_words(more)), 2))
        if before := [n for n in self.items if n not in new]:
            said.append(ScreenLine(say("Read before: {numbers}.", numbers=numbers_in_words(before))))
        return said

    def _in_a_line(self, n: int) -> str:
        item = self.items[n][0]
        words = item.title or next((answer.text for answer in item.answers if answer.text.strip()), "")
        return say("{n}: {day}. {words}", n=n, day=in_words_of(item.about), words=" ".join(words.split()))

    def _wrote(self) -> str:
        """The coach's latest reply or question."""
        for answer in reversed(self.answers):
            texts = [*(reply.text for reply in answer.replies), *answer.questions]
            if texts:
                first, day = " ".join(texts[0].split()), in_words(answer.made.date())
                said = say("You wrote on {day}: {text}", day=day, text=first)
                more = say("(and {count} more)", count=len(texts) - 1)
                return f"{said} {more}" if texts[1:] else said
        return ""

    def _returning(self) -> str:
        """Themes of several months; empty for a managing coach."""
        if not self.meeting.companion.may_see_feelings:
            return ""
        found = [seen for seen in appearances(self._in_order) if len(seen.months) > 1][:MOST_RETURNING]
        said = [
            say("{theme} ({months})", theme=seen.theme.title, months=listed([_month(m) for m in seen.months]))
            for seen in found
        ]
        return say("Keeps coming back: {themes}.", themes="; ".join(said)) if said else ""

    @property
    def _in_order(self) -> list[Item]:
        return sorted((item for item, _ in self.items.values()), key=lambda item: item.about)


def _month(month: str) -> str:
    """A month's name, from `2026-06`."""
    return month_names()[int(month[5:7]) - 1]
