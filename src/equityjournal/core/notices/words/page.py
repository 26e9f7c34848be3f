"""A text with its rules, for questions about its words."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain, islice, repeat

from equityjournal.core.notices.rules.identifiers import IdentifierRule, IdentifierRules
from equityjournal.core.notices.words.sentences import UPPER, Word
from equityjournal.core.notices.words.small_kinds import small_kind, small_title
from equityjournal.core.notices.words.tongue import Line, lines
from equityjournal.core.text.patterns import Later

_DIGITS = re.compile("[0-9]+")
_LETTERS = re.compile("([a-z]+)")
_BEFORE = Later(r"(?<!\w)(?:(\w+)\.? )?(\w+)(?:'s)?[/:]? [(\"']?$")
_SINGLE_CAPITAL = re.compile(r"[A-Z](?<!\w[A-Z])(?!(?<=[AI]) [^A-Z]|(?<=I)'|[a-z])")
"""A capital that may be an initial: not that of a word with small letters, nor "I" or "A" before one."""
_CONTRACTED = Later(r"(?i)'(?:ll|m|re|d|ve|t|s)$")
_CONTRACTIONS = {"ll", "m", "re", "d", "ve", "t", "s", "n"}
_SHOUTED_BEHIND = Later(rf" ([{UPPER}]{{4,}})(?!\w)")
_SHOUTED_BEFORE = Later(rf"(?<!\w)([{UPPER}]{{4,}}) $")
_SITES = {"Corner", "Cross", "Landing", "Strand", "Links", "Circus", "Broadway", "Passage", "Alley", "Nook"}
"""Streets whose word also begins the name of a house: "Corner House"."""
_FOND = frozenset(("wee", "big", "auld", "lil"))
"""Words that are said fondly before a name."""


def _apart(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Matches, in order, of which none begins within the one before."""
    end = 0
    for match in matches:
        if match.start() >= end:
            end = match.end()
            yield match


class Page:
    """A text with its rules, for questions about its words."""

    def __init__(self, text: str, rules: IdentifierRules) -> None:
        self.text, self.rules, self.words, self.dictionary = text, rules, rules.words, rules.dictionary
        self.is_no_name = rules.is_no_name
        self.lines = list(lines(text, rules.dictionary))
        self._starts = [line.start for line in self.lines]
        self._is_welsh = any(line.welsh for line in self.lines)
        self.labels: dict[int, Set[str]] = {}
        """The small words of labels before numbers, as far as they are read."""
        self._before: dict[int, tuple[str, str]] = {}
        self._mostly_explained: dict[int, bool] = {}

    @cached_property
    def small(self) -> str:
        """The text in small letters, for patterns to which capitals are all one."""
        return self.text.lower()

    @cached_property
    def words_at(self) -> Mapping[str, Sequence[int]]:
        """The places of each run of letters, in small letters."""
        parts = _LETTERS.split(self.small)  # what stands between, and each run, in turn
        places: defaultdict[str, list[int]] = defaultdict(list)
        for letters, start in zip(parts[1::2], islice(accumulate(map(len, parts)), 0, None, 2), strict=False):
            places[letters].append(start)
        return places

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Each run of letters, in small letters."""
        return frozenset(self.words_at)

    def words_before(self, at: int) -> tuple[str, str]:
        """The word before a place and the one before that, in the same sentence; empty without any."""
        if at not in self._before:
            match = _BEFORE.search(self.text, max(at - 30, 0), at)
            self._before[at] = (match[2], match[1] or "") if match else ("", "")
        return self._before[at]

    def holds(self, words: frozenset[str]) -> bool:
        """Whether any of some words stands in the text, in small letters or not."""
        return not words.isdisjoint(self.all_words)

    def places_of(self, words: frozenset[str]) -> Sequence[int]:
        """The places of some words, in order."""
        there = words & self.all_words
        return sorted(chain.from_iterable(map(self.words_at.__getitem__, there))) if there else ()

    def beginning(self, pattern: Later, words: frozenset[str]) -> Iterable[re.Match[str]]:
        """Matches of a pattern that begin with one of some words, in small letters."""
        return self._at(pattern, self.places_of(words))

    def _at(self, pattern: Later, places: Sequence[int]) -> Iterable[re.Match[str]]:
        """Matches of a pattern that begin at some places."""
        if not places:
            return ()  # so that the pattern is made ready for a text that needs it alone
        return filter(None, map(pattern.match, repeat(self.text), places))

    def ending(self, pattern: Later, words: frozenset[str], reach: int) -> Iterator[re.Match[str]]:
        """Matches of a pattern that hold one of some words, and begin at most so far before it."""
        done = 0
        for at in self.places_of(words):
            stretch = self.text, max(at - reach, done), min(at + reach, len(self.text))
            for match in pattern.finditer(*stretch) if pattern.search(*stretch) else ():
                if match.start() <= at < match.end():
                    done = match.end()
                    yield match

    def of_initials(self, pattern: Later) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin with a capital that begins a word, no small letter behind."""
        return _apart(self._at(pattern, self._single_capitals))

    @cached_property
    def _single_capitals(self) -> Sequence[int]:
        return [match.start() for match in _SINGLE_CAPITAL.finditer(self.text)]

    @cached_property
    def numbers(self) -> Sequence[tuple[int, int]]:
        """The places of all digits in a row."""
        return [match.span() for match in _DIGITS.finditer(self.text)]

    @cached_property
    def _starts_of_numbers(self) -> Sequence[int]:
        return [start for start, _ in self.numbers]

    @property
    def has_digits(self) -> bool:
        """Whether any digit stands in the text."""
        return bool(self.numbers)

    def with_numbers(self, pattern: Later, reach: int) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin at most so far before their first digits in a row."""
        done = 0
        for at in self._starts_of_numbers:
            match = pattern.search(self.text, max(at - reach, done)) if at >= done else None
            if match:
                done = match.end()
                yield match
            elif at >= done:
                return  # no number further on will do

    def at_numbers(self, pattern: Later) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begins with the first of some digits in a row."""
        return _apart(self._at(pattern, self._starts_of_numbers))

    def line(self, at: int) -> Line:
        """The line around a place."""
        return self.lines[max(bisect_right(self._starts, at) - 1, 0)]

    def is_mostly_explained(self, line: Line) -> bool:
        """Whether at most a quarter of a line's small words is unexplained, so that it is in no dialect."""
        if line.start not in self._mostly_explained:
            unexplained = sum(
                not (self.explains(word) or (word.endswith("in") and self.explains(f"{word}g")))
                for word in line.unexplained
            )
            alone = unexplained == 1 and len(line.words) > 2  # "let rafiqul down"
            self._mostly_explained[line.start] = alone or 4 * unexplained <= len(line.words)
        return self._mostly_explained[line.start]

    def in_capitals(self, at: int) -> bool:
        """Whether a place is in a line that is written in capitals throughout."""
        return self.line(at).shouted

    def plain(self, word: Word) -> str:
        """A word without contraction, and with one capital where it has several."""
        text = word.text
        if "'" in text and _CONTRACTED.search(text):
            text = text.replace("'", "") if text.lower().endswith("n't") else text.split("'")[0]
        return text.capitalize() if len(text) > 1 and text.isupper() else text

    def explains(self, word: str) -> bool:
        """Whether the dictionary explains a word, or all parts of it."""
        small = word.lower()
        if self.dictionary.explains(small) or (self._is_welsh and self.dictionary.explains_in_welsh(small)):
            return True
        parts = small.replace("'", "-").split("-")
        return len(parts) > 1 and all(
            len(part) == 1 or part in _CONTRACTIONS or self.explains(part) for part in parts if part
        )

    def explains_as_usual(self, word: str) -> bool:
        """Whether the dictionary explains a word, and by no rarer word, such as a town: "Butetown centre"."""
        small = word.lower()
        if "-" in small or "'" in small or (self._is_welsh and not self.dictionary.explains(small)):
            return self.explains(word)
        return self.dictionary.explains_as_usual(small)

    def is_listed_in_capitals(self, letters: str) -> bool:
        """Whether letters are a usual abbreviation: GP, DOB."""
        return letters in self.words["capitals"] or letters.lower() in self.words["known"]

    def possible_small_names(self) -> set[str]:
        """The small words of the text that are unexplained, or names as well."""
        possible: set[str] = set()
        for line in self.lines:
            possible.update(word for word in line.unexplained if not self.explains(word))
            possible.update(line.words & self.rules.small_names)
            if not line.words.isdisjoint(_FOND):
                possible.update(line.words & self.rules.small_given_names)
        return possible

    def could_be_small_name(self, word: str) -> bool:
        """Whether a small word is unexplained, or a name as well."""
        named = word in self.rules.small_names or word in self.rules.small_given_names
        return named or not self.explains(word)

    def shouted_beside(self, word: Word) -> bool:
        """Whether another word in capitals that nothing explains stands beside."""
        beside = [_SHOUTED_BEHIND.match(self.text, word.end)]
        beside.append(_SHOUTED_BEFORE.search(self.text, max(word.start - 20, 0), word.start))
        return any(
            match and not self.explains(match[1]) and not self.is_no_name(match[1].capitalize())
            for match in beside
        )

    def may_be_called(self, word: str) -> bool:
        """Whether a capitalised word, by itself, is more likely a name than not."""
        if word in self.words["names_that_are_words"]:
            return word not in self.words["capitals"] and word not in self.words["ordinary"]
        return not self.explains(word) and not self.is_no_name(word)

    def is_general_in_small(self, word: str) -> bool:
        """Whether a small word is too general to name a place: "another", "surgical"."""
        return word in self.words["general"] or (
            self.is_no_name(word.capitalize()) and word not in self.words["place_names"]
        )

    def is_general(self, word: str, *, street: bool) -> bool:
        """Whether a word is too general to name a place: "Community"."""
        known = word.lower() in self.words["known"] and word.lower() not in self.words["place_names"]
        return (
            known
            or self.rules.has_usual_capital(word)
            or (
                not street
                and word in self.rules.ends
                and word != "St"
                and word.lower() not in self.words["place_names"]
                and word not in _SITES
            )
        )

    def ends_a_place(self, word: str) -> bool:
        """Whether a word is the kind of a place, not a street."""
        rule = self.kind_of_place(word)
        return rule is not None and rule.reported != "address"

    def is_street(self, word: str) -> bool:
        """Whether a word is the kind of a street: "Row"."""
        rule = self.rules.ends.get(word)
        return rule is not None and rule.reported == "address"

    def kind_of_place(self, word: str) -> IdentifierRule | None:
        """The rule of a kind that ends a name: "Ward", or "WARD"."""
        return self.rules.ends_in_capitals_too.get(word)

    def title(self, word: str) -> IdentifierRule | None:
        """The rule of a title: "Mrs", or "MRS"."""
        return self.rules.titles_in_capitals_too.get(word)

    def small_title(self, before: int) -> tuple[IdentifierRule, int] | None:
        """The rule and start of a small title just before a place."""
        return small_title(self.text, before, self.rules)

    def small_kind(self, after: int, *, saint: bool = False) -> tuple[IdentifierRule, int] | None:
        """The rule and end of a small kind just after a place."""
        return small_kind(self.text, after, self.rules, saint=saint)
