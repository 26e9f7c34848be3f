"""Names of persons behind a title: "Mrs Begum", "dr Haddad".

Each rule returns the name at a word of a chain.
"""

from collections.abc import Iterator, Sequence

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.by_kind import Match
from equityjournal.core.notices.rules.identifiers import IdentifierRule
from equityjournal.core.notices.words.english import NO_NOUN, gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import IN_A_NAME, Word
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.core.text.patterns import Later

_TITLED = Later(r"(?<!\w)(m(?:rs?|s|x)|dr)\.? ([a-z][a-z'-]{1,30})(?!\w)")
_OFFICES = Later(
    r"(?<!\w)(miss|pc|pcso|dc|ds|di|sgt|cllr|prof|rev|nurse|judge|imam|pastor|auntie|aunty|uncle"
    r"|nanny|granny|nana|sheikh|hajji|baba|mama)\.? ([a-z][a-z'-]{2,30})(?!\w)"
)
_NOBODYS = frozenset(
    (
        *(
            "Mr Nobody",
            "Mr Whippy",
            "Mr Men",
            "Mr Right",
            "Mr Kipling",
            "Mr Muscle",
            "Mr Potato",
            "Mr Blobby",
        ),
        *(
            "Mr Sheen",
            "Mr Tumble",
            "Mr Motivator",
            "Mrs Doubtfire",
            "Mrs Mop",
            "Miss Marple",
            "Miss Havisham",
        ),
        *("Miss Trunchbull", "Dr Who", "Dr Pepper", "Dr Martens", "Dr Google", "Dr Spock"),
    )
)
"""Titles with a name that are no person whom anybody knows."""
_TITLES = gathered("mr mrs ms mx dr")
_OFFICE_WORDS = gathered(
    "miss pc pcso dc ds di sgt cllr prof rev nurse judge imam pastor auntie aunty uncle nanny granny nana"
    " sheikh hajji baba mama"
)
_PARENTS_TOO = ("mama", "baba")
"""Titles that are the word for a mother or father in many tongues: "mama zmęczona"."""
_PAIR = Later(r"([A-Za-z]+)\.? (?:and|&) $")


def after_title(page: Page, chain: Sequence[Word], at: int) -> Match | None:
    """A name after a title: "Mrs Begum", "Mr and Mrs Begum"."""
    title = page.title(chain[at].text)
    if title is None:
        return None
    last = _end_of_name(page, chain, at + 1, title)
    if last <= at or f"{chain[at].text} {chain[at + 1].text}" in _NOBODYS:
        return None
    if place := _place_behind(page, chain, last):
        finding = Finding(
            place.reported, chain[at].start, chain[last + 1].end, place.why, place.sure, place.stand_in
        )
        return Match(finding, last + 1, ())
    start = _with_first_title(page, chain[at].start) if at == 0 else chain[at].start
    return Match(_person_finding(title, start, chain[last].end), last, chain[at + 1 : last + 1])


def _place_behind(page: Page, chain: Sequence[Word], last: int) -> IdentifierRule | None:
    """The rule of the place that a titled name is called for, if it is: "Sir Thomas Wardle Academy"."""
    following = chain[last + 1 : last + 2]
    if not following or following[0].gap != " " or not page.ends_a_place(following[0].text):
        return None
    return page.kind_of_place(following[0].text)


def after_small_title(page: Page, chain: Sequence[Word], at: int) -> Match | None:
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
    return Match(_person_finding(title, start, chain[last].end), last, chain[: last + 1])


def _with_first_title(page: Page, start: int) -> int:
    """Start of a name with two titles: "Mr and Mrs Begum"."""
    pair = _PAIR.search(page.text, max(start - 14, 0), start)
    return pair.start() if pair and pair[1].capitalize() in page.rules.titles else start


def _person_finding(title: IdentifierRule, start: int, end: int) -> Finding:
    return Finding(title.reported, start, end, title.why, title.sure, title.stand_in)


def _end_of_name(page: Page, chain: Sequence[Word], at: int, title: IdentifierRule) -> int:
    """Index of a name's last word; `at - 1` without any."""
    first = at
    while at < len(chain) and at - first <= 5 and (at == first or within_name(chain[at].gap)):
        word = chain[at]
        surely = at == first and title.sure == "high" and not _is_no_surname(page, word)
        if word.text == "I" or (not surely and page.plain(word) in page.words["things"]):
            break
        if not (surely or len(word.text) == 1 or _may_follow_title(page, word, first=at == first)):
            break
        at += 1
    return at - 1


def _is_no_surname(page: Page, word: Word) -> bool:
    """Whether a word behind a title is none of a person's: "Mrs And", or in lines of capitals "MR DAY"."""
    plain = page.plain(word)
    if plain not in page.words["ordinary"]:
        return False
    return plain.lower() in NO_NOUN or plain == "Next" or page.in_capitals(word.start)


def _may_follow_title(page: Page, word: Word, *, first: bool) -> bool:
    """Whether a word may be part of the name behind a title."""
    plain = page.plain(word)
    if plain in page.words["names_that_are_words"]:
        return first or not page.in_capitals(word.start)
    if page.is_no_name(plain) or page.ends_a_place(word.text):
        return False
    return first or not (page.in_capitals(word.start) and page.explains(plain))


def within_name(gap: str) -> bool:
    """Whether words with a gap between them may be parts of a name."""
    return gap in IN_A_NAME or gap in (". ", ".")


def behind_small_titles(page: Page) -> Iterator[Finding]:
    """Names in small letters behind a title in small letters: "mr khan"."""
    for match in page.beginning(_TITLED, _TITLES):
        title, word = page.rules.titles.get(match[1].capitalize()), match[2].capitalize()
        no_name = page.is_no_name(word) or word in page.rules.titles or match[2] in page.words["doings"]
        known = match[1] != "dr" or word in page.words["names_that_are_words"]
        if title and not no_name and (known or not page.explains(match[2])):
            yield Finding(title.reported, *match.span(), title.why, "medium", title.stand_in)
    for match in page.beginning(_OFFICES, _OFFICE_WORDS):
        title = page.rules.titles.get(match[1].capitalize()) or page.rules.titles.get(match[1].upper())
        foreign = match[1] in _PARENTS_TOO and not page.is_mostly_explained(page.line(match.start()))
        if title and not (foreign or page.explains(match[2]) or is_slip(match[2], page.dictionary)):
            yield Finding(title.reported, *match.span(), title.why, "medium", title.stand_in)
