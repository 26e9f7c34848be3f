from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.text.errors import CutOffFile, DamagedFile, JournalError, MisencodedFile, NewerFile
from equityjournal.store.disk.files import digest
from equityjournal.store.records.record import _in_order, from_bytes, to_bytes
from equityjournal.store.records.seal import State
from equityjournal.store.records.toml import to_toml
from many import some

IDENTITY = "2026-11-21-k7m3qd"


def entry(**changes: object) -> Entry:
    """An entry with every field filled in."""
    values: dict[str, object] = {
        "schema_version": 1,
        "id": IDENTITY,
        "written": datetime(2026, 11, 21, 19, 30, 4, 123456, tzinfo=UTC),
        "happened": date(2026, 11, 21),
        "edited": datetime(2026, 11, 22, 8, tzinfo=timezone(timedelta(hours=1))),
        "pack": "relational-equity",
        "language": "en-GB",
        "title": "After the panel",
        "setting": "home visit",
        "people": ["a parent"],
        "themes": ["positionality"],
        "feelings": ["uneasy", "hopeful"],
        "shown": ["power/who-decided", "humility/not-knowing"],
        "passed": ["humility/not-knowing"],
        "private": True,
        "steps": [Step(text="Ask who they want in the room.", horizon="short", due=date(2026, 12, 1))],
        "answers": [
            Answer(
                prompt="power/who-decided",
                question="Who decided?",
                themes=["power"],
                text="They did.\nI – ŵ.\n",
            )
        ],
    }
    return Entry.model_validate(values | changes)


WHOLE = to_bytes(entry(), IDENTITY)


def test_a_record_reads_back_as_it_was_written() -> None:
    """Every field of an entry survives the file, and the seal says that all of it is there."""
    kept = from_bytes(WHOLE, Entry, Path("x"))
    assert kept.record == entry()
    assert kept.state is State.WHOLE


def test_times_keep_their_offset_and_fractions() -> None:
    """Times are written with a T, microseconds and a fixed offset."""
    text = WHOLE.decode()
    assert "written = 2026-11-21T19:30:04.123456+00:00\n" in text
    assert "edited = 2026-11-22T08:00:00.000000+01:00\n" in text


def test_tables_are_blocks_and_answers_come_last() -> None:
    """Answers and steps are always tables of their own, never inline, and the text is the last key of all."""
    text = WHOLE.decode()
    assert text.index("[[steps]]") < text.index("[[answers]]") < text.index('text = """')
    assert text.rstrip().splitlines()[-1].startswith(f"# end of {IDENTITY}, sha256:")


SAMPLES = {
    "every field": WHOLE,
    "a few words": to_bytes(
        entry(answers=[Answer(text="She rang.")], steps=[], people=[], shown=[], passed=[]), IDENTITY
    ),
    "other scripts": to_bytes(
        entry(
            title="Gŵyl – نعم",
            answers=[
                Answer(text="हिन्दी 👩‍👩‍👧\r\n\ttab \x00 \u202e\n", question="قال?", themes=["power"]),
                Answer(text="three \"\"\" and ''' and \\ and # end of\n[[answers]]\n"),
            ],
        ),
        IDENTITY,
    ),
}
EACH_SAMPLE = pytest.mark.parametrize("whole", SAMPLES.values(), ids=SAMPLES.keys())


def passes_for_whole(data: bytes) -> bool:
    """Whether a file is read as an entry that is all there and unchanged."""
    try:
        return from_bytes(data, Entry, Path(f"{IDENTITY}.toml")).state is State.WHOLE
    except DamagedFile:
        return False


@EACH_SAMPLE
@pytest.mark.many
def test_every_truncation_is_noticed(whole: bytes) -> None:
    """Cut off at any byte, a record is an error, or read as cut off; without its last line end, as changed."""
    for length in (*some(range(len(whole))), len(whole) - 1):
        try:
            state = from_bytes(whole[:length], Entry, Path("x")).state
        except CutOffFile:
            continue
        assert state is (State.CHANGED if length == len(whole) - 1 else State.CUT_OFF), length


@EACH_SAMPLE
@pytest.mark.many
def test_every_flipped_bit_is_noticed(whole: bytes) -> None:
    """One bit flipped anywhere, each in turn, is an error, or read as changed outside or cut off; never as whole."""
    assert len(whole) * 8 >= 2000
    for bit in some(range(len(whole) * 8)):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << (bit % 8)
        assert not passes_for_whole(bytes(damaged)), bit


@EACH_SAMPLE
@pytest.mark.many
def test_other_damage_is_noticed(whole: bytes) -> None:
    """Halves swapped, blocks overwritten with nothing or with each other, bytes added anywhere: never read as whole."""
    half = len(whole) // 2
    assert not passes_for_whole(whole[half:] + whole[:half])
    for start in range(0, len(whole), 64):
        block = whole[start : start + 64]
        assert not passes_for_whole(whole.replace(block, b"\x00" * len(block), 1))
        assert not passes_for_whole(whole[:start] + block + whole[start:])
    for place in some(range(len(whole) + 1)):
        assert not passes_for_whole(whole[:place] + b" " + whole[place:])


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() != ""),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_survives(text: str, other: str) -> None:
    """Any characters at all, line ends of every kind too, come back exactly in every text field."""
    written = entry(title=other, setting=other, answers=[Answer(text=text, question=other)])
    assert from_bytes(to_bytes(written, IDENTITY), Entry, Path("x")).record == written


@given(
    st.dictionaries(
        st.text("abcxyz-_. é\"'", min_size=1),
        st.recursive(
            st.booleans() | st.integers(-(2**60), 2**60) | st.text("ab\n\"\\") | st.dates(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("klm. ", min_size=1), inner, max_size=3),
            max_leaves=6,
        ),
        max_size=4,
    )
)  # fmt: skip
def test_unknown_keys_survive_a_rewrite(unknown: dict[str, object]) -> None:
    """Keys the program does not know, tables and lists among them, come back as they were."""
    written = entry(**unknown)
    assert from_bytes(to_bytes(written, IDENTITY), Entry, Path("x")).record.model_extra == unknown


@pytest.mark.parametrize(("themes", "written"), [(["power"], ["trust"]), (["power"], []), ([], ["power"])])
def test_a_record_that_would_not_say_the_same_is_refused(
    monkeypatch: pytest.MonkeyPatch, themes: list[str], written: list[str]
) -> None:
    """Where what is to be written differs from the record, nothing is written."""
    other = to_toml(_in_order(entry(themes=written)))
    monkeypatch.setattr("equityjournal.store.records.record.to_toml", lambda _: other)
    assert to_bytes(entry(themes=written), IDENTITY)
    with pytest.raises(JournalError, match="it would no longer say the same"):
        to_bytes(entry(themes=themes), IDENTITY)


def test_text_that_is_no_text_is_refused() -> None:
    """A lone surrogate is refused before any file is opened."""
    with pytest.raises(JournalError, match="not text"):
        to_bytes(entry(title="bad \udce9"), IDENTITY)


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"schema = 2\n", NewerFile, "newer version"),
        (b"\xff\xfea\x00", MisencodedFile, "not UTF-8"),
        (b'a = "\xc3', CutOffFile, "middle of a letter"),
        (b"a = " + b"[" * 5000 + b"\n# end of x, sha256:" + b"0" * 64 + b"\n", DamagedFile, "too deeply"),
        (b"a = \n# end of x, sha256:" + b"0" * 64 + b"\n", DamagedFile, "line 1"),
        (WHOLE.replace(b"schema = 1", b"schema = true"), DamagedFile, "schema"),
        (WHOLE.replace(b"schema = 1\n", b""), DamagedFile, "“schema” is missing"),
        (
            WHOLE.replace(b"They did", b"We did") + b"# a note\nand words\n",
            CutOffFile,
            "its last line is missing",
        ),
        (WHOLE.replace(b"+00:00", b""), DamagedFile, "has no offset"),
        (WHOLE.replace(b"private = true", b'private = "no"'), DamagedFile, "true or false"),
    ],
)
def test_a_damaged_record_says_what_is_wrong(data: bytes, error: type[DamagedFile], said: str) -> None:
    """Each kind of damage is its own kind of error, with a clause that says where."""
    with pytest.raises(error, match=said) as refused:
        from_bytes(data, Entry, Path("x"))
    assert isinstance(refused.value, CutOffFile) is (error is CutOffFile)


@pytest.mark.parametrize(
    "changed",
    [
        WHOLE.replace(b"They did", b"We did"),
        WHOLE.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE + b"\n\n",
        WHOLE + b"# a note\n",
        WHOLE[:-1],
        WHOLE.replace(b"# end of 2026", b"# end of 2025"),
    ],
    ids=["a word", "Windows line ends", "byte-order mark", "blank lines", "a comment below", "no last line end", "other id"],
)  # fmt: skip
def test_a_hand_edit_is_read_as_it_is(changed: bytes) -> None:
    """What an editor does to a whole file is read, and known as changed outside."""
    assert from_bytes(changed, Entry, Path("x")).state is State.CHANGED


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: data.rstrip() + b"  \t\n\n",
        lambda data: b"".join(b"    " + line for line in data.splitlines(keepends=True)),
        lambda data: data.replace(b"# end of", b"# End of"),
        lambda data: data.replace(b"# end of", b"#end of"),
    ],
    ids=["spaces behind it", "all of it moved in", "a capital", "no space"],
)
def test_a_last_line_touched_by_hand_is_there(changed: Callable[[bytes], bytes]) -> None:
    """All that was written is above it, so nobody is sent to a backup, and the entry stays as private as it says."""
    stored = from_bytes(changed(to_bytes(entry(), IDENTITY)), Entry, Path(f"{IDENTITY}.toml"))
    assert (stored.state, stored.record.private) == (State.CHANGED, entry().private)


def test_the_checksum_covers_every_byte_before_the_seal() -> None:
    """The seal can be checked by hand: it is the SHA-256 of all that stands above it."""
    body, seal = WHOLE.rsplit(b"# end of", 1)
    assert seal.decode().split("sha256:")[1].strip() == digest(body)
