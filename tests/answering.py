"""A writer and a coach: what one shared is kept by the other, and what the other answers; without any verb."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coaching import a_letter, a_share, sealed
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import arrival_of
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item, Reply, SharedAnswer, SharedTheme
from equityjournal.store.sharing.coachs_words import BegunReply, WaitingWords
from equityjournal.store.sharing.companions import Companions
from pairs import inbox_of, keys_of, known_by, opened, place
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
    def coach(self) -> Companion:
        """Bronwen, as Amara knows her."""
        return known_by(self.amara, self.bronwen)

    @property
    def coach_sees(self) -> Companion:
        """Amara, as Bronwen knows her."""
        return known_by(self.bronwen, self.amara)

    def share(self, *items: Item, made: datetime = NOW, ask_about: Iterable[SharedTheme] = ()) -> Letter:
        """Something Amara shared, which Bronwen has opened and keeps."""
        share = a_share(self.amara, self.bronwen, items=list(items), made=made, ask_about=list(ask_about))
        came = arrival_of(share, NOW)
        inbox_of(self.bronwen, self.amara).keep(came, sealed(share, self.amara, self.bronwen))
        known = self.coach_sees
        Companions(place(self.bronwen)).keep(known.with_letter(share.n))
        return share

    def replies(self, *texts: str, entry: str) -> Letter:
        """What Bronwen wrote on an entry."""
        parts = [Reply(entry=entry, text=text) for text in texts]
        return a_letter(self.bronwen, self.amara, made=NOW, replies=parts)

    def questions(self, *texts: str, note: str = "") -> Letter:
        """What Bronwen would like to talk about."""
        return a_letter(self.bronwen, self.amara, made=NOW, questions=list(texts), note=note)

    def opened_by_amara(self, file: Path) -> Letter:
        """What a file says to her."""
        return opened(self.amara, file)


def left_behind(pair: Pair) -> list[Path]:
    """Replies begun and not finished, in Bronwen's own place."""
    there = (place(pair.bronwen) / "drafts").glob("*")
    return sorted(path for path in there if not path.name.startswith("waiting-"))


def begun(pair: Pair) -> str:
    """The words of Bronwen's reply that is begun and sealed; empty without any."""
    reply = BegunReply(place(pair.bronwen), pair.coach_sees, ENTRY)
    return (reply.there([keys_of(pair.bronwen)]) or b"").decode()


def waiting(pair: Pair) -> list[tuple[str, str]]:
    """Bronwen's replies that wait to be sealed: each with its entry."""
    words = WaitingWords(place(pair.bronwen), pair.coach_sees).there([keys_of(pair.bronwen)])
    return [(reply.entry, reply.text) for reply in words.replies]
