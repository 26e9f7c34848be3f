"""Detection of homes and wards by a number: "at 12 Brackenside", "no 3 Bryn Eithin", "on ward 14B".

A finding is only a guess.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.unexplained import guess, is_like_a_home
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.signs import does_something, is_in_a_state
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later

_NUMBERED = Later(
    r"(?<!\w)(?i:at|to|of|from|in|visited|outside|by|near|opposite|with|lives|is|for|lady|man|lad"
    r"|family|mum"
    r"|door|no\.?|number|flat|house) "
    r"(?P<name>(?:(?i:no\.? ?|number ))?(?P<digits>\d{1,3})[a-z]?,? (?:[Tt]he )?(?P<word>[A-Z][a-z]{2,})"
    r"(?P<rest>(?: (?:y|yr|yn|of|on))? [A-Z][a-z]+)?)(?![\w'-])"
)
_BEFORE = gathered(
    """at to of from in visited outside by near opposite with lives is for lady man lad family mum door no
    number flat house"""
)
_COUNTING = gathered("of with is for")
"""Words behind which a number before plain words counts them: "of 12 Young People"."""
_AT_DOORS = gathered("at outside visited door no no. number flat")
_LETTERED = Later(r"\d(?<![\w.,£/:-]\d)\d{0,2}[a-z],? (?:[Tt]he )?(?P<word>[A-Z][a-z]{3,})(?![\w'-])")
_BED = Later(
    r"(?i)(?<![\w/])(?:(?:bay|ward|wing|cell|pod|room|rm) [\w-]{1,3},? (?:bed|bay|cot|cell|room"
    r"|landing) (?:\d{1,2}|[a-h])|at no\.? ?\d{1,3}[a-z]?)(?!\w)"
)
_BEDS = gathered("bay ward wing cell pod room rm at")
_WARD = Later(
    r"(?<!\w)(?i:on|to|onto|from|off|via|at|in|phoned|rang|rung|called|texted|visited|left|leaving|now"
    r"|still) "
    r"(?P<name>(?i:ward|unit|wing|landing|pod) (?:\d{1,2}[A-Za-z]|[A-Za-z]\d{1,2})"
    r"|[A-H]\d (?i:landing|wing|spur))(?!\w| of | (?i:of|in) (?:the|my) )"
)
_AT_A_WARD = gathered(
    "on to onto from off via at in phoned rang rung called texted visited left leaving now still"
)
_WARDED = Later(r"(?<!\w)(?P<name>Ward \d{1,2}[A-Za-z])(?!\w)")
_BLOCK = Later(r"(?i)(?<!\w)(?P<name>house ?block (?:\d{1,2}|[a-h]))(?![\w-])")
_LETTERED_IN_SMALL = Later(
    r"(?<!\w)(?:at|to|from|outside|visited|by|in|near"
    r"|opposite) (?P<name>\d{1,3}[a-z] (?!the )(?P<word>[a-z]{4,}) [a-z]{3,})(?![\w'-])"
)
_BEFORE_IN_SMALL = gathered("at to from outside visited by in near opposite")
_YOUTHS = Later(
    r"(?<![\w'-])(?P<word>[A-Z][a-z'-]+)(?: [A-Z][a-z'-]+){0,2} (?:[Uu]nder[ -]?|[Uu])\d{1,2}s?(?!\w)"
)
_COUNTED = Later(r" (?:minutes|mins|hours|hrs|beds|patients|nurses|essay|module)(?!\w)")
_REACH = 60  # characters in which a team of children stands before "under"
_UNDER, _WARDS, _BLOCKS = gathered("under u"), gathered("ward"), gathered("house houseblock")
_LONG = 4  # letters of a word that names a home by itself


def find(page: Page) -> Iterator[Finding]:
    """Homes by a number and a capital, beds by two numbers, and numbered wards, in folded text."""
    if not page.has_digits:
        return
    for match in page.beginning(_NUMBERED, _BEFORE):
        if _is_numbered_home(page, match):
            yield guess(*match.span("name"), "address")
    for match in page.at_numbers(_LETTERED):
        if _may_be_home(page, match["word"], match.end()):
            yield guess(*match.span(), "address")
    for match in page.beginning(_LETTERED_IN_SMALL, _BEFORE_IN_SMALL):
        if _names_a_home(page, match["word"]):
            yield guess(*match.span("name"), "address")
    for match in page.ending(_YOUTHS, _UNDER, _REACH):
        if not page.is_no_name(match["word"]):
            yield guess(*match.span())
    for match in page.beginning(_BED, _BEDS):
        yield guess(*match.span())
    for match in _wards(page):
        if not _COUNTED.match(page.text, match.end()):
            yield guess(*match.span("name"))


def _wards(page: Page) -> Iterator[re.Match[str]]:
    """Numbered wards, wings and houseblocks."""
    yield from page.beginning(_WARD, _AT_A_WARD)
    yield from page.beginning(_WARDED, _WARDS)
    yield from page.beginning(_BLOCK, _BLOCKS)


def _is_numbered_home(page: Page, match: re.Match[str]) -> bool:
    """Whether a number and capitals are a door: no day, no person who does something, no count."""
    word, rest = match["word"], (match["rest"] or "").split()
    if not rest:
        known = page.explains_as_usual(word) and not is_like_a_home(page, word)
        counted = known and (len(match["digits"]) == 1 or match[0].split()[0].lower() in _COUNTING)
        if len(word) < _LONG or counted:
            return False
        at_door = (
            not page.explains_as_usual(word)
            and len(match["digits"]) > 1
            and match[0].split()[0].lower() in _AT_DOORS
        )
        return _may_be_home(page, word, len(page.text) if at_door else match.end())
    last = rest[-1]
    if f"{word}_{last}" in page.words["set_phrases"]:
        return False
    if _is_no_home(page, word) or not _is_end_of_home(page, word, last):
        return False
    if does_something(page.small, match.end(), page.rules):
        return False
    return match[0].split()[0].lower() not in _COUNTING or not (
        page.explains_as_usual(word) and page.explains_as_usual(last)
    )


def _names_a_home(page: Page, word: str) -> bool:
    """Whether a small word behind a number with a letter names a home: "22b sycamore rigg"."""
    return word in page.words["place_names"] or not (
        page.explains_as_usual(word) or is_slip(word, page.dictionary)
    )


def _is_no_home(page: Page, word: str) -> bool:
    """Whether a word has another reason for its capital, and is not often part of a name of a home."""
    if word in ("Old", "New") or word in page.words["by_names"] or is_like_a_home(page, word):
        return False
    return page.is_no_name(word) or word in page.words["things"]


def _is_end_of_home(page: Page, first: str, last: str) -> bool:
    """Whether a home may end with a word: "Brigg Ends"."""
    if not _is_no_home(page, last):
        return True
    return not page.explains_as_usual(first) and last not in page.rules.usual_capitals


def _may_be_home(page: Page, word: str, end: int) -> bool:
    """Whether a capital behind a number may be that of a home."""
    if (
        page.is_no_name(word)
        or word in page.words["names_that_are_words"]
        or word in page.words["well_known"]
    ):
        return False
    return not (does_something(page.small, end, page.rules) or is_in_a_state(page, end))
