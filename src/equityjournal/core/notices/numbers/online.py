"""Detection of names and addresses online by words that a dot joins: "moonchild.leeds".

Typists forget the space behind a full stop, so a dot between two words that the dictionary explains is none.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.house_numbers import NUMBER_WORDS
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_DOTTED = Later(r"\.(?<=[a-z0-9]\.)(?=[a-z0-9])")
_WHOLE = Later(r"(?<![\w@./-])[A-Za-z][A-Za-z0-9_]{0,24}(?:\.[A-Za-z0-9_]{1,24}){1,3}(?![\w@/(-]|\.\w)")
_PATH = Later(
    r"(?<![\w@./-])(?!(?:www\.)?(?:gov|nhs)\.uk/)(?P<site>[a-z0-9-]{3,24})(?:\.[a-z0-9-]{2,12}){1,3}/[\w@.~+-]{2,60}(?<![.])"
)
_SLASH_BEHIND_A_DOT = Later(r"\.[a-z0-9-]{2,12}/")
_HASH = Later(r"(?<![\w@./#-])[A-Za-z][A-Za-z0-9_.]{3,30}#\d{1,5}(?!\w)")
_REACH = 28  # characters before a dot within which a name online begins
_FILES = gathered(
    """pdf doc docx xls xlsx csv ppt pptx txt jpg jpeg png zip msg uk org com net gov nhs ac sch co wales scot
    html exe py toml json md yaml yml ini log cfg bin bak css js xml sql odt rtf mp4 mp3 etc am pm eg ie ps"""
)
"""Ends of files and of addresses that are found by their own rules."""
_FEWEST = 4  # letters of a part that nothing explains
_IN_BRACKETS = Later(
    r"(?<![\w.+%'-])[\w.+%'-]{1,60}(?: ?[(\[](?i:dot|at)[)\]] ?[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}){1,5}"
)
_TOP = "com|co|uk|org|net|ac|gov|nhs|ie|info|me|scot|wales|eu|edu|sch|io|app|tv|example|test"
_SPELT = Later(
    rf"(?i)(?<!\w)(?:(?:www|https?) dot (?:[\w-]{{1,40}} dot ){{0,4}}[\w-]{{2,40}}"
    rf"|[\w-]{{2,40}} dot (?:{_TOP})(?: dot uk)? slash [\w-]{{2,40}}(?: slash [\w-]{{2,40}}){{0,2}}"
    rf"|(?:(?:[\w+'-]{{1,30}} (?:dot|underscore|dash|hyphen) ){{1,3}}[\w.+'-]{{1,40}}|[\w.+'-]{{2,40}})"
    rf"(?: (?:\d{{1,4}}|{NUMBER_WORDS})){{0,4}} at "
    rf"(?:[\w-]{{2,40}} dot ){{1,4}}(?:{_TOP})(?!\w))"
)
_BEHIND_AT = Later(r"@ [A-Za-z0-9_]{2,24}(?:[._][A-Za-z0-9_]{2,24}){1,3}(?![\w@])")
_AT = Later(r"(?i)[\w)] ?[(\[]?(?<!\w)at(?!\w)[)\]]? ?\w")
_DIGITS_BEHIND = Later(r"\d(?<=[a-z]\d)\d{1,3}(?![\w@/-]|\.\w)")
_LETTERS_BEFORE = Later(r"(?<![\w@./#-])(?:[A-Za-z][a-z]{4,20}|(?:[A-Z][a-z]{1,12}){2,4})$")
_LONGEST = 22  # letters and a sign before the digits of such a name
_SERVICES = gathered(
    """snap snapchat insta instagram ig tik tiktok fb facebook discord telegram psn xbox username handle
    gamertag twitter youtube onlyfans vinted profile account"""
)
_DOT = gathered("dot")
_REACH_OF_DOT = 90  # characters within which a dictated address stands around its dot
_SERVICE = Later(
    r"(?i)(?<!\w)(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|fb|facebook|discord|telegram|psn|xbox"
    r"|username|handle|gamertag"
    r"|twitter|youtube|onlyfans|vinted|profile|account)(?!\w)(?:'s|:| (?:is|at|under|as|name|handle"
    r"|called|acc|page)\b){0,3} ?"
    r"(?:/(?P<path>[A-Za-z0-9_.]{3,30})|(?P<said>(?:[a-z0-9]{1,20} (?:dot"
    r"|underscore) ){1,3}[a-z0-9]{1,20}))(?!\w)"
)


_WORDS = r"(?:[A-Z][\w'-]+|&|and|of|in|the|for|to)"
_GROUP = Later(
    rf"(?:(?<![\w'-])(?P<name>(?!(?:The|Our|My|A|An|This|Your|His|Her|Their|On"
    rf"|In) )[A-Z][a-z'-]+(?: {_WORDS}){{1,5}}) "
    r"(?:(?:on )?(?i:facebook|fb|whats ?app|telegram|messenger|nextdoor)(?!\w)|(?:group|page|chat)(?!\w))"
    r"|(?<!\w)(?i:facebook|fb|whats ?app|telegram|nextdoor|messenger) (?:page|group|chat),?(?: called"
    r"| named|:)? "
    rf"[\"']?(?P<behind>[A-Z][a-z'-]+(?: {_WORDS}){{1,5}}))"
)
_GROUPS = gathered("facebook fb whatsapp whats telegram messenger nextdoor group page chat")
_REACH_OF_GROUP = 70  # characters of a group's name before its service
_SMALL_END = Later(r"(?: (?:and|of|in|the|for|to|on|&))+$")
_BY_SIGN = (
    ("@ ", _BEHIND_AT),
    ("#", _HASH),
    ("(at", _IN_BRACKETS),
    ("[at", _IN_BRACKETS),
    ("(dot", _IN_BRACKETS),
    ("[dot", _IN_BRACKETS),
)
"""Expressions, each with a sign that its matches hold."""


def find(page: Page) -> Iterator[Finding]:
    """Names and addresses online, in folded text."""
    text = page.text
    for dot in _DOTTED.finditer(text):
        for match in _WHOLE.finditer(text, max(dot.start() - _REACH, 0), dot.start() + _REACH):
            if match.start() < dot.start() < match.end() and _is_unexplained(page, match[0]):
                yield _guess(text, match.span())
    yield from _with_digits(page)
    for sign, pattern in _BY_SIGN:
        if sign in text:
            yield from (_guess(text, match.span()) for match in pattern.finditer(text))
    if _SLASH_BEHIND_A_DOT.search(text):
        for match in _PATH.finditer(text):
            if not page.explains(match["site"]) and match["site"] not in _FILES:
                yield _guess(text, match.span())
    for match in page.ending(_SPELT, _DOT, _REACH_OF_DOT):
        yield _guess(text, match.span())
    for match in page.ending(_GROUP, _GROUPS, _REACH_OF_GROUP):
        if span := _group(page, match):
            why = say("A group online with a name of its own tells which neighbourhood is meant.")
            yield Finding("handle", *span, why, "medium", say("a group online"))
    for match in page.beginning(_SERVICE, _SERVICES):
        yield _guess(text, match.span("path" if match["path"] else "said"))


def _group(page: Page, match: re.Match[str]) -> tuple[int, int] | None:
    """The name of a group online, unless all of its words are those of any group: "Team Facebook group"."""
    of = "name" if match["name"] else "behind"
    end = match.end(of) - len(small[0]) if (small := _SMALL_END.search(match[of])) else match.end(of)
    words = [word for word in page.text[match.start(of) : end].split() if word[0].isupper()]
    named = any(not (page.explains(word) or page.is_no_name(word)) for word in words)
    return (match.start(of), end) if len(words) > 1 and named else None


def _with_digits(page: Page) -> Iterator[Finding]:
    """User names and passwords of letters with a number joined behind: "brightwater77"."""
    for digits in page.at_numbers(_DIGITS_BEHIND):
        at = digits.start()
        letters = _LETTERS_BEFORE.search(page.text, max(at - _LONGEST, 0), at)
        if letters and not _is_known(page, letters[0]):
            why = say("Letters with a number joined may be somebody's name online, or a password.")
            yield Finding("handle", letters.start(), digits.end(), why, "low", say("a name online"))


def _is_known(page: Page, word: str) -> bool:
    """Whether a word is explained, a slip of one, or has a usual capital."""
    small = word.lower()
    return page.explains(small) or is_slip(small, page.dictionary) or page.is_no_name(word.capitalize())


def _is_unexplained(page: Page, joined: str) -> bool:
    """Whether a part between dots is no word, no slip and no usual end."""
    parts = joined.lower().split(".")
    if parts[-1] in _FILES or any(part.isdigit() for part in parts):
        return False
    return any(
        len(part) >= _FEWEST and not (page.explains(part) or is_slip(part, page.dictionary)) for part in parts
    )


def _guess(text: str, span: tuple[int, int]) -> Finding:
    """A finding of which nobody can be sure; what is at a place is an address for email."""
    if _AT.search(text, *span):
        return Finding(
            "email",
            *span,
            say("An email address reaches one person, and often holds a name."),
            "high",
            say("an email address"),
        )
    why = say("Words joined by a dot may be a name that somebody goes by online, or an address.")
    return Finding("handle", *span, why, "low", say("a name online"))
