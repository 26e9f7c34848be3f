"""Detection of places whose names are ordinary words: "at Hawthorns", "bed 11, Nightingale".

A capital that nothing explains is a possible name in any case. A plain word with a capital needs a sign: a
preposition of place before a word for which homes are often named, a run of two capitals, a bed, a number.
A finding is only a guess.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.by_kind import is_of_a_saint
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import begins_sentence
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_AT = (
    r"(?i:at|from|to|in|into|near|outside|opposite|behind|left|leave|leaving|entered|around|towards"
    r"|visited|than|like)"
)
_NAMED = Later(
    rf"(?<!\w)(?:{_AT}|(?i:on)) (?:the |[Oo]ld )?(?P<name>(?:The )?[A-Z][a-z]+(?:'s)?)(?![\w'-]| [A-Z]"
    rf"| of | "
    rf"(?:trees?|bush|bushes|leaves|wood)\b)"
)
_RUN = Later(
    rf"(?<!\w){_AT} (?:the )?(?P<name>(?:The )?(?:[A-Z][a-z'-]+ (?:(?:on|in|le|by|na|y|yr"
    rf"|of)[ -])?){{1,2}}[A-Z][a-z'-]+)(?![\w'])"
)
_THE = Later(
    r"(?<![.:!?] )(?<!\w)the (?P<name>[A-Z][a-z]+s)(?![\w'-]| (?:are|were|in|of|grow|grew|came|come|turn"
    r"|fell|bloom)\b)"
)
_HOUSE = Later(r"(?<![\w'-])(?P<name>[A-Z][a-z]{2,}[a-rt-z]) (?:house|hse|cottage|farm|villa)(?!\w)")
_NAMED_HOUSE = Later(
    r"(?<![\w'-])(?P<name>[A-Z][a-z]{2,}(?:'s)?) (?:House|Lodge|Hostel|Refuge)(?![\w'-]|,? (?:of|music"
    r"|party|rules|wine|fire)(?!\w))"
)
_NO_HOUSE = gathered(
    """the our his her my your their full open white council upper lower halfway care guest public warehouse
    big safe town power tree dolls doll's wendy crack play opera coffee ale green light glass crown high
    family women's womens women men mens youth supreme acting private whole empty old new this that one
    each every no any masonic travel first last another party country state clearing bail direct access
    homeless night winter emergency temporary local moving shared social small student backpackers
    domestic animal dogs cat in at from and for full royal masonic hunting dream fun ice brick somerset
    downing custom grace friends"""
)
"""Words before a house or a hostel that do not name it."""
_WHERE = Later(
    r"(?i:(?<!\w)(?:home is(?: called)?|house is(?: called)?|house called|home called|place called"
    r"|farm called"
    r"|address(?: is|:)|addr:?|(?:lives|living|lived|stays|staying|placed|respite|placement|moved"
    r"|moving)(?: (?:in|at|into|to|with))?) |(?<!\w)(?:bed|bay|cell|pod|rm|room|cubicle) [\w-]{1,3},? )"
    r"(?P<name>(?:The )?[A-Z][a-z'-]+(?: (?:[a-z]{2} )?[A-Z][a-z'-]+){0,2})(?![\w'])"
)
_OLD_HOUSE = Later(
    r"(?<!\w)(?:[Tt]he )?(?:(?P<age>Old|New|Auld|Upper|Lower) )?(?P<kind>[A-Z][a-z]+)"
    r"(?:, (?P<where>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))?(?![\w'-])"
)
_OLD_HOUSES = gathered(
    """haybarn dairy pumphouse stationhouse signalbox lockhouse gamekeepers bungalow smithy cottage lodge
    rectory vicarage manse forge mill barn stables gatehouse schoolhouse bothy croft steading bakery
    bakehouse granary oast chapel boathouse farmhouse tollhouse maltings coachhouse presbytery parsonage
    byre tannery brewery creamery signalbox"""
)
"""Houses that are called by what they are, or were: "The Bungalow, Station Approach"."""
_SAINT = Later(
    r"(?<!\w)(?:(?:[Ss]aint|S[Tt]\.?) (?P<name>[A-Z][a-z]+)(?:'s)?(?!\w)|st\.? (?P<small>[a-z]{4,})(?: "
    r"(?:and|&) (?:st )?[a-z]{4,})?(?!\w)"
    r"|(?i:all (?:saints|hallows|souls)"
    r"|our lady of (?:the (?!house|year|night|hour))?(?!the |house|year|night|hour|moment|manor)\w+"
    r"|(?-i:Our Lady)|sacred heart|holy (?:family"
    r"|trinity|cross|rosary|name)"
    r"|christ the king|good shepherd|corpus christi)(?:'?)(?! day\b)(?: (?:&|and) (?i:st)\.? [A-Z][a-z]+"
    r"(?:'s)?)?"
    r"(?P<kind> (?i:church|school|primary|academy|hospice|parish|hall|c of e|rc)(?: (?i:primary|school"
    r"|hall))?)?(?!\w))"
)
_TEAM = Later(
    r"(?<![\w'-])(?P<name>[A-Z][a-z-]+(?: [A-Z][a-z-]+)?)(?P<sort>(?: (?:[A-Z]{2,6}|[a-z'-]{2,14})){0,4}?)"
    r" (?:teams?|triage|service|hub|front door|duty|crisis|outreach|nurses|intake|locality|early help"
    r"|social workers?|lot)(?!\w)"
)
_SORTS = gathered(
    """adult adults learning disability early help home treatment duty crisis recovery assertive outreach
    intake locality housing options assessment reablement liaison perinatal older people people's leaving
    care support drug alcohol access mental health community children's childrens family families youth
    justice district twilight night day looked after hospital discharge rapid response integrated
    neighbourhood front door in-reach social work safeguarding fostering"""
)
"""Small words that say what a team does."""
_WING = Later(r"(?<![\w.'-])(?:[A-H] [Ww]ing|(?P<name>[A-Z][a-z]{2,}) wing)(?!\w)")
_OUTDOORS = Later(
    r"(?<!\w)(?i:under|beneath|below|by|at|near|off|outside|behind|above|past|from) (?:the )?"
    r"(?P<name>(?!(?:Social|Adult|Children|Childrens|Family|Youth|Mental|Support|Housing|Legal|Customer"
    r"|Student|Library|Drug|Health|Young|Tower|London|Motorway|Emergency|Financial|The|Northern|Southern"
    r"|Rail|Railway|Foot)(?!\w))[A-Z][a-z']{2,}(?: [A-Z][a-z']+)? (?:Bridge|Underpass|Viaduct|Flyover"
    r"|Arches"
    r"|Locks?|Services|Subway|Weir|Jetty|Moorings|Slipway|Boatyard|Basin|Precinct|Arcade|Bandstand"
    r"|Boathouse|Pier|Harbour|Pontoon))(?![\w'-]| (?:School|Primary|Road|Street|Lane|House))"
)
"""Where people sleep, wait and moor: "under Paddock Bridge"."""
_LANDMARKS = gathered(
    """bridge underpass viaduct flyover arches lock locks services subway weir jetty moorings slipway
    boatyard basin precinct arcade bandstand boathouse pier harbour pontoon"""
)
_LIKE_HOMES = Later(
    r".{2,}(?:croft|lea|leigh|field|fields|view|bank|wood|woods|mount|stead|hurst|gate|gates|brook|side"
    r"|dene|ways?ide|holme"
    r"|cliff|crest|mead|meads|lands|haven|nook|garth|thorpe|thorn|thorns|top|acre|acres|oak|ash|ridge"
    r"|combe|vale|dale|wold)$"
)
_TREES = (
    "beech",
    "oak",
    "elm",
    "birch",
    "lime",
    "pine",
    "fir",
    "yew",
    "knoll",
    "gable",
    "lawn",
    "cedar",
    "spinney",
)
_BEFORE = gathered(
    """on at from to in into near outside opposite behind left leave leaving entered around towards visited
    than like"""
)
_HOMES = gathered(
    """home house place farm address addr lives living lived stays staying placed respite placement moved
    moving bed bay cell pod rm room cubicle"""
)
_HOSTELS = gathered("house lodge hostel refuge")
_HOUSES = gathered("house hse cottage farm villa")
_ARTICLE, _WINGS = gathered("the"), gathered("wing")
_SAINTS = gathered("saint st all our sacred holy christ good corpus")
_TEAMS = gathered(
    "team teams triage service hub front duty crisis outreach nurses intake locality early social lot"
)
_REACH = 70  # characters in which the name of a place stands before its kind
_NO_SAINTS = frozenset(["john", "david", "andrew", "patrick", "george"])
"""Whose day, ambulance and flags are spoken of more often than their schools."""


def find(page: Page) -> Iterator[Finding]:
    """Possible places, in folded text; they may overlap."""
    yield from _behind_a_sign(page)
    yield from _by_their_kind(page)


def _behind_a_sign(page: Page) -> Iterator[Finding]:
    """Plain words with a capital behind a preposition of place, "the", or a word for home."""
    for match in page.beginning(_NAMED, _BEFORE):
        if is_like_a_home(page, match["name"]) and not page.in_capitals(match.start()):
            yield guess(*match.span("name"))
    for match in page.beginning(_RUN, _BEFORE):
        if _is_a_run(page, match["name"]):
            yield guess(*match.span("name"))
    for match in page.beginning(_THE, _ARTICLE):
        if is_like_a_home(page, match["name"]):
            yield guess(*match.span("name"))
    for match in page.beginning(_WHERE, _HOMES):
        if _is_no_other(page, match["name"]):
            yield guess(*match.span("name"))


def _by_their_kind(page: Page) -> Iterator[Finding]:
    """Houses, teams and wings by a name before, and places that are named for a saint."""
    for match in page.ending(_OLD_HOUSE, _OLD_HOUSES, _REACH):
        if match["kind"].lower() in _OLD_HOUSES and _is_a_home_by_kind(page, match):
            sure: Literal["medium", "low"] = "medium" if match["where"] else "low"
            yield guess(*match.span(), "address")._replace(sure=sure)
    for match in page.ending(_HOUSE, _HOUSES, _REACH):
        if not (page.explains_as_usual(match["name"]) or page.is_no_name(match["name"])):
            yield guess(*match.span())
    for match in page.ending(_NAMED_HOUSE, _HOSTELS, _REACH):
        usual = match["name"].lower() in _NO_HOUSE or match["name"] in page.words["well_known"]
        if not (usual or page.in_capitals(match.start())):
            yield guess(*match.span())
    for match in page.beginning(_SAINT, _SAINTS):
        if _is_saint(page, match):
            yield guess(*match.span())
    for match in page.ending(_TEAM, _TEAMS, _REACH):
        if _is_a_team(page, match["name"], match["sort"].split()):
            rule = page.rules.ends["Team"]
            yield Finding(rule.reported, *match.span(), rule.why, rule.sure, rule.stand_in)
    for match in page.ending(_OUTDOORS, _LANDMARKS, _REACH):
        yield guess(*match.span("name"))
    for match in page.ending(_WING, _WINGS, _REACH):
        article = match[0].startswith("A ") and begins_sentence(page.text, match.start())
        if not (article or (match["name"] and page.is_no_name(match["name"]))):
            yield guess(*match.span())


def guess(start: int, end: int, kind: str = "place") -> Finding:
    """A finding of which nobody can be sure."""
    why = say("It may be the name of a place: words like it are given to homes, wards and villages.")
    return Finding(kind, start, end, why, "low", say("a place"))


def _is_no_other(page: Page, name: str) -> bool:
    """Whether no capital has another reason, or is a mere kind of place: "back at School"."""
    words = [word for word in name.split() if word[0].isupper() and word != "The"]
    if not words or words[0] in page.rules.ends or all(word in page.words["well_known"] for word in words):
        return False  # "every bed in Leeds"
    return not any(map(page.is_no_name, words))


def is_like_a_home(page: Page, word: str) -> bool:
    """Whether homes and wards are often named by a word: a tree, a flower, "-croft", "-side"."""
    word = word.removeprefix("The ")
    small = word.lower().removesuffix("'s")
    single = small.removesuffix("s").removesuffix("e") if small.endswith("es") else small.removesuffix("s")
    if page.is_no_name(word) or word in page.words["well_known"]:
        return False
    forms = {small, small.removesuffix("s"), single}
    if forms & page.words["place_names"] or forms & set(_TREES):
        return True
    return _LIKE_HOMES.match(small) is not None


def _is_a_run(page: Page, name: str) -> bool:
    """Whether no word in a run of capitals has another reason for its capital."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper() and word != "The"]
    if (
        len(words) < 2
        or "_".join(words) in page.words["set_phrases"]
        or any(word in page.words["things"] or word.lower() in page.words["known"] for word in words)
    ):
        return False
    rest = words[1:] if words[0] in page.words["by_names"] or words[0] in ("Old", "New", "Muckle") else words
    return not any(
        page.is_no_name(word) or _is_a_kind(page, word) or word in page.rules.titles for word in rest
    )


def _is_a_kind(page: Page, word: str) -> bool:
    """Whether a word is a kind of place by itself, and not only behind a name: "Unit", and not "Point"."""
    return page.ends_a_place(word) and word not in page.words["only_behind_a_name"]


def _is_a_team(page: Page, name: str, sort: Sequence[str]) -> bool:
    """Whether a name that nothing explains stands before what a team does: "Penhallow duty team"."""
    if any(page.explains_as_usual(word) or page.is_no_name(word) for word in name.split()):
        return False
    return all(word.isupper() or word in _SORTS for word in sort)


def _is_a_home_by_kind(page: Page, match: re.Match[str]) -> bool:
    """Whether a house is told from others of its kind: it is old, or the street or village is named."""
    where = match["where"]
    named = where and not any(
        word in page.rules.titles or page.is_no_name(word) for word in where.split()[:1]
    )
    street = where and " " in where and page.kind_of_place(where.split()[-1])
    return bool(match["age"] or named or street) and match[0][:4].lower() == "the "


def _is_saint(page: Page, match: re.Match[str]) -> bool:
    """Whether a saint's name is that of a place: no charity, no day, no street and no stones of weight."""
    small = match["small"]
    if small is None:
        return match["name"] not in page.words["well_known"] and not is_of_a_saint(page, match.end())
    before = page.text[max(match.start() - 12, 0) : match.start()].split()
    if before and (
        before[-1][-1:].isdigit() or not page.explains_as_usual(before[-1].lower().strip(",.:;("))
    ):
        return False  # "weighs 12 st now", "fore st closed"
    plain = small.removesuffix("s")
    if plain in _NO_SAINTS or small in page.words["doings"] or small in page.words["also_doings"]:
        return False
    return not page.explains_as_usual(small) or plain.capitalize() in page.words["names_that_are_words"]
