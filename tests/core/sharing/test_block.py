"""A sealed block and a card come out of anything they were sent in as they went in, and no letter of them is guessed."""

from datetime import UTC, datetime

import pytest
from equityjournal.core.sharing.messages import AnyMessage, Ending
from equityjournal.formats.sealed_message import as_text, seal, unseal
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.block import Block, blocks_in
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

AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")
ENDING = Ending(
    id="a" * 26, made=datetime(2026, 6, 3, 18, tzinfo=UTC), sender=AMARA.person, recipient=BRONWEN.person
)
SEALED = seal(ENDING, AMARA)
TEXT = as_text(SEALED, "Bronwen Rees").decode()
CARD = card_text(BRONWEN.person)


def opened(data: bytes) -> list[AnyMessage]:
    """The messages of the blocks in a file."""
    return [unseal(block.data, [BRONWEN]) for block in blocks_in(data)]


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
