"""Detection of numbers and codes that nothing explains: no count, measure, time, year or usual name.

As with names: labels and shapes of references have no end, so usual meanings of numbers are listed, and
the rest may lead to a record. A finding is only a guess; the rules of identifiers.toml come first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from equityjournal.core.notices.english import gathered
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_CODE = Later(
    r"(?<![\w£$€.,:/+@#%-])(?P<letters>[A-Z]{1,4} (?=\d))?#?"
    r"(?P<code>(?=[A-Za-z/._-]{0,12}\d)[A-Za-z0-9]{1,24}(?:[/._-][A-Za-z0-9]{1,24}){0,6}"
    r"(?: (?=[A-Z]{0,3}\d)[A-Z0-9]{1,12}(?![\w/.,:-]\w)){0,6})(?![\w@%]|[.,:/-]\d)"
)
_PLATE = Later(
    r"(?<!\w)(?!(?:in|by|at|on|to|of|up|or|no|so|is|us|we|he|me|my|an|as|do|go|if|it) )"
    r"[a-z]{2} ?\d\d ?([a-z]{3})(?!\w)"
)
_READ_OUT = Later(r"(?<!\w)(?:[A-Za-z0-9] ){6,16}[A-Za-z0-9](?!\w)")
_LONG = Later(r"\d{4,}")
_MEASURED = Later(
    r"(?:\d{1,4}[.x/-]){0,2}(?:\d{1,4}[a-z]{1,5}|\d{1,3}[A-Z]{1,5})|[A-Za-z]{1,5}\d{1,6}x\d{1,6}"
)
_YEAR = Later(r"(?:19|20)\d\d(?:[/-](?:(?:19|20)\d\d|\d\d))?")
_TIME = Later(r"(?:[01]\d|2[0-3])[0-5][05]")
_ROUND = Later(r"[1-9]\d{0,2}0{2,}")
_NAMED = Later(r"0x[0-9A-Fa-f]{1,16}|[A-Za-z]{3,}(?:19|20)?\d\d?|[A-Za-z]{1,12}[/.-]?\d{1,3}[A-Za-z]{0,2}")
_BEFORE = Later(r"([A-Za-z']+)[.:]? ?[\"'(]?$")
_BEHIND = Later(r" ?([A-Za-z']+)")
_SINGULAR = Later(r".*(?:ss|us|is|'s)$")
_COUNTED = gathered(
    """people children men women staff folk police quid pence grand kcal cal k m kg g mg ml mcg l cm mm
    km mph bpm sq feet foot ft inch metre mile per percent a an each plus odd more extra homes houses
    rising units"""
)
"""Words behind a count, or a price; every other plural is as good."""
_COUNTING = gathered(
    """over under about around bout nearly almost approx approximately roughly least most than only just
    some of another extra total up down between maximum max minimum min circa c"""
)
"""Words before a count."""
_TIMED = gathered("at from til till until by since before after between around to and for approx due")
"""Words before a time of day: "at 1847"."""
_NUMBERED = gathered(
    """form section sec s part page pages p pg para paragraph chapter version v model bus route train
    room reg regs regulation article art schedule iso bs en din channel line error windows office size
    lot year years spring summer autumn winter budget act the in during january february march april
    may june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec toner printer cartridge owe owes owed pay pays paid cost costs earn earns spent got"""
)
"""Words before a number that everybody may know, or before a price."""
_LABELS = gathered(
    """no nos num number numbers ref refs reference id urn crn mrn acc acct account tax log cad case
    inc incident crime badge collar pc wpc pcso serial code tag key pin warrant ticket claim policy
    licence license order invoice plot booking file record hosp hospital patient nhs member membership
    payroll staff ext extn bleep pager meter
    ending ends digits figures"""
)
"""Words before a number that leads to a record, however short it is."""
_SHORTEST = 3  # digits of a number behind a label
_LONG_ENOUGH = 7  # signs of a number that counts nothing, whatever stands beside it
_MANY = 11  # digits of several groups that are no counts
_FREEPHONE = Later(r"(?:111|101|999|112)$|0800|0808|0300|116 ?(?:123|111|000|006)")


def find(page: Page) -> Iterator[Finding]:
    """Numbers and codes that nothing explains, plates in small letters, and signs read out one by one."""
    text = page.text
    for match in _PLATE.finditer(text):
        if not (page.explains(match[1]) or match[1] in _COUNTED or page.is_no_name(match[1].capitalize())):
            yield _guess(match.span())
    for match in _READ_OUT.finditer(text):
        signs = match[0].split()
        if sum(map(str.isdigit, signs)) > len(signs) // 2 and signs != sorted(signs):
            yield _guess(match.span())
    for match in _CODE.finditer(text):
        digits_from = match.start("code")
        before = _BEFORE.search(text, max(digits_from - 20, 0), digits_from)
        behind = _BEHIND.match(text, match.end())
        is_lettered = match["letters"] and len(match["code"]) > _LONG_ENOUGH and " " in match["code"]
        if is_lettered or not _is_explained(match["code"], _small(before), _small(behind)):
            yield _guess((digits_from if page.in_capitals(digits_from) else match.start(), match.end()))


def _small(word: re.Match[str] | None) -> str:
    return word[1].lower() if word else ""


def _guess(span: tuple[int, int]) -> Finding:
    """A finding of which nobody can be sure."""
    why = say("Nothing explains this number: it may be a code, or lead to a record about one person.")
    return Finding("reference", *span, why, "low", say("a number"))


def _is_explained(code: str, before: str, behind: str) -> bool:
    """Whether a number is a usual one.

    Args:
        code: Letters and digits, in one group or several.
        before: The small word before, or nothing.
        behind: The small word behind, or nothing.
    """
    if _FREEPHONE.match(code) or (before in _NUMBERED and len(code) < _LONG_ENOUGH):
        return True
    if before in _LABELS and sum(map(str.isdigit, code)) >= _SHORTEST and not _is_usual(code):
        return len(code) < _LONG_ENOUGH and _is_plural(behind)
    if code.isdigit():
        return len(code) < 4 or _is_a_count(code, before, behind)
    groups = code.split()
    if all(map(str.isdigit, groups)):
        return _are_counts(groups)
    return all(group.isdigit() or _is_usual_code(group) for group in groups)


def _is_a_count(digits: str, before: str, behind: str) -> bool:
    """Whether digits alone, four or more, are a year, a time, or a count of something."""
    if _is_usual(digits) or before in _COUNTING:
        return True
    if before in _TIMED and len(digits) == 4:
        return True
    return _is_plural(behind)


def _is_plural(word: str) -> bool:
    """Whether a word is one for things that are counted."""
    return word in _COUNTED or (word.endswith("s") and len(word) > 3 and not _SINGULAR.match(word))


def _are_counts(groups: Sequence[str]) -> bool:
    """Whether groups of digits are counts beside each other, or one count in thousands."""
    unusual = [group for group in groups if len(group) > 2 and not _is_usual(group)]
    return len(unusual) < 2 or sum(map(len, groups)) < _MANY


def _is_usual_code(code: str) -> bool:
    """Whether letters and digits are a measure, a usual name such as "B12", or counts and years."""
    if any(usual.fullmatch(code) for usual in (_MEASURED, _NAMED, _YEAR)):
        return True
    if code.isalnum() and _turns(code) > 2 and len(code) > 5:
        return False
    return all(_is_usual(match[0]) for match in _LONG.finditer(code))


def _is_usual(digits: str) -> bool:
    """Whether digits are a year, a time to five minutes, or round."""
    return any(usual.fullmatch(digits) for usual in (_YEAR, _TIME, _ROUND))


def _turns(code: str) -> int:
    """How often letters and digits take turns, beginning with the first: 1 in "abc", 3 in "a12b"."""
    return sum(a.isdigit() != b.isdigit() for a, b in pairwise(code)) + 1
