"""Stand-ins: neutral words, told apart and fitted to where they stand."""

import re
from string import ascii_uppercase

from equityjournal.core.text.dates import month_names
from equityjournal.core.text.speech import say

_ARTICLE = re.compile(r"(?i)\b(the|a|an|our|my|your|his|their) $")
_ON = re.compile(r"\b(on|On) (?:the )?$")
_WAS = re.compile(
    r"(?i)\b(?:is|was|'s|set|listed|due|booked|held|planned|died|moved|started|began|ended|left) $"
)
_OPENS = re.compile(r"(?:[.!?:]\s+|\n\s*(?:[-*•>#]+|\d+[.)])?\s*)[\"'“‘(]?$")
_OPENS_A_TEXT = re.compile(r"\s*(?:(?:[-*•>#]+|\d+[.)])\s*)?[\"'“‘(]?")
_LETTERED = re.compile(r"^[^\W\d_]+ [A-Z]+$")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


class StandIns:
    """The stand-ins given so far in a document."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def another(self, plain: str) -> str:
        """An unused stand-in: "a person", "another person", "person C"."""
        count = self._given[plain] = self._given.get(plain, 0) + 1
        article, _, rest = plain.partition(" ")
        if count == 1:
            return plain
        if article not in ("a", "an", "the"):
            article, rest = "", plain
        if count == 2 and article:
            return (
                say("another {what}", what=rest) if article != "the" else say("the other {what}", what=rest)
            )
        letter = _letters(count)
        if article and " " not in rest:
            return say("{what} {letter}", what=rest, letter=letter)
        return say("{what} ({letter})", what=rest if article == "the" else plain, letter=letter)


def _letters(count: int) -> str:
    """Letters for a count: C for 3, AB for 28."""
    before, last = divmod(count - 1, len(ascii_uppercase))
    return (_letters(before) if before else "") + ascii_uppercase[last]


def named_again(stand_in: str) -> str:
    """A stand-in at a further mention in a text: "the other person"."""
    article, _, rest = stand_in.partition(" ")
    if article in ("a", "an") and not stand_in.endswith(")"):
        return say("the {what}", what=rest)
    if article == "another":
        return say("the other {what}", what=rest)
    return stand_in


def fitting(before: str, stand_in: str, *, starts: bool) -> tuple[str, str]:
    """A stand-in and the text before, fitted to each other.

    "on 3 June" becomes "in June".

    Args:
        before: The text before the value.
        stand_in: The words in place of the value.
        starts: Whether the value is the first of the whole text.
    """
    if is_month(stand_in) and (on := _ON.search(before)):
        return before[: on.start()] + ("in " if on[1] == "on" else "In "), stand_in
    if is_month(stand_in) and _WAS.search(before):
        return f"{before}in ", stand_in
    determiner, article = _ARTICLE.search(before), stand_in.partition(" ")[0]
    if determiner and article in ("a", "an", "another", "the"):
        return _after_a_determiner(before, determiner, stand_in)
    if determiner and _LETTERED.search(stand_in) and determiner[1].lower() in ("a", "an", "the"):
        before = before[: determiner.start()]
        return before, _like(determiner[1], stand_in)
    if determiner and determiner[1].lower() in ("a", "an") and not is_month(stand_in):
        return f"{before[: determiner.start()]}{_like(determiner[1], _article_of(stand_in))} ", stand_in
    if opens_a_sentence(before, starts=starts):
        return before, stand_in[:1].upper() + stand_in[1:]
    return before, stand_in


def opens_a_sentence(before: str, *, starts: bool) -> bool:
    """Whether a sentence begins behind the text before."""
    if starts:
        return bool(_OPENS_A_TEXT.fullmatch(before))
    return bool(_OPENS.search(before))


def _after_a_determiner(before: str, determiner: re.Match[str], stand_in: str) -> tuple[str, str]:
    """A stand-in without its own article, and the text before."""
    article, _, rest = stand_in.partition(" ")
    spoken = determiner[1].lower()
    if article == "another" and spoken not in ("a", "an"):
        return before, say("other {what}", what=rest)
    if article == "another":
        return before[: determiner.start()], _like(determiner[1], stand_in)
    if spoken in ("a", "an"):
        kept = _like(determiner[1], _article_of(rest))
        return f"{before[: determiner.start()]}{kept} ", rest
    return before, rest


def _article_of(words: str) -> str:
    """The article that fits words: "an under 16 mum"."""
    return "an" if _VOWEL.match(words) else "a"


def _like(model: str, word: str) -> str:
    """A word with the capital of another."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def is_month(stand_in: str) -> bool:
    """Whether a stand-in is a month, for a day."""
    return stand_in.split(" ")[0] in month_names()
