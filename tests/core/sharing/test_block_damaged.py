"""What is really damaged is called so; what is no block, or something else, is known for what it is."""

import base64
import contextlib
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sharing.test_block import AMARA, BRONWEN, CARD, ENDING, KNOWN, SEALED, TEXT, opened
from equityjournal.core.sharing import wrappings
from equityjournal.core.sharing.block import MOST, Block, blocks_in, may_hold_blocks
from equityjournal.core.sharing.foreign_files import what_it_is, why_locked
from equityjournal.core.sharing.wrappings import DEEPEST, readings
from equityjournal.core.text.errors import AlteredFile, DamagedFile
from equityjournal.formats.sealed_letter import unseal
from equityjournal.store.sharing.cards import card_text, card_within
from manglings import (
    ALONE,
    CHANGES,
    FIRST,
    LAST,
    PACKINGS,
    Change,
    Packing,
    greeted,
    padding_lost,
    quoted,
    zipped,
)

LINES = SEALED.decode().splitlines()


def lines_in_a_block(*lines: str) -> str:
    """Lines between the first line of a block and its last."""
    return "\n".join([FIRST, *lines, LAST, ""])


def half(text: str) -> str:
    """Sent in two messages; the first."""
    return text[: len(text) // 2]


def only_the_first_line(text: str) -> str:
    """Copied down to the first line."""
    return text.partition(FIRST)[0] + FIRST + "\n"


def cut_by_the_mail_program(text: str) -> str:
    """The rest is behind a button."""
    return text[:900] + "\n[Message clipped]  View entire message\n"


@pytest.mark.parametrize(
    "cut", [half, only_the_first_line, cut_by_the_mail_program], ids=lambda cut: cut.__name__
)
def test_a_block_without_its_end_is_cut_off(cut: Change) -> None:
    """And is not opened."""
    (block,) = blocks_in(cut(TEXT).encode())
    assert block.missing == "end"
    with pytest.raises(AlteredFile):
        unseal(block.data, [BRONWEN], KNOWN)


def test_a_block_without_its_beginning_is_known_by_its_last_line() -> None:
    """The second half; a last line alone is a word on blocks, and no block."""
    assert blocks_in(TEXT[len(TEXT) // 2 :].encode()) == [Block("sealed", b"", "beginning")]
    assert blocks_in(f"See below the line {LAST}.\n".encode()) == []
    assert blocks_in(f"Copy all from {FIRST} to {LAST}.\n".encode()) == []


def test_a_block_without_its_end_ends_with_its_padding() -> None:
    """What follows are words; where nothing else is missing, it opens."""
    (block,) = blocks_in(f"{FIRST}\n{'YWdl' * 16}\nYWdlLQ==\nAmara\n".encode())
    assert (block.missing, block.data.split()[-6:-3]) == ("end", [b"YWdl" * 16, b"YWdlLQ==", b"-----END"])


def test_a_mail_in_base64_is_read_as_far_as_it_goes() -> None:
    """Cut off within four letters, without a body, or with a header twice."""
    header = "Content-Transfer-Encoding: base64\n"
    body = base64.b64encode(TEXT.encode()).decode()
    assert opened(f"{header}{header}\n{body}\n".encode()) == [ENDING]
    cut = body[: len(body) // 8 * 4 + 1]
    assert [block.missing for block in blocks_in(f"{header}\n{cut}".encode())] == ["end"]
    assert blocks_in(header.encode()) == []


def test_the_letters_of_rich_text_are_those_they_stand_for() -> None:
    """By their number in Windows-1252, or in Unicode."""
    (reading,) = readings(rb"{\rtf1\ansi Si\'e2n \u8212?x\line y\par}")
    assert reading.text == "Siân \u2014x\ny\n"


def a_letter_lost(text: str) -> str:
    """One of the letters."""
    return text[:600] + text[601:]


def two_letters_swapped(text: str) -> str:
    """The next two that are not the same."""
    at = next(
        at
        for at in range(700, len(text))
        if text[at].isalpha() and text[at + 1].isalpha() and text[at] != text[at + 1]
    )
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def a_line_lost(text: str) -> str:
    """One of the lines."""
    return text.replace(f"{LINES[12]}\n", "")


def a_foot_of_a_page(text: str) -> str:
    """Printed and scanned, with a number of the page."""
    return text.replace(LINES[12], f"{LINES[12]}\nPage 1 of 2")


def all_in_small_letters(text: str) -> str:
    """But for the two lines around it."""
    return lines_in_a_block(*(line.lower() for line in LINES[1:-1]))


def the_lines_turned_round(text: str) -> str:
    """The last comes first."""
    return lines_in_a_block(*LINES[-2:0:-1])


def five_letters_at_the_end(text: str) -> str:
    """So many that they are not the letters of whole bytes."""
    return text.replace(LAST, f"{'A' * (1 + -len(padding_lost(''.join(LINES[1:-1]))) % 4)}\n{LAST}")


@pytest.mark.parametrize(
    "altered",
    [a_letter_lost, two_letters_swapped, a_line_lost, a_foot_of_a_page, all_in_small_letters, the_lines_turned_round,
     five_letters_at_the_end],
    ids=lambda altered: altered.__name__,
)  # fmt: skip
def test_a_block_that_was_altered_is_whole_and_does_not_open(altered: Change) -> None:
    """Both its ends are there, and no letter is guessed."""
    (block,) = blocks_in(altered(TEXT).encode())
    assert block.missing is None
    with pytest.raises(DamagedFile):
        unseal(block.data, [BRONWEN], KNOWN)


def test_a_line_that_is_no_line_of_a_block_is_left_out() -> None:
    """Such as the mark of a mail program between two lines; what is left is proven by the seal."""
    between = TEXT.replace(LINES[9], f"{LINES[9]}\n[Quoted text hidden]")
    assert opened(between.encode()) == [ENDING]


def test_a_piece_of_a_block_that_is_there_whole_is_passed_over() -> None:
    """A mail that was cut off, with the whole file attached; and a sentence that names the first line."""
    assert opened((half(TEXT) + "\n\n" + TEXT).encode()) == [ENDING]
    assert opened(f"Copy from the line {FIRST} on.\n\n{TEXT}".encode()) == [ENDING]
    assert opened(f"{LAST}\n{TEXT}".encode()) == [ENDING]


def test_two_blocks_in_a_file_are_two() -> None:
    """In their order; more than fifty are not looked at."""
    other = lines_in_a_block(*LINES[1:-2])
    assert [block.data for block in blocks_in((TEXT + other).encode())] == [SEALED, other.encode()]
    many = "".join(lines_in_a_block(f"YWdl{number:060}") for number in range(MOST + 20))
    assert len(blocks_in(many.encode())) == MOST


# Cards


@pytest.mark.parametrize(
    "change",
    [change for change in CHANGES + ALONE if change.__name__ not in (
        "wrapped_at_40", "wrapped_at_10", "one_line_without_spaces", "bold", "padding_lost", "quoted_with_initials",
        "as_json", "in_a_csv", "joined_letters", "in_cells",
    )],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_a_card_comes_out_of_a_letter_as_it_went_in(change: Change) -> None:
    """Quoted, spaced, wrapped."""
    assert card_within(change(CARD).encode()) == BRONWEN.card


@pytest.mark.parametrize("packing", PACKINGS, ids=lambda packing: packing.__name__)
def test_a_card_comes_out_of_what_it_was_packed_in(packing: Packing) -> None:
    """Encodings, mails, pages, zips."""
    assert card_within(packing(CARD)) == BRONWEN.card


def test_a_card_with_other_quotation_marks_is_one() -> None:
    """As Word and German letters set them."""
    changed = CARD.replace('age = "', "age = „").replace('"\nmark = "', "”\nmark = “")
    assert card_within(greeted(changed).encode()) == BRONWEN.card
    named = BRONWEN.card.model_copy(update={"name": 'Bronwen “Bron” "Bee" Rees'})
    assert card_within(quoted(card_text(named)).encode()) == named


def test_what_holds_no_card_or_two_is_refused_with_what_it_is() -> None:
    """A sealed file, another card beside it, more than a card."""

    def why(data: bytes) -> str:
        with pytest.raises(DamagedFile) as error:
            card_within(data)
        return error.value.why

    assert "it is sealed, and no card; `equityjournal open FILE`" in why(SEALED)
    assert "it holds more than one card" in why((CARD + CARD.replace("Bron", "Brun")).encode())
    assert "it is not a card, or not the card alone" in why(b"Dear Bronwen")
    assert "a newer version" in why(CARD.replace("card = 2", "card = 3").encode())
    assert "it holds more than a card does" in why(CARD.replace("age =", "x = 1\nage =").encode())
    assert "it holds private keys" in why(f"AGE-SECRET-KEY-1{'Q' * 58}\n".encode())


# What it is instead


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"# created: today\n# public key: {AMARA.card.age}\nAGE-SECRET-KEY-1QQ\n".encode(), "it holds private keys"),
        (f"# created\n{AMARA.card.age}\n".encode("utf-16"), "it is a public key for age alone"),
        (b'schema = 1\n# end of 2026-06-01-abcdef, sha256:' + b"0" * 64 + b"\n", "it is a file of a journal"),
        (zipped("x") + b"equityjournal backup 1 sha256:" + b"0" * 64, "it is a backup of a journal"),
        (zipped("x"), None),
        (b"Dear Bronwen", None),
        (b"", None),
    ],
)  # fmt: skip
def test_a_file_sent_by_mistake_is_known_for_what_it_is(data: bytes, said: str | None) -> None:
    """With what to do instead; anything else is not known."""
    assert blocks_in(data) == []
    found = what_it_is(data)
    assert (found or "").startswith(said or "")
    assert (found is None) == (said is None)


def test_a_file_locked_with_a_passphrase_is_no_letter() -> None:
    """A backup, or somebody's private keys."""
    locked = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 18\n" + b"B" * 43 + b"\n--- x\n"
    (block,) = blocks_in(locked)
    assert "it is locked with a passphrase" in str(why_locked(block.data))
    assert why_locked(SEALED) is None


# Strangers


def test_a_zip_that_swells_is_unpacked_no_further_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times as much as is looked at, in a few bytes; damaged, locked or oddly packed ones are passed over."""
    monkeypatch.setattr(wrappings, "LARGEST", 2**16)
    bomb = zipped("\n" * 2**16)
    nested = BytesIO()
    with zipfile.ZipFile(nested, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.zip", bomb)
    assert 2**16 < sum(len(reading.data) for reading in readings(nested.getvalue())) <= 2 * 2**16
    assert blocks_in(nested.getvalue()) == []
    good = bytearray(zipped(TEXT))
    assert blocks_in(bytes(good[: len(good) // 2])) == []
    locked = good.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")
    odd = good.replace(b"PK\1\2\x14\3\x14\0\0\0\x08\0", b"PK\1\2\x14\3\x14\0\0\0\x0e\0")
    assert locked != good != odd
    assert blocks_in(bytes(locked)) == blocks_in(bytes(odd)) == []


def test_what_is_packed_too_often_is_left() -> None:
    """A zip in a zip in a zip is looked into, and no further."""
    data = TEXT.encode()
    for depth in range(DEEPEST + 1):
        assert opened(data) == [ENDING], depth
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("x", data)
        data = made.getvalue()
    assert blocks_in(data) == []


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_random_bytes_open_to_nothing_and_break_nothing(data: bytes) -> None:
    """Alone, and put into a block."""
    what_it_is(data)
    for block in blocks_in(data):
        with pytest.raises(DamagedFile):
            unseal(block.data, [BRONWEN], KNOWN)
    for block in blocks_in(data + SEALED[:300] + data + SEALED[300:]):
        with contextlib.suppress(DamagedFile):
            assert unseal(block.data, [BRONWEN], KNOWN).letter == ENDING


@given(st.integers(0, len(SEALED) - 1), st.binary(min_size=1, max_size=6))
def test_whatever_is_put_into_a_block_it_says_the_same_or_is_refused(at: int, added: bytes) -> None:
    """Never a word that was not sealed."""
    for block in blocks_in(SEALED[:at] + added + SEALED[at:]):
        with contextlib.suppress(DamagedFile):
            assert unseal(block.data, [BRONWEN], KNOWN).letter == ENDING


def test_the_first_bytes_of_a_file_tell_whether_to_read_it() -> None:
    """Blocks and cards in every packing are seen by them; a letter and a picture are not taken for any."""
    for packing in PACKINGS:
        assert may_hold_blocks(packing(TEXT)[:32768]), packing.__name__
        assert may_hold_blocks(packing(CARD)[:32768]), packing.__name__
    for other in (b"Dear Bronwen", bytes(range(256)) * 50, b""):
        assert not may_hold_blocks(other)
