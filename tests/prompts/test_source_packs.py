"""The facts of the four packs that follow the project's sources, and the rules their questions are held to."""

import re
from collections import Counter

import pytest

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.questions import would_read_better
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import read_pack
from every import every

AREAS = {
    "human-learning-systems": {
        "hls-human": ("Human", ["human"]),
        "hls-learning": ("Learning", ["learning"]),
        "hls-systems": ("Systems", ["systems"]),
    },
    "pause": {
        "pause-power-up": ("Power up", []),
        "pause-open-questions": ("Ask open questions", ["learning"]),
        "pause-unmute": ("Unmute yourself and others", ["learning"]),
        "pause-stop-the-tape": ("Stop the tape", []),
        "pause-extend-privilege": ("Extend your privilege", ["systems"]),
    },
    "with-not-for": {
        "wnf-interdependence": ("Interdependence and connection", ["human", "systems"]),
        "wnf-language": ("Language that does not ‘other’ people", ["human"]),
        "wnf-with-and-not-for": ("With and not for", ["human", "learning"]),
        "wnf-sharing-power": ("Sharing power and resources", ["systems"]),
        "wnf-unlearning": ("Unlearning old habits", ["learning"]),
        "wnf-curiosity": ("Curiosity and listening", ["human", "learning"]),
        "wnf-start-somewhere": ("Start somewhere", ["learning", "systems"]),
    },
    "pathways": {
        "pathways-restructuring": ("Restructuring public services", ["systems"]),
        "pathways-processes": ("Making inclusion processes more effective", ["systems"]),
        "pathways-readiness": ("Organisational readiness for change", ["learning"]),
        "pathways-representation": ("Improving representation", ["human", "systems"]),
        "pathways-values": ("Developing shared values and motivations", []),
        "pathways-collaboration": ("Collaboration and partnerships", ["systems"]),
        "pathways-sustainable": ("Developing sustainable interventions", ["learning"]),
    },
}
NAMED = {
    "human-learning-systems": [
        ("Lived Experience Team", "Empowerment"),
        ("trauma-informed approach to debt services", "Good Cents"),
        ("Residential care co-produced with young people", "Lighthouse"),
        ("Appreciative inquiry", "Plymouth Alliance"),
        ("living wage", "Wellbeing Teams"),
        ("equity, diversity and inclusion", "Collaborate"),
        ("Diversity in the New World", "Tajwar Shelim"),
        ("Human Learning Systems: Public Service for the Real World", ""),
        ("Human Learning Systems community", ""),
        ("Changing the Narrative", "ThemPra"),
        ("From Implicit to Intentional: Advancing Equity in Human Learning Systems", "ThemPra"),
    ],
    "pause": [
        ("Adopting a diverse and inclusive approach to improving public services", "Nadira Hussain, Socitm")
    ],
    "with-not-for": [
        ("first Human Learning Systems week", "Naomi Diamond, Collaborate"),
        ("Human Learning Systems community", ""),
    ],
    "pathways": [
        ("Accelerating the development of BAME staff networks in NHS organisations", "Mohammed Sattar"),
        (
            "Improving Representation-Recruitment Activity with Tyne and Wear and Beacon Films",
            "Julie Westgarth",
        ),
        (
            "Equality Impact and Needs Analysis",
            "Suganya Naveenan and Ken Andrews, London borough of Southwark",
        ),
        ("Measuring Change: Race Equality in the NHS", "Habib Naqvi, NHS England"),
        ("NHS Workforce Race Equality Standard", "NHS England"),
        ("Reverse mentoring", "Habib Naqvi"),
        ("Understandings of Inequality", "Partnerships for Social Justice"),
        ("Leadership for Equity", "Partnerships for Social Justice"),
        ("Partnerships for Social Justice", "University of Leeds"),
        ("equality duty", "Equality Act 2010, section 149"),
    ],
}
PATHS = {name: shipped_packs() / f"{name}.toml" for name in AREAS}


def read(name: str) -> Pack:
    """One of the four, which must be a pack and no overlay."""
    pack = read_pack(PATHS[name])
    assert isinstance(pack, Pack)
    return pack


PACKS = {name: read(name) for name in AREAS}
DEFAULT = read_pack(shipped_packs() / "relational-equity.toml")
PROMPTS = [prompt for pack in PACKS.values() for prompt in pack.live]
TWO_IN_ONE = re.compile(r"\b(and|or) (who|whose|whom|what|which|how|where|when|why)\b", re.I)
BLAME = re.compile(
    r"\bwhy (did|do|have|has) |\byou (failed|forgot|should)|\byour (bias|prejudice|privilege)", re.I
)
PERSONAL = re.compile(r"\b(names?|how old|national\w*|address|married)\b", re.I)
each_pack = pytest.mark.parametrize("name", AREAS)


@each_pack
def test_every_heading_is_there_under_the_sources_own_name(name: str) -> None:
    """The themes are the source's, in its order and words, with the lens each belongs to."""
    assert {theme.id: (theme.title, theme.lens) for theme in PACKS[name].themes} == AREAS[name]
    assert [theme.id for theme in PACKS[name].themes] == list(AREAS[name])


@each_pack
def test_everything_the_source_points_to_is_further_reading(name: str) -> None:
    """Case studies, presentations and reports stand under their own names, with whose they are."""
    read = {(one.title, one.by) for theme in PACKS[name].themes for one in theme.resources}
    for title, by in NAMED[name]:
        assert [1 for this, whose in read if title in this and by in whose], (title, by)
    assert all(theme.resources for theme in PACKS[name].themes)


@each_pack
def test_the_source_its_year_and_what_is_ours_are_named(name: str) -> None:
    """Who published the framework, when and where; that the questions are ours, and nobody has reviewed them yet."""
    facts = {
        "human-learning-systems": ("Tajwar Shelim", "April 2023", "https://"),
        "pause": ("Nadira Hussain", "Socitm", "2021", "https://", "does not print the model's own questions"),
        "with-not-for": ("Naomi Diamond", "Collaborate", "October 2022", "https://"),
        "pathways": ("Partnerships for Social Justice", "University of Leeds", "17 September 2020"),
    }
    about = PACKS[name].pack
    for fact in facts[name]:
        assert fact in about.based_on
    assert about.questions_by.startswith("The equityjournal project wrote every question")
    assert about.reviewed_by.startswith("Nobody with lived experience yet")


@each_pack
def test_each_theme_has_questions_for_each_moment(name: str) -> None:
    """One before, two after and one looking back at least, each with a follow-up, and one that starts from joy or care."""
    marked = re.findall(
        r'# starts from joy or care\n\[\[prompts\]\]\nid = "[^"]+"\ntheme = "([^"]+)"',
        PATHS[name].read_text("utf-8"),
    )
    for theme in AREAS[name]:
        moments = Counter(prompt.moment for prompt in PACKS[name].live if prompt.theme == theme)
        assert moments["before"] >= 1
        assert moments["after"] >= 2
        assert moments["looking-back"] >= 1
        assert theme in marked
    if name == "human-learning-systems":
        assert min(Counter(prompt.theme for prompt in PACKS[name].live).values()) >= 6


@every(PROMPTS, lambda prompt: prompt.cited)
def test_questions_ask_one_thing_and_blame_nobody(prompt: Prompt) -> None:
    """Never two questions in one; no blame; nobody's name, age or race is asked for; two to ten minutes; a follow-up."""
    assert prompt.deeper
    assert 2 <= prompt.minutes <= 10
    for question in (prompt.text, prompt.deeper):
        assert not TWO_IN_ONE.search(question)
        assert not BLAME.search(question)
        assert not PERSONAL.search(question)
        assert not list(would_read_better(question))


def test_answers_fill_the_whole_default_picture() -> None:
    """Most prompts ask about a theme of the default pack too, two at most; every theme is reached, none far above the rest."""
    assert isinstance(DEFAULT, Pack)
    reached = Counter(theme for prompt in PROMPTS for theme in prompt.also)
    assert set(reached) == {theme.id for theme in DEFAULT.themes}
    assert max(len(prompt.also) for prompt in PROMPTS) == 2
    assert sum(not prompt.also for prompt in PROMPTS) * 10 < len(PROMPTS)
    even = reached.total() / len(reached)
    assert all(even / 2 < times < even * 2 for times in reached.values())


def test_each_area_of_human_learning_systems_has_its_point_about_fairness() -> None:
    """Human: whom we know and who decides. Learning: being heard changes what is done. Systems: whose voice counts."""
    human, learning, systems = (theme.summary for theme in PACKS["human-learning-systems"].themes)
    assert "who we come to know" in human
    assert "who gets to decide" in human
    assert "pushed aside are heard" in learning
    assert "nobody's voice counts for more than is fair" in systems


@pytest.mark.parametrize("theme", AREAS["pause"])
def test_each_heading_of_pause_leads_towards_a_step(theme: str) -> None:
    """Somebody to take it with, and how the people affected would know, are asked under each heading."""
    asked = [
        question
        for prompt in PACKS["pause"].live
        if prompt.theme == theme
        for question in (prompt.text, prompt.deeper or "")
    ]
    assert [question for question in asked if re.search(r"\bwho could .*\bwith\b", question, re.I)]
    assert [question for question in asked if re.search(r"\bhow would .*\b(know|notice)\b", question, re.I)]


def test_pause_asks_who_online_only_leaves_out() -> None:
    """Under three headings at least, a question asks about people who cannot or would rather not use the web."""
    online = {prompt.theme for prompt in PACKS["pause"].live if re.search(r"\bonline\b", prompt.text)}
    assert len(online) >= 3
    assert [prompt for prompt in PACKS["pause"].live if "only be reached online" in prompt.text]


def test_pathways_asks_for_short_medium_and_long_steps() -> None:
    """This month, within the year, and years ahead."""
    asked = " ".join(f"{prompt.text} {prompt.deeper}" for prompt in PACKS["pathways"].live)
    for horizon in ("month", "year", "five years"):
        assert re.search(rf"\b{horizon}\b", asked)


def test_pathways_asks_about_what_the_workshop_named() -> None:
    """The duty's three aims, reverse mentoring and excluded groups together are marked; change is judged by those affected."""
    text = PATHS["pathways"].read_text("utf-8")
    for mark in (
        "aim: an end to unlawful discrimination, harassment and victimisation",
        "aim: equality of opportunity",
        "aim: good relations",
        "reverse mentoring",
        "groups that experience exclusion, together",
    ):
        assert re.search(rf"^# {mark}\n(# .*\n)?\[\[prompts\]\]$", text, re.MULTILINE), mark
    (known,) = (prompt for prompt in PACKS["pathways"].live if prompt.id == "would-they-know")
    assert known.text == "How would the people this work is for know that something had changed?"
    summary = PACKS["pathways"].theme("pathways-processes").summary
    for aim in ("less discrimination and harassment", "a fair chance for all", "people who get on"):
        assert aim in summary
