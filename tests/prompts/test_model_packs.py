"""What is particular to the packs that follow a published model of reflection, and to the one for a team."""

import re
from collections import Counter
from typing import NamedTuple

import pytest

from equityjournal.core.packs.pack import Prompt
from equityjournal.store.disk.places import shipped_packs
from every import every
from packs import shipped


class Model(NamedTuple):
    """A model as its authors published it."""

    parts: dict[str, str]
    """The model's own name for each part, by theme."""
    sources: list[str]
    """Authors and years, as the pack names them."""


MODELS = {
    "what-so-what-now-what": Model(
        {"wsn-what": "What", "wsn-so-what": "So what", "wsn-now-what": "Now what"},
        ["Borton", "1970", "Driscoll", "1994", "Rolfe", "Freshwater", "Jasper", "2001"],
    ),
    "gibbs": Model(
        {
            "gibbs-description": "Description",
            "gibbs-feelings": "Feelings",
            "gibbs-evaluation": "Evaluation",
            "gibbs-analysis": "Analysis",
            "gibbs-conclusion": "Conclusion",
            "gibbs-action-plan": "Action plan",
        },
        ["Graham Gibbs", "Learning by Doing", "1988"],
    ),
    "brookfield": Model(
        {
            "lens-autobiography": "autobiography",
            "lens-eyes": "eyes",
            "lens-colleagues": "colleagues",
            "lens-theory": "Theory",
        },
        ["Stephen Brookfield", "Becoming a Critically Reflective Teacher", "1995"],
    ),
    "social-graces": Model(
        {
            "graces-g": "Gender, geography",
            "graces-r": "Race, religion",
            "graces-a": "Age, ability, appearance",
            "graces-c": "Culture, class or caste",
            "graces-e": "Education, employment, ethnicity",
            "graces-s": "Spirituality, sexuality, sexual orientation",
            "graces-your-own": "own",
        },
        ["Burnham", "1993", "Roper-Hall", "2012"],
    ),
    "self": Model(
        {
            "self-start": "Start with something positive",
            "self-explain": "Explain",
            "self-learn": "Learn",
            "self-frame": "Frame",
        },
        ["Buckinghamshire New University", "Rochon", "Jackson", "Knight", "2023"],
    ),
    "together": Model(
        {
            "together-arriving": "Arriving",
            "together-structures": "rules and walls",
            "together-lived": "know from their lives",
            "together-learning": "knowing",
            "together-feeling": "Feelings and care",
            "together-power": "Power",
            "together-trust": "Trust",
            "together-humility": "wrong",
            "together-lasting": "last",
            "together-keeping-on": "Keeping at it",
            "together-on-purpose": "on purpose",
            "together-gain": "gain",
            "together-history": "happened here",
            "together-stories": "stories",
            "together-ourselves": "Who we are",
            "together-closing": "Closing",
        },
        ["eight insights", "six conditions", "Advancing Equity", "From Implicit to Intentional"],
    ),
}
LETTERS = ["g", "r", "a", "c", "e", "s"]
AXES = ["seen", "unseen", "said", "unsaid"]  # visible, invisible, voiced, unvoiced
ASPECTS = {
    "gender": r"\bgender\b",
    "geography": r"\b(accent|where you are from|place that you)\b",
    "race": r"\b(race|racism)\b",
    "religion": r"\b(religion|faith)\b",
    "age": r"\byour age\b|\bthe age you\b",
    "ability": r"\byour (body|mind)\b",
    "appearance": r"\b(wearing|how you look|to look as)\b",
    "culture": r"\b(culture|custom|were raised)\b",
    "class": r"\b(class|caste|money)\b",
    "education": r"\b(schooling|classroom)\b",
    "employment": r"\b(job title|badge)\b",
    "ethnicity": r"\b(ethnicity|own people|own name)\b",
    "spirituality": r"\b(sacred|belief)\b",
    "sexuality": r"\b(sex|single|partner)\b",
    "sexual orientation": r"\b(person you love|somebody you love)\b",
}
"""Each letter, and the words that would name it in a question on another."""
SOMEBODY_ELSES = re.compile(
    r"\b(their|theirs|his|her|somebody's|people's|colleague's) (own )?"
    r"(gender|race|religion|age|body|looks|culture|class|caste|schooling|ethnicity|sexuality|faith)\b"
)
US = re.compile(r"\b(we|us|our|ours)\b", re.I)


def prompts_of(name: str) -> list[Prompt]:
    """All prompts of a pack that are in use."""
    return shipped(name).live


def marked(name: str, words: str) -> set[str]:
    """The prompts that a comment in the pack's file marks with these words, as `theme/id`."""
    text = (shipped_packs() / f"{name}.toml").read_text("utf-8")
    found = re.findall(
        rf'# {re.escape(words)}[^\n]*\n\[\[prompts\]\]\nid = "([^"]+)"\ntheme = "([^"]+)"', text
    )
    return {f"{theme}/{identity}" for identity, theme in found}


@pytest.mark.parametrize("name", MODELS)
def test_every_part_of_the_model_is_there_under_its_own_name(name: str) -> None:
    """Stages, lenses and letters come in the model's order, and are called what the model calls them."""
    themes = {theme.id: theme.title for theme in shipped(name).themes}
    assert list(themes) == list(MODELS[name].parts)
    for theme, part in MODELS[name].parts.items():
        assert part in themes[theme]


@pytest.mark.parametrize("name", MODELS)
def test_authors_and_years_are_named(name: str) -> None:
    """The pack says whose model it follows, from when, and that they have not seen its questions."""
    about = shipped(name).pack
    assert not [source for source in MODELS[name].sources if source not in about.based_on]
    assert "not seen or endorsed" in about.questions_by


def test_the_quick_one_is_quick() -> None:
    """Whatever is asked after the event by What? So what? Now what? takes two or three minutes."""
    after = [prompt for prompt in prompts_of("what-so-what-now-what") if prompt.moment == "after"]
    assert max(prompt.minutes for prompt in after) <= 3


def test_each_stage_of_gibbs_has_one_question_about_power_marked_as_ours() -> None:
    """One prompt a stage is marked in the file and credits power; `about` says that it is not Gibbs's."""
    about_power = [prompt for prompt in prompts_of("gibbs") if "power" in prompt.also]
    assert [prompt.theme for prompt in about_power] == list(MODELS["gibbs"].parts)
    assert {prompt.cited for prompt in about_power} == marked("gibbs", "about power: ours, not Gibbs's")
    assert "one question about power, which is ours and not Gibbs's" in shipped("gibbs").pack.about


def test_a_question_about_feelings_is_followed_by_one_about_meaning_or_care() -> None:
    """After each of Gibbs's Feelings comes what helps, what is looked after or what made room, not more feeling."""
    follow_ups = [prompt.deeper or "" for prompt in prompts_of("gibbs") if prompt.theme == "gibbs-feelings"]
    assert len(follow_ups) >= 4
    for question in follow_ups:
        assert re.search(r"\b(help|look after|looked after|made room)\b", question)
        assert not re.search(r"\bfeel\b", question)


@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_is_looked_at_along_both_axes(letter: str) -> None:
    """Under every letter: what is seen, what is not, what is said, and what is not."""
    prompts = [prompt.id for prompt in prompts_of("social-graces") if prompt.theme == f"graces-{letter}"]
    assert {identity.rpartition("-")[2] for identity in prompts} == set(AXES)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_each_question_keeps_to_one_letter_and_each_letter_has_joy(aspect: str) -> None:
    """Two questions or more on each of the fifteen, one of them from joy or care, and none that names another."""
    prompts = [prompt for prompt in prompts_of("social-graces") if prompt.letter == aspect]
    assert len(prompts) >= 2
    assert marked("social-graces", "starts from joy or care") & {prompt.cited for prompt in prompts}
    others = [words for other, words in ASPECTS.items() if other != aspect]
    assert not [prompt.cited for prompt in prompts for words in others if re.search(words, prompt.text, re.I)]


def test_every_question_under_a_letter_says_which() -> None:
    """`letter` is one of those in the title of its theme; only the last theme, with letters of one's own, has none."""
    titles = {theme.id: theme.title.lower() for theme in shipped("social-graces").themes}
    for prompt in prompts_of("social-graces"):
        if prompt.theme == "graces-your-own":
            assert prompt.letter is None
        else:
            assert prompt.letter in ASPECTS
            assert prompt.letter in titles[prompt.theme]


def test_no_letter_is_summed_up_by_what_is_hard() -> None:
    """A body or a mind is not told by what it cannot do."""
    for theme in shipped("social-graces").themes:
        assert not re.search(
            r"\b(hard|difficult\w*|problem\w*|lack\w*|cannot|can.t|unable|suffer\w*|limit\w*)\b",
            theme.summary,
        )


def test_all_fifteen_letters_spell_the_model() -> None:
    """GGRRAAACCEEESSS: each aspect stands in a title, under its own first letter; and the pack says that it is not the only list."""
    spelled = ""
    for theme in shipped("social-graces").themes[: len(LETTERS)]:
        aspects = theme.title.split(", ")
        assert {aspect[0].upper() for aspect in aspects} == {theme.id[-1].upper()}
        spelled += "".join(aspect[0].upper() for aspect in aspects)
    assert spelled == "GGRRAAACCEEESSS"
    assert "no list of them is complete" in shipped("social-graces").pack.about


@every(prompts_of("social-graces"), lambda prompt: prompt.cited)
def test_the_letters_are_only_ever_the_writers_own(prompt: Prompt) -> None:
    """Every question is about you; none asks what anybody else is; each credits positionality."""
    assert re.search(r"\b(you|your|yourself)\b", prompt.text)
    for question in (prompt.text, prompt.deeper or ""):
        assert not SOMEBODY_ELSES.search(question)
    assert SOMEBODY_ELSES.search("What might their own religion be?")
    assert "positionality" in prompt.also


def test_social_graces_says_what_may_be_left_out() -> None:
    """Nobody else's letters, any question skipped, a dash in place of a word, or the whole entry private."""
    about = shipped("social-graces").pack.about
    for piece in ("leave other people's out", "skip any", "dash in place of a word", "private"):
        assert piece in about


def test_self_begins_with_something_good() -> None:
    """All of its first theme is marked, in the file, as starting from joy or care; so is a part of each of the others."""
    good = marked("self", "starts from joy or care")
    first = [prompt.cited for prompt in prompts_of("self") if prompt.theme == "self-start"]
    assert shipped("self").themes[0].id == "self-start"
    assert set(first) <= good
    assert {cited.partition("/")[0] for cited in good} == set(MODELS["self"].parts)


@every(prompts_of("together"), lambda prompt: prompt.cited)
def test_together_speaks_to_us(prompt: Prompt) -> None:
    """Every question is put to all of us, and none to one person."""
    assert US.search(prompt.text)
    for question in (prompt.text, prompt.deeper or ""):
        assert not re.search(r"\b(you|your|I|my)\b", question)


def test_together_fits_in_an_hour_and_says_how() -> None:
    """Arriving, three parts and Closing leave room in the hour, whichever they are; how to use it is said before anything is asked."""
    longest = Counter[str]()
    for prompt in prompts_of("together"):
        longest[prompt.theme] = max(longest[prompt.theme], prompt.minutes)
    first, *middle, last = longest.values()
    assert first + 3 * max(middle) + last <= 60
    about = shipped("together").pack.about
    for piece in (
        "aloud",
        "in an hour or in ten minutes",
        "not homework",
        "How people are comes first",
        "Somebody keeps the time",
        "Nobody has to speak",
        "stays in the room",
    ):
        assert piece in about


@pytest.mark.parametrize("name", ["together", "bring-and-ask"])
def test_a_group_is_told_what_to_do_about_a_manager_and_about_harm(name: str) -> None:
    """A step for somebody who manages others in the room, and one for somebody who tells of harm: no secrets promised."""
    manager, harm = shipped(name).pack.how[-2:]
    for piece in (
        "manages others",
        "speak last",
        "do not keep the time",
        "follow nothing up",
        "without them",
    ):
        assert piece in manager
    for piece in (
        "tells of harm",
        "Thank them",
        "Do not promise to keep it secret",
        "“equityjournal support”",
    ):
        assert piece in harm


CREDITED = {
    "together-structures": "structural-inequities",
    "together-lived": "lived-experience",
    "together-learning": "learning-justice",
    "together-feeling": "emotions-and-care",
    "together-power": "power",
    "together-trust": "emergence-and-trust",
    "together-humility": "humility",
    "together-lasting": "sustainability",
    "together-keeping-on": "ongoing-commitment",
    "together-on-purpose": "intentional-equity",
    "together-gain": "collective-gain",
    "together-history": "historical-context",
    "together-stories": "counter-narratives",
    "together-ourselves": "positionality",
}
"""The theme of the default pack that each part between arriving and closing is about."""


def test_the_theme_a_team_talks_about_is_credited() -> None:
    """There is a part for each of the fourteen, and whatever it asks counts for that theme too."""
    assert set(CREDITED.values()) == {theme.id for theme in shipped("relational-equity").themes}
    assert set(CREDITED) == {theme.id for theme in shipped("together").themes[1:-1]}
    for prompt in prompts_of("together"):
        assert CREDITED.get(prompt.theme) in {None, *prompt.also}
