"""Detection of ages over 89: a number that is said of somebody, and that nobody counts, measures or lives at.

What may stand behind an age has no end; what is counted, measured or numbered has, so that is listed.
"""

import re
from collections.abc import Iterator, Sequence

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.unexplained import is_plural
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_AGES = frozenset(map(str, range(90, 116)))
_REACH = 80  # characters before a number in which it may be said whose age it is
_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_SPOKEN = Later(
    rf"(?i)(?:ninety(?:[ -](?:{_UNIT}))?|hundred(?: and (?:{_UNIT}|ten|eleven|twelve))?)(?![\w-])"
)
_SPEAKING = gathered("ninety hundred")
_ENDING = Later(r"(?s).*(?:(?<!Mr)(?<!Mrs)(?<!Dr)[.!?;]\s|\n)")
_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+|[,(]")
_CONTRACTED = Later(r"'(?:s|ll|d|re|m)$")
WORD_BEHIND = Later(r"(?P<stop>[,;:!?)]|[.](?!\d))?[\s)]*(?P<word>[A-Za-z']*)")
_COUNTED = Later(
    r"(?i)[ -]?(?:%|per ?cents?|percentage|pc|degrees|deg|c|centigrade|out of|of|x|times|plus|mph|kph"
    r"|bpm|k|m"
    r"|mg|ml|mcg|g|kg|kilos?|st|stone|lbs?|cm|mm|miles?|min|mins|minutes?|hr|hrs|hours?|days?|wks?|weeks?"
    r"|months?|quid|pounds|pence|p|grand|litres?|pages?|floor|bus|tram|route|people|each|odd (?!she|he"
    r"|now|and)"
    r"|over \d|on (?:air|room air|oxygen|the (?:list|waiting|scale|bus|door|clock|meter|dial))"
    r"|(?:in|down|up|back in|behind in) (?:the )?(?:queue|list|line|total|all|a row|number)"
    r"|more|less|fewer|extra|away|ahead|behind|short|down|up|off|out|to go|to nil|long|all out)(?![\w'])"
)
_SO_OLD = Later(
    r"(?i) ?-?(?:(?:yr|year)s?[ -]olds?|yr|yrs|y/o|yo|yoa)(?!\w)(?! ?(?:lease|sentence|ago|experience"
    r"|tenancy|term|plan))"
)
_YEARS = Later(r"(?i)[ -]?(?:years?|yrs?)(?! (?:old|young|of age)|[,.;)]|$)")
_STILL_AN_AGE = Later(
    r"(?i) (?:lives|says|looks|does|likes|wants|knows|makes|loves|thinks|hates|gets|has|was|is"
    r"|an'? all)(?!\w)"
)
_LISTED = Later(r",? \d")
_DOOR = Later(r",? (?:[A-Z][a-z]+|(?:opened|answered|heard|complained|reported|banged)(?!\w))")
_ITS_OWN = Later(r"(?i) (?:winters|summers|springs|birthdays|christmases|new years)(?!\w)")
PRONOUNS = gathered("she he they who hes shes theyre shell hell i im")
_JOINED_BEHIND = Later(r"[\w%:/@*#£-]|[.,]\d")
_JOINED = gathered("hes shes theyre shell hell im nans mums dads grans")
"""Whoever is an age, with the verb joined: "shes 94"."""
_OBJECTS = gathered("him her them")
_KIN = gathered(
    """mum mam mammy ma mother mums mams dad da dads father nan nana nans nain taid gran granny grans grandma
    grandmother grandad granda grandpa grandfather mamgu tadcu aunt auntie aunty uncle husband wife partner
    brother sister cousin nanna nanny bibi dadi nani babcia yiayia abuela oma opa"""
)
FOLK = _KIN | gathered(
    """lady woman man gent gentleman widow widower bloke chap fella fellow boy girl lad lass soul dear tenant
    resident patient pt client neighbour pensioner carer friend survivor veteran nonagenarian centenarian
    oldest eldest user landlady landlord mate elder priest nun teacher customer caller"""
)
_TITLES = gathered("mr mrs miss ms mx dr sr sister father rev nurse")
_ADVERBS = gathered(
    """now nearly almost only just about already still well over past pushing maybe probably actually barely
    must will would may might turning a either big"""
)
_BE = gathered("is are were was be been am being says")
_TURNED = gathered("turned turning turns aged")
_ENDED_AT = gathered(
    """died widowed discharged married remarried retired evicted orphaned alone caring passed away living
    admitted burgled mugged dancing working driving cooking walking swimming gardening"""
)
_THEMSELVES = gathered("herself himself")
_AT_THAT_AGE = Later(r" (?:you|she|he|they|we|i)(?!\w)")
_STATES = gathered(
    """deaf blind frail alone lives living lady gent female male woman man widow widowed diabetic lovely tiny
    confused polite housebound bedbound bedridden independent sharp mobile sleepy unsteady wheelchair hoisted
    dementia stubborn proud funny skinny bright cheerful hungry thirsty tearful registered partially"""
)
"""What is said of somebody behind an age, and seldom behind a number of something."""
_LINKS = _ADVERBS | _BE | _TURNED | gathered("at of age , (")
_NEAR = gathered("on in at from next across over down up of with who that to by round opposite upstairs")
_THINGS = gathered(
    """sats spo temp pulse weight wt bm bp hr rr obs score scored room rm bed page bus route flat number no
    percent speed limit rate doing dose left set rota volume gas heating ward total count bill rent line
    unit platform track level mark marks list queue house door plot pitch"""
)
_HERS = Later(r"[^\n]{0,60}?(?<!\w)(?i:s?he(?:'?s|'ll)?|her|him|his|herself|himself)(?!\w)")
_AND = Later(r",? (?:and |but |yet )?([a-z']+)")
_SENT_AWAY = Later(
    r"(?i) (?:away|down|off|back|round|over|people|degrees|(?:left|right) (?:at|into|onto|and))(?!\w)"
)


def find(page: Page) -> Iterator[Finding]:
    """Ages over 89, in folded text; they may overlap."""
    for start, end in numbers(page):
        if _is_age(page, start, end):
            so_old = _SO_OLD.match(page.text, end)
            yield age(start, so_old.end() if so_old else end)


def age(start: int, end: int) -> Finding:
    """The finding of an age."""
    why = say("So few people are over 89 that the exact age can tell who somebody is.")
    return Finding("age", start, end, why, "medium", say("over 89"))


def numbers(page: Page) -> Iterator[tuple[int, int]]:
    """Numbers from 90 to 115 that stand apart, in digits and in words."""
    text = page.text
    for start, end in page.numbers:
        if text[start:end] in _AGES and stands_apart(text, start, end):
            yield start, end
    for at in page.places_of(_SPEAKING):
        if match := _SPOKEN.match(text, at):
            before = text[max(at - 4, 0) : at].lower()
            article = 2 if before.endswith("a ") else 4 if before == "one " else 0
            if article or match[0][0] in "nN":
                yield at - article, match.end()


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether digits are no part of a longer number, a sum, a time or a code."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "£$€.,/:#+-_@*"):
        return False
    return not _JOINED_BEHIND.match(text, end) or _SO_OLD.match(text, end) is not None


def words_before(page: Page, at: int) -> Sequence[str]:
    """The words before a place, back to the start of its sentence, with commas and brackets."""
    text = page.text[max(at - _REACH, 0) : at]
    ended = _ENDING.match(text)
    return _TOKEN.findall(text, ended.end() if ended else 0)


def _is_age(page: Page, start: int, end: int) -> bool:
    """Whether a number is said of somebody."""
    text, words = page.text, list(words_before(page, start))
    if _SO_OLD.match(text, end):
        links = take_links(words)
        alive = "a" in links or links.isdisjoint(_BE) or not words or _is_subject(page, words)
        return alive or not page.explains(plain(words[-1:]))
    if is_counted(text, end):
        return bool(_ITS_OWN.match(text, end) and any(plain([word]) in PRONOUNS for word in words[-3:]))
    links = take_links(words)
    if links & _TURNED:
        return not (_SENT_AWAY.match(text, end) or plain(words[-1:]) in _THINGS)
    if not words:
        return _AT_THAT_AGE.match(text, end) is not None if links else _begins_with_age(page, end)
    if links & _BE:
        return "at" not in links and "of" not in links and _is_subject(page, words)
    last = plain(words[-1:])
    if "at" in links:
        return (is_somebody(page, words, _KIN) or last in _ENDED_AT) and not _DOOR.match(text, end)
    if "of" in links:
        return last in FOLK
    behind = WORD_BEHIND.match(text, end)
    closed = bool(behind and (behind["stop"] or not behind["word"]))
    if "," in links:
        return closed and not _LISTED.match(text, end) and _is_about_somebody(page, words)
    if last in _THEMSELVES:
        return closed
    if last in _OBJECTS:
        alone = len(words) < 2 or words[-2] in (",", "(", "and")
        return alone and bool(behind and (closed or behind["word"] in ("himself", "herself")))
    return bool(links) and last in (PRONOUNS | _KIN)


def take_links(words: list[str]) -> set[str]:
    """The links between somebody and an age, taken from the end of some words: "is", "nearly", "at"."""
    links: set[str] = set()
    while words and plain(words[-1:]) in _LINKS:
        links.add(plain([words.pop()]))
    if words and (words[-1].lower() in _JOINED or _CONTRACTED.search(words[-1])):
        links.add("is")
    return links


def is_counted(text: str, end: int) -> bool:
    """Whether what is counted or measured stands behind a number."""
    if _COUNTED.match(text, end) or _YEARS.match(text, end):
        return True
    behind = WORD_BEHIND.match(text, end)
    if behind is None or behind["stop"] or _STILL_AN_AGE.match(text, end):
        return False
    return is_plural(behind["word"].lower()) and behind["word"].lower() not in ("years", "plus", "odd")


def plain(word: Sequence[str]) -> str:
    """A word in small letters, without its contraction; empty without any."""
    return _CONTRACTED.sub("", word[0].lower()) if word else ""


def is_somebody(page: Page, words: Sequence[str], folk: frozenset[str]) -> bool:
    """Whether the last of some words is a person: one of those given, or a name."""
    last = plain(words[-1:])
    if last in folk:
        return True
    if last in PRONOUNS or not last.isalpha():
        return False
    if plain(words[-2:-1]) in _TITLES or plain(words[-3:-2]) in _TITLES:
        return True
    return words[-1][0].isupper() and page.may_be_called(_CONTRACTED.sub("", words[-1]))


def _is_subject(page: Page, words: Sequence[str]) -> bool:
    """Whether somebody "is" a number: "my lady on the corner is 92"."""
    if plain(words[-1:]) in PRONOUNS or is_somebody(page, words, FOLK):
        return True
    for back in range(2, min(len(words), 6) + 1):
        if plain(words[-back : -back + 1]) in _NEAR:
            return is_somebody(page, words[:-back], FOLK)
    return False


def _is_about_somebody(page: Page, words: Sequence[str]) -> bool:
    """Whether words before a comma are of a person, and of nothing that has a number."""
    near = words[-7:]
    if any(word.isdigit() or plain([word]) in _THINGS for word in near):
        return False
    return any(
        plain([word]) in FOLK or plain([word]) in _OBJECTS or is_somebody(page, near[: at + 1], FOLK)
        for at, word in enumerate(near)
    )


def _begins_with_age(page: Page, end: int) -> bool:
    """Whether a number at the start is said of somebody further on: "102 and they sent her home"."""
    behind = WORD_BEHIND.match(page.text, end)
    if behind and behind["stop"] == "," and behind["word"].lower() in _STATES:
        return True
    if behind is None or (behind["stop"] != "," and behind["word"] not in ("and", "but", "yet")):
        return False
    after = _AND.match(page.text, end)
    return bool(
        after
        and after[1] not in ("counting", "a", "rising")
        and not is_plural(after[1])
        and _HERS.match(page.text, end)
    )
