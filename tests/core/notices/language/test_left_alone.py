from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from core.labelled_words import ALL, KINDS, MARKED, found


@pytest.mark.parametrize("opens, closes", ['""', "“”", "‘’", "''", "«»"])  # noqa: PT006 - two letters are a pair
def test_quoting_a_whole_text_silences_it(opens: str, closes: str) -> None:
    """Somebody else's words are not the writer's to change, in any of the marked texts."""
    plain = ["".join(" " if mark in "'’‘\"“”" else mark for mark in marked["text"]) for marked in MARKED]
    assert [text for text in plain if found(f"{opens}{text}{closes}")] == []


def test_a_block_quote_is_left_alone() -> None:
    """A line that begins with > is somebody else's, in any of the marked texts."""
    assert [marked["text"] for marked in MARKED if found(f"> {marked['text']}")] == []


@unhurried
@given(st.sampled_from(ALL), st.sampled_from(MARKED))
def test_a_flagged_word_in_quotes_adds_nothing(one: dict[str, Any], other: dict[str, Any]) -> None:
    """What somebody said, put behind a text, is pointed out no more than a plain word in its place."""
    words = next(other[kind][0] for kind in KINDS if other.get(kind))
    assert found(f"{one['text']}\n\nThey said “{words}” then.") == found(
        f"{one['text']}\n\nThey said “so” then."
    )


@pytest.mark.parametrize(
    "text",
    [
        "I am a care leaver.",
        "I'm an addict and I don't mind who knows it.",
        "We were service users long before we were staff.",
        "As an addict in recovery, I know that room.",
        "As someone who was a LAC child, I hate it.",
        "I suffer from migraines.",
        "She calls herself an alcoholic.",
        "He describes himself as a schizophrenic.",
        "They identify as care leavers.",
        "She told me she was an addict.",
        "Precious says she is an alcoholic.",
        "Addicts like me can tell.",
        "Us care leavers stick together.",
        "My life as a service user taught me that.",
        "In her own words, an alcoholic.",
        "A self-described addict made the tea.",
    ],
)
def test_what_people_call_themselves_is_theirs(text: str) -> None:
    """Nobody is corrected about who they are."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I am a support worker for the elderly.",
        "I am working with an addict.",
        "The doctor says he is an alcoholic.",
        "As a service user he had no say.",
        "I described the client in the notes.",
        "We have addicts in the building.",
        "I saw the client, as I said.",
    ],
)
def test_speaking_of_others_is_not_speaking_of_oneself(text: str) -> None:
    """An “I” somewhere in the sentence excuses nothing."""
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The word client makes me wince.",
        "The term hard to reach is ours.",
        "I stopped writing non-compliant.",
        "We no longer use the term BAME.",
        "So-called hard to reach families live upstairs.",
        "She was labelled attention-seeking at eight.",
        "People, not cases, I said, and never clients.",
        "I wrote non-compliant, and crossed it out.",
        "Hard to reach is a lazy phrase.",
        "The hard to reach label sticks.",
        "What do we mean by challenging behaviour?",
    ],
)
def test_words_that_are_talked_about_are_left_alone(text: str) -> None:
    """To question a word one has to name it."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She is not hard to reach.",
        "Nobody is hard to reach.",
        "It wasn't a lifestyle choice.",
        "I don't think that he is manipulative.",
        "I used to think they were hard to reach.",
        "It is our service that is hard to reach.",
        "Is anybody really hard to reach?",
    ],
)
def test_a_verdict_denied_is_left_alone(text: str) -> None:
    """Saying that somebody is not so is what we would ask for."""
    assert found(text) == []


def test_denying_does_not_mend_a_word_that_hurts_by_itself() -> None:
    """“Not able-bodied” still makes the body the measure."""
    assert found("She is not able-bodied.") == ["able-bodied"]


@pytest.mark.parametrize(
    "text",
    [
        "The BAME Staff Network met.",
        "The Care Leavers Association wrote.",
        "The Care Leavers podcast is back.",
        "Alcoholics Anonymous meets here.",
        "The Drug & Alcohol Abuse Team moved.",
        "The Asylum Seekers' Welcome Group sang.",
        "The Society for the Elderly served dosa.",
        "We held it at the Contact Centre.",
    ],
)
def test_names_of_organisations_are_left_alone(text: str) -> None:
    """Nobody can change what a group is called."""
    assert found(text) == []


def test_the_name_of_a_people_with_its_capital_is_left_alone() -> None:
    """Travellers' own organisations ask for the capital and use the word so; without it, it is pointed out."""
    for noun in ("families", "family", "sites", "camp"):
        assert found(f"The council gave the Traveller {noun} water.") == []
        assert found(f"The council moved the traveller {noun} on.") == [f"traveller {noun}"]


def test_capitals_alone_make_no_name() -> None:
    """Social care likes its capitals; “the Service User” is a person all the same."""
    assert found("The Service User Refused.") == ["Service User"]
    assert found("We asked a Client about Tea.") == ["Client"]


def test_words_set_aside_are_left_alone() -> None:
    """By the words themselves or by the rule's id, in whatever capitals; other words of the rule are still told."""
    text = "The clients and the BAME clients."
    assert found(text) == ["clients", "BAME", "clients"]
    assert found(text, set_aside=["Clients"]) == ["BAME"]
    assert found(text, set_aside=["bame"]) == ["clients", "clients"]
    assert found(text, set_aside=["client"]) == ["BAME"]
    assert found("Hard-to-reach people.", set_aside=["hard to reach"]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The notes said attention seeking and I just copied it over.", ["attention seeking"]),
        ("seen as acopia, I hate that but I wrote it too", ["acopia"]),
        ("Handover said frequent flyer and I said his name instead.", []),
    ],
)
def test_a_word_of_others_that_the_writer_took_over_is_the_writers(text: str, words: list[str]) -> None:
    """“And I copied it”: an own use, though somebody else said it first."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "he laughed n said 'im a proper immigrant me, 3 jobs'. his joke",
        "overreacted to an email from head office, me, again",
        "she says she is a handful and so am I",
        "refused to sign the form myself",
    ],
)
def test_what_somebody_says_of_themselves_in_passing_is_left_alone(text: str) -> None:
    """Their own joke with an apostrophe lost, “…, me”, “and so am I”, “myself” some words on."""
    assert found(text) == []


def test_somebody_told_straight_is_not_quoted() -> None:
    """“told 'im” opens no speech."""
    assert found("told 'im straight, the junkie, and closed the door' s chain") == ["junkie"]
