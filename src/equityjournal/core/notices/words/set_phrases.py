"""Set phrases, sayings and titles, whose capital names nobody: "Big Ben", "Tom, Dick and Harry"."""

from collections.abc import Set

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.text.patterns import Later

_OF_A_TITLE = Later(r"(?i)\b(?:read|reads|reading|watched|watching|watches|saw|film|book|show|song) \"?The $")
_READ = gathered("read reads reading watched watching watches saw film book show song")
_OF_A_FILM = Later(
    r"(?i)\b(?:(?:film|movie|musical|sitcom|soap|documentary|podcast|novel)(?: called)?"
    r"|(?:book|play|series|show|song|album|game|app|band|advert) called) [\"']?$"
)
_SHOWN = gathered("film movie musical sitcom soap documentary podcast novel called")
_WORD_BEFORE = Later(r"(?<!\w)([A-Za-z']+) $")
_CALLED_AFTER = Later(
    r"(?:'?s)? (?:[Gg]uidelines?|[Cc]ompetent|[Cc]ompetence|[Cc]ompliant|[Jj]udge?ment|[Rr]uling"
    r"|[Ss]cale|[Ss]yndrome|[Pp]rotocol"
    r"|[Cc]atheter|[Tt]riangle|[Ss]tool|[Cc]riteria|[Hh]ierarchy|[Pp]rinciples?|[Dd]isease|[Pp]alsy"
    r"|[Cc]onsent form|[Ss]core|[Tt]ube|[Bb]reathing"
    r"|[Ii]nventory|[Rr]eflex|[Ff]racture|[Bb]andage|[Ss]plint|[Cc]ollar)(?!\w)"
    r"|'?s (?:[Ll]aw|[Rr]ule)(?!\w)| (?:[Ii]nquiry|[Rr]eport|[Rr]eview) (?:said|says|recommend|of 20|20)"
)
"""What is called after a person and is none: "Fraser guidelines", "Sarah's Law"."""
_WORD_BEHIND = Later(r"(?:'s)? [A-Za-z]+")
_REACH = 50  # characters of a saying on either side of its longest word


def is_in_a_title(page: Page, at: int) -> bool:
    """Whether a capital stands in the title of what was read or watched: "watched The Gruffalo"."""
    words = page.words_at.keys()
    if not words.isdisjoint(_READ) and _OF_A_TITLE.search(page.text, max(at - 24, 0), at):
        return True
    return not words.isdisjoint(_SHOWN) and _OF_A_FILM.search(page.text, max(at - 24, 0), at) is not None


def sayings(page: Page) -> Set[int]:
    """The places of all characters in sayings and in titles of three words and more."""
    return {
        at_character
        for word in page.words_at.keys() & page.rules.sayings.keys()
        for at in page.words_at[word]
        for saying in page.rules.sayings[word]
        for match in saying.finditer(page.text, max(at - _REACH, 0), at + _REACH)
        for at_character in range(*match.span())
    }


def is_in_set_phrase(page: Page, word: Word) -> bool:
    """Whether a word and a neighbour name nobody."""
    if word.text in page.rules.in_set_phrases:
        before = _WORD_BEFORE.search(page.text, max(word.start - 20, 0), word.start)
        behind = _WORD_BEHIND.match(page.text, word.end)
        pairs = (
            before and f"{before[1]}_{word.text}",
            behind and f"{word.text}{behind[0].replace(' ', '_')}",
        )
        if any(pair in page.words["set_phrases"] for pair in pairs):
            return True
    return _CALLED_AFTER.match(page.text, word.end) is not None
