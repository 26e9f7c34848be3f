"""Detection of ages over 89 by what is told around them: "Harbhajan 91 walked", "reached 102"."""

from collections.abc import Iterator, Sequence

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.ages import (
    FOLK,
    PRONOUNS,
    WORD_BEHIND,
    age,
    is_counted,
    is_somebody,
    numbers,
    plain,
    take_links,
    words_before,
)
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.signs import does_something
from equityjournal.core.text.patterns import Later

_REACHING = Later(
    r"(?i)(?<!\w)(?:reach(?:ed|es|ing)|lived to(?: be| see)?|made it to|got to|nearing|approaching"
    r"|coming up(?: to| for)?"
    r"|coming on|going on|getting on for|knocking on|close to) $"
)
_NEARLY = Later(r"(?i)(?:^|[\n.,;(!?] ?)(?:coming up(?: to| for)?|getting on for|knocking on|going on) $")
_BORN_THEN = Later(
    r"(?i)(?<!\w)(?:born|b\.?|dob)(?: (?:in|c\.?))? ?(?:(?:19)?[123]\d|'[123]\d)[ ,;:-]{1,3}"
    r"(?:(?:so|making|makes|which|that|that's|thats|hes|shes|he's|she's|her|him|he|she|is|now|about"
    r"|then|=|ie) ?){0,5}$"
)
_SEVERAL = Later(
    r"(?i)(?<!\w)(?:they're|theyre|(?:they|both|couple|parents|grandparents|sisters|brothers|twins|pair"
    r"|neighbours"
    r"|two of them|nans|aunts|husband and wife|mum and dad)(?:,? (?:are|were|both|now|nearly|aged"
    r"|is)){1,3}|both) $"
)
_ANOTHER = Later(
    r"(?i),? (?:and|&|n) (?P<other>9\d|10\d)(?= (?:and|now|with|who|but|she|he|they)(?!\w)|[,;.!?)]|\n|$)"
)
_DOING = Later(
    r"(?i) (?:until|til|till|who|who's|whos|wi|w/|was|is|has|had|won't|wont|can't|cant|still|never|just"
    r"|lives?|lived"
    r"|deaf|blind|frail|needs?|from (?:the|no|number|next)|came|made|makes|went|gave|took|got"
    r"|stayed)(?![\w'-])"
)
_ON_WHAT = gathered("on in at without before by because cos last with alone despite if when")
_NOBODY: frozenset[str] = frozenset()


def find(page: Page) -> Iterator[Finding]:
    """Ages over 89 that no "is" and no "aged" tells, in folded text."""
    for start, end in numbers(page):
        if is_counted(page.text, end):
            continue
        words = list(words_before(page, start))
        told = _BORN_THEN.search(page.text, max(start - 50, 0), start) or _is_reached(page, words, start, end)
        if told or _does_something_at_that_age(page, words, end):
            yield age(start, end)
        elif other := _of_several(page, start, end):
            yield from (age(start, end), age(*other))


def _of_several(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The second of two ages that are told of two people: "the couple are 91 and 94"."""
    both = _ANOTHER.match(page.text, end)
    several = both and _SEVERAL.search(page.text, max(start - 60, 0), start)
    return both.span("other") if both and several else None


def _is_reached(page: Page, words: Sequence[str], start: int, end: int) -> bool:
    """Whether somebody came to an age: "she reached 102 on porridge", "coming up ninety and alone"."""
    text = page.text
    match = _REACHING.search(text, max(start - 24, 0), start)
    if match is None:
        return False
    behind = WORD_BEHIND.match(text, end)
    goes_on = (
        behind is None or behind["stop"] or behind["word"] in ("", "and", "but", "with", "so", "this", "next")
    )
    if goes_on and _NEARLY.search(text, max(start - 24, 0), start):
        return True
    if not goes_on and behind and behind["word"].lower() not in _ON_WHAT:
        return False  # "made it to 95 press ups"
    before = list(words[: len(words) - len(match[0].split())])
    take_links(before)
    return plain(before[-1:]) in PRONOUNS - {"they", "i"} or is_somebody(page, before, FOLK)


def _does_something_at_that_age(page: Page, words: Sequence[str], end: int) -> bool:
    """Whether an age stands between a name and what only a person does: "Harbhajan 91 walked"."""
    if not words or not words[-1][0].isupper() or "'" in words[-1] or not is_somebody(page, words, _NOBODY):
        return False
    text = page.text
    return bool(
        text[end : end + 1] == " "
        and (does_something(page.small, end, page.rules) or _DOING.match(text, end))
    )
