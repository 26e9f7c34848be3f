"""The search for the patterns of the rules: tried only where a match may begin, or near what it must hold.

A text is read once for its words. A pattern that names its first words is tried at these alone; another, near
the digits or the sign that each of its matches holds. So a text pays only for the patterns that it may match.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.around import AROUND, BESIDE, DIGIT, MONTH_BEGINNINGS, MONTHS
from equityjournal.core.notices.rules.identifiers import MONTH, IdentifierRule, Pattern, RulePatterns
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.dates import month_in_words, month_names

_BEFORE, _AFTER = 45, 16  # characters within which a word counts as beside a match
_WIDE = (80, 80)  # reach around a text that each match holds, such as the @ of an address
_BEGIN_MONTHS = frozenset(MONTH_BEGINNINGS)


def find(page: Page) -> Iterator[Finding]:
    """Findings by the rules' expressions, in folded text; they may overlap."""
    search = _Search(page)
    for of_rule, spots in search.rules():
        for pattern, match in search.matches(of_rule, spots):
            span = match.span("v" if pattern.has_value else 0)
            if _is_confirmed(search.text, span, of_rule):
                yield _finding(search.text, span, of_rule.rule)


class _Search:
    """A search of one text, in which the rules with the same `around` share their stretches."""

    def __init__(self, page: Page) -> None:
        self.text = page.text.replace("\n", " ").replace("\t", " ")
        self._page, self._lower = page, self.text.lower()
        self._stretches: dict[str, _Stretches] = {}

    def rules(self) -> Iterator[tuple[RulePatterns, Sequence[int]]]:
        """The rules that may match, in their order, with the places of the words that they need."""
        rules, words_at = self._page.rules, self._page.words_at
        found: defaultdict[int, list[int]] = defaultdict(list)
        for word in self._page.all_words & rules.by_needed_word.keys():
            for rule in rules.by_needed_word[word]:
                found[rule] += words_at[word]
        for around, of_around in rules.by_around.items():
            if self._may_stand(around) and self._around(around).spans:
                for rule in of_around:
                    found[rule] = []
        for rule in sorted(found):
            yield rules.patterns[rule], found[rule]

    def matches(self, of_rule: RulePatterns, spots: Sequence[int]) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Matches of a rule's patterns, where its first words stand or near what its matches hold."""
        text, around = self.text, of_rule.rule.around
        if of_rule.firsts:
            spots = self._near(around, spots)
            if not spots or (of_rule.beside_words and not self._page.holds(of_rule.beside_words)):
                return
            for pattern in of_rule.patterns:
                for match in filter(None, map(pattern.match, repeat(text), spots)):
                    yield pattern, match
            return
        spans = (self._beside(of_rule) if around == BESIDE else self._around(around)).spans
        for pattern in of_rule.patterns:
            search = pattern.search
            for start, end in spans:
                if search(text, start, end):  # in half the time, and mostly there is none
                    for match in pattern.finditer(text, start, end):
                        yield pattern, match

    def _near(self, around: str, spots: Sequence[int]) -> Sequence[int]:
        """Those of the places of a rule's first words that are near what its matches hold, in order."""
        if around != BESIDE and not self._may_stand(around):
            return ()
        if around in AROUND and around != DIGIT:
            return sorted(filter(self._around(around).hold, spots))
        return sorted(spots)

    def _may_stand(self, around: str) -> bool:
        """Whether what each match of some rules holds may stand in the text."""
        near = AROUND.get(around)
        if near is None:
            return around in self._cased(around)
        return self._page.has_digits or not near.has_digit

    def _cased(self, around: str) -> str:
        """The text in which a part of each match is looked for: as it is for a part with capitals."""
        return self._lower if around.islower() else self.text

    def _around(self, around: str) -> "_Stretches":
        """The stretches of text around what each match of some rules holds."""
        if around not in self._stretches:
            near = AROUND.get(around)
            before, after = (near.before, near.after) if near else _WIDE
            places = self._places_of(around)
            self._stretches[around] = _Stretches(places, before, after, len(self.text))
        return self._stretches[around]

    def _places_of(self, around: str) -> Iterable[tuple[int, int]]:
        """The places of what each match of some rules holds, in order."""
        near = AROUND.get(around)
        if near is None:
            return _places(self._cased(around), around)
        if near.expression is None:
            return _months(self._page) if around == MONTHS else self._page.numbers
        return [match.span() for match in near.expression.finditer(self._page.text)]

    def _beside(self, of_rule: RulePatterns) -> "_Stretches":
        """The stretches of text around the phrases that a rule requires beside a match."""
        places = self._page.places_of(of_rule.beside_words)
        matches = (of_rule.beside.match(self._lower, at) for at in places if of_rule.beside)
        return _Stretches((match.span() for match in matches if match), *_WIDE, len(self.text))


class _Stretches:
    """Stretches of text around some places, in order; joined where they meet."""

    def __init__(self, places: Iterable[tuple[int, int]], before: int, after: int, length: int) -> None:
        starts: list[int] = []
        ends: list[int] = []
        end = -before - 1
        for first, last in places:
            if first - before > end:
                starts.append(max(first - before, 0))
                ends.append(end)
            end = min(last + after, length)
        if starts:
            ends = [*ends[1:], end]
        self.spans = list(zip(starts, ends, strict=True))
        self._ends = ends

    def hold(self, at: int) -> bool:
        """Whether a place is within some stretch."""
        first = bisect_right(self._ends, at)
        return first < len(self.spans) and self.spans[first][0] <= at


def _places(text: str, part: str) -> Iterator[tuple[int, int]]:
    """The places of a part in a text, in order."""
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def _months(page: Page) -> Sequence[tuple[int, int]]:
    """The places of words that begin as names of months do, in order; "th" may be joined: "14thmarch"."""
    begin = _BEGIN_MONTHS
    months = frozenset(word for word in page.words_at if word[:3] in begin or word[2:5] in begin)
    return [(at, at + 3) for at in page.places_of(months)]


def _is_confirmed(text: str, span: tuple[int, int], of_rule: RulePatterns) -> bool:
    """Whether a match passes its rule's check and required words."""
    start, end = span
    if of_rule.rule.check == "nhs" and not passes_nhs_check(text[start:end]):
        return False
    if of_rule.beside is None:
        return True
    before = text[max(start - _BEFORE, 0) : start]
    return bool(of_rule.beside.search(before) or of_rule.beside.search(text[end : end + _AFTER]))


def passes_nhs_check(number: str) -> bool:
    """Whether ten digits pass the check of NHS numbers.

    CHI and H&C numbers use the same check.

    The first nine are weighed 10 to 2; the tenth is 11 less the sum's remainder by 11, with 11 as 0 (NHS Data
    Dictionary, "NHS number"). Ten equal digits pass it and are nobody's number.
    """
    digits = [int(character) for character in number if character.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == digits[9]


def _finding(text: str, span: tuple[int, int], rule: IdentifierRule) -> Finding:
    """The finding of a match."""
    stand_in = rule.stand_in if rule.stand_in != MONTH else month_of(text[slice(*span)])
    return Finding(rule.reported, *span, rule.why, rule.sure, stand_in)


_MONTHS = {name: number // 2 for number, name in enumerate(MONTH_BEGINNINGS)}  # English, then Welsh


def month_of(value: str) -> str:
    """The month, and year if given, of a written date: "June 2026"."""
    numbers = [int(digits) for digits in re.findall(r"\d+", value)]
    letters = [
        _MONTHS[word[:3].lower()]
        for word in re.findall(r"[A-Za-z]{3,}", value)
        if word[:3].lower() in _MONTHS
    ]
    year = next((number for number in numbers if number > 999), None)
    if letters:
        month = letters[-1]
        if year is None and (short := re.search(r"'(\d\d)$", value)):
            year = 2000 + int(short[1])
    elif numbers[0] > 999:
        month = numbers[1] - 1
    else:
        month = (numbers[1] if numbers[1] < 13 else numbers[0]) - 1
        if year is None and len(numbers) > 2:
            year = numbers[2] + (2000 if numbers[2] < 40 else 1900)
    return month_names()[month] if year is None else month_in_words(month + 1, year)
