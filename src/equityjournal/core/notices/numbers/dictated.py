"""Detection of numbers as they are read aloud or half remembered: "hu slash 50 three 1 7", "6338 something".

A finding is only a guess; digits in a row and their labels are other modules' business.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.unexplained import BEHIND, guess, is_plural, is_usual, small_word
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later

_FIGURES = "oh|o|zero|nought|nowt|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred"
_STROKES = "slash|stroke|dash|hyphen"
_SAID = Later(rf"(?i)(?<!\w)(?:(?:{_FIGURES})(?:,? |-)){{3,15}}(?:{_FIGURES})(?!\w)")
_LETTERS_BEFORE = Later(r"(?<!\w)(?:[A-HJ-Zb-hj-z] ){1,3}$")
"""Letters that are read out before figures: "w one oh seven"."""
_COUNTED_UP = ("one two three four", "four three two one", "two four six eight", "three four five six")
_SIGN = rf"(?:(?i:{_FIGURES}|{_STROKES})|\d{{1,4}}|[A-HJ-Zb-hj-z])"
_MIXED = Later(
    rf"(?<![\w£$€.,/-])(?:[A-Z]{{2,3}} |[a-z]{{2,3}} (?=(?:{_STROKES}) ))?"
    rf"(?:{_SIGN}(?:,? |-)){{3,18}}{_SIGN}(?![\w%])"
    rf"|(?<![\w£$€.,/-])[A-Z]{{0,3}}\d{{2,8}} (?:{_STROKES}) \d{{1,6}}(?: (?:{_STROKES}) \d{{1,6}})?(?![\w%])"
    rf"|(?<![\w£$€.,/-])[A-Z]{{1,2}}\d{{3,6}} (?:{_SIGN} ){{1,8}}{_SIGN}(?![\w%])"
)
_WORDS = gathered(_FIGURES.replace("|", " "))
_MIXING = _WORDS | gathered(_STROKES.replace("|", " "))
_SIGNS = re.compile(r"[a-z]+|\d")
_REACH = 60  # characters before a word within which a number that is read out begins
_FEWEST = 4  # figures of such a number
_HALF = Later(
    r"(?<![\w£$€.,/:-])(?P<known>(?:[A-Z]{1,3} ?)?\d{2,6}) (?:something|summat|somethin|smth)"
    r"(?P<rest>,? (?:[A-Z]{2,3}|\d{2,6}))?(?!\w)"
)
_FORGOTTEN = gathered("something summat somethin smth")
_BEFORE_HALF = 14  # characters before "something" in which the known half stands


def find(page: Page) -> Iterator[Finding]:
    """Numbers read aloud, in words or in words and digits, and numbers half remembered."""
    text = page.text
    for match in page.beginning(_SAID, _WORDS):
        if not any(steps in re.sub(r"\W+", " ", match[0].lower()) for steps in _COUNTED_UP):
            letters = _LETTERS_BEFORE.search(text, max(match.start() - 8, 0), match.start())
            yield guess(page, (letters.start() if letters else match.start(), match.end()))
    if not page.has_digits:
        return
    if any(_is_beside_a_digit(text, at, len(word)) for word, at in _mixing(page)):
        for match in page.ending(_MIXED, _MIXING, _REACH):
            if _is_mixed(match[0]):
                yield guess(page, match.span())
    for match in page.ending(_HALF, _FORGOTTEN, _BEFORE_HALF):
        if _is_half(page, match):
            yield guess(page, match.span())


def _mixing(page: Page) -> Iterator[tuple[str, int]]:
    """The words in which a number is read out, with their places."""
    for word in page.words_at.keys() & _MIXING:
        for at in page.words_at[word]:
            yield word, at


def _is_beside_a_digit(text: str, at: int, length: int) -> bool:
    """Whether a digit stands before a word or behind, with a space between."""
    return text[max(at - 2, 0) : at - 1].isdigit() or text[at + length + 1 : at + length + 2].isdigit()


def _is_mixed(number: str) -> bool:
    """Whether digits and figures in words are one number, and both are there."""
    signs = _SIGNS.findall(number.lower())
    figures = [sign for sign in signs if sign.isdigit() or sign in _WORDS]
    return len(figures) >= _FEWEST and not all(sign.isdigit() or len(sign) == 1 for sign in signs)


def _is_half(page: Page, match: re.Match[str]) -> bool:
    """Whether a number of which somebody forgot a half is no count: "400 something people"."""
    known = match["known"]
    if match["rest"] or known[0].isalpha():
        return True
    counted = is_plural(small_word(BEHIND.match(page.text, match.end())))
    return len(known) > 2 and not is_usual(known) and not counted
