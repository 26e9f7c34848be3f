"""Two capitals that look like another thing than they are: shouted words, services, "P.S." as initials."""

from equityjournal.core.notices.names.usual_letters import OTHER_PAIRS, is_usual
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.notices.words.signs import word_before
from equityjournal.core.text.patterns import Later

_SHOUTED = gathered(
    """ah am an as at aw be by do eh er go ha he hi if in is it me my no of oh ok on or ow so to uh um up us
    we ye ya"""
)
_SERVICES = gathered("ed er ae uc ot hv eh")
_SENT_TO = Later(
    r"(?<!\w)(?:sent|taken|took|back|went|gone|transferred|referred|discharged|admitted|moved|up|down|over"
    r"|round|off|on|brought|came|come)(?: (?:him|her|them|back|off|up|straight|it)){0,2}"
    r" (?:to|from|in|via|at|through) $"
)
_NOTED = gathered("ps am pm nb eg ie ca")
_SPOKEN_OF = gathered(
    "re with w about rang saw told met visited texted phoned emailed asked d regarding chasing"
)
_OF_A_TIME = Later(r" (?:shift|list|rota|meds|clinic|visits?|calls?|round|slot|session)(?!\w)")
_AGED_BEHIND = Later(r",? \(?aged? \d|, \d{1,2},| \(\d{1,2}\)")
_WITNESSES = gathered("witness victim suspect complainant defendant child sibling yp lad lass bairn wean")
_WHOSE = gathered("my our your the a an her his their this")
_OFFICES = gathered("tm pa dm")
"""Team managers, assistants and managers on duty, who say, hug and sign as well."""
_LED = Later(
    r",? (?:c/o|was|is|has|had|slept|cried|came|went|said|says|wants|still|[a-z]+ed|(?:did|was|has"
    r"|does|would|could|wo|ca|is)n'?t)(?!\w)"
)
_LISTED_BEFORE = Later(r"(?<!\w)([A-Z]{2,5}), ?$")
_LISTED_BEHIND = Later(r", ?([A-Z]{2,5})(?!\w)")
_WHO = Later(
    r"(?i)(?<!\w)(?:mum|mam|dad|client|yp|pt|su|child|baby|sib|sibling|brother|sister|son|daughter"
    r"|gran|nan"
    r"|partner|ex|carer) \($"
)


def is_shouted_word(pair: str) -> bool:
    """Whether two capitals are a small word, more often shouted than initials: "I was SO angry"."""
    return pair.lower() in _SHOUTED


def is_where_sent(page: Page, word: Word) -> bool:
    """Whether two capitals are a service to which somebody is sent: "sent to ED"."""
    if word.text.lower() not in _SERVICES:
        return False
    return _SENT_TO.search(page.small, max(word.start - 32, 0), word.start) is not None


def is_talked_of(page: Page, letters: str, span: tuple[int, int]) -> bool:
    """Whether dotted capitals of a note or a time stand where a person is spoken of: "rang re P.S."."""
    start, end = span
    if letters.lower() not in _NOTED or _OF_A_TIME.match(page.text, end):
        return False
    return page.words_before(start)[0] in _SPOKEN_OF


def is_led(page: Page, word: Word) -> bool:
    """Whether a role stands before two capitals, and a doing behind: "pt AW c/o pain"."""
    return (
        word_before(page, word.start) in page.words["roles"] and _LED.match(page.text, word.end) is not None
    )


def is_witness(page: Page, word: Word) -> bool:
    """Whether a role stands before two capitals, and an age behind: "witness DO aged 8"."""
    if _AGED_BEHIND.match(page.text, word.end) is None:
        return False
    before = word_before(page, word.start)
    return before in page.words["roles"] or before in _WITNESSES


def is_a_role(page: Page, word: Word) -> bool:
    """Whether two capitals are an office, by what stands before: "my TM said"; or always: "PA hugged her"."""
    if page.text.startswith("'s ", word.end) and word.text.lower() not in _OFFICES:
        return False
    whose = word_before(page, word.start) in _WHOSE and word.text.lower() in (ABBREVIATIONS | OTHER_PAIRS)
    return whose or word.text.lower() in _OFFICES


def is_in_brackets(page: Page, word: Word) -> bool:
    """Whether letters in brackets say who a relative or client is: "Mum (HK)"."""
    if word.text.lower() in ABBREVIATIONS or not page.text.startswith(")", word.end):
        return False
    return _WHO.search(page.text, max(word.start - 12, 0), word.start) is not None


def is_listed_with_others(page: Page, word: Word) -> bool:
    """Whether another usual abbreviation stands beside, behind a comma: "UTR, NI, CRN"."""
    beside = (
        _LISTED_BEFORE.search(page.text, max(word.start - 8, 0), word.start),
        _LISTED_BEHIND.match(page.text, word.end),
    )
    return any(
        other and (page.is_listed_in_capitals(other[1]) or is_usual(other[1].lower())) for other in beside
    )
