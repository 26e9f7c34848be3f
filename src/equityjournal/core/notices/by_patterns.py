"""The search for the patterns of the rules: tried only where a match may begin, or near what it must hold.

A text is read once for its words. A pattern that names its first words is tried at these alone; another, near
the digits or the sign that each of its matches holds. So a text pays only for the patterns that it may match.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.identifiers import (
    AROUND,
    BESIDE,
    DIGIT,
    MONTH,
    MONTH_BEGINNINGS,
    MONTHS,
    IdentifierRule,
    Pattern,
    RulePatterns,
)
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.dates import month_in_words, month_names

_BEFORE, _AFTER = 45, 16  # characters within which a word counts as beside a match
_WIDE = (80, 80)  # reach around a text that each match holds, such as the @ of an address
_Windows = Sequence[tuple[int, int]]


def find(page: Page) -> Iterator[Finding]:
    """Findings by the rules' expressions, in folded text; they may overlap."""
    search = _Search(page)
    for place, of_rule in enumerate(page.rules.patterns):
        for pattern, match in search.matches(place, of_rule):
            span = match.span("v" if pattern.has_value else 0)
            if _is_confirmed(search.text, span, of_rule):
                yield _finding(search.text, span, of_rule.rule)


class _Search:
    """A search of one text, in which the rules with the same `around` share their windows."""

    def __init__(self, page: Page) -> None:
        self.text = page.text.replace("\n", " ").replace("\t", " ")
        self._page, self._lower = page, self.text.lower()
        self._windows: dict[str, _Windows] = {"": [(0, len(self.text))]}
        self._firsts: dict[int, list[str]] = {}
        for word in page.words_at.keys() & page.rules.by_first_word.keys():
            for place in page.rules.by_first_word[word]:
                self._firsts.setdefault(place, []).append(word)

    def matches(self, place: int, of_rule: RulePatterns) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Matches of a rule's patterns, where they may begin or near what they hold.

        Args:
            place: The rule's place among the rules.
            of_rule: The rule with its patterns.
        """
        firsts = self._firsts.get(place, ())
        if (of_rule.rule.first and not firsts) or not self._has_words_beside(of_rule):
            return
        windows = self._windows_of(of_rule)
        if not windows:
            return
        places = self._page.words_at
        spots = [at for word in firsts for at in places[word] if _is_within(windows, at)]
        for pattern in of_rule.patterns:
            found = _at(self.text, pattern, spots) if firsts else _near(self.text, pattern, windows)
            for match in found:
                yield pattern, match

    def _has_words_beside(self, of_rule: RulePatterns) -> bool:
        """Whether the text holds any word that the rule requires beside a match, if it does."""
        return not of_rule.rule.beside or not self._page.words_at.keys().isdisjoint(of_rule.beside_words)

    def _windows_of(self, of_rule: RulePatterns) -> _Windows:
        """The stretches of text in which a rule's patterns are tried."""
        rule = of_rule.rule
        key = rule.id if rule.around == BESIDE else rule.around
        if rule.first and rule.around not in AROUND:
            key = "" if rule.around == BESIDE or rule.around.lower() in self._lower else rule.around
        elif rule.first and rule.around == DIGIT:
            key = ""
        if key not in self._windows:
            self._windows[key] = _windows(self._page, self._lower, of_rule)
        return self._windows[key]


def _is_within(windows: _Windows, at: int) -> bool:
    """Whether a place is within some stretch of text."""
    first = bisect_right(windows, at, key=itemgetter(1))
    return first < len(windows) and windows[first][0] <= at


def _at(text: str, pattern: Pattern, spots: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches that begin at one of some places."""
    begins = pattern.expression.match
    for at in spots:
        if match := begins(text, at):
            yield match


def _near(text: str, pattern: Pattern, windows: _Windows) -> Iterator[re.Match[str]]:
    """Matches within stretches of text."""
    for start, end in windows:
        yield from pattern.expression.finditer(text, start, end)


def _windows(page: Page, lower: str, of_rule: RulePatterns) -> _Windows:
    """Stretches of text around what each match must hold.

    They are joined where they meet.

    Args:
        page: Folded text, in which each capital has one small letter.
        lower: The same in small letters.
        of_rule: A rule with its patterns.
    """
    near = AROUND.get(of_rule.rule.around)
    before, after = (near.before, near.after) if near else _WIDE
    windows: list[tuple[int, int]] = []
    for first, last in _places_of(page, lower, of_rule):
        start, end = max(first - before, 0), min(last + after, len(lower))
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _places_of(page: Page, lower: str, of_rule: RulePatterns) -> Iterator[tuple[int, int]]:
    """Places of what each match of a pattern must hold."""
    around = of_rule.rule.around
    expression = of_rule.beside if around == BESIDE else None
    if around == MONTHS:
        yield from _months(page)
        return
    if around in AROUND:
        expression = AROUND[around].expression
    if expression is not None:
        yield from (match.span() for match in expression.finditer(lower if around == BESIDE else page.text))
        return
    exact, at = around.lower(), -1
    while (at := lower.find(exact, at + 1)) >= 0:
        yield at, at + len(exact)


def _months(page: Page) -> Iterator[tuple[int, int]]:
    """The places of words that begin as names of months do, in order; "th" may be joined: "14thmarch"."""
    for at in sorted(at for word, places in page.words_at.items() if _begins_month(word) for at in places):
        yield at, at + 3


def _begins_month(word: str) -> bool:
    return word[:3] in MONTH_BEGINNINGS or word[2:5] in MONTH_BEGINNINGS


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
