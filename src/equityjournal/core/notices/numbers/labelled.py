"""Detection of numbers by a word before: passwords, codes pressed in turn, plates cut short.

The word decides what its number is for, so fewer signs are enough than where nothing explains a number.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.unexplained import (
    BEHIND,
    FREEPHONE,
    SHORTEST,
    guess,
    is_plural,
    is_usual,
    small_word,
)
from equityjournal.core.notices.words.english import NO_NOUN, gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_PART_OF_A_PLATE = Later(
    r"(?i)(?<!\w)(?:reg(?:istration)?|plates?|car|van|vehicle|taxi|minibus|bike|motorbike|moped|scooter"
    r"|lorry|audi|bmw"
    r"|corsa|golf|transit|astra|fiesta|focus|clio|merc|mercedes|vauxhall|ford|vw|toyota|polo|passat"
    r"|skoda|kia|nissan"
    r"|qashqai|micra|berlingo|jeep|hatchback|saloon)(?:,|:| is| was|,? [a-z]+,?)? "
    r"(?P<code>(?!(?:is|was|the|for|and|says?|in|at|on|at|by|to|of|no|did|has|had|but|so|up|due|til) )"
    r"(?:[A-Z]{2} ?\d\d(?: [A-Z]){0,3}|[A-Z]{3} ?\d{1,3}|[A-Z]\d{1,3}|(?-i:[A-Z]) \d{3}|"
    r"(?-i:\d{1,3} ?[A-Z]{3})|(?-i:[A-Z]{2}) \d \d(?: ?[A-Z]){0,3}))(?![\w-]|[.,]\d)"
)
_END_OF_A_PLATE = Later(
    r"(?i)(?<!\w)(?:reg|plates?|car|van|vehicle|taxi|bike|moped|audi|bmw|corsa|golf|transit|astra|fiesta"
    r"|focus|clio)"
    r"(?: plate| reg)?,? (?:ends|ending|starts|starting|began|begins|finishes)(?: in| with)? (?P<code>"
    r"(?-i:[A-Z]{2,4}))(?!\w)"
)
_IN_TURN = Later(
    r"(?i)(?<!\w)(?:codes?|buzz|buzzer|press|dial|type|enter|tap|punch|combination|door|gate"
    r"|(?:key ?)?safe|pad ?lock|lock|intercom|keypad"
    r"|entry)(?: (?:is|was|the"
    r"|for|then|opens|on|with|round|back|front|now)){0,4}:? "
    r"(?P<code>(?:\d{1,2}[*#-]){2,7}\d{1,2}[#*]?|(?:star |hash )?\d{1,4}[#*]?(?:,? (?:then|and|&) "
    r"(?:star|hash|\d{1,4}[#*]?)){1,8}|(?:star "
    r"|hash |# ?|\* ?)(?:\d ?){2,6}(?: ?(?:hash|star|#|\*))?)(?!\w)"
)
_SECRET = Later(
    r"(?i)(?<!\w)(?:wi-?fi|pass ?words?|pword|pwd|pass ?code|pass ?phrase|code ?word|log ?in|pw"
    r"|(?:banking|secret|memorable|safe|magic) word)(?: "
    r"(?:code|key|pw|pass(?:word)?|at|for|the"
    r"|is|was|his|her|\w{2,12}(?=:| is))){0,6}(?: ?[:=] ?| )(?P<code>(?=\S{0,40}\d)"
    r"(?!\d{1,3}(?:st|nd|rd|th|am|pm|mins?|hrs?|gb|mb|ghz"
    r"|x)(?!\w))(?=\S{0,40}[A-Za-z])[A-Za-z0-9!?*#_.$&+-]{4,40}"
    r"(?<![.!?]))(?!\w)"
)
_SECRET_FURTHER_ON = Later(
    r"(?i)(?<!\w)(?<!use )(?<!discount )(?<!promo )(?<!voucher )"
    r"(?:wi-?fi|pass ?words?|pword|pwd|pass ?code|pass ?phrase|code ?word|codes?|pin|log ?in)"
    r"(?:[ ,:]{1,2}[a-z'-]{1,14}){0,6}?[ ,:]{1,2}(?P<code>(?!(?:covid|nhs|band|room|ward|bed|flat|grade"
    r"|year"
    r"|level|page|form|stage|gcse|tier|key|step|part|day|week|unit|item|line|act)-?\d)"
    r"(?:[a-z]{3,20}\d{2,8}[a-z]{0,12}|[a-z]{2,20}\d{1,8}[a-z]{1,12}"
    r"|[a-z]{2,12}\d{2,8})[*#]{0,2})(?![\w/-])"
)
_SECRET_AT_LAST = Later(
    r"(?i)(?<!\w)(?:wi-?fi|pass ?words?|pword|pwd|pw|pass ?code|pass ?phrase|log ?in)"
    r"(?: [a-z'-]{1,14}){0,9}?"
    r"(?: (?:is|was|still|just|its|it's)| ?[:=]){1,2} [\"']?(?P<code>(?!(?:covid|band|room|ward|page"
    r"|step|year)-?\d)"
    r"[a-z]{3,24}\d{1,8}[*#]?)(?![\w/-])"
)
_CODE_FOR = Later(
    r"(?i)(?<!\w)(?:codes?|pin|password|combination|combo) (?:for|to|of|on) (?:[a-z']+ ){1,4}"
    r"(?:is |was |: ?|= ?)?(?P<code>(?!(?:19|20)\d\d(?!\w))[A-Z]?\d{3,8}[A-Z#*]?)(?!\w)"
    r"(?! ?(?:people|pounds|quid|days|times|homes))"
)
_SECRET_BEFORE = Later(
    r"(?<![\w@./-])(?P<code>(?=[a-z]*[A-Z]|[A-Za-z]{3})[A-Za-z]{2,24}\d{1,8}[A-Za-z!?]{0,12})(?:,? (?:is"
    r"|was|as|thats|that's|for))?"
    r"(?: (?:the|our|her|his|their|my))? (?i:wi-?fi|pass ?word|pass ?code|log ?in)(?!\w)"
)
_SECRET_WORD = Later(
    r"(?i)(?<!\w)(?:wi-?fi(?: (?:password|pw|key|code))?|pass ?word|pw|pass ?phrase|pass ?code"
    r"|code ?word) ?(?:is|was|[:=])"
    r"(?: still| just)? [\"']?(?P<code>[a-z]{5,30})(?![\w-])"
)
"""A password of letters alone: one if nothing explains it, or if it is many words in one."""
_STEP = Later(
    r"(?i)then (?:press |dial |type |enter |its |it's |hit )?(?P<code>\d{1,8}[#*]?)(?![\w%:/-]"
    r"|[.,]\d)(?! ?(?:of|am|pm|x|a)\b)"
)
_STEPS_BEFORE = Later(
    r"(?i)(?<!\w)(?:code|panel|alarm|key ?pad|press|type|dial|enter|pad ?lock|pad|door|gate|safe|intercom"
    r"|buzzer)(?!\w)"
    r"[^.!?\n]{0,40}?(?:(?<![\w£.:])\d{2,8}[#*]?(?![\w:%]|\.\d)|star|hash)[^.!?\n]{0,60}$"
)
_STEPS_IN_TURN = Later(
    r"(?i)(?<![\w£$€.,/:-])(?P<code>(?:\d{1,4}|[a-fxyz])(?:,? (?:then|and|&|n) (?:\d{1,4}|[a-fxyz])"
    r"(?: (?:together|at once|at the same time))?){2,7})(?![\w%:/-]|[.,]\d)"
)
_AT_A_LOCK = gathered(
    "safe keysafe door gate keypad padlock lock code codes panel alarm pad lockbox together"
)
_PARTED = Later(r"\d(?<![\w£$€.,/:-]\d)(?:-\d){2,7}(?![\w%:/-]|[.,]\d)")
_LOCKS = Later(
    r"(?i)(?<!\w)(?:lock|padlock|combination|combo|code|safe|shed|gate|door|bike|pin)(?!\w)[^.!?\n]{0,30}$"
)
_PLAYED = Later(
    r"(?i)(?:formation|played|line ?up|lined|back (?:three|four)|midfield|striker|score|match|season)"
)
_AT_DOOR = Later(
    r"(?i)(?<!\w)(?:buzz|press|ring|dial|type|enter|key in|punch in|tap in) (?:flat |number "
    r"|no )?(?P<code>\d{1,8}[#*]?)"
    r"(?=,? (?:and (?:say|ask|tell|wait)|then (?:the|wait|star|hash)|on the (?:pad|panel|keypad|door|phone)"
    r"|(?:for|at) the (?:\w+ )?(?:door|gate)))"
)
_LABELLED = Later(
    r"(?<!\w)(?P<label>(?i:a/c|(?!a\b)[a-z]+)(?:'s)?(?:,| (?:is|was|are|of|no|num|number|ref|id|him|her"
    r"|them|holder"
    r"|key|about|starts|begins|ends"
    r"|starting|ending|with)){0,4})[ .:#=(,-]{1,4}[\"']?"
    r"(?P<pieces>(?:[A-Za-z]{1,3}[ /-])?[A-Za-z]{0,3}\d[A-Za-z0-9]{0,11}"
    r"(?:(?: ?[/#-] ?| )(?:[A-Za-z]{0,3}\d[A-Za-z0-9]{0,11}|[A-Za-z]{1,3}(?!\w))){0,8})(?![\w@%]|[.,:/-]\d)"
)
"""Short pieces of letters and digits, of which a label before makes one number: "ref mp 4 4 1/25"."""
_PIECE = re.compile("[A-Za-z0-9]+")
_SURE_LABELS = gathered(
    """ref refs reference id urn crn mrn acc acct account a/c log cad incident badge collar serial code tag
    pin warrant claim policy licence license order invoice booking hosp hospital nhs chi member membership
    payroll key keysafe safe sort sc a reg plate plates vrm passport brp upn uln uprn utr ni nino card court
    tenancy nomis whatsapp mob mobile tel phone fone landline box lanyard oyster locker no num number"""
)
"""Labels whose number is all that stands behind, whatever its pieces."""
_PLATES = gathered("reg plate plates vrm")
_MEASURES = gathered("x am pm hrs hr min mins wks wk yrs yr kg mg ml st th nd rd of to at in on by or")
_VEHICLES = gathered(
    """reg registration plate plates car van vehicle taxi minibus bike motorbike moped scooter lorry audi
    bmw corsa golf transit astra fiesta focus clio merc mercedes vauxhall ford vw toyota polo passat skoda
    kia nissan qashqai micra berlingo jeep hatchback saloon"""
)
_SECRETS = gathered(
    "wifi wi password passwords pword pwd pass passcode passphrase code codeword log login pw banking secret"
    " memorable magic"
)
_THEN = gathered("then")
_REACH = 44  # characters of a password and of what stands between it and its word
_LONGEST_STEPS = 30  # characters of steps before and behind their "then"
_TWO_PARTS = 5  # signs of three digits with hyphens between, which may be a score: "3-2-1"
_BEHIND_WORDS = (
    (_PART_OF_A_PLATE, _VEHICLES),
    (_END_OF_A_PLATE, _VEHICLES),
    (
        _IN_TURN,
        gathered(
            """code codes buzz buzzer press dial type enter tap punch combination door gate safe keysafe lock
            padlock pad intercom keypad entry"""
        ),
    ),
    (_SECRET, _SECRETS),
    (_SECRET_FURTHER_ON, _SECRETS | gathered("codes pin")),
    (_SECRET_AT_LAST, _SECRETS),
    (_CODE_FOR, gathered("code codes pin password combination combo")),
    (_AT_DOOR, gathered("buzz press ring dial type enter key punch tap")),
)
"""Expressions for numbers behind a word, each with the words with which it begins."""


def find(page: Page) -> Iterator[Finding]:
    """Guesses at numbers behind their word, in folded text; they may overlap."""
    for pattern, words in _BEHIND_WORDS:
        for match in page.beginning(pattern, words):
            yield guess(page, match.span("code"))
    yield from _secrets(page)
    yield from _in_steps(page)
    for match in page.beginning(_LABELLED, _SURE_LABELS) if page.has_digits else ():
        if whole := _labelled(page, match):
            yield guess(page, whole)


def _secrets(page: Page) -> Iterator[Finding]:
    """Passwords before their word, and those of letters alone that no dictionary explains."""
    for match in page.ending(_SECRET_BEFORE, _SECRETS, _REACH):
        yield _code(*match.span("code"))
    for match in page.beginning(_SECRET_WORD, _SECRETS):
        if not page.explains(match["code"]) and not is_slip(match["code"].lower(), page.dictionary):
            yield _code(*match.span("code"))


def _in_steps(page: Page) -> Iterator[Finding]:
    """Codes told step by step, and digits parted by hyphens: "0909, wait, then 77", "4-4-1-9"."""
    if not page.has_digits:
        return
    text = page.text
    for match in page.beginning(_STEP, _THEN):
        before = _STEPS_BEFORE.search(text, max(match.start() - 110, 0), match.start())
        if before and not _is_counting(page, match.end()):
            yield _code(*match.span("code"))
    if page.holds(_AT_A_LOCK):
        for match in page.ending(_STEPS_IN_TURN, _THEN, _LONGEST_STEPS):
            if not _is_counting(page, match.end()):
                yield _code(*match.span("code"))
    for match in page.at_numbers(_PARTED) if "-" in text else ():
        long = len(match[0]) > _TWO_PARTS and not _PLAYED.search(text)
        if long or _LOCKS.search(text, max(match.start() - 40, 0), match.start()):
            yield _code(*match.span())


def _code(start: int, end: int) -> Finding:
    why = say("Nothing explains this number: it may be a code, or lead to a record about one person.")
    return Finding("code", start, end, why, "low", say("a code"))


def _labelled(page: Page, match: re.Match[str]) -> tuple[int, int] | None:
    """The pieces of letters and digits that a label makes one number; None if they are counts or words."""
    if FREEPHONE.match(match["pieces"]):
        return None
    pieces = list(_PIECE.finditer(page.text, *match.span("pieces")))
    while pieces and (pieces[0][0] in _MEASURES or pieces[0][0] in NO_NOUN):
        pieces.pop(0)
    kept = [*pieces[:1], *takewhile(lambda piece: not _is_word(page, piece[0]), pieces[1:])]
    while kept and kept[-1][0].isalpha() and kept[-1][0].islower() and not _ends_it(page, kept[-1]):
        kept.pop()
    numbers = [piece[0] for piece in kept if not piece[0].isalpha()]
    digits = sum(character.isdigit() for number in numbers for character in number)
    enough = digits >= SHORTEST or (len(kept) > 1 and not _PLATES.isdisjoint(match["label"].lower().split()))
    if not enough or len(kept) < 2 or all(map(is_usual, numbers)) or _is_counting(page, kept[-1].end()):
        return None
    return kept[0].start(), kept[-1].end()


def _ends_it(page: Page, letter: re.Match[str]) -> bool:
    """Whether a single small letter ends a number: a comma, a stop or nothing stands behind."""
    return len(letter[0]) == 1 and page.text[letter.end() : letter.end() + 1] in (
        ",",
        ".",
        ";",
        ")",
        "",
        "\n",
    )


def _is_word(page: Page, piece: str) -> bool:
    """Whether a piece of letters is a small word, and no part of a number."""
    return len(piece) > 1 and piece.islower() and (page.explains(piece) or piece in _MEASURES)


def _is_counting(page: Page, end: int) -> bool:
    """Whether what is counted stands behind a number."""
    return is_plural(small_word(BEHIND.match(page.text, end)))
