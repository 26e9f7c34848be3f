"""What is said of a thing is not said of a person."""

import pytest

from core.labelled_words import found


@pytest.mark.parametrize(
    "text",
    [
        "The washing machine is a lost cause.",
        "Our printer was being a right nutter.",
        "that laptop’s a total lost cause",
        "waste of space, that old filing cupboard",
        "waste of space, that cupboard, could be a quiet room",
        "the alarm crying wolf all night",
        "the heating's just a lost cause and it is minus two",
        "the printer is temperamental and a lost cause",
        "the tap in the end room is a lost cause",
        "the boiler keeps kicking off at five",
        "smoke alarm kicked off in the kitchen",
        "stroppy printer in the office",
        "thug of a seagull took my chips",
        "pigsty of an office, ours",
        "manipulating the spreadsheet for an hour",
        "fussy wallpaper in the hall",
        "hysterical geese by the pond",
        "the M6 was a nightmare",
    ],
)
def test_a_judgement_of_a_thing_is_left_alone(text: str) -> None:
    """The thing stands before “is”, or is doing it, or is pointed at behind."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the man in the end room is a lost cause", ["lost cause"]),
        ("Mr in the room is a lost cause", ["lost cause"]),
        ("the lad at the door kicked off", ["kicked off"]),
        ("mum in the office kicked off", ["kicked off"]),
        ("stroppy mum in the office", ["stroppy mum"]),
        ("junkie printer thief", ["junkie"]),
        ("thug of a son, that", ["thug"]),
        ("manipulating the sister, the spreadsheet", ["manipulating"]),
        ("fussy attitude about the hall", ["fussy"]),
        ("fussy wallpaper, said her son", ["fussy"]),
        ("Mum is a lost cause.", ["lost cause"]),
        ("The printer broke, he is a lost cause.", ["lost cause"]),
        ("The printer. A lost cause, that lad.", ["lost cause"]),
        ("lost cause, that lad with the printer", ["lost cause"]),
        ("lost cause, that printer of a man", ["lost cause"]),
        ("lost cause, that, printer", ["lost cause"]),
        ("lost cause, that very old grey thing", ["lost cause"]),
        ("lost cause, that", ["lost cause"]),
        ("The printer: a lost cause", ["lost cause"]),
        ("printer lost cause", ["lost cause"]),
        ("the printer and Ali is old and a lost cause", ["lost cause"]),
        ("the laptop and mum and a lost cause", ["lost cause"]),
    ],
)
def test_a_judgement_of_a_person_with_a_thing_by_is_pointed_out(text: str, words: list[str]) -> None:
    """The thing must be what the judgement is joined to."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "a dysfunctional database, thats why she got two letters",
        "uncooperative photocopier, went to the library",
        "chaotic rota again",
        "corridor reeks of bleach",
    ],
)
def test_the_quality_of_a_thing_is_left_alone(text: str) -> None:
    """The thing stands just behind the word, or does what people do as well."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dysfunctional, database says so", ["dysfunctional"]),
        ("dysfunctional household by the database office", ["dysfunctional"]),
        ("he reeks, corridor and all", ["reeks"]),
    ],
)
def test_a_quality_with_no_thing_joined_to_it_is_pointed_out(text: str, words: list[str]) -> None:
    """A comma, or a person, stands between."""
    assert found(text) == words
