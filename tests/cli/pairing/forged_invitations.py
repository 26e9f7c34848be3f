"""Invitations of anybody, put beside the true ones: whoever changes the mail can write any day and any name."""

from datetime import UTC, datetime
from pathlib import Path

from cli.meeting.telephone import downloads
from equityjournal.core.sharing.block import blocks_in, invitation_block
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.invitation import as_letters, from_letters, invitation_in, new_invitation
from equityjournal.formats.sealed_letter import as_text
from program import Program

NONCE = bytes(32)


def card_in(invitation: Path) -> Card:
    """The card that anybody can read in an invitation."""
    block = blocks_in(invitation.read_bytes())[0].data.decode()
    return invitation_in(from_letters(block), []).sender


def forged(card: Card, year: int, number: int = 0) -> bytes:
    """The body of an invitation under somebody's card, of a year."""
    identity = f"{'b' * 25}{'abcdefgh'[number]}"
    return new_invitation(identity, NONCE, datetime(year, 6, 1, 9, tzinfo=UTC), "Amara", card)


def put(who: Program, name: str, body: bytes) -> Path:
    """Put an invitation into somebody's Downloads."""
    path = downloads(who) / name
    path.write_bytes(as_text(invitation_block(as_letters(body)), "Amara"))
    return path
