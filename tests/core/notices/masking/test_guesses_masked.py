"""A guess stays a guess: ordinary words are never replaced for the sake of a capital."""

import re

import pytest

from equityjournal.core.notices.masking.mask import Mask
from rules import shipped

ABSURD = (
    "the Bedroom Tax did this to them and there are three kids in one bedroom, the bedroom door has no handle",
    "they Assess and Assess and nothing changes for the family",
    "signed a Deprivation of Liberty form and posted it",
    "Deprivation is not a personality, Liberty is not a form",
    "two Hours on hold and then it cut off, hours I dont have",
    "more Red tape again and he went Red with anger",
    "I sat at my Desk and ate crisps",
    "the Personal Independence Payment assessor laughed at that",
    "she has a Borderline Personality Disorder on every page of the notes",
    "they put her on Sertraline 50mg, no talking therapy, sertraline 50mg and a leaflet",
    "Carer was tired and the carer said the tenant downstairs is a carer too",
)
"""Sentences that a mask once made absurd: capitals of headings, forms and drugs, and a telegraphic start."""


def test_no_absurd_replacement_is_made() -> None:
    """Each alone, and all in one document."""
    together = Mask(shipped(), (), ABSURD)
    for sentence in ABSURD:
        assert Mask(shipped(), (), [sentence]).text(sentence) == sentence
        assert together.text(sentence) == sentence


def test_a_guess_is_sought_in_small_letters_only_where_it_is_no_word() -> None:
    """A name that no dictionary explains is known again in small letters; a word is not."""
    first, second = "so I told Danuta and Hope", "danutas flat, hope so"
    mask = Mask(shipped(), (), [first, second])
    assert not re.search("(?i)danuta", mask.text(second))
    assert mask.text(second).endswith("flat, hope so")


@pytest.mark.parametrize(
    ("place", "elsewhere", "masked"),
    [
        ("contact at Hawthorns, supervised", "hawthorns in bloom", "contact at a place, supervised"),
        ("shifts at the Golden Fryer are long", "a golden hour", "shifts at the place are long"),
        ("bed 11, Nightingale", "a nightingale sang", "bed 11, a place"),
        ("bay 3 bed 4 by ten", "the bay, the bed", "a place by ten"),
        ("from Little Sodding", "Little by little", "from a place"),
    ],
)
def test_a_place_of_plain_words_is_masked_where_its_capital_stands(
    place: str, elsewhere: str, masked: str
) -> None:
    """The same words in small letters stay, and part of such a name is no name."""
    mask = Mask(shipped(), (), [place, elsewhere])
    assert mask.text(place) == masked
    assert mask.text(elsewhere) == elsewhere


def test_an_age_behind_a_masked_name_stays_unless_it_is_over_89() -> None:
    """Few people are over 89; any other age tells who somebody is only together with something rare."""
    young, old = "met Danuta (47)", "met Danuta (93)"
    assert Mask(shipped(), (), [young]).text(young) == "met a person (47)"
    assert Mask(shipped(), (), [old]).text(old) == "met a person (over 89)"


def test_a_guess_at_a_day_is_masked_in_its_own_place_alone() -> None:
    """The ninth call and the 19th floor stay, and a number that is found twice is one value."""
    day, other = "out on the ninth, back on the 19th. ref 4471/90", "the ninth call, the 19th floor, 4471/90"
    mask = Mask(shipped(), (), [day, other, day])
    assert mask.text(day) == "out on one day, back on one day. ref (left out)"
    assert mask.text(other) == "the ninth call, the 19th floor, a number"


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("AO and partner CE not living together", "A person and partner not living together"),
        ("mum is 14 herself, still in uniform", "mum is under 16 herself, still in uniform"),
        ("a 13 yr old mum on our ward", "an under 16 mum on our ward"),
        ("twins 7 months not sitting yet", "twins under two not sitting yet"),
        ("Sir Thomas Wardle Academy rang", "A school rang"),
        ("police log 417 of 120324 for the window", "police log (left out) for the window"),
        ("rates change on 6 April so redo the sums", "rates change on 6 April so redo the sums"),
    ],
)
def test_letters_young_ages_titled_places_and_public_days(written: str, masked: str) -> None:
    """Letters of a couple, the age of a mother or a baby, a school called after a knight, a day of new rates."""
    assert Mask(shipped(), (), [written]).text(written) == masked
