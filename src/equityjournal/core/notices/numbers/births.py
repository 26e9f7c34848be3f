"""Detection of dates of birth: whatever figures and words of a day stand behind "dob" or "born"."""

import re
from collections.abc import Iterable, Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.days import ORDINAL
from equityjournal.core.notices.numbers.public_days import is_public
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_BIRTH = (
    r"(?:dobs?|d ?o ?b|d\. ?o\. ?b\.?|d/o/b|dateofbirth|dates? of birth|birth ?dates?|born|b(?:irth|'"
    r"|-)?days?"
    r"|d\.o\.d\.?|dod|edd|e\.d\.d\.?|due date|ei eni|dyddiad geni)"
)
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER = rf"(?:two thousand|hundred|oh|zero|{_TEEN}|(?:{_TEN})(?:[ -](?:{_UNIT}))?|{_UNIT})"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    "|jul|aug|sept?|oct|nov|dec|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd"
    "|rhagfyr"
)
_FEAST = (
    r"boxing day|(?:christmas|xmas)(?: day| eve)?|new year'?s(?: day| eve)?|bonfire night|halloween|hogmanay"
    r"|st (?:david|andrew|patrick|george)'?s day|valentine'?s day|leap day|midsummer(?:'s day)?"
)
_ROMAN = "i{1,3}|iv|vi{0,3}|ix|xi{0,2}|x"
_PART = (
    rf"(?:\d{{1,8}}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?(?:{_MONTH})?(?:\d{{2,4}})?|'\d\d|(?:{ORDINAL})"
    rf"(?!\w)"
    rf"|(?:{_MONTH})(?!\w)(?! be )|(?:{_NUMBER})(?!\w)|(?:{_FEAST})(?!\w)|(?<=[./ -])(?:{_ROMAN})(?=[./ -]))"
)
_JOINED = r"(?:[ .,:/\\-]{0,3}(?:(?:of|the|o|in|and|or) ){0,2}\(?|')"
_SAID = (
    r"is|was|are|on|the|in|at|of|as|given|unknown|says?|said|passport|tomorrow|today|yesterday|next|this"
    r"|now|hers|his"
    r"|year|for \w+|about|around|sometime|possibly|maybe|thinks?|mon|tue|wed|thu|fri|sat|sun"
)
_WORD = Later(
    rf"(?i)(?<!\w)(?:{_BIRTH}(?:'s)?(?![a-z])"
    r"|b(?=(?:\. ?| )\d{1,2}(?:[./-][\divx]|(?:st|nd|rd|th)? [a-z]{3})))"
)
_WORDS = gathered(
    """dob dobs d date dates dateofbirth birth birthdate birthdates birthday birthdays born b bday bdays dod
    edd e due ei dyddiad"""
)
_IN_FIGURES = r"\d{1,2}(?P<parting>[./-])\d{1,2}(?P=parting)(?:\d{4}|\d{2})(?![\w/]|[.,-]\d)"
_BEHIND = Later(
    rf"(?i)(?:[ .:=;,(-]{{1,4}}(?:{_SAID})\b){{0,5}}[ .:=;,(#-]{{0,4}}"
    rf"(?P<day>{_IN_FIGURES}|{_PART}(?:{_JOINED}{_PART}){{0,7}}(?!\w))"
)
_COUNTED = Later(
    r"(?i) ?(?:st|lbs?|oz|weeks?|wks?|days? (?:early|late|old|ago|after|before)|months?|mths?|years? "
    r"(?:ago|apart|after|before)"
    r"|yrs? ago|kids?|children|babies|boys|girls|brothers|sisters|minutes|mins|hours|hrs|am|pm|of \d"
    r"|people|centiles?|percentiles?|%)(?!\w)"
)
_BORN_IN = Later(r"(?i)born in $")
_SHORT_YEAR = Later(r"'?[2-9]\d")
_TIME = Later(r"\d{1,2}[.:][0-5]\d$")
_BEFORE, _AFTER = 45, 16  # characters within which a word for birth tells of a date
_SIGN = re.compile(r"\d+|[a-z]+")
_FIGURE = re.compile(r"\d")


def find(page: Page) -> Iterator[Finding]:
    """Dates of birth behind their word, in folded text."""
    for word in page.beginning(_WORD, _WORDS):
        behind = _BEHIND.match(page.text, word.end())
        if behind and _is_day(page, behind):
            start, end = behind.span("day")
            spoken = word[0].lower() == "born" and not _FIGURE.search(behind["day"])
            if page.text.endswith("the ", 0, start):
                start -= len("the ")
            yield _birth(word.start() if spoken else start, end, spoken=spoken)


def _is_day(page: Page, behind: re.Match[str]) -> bool:
    """Whether the words behind "born" are a day, and no count or time."""
    day, start = behind["day"], behind.start("day")
    if _COUNTED.match(page.text, behind.end()) or _TIME.match(day):
        return False
    if _BORN_IN.search(page.text, max(start - 9, 0), start) and _SHORT_YEAR.fullmatch(day):
        return True
    return len(_SIGN.findall(day.lower())) > 1 or (day.isdigit() and len(day) in (6, 8))


def _birth(start: int, end: int, *, spoken: bool = False) -> Finding:
    why = say("A date of birth, with little else, tells who somebody is.")
    stand_in = say("born on a day left out") if spoken else say("a date of birth")
    return Finding("birth-date", start, end, why, "high", stand_in)


def with_births(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Findings, with dates of birth, and without days of public matters."""
    for finding in found:
        if finding.kind != "date":
            yield finding
        elif _is_beside(text, finding):
            yield _birth(finding.start, finding.end)
        elif not is_public(text, finding.start, finding.end):
            yield finding


def _is_beside(text: str, finding: Finding) -> bool:
    before = _WORD.search(text, max(finding.start - _BEFORE, 0), finding.start)
    return bool(before or _WORD.search(text, finding.end, finding.end + _AFTER))
