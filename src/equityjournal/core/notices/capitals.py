"""Detection of proper names by capital letters.

A name may stand after a title, before or after the kind of a place, or simply within a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from equityjournal.core.notices.identifiers import IdentifierRule, IdentifierRules
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.sentences import (
    IN_A_NAME,
    NEXT,
    UPPER,
    Page,
    Word,
    begins_sentence,
    chains,
    does_something,
)
from equityjournal.core.text.speech import say

_LONGEST = 8  # words in the name of a place
_PAIR = re.compile(r"([A-Za-z]+)\.? (?:and|&) $")
_ALL_SMALL = re.compile(r"(?<!\w)(m(?:rs?|s|x)|dr)\.? ([a-z][a-z'-]{1,30})(?!\w)")
_AND = re.compile(rf" and ([{UPPER}]\w+)")
_TO_A_PERSON = re.compile(
    r"\b(?:asked|told|met|rang|thanked|visited|helped|supported|called|named|hugged|heard)(?: that)? $"
)
_LIKE_AN_OPENING = re.compile(r".{4,}(?:ing|ly|tion|sion|ment|ness|ity|ism|ance|ence|ship)$|.{3,}ed$")
_NAMES_IN_ED = re.compile(
    r"(?i)(?:m[ae]d|[wl]red|[sy]yed|aeed|aleed|h[ae]d|[jk]aled|aved|ajed|eed|nifred|ldred)$"
)


def find(text: str, rules: IdentifierRules) -> Iterator[Finding]:
    """Findings in folded text by capital letters; they may overlap."""
    reader = _Reader(Page(text, rules))
    for chain in chains(text, rules):
        yield from reader.read(chain)
    yield from reader.seen_again()
    for match in _ALL_SMALL.finditer(text):
        title = rules.titles.get(match[1].capitalize())
        word = match[2].capitalize()
        no_name = word in rules.words["ordinary"] or word in rules.titles or match[2] in rules.words["doings"]
        if title and not no_name:
            yield Finding(title.reported, *match.span(), title.why, "medium", title.stand_in)


class _Match(NamedTuple):
    """A name found by a rule."""

    finding: Finding
    last: int
    """Index of its last word in the chain."""
    names: Sequence[Word] = ()
    """Words of a person's name, to know again elsewhere."""


# Rules: each returns the name at a word of a chain, or None


def _after_title(page: Page, chain: Sequence[Word], at: int) -> _Match | None:
    """A name after a title: "Mrs Begum", "Mr and Mrs Begum"."""
    title = page.title(chain[at].text)
    if title is None:
        return None
    last = _end_of_name(page, chain, at + 1, title)
    if last <= at:
        return None
    start = _with_first_title(page, chain[at].start) if at == 0 else chain[at].start
    return _Match(_person_finding(title, start, chain[last].end), last, chain[at + 1 : last + 1])


def _after_small_title(page: Page, chain: Sequence[Word], at: int) -> _Match | None:
    """A name after a title in small letters: "dr Haddad".

    The title stands before the chain.
    """
    if at > 0 or page.title(chain[0].text):
        return None
    found = page.small_title(chain[0].start)
    if found is None:
        return None
    title, start = found
    last = _end_of_name(page, chain, 0, title)
    if last < 0:
        return None
    start = _with_first_title(page, start)
    return _Match(_person_finding(title, start, chain[last].end), last, chain[1 : last + 1])


def _with_first_title(page: Page, start: int) -> int:
    """Start of a name with two titles: "Mr and Mrs Begum"."""
    pair = _PAIR.search(page.text, max(start - 14, 0), start)
    return pair.start() if pair and pair[1].capitalize() in page.rules.titles else start


def _person_finding(title: IdentifierRule, start: int, end: int) -> Finding:
    return Finding(title.reported, start, end, title.why, title.sure, title.stand_in)


def _end_of_name(page: Page, chain: Sequence[Word], at: int, title: IdentifierRule) -> int:
    """Index of a name's last word; `at - 1` without any."""
    first = at
    while at < len(chain) and (at == first or _within_name(chain[at].gap)):
        word = chain[at].text
        named = at == first and title.sure == "high" and word not in page.words["ordinary"]
        named = named or word in page.words["names_that_are_words"] or not page.is_no_name(word)
        shouted = len(word) > 1 and word.isupper() and word not in page.words["capitals"]
        initial = len(word) == 1 and word != "I"
        if not (named or shouted or initial) or word == "I" or word in page.words["things"]:
            break
        if at - first > 5:
            break
        at += 1
    return at - 1


def _within_name(gap: str) -> bool:
    return gap in IN_A_NAME or gap in (". ", ".")


def _kind_first(page: Page, chain: Sequence[Word], at: int) -> _Match | None:
    """A place beginning with its kind: "Ysgol Glan Afon", "14 Heol y Bont", "University of X"."""
    rule = page.rules.starts.get(chain[at].text) or _kind_of(page, chain, at)
    if rule is None:
        return None
    last = at
    while last + 1 < len(chain) and last - at < 5 and chain[last + 1].gap not in ("'s ", "' "):
        if chain[last + 1].text in page.words["ordinary"]:
            break
        last += 1
    if last == at:
        return None
    return _Match(_place_finding(page, rule, chain[at].start, chain[last].end), last)


def _kind_of(page: Page, chain: Sequence[Word], at: int) -> IdentifierRule | None:
    """The rule of a kind before "of": "University of X"."""
    if at + 1 == len(chain) or chain[at + 1].gap not in (" of ", " of the "):
        return None
    rule = page.rules.ends.get(chain[at].text)
    if rule is None or rule.reported == "address" or page.is_no_name(chain[at + 1].text):
        return None
    return rule


def _kind_last(page: Page, chain: Sequence[Word], begin: int, at: int) -> _Match | None:
    """A place ending with its kind: "Cedar Ward", "9 Mill Lane", "Bryn House hostel"."""
    rule, is_small = page.rules.ends.get(chain[at].text), False
    if rule is None and at + 1 == len(chain) and not page.is_no_name(chain[at].text):
        saint = any(word.text == "St" for word in chain[max(begin, at - 1) : at])
        if small := page.small_kind(chain[at].end, saint=saint):
            rule, is_small = small[0], True
    if rule is None:
        return None
    name = chain[max(begin, at - _LONGEST) : at + 1 if is_small else at]
    first = _first_of_place(page, rule, name, chain[at].text)
    if first is None:
        return None
    last = at
    while not is_small and last + 1 < len(chain) and chain[last + 1].gap == " ":
        further = page.rules.ends.get(chain[last + 1].text)
        if further is None:
            break
        rule, last = further, last + 1
    return _Match(_place_finding(page, rule, first.start, chain[last].end), last)


def _first_of_place(page: Page, rule: IdentifierRule, name: Sequence[Word], kind: str) -> Word | None:
    """The first word of a place's name.

    None if the words are too general to name a place.
    """
    is_street = rule.reported == "address"
    is_numbered = bool(name) and page.number(name[0].start) is not None
    if is_street and is_numbered:
        return name[0]
    if is_street and kind in page.words["only_with_a_number"]:
        return None
    return next((word for word in name if not page.is_general(word.text, street=is_street)), None)


def _place_finding(page: Page, rule: IdentifierRule, start: int, end: int) -> Finding:
    """The finding of a place, with house number and small kind."""
    if small := page.small_kind(end, saint=page.text.startswith("St", start)):
        rule, end = small
    number = page.number(start)
    if number is not None and (rule.reported == "address" or rule.id in ("home", "court")):
        start = number
        rule = next((street for street in page.rules.ends.values() if street.reported == "address"), rule)
    return Finding(rule.reported, start, end, rule.why, rule.sure, rule.stand_in)


class _Reader:
    """Reader of the chains of capitalised words in a text."""

    def __init__(self, page: Page) -> None:
        self._page, self._words = page, page.words
        self._seen: set[str] = set()
        self._doubtful: list[Word] = []

    def read(self, chain: Sequence[Word]) -> Iterator[Finding]:
        """Findings in a chain."""
        begin = at = 0
        while at < len(chain):
            match = self._match(chain, begin, at)
            if match is None:
                at += 1
                continue
            first = at
            while first > begin and chain[first - 1].start >= match.finding.start:
                first -= 1
            self._seen.update(word.text for word in match.names)
            yield from self._possible_names(chain, begin, first)
            yield match.finding
            begin = at = match.last + 1
        yield from self._possible_names(chain, begin, len(chain))

    def _match(self, chain: Sequence[Word], begin: int, at: int) -> _Match | None:
        """The match of the first rule that fits at a word."""
        return (
            _after_title(self._page, chain, at)
            or _after_small_title(self._page, chain, at)
            or _kind_first(self._page, chain, at)
            or _kind_last(self._page, chain, begin, at)
        )

    # By a capital alone

    def _possible_names(self, chain: Sequence[Word], begin: int, end: int) -> Iterator[Finding]:
        """Possible names in a run of capitals without title or kind."""
        in_a_thing = self._in_things(chain, begin, end)
        run: list[Word] = []
        for at in range(begin, end):
            word = chain[at]
            if run and not _within_name(word.gap):
                yield from self._name_in_run(run)
                run = []
            surname = run and word.gap == " " and word.text != "I" and word.text in self._words["ordinary"]
            no_name = (
                self._page.is_no_name(word.text)
                or word.text in self._page.rules.titles
                or self._page.ends_a_place(word.text)
            )
            if in_a_thing[at - begin] or (no_name and not surname and not self._is_word_used_as_name(word)):
                yield from self._name_in_run(run)
                run = []
            else:
                run.append(word)
        yield from self._name_in_run(run)

    def _in_things(self, chain: Sequence[Word], begin: int, end: int) -> list[bool]:
        """Whether each word is part of a thing's name, such as an Act."""
        carried, inside = False, [False] * (end - begin)
        for at in range(end - 1, begin - 1, -1):
            if at + 1 < len(chain) and chain[at + 1].gap not in (" ", "'s ", "' "):
                carried = False
            carried = carried or chain[at].text in self._words["things"]
            inside[at - begin] = carried
        return inside

    def _is_word_used_as_name(self, word: Word) -> bool:
        """Whether a word such as April or Hope is a name here."""
        if word.text not in self._words["names_that_are_words"]:
            return False
        told = _TO_A_PERSON.search(self._page.text, max(word.start - 20, 0), word.start)
        return bool(told) or does_something(self._page.text, word.end, self._page.rules)

    def _name_in_run(self, run: Sequence[Word]) -> Iterator[Finding]:
        """The possible name of a run of capitals.

        A lone first word of a sentence is kept as doubtful instead.
        """
        if not run:
            return
        first = run[0]
        if begins_sentence(self._page.text, first.start):
            doing = does_something(self._page.text, run[-1].end, self._page.rules)
            is_word = first.text in self._words["names_that_are_words"]
            doing = doing or (not is_word and self._also_does(run[-1].end))
            opening = _LIKE_AN_OPENING.match(first.text) and not _NAMES_IN_ED.search(first.text)
            if len(run) == 1 and not (doing and not opening):
                self._doubtful.append(first)
                return
            if (is_word and not doing) or (opening and len(run) > 1):
                run = run[1:]
        if all(len(word.text) == 1 for word in run):
            return
        self._seen.update(word.text for word in run)
        yield self._possible_name(run[0].start, run[-1].end)

    def _also_does(self, end: int) -> bool:
        """Whether a doing of the wider list, or a second name, follows."""
        following = NEXT.match(self._page.text, end)
        if following is not None and following[1] in self._words["also_doings"]:
            return True
        another = _AND.match(self._page.text, end)
        return another is not None and not self._page.is_no_name(another[1])

    def seen_again(self) -> Iterator[Finding]:
        """Doubtful first words, found as names elsewhere in the text."""
        for word in self._doubtful:
            if word.text in self._seen and word.text not in self._words["names_that_are_words"]:
                yield self._possible_name(word.start, word.end)

    def _possible_name(self, start: int, end: int) -> Finding:
        """A finding of low certainty, with any particle: "al-"."""
        text = self._page.text
        for lead in ("al-", "el-", "ul-", "d'"):
            if text.endswith(lead, max(start - 4, 0), start):
                begins_word = not text[max(start - len(lead) - 1, 0)].isalnum()
                start -= len(lead) if begins_word else 0
        why = say("A capital in the middle of a sentence: it might be the name of a person or a place.")
        before = text[max(start - 9, 0) : start].split()
        place = bool(before) and before[-1].lower() in self._words["before_places"]
        return Finding("possible-name", start, end, why, "low", say("a place") if place else say("a person"))
