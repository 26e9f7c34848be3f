import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.notices.by_patterns import month_of, passes_nhs_check
from equityjournal.core.notices.known import Known
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.privacy import find, without_overlaps
from equityjournal.core.text.folding import folded
from rules import shipped


def found(text: str, *known: Known) -> list[tuple[str, str]]:
    """What is found in a text: kind and value."""
    return [(one.kind, text[one.start : one.end]) for one in find(text, shipped(), known)]


@pytest.mark.parametrize(
    ("number", "passes"),
    [
        ("943 476 5919", True),
        ("9434765918", False),
        ("1111111111", False),
        ("0000000000", False),
        ("943476591", False),
        ("1000000001", True),
    ],
)
def test_an_nhs_number_passes_its_check(number: str, passes: bool) -> None:
    """The tenth digit is what the weights give; ten equal digits pass that and are nobody's number."""
    assert passes_nhs_check(number) is passes


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("3 June 2026", "June 2026"),
        ("June 3rd", "June"),
        ("03/06/26", "June 2026"),
        ("06/23/1999", "June 1999"),
        ("03.06.71", "June 1971"),
        ("2026-06-03", "June 2026"),
        ("3 Mehefin 2026", "June 2026"),
        ("3 June '26", "June 2026"),
    ],
)
def test_a_date_is_coarsened_to_its_month(value: str, month: str) -> None:
    """Whatever way a date is written, its stand-in is the month, with the year if there was one."""
    assert month_of(value) == month


def test_the_surer_then_the_longer_finding_stays() -> None:
    """Where findings overlap, one stays; they come in order of their place."""
    low = Finding("possible-name", 0, 30, "", "low", "")
    long, short = Finding("a", 5, 20, "", "high", ""), Finding("b", 5, 15, "", "high", "")
    after, empty = Finding("c", 25, 28, "", "medium", ""), Finding("d", 3, 3, "", "high", "")
    assert without_overlaps([low, short, long, after, empty], 40) == [long, after]


@pytest.mark.parametrize(
    "written",
    ["Zoë Ellis", "ZOE ELLIS", "zoë ellis", "Zoe\u0308 Ellis", "Zoë\u00a0Ellis", "Zoë-Ellis", "Zoë  Ellis"],
)
def test_a_listed_name_is_found_however_it_is_written(written: str) -> None:
    """Capitals, accents, composed or not, odd spaces and a possessive make no difference."""
    known = Known(("Zoë Ellis",), "a person I support")
    (one,) = [f for f in find(f"Then {written}’s mum came.", shipped(), [known]) if f.sure == "high"]
    assert f"Then {written}’s mum came."[one.start : one.end] == written
    assert one.stand_in == "a person I support"


def test_a_listed_name_that_is_a_word_is_not_every_such_word() -> None:
    """With Hope on the list, hoping is left alone; so is Will at the start of a question."""
    known = Known(("Hope", "Will"), "a person")
    assert found("I hope so. Will you come? Hope is not a plan.", known) == []
    assert found("I met Hope. Will said so.", known) == [("name", "Hope"), ("name", "Will")]


@pytest.mark.parametrize("between", ["", " ", "-", "_", ". ", "'"])
def test_a_listed_name_is_found_whatever_stands_between_its_parts(between: str) -> None:
    """As an underscore does in a file's name, which the mask of an export looks for too."""
    assert found(f"mary{between}jane came", Known(("Mary Jane",), "a person"))


def test_a_listed_name_within_a_word_is_not_found() -> None:
    """Amina is not in Aminata, and a name without letters finds nothing."""
    assert found("then the aminata came", Known(("Amina", "…"), "a person")) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("MR KHAN came.", ["name"]),
        ("I saw auntie Ade, and later dr khan.", ["name", "name"]),
        ("Mrs and so on, dr said.", []),
        ("The University of Northbridge wrote.", ["place"]),
        ("The Court of Appeal and the House of Lords.", []),
        ("I met K. I met J. Achebe.", ["possible-name", "possible-name"]),
        ("#MeToo and #Windrush", []),
        ("I met Nguyễn Văn An.", ["possible-name"]),
        ("Then al-Hassan spoke, and I heard d'Angelo.", ["possible-name", "possible-name"]),
        ("Kwame was late. I saw Kwame.", ["possible-name", "possible-name"]),
        ("Chidinma and Tunde left.", ["possible-name", "possible-name"]),
        ("Grace Okoro left early.", ["possible-name"]),
        ("Yesterday we walked. Supporting Amina took time.", ["possible-name"]),
        ("I’ll ask, and then I’d say that We Don’t Learn.", []),
        ("St. Mary's ward was full.", ["place"]),
        ("Martha's Rule and the Northgate Safeguarding Board", []),
        ("She lives at Flat 3B, Rowan Court.", ["address"]),
        ("Northgate House School", ["place"]),
        ("A B C D E F G Mr A B C D E F G H", ["name"]),
        ("It is open Monday. I met Monday. We met in May, and I thanked May.", ["possible-name"] * 2),
        ("He starts at Ysgol Glan Afon After Easter.", ["place"]),
        ("On Cedar Ward Amina slept.", ["place", "possible-name"]),
        ("I saw Gwen's Amina.", ["possible-name", "possible-name"]),
        ("I saw A. B. there.", ["possible-name"]),
        ("She lives at 88 Bethnal Green Road now.", ["address"]),
        ("It is open in room B12, Block C, Bay 4.", []),
        ("Kwame. I saw Kwame.", ["possible-name", "possible-name"]),
        ("Our #Windrush day", []),
        ("Kwame. Kofi.", ["possible-name", "possible-name"]),
        ("Will Amina come?", ["possible-name"]),
    ],
)  # fmt: skip
def test_names_and_places_are_known_by_the_words_beside_them(text: str, kinds: list[str]) -> None:
    """Titles, ends such as Ward, and capitals in mid-sentence; not Acts, hashtags, months or openings."""
    assert [kind for kind, _ in found(text)] == kinds


def test_findings_are_given_in_the_characters_of_the_text_itself() -> None:
    """Full-width digits, accents apart and letters that fold into two leave places right."""
    text = "Our straße ﬁ e\u0301: ９４３ ４７６ ５９１９ ok"
    assert found(text) == [("nhs-number", "９４３ ４７６ ５９１９")]


@given(st.text())
def test_any_text_gives_findings_in_order_within_it(text: str) -> None:
    """Whatever the characters: no error, no overlap, nothing outside the text, no empty finding."""
    page = folded(text)
    assert page.span(0, 0) == (0, 0)
    at = 0
    for one in find(text, shipped(), [Known(("Amina",), "a person")]):
        assert at <= one.start < one.end <= len(text)
        at = one.end


def test_a_reason_never_holds_what_was_found() -> None:
    """What the writer is told about a finding may be logged; the value may not."""
    text = "Mrs Begum of 14 Heol y Bont, NE4 5TG, 07700 900123, was born on 3 June 1948."
    for one in find(text, shipped()):
        assert text[one.start : one.end] not in one.why
        assert one.why.endswith(".")


def test_the_writer_after_a_title_is_no_name() -> None:
    """A word of family before "I" makes no name of the writer."""
    assert found("My mrs I think. Saw mrs Ward.") == [("name", "mrs Ward")]


def test_a_name_after_a_title_has_at_most_six_words() -> None:
    """What comes after them may be another name."""
    assert found("Mrs Ana Bel Cid Dov Eli Fay Gus Hal came.") == [
        ("name", "Mrs Ana Bel Cid Dov Eli Fay"),
        ("possible-name", "Gus Hal"),
    ]


HOSTILE: dict[str, Callable[[int], str]] = {
    "no spaces": lambda n: "a" * n,
    "capitals": lambda n: "A" * n,
    "capital words": lambda n: "Xyz " * (n // 4),
    "digits": lambda n: "7" * n,
    "digits and dots": lambda n: "1." * (n // 2),
    "digits in brackets": lambda n: "0(" * (n // 2),
    "nested quotes": lambda n: "\"'“" * (n // 3),
    "at signs": lambda n: "a@" * (n // 2),
    "dots": lambda n: "a." * (n // 2),
    "addresses": lambda n: "www." * (n // 4),
    "hyphens": lambda n: "A-" * (n // 2),
    "titles": lambda n: "Mr " * (n // 3),
    "wards": lambda n: "Ward " * (n // 5),
    "streets": lambda n: "Heol y " * (n // 7),
    "references": lambda n: "ref 1 " * (n // 6),
    "births": lambda n: "born 1 Jan " * (n // 11),
    "one Act": lambda n: "Xyz " * (n // 4) + "Act",
    "line ends": lambda n: "\n" * n,
    "every code point": lambda n: "".join(map(chr, range(0xD000 - n % 0xD000, 0xD000))) * (n // 0xD000 + 1),
}


@pytest.mark.torture
@pytest.mark.no_cover
@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_text_takes_time_in_proportion(shape: str) -> None:
    """Four times the text takes about four times as long, where a careless rule would take sixteen."""

    def shortest(length: int) -> float:
        text, best = HOSTILE[shape](length), float("inf")
        for _ in range(3):
            begun = time.process_time()
            find(text, shipped())
            best = min(best, time.process_time() - begun)
        return best

    shortest(1_000)
    assert shortest(40_000) < 11 * shortest(10_000) + 0.01


def test_folding_leaves_plain_letters() -> None:
    """Accents, ligatures, other scripts' digits and invisible marks become what they are compared by."""
    assert folded("Łukasz Ólafur ﬁ ٣ x\u200by “q” – ŵ").text == 'Lukasz Olafur fi 3 xy "q" - w'
    assert unicodedata.is_normalized("NFD", folded("é").text)
