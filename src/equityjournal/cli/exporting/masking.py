"""Masking for an export, and its sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.notices.finding import mask_of, tell_replaced, words_of_own_packs
from equityjournal.cli.terminal.output import note
from equityjournal.core.notices.masking.masked_entry import masked
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.exporting.choosing import Chosen
    from equityjournal.cli.session.session import Session
    from equityjournal.core.notices.masking.masked_entry import Masked


class MaskedEntries:
    """Chosen entries in masked form, under a shared mask.

    Args:
        session: The journal.
        chosen: The entries.
        without: Fields to leave out, as typed: setting, people.
        besides: Other texts of the document, which the mask is to know.

    Raises:
        UnknownName: When a field to be left out is neither the setting nor the people.
    """

    def __init__(
        self, session: "Session", chosen: "Chosen", without: Sequence[str] = (), besides: Sequence[str] = ()
    ) -> None:
        fields = {"setting": say("setting"), "people": say("people")}
        self.left_out = {find_one(name, fields, say("field")) for name in without}
        self._session, self._chosen = session, chosen
        self.mask = mask_of(session, chosen.read(session), [*besides, *words_of_own_packs(session)])

    @property
    def titles(self) -> "Mapping[str, str]":
        """Theme titles by id, those of own packs masked.

        The writer's own titles may name a person.
        """
        titles = dict(self._session.shelf.titles)
        for pack in self._session.shelf.packs:
            if pack.own:
                titles |= {theme.id: self.mask.text(theme.title) for theme in pack.themes}
        return titles

    def read(self) -> "Iterator[Masked]":
        """The masked entries, each read in its turn."""
        kept = {"setting": "setting" not in self.left_out, "people": "people" not in self.left_out}
        for entry in self._chosen.read(self._session):
            yield masked(entry, self.mask, **kept)

    def tell(self) -> None:
        """List the replacements, once the entries are written out."""
        tell_replaced(self.mask.replacements, self.left_out)


def warn_unmasked() -> None:
    """Warn of a copy word for word."""
    note(
        say(
            "This copy is not masked: it holds what you wrote, word for word, and is meant for you. "
            "It is not encrypted."
        )
    )
