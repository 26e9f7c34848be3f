"""The rules that hold for every pack that comes with the program, whoever wrote it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import find_packs, read_pack
from every import every

# An overlay, named PACK.LANGUAGE.toml, brings no questions of its own.
PATHS = sorted(path for path in shipped_packs().glob("*.toml") if "." not in path.stem)
PACKS = [pack for pack in map(read_pack, PATHS) if isinstance(pack, Pack)]
PROMPTS = [prompt for pack in PACKS for prompt in pack.prompts]
THEMES = {theme.id for pack in PACKS for theme in pack.themes}
YES_OR_NO = re.compile(
    r"(?:^|[:,] )(did|was|were|is|are|am|do|does|have|has|had|could|would|can|will|should|may)\b", re.I
)
LABEL = re.compile(r"\b(service users?|clients?|vulnerable|hard to reach|BAME|BME)\b", re.I)
JARGON = re.compile(
    r"\b(positionality|systemic|stakeholder|co-production|lived experience|intersectional\w*|unpack|privileged?)\b",
    re.I,
)
whole_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)


def test_every_shipped_pack_is_sound() -> None:
    """No file that came with the program has a problem: pack and theme ids mean one thing each."""
    found, problems = find_packs(shipped_packs(), shipped_packs() / "nobody")
    assert problems == []
    assert [one.contents.id for one in found] == [path.stem for path in PATHS]


@whole_pack
def test_a_pack_says_whose_it_is(pack: Pack) -> None:
    """What it is for, whose framework, who wrote the questions, who has read them and the licence are stated."""
    about = pack.pack
    assert all((about.about, about.based_on, about.reviewed_by))
    assert re.search(r"\b(not|neither|nobody)\b.* seen or endorsed", about.questions_by, re.I)
    assert (about.version, about.language, about.licence) == ("1.0", "en-GB", "CC-BY-4.0")


@whole_pack
def test_a_theme_has_a_summary_and_questions(pack: Pack) -> None:
    """One sentence says what each theme is about, and there are at least four prompts to draw from; one of a path is enough."""
    prompts = Counter(prompt.theme for prompt in pack.live)
    for theme in pack.themes:
        assert re.fullmatch(r"[^.?]+\.", theme.summary), theme.id
        assert prompts[theme.id] >= (1 if pack.path else 4), theme.id


@whole_pack
def test_a_pack_says_where_to_look(pack: Pack) -> None:
    """Further reading has a title and a place where it can be found."""
    assert not [one.title for theme in pack.themes for one in theme.resources if not one.where]


@whole_pack
def test_nobody_is_given_a_label(pack: Pack) -> None:
    """The words that are ours call nobody by a label; the title of a thing that is not ours may."""
    ours = [pack.pack.title, pack.pack.about, *(theme.summary for theme in pack.themes)]
    assert not [words for words in ours if LABEL.search(words)]


@every(shipped_packs().rglob("*.toml"), lambda file: file.stem)
def test_shipped_words_are_true_of_their_sources(file: Path) -> None:
    """The people served are never "those you work for", bodies bear their own names, and a report that nobody read is called so."""
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\b(people|those|person|families) (you|we|they|I) work for\b", text, re.I)
    assert "Shabnam Ahmed" not in text or "Black and Ethnic Minority Professionals Symposium" in text
    for based_on in re.findall(r"^based_on = (.+)", text, re.M):
        assert "From Implicit to Intentional" not in based_on or "whose text we have not read" in based_on


@every(PROMPTS, lambda prompt: prompt.cited)
def test_questions_are_short_open_and_plain(prompt: Prompt) -> None:
    """One question each, thirty words at most, never to be answered by yes or no, and without jargon or labels."""
    for question in filter(None, (prompt.text, prompt.deeper)):
        assert question.endswith("?")
        assert question.count("?") == 1
        assert len(question.split()) <= 30
        assert not YES_OR_NO.search(question)
        assert not JARGON.search(question)
        assert not LABEL.search(question)


def test_other_themes_named_are_themes_there_are() -> None:
    """`also` names themes of shipped packs, each once, and never the prompt's own."""
    for prompt in PROMPTS:
        assert set(prompt.also) <= THEMES - {prompt.theme}, prompt.cited
        assert len(set(prompt.also)) == len(prompt.also), prompt.cited


def test_a_prompt_is_found_by_its_own_id() -> None:
    """No two prompts share an id, so that `-p who-decided` means one question whatever the pack."""
    assert [name for name, times in Counter(prompt.id for prompt in PROMPTS).items() if times > 1] == []


def test_no_question_is_there_twice() -> None:
    """Every question is worded once over all packs."""
    assert [text for text, times in Counter(prompt.text for prompt in PROMPTS).items() if times > 1] == []


@whole_pack
def test_no_follow_up_is_there_twice(pack: Pack) -> None:
    """Within a pack, every follow-up is worded once and none repeats a question."""
    questions = [question for prompt in pack.live for question in (prompt.text, prompt.deeper) if question]
    assert [text for text, times in Counter(questions).items() if times > 1] == []


def test_one_piece_of_reading_has_one_title_in_every_pack() -> None:
    """And is said to be by the same people, to be found in the same place: nobody looks for one thing twice."""
    reading = {resource for pack in PACKS for theme in pack.themes for resource in theme.resources}
    titles = Counter(resource.title for resource in reading)
    assert {title: count for title, count in titles.items() if count > 1} == {}
    studies = Counter(resource.by for resource in reading if "(case study)" in resource.title)
    assert studies == dict.fromkeys(
        ("Empowerment", "Good Cents", "Lighthouse", "Plymouth Alliance", "Wellbeing Teams"), 1
    )


def test_further_reading_can_be_opened_or_says_that_it_is_not_confirmed() -> None:
    """What was named in the programme of a workshop is no dead end without a word."""
    reading = {resource for pack in PACKS for theme in pack.themes for resource in theme.resources}
    assert not [
        item for item in reading if "https://" not in item.where and "not confirmed" not in item.where
    ]
    assert not [
        item
        for item in reading
        if "Named in the programme" in item.where and "not confirmed" not in item.where
    ]
    links = (Path(__file__).parents[2] / "docs" / "links.md").read_text("utf-8")
    unseen = re.findall(r"^\| (http\S+) \| not looked at \|$", links, re.M)
    assert unseen
    assert not [
        item
        for item in reading
        for address in unseen
        if address in item.where.split() and "not confirmed" not in item.where
    ]
