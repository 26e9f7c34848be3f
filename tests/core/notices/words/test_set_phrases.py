"""Sayings, films, books and scales hold names that are nobody's; the same names by themselves are found."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    "text",
    [
        "every Tom, Dick and Harry has keys",
        "every tom dick and harry has keys",
        "felt like a right Charlie in there",
        "even Stevens on paper",
        "happy as Larry with the biscuits",
        "Hobson's choice really",
        "Heath Robinson would be proud",
        "we watched I, Daniel Blake with the group",
        "i seen the film Kes at school",
        "a book called Heidi was on the shelf",
        "she watched The Gruffalo with me",
        "keeping up with the Joneses again",
        "EPDS came out at 14",
        "Alexa played Zandari all night",
        "Mr Whippy outside the hospice",
        "doli incapax went out long ago",
        "B and Q had no ramps left",
        "sat there like a draught excluder",
    ],
)
def test_a_saying_or_a_title_names_nobody(text: str) -> None:
    """In any case, with commas and without."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom rang, then Harry did", "Tom"),
        ("Charlie rang me", "Charlie"),
        ("saw Mrs Robinson at nine", "Mrs Robinson"),
        ("Ganesh Thirunavukkarasu has a masters", "Ganesh Thirunavukkarasu"),
        ("Halima Noor Sheikh rang", "Halima Noor Sheikh"),
        ("Amina Noor Sheikh Idris rang", "Amina Noor"),
        ("the school have her down as Patience", "Patience"),
        ("Faith, her twin, eats for both", "Faith"),
        ("Rose (mrn 60 12 774) hates that chair", "Rose"),
        ("Ivy, 98 and a half, says so", "Ivy"),
        ("Grace is not eating", "Grace"),
        ("Summer came in soaked all the way", "Summer"),
        ("saw wee calum at the gate", "calum"),
        ("To be fair to R. they did try", "R"),
        ("M and K were fighting", "K"),
        ("P.K-L. said nothing", "P.K-L."),
    ],
)
def test_a_name_beside_its_person_is_found(text: str, name: str) -> None:
    """Words that are names too, initials, and surnames that are titles, each with a sign of a person."""
    assert name in " ".join(found(text))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("his old address was the Old Smithy, Pentre Isaf", "the Old Smithy, Pentre Isaf"),
        ("nan's at The Bungalow, Station Approach, no desk", "The Bungalow, Station Approach"),
        ("at 112 Gallacher Street, top floor left", "112 Gallacher Street, top floor left"),
        ("at the flat over 88 Saffron Hill Road", "the flat over 88 Saffron Hill Road"),
        ("number 9 on Tanner's Row", "number 9 on Tanner's Row"),
        ("a lunch at the Old Mill", "the Old Mill"),
    ],
)
def test_a_home_is_found_whole(text: str, address: str) -> None:
    """By its kind and the street or village, with its floor, over a shop, and behind "number 9 on"."""
    assert address in found(text)


@pytest.mark.parametrize("text", ["met him at the Lodge, Monday as usual", "the Barn, Mrs said, is full"])
def test_a_house_that_could_be_any_is_left_alone(text: str) -> None:
    """A day or a title behind the kind of a house is no village."""
    assert found(text) == []
