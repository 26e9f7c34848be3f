"""Words by which a theme may be called: one meaning each within a pack."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import pack, pack_table, theme, unhurried
from equityjournal.core.packs.called import misfit_words
from equityjournal.core.packs.overlay import Overlay, translated
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.proofreading import proofread
from equityjournal.core.packs.shelf import Shelf
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.faults import first_fault
from equityjournal.core.text.naming import spelled


def themes(*words: list[Any]) -> list[dict[str, Any]]:
    """Themes called theme-0, theme-1 …, each with words of its own."""
    return [
        {"id": f"theme-{at}", "title": f"Theme {at}", "group": "insights", "also_called": called}
        for at, called in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("words", "place", "why"),
    [
        ([["money", "money"]], ("themes", 0, "also_called", 1), "is there twice"),
        ([["money", "Mòney "]], ("themes", 0, "also_called", 1), "is there twice"),
        ([["money"], ["money"]], ("themes", 1, "also_called", 0), "“money” names “Theme 0” too"),
        ([["co-production"], ["Co production"]], ("themes", 1, "also_called", 0), "names “Theme 0” too"),
        ([["theme 1"], []], ("themes", 0, "also_called", 0), "names “Theme 1” too"),
        ([[], ["theme-0"]], ("themes", 1, "also_called", 0), "names “Theme 0” too"),
        ([["?!"]], ("themes", 0, "also_called", 0), "no letter"),
        ([[""]], ("themes", 0, "also_called", 0), ""),
        ([["  "]], ("themes", 0, "also_called", 0), ""),
        ([[3]], ("themes", 0, "also_called", 0), ""),
    ],
)
def test_a_word_that_cannot_be_used_is_a_fault_at_its_place(
    words: list[list[Any]], place: tuple[str | int, ...], why: str
) -> None:
    """Empty, twice in a theme, or a name of two themes of the pack; whatever its capitals, accents and hyphens."""
    table = pack_table(themes=themes(*words), prompts=[])
    with pytest.raises(ValidationError) as error:
        Pack.model_validate(table)
    assert first_fault(error.value)[0] == place
    assert why in first_fault(error.value)[1]
    remarks = proofread(table, lambda at: 7 if at == place else 1, [], {})  # type: ignore[arg-type]
    assert [remark.line for remark in remarks if remark.kind == "wrong"] == [7]


def test_a_theme_may_be_called_by_its_own_id_and_title() -> None:
    """Saying so twice harms nothing."""
    assert not list(misfit_words(themes(["theme-0", "Theme zero"], ["other"])))


def test_an_overlay_gives_words_of_its_own_language() -> None:
    """They take the place of the theme's own; without any, those stay; two themes never share one."""
    first = pack(theme("power", also_called=["money"]), theme("care", also_called=["joy"]))
    words = {"pack": {"id": "trial", "language": "cy"}}
    welsh = translated(
        first, Overlay.model_validate(words | {"themes": [{"id": "power", "also_called": ["arian"]}]})
    )
    assert [theme.also_called for theme in welsh.themes] == [["arian"], ["joy"]]
    assert Shelf([welsh]).theme("arian") == "power"
    with pytest.raises(ValidationError, match="names “power” too"):
        Overlay.model_validate(
            words
            | {
                "themes": [
                    {"id": "power", "also_called": ["arian"]},
                    {"id": "care", "also_called": ["Arian"]},
                ]
            }
        )


def test_a_word_of_an_overlay_that_another_theme_has_untranslated_is_asked_about() -> None:
    """The pack can still be used; the word means neither theme."""
    first = pack(theme("power", also_called=["money"]), theme("care", also_called=["joy"]))
    table = {"pack": {"id": "trial", "language": "cy"}, "themes": [{"id": "power", "also_called": ["joy"]}]}
    welsh = translated(first, Overlay.model_validate(table))
    with pytest.raises(UnknownName) as refused:
        Shelf([welsh]).theme("joy")
    assert refused.value.several


WORDS = st.lists(
    st.sampled_from(["money", "Money", "care", "the past", "the-past", "joy", "x", "theme 1", "théme-0"]),
    max_size=4,
)


@unhurried
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_pack_without_faults_has_one_meaning_for_each_of_its_words(words: list[list[str]]) -> None:
    """What the check lets pass is never ambiguous; what it names belongs to two themes, or stands twice."""
    tables = themes(*words)
    faults = list(misfit_words(tables))
    spellings = [[spelled(word) for word in called] for called in words]
    names = [{spelled(f"theme-{at}"), spelled(f"Theme {at}"), *called} for at, called in enumerate(spellings)]
    shared = any(one & other for at, one in enumerate(names) for other in names[:at])
    twice = any(len(called) != len(set(called)) for called in spellings)
    assert bool(faults) == (shared or twice)
    if not faults:
        shelf = Shelf([Pack.model_validate(pack_table(themes=tables, prompts=[]))])
        for at, called in enumerate(words):
            for word in called:
                assert shelf.theme(word, first_in=shelf.packs[0]) == f"theme-{at}"
