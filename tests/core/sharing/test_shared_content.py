"""What of an entry is shared, and how it reads."""

from datetime import date

import pytest

from core.examples import answer, entry
from equityjournal.core.entries.entry import Step, TheirWords
from equityjournal.core.notices.masking.masked_entry import mask_for
from equityjournal.core.packs.shelf import Contents, ThemeTitle
from equityjournal.core.sharing.letter_parts import Item, SharedAnswer, SharedStep, SharedTheme
from equityjournal.core.sharing.shared_content import Along, item_of, theme_of
from equityjournal.core.text.errors import NotAllowed
from rules import shipped

ALL = Along(feelings=True, people=True, settings=True, steps=True, words=True)
FULL = entry(
    date(2026, 6, 3),
    answer("Mrs Begum rang.", cited="power/who"),
    answer("  "),
    title="A panel",
    setting="Larch Ward",
    people=["a parent"],
    feelings=["torn"],
    their_words=[TheirWords(text="Mrs Begum said no.", how="told me", knows=False)],
    steps=[
        Step(text="Ask.", due=date(2026, 6, 9)),
        Step(text="Gone.", dropped=date(2026, 6, 9), reason="Too soon."),
    ],
)
PACK = Contents("trial", "A trial", "en-GB", [ThemeTitle("power", "Power dynamics", "insights")], [])


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
    assert item.their_words == ["Mrs Begum said no."]
    assert item.steps == [SharedStep(text="Ask.", by="2026-06-09")]
    assert ALL.names == ["feelings", "people", "settings", "steps", "words"]


def test_masked_every_field_is_and_days_are_months() -> None:
    """The id begins with the first of the month, and the mask counts only what goes."""
    mask = mask_for([FULL], shipped())
    item = item_of(FULL, [], Along(), mask)
    assert (item.entry, item.about) == ("2026-06-01-k7m3qd", "2026-06")
    assert item.answers[0].text == "A person rang."
    assert [one.value for one in mask.replacements] == ["Mrs Begum"]
    item = item_of(FULL, [], ALL, mask)
    assert (item.setting, item.steps[0].by) == ("A ward", "2026-06")
    assert item.their_words == ["A person said no."]


def test_a_private_entry_and_one_too_long_are_refused() -> None:
    """Masked or not."""
    private = FULL.model_copy(update={"private": True})
    for mask in (None, mask_for([private], shipped())):
        with pytest.raises(NotAllowed, match="is private"):
            item_of(private, [], Along(), mask)
    with pytest.raises(NotAllowed, match="too long to share"):
        item_of(entry(date(2026, 6, 3), answer("x" * 200_001)), [], Along())


def test_themes_of_shipped_packs_keep_their_names_and_ones_own_are_numbers() -> None:
    """Masked, neither title, id nor pack of one's own goes: no pattern finds all that they may tell."""
    mask = mask_for([FULL], shipped())
    own = Contents(
        "acacia-road",
        "Ours",
        "en-GB",
        [ThemeTitle("okonkwo-flat", "Okonkwo flat 12", "people")],
        [],
        own=True,
    )
    assert theme_of("power", PACK, mask) == SharedTheme(id="power", title="Power dynamics", pack="trial")
    assert theme_of("okonkwo-flat", own) == SharedTheme(
        id="okonkwo-flat", title="Okonkwo flat 12", pack="acacia-road"
    )
    assert theme_of("okonkwo-flat", own, mask) == SharedTheme(id="own-1", title="a theme of my own, number 1")
    assert theme_of("okonkwo-flat", None, mask) == SharedTheme(id="own-0", title="a theme of my own")
    assert theme_of("okonkwo-flat", None) == SharedTheme(id="okonkwo-flat", title="okonkwo-flat")
