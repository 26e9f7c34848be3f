"""Detection of places by the kind in their name: "Cedar Ward", "Ysgol Glan Afon"."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.identifiers import IdentifierRule
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.house_numbers import house_number
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word, begins_sentence
from equityjournal.core.notices.words.set_phrases import is_in_set_phrase
from equityjournal.core.text.patterns import Later

_OF_A_SAINT = Later(r"(?:'s)? (?i:ambulance|ambo|flags?|cross|day|night|parade|eve)(?!\w)")
"""What is called after a saint and is no place: "St John Ambulance", "St David's Day"."""
_CAME_FROM = Later(
    r"(?<!\w)(?:(?:moved?|moving|bus|train|taxi|coach|drove|drive|travelled|transferred|flight|fled)"
    r" (?:from|to)"
    r"|(?:came|comes?|coming|back|over|miles|hails|family|originally|down|up|home|discharged|lad|lass"
    r"|girl|boy|man"
    r"|woman|families|refugees?|way|(?:is|it's|he's|she's|they're|are|were|was|hes|shes|theyre)) from"
    r"|(?:lives?|living|based|housed|placed|stays|staying) (?:up|down|over|out|back|by)) $"
)
_FROM = ("from ", "to ", "up ", "down ", "over ", "out ", "back ", "by ")
"""What these words end with."""
_PREPOSITION = Later(r"(?<!\w)(?:from|to|of|for|off|via|through|towards|past|by|and|between) $")
_NAMED_LIKE_PLACE = Later(
    r"(?:Ystrad|Aber|Llan|Pont|Pentre|Pen-|Tre|Cwm|Ynys|Rhos|Bally|Kil|Inver|Strath|Loch|Glen|Dun|Drum"
    r"|Carrick"
    r"|Clon|Knock|Castle|Port|Great|Upper|Lower|North|South|East|West|Nether)(?:[a-z]{3,}|[ -][A-Z])"
    r"|[A-Z][a-z]{3,}(?:ton|ham|ford|bridge|mouth|worth|bury|borough|burgh|stead|thorpe|wick|dale|field"
    r"|pool|port|gate|mere|combe|hurst|chester|cester|by)(?!\w)"
)
_OF_HOSTELS = ("Yard", "Rise", "View", "Bank", "Fold", "Croft", "Mount", "Garth", "Dene")
"""Kinds of streets by which homes and hostels are called too: "Beacon Yard", "Willow Rise"."""
_LEADS = (
    "Royal",
    "Old",
    "New",
    "Great",
    "Little",
    "Upper",
    "Lower",
    "Higher",
    "North",
    "South",
    "East",
    "West",
    "Queen",
    "Mount",
    *(
        "Cold",
        "Long",
        "Broad",
        "High",
        "Low",
        "Nether",
        "Far",
        "Middle",
        "Market",
        "Temple",
        "Church",
        "Castle",
    ),
)
"""Words that say nothing alone, and are part of the name before them: "Royal Northmere Infirmary"."""
_LONGEST = 8  # words in the name of a place
_SORTS = gathered(
    "children childrens family health medical day community leisure resource care nursing residential"
    " primary infant junior respite youth sports social"
)
"""Words between a street and a kind: "Mill Lane Health Centre"."""


def is_of_a_saint(page: Page, end: int) -> bool:
    """Whether what is called after a saint stands behind, and is no place: "St John Ambulance"."""
    return _OF_A_SAINT.match(page.text, end) is not None


class Match(NamedTuple):
    """A name found by a rule."""

    finding: Finding
    last: int
    """Index of its last word in the chain."""
    names: Sequence[Word] = ()
    """Words of a person's name, to know again elsewhere."""


def is_likely_place(text: str, start: int, end: int, before_places: Collection[str]) -> bool:
    """Whether a possible name is more likely that of a place: "moved from Ystrad Mynach"."""
    before = text[max(start - 32, 0) : start].lower()
    words = before.split()
    if (words and words[-1] in before_places) or (before.endswith(_FROM) and _CAME_FROM.search(before)):
        return True
    return bool(_NAMED_LIKE_PLACE.match(text, start, end) and _PREPOSITION.search(before))


def kind_first(page: Page, chain: Sequence[Word], at: int) -> Match | None:
    """A place beginning with its kind: "Ysgol Glan Afon", "14 Heol y Bont", "University of X"."""
    both = chain[at].text in page.rules.ends and chain[at].text in page.rules.starts
    if both and at > 0 and chain[at].gap == " ":
        return None  # "Cedar Ward Amina"
    rule = page.rules.starts.get(chain[at].text) or _kind_of(page, chain, at)
    if rule is None:
        return None
    last = at
    while last + 1 < len(chain) and last - at < 5 and chain[last + 1].gap not in ("'s ", "' "):
        if not chain[last + 1].text.replace("'", "").replace("-", "").isalpha():
            break  # a postcode, say
        further = chain[last + 1].text
        if further in page.words["ordinary"] or (last > at and page.is_street(further)):
            last += last > at and page.is_street(further)  # "Masjid Al-Noor Cobden Street"
            break
        if both and (page.is_no_name(further) or page.explains_as_usual(further)):
            break  # the ward's sister, the ward's round
        last += 1
    if last == at:
        return None
    return Match(_place_finding(page, rule, chain[at].start, chain[last].end), last)


def named_for_saint(page: Page, chain: Sequence[Word], at: int) -> Match | None:
    """A place named for a saint: "St Attracta's"."""
    if chain[at].text != "St" or at + 1 == len(chain) or chain[at + 1].gap not in (" ", ". "):
        return None
    end = chain[at + 1].end
    if is_of_a_saint(page, end) or page.plain(chain[at + 1]) in page.words["well_known"]:
        return None
    has_kind = any(word.text in page.rules.ends for word in chain[at + 2 : at + 5])
    if has_kind or page.small_kind(end, saint=True):
        return None
    end += 2 if page.text.startswith("'s", end) else 0
    return Match(_place_finding(page, page.rules.ends["School"], chain[at].start, end), at + 1)


def _kind_of(page: Page, chain: Sequence[Word], at: int) -> IdentifierRule | None:
    """The rule of a kind before "of": "University of X"."""
    if at + 1 == len(chain) or chain[at + 1].gap not in (" of ", " of the "):
        return None
    rule = page.rules.ends.get(chain[at].text)
    if rule is None or rule.reported == "address" or page.is_no_name(chain[at + 1].text):
        return None
    if rule.id == "home" and page.explains_as_usual(chain[at + 1].text):
        return None  # "House of Worries"
    return rule


def kind_last(page: Page, chain: Sequence[Word], begin: int, at: int) -> Match | None:
    """A place ending with its kind: "Cedar Ward", "9 Mill Lane", "Bryn House hostel"."""
    rule, is_small = page.kind_of_place(chain[at].text), False
    if chain[at].text == "St" and at + 1 < len(chain) and chain[at + 1].gap in (" ", ". "):
        return None  # "Rang St Attracta's"
    only_numbered = rule is not None and chain[at].text in page.words["only_with_a_number"]
    if only_numbered and at + 1 == len(chain) and page.small_kind(chain[at].end):
        rule = None  # "Beacon Hill sixth form"
    if rule is None and at + 1 == len(chain) and (only_numbered or not page.is_no_name(chain[at].text)):
        saint = any(word.text == "St" for word in chain[max(begin, at - 1) : at])
        if small := page.small_kind(chain[at].end, saint=saint):
            plain = (
                page.explains_as_usual(chain[at].text)
                and chain[at].text.lower() not in page.words["place_names"]
            )
            article = at > begin and chain[at - 1].text in ("A", "An", "The")
            if plain and begins_sentence(page.text, chain[at - article].start):
                return None  # "Wheelchair clinic"
            if small[0].id == "team" and not _is_named(page, chain[at]):
                return None  # "the Wheelchair team"
            rule, is_small = small[0], True
    if rule is None:
        return None
    name = chain[max(begin, at - _LONGEST) : at + 1 if is_small else at]
    if any(is_in_set_phrase(page, word) for word in name):
        return None  # "Andy's Man Club"
    first = _first_of_place(page, rule, name, chain[at].text)
    if first is None:
        return None
    last = at
    while not is_small and last + 1 < len(chain) and chain[last + 1].gap == " ":
        after = last + 2 if _says_what_sort(chain, last + 1) else last + 1
        further = page.kind_of_place(chain[after].text)
        if further is None:
            break
        rule, last = further, after
    return Match(_place_finding(page, rule, first.start, chain[last].end), last)


def _says_what_sort(chain: Sequence[Word], at: int) -> bool:
    """Whether a word only says what sort of place the next word is: "Children's Centre"."""
    return chain[at].text.lower() in _SORTS and at + 1 < len(chain) and chain[at + 1].gap in (" ", "'s ")


def _first_of_place(page: Page, rule: IdentifierRule, name: Sequence[Word], kind: str) -> Word | None:
    """The first word of a place's name.

    None if the words are too general to name a place.
    """
    is_street = rule.reported == "address"
    is_numbered = bool(name) and house_number(page.small, name[0].start) is not None
    if is_street and is_numbered:
        return name[0]
    if is_street and kind.capitalize() in page.words["only_with_a_number"]:
        named = name and page.plain(name[-1]).lower() in page.words["place_names"]
        return name[0] if named and kind.capitalize() in _OF_HOSTELS else None
    if kind.capitalize() in page.words["only_behind_a_name"] and not any(
        _is_named(page, word) for word in name
    ):
        return None
    shouted = bool(name) and not is_numbered and page.in_capitals(name[0].start)
    if shouted and not any(_is_named(page, word) for word in name):
        return None  # "COLLECTED FROM SCHOOL"
    at = next(
        (at for at, word in enumerate(name) if not page.is_general(page.plain(word), street=is_street)), None
    )
    if at is None:
        street = len(name) > 1 and not is_street and page.kind_of_place(name[-1].text)
        return name[0] if street and street.reported == "address" and name[-1].gap == " " else None
    while at > 0 and name[at - 1].text in _LEADS and name[at].gap == " ":
        at -= 1
    return name[at]


def _is_named(page: Page, word: Word) -> bool:
    """Whether nothing explains a word, or homes and schools are often named so: "Kingsmead", "Willow"."""
    plain = page.plain(word)
    if plain == "St" or plain.lower() in page.words["place_names"]:
        return True
    return not (page.explains_as_usual(plain) or page.is_no_name(plain))


def _place_finding(page: Page, rule: IdentifierRule, start: int, end: int) -> Finding:
    """The finding of a place, with house number and small kind."""
    if small := page.small_kind(end, saint=page.text.startswith("St", start)):
        rule, end = small
    number = house_number(page.small, start)
    if number is not None and (rule.reported == "address" or rule.id in ("home", "court")):
        start = number
        rule = page.rules.street or rule
    return Finding(rule.reported, start, end, rule.why, rule.sure, rule.stand_in)
