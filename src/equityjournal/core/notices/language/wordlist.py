"""Word lists for the language check: rules as data, from TOML files.

The format is explained at the top of `prompts/words/language.en-GB.toml`.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import count, product
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from equityjournal.core.notices.language.known_words import NO_WORDS, KnownWords, gathered_from
from equityjournal.core.notices.language.phrases import (
    Lists,
    Slot,
    lists_of,
    names_of_lists,
    rows_of,
    single_words,
)
from equityjournal.core.notices.words.english import NO_NOUN, POINTING, SHORT, gathered
from equityjournal.core.text.languages import same_language

Kind = Literal["avoid", "consider", "contested"]

_EVERYDAY = (
    NO_NOUN
    | POINTING
    | gathered(
        """so been being doing got going him he she they them his her their people person mum dad family man
    wanted looked coming kept went said says show"""
    )
)
"""Words too common to look a row up by, if it has another."""


class WordRule(NamedTuple):
    """Words worth a second look, with alternatives, reason and source."""

    id: str
    kind: Kind
    match: Sequence[str]
    gentler: Sequence[str]
    why: str
    source: str
    not_in: Sequence[str] = ()
    """Longer phrases in which the words are fine: `placement student`."""
    near: Sequence[str] = ()
    """Words: at least one must be near, if any are given."""
    not_near: Sequence[str] = ()
    """Words: none may be close in the same sentence."""
    beside: Sequence[str] = ()
    """Words: at least one must be close in the same sentence, if any are given."""
    alone: bool = False
    """Whether the words count only without a noun behind: `the elderly`, not `the elderly oak`."""
    of_people: bool = False
    """Whether the words count only near people: “he is hard to reach”, not “the bell is”."""
    unless_denied: bool = False
    """Whether to leave alone a denial: “he is not …”."""
    services_talk: bool = False
    """Whether services use the words of their own work, so that I or we before them is not self-
    description."""
    in_notes: bool | Literal["only"] = False
    """Whether a line that begins with the words needs none of `near`: “DNA x3”; `only`: they count nowhere
    else: “epileptic, had two fits”."""
    address: str = ""
    """Web page on which the source was seen to say so; empty: none."""
    confirmed: bool = True
    """Whether the source was seen to say so; the shipped list says where it was not."""


class WordList(NamedTuple):
    """A list of rules in use, validated by `wordlist_file.py`."""

    language: str
    silence: Sequence[str]
    """Ids of rules, from lists read before, to switch off."""
    rules: Sequence[WordRule]
    lists: Mapping[str, Sequence[str]]
    """Words by name, for which `{name}` stands in the phrases of its rules."""
    known: Mapping[str, Sequence[str]]
    """Words for people and things, by the names of `KnownWords`."""


def in_use(table: Mapping[str, Any]) -> WordList:
    """The list in a validated table, complete with defaults."""
    rules = [WordRule(**rule) for rule in table["rules"]]
    return WordList(table["language"], table["silence"], rules, table["lists"], table["known"])


class WordRow(NamedTuple):
    """A row of words to find, for a rule."""

    slots: tuple[Slot, ...]
    rule: str
    counts: bool
    """True: worth a second look; False: an exception within which the rule is silent."""
    anchor: int
    """Index of the slot with the rarest words."""
    looked_up: int
    """Index of the slot that the row is looked up by, or of the first of two neighbours."""
    place: int
    """Its place among all rows."""


class WordRules(NamedTuple):
    """The rules of one language, ready for a text."""

    language: str = "en-GB"
    rules: Mapping[str, WordRule] = MappingProxyType({})
    """Rules by id, in the order of the lists."""
    rows: Mapping[str, list[WordRow]] = MappingProxyType({})
    """Rows by the words that they are looked up by, in the form compared: two neighbours, or one alone."""
    near: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Words of which at least one must be near, by rule."""
    not_near: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Words of which none may be close, by rule."""
    beside: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Words of which at least one must be close, by rule."""
    known: KnownWords = NO_WORDS
    """Words for people and things."""


def rules_from(lists: Iterable[WordList], language: str = "en-GB") -> WordRules:
    """Rules of several word lists, ready for a text.

    Later rules replace earlier ones of their id, or silence them.

    Args:
        lists: The lists, the shipped ones first.
        language: Language of the text; lists of another language or country are ignored.
    """
    rules: dict[str, tuple[WordRule, Lists]] = {}
    known = []
    for words in lists:
        if same_language(words.language, language):
            known.append({name: single_words(more, {}) for name, more in words.known.items()})
            for identity in words.silence:
                rules.pop(identity, None)
            named = lists_of(_lists_used(words))
            rules.update({rule.id: (rule, named) for rule in words.rules})
    rows: dict[str, list[WordRow]] = {}
    places = count()
    for rule, named in rules.values():
        for patterns, counts in ((rule.match, True), (rule.not_in, False)):
            for slots in (slots for pattern in patterns for slots in rows_of(pattern, named)):
                anchor = _anchor(slots)
                looked_up, keys = _keys(slots, anchor)
                row = WordRow(slots, rule.id, counts, anchor, looked_up, next(places))
                for key in keys:
                    rows.setdefault(key, []).append(row)
    return WordRules(
        language,
        {identity: rule for identity, (rule, _) in rules.items()},
        rows,
        {rule.id: single_words(rule.near, named) for rule, named in rules.values()},
        {rule.id: single_words(rule.not_near, named) for rule, named in rules.values()},
        {rule.id: single_words(rule.beside, named) for rule, named in rules.values()},
        gathered_from(known),
    )


def _lists_used(words: WordList) -> dict[str, Sequence[str]]:
    """The named lists that the rules of a file refer to."""
    used = {
        name
        for rule in words.rules
        for patterns in (rule.match, rule.not_in, rule.near, rule.not_near, rule.beside)
        for pattern in patterns
        if "{" in pattern
        for name in names_of_lists(pattern)
    }
    return {name: listed for name, listed in words.lists.items() if name in used}


def _anchor(slots: tuple[Slot, ...]) -> int:
    """Index of the slot with the rarest words: no everyday ones, and long."""

    def rareness(at: int) -> tuple[bool, int]:
        words = slots[at]
        return (words.isdisjoint(_EVERYDAY), min(map(len, words))) if words else (False, 0)

    return max(range(len(slots)), key=rareness) if len(slots) > 1 else 0


_MOST_PAIRS = 50
"""Pairs of words that a row may be looked up by; with more of them, it is looked up by a single word."""


def _keys(slots: tuple[Slot, ...], anchor: int) -> tuple[int, Set[str]]:
    """Where the words that a row is looked up by begin, and these: two neighbours if they are few."""
    pairs = {
        len(slots[first] or ()) * len(slots[first + 1] or ()): first
        for first in (anchor, anchor - 1)
        if first >= 0 and first + 1 < len(slots)
    }
    fewest = min((number for number in pairs if number), default=_MOST_PAIRS)
    if fewest >= _MOST_PAIRS:
        return anchor, _compared(slots[anchor])
    first = pairs[fewest]
    return first, set(map(" ".join, product(_compared(slots[first]), _compared(slots[first + 1]))))


def _compared(slot: Slot) -> Set[str]:
    """The words of a slot in the form compared; none where any will do."""
    return {SHORT.get(word, word) for word in map(str.casefold, slot or ())}


MOST_PHRASES = 1000
"""Phrases of a kind that a rule may have at most."""
WITH_PHRASES = ("match", "not_in")
"""The keys of a rule whose phrases are left out where the words of a text do not bring them up."""


def rules_by_word(words: WordList) -> dict[str, list[int]]:
    """Places of phrases, by each word without which a phrase is not found.

    A place is one number, which is read faster than three; `place_of` takes it apart.
    """
    places: dict[str, list[int]] = {}
    named = lists_of(words.lists)
    for place, rule in enumerate(words.rules):
        for kind, patterns in enumerate((rule.match, rule.not_in)):
            first = (place * len(WITH_PHRASES) + kind) * MOST_PHRASES
            for at, pattern in enumerate(patterns, first):
                rows = list(rows_of(pattern, named))
                for word in {word for slots in rows for word in slots[_anchor(slots)] or ()}:
                    places.setdefault(word, []).append(at)
    return places


def place_of(number: int) -> tuple[int, str, int]:
    """The rule, the key and the phrase at a place of the index."""
    phrases_before, phrase = divmod(number, MOST_PHRASES)
    rule, kind = divmod(phrases_before, len(WITH_PHRASES))
    return rule, WITH_PHRASES[kind], phrase
