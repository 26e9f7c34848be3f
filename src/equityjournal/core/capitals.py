"""Detection of proper names by capital letters.

A name may stand after a title, before or after the kind of a place, or simply within a sentence.
"""

import re
from collections.abc import Iterator

from equityjournal.core.identifiers import Rule, Rules
from equityjournal.core.noticing import Finding
from equityjournal.core.sentences import (
    IN_A_NAME,
    NEXT,
    UPPER,
    Word,
    begins_sentence,
    chains,
    does_something,
)
from equityjournal.core.speech import say

_LONGEST = 8  # words in the name of a place
_OTHERWISE_WORDS = (
    "miss|master|sir|sister|father|brother|chief|major|lady|lord|mama|baba|elder|justice|consultant|dame"
    "|deacon|vicar|matron|midwife|madam|captain|bishop|canon|ds|di|dc"
)
_VERBS_TOO = frozenset(_OTHERWISE_WORDS.split("|"))
"""Titles that are ordinary words in small letters."""
_PAIR = re.compile(r"([A-Za-z]+)\.? (?:and|&) $")
_SMALL_TITLE = re.compile(r"(?<!\w)([a-z]+)\.? $")
_ALL_SMALL = re.compile(r"(?<!\w)(m(?:rs?|s|x)|dr)\.? ([a-z][a-z'-]{1,30})(?!\w)")
_NUMBER = re.compile(
    r"(?<![\w.,£$€/])(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Rr]oom) \w{1,4},? )?"
    r"(?!(?:19|20)\d\d )\d{1,4}[a-zA-Z]?(?:[-/]\d{1,4}[a-zA-Z]?)?,? $"
    r"|(?<!\w)(?:[Ff]lat|[Aa]pt|[Aa]partment) \w{1,4},? $"
)
_SMALL_END = re.compile(
    r" (?:(?:primary|secondary|infant|junior|high|special|nursery|community|mental|health|crown|county"
    r"|magistrates'|family|mixed|medical|GP) ){0,3}([a-z]+)\b"
)
_AND = re.compile(rf" and ([{UPPER}]\w+)")
_TO_A_PERSON = re.compile(
    r"\b(?:asked|told|met|rang|thanked|visited|helped|supported|called|named|hugged|heard)(?: that)? $"
)
_LIKE_AN_OPENING = re.compile(r".{4,}(?:ing|ly|tion|sion|ment|ness|ity|ism|ance|ence|ship)$|.{3,}ed$")
_NAMES_IN_ED = re.compile(
    r"(?i)(?:m[ae]d|[wl]red|[sy]yed|aeed|aleed|h[ae]d|[jk]aled|aved|ajed|eed|nifred|ldred)$"
)


def find(text: str, rules: Rules) -> Iterator[Finding]:
    """Findings in folded text by capital letters; they may overlap."""
    reader = _Reader(text, rules)
    for chain in chains(text, rules):
        yield from reader.read(chain)
    yield from reader.seen_again()
    for match in _ALL_SMALL.finditer(text):
        title = rules.titles.get(match[1].capitalize())
        word = match[2].capitalize()
        no_name = word in rules.words["ordinary"] or word in rules.titles or match[2] in rules.words["doings"]
        if title and not no_name:
            yield Finding(title.reported, *match.span(), title.why, "medium", title.stand_in)


class _Reader:
    """Reader of the chains of capitalised words in one text."""

    def __init__(self, text: str, rules: Rules) -> None:
        self.text, self.rules, self.words = text, rules, rules.words
        self.seen: set[str] = set()
        self._judged: dict[str, bool] = {}
        self.doubtful: list[Word] = []

    def read(self, chain: list[Word]) -> Iterator[Finding]:
        """Findings in one chain."""
        begin = at = 0
        while at < len(chain):
            found, last = (
                self._titled(chain, at)
                or self._started(chain, at)
                or self._ended(chain, begin, at)
                or (None, at)
            )
            if found is not None:
                yield from self._perhaps(chain, begin, self._first_of(chain, begin, at, found))
                yield found
                begin = last + 1
            at = last + 1
        yield from self._perhaps(chain, begin, len(chain))

    @staticmethod
    def _first_of(chain: list[Word], begin: int, at: int, found: Finding) -> int:
        """Index of the first word of `chain` covered by a finding."""
        while at > begin and chain[at - 1].start >= found.start:
            at -= 1
        return at

    # After a title

    def _titled(self, chain: list[Word], at: int) -> tuple[Finding, int] | None:
        """A name after a title: "Mrs Begum", "dr Haddad", "Mr and Mrs Begum"."""
        word = chain[at]
        title = self.rules.titles.get(word.text) or self.rules.titles.get(_from_capitals(word.text))
        start = word.start
        if title:
            last = self._end_of_name(chain, at + 1, title)
        elif at == 0 and (title := self._small_title(word.start)):
            small = _SMALL_TITLE.search(self.text, max(word.start - 14, 0), word.start)
            start = small.start() if small else start
            last = self._end_of_name(chain, at, title)
            at -= 1
        else:
            return None
        if last <= at:
            return None
        if at <= 0 and (pair := _PAIR.search(self.text, max(start - 14, 0), start)):
            start = pair.start() if pair[1].capitalize() in self.rules.titles else start
        self.seen.update(word.text for word in chain[max(at, 0) + 1 : last + 1])
        return Finding(title.reported, start, chain[last].end, title.why, title.sure, title.stand_in), last

    def _small_title(self, start: int) -> Rule | None:
        """The rule of a title in small letters just before `start`."""
        match = _SMALL_TITLE.search(self.text, max(start - 14, 0), start)
        if match is None or match[1] in _VERBS_TOO:
            return None
        return self.rules.titles.get(match[1].capitalize()) or self.rules.titles.get(match[1].upper())

    def _end_of_name(self, chain: list[Word], at: int, title: Rule) -> int:
        """Index of the last word of a name beginning at `at`; `at - 1` without any."""
        first = at
        while at < len(chain) and (at == first or self._within_name(chain[at].gap)):
            word = chain[at].text
            named = at == first and title.sure == "high" and word not in self.words["ordinary"]
            named = named or word in self.words["names_that_are_words"] or not self._says_nothing(word)
            shouted = len(word) > 1 and word.isupper() and word not in self.words["capitals"]
            initial = len(word) == 1 and word != "I"
            if not (named or shouted or initial) or word == "I" or word in self.words["things"]:
                break
            if at - first > 5:
                break
            at += 1
        return at - 1

    @staticmethod
    def _within_name(gap: str) -> bool:
        return gap in IN_A_NAME or gap in (". ", ".")

    # Places

    def _started(self, chain: list[Word], at: int) -> tuple[Finding, int] | None:
        """A name beginning with its kind: "Ysgol Glan Afon", "14 Heol y Bont", "University of X"."""
        word = chain[at].text
        rule = self.rules.starts.get(word)
        if rule is None and chain[at + 1 : at + 2] and chain[at + 1].gap in (" of ", " of the "):
            rule = self.rules.ends.get(word)
            if rule is None or self._says_nothing(chain[at + 1].text) or rule.reported == "address":
                return None
        last = at
        while rule and last + 1 < len(chain) and last - at < 5 and chain[last + 1].gap not in ("'s ", "' "):
            if chain[last + 1].text in self.words["ordinary"]:
                break
            last += 1
        if rule is None or last == at:
            return None
        return self._place(rule, chain[at].start, chain[last].end), last

    def _ended(self, chain: list[Word], begin: int, at: int) -> tuple[Finding, int] | None:
        """A name ending with its kind: "Cedar Ward", "9 Mill Lane", "Bryn House hostel"."""
        rule = self.rules.ends.get(chain[at].text)
        small = None
        if rule is None and at + 1 == len(chain) and not self._says_nothing(chain[at].text):
            saint = any(word.text == "St" for word in chain[max(begin, at - 1) : at])
            small = self._small_end(chain[at].end, saint=saint)
            rule = small[0] if small else None
        if rule is None:
            return None
        name = chain[max(begin, at - _LONGEST) : at + 1 if small else at]
        street = rule.reported == "address"
        first = next((word for word in name if not self._is_general(word.text, street=street)), None)
        numbered = bool(name) and self._number(name[0].start) is not None
        if street and numbered:
            first = name[0]
        if first is None or (street and not numbered and chain[at].text in self.words["only_with_a_number"]):
            return None
        last = at
        while not small and last + 1 < len(chain) and chain[last + 1].gap == " ":
            further = self.rules.ends.get(chain[last + 1].text)
            if further is None:
                break
            rule, last = further, last + 1
        return self._place(rule, first.start, chain[last].end), last

    def _small_end(self, end: int, *, saint: bool = False) -> tuple[Rule, int] | None:
        """The rule and end of a kind in small letters: "Bryn House hostel"."""
        if saint and self.text.startswith("'s", end):
            end += 2
        match = _SMALL_END.match(self.text, end)
        if match is None or match[1] not in self.words["small_ends"]:
            return None
        rule = self.rules.ends.get(match[1].capitalize())
        return (rule, match.end()) if rule else None

    def _place(self, rule: Rule, start: int, end: int) -> Finding:
        """The finding of a place, with its house number and small kind."""
        if small := self._small_end(end, saint=self.text.startswith("St", start)):
            rule, end = small
        if (number := self._number(start)) is not None and (
            rule.reported == "address" or rule.id in ("home", "court")
        ):
            start = number
            rule = next((end for end in self.rules.ends.values() if end.reported == "address"), rule)
        return Finding(rule.reported, start, end, rule.why, rule.sure, rule.stand_in)

    def _number(self, start: int) -> int | None:
        """Start of the house number just before `start`."""
        match = _NUMBER.search(self.text, max(start - 34, 0), start)
        return match.start() if match else None

    def _is_general(self, word: str, *, street: bool) -> bool:
        return self._says_nothing(word) or (not street and word in self.rules.ends and word != "St")

    # By a capital alone

    def _perhaps(self, chain: list[Word], begin: int, end: int) -> Iterator[Finding]:
        """Possible names in a run of capitals without title or kind."""
        in_a_thing = self._in_things(chain, begin, end)
        run: list[Word] = []
        for at in range(begin, end):
            word = chain[at]
            if run and not self._within_name(word.gap):
                yield from self._run(run)
                run = []
            surname = run and word.gap == " " and word.text != "I" and word.text in self.words["ordinary"]
            nothing = (
                self._says_nothing(word.text)
                or word.text in self.rules.titles
                or self._ends_a_place(word.text)
            )
            if in_a_thing[at - begin] or (nothing and not surname and not self._is_month_as_name(word)):
                yield from self._run(run)
                run = []
            else:
                run.append(word)
        yield from self._run(run)

    def _in_things(self, chain: list[Word], begin: int, end: int) -> list[bool]:
        """Whether each word is part of the name of an Act, a plan or the like."""
        carried, inside = False, [False] * (end - begin)
        for at in range(end - 1, begin - 1, -1):
            if at + 1 < len(chain) and chain[at + 1].gap not in (" ", "'s ", "' "):
                carried = False
            carried = carried or chain[at].text in self.words["things"]
            inside[at - begin] = carried
        return inside

    def _ends_a_place(self, word: str) -> bool:
        rule = self.rules.ends.get(word)
        return rule is not None and rule.reported != "address"

    def _is_month_as_name(self, word: Word) -> bool:
        if word.text not in self.words["names_that_are_words"]:
            return False
        told = _TO_A_PERSON.search(self.text, max(word.start - 20, 0), word.start)
        return bool(told) or does_something(self.text, word.end, self.rules)

    def _run(self, run: list[Word]) -> Iterator[Finding]:
        if not run:
            return
        first = run[0]
        if begins_sentence(self.text, first.start):
            doing = does_something(self.text, run[-1].end, self.rules)
            is_word = first.text in self.words["names_that_are_words"]
            doing = doing or (not is_word and self._also_does(run[-1].end))
            opening = _LIKE_AN_OPENING.match(first.text) and not _NAMES_IN_ED.search(first.text)
            if len(run) == 1 and not (doing and not opening):
                self.doubtful.append(first)
                return
            if (is_word and not doing) or (opening and len(run) > 1):
                run = run[1:]
        if all(len(word.text) == 1 for word in run):
            return
        self.seen.update(word.text for word in run)
        yield self._maybe(run[0].start, run[-1].end)

    def _also_does(self, end: int) -> bool:
        """Whether a doing follows, by the wider list, or a second name."""
        following = NEXT.match(self.text, end)
        if following is not None and following[1] in self.words["also_doings"]:
            return True
        another = _AND.match(self.text, end)
        return another is not None and not self._says_nothing(another[1])

    def seen_again(self) -> Iterator[Finding]:
        """Doubtful first words of sentences, found as names elsewhere in the text."""
        for word in self.doubtful:
            if word.text in self.seen and word.text not in self.words["names_that_are_words"]:
                yield self._maybe(word.start, word.end)

    def _maybe(self, start: int, end: int) -> Finding:
        """A finding of low certainty, widened by a particle such as "al-"."""
        for lead in ("al-", "el-", "ul-", "d'"):
            if (
                self.text.endswith(lead, max(start - 4, 0), start)
                and not self.text[max(start - len(lead) - 1, 0)].isalnum()
            ):
                start -= len(lead)
        why = say("A capital in the middle of a sentence: it might be the name of a person or a place.")
        before = self.text[max(start - 9, 0) : start].split()
        place = bool(before) and before[-1].lower() in self.words["before_places"]
        return Finding("possible-name", start, end, why, "low", say("a place") if place else say("a person"))

    def _says_nothing(self, word: str) -> bool:
        """Whether the capital of a word has another reason than being a name."""
        if word not in self._judged:
            self._judged[word] = self._is_nobodys(word)
        return self._judged[word]

    def _is_nobodys(self, word: str) -> bool:
        """Whether a word is an abbreviation, a contraction or a listed word."""
        if word[1:2].isupper() or not word.replace("'", "").replace("-", "").isalpha():
            return True
        plain = word.split("'")[0] if word.endswith(("'ll", "'m", "'re", "'d", "'ve", "'t")) else word
        if plain.endswith("n") and word.endswith("'t"):
            return True
        return all(self._is_listed(part) for part in plain.split("-") if part[:1].isupper())

    def _is_listed(self, word: str) -> bool:
        """Whether a word, or its singular, is on the lists of ordinary capitals."""
        return any(
            word in self.words[name] or word.removesuffix("s") in self.words[name]
            for name in ("capitals", "ordinary")
        )


def _from_capitals(word: str) -> str:
    """A shouted word with one capital only: `SMITH` becomes `Smith`."""
    return word.capitalize() if len(word) > 1 and word.isupper() else word
