"""Questions worded for the day they are about."""

from datetime import date

import pytest

from core.examples import pack_table, prompt_table
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.wording import Question

TODAY = date(2026, 6, 3)
YESTERDAY = date(2026, 6, 2)


@pytest.mark.parametrize(
    ("written", "now", "then"),
    [
        ("Who decided {today}?", "Who decided today?", "Who decided that day?"),
        ("Where did {today}'s plan fit?", "Where did today's plan fit?", "Where did that day's plan fit?"),
        ("Pwy {heddiw|y diwrnod hwnnw}?", "Pwy heddiw?", "Pwy y diwrnod hwnnw?"),
        ("What is in {braces}?", "What is in {braces}?", "What is in {braces}?"),
        ("What went well today?", "What went well today?", "What went well today?"),
    ],
)
def test_a_question_says_today_or_that_day(written: str, now: str, then: str) -> None:
    """By the day it is about; on paper, and wherever no day is known, it says today."""
    question = Question(written)

    assert question == now
    assert question.about(TODAY, TODAY) == now
    assert question.about(YESTERDAY, TODAY) == then
    assert question.about(TODAY, YESTERDAY) == then


def test_a_question_read_from_a_pack_knows_both_wordings() -> None:
    """Its text and its follow-up alike, and also once the pack was written out as JSON."""
    read = Pack.model_validate(
        pack_table(prompts=[prompt_table(text="Who {today}?", deeper="Where {today}?")])
    ).prompts[0]

    assert (read.text, read.deeper) == ("Who today?", "Where today?")
    assert read.deeper is not None
    assert [one.about(YESTERDAY, TODAY) for one in (read.text, read.deeper)] == [
        "Who that day?",
        "Where that day?",
    ]
    assert read.model_dump(mode="json")["text"] == "Who today?"
