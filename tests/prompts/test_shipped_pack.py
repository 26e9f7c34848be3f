"""The facts and rules the default pack is held to, beside those of every pack."""

import re
from collections import Counter

import pytest

from equityjournal.core.packs.pack import Pack
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import read_pack

THEMES = {
    "structural-inequities": ("insights", "Structural inequities and systemic change"),
    "lived-experience": ("insights", "Community and lived experience as core"),
    "learning-justice": ("insights", "Justice in learning conditions"),
    "emotions-and-care": ("insights", "Emotions and care in the work"),
    "power": ("insights", "Power dynamics"),
    "emergence-and-trust": ("insights", "Emergent working and trust building"),
    "humility": ("insights", "Reflective practice and humility"),
    "sustainability": ("insights", "Sustainability and capacity-building"),
    "ongoing-commitment": ("conditions", "Commitment to ongoing work"),
    "intentional-equity": ("conditions", "Intentional pursuit of equity"),
    "historical-context": ("conditions", "Understanding historical context"),
    "collective-gain": ("conditions", "Equity as collective gain"),
    "counter-narratives": ("conditions", "Challenging anti-equity narratives"),
    "positionality": ("conditions", "Recognising positionality"),
}
PATH = shipped_packs() / "relational-equity.toml"
PACK = read_pack(PATH)
assert isinstance(PACK, Pack)
PROMPTS = PACK.live


def test_every_insight_and_condition_is_there_under_its_own_name() -> None:
    """The fourteen themes of the source, in its order, each with a summary and a lens."""
    assert isinstance(PACK, Pack)
    assert {theme.id: (theme.group, theme.title) for theme in PACK.themes} == THEMES
    assert [theme.id for theme in PACK.themes] == list(THEMES)
    assert all(theme.summary and theme.lens for theme in PACK.themes)


def test_what_the_source_points_to_is_further_reading() -> None:
    """The podcast series and the report that its page names stand under their own names, with whose they are."""
    assert isinstance(PACK, Pack)
    named = {one.title: one.by for theme in PACK.themes for one in theme.resources}
    whose = "Collaborate with ThemPra Social Pedagogy"
    assert named["Changing the Narrative (podcast series)"] == whose
    assert named["From Implicit to Intentional: Advancing Equity in Human Learning Systems (report)"] == whose


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_questions_for_each_moment(theme: str) -> None:
    """At least six prompts: one before, two after, one looking back; a follow-up on most; none asked for by name only."""
    prompts = [prompt for prompt in PROMPTS if prompt.theme == theme]
    moments = Counter(prompt.moment for prompt in prompts)
    assert len(prompts) >= 6
    assert moments["before"] >= 1
    assert moments["after"] >= 2
    assert moments["looking-back"] >= 1
    assert sum(prompt.deeper is not None for prompt in prompts) * 2 > len(prompts)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_a_question_that_starts_from_something_good(theme: str) -> None:
    """One prompt of each theme is marked, in the file, as starting from joy, care or something that went well."""
    marked = re.findall(
        r'# starts from joy or care\n\[\[prompts\]\]\nid = "[^"]+"\ntheme = "([^"]+)"',
        PATH.read_text("utf-8"),
    )
    assert theme in marked


def test_other_themes_are_named_sparingly_and_evenly() -> None:
    """`also` names only themes there are, never the prompt's own; each is reached one to four times."""
    reached = Counter(theme for prompt in PROMPTS for theme in prompt.also)
    assert set(reached) == set(THEMES)
    assert all(1 <= times <= 4 for times in reached.values())
    assert not [prompt.cited for prompt in PROMPTS if prompt.theme in prompt.also]
