"""Names that are words too, in small letters: "not sure faith understood", "rang sue in finance"."""

from equityjournal.core.notices.names.small_spans import INITIAL_BEHIND
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.notices.words.signs import (
    HONORIFIC,
    does_something,
    does_what_persons_do,
    is_in_a_state,
    is_told,
    word_before,
)
from equityjournal.core.text.patterns import Later

GIVING = gathered("gave give giving brought took bought made got showed offered handed")
AT_WORK = Later(
    r"(?: [a-z]{3,14})?,? (?:at|in|from|on) (?:the )?(?:housing|legal|finance|payroll|repairs|reception"
    r"|council|school|hr"
    r"|depot|benefits|dwp|cmht|probation|surgery|duty|mash|yot|lettings|rents?|allocations|front desk"
    r"|desk|office"
    r"|job ?centre|cab|food ?bank|pharmacy|chemist|gp|camhs|safeguarding|social services|hub"
    r"|adult social care|comms"
    r"|transport|kitchen|stores|maintenance|custody|court|nights|days|lates|the mosque|the church)(?!\w)"
    r"| next door(?!\w)"
)
"""Where somebody works, behind a name with or without a surname: "dave hallworth at housing"."""
_SPOKEN_TO = gathered("rang phoned texted txtd emailed told asked rung visited saw met")
_SPOKEN_ABOUT = Later(
    r" (?:about|re|back|again|twice|x\d|and (?:her|his)|w|with (?:her|his)|this (?:am|pm|morning"
    r"|afternoon)|today|to (?:ring|call|come|go|bring|see|text|email|sit|stop|wait|try|speak|tell|ask"
    r"|keep|sign)"
    r"|at the|outside|on the (?:bus|street|ward|wing|step|phone))(?!\w)"
)
_IN_A_CLAUSE = Later(
    r"(?:^|(?<!\w)(?:not sure|dont think|don't think|reckon|wondering if|wonder if|if|cos|because|so"
    r"|then|when|til|until"
    r"|says|said|mum thinks|knows|knew) )$"
)
_SURELY_DOES = Later(
    r" (?:underst(?:ood|ands)(?! (?:as|to|that|by))|made (?:toast|tea|lunch|dinner|breakfast|me|us|his"
    r"|her|a (?:cake|card|brew|cuppa))|knows|knew|has (?:eaten|slept|been|gone|got|not|told"
    r"|said)|got the (?:message|letter|text"
    r"|job|keys)|rings? me|rang|said|says|told|wont|won't|didnt|didn't|doesnt|asked|wants|thinks|cried"
    r"|refused|missed"
    r"|passed (?:away|her|his|the|theory|maths)|(?:n|and|&) (?:her|his) (?:mum|mam|dad|nan|gran|sister"
    r"|brother|kids|baby"
    r"|son|daughter|partner|husband|wife|mate)|is (?:\d{1,2}|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)(?=,|$| (?:and|but|now)(?! a)))(?!\w)"
)
"""What only a person does, of words such as hope and joy, which things and feelings do less."""
_WILL_DOES = Later(
    r" (?:kicks|rings|says|wants|comes|goes|asks|tells|cries|sits|gets|thinks|knows|hates|loves"
    r"|turns)(?!\w)"
)
_SHORT_NAMES = gathered(
    "lee bob bev reg deb debs viv meg matt brad chad ron ted sid stan fred sue carol terry larry"
)
"""Names that are words too, and hardly ever behind "about" or "with"."""
_BESIDE_SHORT = gathered("about abt with w wi from for re by to")
_CALL_ME = Later(r"(?<!\w)(?:says?|said|:|\() ?call me $")
_THEIRS = Later(r" (?:his|her|their|some|a|an)(?!\w)")
_BEGINS_LINE = Later(r"(?:^|\n)[ \t]*(?:[-*>+] ?|\d[.)] )?$")


def is_both_in_small(page: Page, word: Word) -> bool:
    """Whether a name that is a word begins a line, and does what only a person does: "grace said"."""
    name = word.text.capitalize()
    if name not in page.words["names_that_are_words"] or name in page.words["capitals"]:
        return False
    if word.text in page.words["relations"]:
        return False
    if HONORIFIC.match(page.text, word.end):
        return True
    if word_before(page, word.start) in _SPOKEN_TO and _SPOKEN_ABOUT.match(page.text, word.end):
        return True
    if word_before(page, word.start) in GIVING and _THEIRS.match(page.text, word.end):
        return True
    if _is_named_beside(page, word):
        return True
    initial = INITIAL_BEHIND.match(page.text, word.end)
    end = initial.end() if initial else word.end
    doing = does_something(page.small, end, page.rules) or is_in_a_state(page, end)
    if doing and begins_line(page, word):
        return True
    given = word.text not in page.words["hardly_given"] and begins_line(page, word)
    if given and does_what_persons_do(page, end):
        return True
    surely = _WILL_DOES if word.text == "will" else _SURELY_DOES
    clause = begins_line(page, word) or _IN_A_CLAUSE.search(page.text, max(word.start - 20, 0), word.start)
    return bool(clause) and surely.match(page.text, word.end) is not None


def _is_named_beside(page: Page, word: Word) -> bool:
    """Whether the words beside tell of a name: "rang sue in finance", "abt lee"."""
    if word.text in _SHORT_NAMES and word_before(page, word.start) in _BESIDE_SHORT:
        return True
    if _CALL_ME.search(page.text, max(word.start - 16, 0), word.start):
        return True
    told = is_told(page, word.start, in_small=True) or word_before(page, word.start) in _BESIDE_SHORT
    given = word.text in _SHORT_NAMES or word.text not in page.words["hardly_given"]
    return told and given and AT_WORK.match(page.text, word.end) is not None


def begins_line(page: Page, word: Word) -> bool:
    """Whether a word begins a line of several words."""
    if page.text[word.end : word.end + 1] in ("", "\n"):
        return False
    return word.start == 0 or bool(_BEGINS_LINE.search(page.text, max(word.start - 6, 0), word.start))
