"""What the packs say by name, and how: the rules of the guide "Making a pack", counted."""

import random
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import mean

import pytest

from equityjournal.core.packs.forces import forces, named
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import Offered, Wishes, draw_prompt
from equityjournal.store.disk.places import shipped_packs
from every import every
from packs import SHIPPED, shipped
from prompts.reading_grade import grade

DEFAULT = shipped("relational-equity")
DAY = date(2026, 6, 1)
FRAMEWORKS = [pack for pack in SHIPPED if pack.id not in {"relational-equity", "social-graces"}]
LIVE = [prompt for pack in SHIPPED for prompt in pack.live]
WORDS = {
    "racism": r"\b(rac(e|es|ism|ist)|Black|white|empire|Windrush|ethnicity|own people|own name)\b",
    "poverty": r"\b(poverty|poor|class|benefits|rent|workhouse|money)\b",
    "disability": r"\b(disab\w+|deaf|signs|wheelchair|stammer|ramp|hearing loop|access|adjustment|flight of steps|your (body|mind))\b",
    "sex": r"\b(sex|sexism|sexist|gender|male|women|mothers)\b",
    "trans": r"\btrans\b",
    "sexuality": r"\b(gay|straight|Pride|sexuality|sex|partner|(person|somebody) you love|home and weekends)\b",
    "faith": r"\b(faiths?|antisemitism|Islamophobia|prayer|religi\w+|sacred|belief)\b",
    "age": r"\b(ages?|older people)\b",
    "migration": r"\b(migrants|asylum|Home Office|papers|recourse to public funds|Windrush|where you are from)\b",
    "travellers": r"\b(Traveller|Travellers|Roma)\b",
    "care-experience": r"\bin care\b",
    "language": r"\b(language|signs|interpreter|new to English)\b",
    "caring": r"\b(caring|carers|pregnant)\b",
    "distress": r"\b(distress|diagnosis|autistic|long-stay hospital)\b",
    "prison": r"\bprison\b",
    "power": r"\bpower\b",
    "money": r"\bmoney\b",
    "law": r"\blaw\b",
}
"""How each force is said; where none of these words stands, a pack only claims to name it."""
HALF = [
    "structural-inequities", "learning-justice", "power", "historical-context", "counter-narratives", "positionality",
]  # fmt: skip
TWO_IN_ONE = re.compile(r"\b(and|or) (who|whose|whom|what|which|how|where|when|why)\b", re.I)


def good(name: str) -> set[str]:
    """Ids that the pack's file marks as starting from joy or care: pride, welcome and solidarity are of these."""
    text = (shipped_packs() / f"{name}.toml").read_text("utf-8")
    return set(re.findall(r'# starts from joy or care\n\[\[prompts\]\]\nid = "([^"]+)"', text))


def naming(theme: str | None = None) -> list[Prompt]:
    """The default pack's questions, of one theme or all, that name a force."""
    return [prompt for prompt in DEFAULT.live if prompt.names and theme in {None, prompt.theme}]


def test_there_are_84_questions_and_about_a_third_name_something() -> None:
    """Enough to be plain, few enough to be no ambush; most of them in the question itself."""
    assert len(DEFAULT.live) == 84
    assert 24 <= len(naming()) < 40
    said = re.compile("|".join(WORDS.values()), re.I)
    assert sum(bool(said.search(prompt.text)) for prompt in naming()) >= 24


@pytest.mark.parametrize("theme", [theme.id for theme in DEFAULT.themes])
def test_naming_is_uneven_on_purpose(theme: str) -> None:
    """About half of six themes, and one or two questions of each of the others."""
    assert len(naming(theme)) in ((3, 4) if theme in HALF else (1, 2))


@every(LIVE, lambda prompt: prompt.cited)
def test_what_is_said_to_be_named_is_named(prompt: Prompt) -> None:
    """In the question or its follow-up, by a word anybody would know; five at most, save where somebody harmed says which."""
    said = f"{prompt.text} {prompt.deeper}"
    assert not [force for force in prompt.names if not re.search(WORDS[force], said, re.I)]
    assert len(prompt.names) <= 5 or prompt.written_for == "harmed"


def test_what_it_was_about_leaves_out_no_common_ground() -> None:
    """Somebody harmed finds their own: a list that is chosen, and never drawn by lot, may be long."""
    (about,) = (prompt for prompt in LIVE if prompt.id == "what-it-was-about")
    assert {"racism", "disability", "sex", "caring", "sexuality", "trans", "faith", "age"} == set(about.names)
    assert about.written_for == "harmed"


@pytest.mark.parametrize("force", forces())
def test_nothing_is_named_nowhere_and_none_only_as_a_trouble(force: str) -> None:
    """Each is named in the default pack, and in one question at least that starts from something good."""
    (found,) = (one for one in named([DEFAULT]) if one.id == force)
    assert found.prompts
    (everywhere,) = (one for one in named(SHIPPED) if one.id == force)
    assert [prompt for pack, prompt in everywhere.prompts if prompt.id in good(pack.id)]


def test_one_in_four_starts_from_pride_welcome_or_solidarity() -> None:
    """Among the questions that name something."""
    assert len({prompt.id for prompt in naming()} & good("relational-equity")) * 4 >= len(naming())


@pytest.mark.parametrize("pack", FRAMEWORKS, ids=lambda pack: pack.id)
def test_a_framework_stays_what_it_is(pack: Pack) -> None:
    """The packs of other frameworks name a force in one or two questions of a theme at most, and leave out some."""
    naming = Counter(prompt.theme for prompt in pack.live if prompt.names)
    assert max(naming.values(), default=0) <= 2
    assert naming.total() * 3 < len(pack.live)


def test_one_in_four_of_the_frameworks_starts_from_something_good() -> None:
    """Of all their questions that name something, taken together."""
    naming = [(pack, prompt) for pack in FRAMEWORKS for prompt in pack.live if prompt.names]
    assert len([prompt for pack, prompt in naming if prompt.id in good(pack.id)]) * 4 >= len(naming)


def test_the_first_questions_name_nothing_but_a_welcome() -> None:
    """Every theme has one that is fit for a new journal, after the event and in two minutes; a naming one starts from welcome."""
    easy = [prompt for prompt in DEFAULT.live if prompt.easy_start]
    assert {prompt.theme for prompt in easy} == {theme.id for theme in DEFAULT.themes}
    assert {(prompt.moment, prompt.minutes) for prompt in easy} == {("after", 2)}
    assert [prompt.id for prompt in easy if prompt.names and prompt.id != "back-to-its-owner"] == [
        "as-lightly-as-weather"
    ]


def test_no_question_asks_whether_it_came_into_it() -> None:
    """Forces are named at a moment, with a door; nobody is asked for a cost of their own, or to be an example."""
    for prompt in naming():
        assert not re.search(
            r"\bcome? into it\b|\bas a (Black|disabled|gay|trans)\b|\bcost you\b", prompt.text, re.I
        )


@every(LIVE, lambda prompt: prompt.cited)
def test_one_thing_is_asked_in_25_plain_words(prompt: Prompt) -> None:
    """Never two questions in one, and no grade over nine with the names counted as one syllable."""
    for question in filter(None, (prompt.text, prompt.deeper)):
        assert len(question.split()) <= 25
        assert not TWO_IN_ONE.search(question)
        assert grade(question) <= 9


@pytest.mark.parametrize("name", [pack.id for pack in SHIPPED])
def test_questions_and_summaries_are_easy_to_read(name: str) -> None:
    """A mean grade of five at most; a summary of a theme eight at most."""
    assert mean(grade(prompt.text) for prompt in shipped(name).live) <= 5
    assert [theme.id for theme in shipped(name).themes if grade(theme.summary) > 8] == []


@pytest.mark.parametrize("seed", range(20))
def test_a_year_of_draws_keeps_to_the_rules(seed: int) -> None:
    """With real chance: three easy ones first, every fourth not for after, none that names after one that names."""
    lot = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    chances = {theme.id: 0.5 for theme in DEFAULT.themes}
    offers: list[Offer] = []
    drawn: list[Prompt] = []
    for _ in range(200):
        found = draw_prompt(DEFAULT, chances, Offered(offers), lot, DAY, Wishes())
        assert found is not None
        offers.append(Offer(found.cited, DAY, passed=False))
        drawn.append(found)

    assert all(prompt.easy_start for prompt in drawn[:3])
    assert {number for number, prompt in enumerate(drawn, start=1) if prompt.moment != "after"} == set(
        range(4, 201, 4)
    )
    assert not [
        (before.cited, after.cited) for before, after in pairwise(drawn) if before.names and after.names
    ]
    assert {prompt.moment for prompt in drawn} == {"before", "after", "looking-back"}


def test_places_of_work_are_many() -> None:
    """Wards, cells, lessons, calls, desks and screens come up, and no question of any pack needs a visit to a home."""
    said = " ".join(f"{prompt.text} {prompt.deeper}" for prompt in DEFAULT.live)
    for place in ("ward", "cell", "lesson", "call queue", "desk", "on the call"):
        assert place in said
    everywhere = said + " ".join(f"{prompt.text} {prompt.deeper}" for prompt in LIVE)
    assert not re.search(
        r"\b(their (kitchen|door|home)|home visit|next visit|front door|the van)\b", everywhere
    )
