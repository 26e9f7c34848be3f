"""What a coach is told of what was shared: what is in it and when; and when a message is not taken in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from equityjournal.core.sharing.messages import (
    Answer,
    Ending,
    Item,
    Questions,
    Receipt,
    Replies,
    Reply,
    Result,
    Share,
    SharedTalk,
    TakeBack,
)
from hypothesis import given
from hypothesis import strategies as st

from coaching import HUMILITY, POWER, item
from equityjournal.core.sharing.coach_view import (
    answer_paragraphs,
    appearances,
    arrival_sentences,
    asked_about,
)
from equityjournal.core.sharing.inbox import Arrival, arrival_of, asked_back, why_not_again
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = (new_keys(name).person for name in ("Amara Okafor", "Bronwen Rees"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def head(message: str = "a" * 26, days: int = 0) -> dict[str, Any]:
    """What a message of Amara's begins with."""
    return {"id": message, "made": NOW + timedelta(days=days), "sender": AMARA, "recipient": BRONWEN}


def share(*items: Item, days: int = 0, **fields: Any) -> Share:
    """Something Amara shared."""
    facts: dict[str, Any] = {"masked": True, "items": list(items), **head(days=days)}
    return Share(**(facts | fields))


# What is in it


def test_a_theme_named_twice_in_one_entry_came_up_once() -> None:
    """A message is made by somebody else's program."""
    (one,) = appearances([item(themes=[POWER, POWER])])
    assert len(one.entries) == 1


themes = st.lists(st.sampled_from([POWER, HUMILITY]), max_size=2, unique_by=lambda theme: theme.id)
months = st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(lambda day: f"{day:%Y-%m}")
entries = st.builds(
    lambda letters, about, themes: item(f"{about}-01-{letters}", about=about, themes=themes),
    st.text("abcdefghij", min_size=6, max_size=6), months, themes,
)  # fmt: skip


@given(st.lists(entries, max_size=8))
def test_nothing_is_told_but_what_appears(items: list[Item]) -> None:
    """Whatever was shared: each theme once, if it is in it."""
    found = appearances(items)
    assert len({theme.theme.title for theme in found}) == len(found)
    assert {theme.theme.title for theme in found} == {theme.title for one in items for theme in one.themes}
    assert sum(len(theme.entries) for theme in found) == sum(len(one.themes) for one in items)


def test_themes_to_be_asked_about_come_latest_first() -> None:
    """Each theme once."""
    shares = [share(ask_about=[POWER]), share(days=2, ask_about=[HUMILITY, POWER]), share(days=1)]
    assert asked_about(shares) == [HUMILITY, POWER]


def test_what_came_is_told_in_few_words() -> None:
    """Nothing is asked where nothing was asked for."""
    assert arrival_sentences(share(item(), item("2026-06-01-bbbbbb"), masked=False), "Amara") == [
        "Amara shared 2 entries with you, sealed on 3 June 2026.",
        "Names and days stand in it as they were written.",
    ]
    until = arrival_sentences(share(item(), keep_until=date(2026, 12, 1)), "Amara")
    assert "They ask you to remove it after 1 December 2026." in until


def test_answers_that_one_sealed_oneself_are_told_whole() -> None:
    """A reply with its entry; questions with their note; a receipt in a sentence."""
    replies = Replies(replies=[Reply(entry="2026-06-01-k7m3qd", text="Yes.")], **head())
    assert [part.text for part in answer_paragraphs(replies)] == ["On an entry", "Yes."]
    assert [part.text for part in answer_paragraphs(replies, {"k7m3qd": 2})] == ["On 2", "Yes."]
    for note in ("", "Before Thursday."):
        questions = Questions(note=note, questions=["How are you?"], **head())
        assert [part.text for part in answer_paragraphs(questions)] == [
            "Questions",
            *filter(None, [note]),
            "How are you?",
        ]
    assert [
        part.text
        for receipt in (
            Receipt(answers="a" * 26, did="kept", shares=[], **head()),
            Receipt(answers="a" * 26, did="removed", shares=[], **head()),
            Receipt(answers="a" * 26, did="not-found", shares=[], **head()),
        )
        for part in answer_paragraphs(receipt)
    ] == [
        "It is a receipt: you keep what they shared.",
        "It is a receipt: you removed what they shared.",
        "It is a receipt: what they asked back was not found with you.",
    ]


def test_an_answer_reads_whole_with_numbers_and_no_id() -> None:
    """Replies, questions, what was agreed, and word on what came."""
    results = [Result(answers="s" * 26, did=did) for did in ("kept", "removed", "not-found")]
    talk = SharedTalk(id="t" * 26, day=date(2026, 6, 3), noted=NOW, keep="Slowly.")
    answer = Answer(
        replies=[Reply(entry="2026-06-01-k7m3qd", text="Yes.")], questions=["Why?"], agreed=[talk], results=results,
        **head(),
    )  # fmt: skip
    assert [part.text for part in answer_paragraphs(answer, {"k7m3qd": 3}) if part.text] == [
        "On 3", "Yes.", "Questions", "Why?", "What you agreed on 3 June 2026", "Keep: Slowly.",
        "It says that a file came.", "It says that what was asked back is removed.",
        "It says that what was asked back was not found.",
    ]  # fmt: skip
    assert answer_paragraphs(Answer(**head())) == []


def test_word_on_a_message_says_what_became_of_it() -> None:
    """As the next message carries it: kept, removed, or not found."""
    share_of = arrival_of(share(), NOW)
    back = TakeBack(share="s" * 26, **head("b" * 26))
    assert share_of.result == Result(answers="a" * 26, did="kept", shares=["a" * 26])
    assert arrival_of(back, NOW, ["s" * 26]).result.did == "removed"
    assert arrival_of(back, NOW).result == Result(answers="b" * 26, did="not-found", shares=["s" * 26])
    assert arrival_of(Ending(**head("e" * 26)), NOW).result == Result(answers="e" * 26, did="not-found")


# What is taken in


def test_what_is_remembered_holds_numbers_and_days_alone() -> None:
    """Of each kind of message."""
    kept = arrival_of(share(item(), keep_until=date(2026, 7, 1), note="CANARY"), NOW)
    assert kept == Arrival(message="a" * 26, kind="share", made=NOW, opened=NOW, keep_until=date(2026, 7, 1))
    assert arrival_of(TakeBack(share="b" * 26, **head()), NOW).share == "b" * 26
    assert arrival_of(Ending(**head()), NOW).kind == "end"


def test_it_is_past_the_day_after_and_never_where_none_was_named() -> None:
    """The day itself is still for keeping."""
    kept = arrival_of(share(keep_until=date(2026, 7, 1)), NOW)
    assert [kept.is_past(date(2026, 7, day)) for day in (1, 2)] == [False, True]
    assert not arrival_of(share(), NOW).is_past(date(2030, 1, 1))


def test_why_a_message_is_not_taken_in_again() -> None:
    """Opened, taken back, or made before an end; not for what concerns another share, or was made after."""
    one, other = share(), share(**head("b" * 26))
    back = TakeBack(share=one.id, **head("t" * 26))
    end = Ending(**head("e" * 26, days=1))
    late = share(**head("l" * 26, days=2))
    opened = [arrival_of(message, NOW) for message in (one, back, end)]
    assert why_not_again(one, opened[:1]) == "it was opened on 3 June 2026 already, and nothing is kept twice"
    assert why_not_again(one, opened[1:]) == "Amara Okafor has taken it back"
    assert why_not_again(other, opened[1:2]) is None
    assert why_not_again(other, opened) == "Amara Okafor ended the sharing after it was made"
    assert why_not_again(back, opened[2:]) == "Amara Okafor ended the sharing after it was made"
    assert why_not_again(late, opened) is None
    assert why_not_again(Ending(**head("f" * 26)), opened) is None


def test_what_a_request_reaches() -> None:
    """A taking back its own share; an end all that was made before it, and what nobody knows the day of."""
    kept, back = arrival_of(share(), NOW), TakeBack(share="a" * 26, **head("t" * 26))
    assert asked_back(back, "a" * 26, kept)
    assert not asked_back(back, "b" * 26, kept)
    assert asked_back(Ending(**head("e" * 26, days=1)), "a" * 26, kept)
    assert asked_back(Ending(**head("e" * 26)), "a" * 26, None)
    assert not asked_back(Ending(**head("e" * 26, days=-1)), "a" * 26, kept)
