"""Detection of places of worship by their own names: "Living Waters Assembly", "Masjid Al Falah".

Their words are plain ones, or those of a saint or teacher, so that neither a dictionary nor a kind tells.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_CONGREGATION = Later(
    r"(?<![\w'-])(?P<name>(?:[A-Z][a-z']+ (?:(?:of|and|&|the|in) ){0,2}){1,4})"
    r"(?:Assembly|Fellowship|Tabernacle|Ministries|Ministry|Sanctuary|Worship Cent(?:re|er)|Chapel|Temple"
    r"|Gospel Hall|Mission Hall|Citadel|Pentecostal|Evangelical|Apostolic|Presbyterian|Free Church"
    r"|URC)(?![\w'-]| (?:of|for) (?!God|Christ|Praise|Prayer))"
)
_CONGREGATIONS = gathered(
    "assembly fellowship tabernacle ministries ministry sanctuary worship chapel temple gospel mission"
    " citadel pentecostal evangelical apostolic presbyterian free urc"
)
_NO_CONGREGATION = gathered(
    """school year class house general national welsh scottish northern ireland citizens people's people
    parents
    parent whole junior infant senior christmas leavers morning friday monday research
    teaching clinical early career travel flat self health finance public prison hospital the our my his her
    their this that a an english ring masonic family united ancient hindu sikh buddhist hate in at to two"""
)
"""Words before these that tell what sort it is, and name none: "School Assembly", "Hospital Chapel"."""
_HOUSE_OF = Later(
    r"(?:House|Temple|Mountain|Church|Tabernacle|Fountain|City|Place|Ark|Gate|Chapel) of "
    r"(?:Prayer|Praise|Worship|Faith|Grace|Mercy|Glory|God|Judah|Zion|Fire|Life|Deliverance|Restoration"
    r"|Redemption|Refuge|Bread|David|Bethel|Miracles|Light|Victory|Salvation|Israel|Solomon|Wisdom|Truth"
    r"|Pentecost)(?: [A-Z][a-z]+){0,2}(?! of)(?!\w)"
)
_HOUSES = gathered("house temple mountain church tabernacle fountain city place ark gate chapel")
_OUR_LADY = Later(
    r"(?i:our lady) (?:of (?:(?i:the|our|mount|mt|good|perpetual) ){0,2}(?:[A-Z][a-z]+|"
    r"lourdes|fatima|grace|victories|sorrows|dolours|ransom|succour|rosary|angels|walsingham|carmel"
    r"|peace|hope)"
    r"|(?:Star|Queen|Help)(?: of (?:the )?[A-Z][a-z]+)?)(?: and St [A-Z][a-z]+)?"
    r"(?: (?i:rc|church|primary|parish|school|hall|catholic))*(?!\w)"
)
_OUR, _LADY = gathered("our"), gathered("lady")
_TAUGHT_BY = Later(
    r"(?:(?:Guru|Shree|Shri|Sri|Masjid|Mosque|Jamia|Jami|Darul|Makki|Madni|Jalalia|Ghausia|Singh|Khalsa"
    r"|Gurdwara|Mandir|Hindu|Hussaini|Beit|Bnei|B'nai|Beis|Shaarei|Young)(?: ?- ?(?:e|i|ul|us|al)[ -])? "
    r"(?:(?:Al|Ul|E|Us|An|Ar|As|Ad|E-|al|ul|e|us|an|ar|as|ad)[ -])?[A-Z][a-z]+(?:[ -](?:(?:ul|al|e|us"
    r"|an|ar)[ -])?[A-Z][a-z]+){0,2}"
    r"(?: (?i:gurdwara|temple|mandir|mosque|masjid|centre|center|synagogue|shul|sabha|darbar))?"
    r"|(?:Beth|Bet|Adath|Temple) (?:Israel|Shalom|El|David|Jacob|Yaakov|Hamedrash|Tefilah|Tikvah|Emeth|Am"
    r"|Yeshurun|Zion|Elohim|Torah))(?!\w)"
)
_TEACHERS = gathered(
    """guru shree shri sri masjid mosque jamia jami darul makki madni jalalia ghausia singh khalsa gurdwara
    mandir hussaini beit bnei b beis shaarei beth bet adath temple"""
)
_ALWAYS_PLACES = gathered(
    "masjid jamia jami darul beit bnei beis shaarei beth bet adath temple gurdwara mandir"
)
_TEACHER = Later(
    r"Guru (?:Nanak|Gobind|Tegh|Har|Ram|Ravi|Arjan|Angad|Amar|Hargobind)|Singh Sabha|Khalsa (?:Jatha"
    r"|Centre)"
    r"|(?:Shree|Shri|Sri) (?!Lanka)[A-Z][a-z]+(?: [A-Z][a-z]+)* (?i:mandir|temple|centre|kovil|sabha)"
    r"|(?:Makki|Madni|Jalalia|Ghausia|Hussaini) (?i:masjid|mosque|centre|center)"
)
_IN_SMALL = Later(
    r"(?<!\w)(?:masjid|jamia|gurdwara|mandir)(?: (?:al|ul|e|an|as|ar)[ -])? (?P<name>[a-z]{4,})(?![\w'-])"
    r"|(?<!\w)guru (?:nanak|gobind|tegh|ravidass?|hargobind|arjan|ram das)(?:'s)?(?: (?:gurdwara|darbar"
    r"|temple))?"
    r"(?!\w)(?! (?:dev|ji|jayanti|gurpurab)\b)"
)
_SMALL = gathered("masjid jamia gurdwara mandir guru")
_REACH = 60  # characters of a congregation's name before its kind


def find(page: Page) -> Iterator[Finding]:
    """Places of worship by name, in folded text; they may overlap."""
    for match in page.ending(_CONGREGATION, _CONGREGATIONS, _REACH):
        start = _start_of_congregation(page, match)
        if start is not None and not page.in_capitals(start):
            yield _place(start, match.end())
    for match in page.beginning(_HOUSE_OF, _HOUSES):
        yield _place(*match.span())
    for match in page.beginning(_OUR_LADY, _OUR) if page.holds(_LADY) else ():
        yield _place(*match.span())
    for match in page.beginning(_TAUGHT_BY, _TEACHERS):
        first = match[0].split()[0].split("-")[0].lower()
        if first in _ALWAYS_PLACES or _TEACHER.match(match[0]):
            yield _place(*match.span())
    for match in page.beginning(_IN_SMALL, _SMALL):
        name = match["name"]
        if name is None or not (page.explains(name) or is_slip(name, page.dictionary)):
            yield _place(*match.span())


def _start_of_congregation(page: Page, match: re.Match[str]) -> int | None:
    """Where the name of a congregation begins; None if the words before only tell its sort."""
    words = list(re.finditer(r"[A-Z][a-z']+", match["name"]))
    if words[-1][0].lower() in _NO_CONGREGATION:
        return None
    while words and (words[0][0].lower() in _NO_CONGREGATION or words[0][0] in page.rules.titles):
        words.pop(0)
    plain = len(words) == 1 and (page.is_no_name(words[0][0]) or page.explains_as_usual(words[0][0]))
    return match.start() + words[0].start() if words and not plain else None


def _place(start: int, end: int) -> Finding:
    why = say("The name of a place where people meet narrows a story to a neighbourhood.")
    return Finding("place", start, end, why, "medium", say("a place where people meet"))
