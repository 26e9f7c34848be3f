from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from core.examples import pack, theme
from equityjournal.core.packs.overlay import Overlay, translated


def overlay(**tables: Any) -> Overlay:
    """The words of a pack in Welsh."""
    return Overlay.model_validate({"pack": {"id": "trial", "language": "cy"}, **tables})


def test_an_overlay_supplies_words_and_changes_nothing_else() -> None:
    """Titles, summaries and questions are in the other language; ids, groups and days stay."""
    first = pack(theme("power", added=date(2026, 1, 1)), "care", prompts=["power/who", "care/who"])

    welsh = translated(
        first,
        overlay(
            pack={"id": "trial", "language": "cy", "title": "Pecyn", "about": "Am.", "checked_by": "Ffion"},
            themes=[{"id": "power", "title": "Grym", "summary": "Crynodeb."}],
            prompts=[{"id": "who", "theme": "power", "text": "Pwy?", "deeper": "Pam?"}],
        ),
    )

    assert (welsh.pack.language, welsh.pack.title, welsh.pack.about) == ("cy", "Pecyn", "Am.")
    assert welsh.pack.version == first.pack.version
    assert not hasattr(welsh.pack, "checked_by")
    assert (welsh.themes[0].title, welsh.themes[0].summary) == ("Grym", "Crynodeb.")
    assert (welsh.themes[0].group, welsh.themes[0].added) == ("insights", date(2026, 1, 1))
    assert (welsh.prompts[0].text, welsh.prompts[0].deeper) == ("Pwy?", "Pam?")
    assert (welsh.prompts[0].cited, welsh.prompts[0].moment) == ("power/who", "after")
    assert welsh.themes[1:] == first.themes[1:]
    assert welsh.prompts[1:] == first.prompts[1:]


def test_whatever_an_overlay_leaves_out_stays_as_it_was() -> None:
    """An overlay may give a title without a summary, or no words at all."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(first, overlay(themes=[{"id": "power"}], prompts=[{"id": "who", "theme": "power"}]))

    assert welsh.themes == first.themes
    assert welsh.prompts == first.prompts
    assert (welsh.pack.title, welsh.pack.language) == (first.pack.title, "cy")


def test_an_overlay_never_adds_a_theme_or_a_prompt() -> None:
    """Words for what the pack has not are not taken in."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(
        first,
        overlay(
            themes=[{"id": "care", "title": "Gofal"}],
            prompts=[
                {"id": "new", "theme": "power", "text": "Newydd?"},
                {"id": "who", "theme": "care", "text": "Pwy?"},
            ],
        ),
    )

    assert [one.id for one in welsh.themes] == ["power"]
    assert welsh.prompts == first.prompts


@pytest.mark.parametrize(
    "tables",
    [
        {"prompts": [{"id": "who"}]},
        {"themes": [{"id": "power", "title": " "}]},
    ],
)
def test_an_overlay_without_its_words_is_refused(tables: dict[str, Any]) -> None:
    """A prompt without its theme, and an empty title, could never be shown."""
    with pytest.raises(ValidationError):
        overlay(**tables)


def test_an_overlay_changes_nothing_but_words() -> None:
    """A translation cannot move a theme, retire a question or change when it is asked: such keys are ignored."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(
        first,
        overlay(
            themes=[{"id": "power", "group": "other", "added": date(2026, 1, 1)}],
            prompts=[{"id": "who", "theme": "power", "moment": "before", "retired": True}],
        ),
    )

    assert welsh.themes == first.themes
    assert welsh.prompts == first.prompts


def test_an_overlay_words_a_question_for_a_day_in_its_own_language() -> None:
    """Both words stand in the overlay, for "that day" has a word of its own."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(
        first,
        overlay(prompts=[{"id": "who", "theme": "power", "text": "Pwy {heddiw|y diwrnod hwnnw}?"}]),
    )

    assert welsh.prompts[0].text == "Pwy heddiw?"
    assert welsh.prompts[0].text.about(date(2026, 6, 2), date(2026, 6, 3)) == "Pwy y diwrnod hwnnw?"
