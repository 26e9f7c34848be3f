"""Detection of the ages of babies, in months: nearly a date of birth.

Months are waited, served and paid for far more often than they are an age, so a baby must stand beside.
"""

import re
from collections.abc import Iterator, Sequence

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.ages import is_somebody, plain, take_links, words_before
from equityjournal.core.notices.words.english import NO_NOUN, gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty"
)
_AGE = Later(
    rf"(?i)(?<![\w£$€.,/:+-])(?P<number>\d{{1,2}}|(?:{_NUMBER}))(?P<half> and a half)?"
    r"(?:[ -]?(?P<unit>months?|mths?|mnths?|mos?|m)(?![\w'/])|/12(?![\w/]))"
    r"(?:[ -](?P<old>olds?)(?!\w))?"
)
_UNITS = gathered("month months mth mths mnth mnths mo mos m")
_LONGEST_BEFORE, _LONGEST_BEHIND = 16, 14  # characters of an age before its unit, and from there on
_BABIES = gathered(
    """baby babys babe babs babies babby bab bubba bub bubs bairn bairns wean weans newborn newborns infant
    infants neonate toddler toddlers twin twins triplets tot preemie prem sprog bambino"""
)
_CHILDREN = _BABIES | gathered(
    """child grandchild grandson granddaughter grandbaby nephew niece son daughter youngest smallest wee boy
    girl boys girls lad lass lassie one man yin fella kid kids children sister brother little'un un uns"""
)
"""Who may be so many months old; the half of them may be any age, so that a link must stand between."""
_LITTLE = gathered("twin twins little wee tiny youngest baby")
_GROWN_TOO = gathered(
    "one un uns man yin fella boy girl lad lass lassie boys girls sister brother child son daughter"
)
_THINGS_FOR_BABIES = Later(
    r" (?:groups?|clinics?|bank|class|classes|box|unit|shower|grows?|milk|food|monitor|gate|seat|massage"
    r"|loss|room|change|wipes|formula|things|stuff|clothes|blues|bond|boom|steps|due|sister|brother"
    r"|number)(?!\w)"
)
_NOT_OF_AGE = Later(
    r"(?i)[ ,]{1,2}(?:pregnant|gone|preg|sober|clean|ago|early|prem\w*|into|later|late|overdue|wait\w*"
    r"|on (?:the|a)"
    r"|since|after|before|and \d+ (?:days|weeks)|away|apart|(?<!, )off|from|course|sentence|suspended"
    r"|tenancy"
    r"|notice"
    r"|in (?:care|foster|placement|hospital|nicu|scbu|custody|prison|rehab|arrears|the post|post|total"
    r"|a (?:row|cell))"
    r"|left|behind|to (?:go|wait|move)|of (?!age|her|his|age)|arrears|premature|gestation|plus \d|each"
    r"|running|max"
    r"|trial|contract|probation|minimum|extension|supply|worth|review|inside|so far|gap|at (?:a|most)"
    r"|straight"
    r"|without|with no (?!midwife|gp)|between|or (?:more|so)|short|long|wasted"
    r"|old (?:now )?and unopened)(?!\w)"
)
_NOT_BORN = gathered(
    """lost miscarried miscarriage pregnant pregnancy termination terminated scan scanned gestation due
    expecting delivered labour born had having came came induced"""
)
_WAITING = gathered(
    """list wait waited waiting probation review post job tenancy sentence sober clean served arrears serving
    lease contract notice trial due suspended bail queue referral appointment"""
)
_GROWING = gathered(
    """crawling crawls walking walks teeth teething bottle bottles nappy nappies cot pram pushchair sling
    jabs hv weighs weighed weigh centile centiles babbling rolling rolls milestones cuddles dummy colic reflux
    feeding feeds feed breastfed breastfeeding weaned weaning milk cries crying sits"""
)
_AS_BABIES_DO = Later(
    r"(?i) (?:weigh(?:s|ed|ing)?|and (?:not |still |isn't |isnt |hasn't |hasnt |never )?(?:smil|roll"
    r"|sit|crawl|babbl|walk"
    r"|feed|wean|teeth|weigh|gain|hold)|smil\w+|roll\w+|sit(?:s|ting)|crawl\w*|babbl\w+|teeth\w*"
    r"|feed\w*|wean\w*"
    r"|(?:not|no|still|isn't|isnt|hasn't|hasnt|can't|cant|never|no longer|is|was|barely|only|just) "
    r"(?:smil|roll|sit|crawl"
    r"|walk|babbl|feed|wean|teeth|weigh|gain|jabs|tracking|fixing|holding|eye contact|milk|solids)\w*"
    r"|jabs|no jabs|on (?:the)?"
    r"(?:bottle|breast|solids|\d+(?:st|nd|rd|th))|off (?:the|his|her) (?:milk|bottle|food|line)"
    r"|tracking|pull\w+|cruis\w+"
    r"|asleep|sleeping|cries|crying|cried|screaming|grizzl\w+|looks? tiny)(?!\w)"
)
_HAS_DONE = Later(
    r"(?i)(?<!\w)(?:sitting|crawling|walking|rolling|smiling|babbling|talking|weaned|teething|sat up"
    r"|cruising|standing"
    r"|sleeping through|holding (?:his|her) head)(?: up| over| well)? at $"
)
_OF_GROWN_UPS = Later(
    r"(?i)[^\n]{0,50}?(?<!\w)(?:burglary|theft|licence|probation|hmp|parole|recall|custody|sentence|clean"
    r"|sober|shift|job|arrears"
    r"|rent|notice|list|waiting|post|pregnant|gone|tag|rehab|detox|placement|bail|tenancy|contract)(?!\w)"
)
_LASTING = Later(
    r"(?i) (?:rent|arrears|tenancy|notice|wages|pay|lease|sick|leave|bail|sentence|wait|old)(?!\w)"
)
_THINGS_LASTING = gathered("months weeks days wait list care leave course tenancy")
_PERSONS = gathered("he she him her hes shes they")
_BEHIND_OLD = Later(r"(?P<stop>[,;:.!?)]|$|\n)| (?P<word>[a-z'-]+)")
_GO_ON = NO_NOUN | gathered(
    """in on at with and who is was has to but he she they feeding crawling sleeping asleep crying not no from
    by being, w wi n as under down up behind through because since"""
)
_HAVING = gathered(
    "a an the her his my our their your with and nursing breastfeeding of this that its another only just"
)
_POINTING = gathered("that this the these those")
_NOBODY: frozenset[str] = frozenset()
_NAMED_BEHIND = Later(
    r",? ([A-Z][a-z]+) (?:still|is|isn't|isnt|was|has|had|hasn't|hasnt|can|can't|cant|will|won't)(?!\w)"
)
_MOS = Later(r"(?i)mos?|mths?|m")


def find(page: Page) -> Iterator[Finding]:
    """Ages of babies, in folded text."""
    done = 0
    for at in sorted(_places_of_units(page)):
        match = _AGE.search(page.text, max(at - _LONGEST_BEFORE, done), at + _LONGEST_BEHIND)
        if match and match.start() <= at:
            done = match.end()
            if _is_of_a_baby(page, match):
                why = say("A baby's age in months is nearly a date of birth.")
                yield Finding("young-age", *match.span(), why, "low", say("under two"))


def _places_of_units(page: Page) -> Iterator[int]:
    """The places of what ages are counted in, and of strokes before twelve."""
    yield from page.places_of(_UNITS)
    for start, end in page.numbers:
        if page.text[start:end] == "12" and page.text[start - 1 : start] == "/":
            yield start - 1


def _is_of_a_baby(page: Page, match: re.Match[str]) -> bool:
    """Whether a number of months is the age of a baby."""
    text, words = page.text, list(words_before(page, match.start()))
    if match["old"]:
        return _is_somebody_so_old(page, match, words)
    if _NOT_OF_AGE.match(text, match.end()) or _LASTING.match(text, match.end()):
        return False
    behind = _BEHIND_OLD.match(text, match.end())
    if behind and behind["word"] in _BABIES | _CHILDREN - {"one", "man", "kids", "children"}:
        return match["unit"] is None or not match["unit"].endswith("s")
    if match["unit"] in ("m", "M") and " " in match[0]:
        return False
    links = take_links(words)
    last, before = plain(words[-1:]), plain(words[-2:-1])
    if "aged" in links:
        return True
    if "at" in links and _lost_or_born(words):
        return False
    if last in _CHILDREN:
        named = last in _BABIES or before in _LITTLE or last not in _GROWN_TOO
        if links or named:
            return bool(named or links - {"over", "well", "past", "says", "would"})
    return _is_told_otherwise(page, match, words, links)


def _is_somebody_so_old(page: Page, match: re.Match[str], words: list[str]) -> bool:
    """Whether "N months old" is said of a child, and of no referral and no bruise."""
    behind = _BEHIND_OLD.match(page.text, match.end())
    if behind and behind["word"] and behind["word"] not in _GO_ON | _CHILDREN:
        return False
    if behind and behind["word"] in _POINTING and not words:
        return False  # "3 months old that milk"
    if (behind and behind["word"] in _CHILDREN) or match["old"].endswith("s"):
        return True
    if not words or plain(words[-1:]) in _HAVING:
        return True
    links = take_links(words)
    last = plain(words[-1:])
    if not words or last in _CHILDREN | _PERSONS or not page.explains(last):
        return True
    return not links.isdisjoint({",", "("}) and _is_about_babies(page, match.start())


def _is_told_otherwise(page: Page, match: re.Match[str], words: Sequence[str], links: set[str]) -> bool:
    """Whether a baby is meant from further off: "born early, 3 months now", "at 18 months he has never"."""
    text, unit = page.text, (match["unit"] or "months").lower()
    behind = _BEHIND_OLD.match(text, match.end())
    closed = behind is None or behind["stop"] is not None
    word = behind["word"] if behind else None
    near = _is_about_babies(page, match.start())
    last = plain(words[-1:])
    if any(plain([said]) in _WAITING for said in words):
        return False
    if _HAS_DONE.search(text, max(match.start() - 30, 0), match.start()):
        return True
    if is_somebody(page, words, _NOBODY) and _is_a_named_baby(text, match.end(), links):
        return True
    if (last in ("he", "hes") or is_somebody(page, words, _NOBODY)) and links & {"is", "was"}:
        return closed or word in ("now", "and", "today", "tomorrow", "but", "when", "an", "n")
    if last in ("she", "shes", "they", "theyre") and links & {"is", "was"}:
        return near and (closed or word in ("now", "and", "today", "tomorrow", "but"))
    if not words and links == {"at"}:
        named = _NAMED_BEHIND.match(text, match.end())
        child = word in ("he", "she") or (named is not None and page.may_be_called(named[1]))
        return child and not _says_waiting(text, match.end())
    if word == "now" or closed:
        return near and bool(links & {",", "("}) and last not in _THINGS_LASTING
    if not words and not links:
        return (
            bool(_MOS.fullmatch(unit)) and " " not in match[0] and word in ("and", "but", "on", "with", "in")
        )
    return near and "," in links and word == "and"


def _is_a_named_baby(text: str, end: int, links: set[str]) -> bool:
    """Whether months behind a name are an age: what babies do follows, or nothing that grown people serve."""
    if _AS_BABIES_DO.match(text, end):
        return True
    apart = bool(links) and links <= {",", "("} and text[end : end + 1] in ",)"
    return apart and not _OF_GROWN_UPS.match(text, end)


def _says_waiting(text: str, at: int) -> bool:
    """Whether something that takes months is named behind."""
    return not _WAITING.isdisjoint(re.findall("[a-z]+", text[at : at + 60].lower()))


def _lost_or_born(words: Sequence[str]) -> bool:
    """Whether weeks are those before a birth."""
    return any(plain([word]) in _NOT_BORN for word in words)


def _is_about_babies(page: Page, at: int) -> bool:
    """Whether a baby, a birth or what babies do is named in a line before a place or a little behind."""
    begin, stop = page.text.rfind("\n", 0, at) + 1, at + 60
    for word in _BABIES | _GROWING | {"born", "kids", "youngest"}:
        for place in page.places_of(frozenset([word])):
            if begin <= place < stop and not _THINGS_FOR_BABIES.match(page.text, place + len(word)):
                return True
    return False
