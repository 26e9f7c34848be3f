"""The facts and rules the shipped list of words is held to."""

from collections import Counter, defaultdict
from pathlib import Path

from equityjournal.core.notices.language.labelling import find
from equityjournal.core.notices.language.phrases import Slot
from equityjournal.core.notices.language.wordlist import WordRule
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import language_rules
from every import every

RULES = language_rules(shipped_packs() / "words", Path("none"))[0]

# The terms gathered from British guides, each in a sentence as somebody might write it, and one body that says so.
TERMS = {
    "hard to reach": ("The hard to reach families.", "SCIE"),
    "non-engaged": ("A non-engaged parent.", "NSPCC"),
    "service resistant": ("A service resistant man.", "NSPCC"),
    "hard to engage": ("A hard to engage family.", "NSPCC"),
    "non-compliant": ("He is non-compliant.", "Professional Social Work"),
    "compliance": ("Her medication compliance.", "Professional Social Work"),
    "service user": ("A service user came.", "Somerset"),
    "client": ("A client came.", "Dimensions"),
    "the vulnerable": ("For the vulnerable.", "Camden"),
    "vulnerable people": ("For vulnerable people.", "Somerset"),
    "case": ("A complex case.", "Rewriting Social Care"),
    "the disabled": ("For the disabled.", "GOV.UK"),
    "people with disabilities": ("For people with disabilities.", "NICE"),
    "able-bodied": ("The able-bodied staff.", "ParaPride"),
    "suffers from": ("She suffers from asthma.", "GOV.UK"),
    "afflicted by": ("She is afflicted by asthma.", "New Forest"),
    "victim of": ("He is a victim of stroke.", "GOV.UK"),
    "wheelchair-bound": ("He is wheelchair-bound.", "GOV.UK"),
    "confined to a wheelchair": ("He is confined to a wheelchair.", "Camden"),
    "handicapped": ("A handicapped man.", "New Forest"),
    "mentally ill": ("A mentally ill man.", "NICE"),
    "mental health problems": ("He has mental health problems.", "New Forest"),
    "schizophrenic": ("Two schizophrenics came.", "NICE"),
    "diabetic": ("Two diabetics came.", "NICE"),
    "epileptic": ("Two epileptics came.", "NICE"),
    "dementia sufferer": ("A dementia sufferer came.", "Leicester"),
    "person with autism": ("A person with autism came.", "Bromley"),
    "ASD": ("He has ASD.", "NICE"),
    "learning disabled": ("A learning disabled man.", "NICE"),
    "learning disabilities": ("For people with learning disabilities.", "NICE"),
    "alcoholic": ("He is an alcoholic.", "NICE"),
    "addict": ("He is an addict.", "Suffolk"),
    "drug abuser": ("He is a drug abuser.", "NICE"),
    "alcohol abuse": ("His alcohol abuse.", "NICE"),
    "obese people": ("For obese people.", "NICE"),
    "challenging behaviour": ("His challenging behaviour.", "Dimensions"),
    "kicking off": ("He was kicking off.", "Dimensions"),
    "tantrum": ("She had a tantrum.", "Dimensions"),
    "attention-seeking": ("She is attention-seeking.", "Rewriting Social Care"),
    "manipulative": ("She is manipulative.", "Rewriting Social Care"),
    "non-verbal": ("She is non-verbal.", "Dimensions"),
    "package of care": ("Her package of care.", "Dimensions"),
    "accessing the community": ("She is accessing the community.", "Platfform"),
    "mobilise": ("She can mobilise with a stick.", "Platfform"),
    "activities of daily living": ("Her activities of daily living.", "Platfform"),
    "void": ("A void flat.", "Dimensions"),
    "bed": ("A bed came up at the hostel.", "Dimensions"),
    "placement": ("The child's placement ended.", "TACT"),
    "contact": ("Her contact with his dad ended.", "TACT"),
    "contact centre": ("At the contact centre.", "Bromley"),
    "abscond": ("He absconded.", "TACT"),
    "care leaver": ("A care leaver came.", "NHS inform"),
    "LAC": ("A LAC review.", "Bromley"),
    "respite": ("They get respite.", "TACT"),
    "difficult to place": ("He is difficult to place.", "Bromley"),
    "drop out": ("He dropped out of school.", "Bromley"),
    "birth parents": ("His birth parents came.", "TACT"),
    "biological parents": ("His biological parents came.", "TACT"),
    "asylum seeker": ("An asylum seeker came.", "Anchor"),
    "did not attend": ("The child did not attend.", "NHS Borders"),
    "putting themselves at risk": ("She is putting herself at risk.", "Durham"),
    "lifestyle choice": ("It is a lifestyle choice.", "Durham"),
    "poor relationship choices": ("She makes poor relationship choices.", "Durham"),
    "in a relationship with an abuser": ("She is in a relationship with her abuser.", "Children's Society"),
    "involved in CSE": ("She is involved in CSE.", "Children's Society"),
    "BAME": ("A BAME tenant.", "NHS"),
    "BME": ("A BME tenant.", "Race Disparity Unit"),
    "Afro-Caribbean": ("An Afro-Caribbean man.", "NHS"),
    "the elderly": ("For the elderly.", "NHS inform"),
    "committed suicide": ("He committed suicide.", "Samaritans"),
    "failed attempt": ("Her failed suicide attempt.", "Samaritans"),
    "deaf ears": ("It fell on deaf ears.", "GOV.UK"),
    "blind spot": ("It was my blind spot.", "GOV.UK"),
    "tone deaf": ("It was tone deaf.", "GOV.UK"),
    "frontline": ("Our frontline staff.", "Professional Social Work"),
    "patient failed treatment": ("She failed treatment.", "NICE"),
}


@every(TERMS)
def test_every_term_of_the_guides_is_pointed_out_with_its_source(term: str) -> None:
    """All forty-eight rows of terms, and those added, are found where somebody writes them."""
    sentence, says_so = TERMS[term]
    (finding,) = find(sentence, RULES)
    assert says_so in finding.source


@every(RULES.rules.values(), lambda rule: rule.id)
def test_every_reason_is_one_plain_sentence_without_blame(rule: WordRule) -> None:
    """Short, ended by a full stop, never “you” and never “should”."""
    assert rule.why.endswith(".")
    assert len(rule.why.split()) <= 45
    assert not {"you", "your", "should", "must", "wrong", "offensive"} & set(
        rule.why.lower().strip(".").split()
    )
    assert "!" not in rule.why


@every([rule for rule in RULES.rules.values() if rule.kind == "contested"], lambda rule: rule.id)
def test_where_the_people_named_differ_both_sides_are_told(rule: WordRule) -> None:
    """A contested rule says that people differ, and names who says what."""
    assert rule.why.startswith("People differ:")
    assert ";" in rule.source
    assert ";" in rule.why


@every(
    [rule for rule in RULES.rules.values() if rule.why.startswith(("Guides differ:", "People differ:"))],
    lambda rule: rule.id,
)
def test_where_anybody_differs_the_rule_is_no_advice_to_avoid(rule: WordRule) -> None:
    """`avoid` is for words on which a guide speaks and no other contradicts it."""
    assert rule.kind != "avoid"


@every([rule for rule in RULES.rules.values() if rule.kind == "avoid"], lambda rule: rule.id)
def test_what_to_avoid_is_advice_of_somebody_else(rule: WordRule) -> None:
    """What we added of our own accord is no more than something to consider."""
    assert not rule.source.startswith("Our own addition")


def test_there_are_at_least_one_hundred_and_sixty_rules() -> None:
    """The list is about more than the words of services."""
    assert len(RULES.rules) >= 160


def test_the_guide_counts_as_many_rules_as_there_are() -> None:
    """docs/guides/language.md has the number of each kind, and of those with a page and without."""
    guide = (Path(__file__).parents[2] / "docs/guides/language.md").read_text("utf-8")
    kinds = Counter(rule.kind for rule in RULES.rules.values())
    confirmed = sum(rule.confirmed for rule in RULES.rules.values())
    assert f": {len(RULES.rules)} rules" in guide
    assert all(f"**{kind}** ({count})" in guide for kind, count in kinds.items())
    assert f"For {confirmed} rules that is a web page; {len(RULES.rules) - confirmed} say" in guide


@every(RULES.rules.values(), lambda rule: rule.id)
def test_every_source_has_the_page_it_was_seen_on_or_says_that_nobody_has_seen_it(rule: WordRule) -> None:
    """A rule whose source nobody saw says so, and gives no address."""
    assert rule.confirmed is bool(rule.address)


@every(RULES.rules.values(), lambda rule: rule.id)
def test_every_rule_finds_a_phrase_of_its_own(rule: WordRule) -> None:
    """No rule is silenced by its own exceptions: one of its phrases, in a sentence, is found by it."""
    near = next(iter(RULES.near[rule.id] | RULES.beside[rule.id]), "")
    rows = {
        row.slots for of_word in RULES.rows.values() for row in of_word if row.rule == rule.id and row.counts
    }
    said = (" ".join(min(slot) if slot else "so" for slot in row) for row in rows)
    sentences = (
        text
        for one in said
        for text in (f"{near}. We met {one}.", f"{near}. He, {one}.", f"{near}, {one}.", f"{one}.")
    )
    assert any(finding.rule == rule.id for text in sentences for finding in find(text, RULES))


def test_no_exception_is_as_short_as_the_phrase_it_belongs_to() -> None:
    """“notorious (junction)” as an exception would silence “notorious” everywhere: none does so."""
    rows = {row for of_word in RULES.rows.values() for row in of_word}
    sought: dict[tuple[str, int], list[tuple[Slot, ...]]] = defaultdict(list)
    exempt: dict[tuple[str, int], list[tuple[Slot, ...]]] = defaultdict(list)
    for row in rows:
        (sought if row.counts else exempt)[row.rule, len(row.slots)].append(row.slots)
    swallowed = [
        (rule, phrase)
        for (rule, length), exceptions in exempt.items()
        for phrase in sought[rule, length]
        if any(all(map(_has_all_of, exception, phrase)) for exception in exceptions)
    ]
    assert swallowed == []


def _has_all_of(wider: Slot, narrower: Slot) -> bool:
    """Whether a place of an exception takes every word of that place of a phrase."""
    return wider is None or (narrower is not None and narrower <= wider)


# Words on which an early list of ours was silent, and in which files speak of people who are Black, poor, or from
# elsewhere; each in a line as a tired person might write it.
ONCE_UNSEEN = {
    "coloured": "rang the coloured lady in 9",
    "half-caste": "he is half-caste",
    "aggressive-of-black-people": "Black dad, aggressive on phone",
    "mature-for-their-age": "mature for his age, 12",
    "streetwise": "she is streetwise",
    "illegal-immigrant": "illegal immigrants upstairs",
    "chaotic-family": "a chaotic family",
    "problem-family": "troubled family",
    "sink-estate": "the sink estate",
    "gypsy-small": "a gypsy called",
    "race-card": "played the race card",
    "chip-on-shoulder": "has a chip on her shoulder",
    "transgenders": "two transgenders",
    "non-white": "non-white staff",
    "benefit-scrounger": "benefit scroungers",
    "a-homosexual": "he is a homosexual",
    "promiscuous": "she is promiscuous",
    "articulate": "articulate for a Black woman",
    "frequent-flyer": "frequent flyer, 4th time",
    "the-homeless": "the homeless are moved on",
    "offender": "offender did not turn up",
    "prostitute": "works as a prostitute",
    "poor-historian": "poor historian",
    "heartsink": "heartsink at 11:40",
    "failed-asylum-seeker": "failed asylum seeker on a sofa",
    "denies": "pt denies alcohol",
    "disguised-compliance": "disguised compliance again",
    "no-english": "doesn't speak English",
}


@every(ONCE_UNSEEN)
def test_words_on_race_class_and_migration_are_pointed_out(rule: str) -> None:
    """Each has a rule of its own, found in a line of notes."""
    assert rule in [finding.rule for finding in find(ONCE_UNSEEN[rule], RULES)]


def test_no_gentler_word_is_itself_pointed_out() -> None:
    """What is offered instead does not call for a second look."""
    offered = [(rule.id, word) for rule in RULES.rules.values() for word in rule.gentler]
    assert [one for one in offered if find(f"{one[1]} here.", RULES)] == []


def test_nothing_the_shipped_prompts_and_the_guides_recommend_is_pointed_out() -> None:
    """Disabled people, autistic people and older people are left in peace."""
    good = (
        "Disabled people, autistic people, older people, a wheelchair user and a person with dementia came."
    )
    assert find(good, RULES) == []
