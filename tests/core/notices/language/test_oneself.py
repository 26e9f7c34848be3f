"""A judgement of the writer, or of their own, is no judgement of somebody else."""

import pytest

from core.labelled_words import found
from equityjournal.core.notices.language.labelling import find
from rules import rules_of

RULE = {
    "id": "a-grump",
    "kind": "consider",
    "match": ["grumpy"],
    "not_near": ["i", "my", "me"],
    "gentler": ["was short with us"],
    "why": "It says nothing of what went before.",
    "source": "A test",
}
RULES = rules_of({"language": "en-GB", "rules": [RULE]})


@pytest.mark.parametrize(
    "text",
    [
        "I went home grumpy and slept",
        "my knee was grumpy all week",
        "my nan is grumpy before tea",
        "grumpy today, me",
        "grumpy start, I burnt the toast",
        "grumpy out walking with my nephew, I was",
    ],
)
def test_what_is_said_of_oneself_is_left_alone(text: str) -> None:
    """Of the writer, their own family or their own things, also where nobody else is named."""
    assert find(text, RULES) == []


@pytest.mark.parametrize(
    "text",
    [
        "I think he was grumpy",
        "he was grumpy and rang me twice",
        "my patient was grumpy",
        "grumpy, so I left her to it",
        "grumpy when I asked",
        "a grumpy man, I think",
        "I see grumpy faces",
        "grumpy one, back on my list",
        "mum rang because grumpy, my fault",
    ],
)
def test_what_is_said_of_somebody_else_is_pointed_out_with_the_writer_by(text: str) -> None:
    """The writer may stand near, in the same sentence, as who asks, thinks or works there."""
    assert [text[one.start : one.end] for one in find(text, RULES)] == ["grumpy"]


@pytest.mark.parametrize(
    "text",
    [
        "I felt needy asking for supervision again",
        "Low mood myself this week, bit clingy with the kids",
        "i can be a moaner, sorry all",
        "mardy today, me not them",
        "blind spot of mine, i dont ask about money",
        "As an addict in recovery, I know that room.",
    ],
)
def test_feelings_and_faults_of_ones_own_are_left_alone(text: str) -> None:
    """In the shipped list, in short notes as in whole sentences."""
    assert found(text) == []


def test_how_somebody_presents_is_not_what_the_writer_is() -> None:
    """“… as low functioning so I …” says nothing of the writer."""
    assert found("he presents as low functioning so i kept it short") == ["presents as low functioning"]
