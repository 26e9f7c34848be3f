"""A text with its rules, for questions about its words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from operator import attrgetter

from equityjournal.core.notices.rules.identifiers import IdentifierRule, IdentifierRules
from equityjournal.core.notices.words.sentences import UPPER, Word
from equityjournal.core.notices.words.tongue import Line, lines
from equityjournal.core.text.patterns import Later

_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile("[a-z]+")
_SINGLE_CAPITAL = re.compile(r"(?<!\w)[A-Z](?![a-z])")
_CONTRACTED = Later(r"(?i)'(?:ll|m|re|d|ve|t|s)$")
_CONTRACTIONS = {"ll", "m", "re", "d", "ve", "t", "s", "n"}
_SHOUTED_BEHIND = Later(rf" ([{UPPER}]{{4,}})(?!\w)")
_SHOUTED_BEFORE = Later(rf"(?<!\w)([{UPPER}]{{4,}}) $")
_OTHERWISE_WORDS = (
    "miss|master|sir|sister|father|brother|chief|major|lady|lord|mama|baba|elder|justice|consultant|dame"
    "|deacon|vicar|matron|midwife|madam|captain|bishop|canon|ds|di|dc"
)
_VERBS_TOO = frozenset(_OTHERWISE_WORDS.split("|"))
"""Titles that are ordinary words in small letters."""
_SMALL_TITLE = Later(r"(?<!\w)([a-z]+)\.? $")
_SMALL_END = Later(
    r" (?:(?:care|nursing|residential|children'?s) home|(?:(?:primary|secondary|infant|junior|high"
    r"|special|nursery|bail|probation|approved|halting|travell?ers'?|travell?er|gypsy|caravan|birth"
    r"|birthing|contact|drop-in"
    r"|detox|rehab|sixth|young offenders?|extra care|foodbank|dispersal|asylum|respite"
    r"|women'?s|men'?s|job|adult|learning|disability|early|help|home|treatment|duty|crisis|recovery"
    r"|assertive|outreach|intake|locality|housing"
    r"|options|assessment|reablement|liaison|perinatal|older|people'?s|leaving|care|support|drug|alcohol"
    r"|access"
    r"|community|mental|health|crown|county|magistrates'?|family|mixed|medical|GP|day|children'?s"
    r"|leisure|resource|advice"
    r"|village|parish|church|memorial|food|swimming"
    r"|police|train|bus|tram|fire|youth|boxing|social|retirement|removal|detention) ){0,5}([a-z]+))\b"
)
_SITES = {"Corner", "Cross", "Landing", "Strand", "Links", "Circus", "Broadway", "Passage", "Alley", "Nook"}
"""Streets whose word also begins the name of a house: "Corner House"."""
_ONLY_BEHIND = {
    "stop": ("bus", "tram"),
    "park": ("caravan",),
    "form": ("sixth",),
    "high": ("caravan", "sixth"),
    "bank": ("food", "community"),
    "hall": ("village", "parish", "community", "church", "memorial"),
}
"""Small kinds that end a place only behind these words: "Thornby village hall"."""
_FOND = frozenset(("wee", "big", "auld", "lil"))
"""Words that are said fondly before a name."""
_MET_AT = frozenset(
    (
        "stop",
        "caff",
        "chemists",
        "larder",
        "pantry",
        "foodbank",
        "allotment",
        "probation",
        "baths",
        "nick",
        "mission",
        "bank",
    )
)
"""Small kinds that have no capital of their own, of places where people meet."""
_SHORT_END = Later(r" ([a-z]+)\b")


class Page:
    """A text with its rules, for questions about its words."""

    def __init__(self, text: str, rules: IdentifierRules) -> None:
        self.text, self.rules, self.words, self.dictionary = text, rules, rules.words, rules.dictionary
        self.lines = list(lines(text, rules.dictionary))
        self._is_welsh = any(line.welsh for line in self.lines)
        self._judged: dict[str, bool] = {}
        self._held: dict[frozenset[str], bool] = {}
        self._mostly_explained: dict[int, bool] = {}

    @cached_property
    def words_at(self) -> Mapping[str, Sequence[int]]:
        """The places of each run of letters, in small letters."""
        places: dict[str, list[int]] = {}
        for match in _LETTERS.finditer(self.text.lower()):
            places.setdefault(match[0], []).append(match.start())
        return places

    def holds(self, words: frozenset[str]) -> bool:
        """Whether any of some words stands in the text, in small letters or not; asked once for each set."""
        held = self._held.get(words)
        if held is None:
            held = self._held[words] = not self.words_at.keys().isdisjoint(words)
        return held

    def places_of(self, words: Set[str]) -> list[int]:
        """The places of some words, in order."""
        places_at = self.words_at
        return sorted(at for word in places_at.keys() & words for at in places_at[word])

    def beginning(self, pattern: Later, words: Set[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin with one of some words, in small letters."""
        for word in self.words_at.keys() & words:
            for at in self.words_at[word]:
                if match := pattern.match(self.text, at):  # made ready for a text that needs it alone
                    yield match

    def ending(self, pattern: Later, words: Set[str], reach: int) -> Iterator[re.Match[str]]:
        """Matches of a pattern that hold one of some words, and begin at most so far before it."""
        done = 0
        for at in self.places_of(words):
            for match in pattern.finditer(self.text, max(at - reach, done), min(at + reach, len(self.text))):
                if match.start() <= at < match.end():
                    done = match.end()
                    yield match

    def of_initials(self, pattern: Later) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin with a capital that begins a word, no small letter behind."""
        end = 0
        for at in self._single_capitals:
            if at >= end and (match := pattern.match(self.text, at)):
                end = match.end()
                yield match

    @cached_property
    def _single_capitals(self) -> Sequence[int]:
        return [match.start() for match in _SINGLE_CAPITAL.finditer(self.text)]

    @cached_property
    def has_digits(self) -> bool:
        """Whether any digit stands in the text."""
        return _DIGIT.search(self.text) is not None

    def line(self, at: int) -> Line:
        """The line around a place."""
        return self.lines[max(bisect_right(self.lines, at, key=attrgetter("start")) - 1, 0)]

    def is_mostly_explained(self, line: Line) -> bool:
        """Whether at most a quarter of a line's small words is unexplained, so that it is in no dialect."""
        if line.start not in self._mostly_explained:
            unexplained = sum(
                not (self.explains(word) or (word.endswith("in") and self.explains(f"{word}g")))
                for word in line.unexplained
            )
            alone = unexplained == 1 and len(line.words) > 2  # "let rafiqul down"
            self._mostly_explained[line.start] = alone or 4 * unexplained <= len(line.words)
        return self._mostly_explained[line.start]

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

    def possible_small_names(self) -> set[str]:
        """The small words of the text that are unexplained, or names as well."""
        possible: set[str] = set()
        for line in self.lines:
            possible.update(word for word in line.unexplained if not self.explains(word))
            possible.update(line.words & self.rules.small_names)
            if not line.words.isdisjoint(_FOND):
                possible.update(line.words & self.rules.small_given_names)
        return possible

    def could_be_small_name(self, word: str) -> bool:
        """Whether a small word is unexplained, or a name as well."""
        named = word in self.rules.small_names or word in self.rules.small_given_names
        return named or not self.explains(word)

    def shouted_beside(self, word: Word) -> bool:
        """Whether another word in capitals that nothing explains stands beside."""
        beside = [_SHOUTED_BEHIND.match(self.text, word.end)]
        beside.append(_SHOUTED_BEFORE.search(self.text, max(word.start - 20, 0), word.start))
        return any(
            match and not self.explains(match[1]) and not self.is_no_name(match[1].capitalize())
            for match in beside
        )

    # Reasons for a capital

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
        return word in self.rules.usual_capitals or word.removesuffix("s") in self.rules.usual_capitals

    def may_be_called(self, word: str) -> bool:
        """Whether a capitalised word, by itself, is more likely a name than not."""
        if word in self.words["names_that_are_words"]:
            return word not in self.words["capitals"] and word not in self.words["ordinary"]
        return not self.explains(word) and not self.is_no_name(word)

    def is_general_in_small(self, word: str) -> bool:
        """Whether a small word is too general to name a place: "another", "surgical"."""
        return word in self.words["general"] or (
            self.is_no_name(word.capitalize()) and word not in self.words["place_names"]
        )

    def is_general(self, word: str, *, street: bool) -> bool:
        """Whether a word is too general to name a place: "Community"."""
        known = word.lower() in self.words["known"] and word.lower() not in self.words["place_names"]
        return (
            known
            or self._has_usual_capital(word)
            or (
                not street
                and word in self.rules.ends
                and word != "St"
                and word.lower() not in self.words["place_names"]
                and word not in _SITES
            )
        )

    def ends_a_place(self, word: str) -> bool:
        """Whether a word is the kind of a place, not a street."""
        rule = self.kind_of_place(word)
        return rule is not None and rule.reported != "address"

    def is_street(self, word: str) -> bool:
        """Whether a word is the kind of a street: "Row"."""
        rule = self.rules.ends.get(word)
        return rule is not None and rule.reported == "address"

    def kind_of_place(self, word: str) -> IdentifierRule | None:
        """The rule of a kind that ends a name: "Ward", or "WARD"."""
        return self.rules.ends.get(word) or self.rules.ends.get(_from_capitals(word))

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
        if match and match[1] and match[1] not in self.words["small_ends"]:
            match = _SHORT_END.match(self.text, after)  # "Tanglewood nursery rang"
        if match is None or (match[1] and match[1] not in self.words["small_ends"]):
            return None
        if match[1] in _ONLY_BEHIND and match[0].split()[0] not in _ONLY_BEHIND[match[1]]:
            return None
        fallback = "Centre" if match[1] in _MET_AT else "School"
        rule = self.rules.ends.get((match[1] or "home").capitalize()) or self.rules.ends.get(fallback)
        return (rule, match.end()) if rule else None


def _from_capitals(word: str) -> str:
    """A shouted word with one capital only: `SMITH` becomes `Smith`."""
    return word.capitalize() if len(word) > 1 and word.isupper() else word
