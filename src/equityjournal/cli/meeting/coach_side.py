"""A coach's side of a meeting."""

import contextlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from equityjournal.cli.meeting.parties import Meeting, no_such_number
from equityjournal.cli.meeting.screen import MOST_NEW, entry_name, on_a_line, set_in
from equityjournal.cli.pairing.own import inbox, keyring
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.coach_view import asked_about, limits_sentence, returning
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item, SharedTheme
from equityjournal.core.sharing.letter_reading import in_words_of
from equityjournal.core.sharing.numbers import numbered, numbers_in_words
from equityjournal.core.sharing.replies import Waiting
from equityjournal.core.sharing.talk import is_since
from equityjournal.core.text.dates import in_words, month_names
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.sealed_letter import unseal
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.sharing.coachs_words import Sent as Copies
from equityjournal.store.sharing.coachs_words import WaitingWords

MOST_RETURNING = 2
"""Themes named as coming back."""


class Kept(NamedTuple):
    """A stored letter, opened anew."""

    letter: Letter
    came: Arrival | None
    """Record of its arrival; None if missing or unreadable."""


class CoachSide(Meeting):
    """A coach's view of a writer."""

    @property
    def takes_keys(self) -> bool:
        """Whether keys are needed to see new entries: a letter is unread."""
        there = inbox(self.companion).kept()
        return any(sealed.came is None or sealed.came.read is None for sealed in there)

    @cached_property
    def opened(self) -> Sequence[Kept]:
        """Stored letters of the writer, oldest first; unreadable ones are named."""
        found = []
        for sealed in inbox(self.companion).kept():
            try:
                if sealed.data is None:
                    raise DamagedFile(say("it cannot be read"))
                opened = unseal(sealed.data, self.keys, [self.companion])
                if opened.letter.id != sealed.message or opened.companion is None:
                    raise DamagedFile(say("it is not the file that was kept there"))
                found.append(Kept(opened.letter, sealed.came))
            except DamagedFile as error:
                note(say("{path} was passed over: {why}.", path=sealed.path, why=error.why))
        return sorted(found, key=lambda kept: (kept.letter.made, kept.letter.id))

    @cached_property
    def items(self) -> dict[int, tuple[Item, Kept]]:
        """Shared entries by number, 1 for the newest, with their letters."""
        return numbered((item.entry, (item, kept)) for kept in self.opened for item in kept.letter.items)

    @property
    def entry_names(self) -> dict[str, str]:
        """What entries are called on the screen, by the letters of their ids."""
        return {
            id_letters(item.entry): entry_name(n, first_words(item)) for n, (item, _) in self.items.items()
        }

    @property
    def new(self) -> list[int]:
        """Numbers of unread entries; without a record of reading, of those since the last talk."""
        if not self.takes_keys:
            return []
        asked_back = inbox(self.companion).asked_back()
        there = {n: kept for n, (_, kept) in self.items.items() if kept.letter.id not in asked_back}
        return [n for n, kept in there.items() if self._is_new(kept)]

    def _is_new(self, kept: Kept) -> bool:
        if kept.came and (kept.came.read or kept.letter.n):
            return kept.came.read is None
        return is_since(kept.letter.made, self.last)

    @property
    def wishes(self) -> list[SharedTheme]:
        """Themes to be asked about, wished since the last talk."""
        return asked_about(
            kept.letter
            for kept in self.opened
            if is_since(kept.letter.made, self.last, kept.came.opened if kept.came else None)
        )

    @cached_property
    def answers(self) -> list[Letter]:
        """The coach's own letters to the writer, oldest first."""
        if not keyring().exists:  # over paper there are none
            return []
        sent = Copies(sharing_place(), self.companion)
        found = sent.all(self.keys)
        for data in sent.before():
            with contextlib.suppress(DamagedFile):
                found.append(unseal(data, self.keys, [self.companion]).letter)
        return sorted(found, key=lambda answer: answer.made)

    @property
    def _waiting(self) -> WaitingWords:
        return WaitingWords(sharing_place(), self.companion)

    @property
    def waiting(self) -> Waiting:
        """Words waiting to be sealed for the writer."""
        return self._waiting.there(self.keys) if self._waiting.is_any else Waiting()

    @property
    def is_any_unsent(self) -> bool:
        """Whether words or talks wait to be sealed."""
        return super().is_any_unsent or not self.waiting.is_empty

    def keep_waiting(self, waiting: Waiting) -> None:
        """Store the words that wait."""
        self._waiting.keep(waiting, self.keys[0].card)

    def item_numbered(self, n: int) -> Item:
        """The shared entry with a number."""
        if n not in self.items:
            raise no_such_number(self.say("{name} shared no number {n}.", n=n), self.items)
        return self.items[n][0]

    def mark_read(self, numbers: Sequence[int]) -> None:
        """Mark letters as read, once all of their entries were shown together."""
        unseen = {kept.letter.id for n, (_, kept) in self.items.items() if n not in numbers}
        for kept in {kept.letter.id: kept for _, kept in (self.items[n] for n in numbers)}.values():
            if kept.came and kept.came.read is None and kept.letter.id not in unseen:
                inbox(self.companion).mark(kept.came.model_copy(update={"read": self.today}))

    # The screen

    def news(self) -> list[str]:
        """News on the coach's screen: wishes, new entries, the latest words sent, and requests."""
        said = []
        if titles := [theme.title for theme in self.wishes]:
            said.append(say("To be asked about: {titles}.", titles=listed(titles)))
        said += self._new_lines() if self.items else [self.nothing_kept]
        said += [line for line in (self._wrote(), self._returning()) if line]
        if count := self._number_waiting:
            said.append(say_many("Not sent yet: 1 thing.", "Not sent yet: {count} things.", count))
        if self.items:
            said.append(limits_sentence(self.name))
        return said

    @property
    def nothing_kept(self) -> str:
        """The sentence on a writer without letters kept here."""
        if self.companion.meets == "page":
            return self.say(
                "{name} shows you a page, and nothing is kept here. To mail files instead: "
                "`equityjournal with {typed} --meet files`"
            )
        return self.say("Nothing that {name} shared is kept here.")

    @property
    def _number_waiting(self) -> int:
        return len(self.waiting.replies) + len(self.waiting.questions)

    def _new_lines(self) -> list[str]:
        """New entries, newest first, and numbers of the rest."""
        new, more = self.new[:MOST_NEW], self.new[MOST_NEW:]
        lines = []
        for n in new:
            item = self.items[n][0]
            day, words = in_words_of(item.about), on_a_line(first_words(item))
            lines.append(say("{n}: {day}. {words}", n=n, day=day, words=words))
        if more:
            lines.append(say("More: {numbers}.", numbers=numbers_in_words(more)))
        said = [say("New:") if new else say("New: nothing."), *set_in(lines)]
        if before := [n for n in self.items if n not in self.new]:
            said.append(say("Read before: {numbers}.", numbers=numbers_in_words(before)))
        return said

    def news_as_json(self) -> dict[str, Any]:
        """New entries, and the number of words that wait, as `with NAME --json` prints them."""
        new = {n: self.items[n][0] for n in self.new}
        return {
            "new": [{"n": n, "about": item.about, "words": first_words(item)} for n, item in new.items()],
            "asked_about": [theme.title for theme in self.wishes],
            "not_sent": self._number_waiting,
        }

    def _wrote(self) -> str:
        """The coach's latest reply or question."""
        for answer in reversed(self.answers):
            texts = [*(reply.text for reply in answer.replies), *answer.questions]
            if texts:
                day = in_words(answer.made.date())
                said = say("You wrote on {day}: {text}", day=day, text=on_a_line(texts[0]))
                more = say("(and {count} more)", count=len(texts) - 1)
                return f"{said} {more}" if texts[1:] else said
        return ""

    def _returning(self) -> str:
        """Themes of several months; empty for a managing coach."""
        if not self.companion.may_see_feelings:
            return ""
        found = returning(item for item, _ in self.items.values())[:MOST_RETURNING]
        said = [
            say("{theme} ({months})", theme=theme.title, months=listed([_month(month) for month in months]))
            for theme, months in found
        ]
        return say("Keeps coming back: {themes}.", themes="; ".join(said)) if said else ""


def first_words(item: Item) -> str:
    """The title of an entry, or its first answer."""
    return item.title or next((answer.text for answer in item.answers if answer.text.strip()), "")


def _month(month: str) -> str:
    """A month's name, from `2026-06`."""
    return month_names()[int(month[5:7]) - 1]
