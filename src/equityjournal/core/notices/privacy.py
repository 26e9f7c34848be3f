"""The search for identifying details, by rules and the writer's own list.

Only patterns are found; a recognisable story is not. Models that look for names miss more of those
of Black people and of Asian and Pacific Islander people (Mansfield and others, 2022); rules miss names too,
but the rules can be read, and their gaps understood.

Everything takes time in proportion to the length of the text: every repetition in a shipped pattern is
bounded, and patterns are only tried near a character that any match must hold.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

from equityjournal.core.notices import by_patterns
from equityjournal.core.notices.known import NOBODY, Known
from equityjournal.core.notices.names import capitals, in_small_letters, initials
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers import (
    ages,
    ages_by_doings,
    babies,
    births,
    days,
    dictated,
    labelled,
    online,
    unexplained,
    young_parents,
)
from equityjournal.core.notices.places import numbered, pubs, worship
from equityjournal.core.notices.places import unexplained as unexplained_places
from equityjournal.core.notices.places.role_at_place import with_doors, with_roles
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.set_phrases import sayings
from equityjournal.core.notices.words.tongue import lines
from equityjournal.core.text.folding import Folded, folded, letters_of
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from typing import Protocol

    from equityjournal.core.notices.names.people import People
    from equityjournal.core.notices.words.plain_words import PlainWords

    class Stretch(Protocol):
        """A stretch of text, found with some certainty."""

        @property
        def start(self) -> int:
            """Its first character."""

        @property
        def end(self) -> int:
            """The character behind it."""

        @property
        def sure(self) -> Literal["high", "medium", "low"]:
            """How sure it is."""


_NUMBERS = {"reference", "code", "bank-details", "vehicle", "passport"}
_RANK = {"high": 2, "medium": 1, "low": 0}
_BY_WORDS = (
    capitals.find,
    initials.find,
    in_small_letters.find,
    unexplained_places.find,
    numbered.find,
    pubs.find,
    worship.find,
)
_Stretch = TypeVar("_Stretch", bound="Stretch")


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
    numbers = [*labelled.find(page), *unexplained.find(page)]
    read_out = list(dictated.find(page))
    found = [
        *_whole(by_patterns.find(page), numbers, read_out),
        *ages.find(page),
        *ages_by_doings.find(page),
        *babies.find(page),
        *young_parents.find(page),
        *births.find(page),
        *days.find(page),
        *online.find(page),
        *numbers,
        *read_out,
        *_not_settled(plain, _by_words(page), known),
        *_on_the_list(plain, rules, known),
    ]
    apart = without_overlaps(with_doors(births.with_births(found, plain), plain), len(plain))
    return [_in_original(finding, original) for finding in with_roles(apart, plain)]


def in_unknown_language(text: str, rules: IdentifierRules) -> bool:
    """Whether some line is in a language not known here, in which no names are looked for."""
    return any(not line.known for line in lines(folded(text).text, rules.dictionary))


def _whole(
    found: Iterable[Finding], numbers: Sequence[Finding], read_out: Sequence[Finding]
) -> Iterator[Finding]:
    """Findings, of which numbers that are part of a longer one, with gaps in it, are the whole of it.

    Args:
        found: The findings.
        numbers: Guesses at numbers; one that begins where a finding does may be longer.
        read_out: Guesses at numbers read aloud, of which a finding may be any part.
    """
    ends: dict[int, int] = {}
    for number in (*numbers, *read_out):
        ends[number.start] = max(number.end, ends.get(number.start, 0))
    starts = sorted(number.start for number in read_out)
    for finding in found:
        if finding.kind not in _NUMBERS:
            yield finding
            continue
        last = bisect_right(starts, finding.start)
        around = [start for start in (*starts[max(last - 1, 0) : last], finding.start) if start in ends]
        whole = [start for start in around if ends[start] >= finding.end]
        yield finding._replace(start=whole[0], end=ends[whole[0]]) if whole else finding


def _by_words(page: Page) -> Iterator[Finding]:
    """Names and places by capitals, initials and words beside, where the language is known, and streets."""
    said = sayings(page)
    for finder in _BY_WORDS:
        for finding in finder(page):
            if finding.start in said:
                continue
            titled = finding.kind == "name" and finding.sure != "low"
            if finding.kind == "address" or titled or page.line(finding.start).known:
                yield finding


def without_overlaps(found: Iterable[_Stretch], length: int) -> list[_Stretch]:
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
    if (start, end) == (finding.start, finding.end):
        return finding
    return finding._replace(start=start, end=end)


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
    from equityjournal.core.notices.names.naming import Reader  # noqa: PLC0415 - most texts have no list to look for

    people, words = _listed_people(listed, rules)
    why = say("It is on your own list of names and places.")
    for start, end, person, _ in Reader(text, people, words, rules).mentions():
        yield Finding("place" if person.is_place else "name", start, end, why, "high", person.plain)


@lru_cache(maxsize=4)
def _listed_people(listed: tuple[Known, ...], rules: IdentifierRules) -> "tuple[People, PlainWords]":
    """The people of the writer's own list, kept from text to text."""
    from equityjournal.core.notices.names.people import People  # noqa: PLC0415 - as above
    from equityjournal.core.notices.words.plain_words import plain_words_of  # noqa: PLC0415 - as above

    words = plain_words_of(rules)
    people = People(rules, words)
    for entry in listed:
        people.list_person(entry.names, entry.stand_in, is_place=entry.kind == "place")
    return people, words
