"""Detection of numbers and codes that nothing explains: no count, measure, time, year or usual name.

As with names: labels and shapes of references have no end, so usual meanings of numbers are listed, and
the rest may lead to a record. A finding is only a guess; the rules of identifiers.toml come first.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_CODE = Later(
    r"(?<![\w£$€.,:/+@#%-])(?P<letters>[A-Z]{1,4} (?=\d))?#?"
    r"(?P<code>(?=[A-Za-z/._-]{0,12}\d)[A-Za-z0-9]{1,24}(?:[/._-][A-Za-z0-9]{1,24}){0,6}"
    r"(?:(?: | ?[/-] ?)(?=[A-Z]{0,3}\d)[A-Z0-9]{1,12}(?![\w/.,:-]\w)){0,6})(?![\w@%]|[.,:/-]\d)"
)
_PLATE = Later(
    r"\d(?:(?<=[a-z]{2}\d)(?<!\w[a-z]{2}\d)|(?<=[a-z]{2} \d)(?<!\w[a-z]{2} \d))\d ?(?P<last>[a-z]{3})(?!\w)"
)
_NO_PLATE = gathered("in by at on to of up or no so is us we he me my an as do go if it")
_READ_OUT = Later(r"(?<!\w)(?:[A-Za-z0-9] (?:[/-] )?){3,16}[A-Za-z0-9](?!\w)")
_PARTING = re.compile(r" ?[/-] | [/-]?")
_LONG = Later(r"\d{4,}")
_MEASURED = Later(
    r"(?:\d{1,4}[.x/-]){0,2}(?:\d{1,4}[a-z]{1,5}|\d{1,3}[A-Z]{1,5})|[A-Za-z]{1,5}\d{1,6}x\d{1,6}"
)
_YEAR = Later(r"(?:19|20)\d\d(?:[/-](?:(?:19|20)\d\d|\d\d))?")
_WORDS = re.compile("[a-z]+(?:/[a-z]+)?")
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_TIME = Later(r"(?:[01]\d|2[0-3])[0-5][05]")
_ROUND = Later(r"[1-9]\d{0,2}0{2,}")
_NAMED = Later(r"0x[0-9A-Fa-f]{1,16}|[A-Za-z]{3,}(?:19|20)?\d\d?|[A-Za-z]{1,12}[/.-]?\d{1,3}[A-Za-z]{0,2}")
_BEFORE = Later(r"(?<![\w/])([A-Za-z']+)[.:]? ?[\"'(]?$")
_LABEL_BEFORE = Later(
    r"(?<!\w)([A-Za-z]+(?:/[A-Za-z]+)?(?:(?<=nds|ing|rts) in)?)(?:'s)?(?:,| (?:is|was|are|of|no|num|number"
    r"|ref|id|holder|key|about|(?:starts|begins|ends|starting|ending|finishes)(?: in)?|with)){0,4}"
    r"[ .:#=(,-]{1,4}[\"']?$"
)
_LABEL_BEHIND = Later(
    r"[ )]{0,2}[-–:=(,]?(?: ?\(?(?:is|was|for|gets?|opens?|as|on|to|into|in|the|a|his|her|their|my"
    r"|our|that's|thats|you"
    r"|mum's|mums|dads|nans|back|front|side|it's|its)){0,6} ?\(?(key ?safe|door|gate|alarm|lock|code|pin|nhs"
    r"|chi|ni|nino|hosp|hospital"
    r"|ref|reference|case|file|crime|account|acc|sort ?code|rent acc\w*|tenancy|policy|mosaic|reg|plate"
    r"|passport|mob|mobile|phone"
    r"|number)(?!\w)"
)
_ENTRANCES = gathered(
    """key keysafe safe door gate alarm lock code codes pin entry buzzer lift keypad wifi lobby fob intercom
    passcode"""
)
"""Labels of a code that opens a door, a safe or an account."""
_CLOCK = Later(r"(?:[01]\d|2[0-3])[0-5]\d$")
_PENCE = Later(r"\d{1,6}\.\d\d")
_TURNED = Later(r"C?\d{4}[XYZ]")
"""A code of a lock that is turned or pressed: "C1966Z"; its digits may be those of a year."""
_THOUSANDS = Later(r"\d{1,3}(?: \d{3})+")
BEHIND = Later(r" ?([A-Za-z']+)")
_SINGULAR = Later(
    r".*(?:ss|us|is|'s)|(?:need|say|wa|want|doe|get|goe|come|keep|look|seem|ring|show|start|end|belong"
    r"|work|open|read|let|doesnt)s"
)
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
_MEASURED_BY = gathered(
    """bwt bw baby twin born birthweight ebl efw wt weight weighs weighed ck bnp crp dimer trop troponin
    ferritin hcg bhcg psa tsh plts platelets kcal kcals cals calories count counts steps output intake
    balance uo pef pefr peak flow spiro vitd egfr creat creatinine lft alt alp ggt amylase lipase
    cortisol neuts wcc urine drain lymphs residual volume vol feed feeds milk formula"""
)
"""Measures of bodies, before their number: "bwt 2410"; a label such as "no" between makes it a reference."""
_TIMED = gathered("at from til till until by since before after between around to and for approx due")
"""Words before a time of day: "at 1847"."""
_NUMBERED = gathered(
    """form section sec s part page pages p pg para paragraph chapter version v model bus route train room
    reg regs regulation article art schedule iso bs en din channel line error windows office size lot year
    years spring summer autumn winter budget act the in during january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept sep oct nov dec toner
    printer cartridge reading readings read reads owe owes owed pay pays paid cost costs earn earns spent
    got"""
)
"""Words before a number that everybody may know, or before a price."""
_LABELS = gathered(
    """no nos num number numbers ref refs reference id urn crn mrn acc acct account tax log cad case inc
    incident crime badge collar pc wpc pcso serial code tag key pin warrant ticket claim policy licence
    license order invoice plot booking file record hosp hospital patient nhs member membership payroll staff
    otp docket barcode voucher locker
    ext extn bleep pager meter ending ends digits figures upn uln pcn brp ni nino passport holder wifi lift
    keysafe safe tenancy phone utr imei asset laptop swipe card band cell court mob reg plate"""
)
"""Words before a number that leads to a record, however short it is."""
_HALVES = gathered("ends ending starts starting begins finishes")
"""Words before the half of a number that somebody remembers: "ends in 4471"."""
_LISTED = gathered(
    "age aged ages score scores scored kids goals bed beds room rooms grade grades year years marks rated"
)
"""Words before counts in a row."""
_FEWEST_BEHIND_LETTERS = 5  # digits in several groups behind capitals: "LA 44 7781"
_LONGEST_BEFORE_DIGITS = 20  # signs of a code, and of letters before it, before its first digit
SHORTEST = 3  # digits of a number behind a label
_SHORTEST_IN_PARTS = 4  # digits of a code with letters in several parts: "77-19-AX"
_LONG_ENOUGH = 7  # signs of a number that counts nothing, whatever stands beside it
_MANY = 11  # digits of several groups that are no counts
_FEWEST_OF_THREE = 9  # digits of three groups and more, of which the first is no year and not round
FREEPHONE = Later(r"(?:111|101|999|112|2222)$|0800|0808|0300|116 ?(?:123|111|000|006)")


def find(page: Page) -> Iterator[Finding]:
    """Numbers and codes that nothing explains, plates in small letters, and signs read out."""
    text = page.text
    if not page.has_digits:
        return
    for match in page.at_numbers(_PLATE):
        start = match.start() - (3 if text[match.start() - 1] == " " else 2)
        last = match["last"]
        plain = page.explains(last) or last in _COUNTED or page.is_no_name(last.capitalize())
        if not plain and text[start : start + 2] not in _NO_PLATE:
            yield guess(page, (start, match.end()))
    for match in _READ_OUT.finditer(text):
        if _is_read_out(page, match):
            yield guess(page, match.span())
    for match in page.with_numbers(_CODE, _LONGEST_BEFORE_DIGITS):
        if not _is_usual_here(page, match):
            digits_from = match.start("code")
            yield guess(page, (digits_from if page.in_capitals(digits_from) else match.start(), match.end()))


def _is_read_out(page: Page, match: re.Match[str]) -> bool:
    """Whether single signs are a number read out, and no steps, ages or scores in a row."""
    signs = [sign for sign in match[0].split() if sign.isalnum()]
    steps = [ord(after) - ord(sign) for sign, after in pairwise(signs)]
    label = _LABEL_BEFORE.search(page.text, max(match.start() - 24, 0), match.start())
    if _words_of(label) & _LABELS:
        return True
    listed = small_word(label) in _LISTED
    return sum(map(str.isdigit, signs)) > len(signs) // 2 and not (min(steps) > 0 or max(steps) < 0 or listed)


def _is_usual_here(page: Page, match: re.Match[str]) -> bool:
    """Whether a number is a usual one, by itself and by the words around."""
    text, start, code = page.text, match.start("code"), match["code"]
    if len(code) < SHORTEST and not match["letters"]:
        return True
    if _PENCE.fullmatch(code):
        return True
    digits = sum(map(str.isdigit, code))
    if digits > SHORTEST and not is_usual(code) and _LABEL_BEHIND.match(page.small, match.end()):
        return False
    letters = match["letters"]
    if letters and " " in code and digits >= _FEWEST_BEHIND_LETTERS and not page.in_capitals(start):
        return all(map(is_usual, code.split()))
    before, words = _BEFORE.search(text, max(start - 20, 0), start), _label_before(page, start)
    behind = BEHIND.match(text, match.end())
    known = "" if words & _HALVES else small_word(before)
    return _is_explained(code, known, small_word(behind), words)


def _label_before(page: Page, at: int) -> Set[str]:
    """The small words of a label just before a place; read once."""
    if at not in page.labels:
        page.labels[at] = _words_of(_LABEL_BEFORE.search(page.text, max(at - 30, 0), at))
    return page.labels[at]


def _words_of(label: re.Match[str] | None) -> Set[str]:
    """The small words of a label: "number" and "is" of "his cell number is"."""
    return set(_WORDS.findall(label[0].lower())) if label else set()


def small_word(word: re.Match[str] | None) -> str:
    """The word of a match in small letters; empty without any."""
    return word[1].lower() if word else ""


def guess(page: Page, span: tuple[int, int]) -> Finding:
    """A finding of which nobody can be sure; one that may open a door is a code."""
    start, end = span
    why = say("Nothing explains this number: it may be a code, or lead to a record about one person.")
    behind = _LABEL_BEHIND.match(page.small, end)
    behind_it = small_word(behind).removeprefix("key").strip()
    if behind_it in _ENTRANCES or not _ENTRANCES.isdisjoint(_label_before(page, start)):
        return Finding("code", start, end, why, "low", say("a code"))
    return Finding("reference", start, end, why, "low", say("a number"))


def _is_explained(code: str, before: str, behind: str, labels: Set[str]) -> bool:
    """Whether a number is a usual one.

    Args:
        code: Letters and digits, in one group or several.
        before: The small word before, or nothing.
        behind: The small word behind, or nothing.
        labels: The small words before, back to the one before "is" or "no".
    """
    if FREEPHONE.match(code) or (before in _NUMBERED and len(code) < _LONG_ENOUGH):
        return True
    if labels & _LABELS and sum(map(str.isdigit, code)) >= SHORTEST and not is_usual(code):
        return len(code) < _LONG_ENOUGH and is_plural(behind)
    if code.isdigit():
        return len(code) < 4 or _is_a_count(code, before, behind)
    groups = _PARTING.split(code) if _PARTING.search(code) else [code]
    if all(map(str.isdigit, groups)):
        return before in _COUNTING or before in _TIMED or _are_counts(groups)
    pieces = _PARTS.findall(code)
    unusual = sum(len(piece) for piece in pieces if piece.isdigit() and not is_usual(piece))
    if len(groups) > 2 and any(map(str.isupper, pieces)) and unusual >= _FEWEST_BEHIND_LETTERS:
        return False
    return all(group.isdigit() or _is_usual_code(group) for group in groups)


def _is_a_count(digits: str, before: str, behind: str) -> bool:
    """Whether digits alone, four or more, are a year, a time, or a count of something."""
    if is_usual(digits) or before in _COUNTING or (before in _MEASURED_BY and len(digits) < _LONG_ENOUGH):
        return True
    if len(digits) == 4 and (before in _TIMED or (before.endswith("ed") and _CLOCK.match(digits))):
        return True
    return is_plural(behind)


def is_plural(word: str) -> bool:
    """Whether a word is one for things that are counted."""
    return word in _COUNTED or (word.endswith("s") and len(word) > 3 and not _SINGULAR.fullmatch(word))


def _are_counts(groups: Sequence[str]) -> bool:
    """Whether groups of digits are counts beside each other, or one count in thousands."""
    if _THOUSANDS.fullmatch(" ".join(groups)) and not groups[0].startswith("0"):
        return True
    if any(len(group) > 2 and group.startswith("0") and not is_usual(group) for group in groups):
        return False
    unusual = [group for group in groups if len(group) > 2 and not is_usual(group)]
    digits = sum(map(len, groups))
    many = _FEWEST_OF_THREE if len(groups) > 2 and groups[0] in unusual else _MANY
    return len(unusual) < 2 or digits < many


def _is_usual_code(code: str) -> bool:
    """Whether letters and digits are a measure, a usual name such as "B12", or counts and years."""
    if _TURNED.fullmatch(code):
        return False
    if any(usual.fullmatch(code) for usual in (_MEASURED, _NAMED, _YEAR)):
        return True
    if code.isalnum() and _turns(code) > 2 and len(code) > 5:
        return False
    parts = _PARTS.findall(code)
    lettered = any(part.isupper() for part in parts)
    digits = [part for part in parts if part.isdigit() and not is_usual(part)]
    if lettered and len(digits) > 1 and sum(map(len, digits)) >= _SHORTEST_IN_PARTS:
        return False
    return all(is_usual(match[0]) for match in _LONG.finditer(code))


def is_usual(digits: str) -> bool:
    """Whether digits are a year, a time to five minutes, or round."""
    return any(usual.fullmatch(digits) for usual in (_YEAR, _TIME, _ROUND))


def _turns(code: str) -> int:
    """How often letters and digits take turns, beginning with the first: 1 in "abc", 3 in "a12b"."""
    return sum(a.isdigit() != b.isdigit() for a, b in pairwise(code)) + 1
