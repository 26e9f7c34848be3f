"""Two people who know each other's keys, and what one of them shared: made without any verb."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.bundle import AnyMessage, Item, Questions, Replies, Reply, Share, SharedAnswer, Theme
from equityjournal.core.entry import SCHEMA
from equityjournal.core.keys import Keys
from equityjournal.core.receiving import came
from equityjournal.core.trust import Trusted
from equityjournal.formats.bundle import seal, unseal
from equityjournal.store.config import sharing_place
from equityjournal.store.keyring import Keyring
from equityjournal.store.mentees import Mentees
from equityjournal.store.names import message_name
from equityjournal.store.people import People
from program import Program, live_in

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)

POWER = Theme(id="power", title="Power dynamics", pack="relational-equity")
HUMILITY = Theme(id="humility", title="Reflective practice and humility", pack="relational-equity")


def trusted(keys: Keys, name: str = "") -> Trusted:
    """Somebody, as the other one knows them."""
    person = keys.person
    return Trusted(
        schema_version=SCHEMA, name=name or person.name, age=person.age, signing=person.signing,
        manages=False, trusted=NOW,
    )  # fmt: skip


def item(
    entry: str = "2026-06-01-k7m3qd", *themes: Theme, text: str = "They had decided.", **more: Any
) -> Item:
    """An entry as it was shared."""
    answers = [SharedAnswer(text=text)]
    return Item(**{"entry": entry, "about": "2026-06", "answers": answers, "themes": list(themes), **more})


@dataclass
class Pair:
    """Amara, who writes, and Bronwen, whom she writes to; each has a machine.

    Args:
        amara: Her program.
        bronwen: Hers.
        patch: Lives in one home, then in the other.
    """

    amara: Program
    bronwen: Program
    patch: pytest.MonkeyPatch
    keys: dict[str, Keys] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for program, name in ((self.amara, "Amara Okafor"), (self.bronwen, "Bronwen Rees")):
            self.at_home(program)
            self.keys[name] = Keyring(sharing_place()).make(name, NOW)
        for program, other in ((self.amara, self.writer_sees), (self.bronwen, self.coach_sees)):
            self.at_home(program)
            People(sharing_place()).keep(other)

    def at_home(self, program: Program) -> Path:
        """Whatever this process does next, it does in somebody's home; return it."""
        assert program.home
        live_in(program.home, self.patch)
        return program.home

    @property
    def writer_sees(self) -> Trusted:
        """Bronwen, as Amara knows her."""
        return trusted(self.keys["Bronwen Rees"])

    @property
    def coach_sees(self) -> Trusted:
        """Amara, as Bronwen knows her."""
        return trusted(self.keys["Amara Okafor"])

    def share(self, *items: Item, made: datetime = NOW, ask_about: Iterable[Theme] = ()) -> Share:
        """Something Amara shared, which Bronwen has opened and keeps."""
        share = Share(
            id=message_name(), made=made, sender=self.keys["Amara Okafor"].person, masked=True,
            recipient=self.keys["Bronwen Rees"].person, items=list(items), ask_about=list(ask_about),
        )  # fmt: skip
        self.at_home(self.bronwen)
        sealed = seal(share, self.keys["Amara Okafor"])
        Mentees(sharing_place()).keep(share.sender.key_id, came(share, NOW), sealed)
        return share

    def replies(self, *texts: str, entry: str) -> Replies:
        """What Bronwen wrote on an entry."""
        return Replies(**self._head(), replies=[Reply(entry=entry, text=text) for text in texts])

    def questions(self, *texts: str, note: str = "") -> Questions:
        """What Bronwen would like to talk about."""
        return Questions(**self._head(), questions=list(texts), note=note)

    def _head(self) -> Mapping[str, Any]:
        return {
            "id": message_name(), "made": NOW,
            "sender": self.keys["Bronwen Rees"].person, "recipient": self.keys["Amara Okafor"].person,
        }  # fmt: skip

    def opened_by_amara(self, file: Path) -> AnyMessage:
        """What a file says to her."""
        return unseal(file.read_bytes(), [self.keys["Amara Okafor"]])
