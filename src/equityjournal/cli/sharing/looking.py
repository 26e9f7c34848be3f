"""Envelopes and cards looked for in Downloads and in the folder at hand."""

import shlex
from pathlib import Path

from equityjournal.cli.sharing.envelopes import Envelope, envelopes_of
from equityjournal.cli.sharing.own import companions, keyring
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import companion_of
from equityjournal.core.sharing.foreign_files import why_locked
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.home import downloads_folder
from equityjournal.store.sharing.cards import card_in
from equityjournal.store.sharing.found_files import MOST, files_with_blocks


class Looked:
    """The outcome of a look into the two folders."""

    def __init__(self) -> None:
        self.folder = downloads_folder()
        found = files_with_blocks([self.folder, Path()])
        self.paths = found.paths
        self.are_all = found.are_all

    def envelopes(self) -> list[Envelope]:
        """Envelopes of the files found."""
        found = []
        for path in self.paths:
            try:
                found += envelopes_of(path)
            except UnusableFile:  # a card, or gone meanwhile
                continue
        return [envelope for envelope in found if not why_locked(envelope.block.data)]

    def tell_cards(self) -> bool:
        """Name the cards that are not kept yet; return whether there are any."""
        cards = {card.age: (card, path) for path in self.paths for card in _new_cards(path)}
        for card, path in cards.values():
            tell(
                say(
                    "{name}'s card is in {path}. `equityjournal keys trust {typed}` keeps it, once you have "
                    "compared its words.",
                    name=card.name,
                    path=path,
                    typed=shlex.quote(str(path)),
                )
            )
        return bool(cards)

    def tell_more(self) -> None:
        """Say that there are more files than were looked at."""
        if not self.are_all:
            tell(
                say(
                    "More than {most} such files are there, and the newest {most} were looked at; "
                    "`equityjournal open FILE` takes an older one.",
                    most=MOST,
                )
            )

    def tell_nothing(self) -> None:
        """Say that nothing new was found, and what else can be done."""
        tell(say("Nothing new for you is in {path}, or in this folder.", path=self.folder))
        tell(
            say(
                "`equityjournal open FILE` opens a file that is elsewhere; `equityjournal open -` takes what "
                "you paste."
            )
        )


def _new_cards(path: Path) -> list[Card]:
    """Cards in a file that are not kept, other than the user's."""
    try:
        blocks = [block.data for block in blocks_in(files.read(path)) if block.kind == "card"]
        found = [card_in(block) for block in blocks]
    except (DamagedFile, FileNotFoundError):
        return []
    known = companions().all()
    return [card for card in found if not keyring().is_mine(card) and companion_of(card, known) is None]
