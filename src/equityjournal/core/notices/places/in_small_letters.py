"""Detection of places in small letters: between a small word and their kind, as in "on bluebell ward"."""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.identifiers import IdentifierRule
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_KIND = Later(
    r" (ward|unit|wing|hostel|(?:care|nursing|residential|children'?s) home"
    r"|(?:day|community|family|health|leisure|medical|children'?s|respite|youth|birth|birthing|contact"
    r"|drop-in|detention|removal) centre"
    r"|primary|secondary|approved premises|ymca|ywca|halting site|caravan (?:park|site)"
    r"|(?:travell?ers?'?s?|gypsy) site|bail hostel"
    r"|family hub|sixth form|special school|day nursery|pru|ap(?= (?:by|for|at|since|til|and|says?"
    r"|staff)|[,.]|$)"
    r"|high(?= (?:school|exclud|sent|rang|want|say|said|wont|for|til|since|til|and)|[,.]|$)"
    r"|hospice|infirmary|academy|surgery|nursery|refuge|comp|high school|hospital|prison"
    r"|(?P<surely>estate|flats|towers?|lodge|court|manor|library|mosque|church|station|magistrates|mags"
    r"|college"
    r"|pharmacy|foyer))(?: school| court| estate)?(?!\w)"
)
_KINDS = gathered(
    """ward unit wing hostel care nursing residential children childrens day community family health
    leisure medical respite youth birth birthing contact drop detention removal primary secondary
    approved ymca ywca halting caravan traveler travelers traveller travellers gypsy bail sixth special
    pru ap high hospice infirmary academy surgery nursery refuge comp hospital prison estate flats tower
    towers lodge court manor library mosque church station magistrates mags college pharmacy foyer"""
)
"""The first words of these kinds."""
_NAMED = Later(
    r"(?<!\w)(?:(?P<before>on|at|in|from|to|off|of|near|outside|by|attends|left) )?"
    r"(?P<name>(?:st\.? )?[a-z][a-z'-]+)(?: (?P<second>[a-z][a-z'-]+))?$"
)
_BUILDINGS = gathered(
    "house lodge court manor hall view park grove tower lane road street hill field bank green grange"
    " villa yard mill farm"
    " vale mount cross gate wood bridge"
)
"""Words between a name and its kind: "tanyard house hostel"."""
_STARTS = Later(
    r"[hycl](?<!\w[hycl])(?:(?<=h)mp|(?<=h)myoi|(?<=y)oi|(?<=y)sgol|(?<=y)sbyty|(?<=c)anolfan|(?<=c)apel"
    r"|(?<=l)lys)"
    r" (?:(?:y|yr|yn|bro|gyfun|uwchradd|gynradd) ){0,2}(?P<name>[a-z][a-z'-]{2,})(?:"
    r" (?P<second>[a-z][a-z'-]{2,}))?"
)
_ROADS = (
    "street|road|rd|lane|ln|avenue|ave|crescent|cres|terrace|terr|tce|grove|close|drive|gdns|bldgs|loke"
    "|wynd|vennel|ginnel|brae|st"
)
_STREET = Later(
    r"\d(?<![\w.,£/:-]\d)\d{0,3}[a-z]?,? (?!the )(?P<name>[a-z][a-z'-]{2,})(?: (?P<second>[a-z][a-z'-]{2,}))?"
    rf" (?:{_ROADS}|gardens|row|court|ct|cl|sq|mews|way|place)(?!\w)"
    r"|\d(?<![\w.,£/:-]\d)\d{0,3}[a-z]?,? the (?P<alone>crescent|avenue|grove|gardens|terrace|drive"
    r"|green|parade|mount|lane|close|square|crofts?|paddocks?|mews|row|rise|meadows?|orchards?|cottages?"
    r"|spinney|copse|glebe)(?!\w)"
    r"|\d(?<![\w.,£/:-]\d)\d{0,3}[a-z]?,? (?P<welsh>maes|heol|ffordd|stryd|lon|rhodfa|clos|cae|cwrt|parc|trem"
    r"|gerddi|cilgant|rhes|teras) (?:yr? |yn )?[a-z]{3,}"
)
_ROAD = Later(
    r"(?<!\w)(?:(?P<home>lives?|lived|living|stays|staying|moved|moving|house|flat)"
    r"(?: (?:on|in|to|off|at|down|up))?"
    r"|on|in|off|down|up|along|near|by|from|at|to|outside|round|opposite|behind|corner of|top of|bottom of) "
    rf"(?P<road>(?P<name>[A-Za-z][a-z'-]{{2,}}) (?:{_ROADS}))(?!\w)"
)
_BLOCK = Later(
    r"(?<!\w)(?:block \w{1,3},? )?(?:flat|apt|apartment|maisonette|bedsit) \d[\w/]{0,4},? "
    r"(?:(?P<villas>[a-z][a-z'-]{3,}) (?:villas|cottages|croft|wharf|heights|hse|mansions|almshouses)(?!\w)"
    r"|(?P<name>[a-z][a-z'-]{3,})"
    r"(?P<end> (?:house|hse|court|heights|point|towers?|mansions?|buildings?|view|lodge))?(?!\w))"
)
_NUMBERED = Later(
    r"\d(?<![\w.,£/:-]\d)\d{0,2}[a-z]?,? (?P<name>[a-z][a-z'-]{3,})"
    r" (?:(?P<villas>villas|cottages|croft|wharf|heights|hse|mansions|almshouses)"
    r"|view|rise|walk|park|hill|green|square|gate|bank|fold|yard|parade|wynd|path|dene|garth"
    r"|end|nook|field|fields|wood|dr|mead|ley|bungalows)(?!\w)"
)
"""A home in small letters, whose name nothing explains: "flat 0/1 craigview", "17 fearnley croft"."""
_HOUSE = Later(
    r"(?:(?:(?<!\w)(?:flat|flt|apt|apartment|unit|room|rm|plot|pitch|block|studio|bedsit)"
    r"(?: [\w/]{1,5})?,? "
    r"|(?<![\w/])\d{1,2}/\d{1,2},? "
    r"|(?<!\w)(?:no\.?|number) ?)){1,2}$"
)
_FLATS = gathered("block flat apt apartment maisonette bedsit")
_ON = gathered(
    """live lives lived living stays staying moved moving house flat on in off down up along near by from at
    to outside round opposite behind corner top bottom"""
)
_FIRST_WORDS = gathered("hmp hmyoi yoi ysgol ysbyty canolfan capel llys")
_LONGEST = 45  # characters of a place's name before its kind
_SHORTEST = 4  # letters of a word that nothing explains before a kind that may be anything


def places(page: Page) -> Iterator[Finding]:
    """Places in small letters, by their kind."""
    done = 0
    for at in page.places_of(_KINDS):
        kind = _KIND.match(page.text, at - 1) if done < at else None
        if kind is None:
            continue
        done = kind.end()
        match = _NAMED.search(page.text, max(kind.start() - _LONGEST, 0), kind.start())
        start = _start_of_place(page, match, surely=bool(kind["surely"])) if match else None
        if start is not None:
            rule = page.rules.ends.get(kind[1].split()[-1].capitalize()) or page.rules.ends["School"]
            yield _place(rule, start, kind.end())
    for match in page.beginning(_STARTS, _FIRST_WORDS):
        first = page.text[match.start() : match.start("name") - 1]
        starts = page.rules.starts.get(first.upper()) or page.rules.starts.get(first.capitalize())
        if starts and not page.is_general_in_small(match["name"]):
            second = match["second"] and not page.dictionary.explains(match["second"])
            yield _place(starts, match.start(), match.end() if second else match.end("name"))
    for match in page.at_numbers(_STREET):
        if not any(page.is_general_in_small(word) for word in (match["name"], match["second"]) if word):
            house = _HOUSE.search(page.small, max(match.start() - 24, 0), match.start())
            yield _place(page.rules.ends["Street"], house.start() if house else match.start(), match.end())
    for match in page.beginning(_BLOCK, _FLATS):
        if match["villas"]:
            named = not page.is_general_in_small(match["villas"])
        else:
            named = _names_a_place(page, match["name"], before=False, surely=True)
        if named:
            yield _place(page.rules.ends["Street"], *match.span())
    for match in page.at_numbers(_NUMBERED):
        general = page.is_general_in_small(match["name"])
        if (match["villas"] and not general) or _names_a_place(
            page, match["name"], before=False, surely=True
        ):
            yield _place(page.rules.ends["Street"], *match.span())
    for match in page.beginning(_ROAD, _ON):
        name = match["name"]
        if _names_a_road(page, name.lower(), surely=bool(match["home"]) or name[0].isupper()):
            yield _place(page.rules.ends["Street"], *match.span("road"))


def _start_of_place(page: Page, match: re.Match[str], *, surely: bool) -> int | None:
    """The start of a place's name before its kind; None where the words are too general.

    Args:
        page: The text.
        match: The words before the kind.
        surely: Whether only a word that nothing explains will do, as before "court".
    """
    name, second = match["name"], match["second"]
    if name.startswith(("st ", "st. ")):
        return match.start("name")
    if second is None:
        named = _names_a_place(page, name, before=bool(match["before"]), surely=surely)
        return match.start("name") if named else None
    owned = bool(match["before"]) and name.endswith("'s")
    if second in _BUILDINGS and (owned or _names_a_place(page, name, before=True, surely=False)):
        return match.start("name")
    if name == "the" and second.removesuffix("s") in page.words["place_names"]:
        return match.start("name")  # "from the sycamores hostel"
    if not _names_a_place(page, second, before=False, surely=surely):
        return None
    named = _names_a_place(page, name, before=False, surely=surely)
    return match.start("name" if named else "second")


def _names_a_place(page: Page, word: str, *, before: bool, surely: bool) -> bool:
    """Whether a small word is more likely the name of a place than a word about it."""
    if page.is_general_in_small(word):
        return False
    if surely and (len(word) < _SHORTEST or is_slip(word, page.dictionary)):
        return False
    return not page.explains_as_usual(word) or (before and not surely and word in page.words["place_names"])


def _names_a_road(page: Page, word: str, *, surely: bool) -> bool:
    """Whether a word before "street" names it: any that is not general, with a capital or of a home."""
    if page.is_general_in_small(word) or is_slip(word, page.dictionary):
        return False
    return surely or not page.explains_as_usual(word) or word in page.words["place_names"]


def _place(rule: IdentifierRule, start: int, end: int) -> Finding:
    return Finding(rule.reported, start, end, rule.why, rule.sure, rule.stand_in or say("a place"))
