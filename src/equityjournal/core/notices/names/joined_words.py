"""Names of services and brands that join words: "LanguageLine"."""

import re

from equityjournal.core.notices.words.page import Page

_PARTS = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])")


def is_joined_of_words(page: Page, word: str) -> bool:
    """Whether words with a capital each make one, and the first is no name: "LanguageLine"."""
    parts = _PARTS.findall(word)
    if len(parts) < 2 or "".join(parts) != word or parts[0] in page.words["names_that_are_words"]:
        return False
    return all(page.explains(part) or page.is_no_name(part) for part in parts)
