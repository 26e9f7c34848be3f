"""A received message, with its sender as known here."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.sealed_files import people
from equityjournal.core.sharing.messages import AnyMessage
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.people import Person


@dataclass(frozen=True)
class Received:
    """A file sealed by another person for the user, its signature proven."""

    session: "Session"
    keys: "Sequence[Keys]"
    """The user's own keys, those in use first."""
    file: str
    """The file it came in, for sentences."""
    message: AnyMessage
    data: bytes
    """Bytes of the file."""

    @cached_property
    def who(self) -> Trusted | None:
        """The sender as known here; None without their card."""
        return people().with_keys_of(self.sender)

    @property
    def sender(self) -> "Person":
        """The sender, by their own name for themselves."""
        return self.message.sender

    @property
    def name(self) -> str:
        """The user's name for the sender."""
        return self.who.name if self.who else self.sender.name

    @property
    def known_sender(self) -> Trusted:
        """The sender as known here.

        Raises:
            NotAllowed: Without their card.
        """
        if self.who is None:
            raise self.unknown_sender()
        return self.who

    def unknown_sender(self) -> NotAllowed:
        """The refusal of a file from an unknown sender."""
        return self.not_opened(
            say(
                "you have no card of whoever sealed it, who calls themselves {name}; ask them for their "
                "card, then `equityjournal keys trust CARD`",
                name=self.name,
            )
        )

    def not_opened(self, why: str) -> NotAllowed:
        """The refusal of the file, with the reason in a clause."""
        return NotAllowed(say("{path} was not opened: {why}.", path=self.file, why=why))
