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
from equityjournal.core.text.patterns import Later

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
    r"(?i)(?<!\w)(?:codes?|buzz|buzzer|press|door|gate|(?:key ?)?safe|pad ?lock|lock|intercom|keypad"
    r"|entry)(?: (?:is|was|the"
    r"|for|then|opens|on|with|round|back|front|now)){0,4}:? "
    r"(?P<code>(?:\d{1,2}[*#-]){2,7}\d{1,2}[#*]?|(?:star |hash )?\d{1,4}[#*]?(?:,? (?:then|and|&) "
    r"(?:star|hash|\d{1,4}[#*]?)){1,8}|(?:star "
    r"|hash |# ?|\* ?)(?:\d ?){2,6}(?: ?(?:hash|star|#|\*))?)(?!\w)"
)
_SECRET = Later(
    r"(?i)(?<!\w)(?:wi-?fi|pass ?words?|pword|pwd|pass ?code|pass ?phrase|code ?word|log ?in|pw)(?: "
    r"(?:code|key|pw|pass(?:word)?|at|for|the"
    r"|is|was|his|her|\w{2,12}(?=:| is))){0,4}(?: ?[:=] ?| )(?P<code>(?=\S{0,40}\d)"
    r"(?=\S{0,40}[A-Za-z])[A-Za-z0-9!?*#_.$&+-]{4,40}"
    r"(?<![.!?]))(?!\w)"
)
_SECRET_FURTHER_ON = Later(
    r"(?i)(?<!\w)(?:wi-?fi|pass ?words?|pword|pwd|pass ?code|pass ?phrase|code ?word|codes?|pin|log ?in)"
    r"(?:[ ,:]{1,2}[a-z'-]{1,14}){0,6}?[ ,:]{1,2}(?P<code>(?!(?:covid|nhs|band|room|ward|bed|flat|grade|year"
    r"|level|page|form|stage|gcse|tier|key|step|part|day|week|unit|item|line|act)-?\d)"
    r"(?:[a-z]{3,20}\d{2,8}[a-z]{0,12}|[a-z]{2,20}\d{1,8}[a-z]{1,12}|[a-z]{2,12}\d{2,8})[*#]{0,2})(?![\w/-])"
)
_CODE_FOR = Later(
    r"(?i)(?<!\w)(?:codes?|pin|password|combination|combo) (?:for|to|of|on) (?:[a-z']+ ){1,4}"
    r"(?:is |was |: ?|= ?)?(?P<code>(?!(?:19|20)\d\d(?!\w))[A-Z]?\d{3,8}[A-Z#*]?)(?!\w)"
    r"(?! ?(?:people|pounds|quid|days|times|homes))"
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
    "wifi wi password passwords pword pwd pass passcode passphrase code codeword log login pw"
)
_BEHIND_WORDS = (
    (_PART_OF_A_PLATE, _VEHICLES),
    (_END_OF_A_PLATE, _VEHICLES),
    (
        _IN_TURN,
        gathered(
            "code codes buzz buzzer press door gate safe keysafe lock padlock pad intercom keypad entry"
        ),
    ),
    (_SECRET, _SECRETS),
    (_SECRET_FURTHER_ON, _SECRETS | gathered("codes pin")),
    (_CODE_FOR, gathered("code codes pin password combination combo")),
)
"""Expressions for numbers behind a word, each with the words with which it begins."""


def find(page: Page) -> Iterator[Finding]:
    """Guesses at numbers behind their word, in folded text; they may overlap."""
    for pattern, words in _BEHIND_WORDS:
        for match in page.beginning(pattern, words):
            yield guess(page, match.span("code"))
    for match in page.beginning(_LABELLED, _SURE_LABELS) if page.has_digits else ():
        if whole := _labelled(page, match):
            yield guess(page, whole)


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
