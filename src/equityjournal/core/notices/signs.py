"""Signs that a word is somebody's name: who is told, what is done, what belongs."""

from equityjournal.core.notices.identifiers import IdentifierRules
from equityjournal.core.notices.page import Page
from equityjournal.core.notices.sentences import Word
from equityjournal.core.text.patterns import Later

_FAMILY = Later(
    r"(?i)(?:'s?|(?<=s)) (?:mum|mam|mother|dad|father|sister|brother|son|daughter|family|nan|gran|aunt|auntie"
    r"|uncle|wife"
    r"|husband|partner|baby|children|kids|carer|story|words|house|flat|room|face|voice|eyes|meds|bed|boiler"
    r"|things|stuff|bag|bags|notes|file|money|benefits|case|school|teacher|landlord|phone|room|door|chair|bloods"
    r"|bottle|bottles|nappies|pram|uniform|form|letter|passport|tag|script|obs|bp|dressing|dressings|leg|legs|hair|head"
    r"|mood|behaviour|birthday|ex|nephew|niece|cousin|boyfriend|girlfriend|dog|cat|pump|feed|chart|scan|hearing|discharge"
    r"|review|visit|appt|appointment|care|placement|tenancy|solicitor|sw|gp|key|keys|coat|shoes|tea|lunch)\b"
)
_TOWARDS = ("to", "2", "w", "with", "wi", "wiv", "off", "from", "frm", "fm", "fr")
NEXT = Later(r" ([A-Za-z]+(?:n't)?)\b")
_IS_DOING = Later(
    r"(?!even|morn|noth|dur|spr|build|meet|train|hous|wedd|ceil|feel|th|str|someth|anyth)[a-z]+ing$"
)
_BEFORE = Later(r"(?:(\w+)\.? )?(\w+)(?:'s)?:? [(\"']?$")
_GOING_BY = {
    ("known", "as"),
    ("goes", "by"),
    ("go", "by"),
    ("answers", "to"),
    ("call", "him"),
    ("call", "her"),
}
_AND_ANOTHER = Later(r" (?:and|n|&|\+) ([A-Z][a-z]+)(?!\w)")
_AND_THEIRS = Later(
    r" (?:and|n|&|\+) (?:(?:his|her) [a-z]+|(?:their|the) (?:mum|mam|dad|kids|baby|partner|sister|brother|son"
    r"|daughter))\b"
)
_STATE = Later(
    r"(?i) (?:not (?:happy|well|keen|in|back|good|eating|sleeping|coping|sure|ready|coming|been|himself"
    r"|herself|right|great|here|up|having|with it)|in (?:tears|bed|pain|good|hosp|hospital|his|her|a state)"
    r"|off (?:sick|food|his|her|school|work|legs)|up (?:and|all|at|in|n)|out (?:of bed|all|with|w|til)"
    r"|back (?:from|in|on|to|home)|home (?:from|with|by)|on (?:the phone|phone|her own|his own)"
    r"|on (?:nights|days|lates|earlies|leave|shift|duty|call|reception|the (?:desk|floor|bus|step|sofa))"
    r"|from (?:the )?(?:housing|council|dwp|benefits|finance|hr|cmht|camhs|yot|probation|nights|days"
    r"|upstairs|downstairs"
    r"|next door|work|agency|hub|mash|legal|payroll|reception|pharmacy|no \d+|number \d+|flat \w+)"
    r"|(?:still|just|now|also|always|never|finally|already) [a-z]+(?:ing|ed)"
    r"|(?:dropped (?:off|by|in)|turned up|popped (?:in|by|round|out)|(?:came|went|gone) (?:in|round"
    r"|over|by|back|home|out)"
    r"|got (?:up|in|out|home|his|her)|sat (?:up|down|w|wi|with|in|on|there)|(?:gave|brought"
    r"|told) (?:me|us|him|her|his))"
    r"|(?:has|hasnt|had|'s|is|was) (?:still |just |now |already |finally |been )?(?:stopped|started"
    r"|agreed|refused|asked|told"
    r"|moved|left|lost (?:his|her)|missed|cried|slept|eaten|fallen|signed|rung|phoned|\d{1,3}"
    r"|[a-z]+ing (?:his|her|me|us))"
    r"|and (?:his|her)"
    r"|in (?:bed |bay |cell |flat |room |rm |side room )?\d{1,3}"
    r"|(?:with|w) (?:his|her)"
    r"|had (?:a|an|his|her|no|breakfast|lunch|tea|another)|has (?:no|a|his|her|been|had|got))(?!\w)"
    r"| (?:on|in|at|from) (?-i:[A-Z])"
)
_AGED = Later(r",? ?\(?(?:(?:aged? )?\d{1,2}(?:\)|,| ?y/?o| ?yrs?\b)|(?:she/|he/|they/))")


def does_something(text: str, end: int, rules: IdentifierRules) -> bool:
    """Whether a doing or belonging of persons follows: "told", "'s mum"."""
    following = NEXT.match(text, end)
    return bool((following and following[1].lower() in rules.words["doings"]) or _FAMILY.match(text, end))


def word_before(page: Page, at: int) -> str:
    """The word before a place, in small letters; empty without any."""
    match = _BEFORE.search(page.text, max(at - 24, 0), at)
    return match[2].lower() if match else ""


def is_told(page: Page, at: int, *, in_small: bool = False) -> bool:
    """Whether a word for meeting or telling somebody, or a relative or role, stands before.

    Args:
        page: The text.
        at: The start of the word that may be a name.
        in_small: Whether it is in small letters, so that "with" alone tells nothing.
    """
    match = _BEFORE.search(page.text, max(at - 30, 0), at)
    if match is None or (match[2] != match[2].lower() and not page.in_capitals(at)):
        return False
    word, before = match[2].lower(), (match[1] or "").lower()
    if word in page.rules.told:
        return True
    if (before, word) in _GOING_BY:
        return True
    if word in _TOWARDS and before in page.words["speaking"]:
        return True
    return word in ("w", "re") and not in_small


def is_in_a_state(page: Page, end: int) -> bool:
    """Whether a state of persons follows: "not well", "in tears"."""
    return _STATE.match(page.text, end) is not None


def belongs(page: Page, end: int) -> bool:
    """Whether what persons have follows: "'s mum", " flat"."""
    return _FAMILY.match(page.text, end) is not None


def signs_of_person(page: Page, word: Word) -> bool:
    """Whether a word is told something, or does something."""
    if is_told(page, word.start):
        return True
    if word.text.lower() in page.words["relations"]:
        return False  # "Son says no" names nobody
    if does_something(page.text, word.end, page.rules):
        return True
    another = _AND_ANOTHER.match(page.text, word.end)
    if another and page.may_be_called(another[1]):
        return True
    if any(state.match(page.text, word.end) for state in (_AND_THEIRS, _AGED)):
        return True
    if word.text in page.words["ordinary"] or word.text in page.words["capitals"]:
        return False  # a season or a month comes and goes as well
    if is_in_a_state(page, word.end):
        return True
    following = NEXT.match(page.text, word.end)
    if following is None:
        return False
    doing = following[1].lower()
    return doing in page.words["also_doings"] or bool(_IS_DOING.match(doing))
