"""Envelopes: sealed blocks and invitations, each with the file or paste it came in."""

import os
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from equityjournal.cli.answering.pasted import PASTED, file_or_paste
from equityjournal.cli.pairing.own import companions, keyring
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.age_file import refuse_unless_sealed
from equityjournal.core.sharing.block import Block, blocks_in
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import companion_of
from equityjournal.core.sharing.foreign_files import what_it_is, why_locked
from equityjournal.core.text.errors import AlteredFile, DamagedFile, UnusableFile
from equityjournal.core.text.look_alikes import skeleton
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import LARGEST
from equityjournal.store.disk import files
from equityjournal.store.disk.places import downloads_folder
from equityjournal.store.sharing.cards import card_in
from equityjournal.store.sharing.found_files import MOST, files_with_blocks

A_DAY = timedelta(days=1)  # by which two clocks may differ


@dataclass(frozen=True)
class Envelope:
    """A sealed block or an invitation, unopened."""

    block: Block
    shown: str
    """The file it came in, for sentences."""

    def refuse_unless_openable(self) -> None:
        """Refuse a block that no key could open.

        Raises:
            DamagedFile: In a clause.
        """
        if self.block.missing == "beginning":
            said = say("its beginning is missing; copy all of it, from its first line of dashes to its last")
            raise DamagedFile(said)
        if why := why_locked(self.block.data):
            raise DamagedFile(why)
        refuse_unless_sealed(self.block.data)

    def refusal(self, error: DamagedFile) -> UnusableFile:
        """The refusal of the envelope, from the reason it does not open."""
        why = error.why
        if isinstance(error, AlteredFile):
            why = say("it was altered on its way; ask for it again, as an attachment")
            if self.block.missing == "end":
                why = say("it was cut off on its way, for its end is missing; ask for it again")
        return UnusableFile(say("{path} was not opened: {why}.", path=self.shown, why=why))


class Invited(NamedTuple):
    """An invitation out of its envelope."""

    envelope: Envelope
    body: bytes
    card: Card
    made: datetime


def newest_of_each(invitations: Iterable[Invited], now: datetime) -> list[Invited]:
    """The newest invitation under each card.

    A new one voids those before; its words, typed for an older file, could not be used for its own. One dated
    ahead comes after all others: anybody can put a day on a file, and none may hide later ones.
    """
    newest: dict[str, Invited] = {}
    for invited in sorted(invitations, key=lambda there: (there.made <= now + A_DAY, there.made)):
        newest.pop(invited.card.digest, None)
        newest[invited.card.digest] = invited
    return list(newest.values())


def named_by_several_cards(invitations: Iterable[Invited]) -> list[str]:
    """Names on several invitations, each under a card of its own: all but one may be forged."""
    names: dict[str, list[str]] = {}
    for invited in invitations:
        names.setdefault(skeleton(invited.card.name), []).append(invited.card.name)
    return [alike[0] for alike in names.values() if len(alike) > 1]


def files_meant(paths: Sequence[Path]) -> list[Path]:
    """Files as typed, or the file whose name has the spaces between them."""
    whole = Path(" ".join(map(str, paths)))
    if len(paths) > 1 and not any(map(os.path.lexists, paths)) and os.path.lexists(whole):
        return [whole]
    return list(paths)


def envelopes_of(path: Path) -> list[Envelope]:
    """Envelopes in a file, or in a paste for the name `-`. A file without any is refused by its kind."""
    if path.is_dir():
        inside = shlex.quote(str(path / say("FILE")))
        folder = say(
            "{path} is a folder. Name the file in it: `equityjournal open {inside}`.",
            path=path,
            inside=inside,
        )
        raise UnusableFile(folder)
    asked = say("Paste it here, then finish with a full stop on a line of its own, or Ctrl-D.")
    is_pasted = str(path) == PASTED
    shown = say("What was pasted") if is_pasted else str(path)
    try:
        data = file_or_paste(path, asked, LARGEST)
        blocks = blocks_in(data)
        envelopes = [Envelope(block, shown) for block in blocks if block.kind != "card"]
        if not envelopes:
            none = say("it is not something that was sealed for this program")
            raise DamagedFile(
                _why_a_card(blocks, "pasted" if is_pasted else shown) or what_it_is(data) or none
            )
    except DamagedFile as error:
        raise UnusableFile(say("{path} was not opened: {why}.", path=shown, why=error.why)) from None
    return envelopes


def _why_a_card(blocks: Iterable[Block], place: str) -> str | None:
    """The reason that a card is not opened."""
    for card in blocks:
        try:
            name = card_in(card.data).name
        except DamagedFile as error:
            return say("it is a card, and {why}", why=error.why)
        return say(
            "it is {name}'s card, and nothing to open; `equityjournal keys trust {path}` keeps it, once you "
            "have compared its words",
            name=name,
            path=shlex.quote(place),
        )
    return None


class Looked:
    """The outcome of a look into the two folders."""

    def __init__(self) -> None:
        self.folder = downloads_folder()
        paths, self._are_all = files_with_blocks([self.folder, Path()])
        self._blocks = [(block, path) for path in paths for block in _blocks_of(path)]

    def envelopes(self) -> list[Envelope]:
        """Envelopes of the files found."""
        sealed = [(block, path) for block, path in self._blocks if block.kind != "card"]
        return [Envelope(block, str(path)) for block, path in sealed if not why_locked(block.data)]

    def tell_cards(self) -> bool:
        """Name the cards not kept yet; return whether there are any."""
        found = [(card, path) for block, path in self._blocks for card in _new_card(block)]
        cards = {card.age: (card, path) for card, path in found}
        for card, path in cards.values():
            said = say(
                "{name}'s card is in {path}. `equityjournal keys trust {typed}` keeps it, once you have "
                "compared its words.",
                name=card.name,
                path=path,
                typed=shlex.quote(str(path)),
            )
            tell(said)
        return bool(cards)

    def tell_more(self) -> None:
        """Say that there are more files than were looked at."""
        if not self._are_all:
            more = say(
                "More than {most} such files are there, and the newest {most} were looked at; `equityjournal "
                "open FILE` takes an older one.",
                most=MOST,
            )
            tell(more)

    def tell_nothing(self) -> None:
        """Say that no new file was found, and where else to look."""
        tell(say("Nothing new for you is in {path}, or in this folder.", path=self.folder))
        elsewhere = say(
            "`equityjournal open FILE` opens a file that is elsewhere; `equityjournal open -` takes what you "
            "paste."
        )
        tell(elsewhere)


def _blocks_of(path: Path) -> list[Block]:
    """Blocks in a file; none if it is gone meanwhile."""
    try:
        return blocks_in(files.read(path, LARGEST))
    except (DamagedFile, FileNotFoundError):
        return []


def _new_card(block: Block) -> list[Card]:
    """The card of a block, if it is whole, not the user's, and not kept."""
    if block.kind != "card":
        return []
    try:
        card = card_in(block.data)
    except DamagedFile:
        return []
    is_known = keyring().is_mine(card) or companion_of(card, companions().all())
    return [] if is_known else [card]
