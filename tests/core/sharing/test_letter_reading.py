"""A letter reads whole, the same to its writer before it goes and to its reader; names are those of the screen."""

from datetime import UTC, date, datetime
from typing import Any

from equityjournal.core.sharing.letter import Letter, body_of, from_json
from equityjournal.core.sharing.letter_parts import (
    Ask,
    Item,
    Reply,
    Result,
    SharedAgreement,
    SharedAnswer,
    SharedDoing,
    SharedStep,
    SharedTalk,
    SharedTheme,
    StepTold,
)
from equityjournal.core.sharing.letter_reading import (
    in_words_of,
    item_paragraphs,
    paragraphs_of,
    short_names,
    talk_lines,
)
from equityjournal.core.sharing.talk import received_talk, shared_talk
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = (new_keys(name).card for name in ("Amara O", "B"))
DAY = datetime(2026, 6, 3, tzinfo=UTC)
POWER = SharedTheme(id="power", title="Power dynamics", pack="trial")
TALK = SharedTalk(
    id="t" * 26, day=date(2026, 6, 3), noted=DAY, keep="Slowly.", doing=[SharedDoing(who="Amara", text="ask")],
    next_time="The lift.",
)  # fmt: skip
STEPS = [
    StepTold(talk="t" * 26, n=1, done=date(2026, 6, 4)),
    StepTold(talk="t" * 26, n=2, dropped=date(2026, 6, 4)),
    StepTold(talk="t" * 26, n=3),
]


def letter(**facts: Any) -> Letter:
    """A letter of 3 June."""
    return Letter(**{"id": "a" * 26, "made": DAY, "sender": AMARA, "recipient": BRONWEN, **facts})


def read(made: Letter, **facts: Any) -> list[str]:
    """Its lines, as Amara's to Bronwen."""
    return [part.text for part in paragraphs_of(made, "Amara", "Bronwen", **facts) if part.text][1:]


def test_an_entry_reads_line_by_line() -> None:
    """Its day, and its number if it has one; its facts, each question with its answer, its small steps; no id."""
    item = Item(
        entry="2026-06-03-k7m3qd", about="2026-06-03", title="A\npanel", setting="panel", people=["a parent"],
        feelings=["torn", "calm"], themes=[POWER], their_words=["They said\nno."], follows="2026-06-01-aaaaaa",
        answers=[SharedAnswer(question="Who?", text="They\ndid."), SharedAnswer(text="More.")],
        steps=[SharedStep(text="Ask.", by="2026-06"), SharedStep(text="Sit.", done="2026-06-09", by="2026-06"),
               SharedStep(text="Rest.", done="2026-06"), SharedStep(text="Go.")],
    )  # fmt: skip
    parts = item_paragraphs(item)
    assert [part.text for part in parts] == [
        "3 June 2026",
        "A panel",
        "Setting: panel",
        "With: a parent",
        "Feelings: torn, calm",
        "Themes: Power dynamics",
        "Who?",
        "They\ndid.",
        "More.",
        "Small step: Ask. (by June 2026)",
        "Small step: Sit. (kept on 9 June 2026)",
        "Small step: Rest. (kept in June 2026)",
        "Small step: Go.",
        "Words that were said to them",
        "They said\nno.",
        "It follows an entry they shared before.",
    ]
    assert item_paragraphs(item, 4)[0].text == "4: 3 June 2026"
    assert [part.text for part in parts if part.own] == ["They\ndid.", "More.", "They said\nno."]


def test_a_day_that_no_calendar_has_is_shown_as_it_came() -> None:
    """A letter may say anything that looks like a day."""
    assert [in_words_of(one) for one in ("2026-02-30", "0000-01-01")] == ["2026-02-30", "0000-01-01"]


def test_what_a_writer_brings_reads_with_the_note_first() -> None:
    """What is asked of the reader stands above, then what was agreed and what came of it; the entry comes last."""
    item = Item(
        entry="2026-06-03-k7m3qd", about="2026-06", themes=[POWER], answers=[SharedAnswer(text="Words.")]
    )
    brought = letter(
        agreed=[TALK], steps=STEPS, masked=True, note="Dear B,\nsee below.", keep_until=date(2026, 8, 1),
        items=[item], summary=["So far."], ask_about=[POWER, SharedTheme(id="x", title="X")],
        agreement=SharedAgreement(text="Danger is passed on.", day=date(2026, 6, 2)),
    )  # fmt: skip
    assert paragraphs_of(brought, "Amara", "Bronwen")[0].text == "From Amara to Bronwen, 3 June 2026."
    assert read(brought) == [
        "Masked: names and days.",
        "Amara asks you to remove it after 1 August 2026.",
        "Note",
        "Dear B,\nsee below.",
        "What Amara was told by their own journal",
        "So far.",
        "Amara would like to be asked about Power dynamics and X.",
        "What you two agree on sharing, as of 2 June 2026",
        "Danger is passed on.",
        "What you agreed on 3 June 2026",
        "Keep: Slowly.",
        "Amara: ask",
        "Next time begins with: The lift.",
        "What came of it",
        "Number 1 of what you noted: kept on 4 June 2026.",
        "Number 2 of what you noted: let go on 4 June 2026.",
        "Number 3 of what you noted: still open.",
        "June 2026",
        "Themes: Power dynamics",
        "Words.",
    ]
    assert short_names(brought) == ["2026-06-03-k7m3qd", "power (trial)", "x"]
    assert brought.brings_entries
    assert from_json(body_of(brought)) == brought


def test_what_a_coach_has_reads_with_numbers_and_no_id() -> None:
    """Results one a kind, a yes to the agreement, replies, questions."""
    results = [Result(ask="q" * 26, item=one * 26, did="removed") for one in "sr"] + [
        Result(item="s" * 26, did="came"), Result(ask="q" * 26, item="v" * 26, did="kept"), Result(ask="q" * 26, did="not-found"),
    ]  # fmt: skip
    agreement = SharedAgreement(text="Danger is passed on.", day=date(2026, 6, 2), confirmed=date(2026, 6, 3))
    answer = letter(
        replies=[Reply(entry="2026-06-01-k7m3qd", text="Yes.\n\nAnd no.")], questions=["Why?"], results=results,
        agreement=agreement,
    )  # fmt: skip
    assert read(answer, entry_names={"k7m3qd": "3, “The lift.”"}) == [
        "What was asked back was removed.",
        "What was sent has come.",
        "What was asked back is kept all the same.",
        "What was asked back was not found here.",
        "Amara says yes to what you two agree on sharing",
        "Danger is passed on.",
        "On 3, “The lift.”",
        "Yes.\n\nAnd no.",
        "Questions",
        "Why?",
    ]
    assert "On an entry" in read(answer)
    assert not answer.brings_entries
    assert from_json(body_of(answer)) == answer


def test_requests_read_in_a_sentence() -> None:
    """Without a number, which says nothing to anybody."""
    assert read(letter(asks=[Ask(id="a" * 26, shares=["b" * 26])])) == [
        "Amara takes back one thing they shared with you, and asks you to remove it."
    ]
    assert "takes back 2 things" in read(letter(asks=[Ask(id="a" * 26, shares=["b" * 26, "c" * 26])]))[0]
    assert (
        "asks you to remove all that they ever shared" in read(letter(asks=[Ask(id="a" * 26, end=True)]))[0]
    )


def test_a_talk_reads_the_same_before_it_goes() -> None:
    """On the page, and in a letter; lines left empty are none."""
    talk = received_talk(TALK, "Amara", None, "m" * 26)
    assert talk_lines(shared_talk(talk)) == talk_lines(TALK)
    assert talk_lines(SharedTalk(id="t" * 26, day=TALK.day, noted=TALK.noted)) == []


def test_an_empty_part_stands_in_no_letter() -> None:
    """Neither its name nor its want of words."""
    assert b"note" not in body_of(letter(note=""))


def test_letters_of_all_scripts_stand_as_they_are_and_nothing_hides() -> None:
    """So that a seal opened with age alone shows nothing that is not there to be read."""
    made = letter(note="Cymraeg, Yorùbá, தமிழ்\x1b[2J\u202e\u200b\x7f\ufeff")
    text = body_of(made).decode()
    assert "தமிழ்" in text
    assert not set(text) & set("\x1b\u202e\u200b\x7f\ufeff")
    assert from_json(text.encode()) == made
