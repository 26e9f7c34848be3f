"""What a reading aloud of the packs found, held for questions to come."""

import re

import pytest

from equityjournal.core.packs.pack import Prompt
from every import every
from packs import SHIPPED

LIVE = [prompt for pack in SHIPPED for prompt in pack.live]
APART = [
    (r"\b(Gypsy|Gypsies|Roma|Travellers?)\b", r"\bpapers\b"),
    (r"\b(deaf|signs|sign language)\b", r"\b(not|cannot) read\b"),
]
"""Names that are said as if they were one another's, to the anger of both."""
SAID = " ".join(f"{prompt.text} {prompt.deeper}" for prompt in LIVE)
STUMBLES = re.compile(r"\b(otherwise|spoken of|hold dear|the say,|for leave|as read|(?<!by )whom)\b", re.I)
POINTING = re.compile(r"\b(they|them|their|theirs)\b", re.I)
POINTED_AT = re.compile(
    r"\b(who|somebody|anybody|nobody|person|people|lives|neighbours|partners|services|us)\b", re.I
)


@every(LIVE, lambda prompt: prompt.cited)
def test_a_question_says_who_they_are(prompt: Prompt) -> None:
    """Nothing was asked before it, so "they" and "their" point at a word of the question itself."""
    pointing = POINTING.search(prompt.text)
    if pointing:
        assert POINTED_AT.search(prompt.text[: pointing.start()]), prompt.text


@every([prompt for prompt in LIVE if prompt.moment == "before"], lambda prompt: prompt.cited)
def test_a_question_asked_beforehand_depends_on_no_day(prompt: Prompt) -> None:
    """No sentence is made of "are you glad to be wearing that day"."""
    assert "{" not in prompt.text.written
    assert prompt.deeper is None or "{" not in prompt.deeper.written


@every(LIVE, lambda prompt: prompt.cited)
def test_a_question_is_said_as_people_say_it(prompt: Prompt) -> None:
    """Words at which a tired reader stumbled; and "today" changes with the day that is written about."""
    for question in filter(None, (prompt.text, prompt.deeper)):
        assert not STUMBLES.search(question)
        assert not re.search(r"(?<!\{)\btoday\b", question.written)


@pytest.mark.parametrize(
    "word",
    ["racism", "class", "disabled", "autistic", "trans", "gay", "bi", "faith", "Gypsy", "Traveller", "Windrush",
     "migrants", "papers", "asylum", "Welsh", "sign language", "interpreter", "in care", "prison", "pregnant",
     "antisemitism", "Islamophobia", "recourse to public funds", "deaf", "poor"],
)  # fmt: skip
def test_what_is_meant_is_said(word: str) -> None:
    """The plain word for it stands in a question or a follow-up, and not only in the list of what is named."""
    assert re.search(rf"\b{word}\b", SAID)


@every(LIVE, lambda prompt: prompt.cited)
def test_nobody_is_named_in_one_breath_with_others_who_would_mind(prompt: Prompt) -> None:
    """Travellers are not people without papers, and people who sign are not people who do not read."""
    for question in filter(None, (prompt.text, prompt.deeper)):
        assert not [pair for pair in APART if all(re.search(name, question, re.I) for name in pair)]


def test_groups_named_in_one_breath_are_noticed() -> None:
    """The two questions that a reading found wrong would be found again."""
    for question in (
        "Where do Gypsy or Roma families, or people without papers, get a good welcome?",
        "How could somebody who signs or does not read tell your service what to change?",
    ):
        assert [pair for pair in APART if all(re.search(name, question, re.I) for name in pair)]
