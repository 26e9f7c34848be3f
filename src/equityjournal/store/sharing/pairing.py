"""Pairing with four words, as both sides keep it on disk.

Each step is stored before its outcome is said, and can be done again after a kill: the companion's card comes
before the invitation is used up.
"""

import contextlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from equityjournal.core.sharing import invitation
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, link_of
from equityjournal.core.sharing.inbox import Standing, standing_of
from equityjournal.core.sharing.invitation import Made, Trial, Tried, Verdict, digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import names
from equityjournal.store.listing.folders import files_named
from equityjournal.store.records import record
from equityjournal.store.records.reading import read_folder
from equityjournal.store.sharing.checked_cards import CheckedCards
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.own_seal import keep_sealed, read_sealed

Outcome = Verdict | Literal["no such invitation"]


class Invitations:
    """Invitations made here, sealed to the own card, and words tried on those of others."""

    def __init__(self, place: Path) -> None:
        self._folder = place / "invitations"

    def made(self, keyring: Sequence[Keys]) -> list[Made]:
        """Readable invitations made here, oldest first."""
        found = []
        for path in files_named(self._folder, ending=".age"):
            with contextlib.suppress(DamagedFile, FileNotFoundError):
                found.append(record.from_bytes(read_sealed(path, keyring), Made, path).record)
        return sorted(found, key=lambda made: (made.made.timestamp(), made.id))

    def keep(self, made: Made, own: Card) -> None:
        """Store an invitation made here, new or changed."""
        keep_sealed(self._folder / f"{made.id}.age", record.to_bytes(made, made.id), own)

    def tried(self, digest: str) -> Tried:
        """The words tried on an invitation of another person."""
        there = (tried for tried in self.all_tried() if tried.invitation == digest)
        return next(there, Tried(invitation=digest))

    def all_tried(self) -> list[Tried]:
        """The words tried on all invitations."""
        return [kept.record for kept in read_folder(self._folder, Tried, "tried-")]

    def note_tried(self, tried: Tried) -> None:
        """Store the words tried on an invitation, before their outcome is said."""
        record.keep(tried, self._folder / f"tried-{tried.invitation[:32]}.toml")


class Pairing:
    """Invitations made and answered on this machine."""

    def __init__(self, place: Path, checked: Path) -> None:
        self._place = place
        self._companions = Companions(place)
        self.invitations = Invitations(place)
        self.checked = CheckedCards(checked)

    def invite(self, companion: Companion, keyring: Sequence[Keys], now: datetime) -> Made:
        """A new invitation for a companion; earlier ones are void from then on."""
        self.void(companion, keyring)
        own, identity = keyring[0].card, names.message_name()
        body = invitation.new_invitation(identity, secrets.token_bytes(32), now, companion.name_to_send, own)
        k = secrets.randbits(invitation.BITS)
        made = Made(id=identity, companion=companion.id, body=body.decode(), made=now, k=k)
        self.invitations.keep(made, own)
        return made

    def void(self, companion: Companion, keyring: Sequence[Keys]) -> None:
        """Have no answer taken to an invitation made for a companion so far."""
        for made in self.invitations.made(keyring):
            if made.companion == companion.id and made.state == "waiting":
                self.invitations.keep(made.voided(), keyring[0].card)

    def waiting_for(self, companion: Companion, keyring: Sequence[Keys], now: datetime) -> Made | None:
        """The latest invitation for a companion that an answer would still use."""
        made = [made for made in self.invitations.made(keyring) if made.companion == companion.id]
        fit = [made for made in made if made.is_waiting(now) and made.is_of(keyring[0].card)]
        return fit[-1] if fit else None

    def typed(
        self, words: tuple[str, ...], body: bytes, companion: Companion, own: Sequence[Card], today: date
    ) -> tuple[Trial, Companion]:
        """The outcome of typed words, and the companion after them."""
        card, digest = invitation.invitation_in(body, own).sender, digest_of(body)
        before = self.invitations.tried(digest)
        others = [tried for tried in self.invitations.all_tried() if tried.invitation != digest]
        trial, after = invitation.tried(words, body, before, others)
        self.invitations.note_tried(after)
        if trial == "fits" and companion.bodies[:1] != [digest]:
            companion = companion.paired(card, "four words", today, "", [digest])
            self.believe(companion)
        return trial, companion

    def answering(self, answer: Letter, companion: Companion) -> Companion:
        """The companion under an answer's pairing, stored before sealing."""
        invited, marked = self.invitations.tried(answer.invitation), body_of(answer)
        self.invitations.note_tried(invited.model_copy(update={"answer": answer.id}))
        link = link_of(invited.body.encode(), marked)
        companion = companion.linked(link, [answer.invitation, digest_of(marked)], sent=1)
        self._companions.keep(companion)
        self.checked.note_sent(companion, 1)
        return companion

    def waits_for(self, answer: Letter, keyring: Sequence[Keys], now: datetime) -> bool:
        """Whether the invitation that an answer names still waits."""
        made = self._answered_by(answer, keyring)
        return made is not None and made.is_waiting(now)

    def take_answer(
        self, answer: Letter, marked: bytes, keyring: Sequence[Keys], now: datetime
    ) -> tuple[Outcome, Companion | None]:
        """The outcome of an answer, and the companion after it.

        An invitation made with former keys is void, for the writer could not open letters under new ones.

        After `opened already`, an answer unknown to the inbox was cut short: its parts are to be taken in.
        """
        made = self._answered_by(answer, keyring)
        companion = self._companions.with_id(made.companion) if made else None
        if made is None or companion is None:
            return "no such invitation", None
        is_of_former_keys = made.state == "waiting" and not made.is_of(keyring[0].card)
        usable = made.voided() if is_of_former_keys else made
        verdict, after = invitation.judged(usable, answer, digest_of(marked), now)
        if verdict == "fits":
            link = link_of(made.body.encode(), marked)
            bodies = [made.digest, digest_of(marked)]
            companion = companion.paired(answer.sender, "four words", now.date(), link, bodies).with_letter(1)
            self.believe(companion)
        if verdict == "second answer":
            companion = self.alarm(companion, now.date())
        if after != made:
            self.invitations.keep(after, keyring[0].card)
        return verdict, companion

    def _answered_by(self, answer: Letter, keyring: Sequence[Keys]) -> Made | None:
        """The invitation that an answer names, if it was made here."""
        there = self.invitations.made(keyring)
        return next((made for made in there if made.digest == answer.invitation), None)

    def standing(self, letter: Letter, companion: Companion, link: str, today: date) -> Standing:
        """Whether a letter is to be taken in, or raises the alarm."""
        standing = standing_of(letter, companion, link, Inbox(self._place, companion).arrivals())
        if standing == "number used twice":
            self.alarm(companion, today)
        return standing

    def alarm(self, companion: Companion, today: date) -> Companion:
        """The companion under alarm, until paired anew."""
        companion = companion.model_copy(update={"alarm": companion.alarm or today})
        self._companions.keep(companion)
        return companion

    def believe(self, companion: Companion) -> None:
        """Store a companion with a card just checked, or with all cards closed.

        Cut short, the card is another than the one checked: nothing is sealed for it.
        """
        self.checked.note(companion)
        self._companions.keep(companion)
