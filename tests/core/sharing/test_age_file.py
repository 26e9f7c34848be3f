"""The header of a sealed file is judged by its first kilobytes, before any key is tried on it."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import equityjournal
from equityjournal.core.sharing.age_file import (
    LONGEST_HEADER,
    MOST_RECIPIENTS,
    panics_refused,
    refuse_unless_sealed,
)
from equityjournal.core.text.errors import DamagedFile
from headers import END, VERSION, armoured, stanza, with_stanzas

TOO_MANY = "it is sealed for more than 20 keys, and nothing that this program seals is"
NO_SUCH = "it does not begin like a file that this program seals"
CUT = "it was cut off or altered on its way"
MEGABYTES = 10 * 1024 * 1024

FORMS: dict[str, Callable[[bytes], bytes]] = {
    "binary": lambda data: data,
    "armoured": armoured,
    "crlf": lambda data: armoured(data, b"\r\n"),
    "after empty lines": lambda data: b"\n\r\n " + armoured(data),
}


def refused(data: bytes) -> str:
    """The clause with which a file is refused; empty where it is not."""
    try:
        refuse_unless_sealed(data)
    except DamagedFile as error:
        return error.sentence
    return ""


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(count=st.integers(MOST_RECIPIENTS + 1, 3000), cut=st.floats(0, 1), seed=st.integers(0, 255))
def test_any_number_above_the_most_is_refused_in_the_same_words_wherever_it_is_cut(
    form: Callable[[bytes], bytes], count: int, cut: float, seed: int
) -> None:
    """So long as the stanza after the last that may be there is in it, to its first line."""
    body = VERSION + stanza(seed) * count + END
    least = len(VERSION) + len(stanza()) * MOST_RECIPIENTS + len(b"-> ")
    cut_off = body[: least + int((len(body) - least) * cut)]
    assert refused(form(cut_off)) == TOO_MANY


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_up_to_the_most_are_let_through(form: Callable[[bytes], bytes]) -> None:
    """With any payload after them."""
    for count in range(1, MOST_RECIPIENTS + 1):
        for payload in (b"", b"x" * 20_000, (b"-> X25519 a\nb\n" * 2000), b"\n--- x"):
            assert refused(form(with_stanzas(count, payload))) == ""


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_header_cut_off_anywhere_is_cut_off(form: Callable[[bytes], bytes]) -> None:
    """At every byte of it."""
    header = with_stanzas(3, b"")[: -len(END)]
    for length in range(len(VERSION), len(header)):
        assert refused(form(header[:length])) == CUT


@pytest.mark.parametrize(
    "data",
    [
        VERSION + b"A" * MEGABYTES,
        VERSION + b"-> X25519 " + b"a" * MEGABYTES + b"\n" + END,
        VERSION + b"-> X25519 a\n" + (b"A" * 64 + b"\n") * 1000 + END,
        VERSION + b"->\tX25519 a\n" * 90_000 + END,
        VERSION.replace(b"\n", b"\r") + b"-> X25519 a\rb\r" * 90_000,
        armoured(VERSION + b"A" * MEGABYTES),
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"A" * MEGABYTES,
        b"-----BEGIN AGE ENCRYPTED FILE-----" + b"A" * MEGABYTES,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"\n" * MEGABYTES,
        b"-----BEGIN AGE ENCRYPTED FILE-----\n!\n" + b"QUFB\n" * 100_000,
    ],
    ids=range(10),
)
def test_a_header_without_an_end_or_with_a_very_long_line_is_refused(data: bytes) -> None:
    """Whatever comes after the first kilobytes is not looked for."""
    assert refused(data) == NO_SUCH


def test_what_is_no_age_file_is_said_to_be_none() -> None:
    """Spaces by the megabyte in front of one among them."""
    for data in (b"", b"-> X25519 a\n" * 100, b" " * MEGABYTES + with_stanzas(1)):
        assert refused(data) == "it is not something that was sealed for this program"


class Watched(bytes):
    """Bytes that note how far into them anybody looks."""

    furthest = 0

    def __getitem__(self, key: slice | int) -> bytes:  # type: ignore[override]
        """A part of them, noted."""
        assert isinstance(key, slice)
        assert key.stop is not None
        Watched.furthest = max(Watched.furthest, key.stop)
        return bytes(self)[key]


def test_no_more_than_the_first_kilobytes_are_looked_at() -> None:
    """So that the time does not grow with the file; and what stands beyond them changes nothing."""
    for data in (with_stanzas(60_000), armoured(with_stanzas(60_000))):
        assert refused(Watched(data)) == refused(data[: 3 * LONGEST_HEADER]) == TOO_MANY
    assert 0 < Watched.furthest <= 2 * LONGEST_HEADER


# A panic of the library beneath


def test_a_panic_is_refused_and_all_else_goes_on() -> None:
    """It is no Exception, so that nothing else would catch it; an interruption stays one."""
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(DamagedFile, match=r"^no$"), panics_refused(DamagedFile("no")):
        raise panic
    for other in (KeyboardInterrupt, SystemExit, ValueError):
        with pytest.raises(other), panics_refused(DamagedFile("no")):
            raise other


def test_every_call_of_the_library_is_guarded_against_its_panics() -> None:
    """What is used of pyrage stands in a `with panics_refused`; making new keys alone takes nothing in."""
    used = 0
    for path in Path(equityjournal.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        nodes = list(ast.walk(tree))
        imports = [one for one in nodes if isinstance(one, ast.ImportFrom) and one.module == "pyrage"]
        names = {
            alias.asname or alias.name
            for one in imports
            for alias in one.names
            if not alias.name.endswith("Error")
        }
        around = [one for one in nodes if isinstance(one, ast.With) and "panics_refused" in ast.dump(one)]
        guarded = {inner for one in around for inner in ast.walk(one)}
        making = [one for one in nodes if isinstance(one, ast.Attribute) and one.attr == "generate"]
        guarded |= {inner for one in making for inner in ast.walk(one)}
        calls = [one for one in nodes if isinstance(one, ast.Name) and one.id in names]
        assert [one.lineno for one in calls if one not in guarded] == [], path
        assert not [one for one in nodes if isinstance(one, ast.Import) and "pyrage" in ast.dump(one)]
        used += len(calls)
    assert used >= 8
