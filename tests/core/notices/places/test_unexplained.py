"""Places whose names are ordinary words are guesses, with a sign beside; institutions and headings are none."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("contact at Hawthorns, supervised", "Hawthorns"),
        ("key safe at Ostlers Row is broken", "Ostlers Row"),
        ("slept by the Goose Elbow again", "Goose Elbow"),
        ("told him at Lady of the Harbour", "Lady of the Harbour"),
        ("moved to Osprey Wing on monday", "Osprey Wing"),
        ("placement at The Knoll broke down", "The Knoll"),
        ("took her back to the Limes", "Limes"),
        ("the Beeches rang, she's fallen", "Beeches"),
        ("Home is Wayside, first gate", "Wayside"),
        ("nan lives in Almond, ground floor", "Almond"),
        ("the bus from Little Sodding takes hours", "Little Sodding"),
        ("shifts at the Golden Fryer are long", "Golden Fryer"),
        ("bed 11, Nightingale", "Nightingale"),
        ("she's at number 9 Swallow", "number 9 Swallow"),
        ("same story at 20 Copperbeech today", "20 Copperbeech"),
        ("32b Viaduct again", "32b Viaduct"),
        ("st chads wont take her", "st chads"),
        ("prays at all hallows church", "all hallows church"),
        ("HMP visit, C wing", "C wing"),
        ("hes in Laurel wing, end room", "Laurel wing"),
        ("bay 3 bed 4 by ten", "bay 3 bed 4"),
        ("refuge is Juno house", "Juno house"),
        ("pick up from the sycamores hostel", "the sycamores hostel"),
        ("Penhallow duty team said no", "Penhallow duty team"),
        ("under Stanwick LAC team til 18", "Stanwick LAC team"),
        ("asked Scarsdale YJS for it", "Scarsdale YJS"),
        ("her old place, Saltmarsh Court flat 9", "Saltmarsh Court flat 9"),
        ("to Royal Northmere Infirmary in my car", "Royal Northmere Infirmary"),
        ("flt 7/2 Kelburn Towers", "flt 7/2 Kelburn Towers"),
    ],
)
def test_a_place_of_plain_words_is_found(text: str, place: str) -> None:
    """Behind a preposition of place, a bed, a number, a word for home, or before what a team does."""
    assert place in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "to Senior Management: no",
        "in Recovery language we trust",
        "back at School after half term",
        "the Beeches are coming into leaf",
        "the Wheelchair team came",
        "St John Ambulance, st johns ambulance",
        "st on the form, weighs 12 st now",
        "St Mungos have a bed",
        "A Wing and a prayer",
        "in 10 Days, at 3 Will said so",
        "at Data Hub level, in Silver Act terms",
        "the Data wing of it",
        "from Finance a polite no",
        "AT HAWTHORN TIME WE SANG",
        "fore st closed",
    ],
)
def test_an_institution_or_a_heading_is_no_place(text: str) -> None:
    """Services, seasons, charities, weights and lines in capitals."""
    assert [value for value in found(text) if value not in ("Will", "Wing")] == []
