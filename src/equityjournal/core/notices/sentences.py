"""Capitalised words: chains, sentence starts, and reasons for a capital."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from equityjournal.core.notices.identifiers import IdentifierRule, IdentifierRules
from equityjournal.core.notices.tongue import Line, lines

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
    r"(?i)(?:'s?|(?<=s)) (?:mum|mam|mother|dad|father|sister|brother|son|daughter|family|nan|gran|aunt|auntie|uncle|wife"
    r"|husband|partner|baby|children|kids|carer|story|words|house|flat|room|face|voice|eyes|meds|bed|boiler"
    r"|things|stuff|bag|bags|notes|file|money|benefits|case|school|teacher|landlord|phone|room|door|chair|bloods"
    r"|review|visit|appt|appointment|care|placement|tenancy|solicitor|sw|gp|key|keys|coat|shoes|tea|lunch)\b"
)
NEXT = re.compile(r" ([A-Za-z]+(?:n't)?)\b")
_IS_DOING = re.compile(r"(?!even|morn|noth|dur|spr|build|meet|train|hous|wedd|ceil|feel|th|str|someth|anyth)[a-z]+ing$")
_BEFORE = re.compile(r"(?:(\w+)\.? )?(\w+)(?:'s)?:? [(\"']?$")
_FIRST_PARTS = ("un", "re", "non", "co", "de", "ex", "mid", "pre", "dis", "mis")
_LAST_PARTS = ("s", "es", "ed", "er", "ers", "ish", "y", "ies")
_CONTRACTED = re.compile(r"(?i)'(?:ll|m|re|d|ve|t|s)$")
_GOING_BY = {("known", "as"), ("goes", "by"), ("go", "by"), ("answers", "to"), ("call", "him"), ("call", "her")}
_CONTRACTIONS = {"ll", "m", "re", "d", "ve", "t", "s", "n"}
_OF_A_TITLE = re.compile(r"(?i)\b(?:read|reads|reading|watched|watching|watches|saw|film|book|show|song) \"?The $")
_AND_THEIRS = re.compile(r" (?:and|n|&|\+) (?:his|her|their|the) (?:mum|mam|dad|kids|baby|partner|sister|brother|son|daughter)\b")
_STATE = re.compile(
    r"(?i) (?:not (?:happy|well|keen|in|back|good|eating|sleeping|coping|sure|ready|coming|been|himself|herself|right"
    r"|great|here|up|having|with it)|in (?:tears|bed|pain|good|hosp|hospital|his|her|a state)|off (?:sick|food|his|her"
    r"|school|work|legs)|up (?:and|all|at|in|n)|out (?:of bed|all|with|w|til)|back (?:from|in|on|to|home)|home (?:from"
    r"|with|by)|on (?:the phone|phone|her own|his own)|(?:with|w) (?:his|her)|had (?:a|an|his|her|no|breakfast|lunch"
    r"|tea|another)|has (?:no|a|his|her|been|had|got))(?!\w)"
    r"| (?:on|in|at|from) (?-i:[A-Z])"
)
_AGED = re.compile(r",? ?\(?(?:aged? )?\d{1,2}(?:\)|,| ?y/?o| ?yrs?\b)")
_SHOUTED_BEHIND = re.compile(rf" ([{UPPER}]{{4,}})(?!\w)")
_SHOUTED_BEFORE = re.compile(rf"(?<!\w)([{UPPER}]{{4,}}) $")
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
    return bool((following and following[1].lower() in rules.words["doings"]) or _FAMILY.match(text, end))


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
        self.text, self.rules, self.words, self.dictionary = text, rules, rules.words, rules.dictionary
        self.lines = list(lines(text, rules.dictionary))
        self._is_welsh = any(line.welsh for line in self.lines)
        self._judged: dict[str, bool] = {}

    def line(self, at: int) -> Line:
        """The line around a place."""
        return self.lines[max(bisect_right(self.lines, at, key=attrgetter("start")) - 1, 0)]

    def in_capitals(self, at: int) -> bool:
        """Whether a place is in a line that is written in capitals throughout."""
        return self.line(at).shouted

    def plain(self, word: Word) -> str:
        """A word without contraction, and with one capital where it has several."""
        text = word.text
        if _CONTRACTED.search(text):
            text = text.replace("'", "") if text.lower().endswith("n't") else text.split("'")[0]
        return text.capitalize() if len(text) > 1 and text.isupper() else text

    def explains(self, word: str) -> bool:
        """Whether the dictionary explains a word, or all parts of it."""
        small = word.lower()
        if self.dictionary.explains(small) or (self._is_welsh and self.dictionary.explains_in_welsh(small)):
            return True
        parts = small.replace("'", "-").split("-")
        return len(parts) > 1 and all(
            len(part) == 1 or part in _CONTRACTIONS or self.explains(part) for part in parts if part
        )

    def is_listed_in_capitals(self, letters: str) -> bool:
        """Whether letters are a usual abbreviation: GP, DOB."""
        return letters in self.words["capitals"] or letters.lower() in self.words["known"]

    def could_be_small_name(self, word: str) -> bool:
        """Whether a small word is unexplained, or a name as well."""
        return not self.explains(word) or word.capitalize() in self.words["names_that_are_words"]

    # Signs of a person

    def word_before(self, at: int) -> str:
        """The word before a place, in small letters; empty without any."""
        match = _BEFORE.search(self.text, max(at - 24, 0), at)
        return match[2].lower() if match else ""

    def is_told(self, at: int, *, in_small: bool = False) -> bool:
        """Whether a word for meeting or telling somebody, or a relative or role, stands before.

        Args:
            at: The start of the word that may be a name.
            in_small: Whether it is in small letters, so that "with" alone tells nothing.
        """
        match = _BEFORE.search(self.text, max(at - 30, 0), at)
        if match is None or not (match[2].islower() or self.in_capitals(at)):
            return False
        word, before = match[2].lower(), (match[1] or "").lower()
        if word in self.rules.told:
            return True
        if (before, word) in _GOING_BY:
            return True
        if word in ("to", "w", "with", "wi", "off", "from") and before in self.words["speaking"]:
            return True
        return word in ("w", "re") and not in_small

    def does_something(self, end: int) -> bool:
        """Whether a doing or belonging of persons follows, in any case."""
        return does_something(self.text, end, self.rules)

    def is_in_a_state(self, end: int) -> bool:
        """Whether a state of persons follows: "not well", "in tears"."""
        return _STATE.match(self.text, end) is not None

    def belongs(self, end: int) -> bool:
        """Whether what persons have follows: "'s mum", " flat"."""
        return _FAMILY.match(self.text, end) is not None

    def signs_of_person(self, word: Word) -> bool:
        """Whether a word is told something, or does something."""
        if self.is_told(word.start):
            return True
        if word.text.lower() in self.words["relations"]:
            return False  # "Son says no" names nobody
        if self.does_something(word.end):
            return True
        if word.text in self.words["ordinary"] or word.text in self.words["capitals"]:
            return False  # a season or a month comes and goes as well
        if any(state.match(self.text, word.end) for state in (_AND_THEIRS, _AGED, _STATE)):
            return True
        following = NEXT.match(self.text, word.end)
        if following is None:
            return False
        doing = following[1].lower()
        return doing in self.words["also_doings"] or bool(_IS_DOING.match(doing))

    def shouted_beside(self, word: Word) -> bool:
        """Whether another word in capitals that nothing explains stands beside."""
        beside = [_SHOUTED_BEHIND.match(self.text, word.end)]
        beside.append(_SHOUTED_BEFORE.search(self.text, max(word.start - 20, 0), word.start))
        return any(
            match and not self.explains(match[1]) and not self.is_no_name(match[1].capitalize())
            for match in beside
        )

    # Reasons for a capital

    def is_titled_the(self, at: int) -> bool:
        """Whether a capital stands in the title of what was read or watched: "watched The Gruffalo"."""
        return _OF_A_TITLE.search(self.text, max(at - 24, 0), at) is not None

    def is_slip(self, word: str) -> bool:
        """Whether a small word is a slip of the pen: a letter twice, left out twice, or two exchanged."""
        if word.endswith("in") and self.dictionary.explains(word + "g"):
            return True
        for at in range(1, len(word)):
            before, letter, after = word[:at], word[at], word[at + 1 :]
            slips = [f"{before}{letter}{letter}{after}"] + [f"{before[:-1]}{letter}{before[-1]}{after}"]
            if letter == before[-1]:
                slips.append(before + after)
            if any(len(slip) > 4 and self.dictionary.explains(slip) for slip in slips):
                return True
        return False

    def is_made_of_words(self, word: str) -> bool:
        """Whether a small word is two words, or one with a usual beginning or ending: "carpark", "recheck"."""
        explains = self.dictionary.explains
        if any(explains(word[:at]) and explains(word[at:]) for at in range(4, len(word) - 3)):
            return True
        begins = any(word.startswith(first) and explains(word[len(first) :]) for first in _FIRST_PARTS)
        return begins or any(word.endswith(last) and explains(word[: -len(last)]) for last in _LAST_PARTS)

    def is_no_name(self, word: str) -> bool:
        """Whether a word's capital has another reason than a name."""
        if word not in self._judged:
            self._judged[word] = self._has_another_reason(word)
        return self._judged[word]

    def _has_another_reason(self, word: str) -> bool:
        """Whether a word has a usual capital, or is one of trades, drugs, faiths or other tongues."""
        return self._has_usual_capital(word) or word.lower() in self.words["known"]

    def _has_usual_capital(self, word: str) -> bool:
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

    def is_general_in_small(self, word: str) -> bool:
        """Whether a small word is too general to name a place: "another", "surgical"."""
        return word in self.words["general"] or (
            self.is_no_name(word.capitalize()) and word not in self.words["place_names"]
        )

    def is_general(self, word: str, *, street: bool) -> bool:
        """Whether a word is too general to name a place: "Community"."""
        known = word.lower() in self.words["known"] and word.lower() not in self.words["place_names"]
        return known or self._has_usual_capital(word) or (not street and word in self.rules.ends and word != "St")

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
