"""Rules for identifying details: data from TOML files anybody can extend."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple

from equityjournal.core.notices.rules.dictionary import Asked, Dictionary, Mapped
from equityjournal.core.notices.rules.word_lists import WORD_LISTS, listed
from equityjournal.core.text.patterns import Later

MONTH = "<month>"
"""Stand-in for a date: its month, with the year if given."""


class IdentifierRule(NamedTuple):
    """A kind of identifying detail, and its patterns."""

    id: str
    kind: str | None
    """Name under which findings are reported; the rule's id by default."""
    why: str
    sure: Literal["high", "medium", "low"]
    stand_in: str
    patterns: Sequence[str]
    """Regular expressions over folded text; a named group `v` marks the part to report."""
    shapes: Sequence[str]
    """Formats: A for a letter, 9 for a digit, anything else for itself."""
    before: Sequence[str]
    """Words just before a reference number."""
    ends: Sequence[str]
    """Last words of a proper name: "Ward"."""
    starts: Sequence[str]
    """First words of a proper name: "Ysgol"."""
    titles: Sequence[str]
    """Titles before a person's name."""
    beside: Sequence[str]
    """Phrases: one must stand shortly before, or just after, a match of a pattern or shape."""
    around: str
    """Part of every match: a name in `AROUND`, `beside`, or this text, in any case if it has no capital.

    Only places near it are searched; for a rule with first words, a text without it is not.
    """
    first: str
    """Words of which one begins each match, with spaces between: it is tried at these alone."""
    check: Literal["nhs"] | None

    @property
    def reported(self) -> str:
        """Kind of the rule's findings."""
        return self.kind or self.id


class RuleFile(NamedTuple):
    """A file of rules in use, validated by `identifiers_file.py`."""

    parts: Mapping[str, str]
    rules: Sequence[IdentifierRule]
    words: Mapping[str, str]
    """Each of `WORD_LISTS`."""


def in_use(table: Mapping[str, Any]) -> RuleFile:
    """The file in a validated table, complete with defaults."""
    return RuleFile(table["parts"], [IdentifierRule(**rule) for rule in table["rules"]], table["words"])


class Pattern(Later):
    """A regular expression of a rule."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.has_value = "(?P<v>" in source
        """Whether a part of the match is to be reported, and not the whole."""


class RulePatterns:
    """The patterns of a rule, and where they are tried."""

    def __init__(self, rule: IdentifierRule, patterns: Sequence[Pattern]) -> None:
        self.rule = rule
        self.patterns = patterns

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words of which one begins each match; none: it may begin anywhere."""
        return frozenset(self.rule.first.split())

    @cached_property
    def beside_words(self) -> frozenset[str]:
        """The first letters in a row of each phrase required beside: a text without any needs no search."""
        letters = (re.search("[a-z]+", phrase.lower()) for phrase in self.rule.beside)
        return frozenset(match[0] for match in letters if match)

    @cached_property
    def beside(self) -> Later | None:
        """Expression for the words required beside a match; None: none required."""
        near = "|".join(re.escape(phrase) for phrase in sorted(self.rule.beside, key=len, reverse=True))
        return Later(rf"(?<!\w)(?i:{near})(?!\w)") if near else None


class IdentifierRules:
    """Rules for identifying details, ready to use; no two are the same."""

    def __init__(
        self,
        patterns: Sequence[RulePatterns],
        ends: Mapping[str, IdentifierRule],
        starts: Mapping[str, IdentifierRule],
        titles: Mapping[str, IdentifierRule],
        words: Mapping[str, frozenset[str]],
        dictionary: Dictionary,
    ) -> None:
        self.patterns = patterns
        self.ends = ends
        self.starts = starts
        self.titles = titles
        self.words = words
        self.dictionary = dictionary
        self.is_no_name: Callable[[str], bool] = Asked(self._has_another_reason).__getitem__
        """Whether a word's capital has another reason than a name; asked once for each word."""

    def _has_another_reason(self, word: str) -> bool:
        """Whether a word has a usual capital, or is one of trades, drugs, faiths or other tongues."""
        return self.has_usual_capital(word) or word.lower() in self.words["known"]

    def has_usual_capital(self, word: str) -> bool:
        """Whether a word is abbreviated, contracted or listed."""
        if word[1:2].isupper() or not word.replace("'", "").replace("-", "").isalpha():
            return True
        plain = word.split("'")[0] if word.endswith(("'ll", "'m", "'re", "'d", "'ve", "'t")) else word
        if plain.endswith("n") and word.endswith("'t"):
            return True
        return all(self._is_listed(part) for part in plain.split("-") if part[:1].isupper())

    def _is_listed(self, word: str) -> bool:
        """Whether a word, or its singular, is an ordinary capital."""
        return word in self.usual_capitals or word.removesuffix("s") in self.usual_capitals

    @cached_property
    def by_needed_word(self) -> Mapping[str, Sequence[int]]:
        """The places, among the patterns, of those that need one of some words, first or beside."""
        places: dict[str, list[int]] = {}
        for place, of_rule in enumerate(self.patterns):
            for word in of_rule.firsts or of_rule.beside_words:
                places.setdefault(word, []).append(place)
        return places

    @cached_property
    def by_around(self) -> Mapping[str, Sequence[int]]:
        """The places of all other patterns, by what each match holds."""
        places: dict[str, list[int]] = {}
        for place, of_rule in enumerate(self.patterns):
            if not (of_rule.rule.first or of_rule.rule.beside):
                places.setdefault(of_rule.rule.around, []).append(place)
        return places

    @cached_property
    def ends_in_capitals_too(self) -> Mapping[str, IdentifierRule]:
        """Kinds of places, as written and in capitals throughout: "Ward", "WARD"."""
        return _in_capitals_too(self.ends)

    @cached_property
    def street(self) -> IdentifierRule | None:
        """The rule of streets: the first by whose kinds an address ends."""
        return next((rule for rule in self.ends.values() if rule.reported == "address"), None)

    @cached_property
    def titles_in_capitals_too(self) -> Mapping[str, IdentifierRule]:
        """Titles, as written and in capitals throughout: "Mrs", "MRS"."""
        return _in_capitals_too(self.titles)

    @cached_property
    def usual_capitals(self) -> frozenset[str]:
        """Words with a capital for another reason than a name: "GP", "Monday", "The"."""
        return self.words["ordinary"] | self.words["capitals"]

    @cached_property
    def sayings(self) -> Mapping[str, Sequence[Later]]:
        """Set phrases of three words and more, by the longest word of each in small letters."""
        by_word: dict[str, list[Later]] = {}
        for phrase in self.words["set_phrases"]:
            words = phrase.split("_")
            if len(words) > 2:
                longest = max(re.findall("[a-z]+", phrase.lower()), key=len)
                joined = "[ ,.!-]{1,3}".join(map(re.escape, words))
                by_word.setdefault(longest, []).append(Later(rf"(?i)(?<!\w){joined}(?!\w)"))
        return by_word

    @cached_property
    def in_set_phrases(self) -> frozenset[str]:
        """The words of set phrases, without their 's."""
        return frozenset(
            word.removesuffix("'s") for phrase in self.words["set_phrases"] for word in phrase.split("_")
        )

    @cached_property
    def small_names(self) -> frozenset[str]:
        """Names that are words too, in small letters."""
        return frozenset(word.lower() for word in self.words["names_that_are_words"])

    @cached_property
    def small_given_names(self) -> frozenset[str]:
        """Given names in small letters, without those that are hardly names there: "will", "may", "black"."""
        names = self.small_names | {word.lower() for word in self.words["rather_names"]}
        return names - self.words["relations"] - self.words["hardly_given"]

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words whose capital, where they stand alone, never needs a second look: "The", "Monday"."""
        return self.usual_capitals.difference(
            self.titles, self.ends, self.starts, self.words["names_that_are_words"]
        )

    @cached_property
    def told(self) -> frozenset[str]:
        """Words behind which a person's name is likely: "rang", "mum", "tenant"."""
        return self.words["meeting"] | self.words["relations"] | self.words["roles"]

    @property
    def kinds(self) -> Mapping[str, str]:
        """Kinds of findings, each with the reason given first."""
        ours = [of_rule.rule for of_rule in self.patterns]
        named = [rule for table in (self.ends, self.starts, self.titles) for rule in table.values()]
        return {rule.reported: rule.why for rule in reversed([*ours, *named])}


def _in_capitals_too(words: Mapping[str, IdentifierRule]) -> Mapping[str, IdentifierRule]:
    """Rules by their words, and by these in capitals."""
    return {word.upper(): rule for word, rule in words.items() if word == word.capitalize()} | dict(words)


def rules_from(files: Iterable[RuleFile], british: Mapped = b"\n") -> IdentifierRules:
    """Rules of several files, ready to use; later files add.

    Args:
        files: The files of rules, the program's own first.
        british: The list of British words, mapped.
    """
    files = list(files)
    parts: dict[str, str] = {}
    for file in files:
        for name, part in file.parts.items():
            parts[name] = _with_parts(part, parts)
    every = [rule for file in files for rule in file.rules]
    words = {
        name: frozenset(word for file in files for word in listed(file.words[name])) for name in WORD_LISTS
    }
    words["known"] |= words["sold"]
    known = words["known"].union(words["meeting"], words["relations"], words["roles"], words["speaking"])
    known |= {word.lower() for word in words["capitals"] | words["ordinary"]}
    known |= {word.lower() for word in words["well_known"]}
    names = {f"{word.lower()}{ending}" for word in words["rather_names"] for ending in ("", "s")}
    return IdentifierRules(
        patterns=[_patterns_of(rule, parts) for rule in every if rule.patterns or rule.shapes or rule.before],
        ends={word: rule for rule in every for word in rule.ends},
        starts={word: rule for rule in every for word in rule.starts},
        titles={word: rule for rule in every for word in rule.titles},
        words=words,
        dictionary=Dictionary(british, known, words["welsh"], names),
    )


def _patterns_of(rule: IdentifierRule, parts: Mapping[str, str]) -> RulePatterns:
    """Patterns of a rule, from its expressions, shapes and reference numbers."""
    expressions = [_with_parts(pattern, parts) for pattern in rule.patterns]
    expressions += [_shaped(shape) for shape in rule.shapes]
    if rule.before:
        words = "|".join(re.escape(phrase) for phrase in rule.before)
        expressions.append(_with_parts(rf"(?<!\w)(?i:{words})(?:'s)?<meant>(?P<v><value>)", parts))
    return RulePatterns(rule, [Pattern(source) for source in expressions])


def _shaped(shape: str) -> str:
    """A shape as a regular expression.

    Without repetition, it takes the same time wherever it looks.
    """
    drawn = {"A": "[A-Za-z]", "9": r"\d", " ": "[ -]"}
    return rf"(?<!\w){''.join(drawn.get(sign) or re.escape(sign) for sign in shape)}(?!\w)"


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with its `<parts>` filled in."""
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
