"""A writer and a coach: what one shared is kept by the other, and what the other answers; without any verb."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coaching import a_share, head
from equityjournal.core.sharing.inbox import arrival_of
from equityjournal.core.sharing.messages import (
    AnyMessage,
    Item,
    Questions,
    Replies,
    Reply,
    Share,
    SharedAnswer,
    SharedTheme,
)
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.formats.sealed_message import seal
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.people import People
from equityjournal.store.sharing.waiting import WaitingWords
from pairs import keys_of, opened, place
from program import Program, live_in

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)

ENTRY = "2026-06-01-k7m3qd"
HOSTILE = "CANARY \x1b[2J\x07\x9b31m \u202egnp.exe [bold red]marked[/] {name}"


def item(
    entry: str = "2026-06-01-k7m3qd", *themes: SharedTheme, text: str = "They had decided.", **more: Any
) -> Item:
    """An entry as it was shared."""
    answers = [SharedAnswer(text=text)]
    return Item(**{"entry": entry, "about": "2026-06", "answers": answers, "themes": list(themes), **more})


@dataclass
class Pair:
    """Amara, who writes, and Bronwen, whom she writes to; each has a machine, and knows the other.

    Args:
        amara: Her program.
        bronwen: Hers.
        patch: Lives in one home, then in the other.
    """

    amara: Program
    bronwen: Program
    patch: pytest.MonkeyPatch

    def at_home(self, program: Program) -> Path:
        """Whatever this process does next, it does in somebody's home; return it."""
        assert program.home
        live_in(program.home, self.patch)
        return program.home

    @property
    def writer_sees(self) -> Trusted:
        """Bronwen, as Amara knows her."""
        return People(place(self.amara)).meant("Bronwen Rees")

    @property
    def coach_sees(self) -> Trusted:
        """Amara, as Bronwen knows her."""
        return People(place(self.bronwen)).meant("Amara Okafor")

    def share(self, *items: Item, made: datetime = NOW, ask_about: Iterable[SharedTheme] = ()) -> Share:
        """Something Amara shared, which Bronwen has opened and keeps."""
        share = a_share(self.amara, self.bronwen, items=list(items), made=made, ask_about=list(ask_about))
        sealed = seal(share, keys_of(self.amara))
        Inbox(place(self.bronwen)).keep(share.sender.key_id, arrival_of(share, NOW), sealed)
        return share

    def replies(self, *texts: str, entry: str) -> Replies:
        """What Bronwen wrote on an entry."""
        return Replies(**self._head(), replies=[Reply(entry=entry, text=text) for text in texts])

    def questions(self, *texts: str, note: str = "") -> Questions:
        """What Bronwen would like to talk about."""
        return Questions(**self._head(), questions=list(texts), note=note)

    def _head(self) -> dict[str, Any]:
        return head(self.bronwen, self.amara) | {"made": NOW}

    def opened_by_amara(self, file: Path) -> AnyMessage:
        """What a file says to her."""
        return opened(self.amara, file)


def left_behind(pair: Pair) -> list[Path]:
    """Replies begun and not finished, in Bronwen's own place."""
    there = (place(pair.bronwen) / "drafts").glob("*")
    return sorted(path for path in there if not path.name.startswith("waiting-"))


def waiting(pair: Pair) -> list[tuple[str, str]]:
    """Bronwen's replies that wait to be sealed: each with its entry."""
    words = WaitingWords(place(pair.bronwen), keys_of(pair.amara).person.key_id).there()
    return [(reply.entry, reply.text) for reply in words.replies]
