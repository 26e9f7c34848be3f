"""What of an entry is shared, and how it reads."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from equityjournal.core.sharing.messages import (
    Ending,
    Item,
    Share,
    SharedAnswer,
    SharedDoing,
    SharedStep,
    SharedTalk,
    SharedTheme,
    StepTold,
    TakeBack,
)

from core.examples import answer, entry
from equityjournal.core.entries.entry import Step
from equityjournal.core.notices.masked_entry import mask_for
from equityjournal.core.packs.shelf import Contents, ThemeTitle
from equityjournal.core.sharing.shared_content import (
    Along,
    in_words_of,
    item_of,
    item_paragraphs,
    paragraphs_of,
    short_names,
    talk_lines,
    theme_of,
)
from equityjournal.core.sharing.talk import received_talk, shared_talk
from equityjournal.core.text.errors import NotAllowed
from equityjournal.store.sharing.keyring import new_keys
from rules import shipped

AMARA, BRONWEN = (new_keys(name).person for name in ("Amara", "Bronwen"))
HEAD: dict[str, Any] = {
    "id": "a" * 26, "made": datetime(2026, 6, 3, tzinfo=UTC), "sender": AMARA, "recipient": BRONWEN,
}  # fmt: skip
TALK = SharedTalk(
    id="t" * 26, day=date(2026, 6, 3), noted=datetime(2026, 6, 3, tzinfo=UTC), keep="Slowly.",
    doing=[SharedDoing(who="Amara", text="ask")], next="The lift.",
)  # fmt: skip
STEPS = [
    StepTold(talk="t" * 26, n=1, done=date(2026, 6, 4)),
    StepTold(talk="t" * 26, n=2, dropped=date(2026, 6, 4)),
    StepTold(talk="t" * 26, n=3),
]
ALL = Along(feelings=True, people=True, settings=True, steps=True)
FULL = entry(
    date(2026, 6, 3),
    answer("Mrs Begum rang.", cited="power/who"),
    answer("  "),
    title="A panel",
    setting="Larch Ward",
    people=["a parent"],
    feelings=["torn"],
    steps=[
        Step(text="Ask.", due=date(2026, 6, 9)),
        Step(text="Gone.", dropped=date(2026, 6, 9), reason="Too soon."),
    ],
)
PACK = Contents("trial", "A trial", "en-GB", [ThemeTitle("power", "Power dynamics", "insights")], [])
OWN = Contents(
    "mrs-begum-pack", "Ours", "en-GB", [ThemeTitle("mrs-begum", "Mrs Begum", "people")], [], own=True
)


def test_what_was_not_named_stays() -> None:
    """By default only the title and what was asked and answered; blank answers never."""
    item = item_of(FULL, [], Along())
    assert item == Item(
        entry=FULL.id, about="2026-06-03", title="A panel", answers=[SharedAnswer(text="Mrs Begum rang.")]
    )


def test_what_was_named_goes_and_a_step_let_go_never() -> None:
    """Without the reason it would read like an open one."""
    item = item_of(FULL, [], ALL)
    assert (item.setting, item.people, item.feelings) == ("Larch Ward", ["a parent"], ["torn"])
    assert item.steps == [SharedStep(text="Ask.", by="2026-06-09")]
    assert ALL.names == ["feelings", "people", "settings", "steps"]


def test_masked_every_field_is_and_days_are_months() -> None:
    """The id begins with the first of the month, and the mask counts only what goes."""
    mask = mask_for([FULL], shipped())
    item = item_of(FULL, [], Along(), mask)
    assert (item.entry, item.about) == ("2026-06-01-k7m3qd", "2026-06")
    assert item.answers[0].text == "A person rang."
    assert [one.value for one in mask.replacements] == ["Mrs Begum"]
    item = item_of(FULL, [], ALL, mask)
    assert (item.setting, item.steps[0].by) == ("A ward", "2026-06")


def test_a_private_entry_and_one_too_long_are_refused() -> None:
    """Masked or not."""
    private = FULL.model_copy(update={"private": True})
    for mask in (None, mask_for([private], shipped())):
        with pytest.raises(NotAllowed, match="is private"):
            item_of(private, [], Along(), mask)
    with pytest.raises(NotAllowed, match="too long to share"):
        item_of(entry(date(2026, 6, 3), answer("x" * 200_001)), [], Along())


def test_themes_of_shipped_packs_keep_their_names_and_ones_own_are_masked() -> None:
    """So is a theme that no pack has."""
    mask = mask_for([FULL], shipped(), besides=["Mrs Begum"])
    assert theme_of("power", PACK, mask) == SharedTheme(id="power", title="Power dynamics", pack="trial")
    assert theme_of("mrs-begum", OWN) == SharedTheme(id="mrs-begum", title="Mrs Begum", pack="mrs-begum-pack")
    assert "egum" not in repr(theme_of("mrs-begum", OWN, mask))
    assert "egum" not in repr(theme_of("mrs-begum", None, mask))
    assert theme_of("mrs-begum", None) == SharedTheme(id="mrs-begum", title="mrs-begum", pack="")


def test_an_entry_reads_line_by_line() -> None:
    """Its day, and its number if it has one; its facts, each question with its answer, its small steps; no id."""
    item = Item(
        entry="2026-06-03-k7m3qd", about="2026-06-03", title="A panel", setting="panel", people=["a parent"],
        feelings=["torn", "calm"], themes=[SharedTheme(id="power", title="Power dynamics", pack="trial")],
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
    ]
    assert [part.text for part in parts if part.heading] == ["3 June 2026", "Who?"]
    assert item_paragraphs(item, 4)[0].text == "4: 3 June 2026"
    assert [part.text for part in parts if part.own] == ["They\ndid.", "More."]


def test_a_day_that_no_calendar_has_is_shown_as_it_came() -> None:
    """A message may say anything that looks like a day."""
    assert [in_words_of(one) for one in ("2026-02-30", "0000-01-01")] == ["2026-02-30", "0000-01-01"]


def test_a_whole_share_reads_with_its_note_first() -> None:
    """What was asked of the reader stands above, then what was agreed and what came of it; the entry comes last."""
    power = SharedTheme(id="power", title="Power dynamics", pack="trial")
    item = Item(
        entry="2026-06-03-k7m3qd", about="2026-06", themes=[power], answers=[SharedAnswer(text="Words.")]
    )
    share = Share(
        version=2, agreed=[TALK], steps=STEPS,
        masked=True, note="Dear B,\nsee below.", keep_until=date(2026, 8, 1), items=[item], summary=["So far."],
        ask_about=[power, SharedTheme(id="x", title="X", pack="")], **HEAD,
    )  # fmt: skip
    assert [part.text for part in paragraphs_of(share)] == [
        "From Amara, to Bronwen, on 3 June 2026.",
        "Masked: neutral words in place of names, and months in place of days.",
        "Amara asks you to remove it after 1 August 2026.",
        "",
        "Note",
        "Dear B,\nsee below.",
        "",
        "What Amara was told by their own journal",
        "So far.",
        "",
        "Amara would like to be asked about Power dynamics and X.",
        "",
        "What you agreed on 3 June 2026",
        "Keep: Slowly.",
        "Amara: ask",
        "Next time begins with: The lift.",
        "",
        "What came of it",
        "Number 1 of what you noted: kept on 4 June 2026.",
        "Number 2 of what you noted: let go on 4 June 2026.",
        "Number 3 of what you noted: still open.",
        "",
        "June 2026",
        "Themes: Power dynamics",
        "Words.",
    ]
    assert short_names(share) == ["2026-06-03-k7m3qd", "power (trial)", "x"]
    bare = Share(masked=False, items=[item], **HEAD)
    assert [part.text for part in paragraphs_of(bare)][1:3] == ["", "June 2026"]


def test_requests_read_in_a_sentence() -> None:
    """That one share is taken back, without its number, which says nothing to anybody; or that the sharing ends."""
    back, end = TakeBack(share="b" * 26, **HEAD), Ending(**HEAD)
    assert paragraphs_of(back)[1].text == (
        "Amara takes back one thing they shared with you, and asks you to remove it."
    )
    assert "asks you to remove all that they ever shared" in paragraphs_of(end)[1].text


def test_a_talk_reads_the_same_before_it_goes() -> None:
    """On the page, and in a message; lines left empty are none."""
    talk = received_talk(TALK, "Amara", None, "m" * 26)
    assert (
        talk_lines(shared_talk(talk))
        == talk_lines(TALK)
        == ["Keep: Slowly.", "Amara: ask", "Next time begins with: The lift."]
    )
    assert talk_lines(SharedTalk(id="t" * 26, day=TALK.day, noted=TALK.noted)) == []
