"""A sealed block and a card come out of anything they were sent in as they went in, and no letter of them is guessed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.block import Block, blocks_in, invitation_block
from equityjournal.core.sharing.companion import KnownCard
from equityjournal.core.sharing.invitation import as_letters, from_letters, new_invitation
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.sealed_letter import as_text, seal, unseal
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import new_keys
from manglings import (
    ALONE,
    CHANGES,
    PACKED_ALONE,
    PACKINGS,
    Change,
    Packing,
)
from two_sides import TODAY, a_companion

AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")
ENDING = Letter(
    id="a" * 26, made=datetime(2026, 6, 3, 18, tzinfo=UTC), sender=AMARA.card, recipient=BRONWEN.card
)
SEALED = seal(ENDING, AMARA, BRONWEN.card)
KNOWN = [a_companion("Amara", cards=[KnownCard(**AMARA.card.model_dump(), since=TODAY, how="four words")])]
TEXT = as_text(SEALED, "Bronwen Rees").decode()
CARD = card_text(BRONWEN.card)
BODY = new_invitation("a" * 26, bytes(32), ENDING.made, "Amara", BRONWEN.card)
INVITATION = as_text(invitation_block(as_letters(BODY)), "Amara").decode()


def opened(data: bytes) -> list[Letter]:
    """The messages of the blocks in a file."""
    return [unseal(block.data, [BRONWEN], KNOWN).letter for block in blocks_in(data)]


def test_the_block_of_a_file_of_ours_is_taken_as_it_is() -> None:
    """To the byte."""
    assert blocks_in(TEXT.encode()) == [Block("sealed", SEALED)]
    assert TEXT.startswith("For Bronwen Rees. Open it with: equityjournal open\n\n-----BEGIN")


@pytest.mark.parametrize("change", CHANGES + ALONE, ids=lambda change: change.__name__)
def test_what_was_done_to_the_lines_does_no_harm(change: Change) -> None:
    """Quoted, wrapped anew, spaced, its dashes made long: it opens to the same message."""
    assert opened(change(TEXT).encode()) == [ENDING]


@pytest.mark.parametrize("packing", PACKINGS + PACKED_ALONE, ids=lambda packing: packing.__name__)
def test_what_it_was_packed_in_does_no_harm(packing: Packing) -> None:
    """Encodings, mails, pages, zips, documents: it opens to the same message."""
    assert opened(packing(TEXT)) == [ENDING]


@given(st.lists(st.sampled_from(CHANGES), max_size=4), st.sampled_from(PACKINGS))
def test_several_of_them_after_one_another_do_no_harm(changes: list[Change], packing: Packing) -> None:
    """In any order, and then packed."""
    text = TEXT
    for change in changes:
        text = change(text)
    assert opened(packing(text)) == [ENDING]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("packing", PACKINGS[:3], ids=lambda packing: packing.__name__)
def test_an_invitation_comes_out_as_it_went_in(change: Change, packing: Packing) -> None:
    """To the byte, for its four words check every byte."""
    (block,) = blocks_in(packing(change(INVITATION)))
    assert block.kind == "invitation"
    assert from_letters(block.data.decode()) == BODY


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace(text[200:204], "AAAA"),
        lambda text: text.replace("-----END", text[150:190] + "-----END"),
    ],
)
def test_a_damaged_invitation_is_called_so_and_never_a_word_that_does_not_fit(damage: Change) -> None:
    """Cut off, altered, or with more in it."""
    (block,) = blocks_in(damage(INVITATION).encode())
    with pytest.raises(DamagedFile, match="damaged on its way"):
        from_letters(block.data.decode())
    with pytest.raises(DamagedFile, match="damaged on its way"):
        from_letters("A")


def test_two_invitations_in_one_file_are_two() -> None:
    """And a last line alone is none, nor is what was cut off before a whole one."""
    other = invitation_block(as_letters(BODY + b" ")).decode()
    assert [block.kind for block in blocks_in((INVITATION + other).encode())] == ["invitation"] * 2
    assert blocks_in(b"-----END EQUITYJOURNAL INVITATION-----\n") == []
    (block,) = blocks_in((INVITATION[: len(INVITATION) // 2] + "\n" + INVITATION).encode())
    assert from_letters(block.data.decode()) == BODY
