"""Capitalised words: chains, sentence starts, and reasons for a capital."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.notices.identifiers import IdentifierRule, IdentifierRules

UPPER = "A-ZΑ-ΩА-ЯЁ"
_CAPITAL = re.compile(rf"[{UPPER}](?<!\w[{UPPER}])(?:\w|['-](?!s\b)(?=\w))*")
_WITHIN_NAMES = (
    "ap|ab|ferch|bin|bint|binti|ibn|ould|van|van der|van den|van de|von|de|de la|de los|da|das|do|dos|di|del"
    "|della|du|le|la|ni|nic|ui|abu|umm|ter|ten|zu|e|al|el"
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
_FAMILY = re.compile(
    r"'s? (?:mum|mam|mother|dad|father|sister|brother|son|daughter|family|nan|aunt|auntie|uncle|wife|husband"
    r"|partner|baby|children|kids|carer|story|words|house|flat|room|face|voice|eyes)\b"
)
NEXT = re.compile(r" ([a-z]+(?:n't)?)\b")
_OTHERWISE_WORDS = (
    "miss|master|sir|sister|father|brother|chief|major|lady|lord|mama|baba|elder|justice|consultant|dame"
    "|deacon|vicar|matron|midwife|madam|captain|bishop|canon|ds|di|dc"
)
_VERBS_TOO = frozenset(_OTHERWISE_WORDS.split("|"))
"""Titles that are ordinary words in small letters."""
_SMALL_TITLE = re.compile(r"(?<!\w)([a-z]+)\.? $")
_NUMBER = re.compile(
    r"(?<![\w.,£$€/])(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Rr]oom) \w{1,4},? )?"
    r"(?!(?:19|20)\d\d )\d{1,4}[a-zA-Z]?(?:[-/]\d{1,4}[a-zA-Z]?)?,? $"
    r"|(?<!\w)(?:[Ff]lat|[Aa]pt|[Aa]partment) \w{1,4},? $"
)
_SMALL_END = re.compile(
    r" (?:(?:primary|secondary|infant|junior|high|special|nursery|community|mental|health|crown|county"
    r"|magistrates'|family|mixed|medical|GP) ){0,3}([a-z]+)\b"
)


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


def does_something(text: str, end: int, rules: IdentifierRules) -> bool:
    """Whether a doing or belonging of persons follows: "told", "'s mum"."""
    following = NEXT.match(text, end)
    return bool((following and following[1] in rules.words["doings"]) or _FAMILY.match(text, end))


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


class Page:
    """A text with its rules, for questions about its words."""

    def __init__(self, text: str, rules: IdentifierRules) -> None:
        self.text, self.rules, self.words = text, rules, rules.words
        self._judged: dict[str, bool] = {}

    def is_no_name(self, word: str) -> bool:
        """Whether a word's capital has another reason than a name."""
        if word not in self._judged:
            self._judged[word] = self._has_another_reason(word)
        return self._judged[word]

    def _has_another_reason(self, word: str) -> bool:
        """Whether a word is abbreviated, contracted or listed."""
        if word[1:2].isupper() or not word.replace("'", "").replace("-", "").isalpha():
            return True
        plain = word.split("'")[0] if word.endswith(("'ll", "'m", "'re", "'d", "'ve", "'t")) else word
        if plain.endswith("n") and word.endswith("'t"):
            return True
        return all(self._is_listed(part) for part in plain.split("-") if part[:1].isupper())

    def _is_listed(self, word: str) -> bool:
        """Whether a word, or its singular, is an ordinary capital."""
        return any(
            word in self.words[name] or word.removesuffix("s") in self.words[name]
            for name in ("capitals", "ordinary")
        )

    def is_general(self, word: str, *, street: bool) -> bool:
        """Whether a word is too general to name a place: "Community"."""
        return self.is_no_name(word) or (not street and word in self.rules.ends and word != "St")

    def ends_a_place(self, word: str) -> bool:
        """Whether a word is the kind of a place, not a street."""
        rule = self.rules.ends.get(word)
        return rule is not None and rule.reported != "address"

    def title(self, word: str) -> IdentifierRule | None:
        """The rule of a title: "Mrs", or "MRS"."""
        return self.rules.titles.get(word) or self.rules.titles.get(_from_capitals(word))

    def small_title(self, before: int) -> tuple[IdentifierRule, int] | None:
        """The rule and start of a small title just before a place."""
        match = _SMALL_TITLE.search(self.text, max(before - 14, 0), before)
        if match is None or match[1] in _VERBS_TOO:
            return None
        rule = self.rules.titles.get(match[1].capitalize()) or self.rules.titles.get(match[1].upper())
        return (rule, match.start()) if rule else None

    def small_kind(self, after: int, *, saint: bool = False) -> tuple[IdentifierRule, int] | None:
        """The rule and end of a small kind just after a place."""
        if saint and self.text.startswith("'s", after):
            after += 2
        match = _SMALL_END.match(self.text, after)
        if match is None or match[1] not in self.words["small_ends"]:
            return None
        rule = self.rules.ends.get(match[1].capitalize())
        return (rule, match.end()) if rule else None

    def number(self, before: int) -> int | None:
        """Start of the house number just before a place."""
        match = _NUMBER.search(self.text, max(before - 34, 0), before)
        return match.start() if match else None


def _from_capitals(word: str) -> str:
    """A shouted word with one capital only: `SMITH` becomes `Smith`."""
    return word.capitalize() if len(word) > 1 and word.isupper() else word
