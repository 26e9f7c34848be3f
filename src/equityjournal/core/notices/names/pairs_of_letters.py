"""Two capitals that look like another thing than they are: shouted words, services, "P.S." as initials."""

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
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
