"""The search for the patterns of the rules: tried only where a match may begin, or near what it must hold.

A text is read once for its words. A pattern that names its first words is tried at these alone; another, near
the digits or the sign that each of its matches holds. So a text pays only for the patterns that it may match.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from equityjournal.core.notices.identifiers import AROUND, BESIDE, DIGIT, MONTH, MONTH_BEGINNINGS, MONTHS, IdentifierRule, Pattern, RulePatterns
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.page import Page
from equityjournal.core.text.dates import month_in_words, month_names

_BEFORE, _AFTER = 45, 16  # characters within which a word counts as beside a match
_WIDE = (80, 80)  # reach around a text that each match holds, such as the @ of an address
_Windows = Sequence[tuple[int, int]]


def find(page: Page) -> Iterator[Finding]:
    """Findings by the rules' expressions, in folded text; they may overlap."""
    level = page.text.replace("\n", " ").replace("\t", " ")
    lower = level.lower()
    windows: dict[str, _Windows] = {}
    words = page.words_at.keys()
    for of_rule in page.rules.patterns:
        rule, firsts = of_rule.rule, words & of_rule.firsts
        if (rule.first and not firsts) or (rule.beside and words.isdisjoint(of_rule.beside_words)):
            continue
        around = rule.id if rule.around == BESIDE else rule.around
        if rule.first and around not in AROUND:
            near: _Windows = [(0, len(level))] if around == rule.id or around.lower() in lower else []
        elif rule.first and around == DIGIT:
            near = [(0, len(level))]
        else:
            if around not in windows:
                windows[around] = _windows(page, lower, of_rule)
            near = windows[around]
        for pattern in of_rule.patterns if near else ():
            matches = _at_words(page, level, pattern, firsts) if firsts else _near(level, pattern, near)
            for match in matches:
                span = match.span("v" if pattern.has_value else 0)
                if _is_confirmed(level, span, of_rule):
                    yield _finding(level, span, rule)


def _at_words(page: Page, text: str, pattern: Pattern, firsts: Iterable[str]) -> Iterator[re.Match[str]]:
    """Matches that begin with one of some words."""
    begins = pattern.expression.match
    for word in firsts:
        for at in page.words_at[word]:
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
        yield from page.months()
        return
    if around in AROUND:
        expression = AROUND[around].expression
    if expression is not None:
        yield from (match.span() for match in expression.finditer(lower if around == BESIDE else page.text))
        return
    exact, at = around.lower(), -1
    while (at := lower.find(exact, at + 1)) >= 0:
        yield at, at + len(exact)


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
