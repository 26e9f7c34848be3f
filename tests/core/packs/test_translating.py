from typing import Any

from core.examples import pack_table, prompt_table
from equityjournal.core.packs.overlay import Overlay, translated
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.translating import proofread_overlay

ENGLISH = Pack.model_validate(
    pack_table(
        themes=[
            {"id": name, "title": name.capitalize(), "group": "insights", "summary": "It is about this."}
            for name in ("power", "care", "trust", "place", "time")
        ],
        prompts=[prompt_table(deeper="Why?"), prompt_table(id="where", text="Where?")],
    )
)
WELSH = {"id": "trial", "language": "cy", "title": "Pecyn", "checked_by": "Elin, a speaker"}
THEMES = [{"id": theme.id, "title": "Pwnc", "summary": "Mae'n sôn am hyn."} for theme in ENGLISH.themes]
PROMPTS = [
    {"id": "who", "theme": "power", "text": "Pwy?", "deeper": "Pam?"},
    {"id": "where", "theme": "power", "text": "Ble?"},
]  # fmt: skip


def said(*, named: str = "cy", of: Pack | None = ENGLISH, **tables: Any) -> list[tuple[str, str]]:
    """What is said of an overlay in Welsh, complete but for what is changed."""
    table = {"pack": WELSH, "themes": THEMES, "prompts": PROMPTS, **tables}
    return [(one.kind, one.message) for one in proofread_overlay(table, lambda _: 1, of, named)]


def test_nothing_is_said_of_a_whole_and_checked_overlay() -> None:
    """Every word of the pack is there, and a speaker has checked them."""
    assert said() == []


def test_words_for_no_pack_are_wrong() -> None:
    """They could never be shown."""
    assert said(of=None) == [("wrong", "there is no pack “trial” that these words could be for")]


def test_every_fault_of_an_overlay_is_named() -> None:
    """An empty text is wrong; a key for anything but words is ignored, and named."""
    wrong = said(themes=[{"id": "power", "group": "x", "title": ""}])
    assert [kind for kind, _ in wrong] == ["wrong", "better"]


def test_ids_the_pack_has_not_are_named() -> None:
    """Their words would never be shown."""
    told = said(
        themes=[*THEMES, {"id": "pwer", "title": "Grym"}],
        prompts=[*PROMPTS, {"id": "who", "theme": "care", "text": "Pwy?"}],
    )
    assert told == [
        ("better", "trial has no theme “pwer”, so its words are never shown"),
        ("better", "trial has no prompt “care/who”, so its words are never shown"),
    ]


def test_steps_for_a_group_are_words_too() -> None:
    """Missing ones are named, and those of the overlay are the pack's in that language."""
    aloud = ENGLISH.model_copy(update={"pack": ENGLISH.pack.model_copy(update={"how": ["Sit down."]})})
    assert said(of=aloud) == [("better", "“how” of the pack is not in cy yet")]
    assert said(of=aloud, pack={**WELSH, "how": ["Eisteddwch."]}) == []
    overlay = Overlay.model_validate({"pack": {"id": "trial", "language": "cy", "how": ["Eisteddwch."]}})
    assert translated(aloud, overlay).pack.how == ["Eisteddwch."]


def test_words_that_are_missing_are_gathered() -> None:
    """By kind, the first three by id and the others counted; what the pack itself has not is not missed."""
    told = [
        why
        for _, why in said(
            pack={key: value for key, value in WELSH.items() if key != "title"},
            themes=[],
            prompts=PROMPTS[1:],
        )
    ]
    assert told == [
        "“title” of the pack is not in cy yet",
        "“title” is not in cy yet for power, care, trust and 2 more",
        "“summary” is not in cy yet for power, care, trust and 2 more",
        "“text” is not in cy yet for power/who",
        "“deeper” is not in cy yet for power/who",
    ]


def test_one_that_nobody_has_checked_is_told_when_it_is_used() -> None:
    """And which key says who did."""
    ((kind, why),) = said(pack={key: value for key, value in WELSH.items() if key != "checked_by"})
    assert kind == "better"
    assert "only with `--language cy`; once somebody has, “checked_by” says who" in why


def test_the_language_should_be_another_and_the_same_as_in_the_name() -> None:
    """What the file says counts, and words in the pack's own language are no translation."""
    assert said(named="cym") == [
        ("better", "the file's name says “cym”, and the file says “cy”, which is what counts")
    ]
    assert said(pack={**WELSH, "language": "en-gb"}, named="en-GB") == [
        ("better", "en-gb is the language of the pack itself")
    ]
