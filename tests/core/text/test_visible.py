import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.text.visible import shortened, show
from many import some


def between(*ranges: tuple[int, int]) -> frozenset[str]:
    """Every character in these ranges, the last of each included."""
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


CONTROLS = between((0x00, 0x1F), (0x7F, 0x9F))
BIDIRECTIONAL = between((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
INVISIBLE = between(
    (0xAD, 0xAD), (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200D),
    (0x2028, 0x2029), (0x2060, 0x2064), (0x206A, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0xE0000, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip
SURROGATES = between((0xD800, 0xDFFF))
NONCHARACTERS = between((0xFDD0, 0xFDEF), *((p + 0xFFFE, p + 0xFFFF) for p in range(0, 0x110000, 0x10000)))
HARMFUL = CONTROLS | BIDIRECTIONAL | INVISIBLE | SURROGATES | NONCHARACTERS

# Unicode's own list of what shows nothing unless a program supports it (Default_Ignorable_Code_Point).
IGNORABLE = between(
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip

SUSPECT = HARMFUL | IGNORABLE
EVERY_CHARACTER = [chr(code) for code in range(0x110000)]
MARKS_THAT_MAY_STAY = between((0x200C, 0x200F), (0xFE00, 0xFE0F))


# Every character there is


@pytest.mark.many
def test_no_character_alone_can_steer_reorder_or_hide() -> None:
    """Of all of Unicode, nothing harmful is left, and showing it twice changes nothing more."""
    for character in [*SUSPECT, *some(EVERY_CHARACTER, 20_000)]:
        shown = show(character)

        assert shown
        assert not HARMFUL.intersection(shown), ascii(character)
        assert show(shown) == shown, ascii(character)


def test_no_character_between_latin_letters_can_steer_reorder_or_hide() -> None:
    """Every character of Unicode, each with an ordinary letter on both sides, is shown or harmless."""
    shown = show("a".join(["", *EVERY_CHARACTER, ""]))

    assert not HARMFUL.intersection(shown)


def test_where_lines_are_wanted_nothing_but_the_line_break_is_different() -> None:
    """Of all of Unicode, only the line break comes through, and only there."""
    text = "a".join(["", *EVERY_CHARACTER, ""])

    assert HARMFUL.intersection(show(text, lines=True)) == {"\n"}
    assert show(text, lines=True).replace("\n", " ") == show(text)


def test_whatever_is_harmless_stays_exactly_as_it_is() -> None:
    """Letters, figures, signs, spaces and emoji of every script are untouched."""
    harmless = [character for character in EVERY_CHARACTER if character not in SUSPECT]

    assert len(harmless) > 1_000_000
    assert show("".join(harmless)) == "".join(harmless)


def test_nothing_that_unicode_calls_ignorable_stays_hidden() -> None:
    """The whole of Unicode's own list of characters that show nothing is made visible."""
    assert [ascii(character) for character in sorted(IGNORABLE) if show(character) == character] == []


# How each kind is shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00", "^@"),
        ("\x1b[31mred\x1b[0m", "^[[31mred^[[0m"),
        ("\x1b]0;title\x07", "^[]0;title^G"),
        ("\x1f", "^_"),
        ("\x7f", "^?"),
        ("\x80\x9b31m\x9f", "\\x80\\x9b31m\\x9f"),
        ("one\rtwo", "one^Mtwo"),
        ("one\x0btwo\x0c", "one^Ktwo^L"),
        ("a\tb", "a    b"),
        ("\u202ecod.exe", "<U+202E>cod.exe"),
        ("\u2066a\u2069", "<U+2066>a<U+2069>"),
        ("\u061c", "<U+061C>"),
        ("a\u200eb", "a<U+200E>b"),
        ("pass\u200bword", "pass<U+200B>word"),
        ("pass\u200dword", "pass<U+200D>word"),
        ("pass\u200cword", "pass<U+200C>word"),
        ("\ufeffstart", "<U+FEFF>start"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("a\u2028b\u2029c", "a<U+2028>b<U+2029>c"),
        ("a\ufe0f", "a<U+FE0F>"),
        ("a\U000e0041", "a<U+E0041>"),
        ("a\U000e0100", "a<U+E0100>"),
        ("name\udcff", "name\\udcff"),
        ("\ud800", "\\ud800"),
        ("\udfff", "\\udfff"),
        ("\ufffe\U0010ffff\ufdd0", "<U+FFFE><U+10FFFF><U+FDD0>"),
    ],
)
def test_what_could_do_harm_is_named(text: str, shown: str) -> None:
    """Controls are shown with a caret or as bytes, everything else by its number."""
    assert show(text) == shown
    assert show(text, lines=True) == shown


def test_line_breaks_stay_only_where_lines_are_wanted() -> None:
    """In a title a line break is a space; in a body it is a line break; a carriage return always shows."""
    assert show("one\ntwo\r\n") == "one two^M "
    assert show("one\ntwo\r\n", lines=True) == "one\ntwo^M\n"


def test_markup_is_left_as_it_was_typed() -> None:
    """Brackets and backslashes are ordinary characters here."""
    assert show(r"[bold]x[/bold] \x1b <U+202E> ^[") == r"[bold]x[/bold] \x1b <U+202E> ^["


# What must not break


@pytest.mark.parametrize(
    "text",
    [
        "क्\u200dष", "र्\u200dय", "क्\u200cष",  # Devanagari, with a joiner and a non-joiner
        "শ্র্\u200cয", "ശ്രീമാന്\u200d", "ශ්\u200dරී", "ကျွန်\u200cတော်", "ខ្\u200cម",  # Bengali to Khmer
        "می\u200cخواهم", "نامه\u200cای", "کتاب\u200cها و", "ه\u200d",  # Persian
        "ܐ\u200dܒ",  # Syriac
        "👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👩🏽\u200d💻", "🧑\u200d🤝\u200d🧑", "❤\ufe0f\u200d🔥",
        "❤\ufe0f", "☎\ufe0e", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "©\ufe0f", "ℹ\ufe0f", "‼\ufe0f", "↔\ufe0f",
    ],
)  # fmt: skip
def test_joiners_stay_where_letters_or_emoji_need_them(text: str) -> None:
    """Names in other scripts, and families and flags, come out as they were written."""
    assert show(text) == text
    assert show(f"{text} {text}") == f"{text} {text}"


def test_all_sixteen_variation_selectors_stay_after_an_emoji() -> None:
    """Whichever form of the emoji was chosen."""
    for selector in between((0xFE00, 0xFE0F)):
        assert show(f"❤{selector}") == f"❤{selector}"


@pytest.mark.parametrize(
    "text", ["שלום עולם", "مرحبا بالعالم", "Dr. \u200fכהן", "כהן\u200e (3)", "\u200fا", "ދިވެހި", "𞤀𞤣𞤤𞤢𞤥"]
)
def test_right_to_left_text_stays_with_its_marks_of_direction(text: str) -> None:
    """A mark of direction beside a right-to-left letter is part of how the text is read."""
    assert show(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("क\u200da", "क<U+200D>a"),
        ("a\u200dक", "a<U+200D>क"),
        ("👩\u200dadmin", "👩<U+200D>admin"),
        ("\u200d👩", "<U+200D>👩"),
        ("क \u200dक", "क <U+200D>क"),
        ("می\u200c\u200bخ", "می<U+200C><U+200B>خ"),
        ("👩\u200d\u200d👩", "👩<U+200D><U+200D>👩"),
        ("क\ufe0f", "क<U+FE0F>"),
        ("שלום\u202e", "שלום<U+202E>"),
        ("\u200f(כ", "<U+200F>(כ"),
    ],
)
def test_joiners_and_marks_show_where_nothing_needs_them(text: str, shown: str) -> None:
    """One letter of the right script does not let a mark hide beside another, or at the start."""
    assert show(text) == shown


@pytest.mark.parametrize(
    "text", ["◻\ufe0f", "◼\ufe0f", "◽\ufe0f", "◾\ufe0f", "⤴\ufe0f", "⤵\ufe0f", "〰\ufe0f"]
)
def test_emoji_that_unicode_files_elsewhere_stay_too(text: str) -> None:
    """A square, a bent arrow or a wavy line keeps the selector that makes it an emoji."""
    assert show(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "🙂\u200d↕\ufe0f",
        "🙂\u200d↔\ufe0f",
    ],
)
def test_a_head_that_nods_or_shakes_stays_whole(text: str) -> None:
    """A joiner before an arrow that is an emoji is needed by the face before it."""
    assert show(text) == text


# Marks that vouch for one another


MARKS_ALONE = [
    "a\u200f\u200fb",  # two marks of direction: each is of the class R that the other looks for
    "a\u061c\u200eb",  # … or of AL
    "a\u061c\u200d",  # U+061C stands in the Arabic block
    "a\u17b4\u200d",  # U+17B4 in the Khmer one
    "12\u200d34",  # figures are no emoji
    "12\u200c",
    "^\u200d",
    "a\ufe0f\u200d",
    "a\ufe0f\ufe0f",
    "a\ufe0f\ufe0f\ufe0f\ufe0e",
    "a\ufe0e\ufe0f\u200d",
]


@pytest.mark.parametrize("text", MARKS_ALONE)
def test_marks_do_not_vouch_for_one_another(text: str) -> None:
    """Without a letter or an emoji that needs it, no mark stays hidden in Latin text."""
    assert not HARMFUL.intersection(show(text))


NASTY = st.text(
    st.sampled_from(sorted(MARKS_THAT_MAY_STAY | BIDIRECTIONAL | between((0x17B4, 0x17B5), (0x1B, 0x1F))))
    | st.sampled_from("a1^ \n\tकשا👩❤🏽")
    | st.characters()
)


@unhurried
@given(NASTY)
@example("a\ufe0f\ufe0f")
@example("\u061c\u200e")
def test_showing_any_text_twice_changes_nothing_more(text: str) -> None:
    """What was made harmless is harmless."""
    assert show(show(text)) == show(text)


HARMLESS_TEXT = st.text(
    st.characters(exclude_characters="".join(sorted(SUSPECT - SURROGATES)), exclude_categories=["Cs"])
)


@unhurried
@given(HARMLESS_TEXT, st.sampled_from(sorted(HARMFUL)), HARMLESS_TEXT)
def test_one_mark_anywhere_in_a_text_is_settled_at_once(before: str, mark: str, after: str) -> None:
    """Showing a text with one such character in it twice changes nothing more, and the rest stays."""
    shown = show(before + mark + after)

    assert show(shown) == shown
    assert shown.startswith(before)
    assert shown.endswith(after)


@unhurried
@given(NASTY)
def test_whatever_the_text_only_marks_that_a_script_may_need_can_stay(text: str) -> None:
    """No control, override, isolate or surrogate ever comes through, whatever stands beside it."""
    assert HARMFUL.intersection(show(text)) <= MARKS_THAT_MAY_STAY
    assert HARMFUL.intersection(show(text, lines=True)) <= MARKS_THAT_MAY_STAY | {"\n"}


@unhurried
@given(NASTY)
def test_letters_are_never_lost(text: str) -> None:
    """Whatever is made visible, every letter of the text is still there, in its order."""
    letters = [one for one in text if unicodedata.category(one) in {"Lo", "So"} and one not in HARMFUL]
    shown = iter(show(text))

    assert all(letter in shown for letter in letters)


@given(st.text("ab \n\t", max_size=60), st.integers(1, 20))
@example("a b", 1)
@example("a " * 30, 20)
def test_a_text_is_shortened_between_words_whatever_stands_behind(text: str, most: int) -> None:
    """As if all of it were put on one line first, of which no more is looked at than can be shown."""
    whole = " ".join(text.split())
    wanted = whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0] + " …"
    assert shortened(text, most) == wanted
