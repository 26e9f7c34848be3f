"""The search for identifying details, by rules and the writer's own list.

Only patterns are found; a recognisable story is not. Models that look for names miss more of those
of Black people and of Asian and Pacific Islander people (Mansfield and others, 2022); rules miss names too,
but the rules can be read, and their gaps understood.

Everything takes time in proportion to the length of the text: every repetition in a shipped pattern is
bounded, and patterns are only tried near a character that any match must hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from equityjournal.core.notices import (
    births,
    capitals,
    initials,
    online,
    small_letters,
    unexplained_days,
    unexplained_numbers,
    unexplained_places,
)
from equityjournal.core.notices.identifiers import AROUND, BESIDE, DIGIT, MONTH, IdentifierRules, Pattern
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.page import Page
from equityjournal.core.notices.role_at_place import with_doors, with_roles
from equityjournal.core.notices.tongue import lines
from equityjournal.core.text.dates import month_in_words, month_names
from equityjournal.core.text.folding import Folded, folded, letters_of
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.notices.people import People
    from equityjournal.core.notices.plain_words import PlainWords

_NEAR = (48, 30)  # reach of patterns around digits: characters before and after
_WIDE = (80, 80)  # reach around other characters, such as the @ of an address
_BEFORE, _AFTER = 45, 16  # characters within which a word counts as beside a match
_NUMBERS = {"reference", "code", "bank-details", "vehicle", "passport"}
_RANK = {"high": 2, "medium": 1, "low": 0}
NOBODY = "nobody"
"""Kind of listed words that name nobody, as the writer has said."""
_Found = TypeVar("_Found", bound=Finding)


@dataclass(frozen=True, slots=True)
class Known:
    """A person or place on the writer's list, or words that name nobody."""

    names: tuple[str, ...]
    stand_in: str
    kind: str = "name"


def find(text: str, rules: IdentifierRules, known: Sequence[Known] = ()) -> list[Finding]:
    """Identifying details in a text, in order and without overlaps.

    Args:
        text: One text of an entry.
        rules: The rules of identifying details.
        known: The writer's own list of names and places.

    Returns:
        Findings; of two that overlap, the surer stays, then the longer.
    """
    original = folded(text)
    plain = original.text
    page = Page(plain, rules)
    level = plain.replace("\n", " ").replace("\t", " ")
    numbers = list(unexplained_numbers.find(page))
    found = [
        *_whole(births.with_births(_by_patterns(level, rules), level), numbers),
        *births.find(page),
        *unexplained_days.find(page),
        *online.find(page),
        *numbers,
        *_not_settled(plain, with_doors(_by_words(page), plain), known),
        *_on_the_list(plain, rules, known),
    ]
    apart = without_overlaps(found, len(plain))
    return [_in_original(finding, original) for finding in with_roles(apart, plain)]


def in_unknown_language(text: str, rules: IdentifierRules) -> bool:
    """Whether some line is in a language not known here, in which no names are looked for."""
    return any(not line.known for line in lines(folded(text).text, rules.dictionary))


def _whole(found: Iterable[Finding], numbers: Sequence[Finding]) -> Iterator[Finding]:
    """Findings, of which numbers that are part of a longer one, with gaps in it, are the whole of it."""
    ends: dict[int, int] = {}
    for number in numbers:
        ends[number.start] = max(number.end, ends.get(number.start, 0))
    for finding in found:
        if finding.kind in _NUMBERS and ends.get(finding.start, 0) > finding.end:
            yield replace(finding, end=ends[finding.start])
        else:
            yield finding


def _by_words(page: Page) -> Iterator[Finding]:
    """Names and places by capitals, initials and words beside, where the language is known, and streets."""
    for finder in (capitals.find, initials.find, small_letters.find, unexplained_places.find):
        for finding in finder(page):
            if finding.kind == "address" or page.line(finding.start).known:
                yield finding


def without_overlaps(found: Iterable[_Found], length: int) -> list[_Found]:
    """Findings without overlaps.

    The surer stays, then the longer, then the earlier.
    """
    taken = bytearray(length)
    staying = []
    for finding in sorted(
        found, key=lambda finding: (-_RANK[finding.sure], finding.start - finding.end, finding.start)
    ):
        if finding.end > finding.start and taken.find(1, finding.start, finding.end) < 0:
            taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            staying.append(finding)
    return sorted(staying, key=lambda finding: finding.start)


def _in_original(finding: Finding, page: Folded) -> Finding:
    """A finding with its place in the original text."""
    start, end = page.span(finding.start, finding.end)
    return replace(finding, start=start, end=end)


# Patterns


def _by_patterns(text: str, rules: IdentifierRules) -> Iterator[Finding]:
    """Findings by the rules' expressions."""
    lower, has_digits = text.lower(), AROUND[DIGIT].search(text) is not None
    windows: dict[str, list[tuple[int, int]]] = {}
    beside: dict[str, bool] = {}
    for pattern in rules.patterns:
        rule = pattern.rule
        around = rule.id if rule.around == BESIDE else rule.around
        if not has_digits and rule.around in AROUND:
            continue
        if pattern.words:
            if rule.id not in beside:
                beside[rule.id] = any(word in lower for word in pattern.words)
            if not beside[rule.id]:
                continue
        if around not in windows:
            windows[around] = _windows(text, lower, pattern)
        for start, end in windows[around]:
            for match in pattern.expression.finditer(text, start, end):
                span = match.span("v" if pattern.has_value else 0)
                if _is_confirmed(text, span, pattern):
                    yield _finding(text, span, pattern)


def _windows(text: str, lower: str, pattern: Pattern) -> list[tuple[int, int]]:
    """Stretches of text around what each match must hold.

    They are joined where they meet.

    Args:
        text: Folded text, in which each capital has one small letter.
        lower: The same in small letters.
        pattern: The pattern.
    """
    before, after = _NEAR if pattern.rule.around in AROUND else _WIDE
    windows: list[tuple[int, int]] = []
    for first, last in _places_of(text, lower, pattern):
        start, end = max(first - before, 0), min(last + after, len(text))
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _places_of(text: str, lower: str, pattern: Pattern) -> Iterator[tuple[int, int]]:
    """Places of what each match of a pattern must hold."""
    around = pattern.rule.around
    if around in AROUND or around == BESIDE:
        yield from (match.span() for match in pattern.around.finditer(text))
        return
    exact, at = around.lower(), -1
    while (at := lower.find(exact, at + 1)) >= 0:
        yield at, at + len(exact)


def _is_confirmed(text: str, span: tuple[int, int], pattern: Pattern) -> bool:
    """Whether a match passes its rule's check and required words."""
    start, end = span
    if pattern.rule.check == "nhs" and not passes_nhs_check(text[start:end]):
        return False
    if pattern.beside is None:
        return True
    before = text[max(start - _BEFORE, 0) : start]
    return bool(pattern.beside.search(before) or pattern.beside.search(text[end : end + _AFTER]))


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


def _finding(text: str, span: tuple[int, int], pattern: Pattern) -> Finding:
    """The finding of a match."""
    rule = pattern.rule
    stand_in = rule.stand_in if rule.stand_in != MONTH else month_of(text[slice(*span)])
    return Finding(rule.reported, *span, rule.why, rule.sure, stand_in)


_BEGINNINGS = (
    "jan|ion|feb|chw|mar|maw|apr|ebr|may|mai|jun|meh|jul|gor|aug|aws|sep|med|oct|hyd|nov|tac|dec|rha"
)
_MONTHS = {name: number // 2 for number, name in enumerate(_BEGINNINGS.split("|"))}  # English, then Welsh


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


# The writer's own list


def _not_settled(text: str, found: Iterable[Finding], known: Sequence[Known]) -> Iterator[Finding]:
    """Findings without guesses that the writer settled: no name."""
    settled = {letters_of(name) for entry in known if entry.kind == NOBODY for name in entry.names}
    if not settled:
        yield from found
        return
    for finding in found:
        if finding.sure != "low" or letters_of(text[finding.start : finding.end]) not in settled:
            yield finding


def _on_the_list(text: str, rules: IdentifierRules, known: Sequence[Known]) -> Iterator[Finding]:
    """Findings of names on the writer's own list, in any form."""
    listed = tuple(entry for entry in known if entry.kind != NOBODY)
    if not listed:
        return
    from equityjournal.core.notices.naming import Reader  # noqa: PLC0415 - most texts have no list to look for

    people, words = _listed_people(listed, rules)
    why = say("It is on your own list of names and places.")
    for start, end, person, _ in Reader(text, people, words, rules).mentions():
        yield Finding("place" if person.is_place else "name", start, end, why, "high", person.plain)


@lru_cache(maxsize=4)
def _listed_people(listed: tuple[Known, ...], rules: IdentifierRules) -> "tuple[People, PlainWords]":
    """The people of the writer's own list, kept from text to text."""
    from equityjournal.core.notices.people import People  # noqa: PLC0415 - as above
    from equityjournal.core.notices.plain_words import plain_words_of  # noqa: PLC0415 - as above

    words = plain_words_of(rules)
    people = People(rules, words)
    for entry in listed:
        people.list_person(entry.names, entry.stand_in, is_place=entry.kind == "place")
    return people, words
