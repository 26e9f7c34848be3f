"""Where a name in small letters begins and ends: "wee eilidh", "grace achebe", "jordan p"."""

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.notices.words.signs import does_something, is_told, word_before
from equityjournal.core.text.patterns import Later

_THOUGHT_OF = Later(
    r"(?<!\w)(?:(?:think(?:ing)?|thought|dreamt|proud|fond|scared|sight|news|heard|spoke|photo|care) of"
    r"|(?:h/?v|t/?c|d/?w|v/?m|f/?u|1[:-]1|sup|mtg|visit|jv|referral|lunch|tea|coffee|word)"
    r" (?:w|with|wi|to|2|for|from|frm|fm|re|by)|h/v|t/c|d/w|w/) $"
)
OPENS = Later(
    r"(?:^|[\n.,;:!?(\"–-] ?|(?<!\w)(?:and|but|so|then|n|as|if|when|because|cos|says|said|thinks|reckons"
    r"|til|until|before|after|why|how|whether|that) )(?:(?:big|wee|old"
    r"|little|young|lil|mad) )?$"
)
_FOND_BEFORE = Later(r"(?<![\w'-])(?:wee|big|auld|lil) $")
_FONDLY = frozenset(("wee", "big", "auld", "lil"))
IS_OR_HAS = Later(
    r" (?:is|was|wisnae|wasnae|wouldnae|willnae|wullnae|says|has|had|wants|wont|came|went|got)(?!\w)"
)
_DID = Later(r" [a-z]{3,}(?:ed|nt|n't)(?!\w)")
FURTHER = Later(r" (o'[a-z]{3,}|[a-z]{2,}(?:-[a-z]+)?)(?![\w@/'.-])")
INITIAL_BEHIND = Later(
    r" (?:[bdfghjlmpqstz](?= [a-z]{3}|'s |[,.;:!?)]|$)|[cekorvwy](?= (?:died|rang|said|told|asked"
    r"|cried|wants|wont|didnt|refused"
    r"|came|went|sat|lost|fell|moved|hasnt|is|was|has|had)(?!\w)))"
)
"""The first letter of a surname: "jordan p"."""
_WORD_JUST_BEFORE = Later(r"(?<![\w'-])([a-z]{2,}) $")
BESIDE_PERSONS = gathered(
    "with w wi wiv from about for re by cos because hit hitting bit kicked punched pushed slapped shoved"
    " hugged bullied"
)
_SHORT = 4  # letters of a surname, fewer of which may be an abbreviation


def fond_before(page: Page, at: int) -> int | None:
    """The start of "wee" or "big" just before a place; None without either."""
    fond = _FOND_BEFORE.search(page.text, max(at - 6, 0), at) if page.holds(_FONDLY) else None
    return fond.start() if fond else None


def thought_of(page: Page, at: int) -> bool:
    """Whether "thinking of" or "joint visit with" stands before a place."""
    return bool(_THOUGHT_OF.search(page.small, max(at - 30, 0), at))


def start_of_name(page: Page, word: Word, done: int) -> int:
    """The start of a name with given names that are words too, if a person is told: "grace achebe"."""
    start = word.start
    if len(word.text) < _SHORT:
        return start
    for _ in range(2):
        before = _WORD_JUST_BEFORE.search(page.text, max(start - 16, done), start)
        if before is None or (before[1] not in page.rules.small_given_names and page.explains(before[1])):
            break
        start = before.start(1)
    if start == word.start:
        return start
    begins = start == 0 or page.text[start - 1] == "\n"
    near = begins or word_before(page, start) in BESIDE_PERSONS or thought_of(page, start)
    return start if near or is_told(page, start, in_small=True) else word.start


def end_of_name(page: Page, end: int) -> int:
    """The end of a name with up to three further words that nothing explains."""
    for _ in range(3):
        further = FURTHER.match(page.text, end)
        if further is None:
            break
        if page.explains(further[1]) and not further[1].startswith("o'"):
            surname = FURTHER.match(page.text, further.end())
            if further[1] not in page.rules.small_given_names or surname is None or page.explains(surname[1]):
                break
        end = further.end()
    initial = INITIAL_BEHIND.match(page.text, end)
    return initial.end() if initial else end


def is_fondly_named(page: Page, word: Word) -> bool:
    """Whether a name that is a word stands behind "wee" or "big", and does something."""
    return word.text in page.rules.small_given_names and is_fondly_told_of(page, word)


def is_fondly_told_of(page: Page, word: Word) -> bool:
    """Whether "wee" or "big" heads a clause before a word, and a doing stands behind."""
    fond = fond_before(page, word.start)
    if fond is None:
        return False
    opens = fond == 0 or OPENS.search(page.text, max(fond - 12, 0), fond)
    doing = IS_OR_HAS.match(page.text, word.end) or _DID.match(page.text, word.end)
    return bool(opens) and (doing is not None or does_something(page.small, word.end, page.rules))
