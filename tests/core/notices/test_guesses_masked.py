"""A guess stays a guess: ordinary words are never replaced for the sake of a capital."""

import re

from equityjournal.core.notices.masking import Mask
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
