"""The packs for those the sources name: people who count their own staff, who coach, and who meet as a small group."""

import random
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import mean

import pytest

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import Offered, Wishes, draw_prompt
from equityjournal.store.disk.places import shipped_packs
from every import every
from packs import shipped
from prompts.reading_grade import grade

NAMES = ["who-works-here", "alongside", "bring-and-ask", "together"]
PACKS = [shipped(name) for name in NAMES]
PROMPTS = [prompt for pack in PACKS for prompt in pack.live]
TWO_IN_ONE = re.compile(r"\b(and|or) (who|whose|whom|what|which|how|where|when|why)\b", re.I)
each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)


def good(pack: Pack) -> set[str]:
    """Ids that the pack's file marks as starting from pride, welcome, care or solidarity."""
    text = (shipped_packs() / f"{pack.id}.toml").read_text("utf-8")
    return set(re.findall(r'# starts from joy or care\n\[\[prompts\]\]\nid = "([^"]+)"', text))


@each_pack
def test_they_are_plain(pack: Pack) -> None:
    """A mean grade of five at most for the questions, eight for a summary."""
    assert mean(grade(prompt.text) for prompt in pack.live) <= 5
    assert [theme.id for theme in pack.themes if grade(theme.summary) > 8] == []


@every(PROMPTS, lambda prompt: prompt.cited)
def test_one_thing_is_asked_in_25_plain_words(prompt: Prompt) -> None:
    """No question and no follow-up is two in one, long or above grade nine; each has a follow-up."""
    assert prompt.deeper
    for question in (prompt.text, prompt.deeper):
        assert len(question.split()) <= 25
        assert not TWO_IN_ONE.search(question)
        assert grade(question) <= 9


@each_pack
def test_every_part_has_each_moment_and_something_good(pack: Pack) -> None:
    """Before, twice after and looking back; one in each starts from something good, and one in four of all."""
    for theme in pack.themes:
        prompts = [prompt for prompt in pack.live if prompt.theme == theme.id]
        moments = Counter(prompt.moment for prompt in prompts)
        assert min(moments["before"], moments["after"] - 1, moments["looking-back"]) >= 1, theme.id
        assert good(pack) & {prompt.id for prompt in prompts}, theme.id
    assert len(good(pack)) * 4 >= len(pack.live)


@each_pack
def test_forces_are_named_in_a_third_at_most(pack: Pack) -> None:
    """Never in more than two questions of a part, so that two such need not come one after the other."""
    naming = Counter(prompt.theme for prompt in pack.live if prompt.names)
    assert 0 < naming.total() * 3 < len(pack.live)
    assert max(naming.values()) <= 2


@each_pack
@pytest.mark.parametrize("seed", range(5))
def test_no_two_that_name_come_running(pack: Pack, seed: int) -> None:
    """Drawn with real chance for as long as the pack has fresh questions, and none that names is among the first three."""
    lot = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    offers: list[Offer] = []
    drawn: list[Prompt] = []
    for _ in range(60):
        found = draw_prompt(
            pack,
            {theme.id: 0.5 for theme in pack.themes},
            Offered(offers),
            lot,
            date(2026, 6, 1),
            Wishes(),
        )
        assert found is not None
        offers.append(Offer(found.cited, date(2026, 6, 1), passed=False))
        drawn.append(found)
    assert not any(prompt.names for prompt in drawn[:3])
    assert not [(one.cited, other.cited) for one, other in pairwise(drawn) if one.names and other.names]


@each_pack
def test_most_questions_count_for_a_theme_of_the_default_pack(pack: Pack) -> None:
    """One at most, which the question asks about as well."""
    themes = {theme.id for theme in shipped("relational-equity").themes}
    credited = [prompt.also for prompt in pack.live if set(prompt.also) & themes]
    assert len(credited) * 10 >= len(pack.live) * 8


def test_nobody_needs_power_or_a_home_to_visit() -> None:
    """No question takes for granted that the writer is in charge, or goes from house to house."""
    said = " ".join(f"{prompt.text} {prompt.deeper}" for prompt in PROMPTS)
    assert not re.search(r"\b(their (kitchen|home)|home visits?|front door|your (staff|reports))\b", said)


@pytest.mark.parametrize(
    ("standard", "counted", "address"),
    [
        ("NHS Workforce Race Equality Standard", "nine", "ncic.nhs.uk"),
        ("Social Care Workforce Race Equality Standard", "nine", "skillsforcare.org.uk"),
        (
            "NHS Workforce Disability Equality Standard",
            "ten",
            "england.nhs.uk/long-read/nhs-wdes-2023-metrics",
        ),
    ],
)
def test_what_each_standard_counts_stands_with_its_source(standard: str, counted: str, address: str) -> None:
    """All its indicators by a word each, the page they were read on, and what could not be confirmed."""
    reading = [one for theme in shipped("who-works-here").themes for one in theme.resources]
    (found,) = {one for one in reading if one.title.startswith(f"{standard} (")}
    kind, _, indicators = found.title.partition(": ")
    assert counted in kind
    assert len(indicators.split("; ")) == {"nine": 9, "ten": 10}[counted]
    assert address in found.where
    assert "Not confirmed" in found.where


def test_no_licensed_method_is_borrowed() -> None:
    """Bring and ask names the public idea that it rests on, says that its steps are ours, and names no method under licence."""
    about = shipped("bring-and-ask").pack
    assert "action learning set" in about.based_on
    assert "steps and words here are ours" in about.based_on
    assert not re.search(r"Schwartz|Balint|World Caf", f"{about.about} {about.how} {about.based_on}")
    assert len(about.how) == 8
    assert sum(theme.minutes or 0 for theme in shipped("bring-and-ask").themes) == 60
