"""Detection of names of persons by capital letters.

A capital is a possible name wherever it stands, unless a list or the dictionary explains it. A word that
is explained, such as Grace, needs a sign besides: a person told, or something that only a person does.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from equityjournal.core.notices.names.joined_words import is_joined_of_words, is_short_in_both_cases
from equityjournal.core.notices.names.titles import after_small_title, after_title, within_name
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.by_kind import (
    Match,
    is_likely_place,
    kind_first,
    kind_last,
    named_for_saint,
)
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import IN_A_NAME, Word, begins_sentence, chains
from equityjournal.core.notices.words.set_phrases import (
    is_a_thing,
    is_in_a_title,
    is_in_set_phrase,
    is_on_air,
)
from equityjournal.core.notices.words.signs import (
    HONORIFIC,
    belongs,
    goes_by,
    is_told,
    signs_of_person,
    stands_before_first_name,
)
from equityjournal.core.notices.words.slips import (
    is_compounded,
    is_doing,
    is_done_again,
    is_learned,
    is_misspelt,
    is_slip_or_made,
)
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_VOWEL = Later(r"(?i)[aeiouy]")
_POSSESSIVE = Later(r"'s?(?!\w)")

_LONG_TITLE = 5  # letters of a title that is a surname too; Miss and Prof are none
_LETTERS_BEHIND = Later(
    r",? (?:RN|RMN|RGN|RNLD|RNMH|RM|SRN|SEN|QC|KC|JP|MBE|OBE|CBE|BEM|MSP|MS|SCPHN|RSW|MSW|BSc|PhD)(?!\w)"
)
"""Letters behind a name that say what somebody is."""
_END_OF_A_PLACE = Later(r" (?:Top|End|Bottom|Foot|Common|Heath|Moor|Junction|Corner)(?! of)(?!\w)")
_NEXT_CAPITAL = Later(r" ([A-Z][a-z]+)")

Weight = Literal["name", "word", "no"]
"""A word that nothing explains, one that is explained but may be a name, or no name."""


def find(page: Page) -> Iterator[Finding]:
    """Findings in folded text by capital letters; they may overlap."""
    reader = _Reader(page)
    for chain in chains(page.text, page.rules):
        if len(chain) > 1 or chain[0].text not in page.rules.never_names:
            yield from reader.read(chain)
    yield from reader.seen_again()


def possible_name(page: Page, start: int, end: int) -> Finding:
    """A finding of low certainty, with any particle: "al-"."""
    text = page.text
    for lead in ("al-", "el-", "ul-", "d'"):
        if text.endswith(lead, max(start - 4, 0), start):
            begins_word = not text[max(start - len(lead) - 1, 0)].isalnum()
            start -= len(lead) if begins_word else 0
    why = say("No word list explains it: it might be the name of a person or a place.")
    place = is_likely_place(text, start, end, page.words["before_places"])
    return Finding("possible-name", start, end, why, "low", say("a place") if place else say("a person"))


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

    def _match(self, chain: Sequence[Word], begin: int, at: int) -> Match | None:
        """The match of the first rule that fits at a word."""
        return (
            after_title(self._page, chain, at)
            or after_small_title(self._page, chain, at)
            or kind_first(self._page, chain, at)
            or kind_last(self._page, chain, begin, at)
            or named_for_saint(self._page, chain, at)
        )

    # By a capital alone

    def _possible_names(self, chain: Sequence[Word], begin: int, end: int) -> Iterator[Finding]:
        """Possible names in a run of capitals without title or kind."""
        in_a_thing = self._in_things(chain, begin, end)
        run: list[tuple[Word, Weight]] = []
        for at in range(begin, end):
            word = chain[at]
            if run and not within_name(word.gap):
                yield from self._name_in_run(run)
                run = []
            weight = (
                "no" if in_a_thing[at - begin] else self._weight(word, after_name=self._ends_in_name(run))
            )
            if weight == "no" or is_in_a_title(self._page, word.start) or is_in_set_phrase(self._page, word):
                yield from self._name_in_run(run)
                run = []
            else:
                run.append((word, weight))
        yield from self._name_in_run(run)

    def _in_things(self, chain: Sequence[Word], begin: int, end: int) -> list[bool]:
        """Whether each word is part of a thing's name, such as an Act."""
        carried, inside = False, [False] * (end - begin)
        for at in range(end - 1, begin - 1, -1):
            if at + 1 < len(chain) and chain[at + 1].gap not in (" ", "'s ", "' "):
                carried = False
            alone = at == begin and chain[at].text in self._words["names_that_are_words"]
            carried = carried or (chain[at].text in self._words["things"] and not alone)
            inside[at - begin] = carried
        return inside

    def _ends_in_name(self, run: Sequence[tuple[Word, Weight]]) -> bool:
        """Whether a run ends with a name, so that any capital may be the surname."""
        return bool(run) and (run[-1][1] == "name" or self._is_both(run[-1][0]))

    def _weight(self, word: Word, *, after_name: bool) -> Weight:
        """The weight of a word for itself, but for signs around."""
        page, plain = self._page, self._page.plain(word)
        shouted = len(word.text) > 1 and word.text.isupper()
        of_a_day = (
            plain in self._words["capitals"] and page.text[max(word.start - 2, 0) : word.start - 1].isdigit()
        )
        if of_a_day:
            return "no"
        if plain in self._words["well_known"]:
            given = plain in self._words["seldom_names"] and signs_of_person(page, word)
            return "word" if given or (after_name and word.gap == " ") else "no"
        called = plain.lower() not in self._words["relations"] and plain not in page.rules.titles
        if called and goes_by(page, word):
            return "name"
        if self._is_surname(word, plain, after_name=after_name):
            return "word"
        if word.text in ("I", "St") or plain in page.rules.titles or page.ends_a_place(word.text):
            return "word" if self._is_both(word) and signs_of_person(page, word) else "no"
        if shouted and not page.in_capitals(word.start):
            return self._weight_of_shouted(word, plain)
        if self._is_both(word):
            listed = page.is_no_name(plain)
            seldom = plain in self._words["seldom_names"]
            return "word" if after_name or seldom or not listed or signs_of_person(page, word) else "no"
        if plain in self._words["by_names"] and self._goes_with_name(word, after_name=after_name):
            return "word"
        if page.is_no_name(plain):
            usual = plain in self._words["capitals"]
            surname = after_name and word.gap == " " and plain in self._words["ordinary"] and not usual
            return "word" if surname and not shouted else "no"
        small = plain.lower()
        if shouted and (len(plain) < 3 or not _VOWEL.search(plain)):
            return "no"
        if shouted and is_slip_or_made(small, page.dictionary):
            return "no"
        if is_joined_of_words(page, plain) or is_short_in_both_cases(plain):
            return "no"
        if page.explains(plain):
            return "no" if shouted else "word"
        done = is_done_again(small, page.dictionary) or is_doing(small, page.dictionary)
        if done or is_learned(small) or is_compounded(small, page.dictionary):
            return "no"
        alone = begins_sentence(page.text, word.start) and not _NEXT_CAPITAL.match(page.text, word.end)
        return "no" if alone and is_misspelt(small, page.dictionary) else "name"

    def _weight_of_shouted(self, word: Word, plain: str) -> Weight:
        """The weight of a word in capitals among words that are not: JADE, PIP."""
        page = self._page
        if page.is_no_name(plain) or len(plain) < 3 or not _VOWEL.search(plain):
            return "no"
        alone = begins_sentence(page.text, word.start) and page.text[word.end : word.end + 1] in ("", "!")
        sign = alone or signs_of_person(page, word) or bool(_POSSESSIVE.match(page.text, word.end))
        if page.explains(plain):
            return "word" if sign and self._is_both(word) else "no"
        beside = page.shouted_beside(word) or stands_before_first_name(page, word.end)
        return "name" if (sign or beside) and (len(plain) > 3 or is_told(page, word.start)) else "no"

    def _is_surname(self, word: Word, plain: str, *, after_name: bool) -> bool:
        """Whether a title stands behind a name, and before none: "Amina Noor Sheikh"."""
        if (
            not after_name
            or word.gap != " "
            or plain not in self._page.rules.titles
            or len(plain) < _LONG_TITLE
        ):
            return False
        return _NEXT_CAPITAL.match(self._page.text, word.end) is None

    def _goes_with_name(self, word: Word, *, after_name: bool) -> bool:
        """Whether Big or Bach is part of a name: "Big Trev", "Dai Bach"."""
        following = _NEXT_CAPITAL.match(self._page.text, word.end)
        if after_name and word.gap == " ":
            return True
        if following is None or self._page.is_no_name(following[1]):
            return False
        return not self._page.explains(following[1])

    def _is_both(self, word: Word) -> bool:
        """Whether a word is a name and a word: April, Grace, Marks."""
        plain = self._page.plain(word)
        names = self._words["names_that_are_words"]
        if plain in self._words["seldom_names"]:
            usual = plain in self._page.rules.usual_capitals
            surnamed = not usual and self._goes_with_name(word, after_name=False)
            return surnamed or signs_of_person(self._page, word)
        return plain in names or (
            plain.endswith("s") and plain[:-1] in names and belongs(self._page, word.end)
        )

    def _name_in_run(self, run: Sequence[tuple[Word, Weight]]) -> Iterator[Finding]:
        """The possible name of a run of capitals."""
        kept = list(run)
        while kept and kept[0][1] == "word" and not self._may_begin(kept):
            if begins_sentence(self._page.text, kept[0][0].start):
                self._doubtful.append(kept[0][0])
            kept = kept[1:]
        if (
            kept
            and any(len(word.text) > 1 for word, _ in kept)
            and not is_on_air(self._page, kept[-1][0].end)
        ):
            if len(kept) == 1 and kept[0][1] == "name" and self._is_of_a_thing(kept[0][0]):
                return
            self._seen.update(word.text for word, _ in kept)
            yield possible_name(self._page, kept[0][0].start, self._end_of(kept))

    def _is_of_a_thing(self, word: Word) -> bool:
        """Whether a single word is the name of a thing, and nobody is told or does anything."""
        if word.text.endswith("s"):
            return False  # "Yusufs inhaler"
        return is_a_thing(self._page, word.start, word.end) and not is_told(self._page, word.start)

    def _end_of(self, run: Sequence[tuple[Word, Weight]]) -> int:
        """The end of a name, with what is said or written behind it for respect: "Nasreen baji", "… RN"."""
        end = run[-1][0].end
        letters = _LETTERS_BEHIND.match(self._page.text, end) if len(run) > 1 else None
        following = _NEXT_CAPITAL.match(self._page.text, end)
        if following and run[-1][1] == "name" and self._page.is_street(following[1]):
            return following.end()
        behind = (
            letters
            or _END_OF_A_PLACE.match(self._page.text, end)
            or (HONORIFIC.match(self._page.text, end) if run[-1][1] == "name" else None)
        )
        return behind.end() if behind else end

    def _may_begin(self, run: Sequence[tuple[Word, Weight]]) -> bool:
        """Whether a word that is explained begins a name here."""
        word = run[0][0]
        if word.text in self._words["by_names"] and len(run) > 1:
            return True
        homely = word.text.lower() in self._words["place_names"] and len(run) > 1 and run[1][1] == "name"
        if homely and run[1][0].gap == " ":
            return True  # "Larch Lea"
        if not self._is_both(word):
            return is_told(self._page, word.start) and not begins_sentence(self._page.text, word.start)
        if len(run) > 1 and run[1][1] == "name" and run[1][0].gap in IN_A_NAME:
            return True
        quiet = not begins_sentence(self._page.text, word.start) and not self._page.in_capitals(word.start)
        return quiet or signs_of_person(self._page, word)

    def seen_again(self) -> Iterator[Finding]:
        """Doubtful first words, found as names elsewhere in the text."""
        for word in self._doubtful:
            if word.text in self._seen and word.text not in self._words["names_that_are_words"]:
                yield possible_name(self._page, word.start, word.end)
