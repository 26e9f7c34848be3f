"""Capitalised words: chains, and sentence starts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.notices.rules.identifiers import IdentifierRules

UPPER = "A-ZΑ-ΩА-ЯЁ"
_CAPITAL = re.compile(rf"[{UPPER}](?<!\w[{UPPER}])(?:\w|['-](?!s\b)(?=\w))*")
_WITHIN_NAMES = (
    "ap|ab|ferch|bin|bint|binti|ibn|ould|der|den|van|van der|van den|van de|von|de|de la|de los|da|das|do|dos"
    "|di|del|della|du|le|la|ni|nic|ui|abu|umm|ter|ten|zu|e|al|el"
)
_WITHIN_PLACES = "y|yr|yn|ar|of|of the|upon|under|the"
IN_A_NAME = {f" {particle} " for particle in _WITHIN_NAMES.split("|")} | {
    " ",
    " al-",
    " el-",
    " ul-",
    " ur-",
    " d'",
}
_IN_A_PLACE = {f" {particle} " for particle in _WITHIN_PLACES.split("|")} | {"'s ", "' "}


class Word(NamedTuple):
    """A capitalised word, with the text before."""

    text: str
    start: int
    end: int
    gap: str


def begins_sentence(text: str, at: int) -> bool:
    """Whether a word's capital is due to the start of a sentence."""
    if text[at - 1 : at] in ('"', "'") and not text[at - 2 : at - 1].isalnum():
        return True
    before = text[max(at - 8, 0) : at].rstrip(" \t\"'([*_->#")
    return (not before and at <= 8) or before[-1:] in (".", "!", "?", ":", "\n")


def chains(text: str, rules: IdentifierRules) -> Iterator[list[Word]]:
    """Chains of capitalised words, joined by spaces or small words."""
    chain: list[Word] = []
    end = 0
    for match in _CAPITAL.finditer(text):
        if text[match.start() - 1 : match.start()] == "#":
            continue  # a hashtag is no name of a single person
        gap = text[end : match.start()] if match.start() - end < 12 else "\n"
        if chain and not _joins(gap, chain[-1].text, rules):
            yield chain
            chain = []
        chain.append(Word(match[0], match.start(), match.end(), gap if chain else ""))
        end = match.end()
    if chain:
        yield chain


def _joins(gap: str, before: str, rules: IdentifierRules) -> bool:
    """Whether a gap joins two words of a name."""
    if gap in IN_A_NAME or gap in _IN_A_PLACE:
        return True
    return gap in (". ", ".") and (len(before) == 1 or before in rules.titles or before == "St")
