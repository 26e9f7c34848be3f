"""The parser of the program's own form: equal to tomllib, or left to it."""

from equityjournal.store.records import own_form
from equityjournal.store.records.toml import to_toml
from store.records.own_forms import bodies, flips, is_equal_or_left, sealed_sample, tables


def test_hostile_and_hand_made_files_are_read_as_tomllib_reads_them_or_left_to_it() -> None:
    """Whole files, lines put in by hand, lines by lot, and letters taken out or put in."""
    taken = sum(map(is_equal_or_left, bodies(1, 1_000)))
    assert 200 < taken < 700


def test_what_the_program_writes_of_ordinary_words_is_never_left() -> None:
    """Quotes, backslashes, tabs and controls in a text are in the form; only lists with line breaks are not."""
    for table in tables(2, 300):
        table["people"] = ['a "parent"', "a\\b"]
        for block in (*table.get("steps", ()), *table.get("answers", ()), table.get("imported", {})):
            block |= {key: ["\x7f\t"] for key in ("themes", "labels") if key in block}
        assert is_equal_or_left(to_toml(table).encode()), table


def test_a_flipped_bit_is_read_as_it_was_before_there_was_this_parser() -> None:
    """In the body and in the seal: the entry, the state of its file, or why it is damaged."""
    assert flips(sealed_sample(), every=37) > 50


def test_bytes_that_are_no_text_and_days_that_are_none_are_left_to_tomllib() -> None:
    """Neither is an error here: it is tomllib that says what is wrong."""
    assert own_form.parsed(b'a = "\xff"\n') is None
    assert own_form.parsed(b"a = 2026-02-30\n") is None
    assert own_form.parsed(b"a = 1\na = 1\n") is None
