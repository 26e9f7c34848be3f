from datetime import date

from core.examples import entry
from equityjournal.core.entries.account import ACCOUNT, HEALTH, Kind, kind_of, left_out, told
from equityjournal.core.entries.entry import Answer, Entry
from packs import shipped


def answered(*prompts: str | None, day: int = 1) -> Entry:
    """An entry with an answer to each prompt, and a blank one."""
    answers = [Answer(prompt=prompt, text=f"To {prompt}.") for prompt in prompts]
    return entry().model_copy(
        update={
            "answers": [*answers, Answer(prompt="me-next/like-to-happen", text=" ")],
            "happened": date(2026, 6, day),
        }
    )


def test_each_question_of_the_pack_has_its_place() -> None:
    """The record goes; health, needs and wishes only if they are ticked; no question of the record is missing."""
    kinds = {
        prompt.cited: kind_of(Answer(prompt=prompt.cited, text="x"))
        for prompt in shipped("when-it-happened-to-me").live
    }
    assert {cited for cited, kind in kinds.items() if kind is Kind.ACCOUNT} == ACCOUNT - {
        "me-kept/the-place-itself"
    }
    assert (kinds[HEALTH], kinds["me-now/need-now"]) == (Kind.HOW_I_AM, Kind.HOW_I_AM)
    assert {kind for cited, kind in kinds.items() if cited.startswith("me-next/")} == {Kind.WHAT_I_WANT}
    assert {prompt.cited for prompt in shipped("when-it-happened-to-me").prompts} >= ACCOUNT


def test_an_account_is_told_oldest_first_and_says_what_stays_out() -> None:
    """Blank answers count for nothing, and an entry of which nothing goes is no part of it."""
    entries = [
        answered(None, HEALTH, day=3),
        answered("power/who-decided", day=2),
        answered("me-kept/who-did-it"),
    ]
    parts = told(entries, [])
    assert [[answer.text for answer in part.answers] for part in parts] == [
        ["To me-kept/who-did-it."],
        ["To None."],
    ]
    assert not any(part.with_feelings for part in parts)
    assert left_out(entries, []) == {Kind.HOW_I_AM: 1, Kind.OTHER: 1}
    assert left_out(entries, [Kind.HOW_I_AM]) == {Kind.OTHER: 1}
    assert len(told(entries, [Kind.OTHER])) == 3
    assert all(part.with_feelings for part in told(entries, [Kind.HOW_I_AM]))
