"""Names of services and brands that join words, and abbreviations in both cases: "LanguageLine", "LeDeR"."""

import re

from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.slips import is_made_of_words

_PARTS = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])")
_IN_BOTH_CASES = re.compile(r"(?!Ma?c[A-Z])[A-Za-z]{0,4}[a-z][A-Z]{1,4}")


def is_joined_of_words(page: Page, word: str) -> bool:
    """Whether words with a capital each make one, and are not all names: "LanguageLine"."""
    parts = _PARTS.findall(word)
    names = page.words["names_that_are_words"]
    if len(parts) < 2 or "".join(parts) != word or names.issuperset(parts):
        return False
    return all(
        page.explains(part) or page.is_no_name(part) or is_made_of_words(part.lower(), page.dictionary)
        for part in parts
    )


def is_short_in_both_cases(word: str) -> bool:
    """Whether a word is an abbreviation in both cases: "DoLS", "NoK"; not "McD"."""
    return _IN_BOTH_CASES.fullmatch(word) is not None
