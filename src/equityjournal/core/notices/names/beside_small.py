"""What stands beside a name in small letters, and hardly ever another word: "pat next door has a key"."""

from collections.abc import Iterator

from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.small_spans import OPENS
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.text.patterns import Later

_WITH_KIN = Later(
    r" (?:and|n|&) (?:his|her) (?:mum|mam|dad|da|nan|nana|gran|grandad|sister|brother|kids|baby|son"
    r"|daughter"
    r"|partner|husband|wife|mates?|mother|father|cousins?|bairns?|weans?|twins|lads?|ex|dog)(?!\w)"
)
_NEAR = (
    r" (?:next door|upstairs|downstairs|(?:two|three|a few) doors (?:down|up|along)|over the (?:road"
    r"|landing|way)"
    r"|across the (?:road|landing|hall)|from (?:next door|upstairs|downstairs|over the road"
    r"|the (?:hostel|shop"
    r"|chippy|mosque|church|pub)|(?:no|number|flat|bed|room) \d+)|on the (?:gate|desk|door"
    r"|switchboard|tills?"
    r"|bins|van|landing)|at the (?:desk|counter|tills?|chippy|shop))"
)
_HOUSED = Later(rf"{_NEAR}(?!\w)")
_HOUSED_AND_DOES = Later(
    rf"{_NEAR},? (?:[a-z]{{2,}}(?:ed|nt)|has|had|is|was|let|lets|said|says|feeds|fed|died|rang|told|knows"
    r"|heard|saw|keeps"
    r"|took|takes|brought|brings|gave|gives|got|wont|came|lent|minds|sorted|found|makes|made)(?!\w)"
)
_SHORT = gathered("pat sue rob nick don drew dawn mark bob bill")
"""Names that are words too, which nothing else stands for where they live and do something."""
_SPOKEN_OF = Later(
    r"(?<!\w)(?:(?:no (?:sign|word|news|sight)|nothing|anything) (?:of|from)|thank (?:god|goodness"
    r"|fuck) for"
    r"|(?:spoke|speak|spoken|speaking) (?:to|with)|(?:naming and )?shaming|bumped into|ran into"
    r"|sat (?:behind|beside|next to|opposite)|stood (?:behind|beside|next to)|(?:rude|lied"
    r"|apologised) to) $"
)
_WHO = Later(
    r" (?:who|that) (?:[a-z]{2,}ed|found|rang|told|said|did|got|took|brought|saw|came|kept|made|fed"
    r"|sat|hit|started)(?!\w)"
)
_IT_WAS = Later(r"(?<!\w)(?:it was|it wasnt|it wasn't|its|it's|was it) $")
_ONLY = Later(r"(?<!\w)(?:only|wish|if only|hope) $")
_CAN = Later(r" (?:can|could|knows|knew|gets|had|was|were|has|would|wouldnt|hadnt)(?!\w)")
_LET = Later(r"(?<!\w)(?:let|made|helped|watched|heard) (?:(?:big|wee|old|little|young|auld|poor) )?$")
_LETS = Later(
    r" (?:have|come|go|sit|sleep|eat|stay|take|know|use|choose|borrow|ring|speak|cry|walk|in|off)(?!\w)"
)
_CALLED = Later(
    r"(?:answers (?:as|to)|goes by|go by|nicknamed|(?:calls|called) (?:him|her)self) ([a-z]{3,12})"
    r"(?=$|[,.;)\n]| (?:on|in|now|cos|because|but|and|at)(?!\w))"
)
_CALLING = gathered("answers goes go nicknamed calls called")
_NO_NAMES = gathered(
    """nobody noone her his him them she they the that this then there our its both each many another all any
    none names name it you god train bus foot fast slow car bike plane boat quick quickly choice chance
    default law trust me us"""
)


def called_in_small(page: Page) -> Iterator[Finding]:
    """What somebody is said to be called, in small letters, whatever word it is: "answers as bash"."""
    for match in page.beginning(_CALLED, _CALLING):
        if match[1] not in _NO_NAMES:
            yield possible_name(page, *match.span(1))


def is_surely_beside(page: Page, word: Word) -> bool:
    """Whether words beside tell of a person, by a small word that is unexplained, or a name as well."""
    opens = OPENS.search(page.text, max(word.start - 12, 0), word.start)
    if word.text in page.words["hardly_given"] or word.text in _SHORT:
        return bool(opens) and word.text in _SHORT and _HOUSED_AND_DOES.match(page.text, word.end) is not None
    if opens and _HOUSED.match(page.text, word.end):
        return True
    if _WITH_KIN.match(page.text, word.end):
        return True
    before = max(word.start - 26, 0)
    if _SPOKEN_OF.search(page.text, before, word.start):
        return True
    pairs = ((_IT_WAS, _WHO), (_ONLY, _CAN), (_LET, _LETS))
    return any(
        behind.match(page.text, word.end) and ahead.search(page.text, before, word.start)
        for ahead, behind in pairs
    )
