"""The language check: words worth a second look.

Quoted speech, names and people's words for themselves are left alone.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Literal, NamedTuple

from equityjournal.core.notices.language.known_words import KnownWords
from equityjournal.core.notices.language.oneself import WRITER, is_of_the_writer
from equityjournal.core.notices.language.phrases import Slot
from equityjournal.core.notices.language.quoting import Span, quoted
from equityjournal.core.notices.language.text_words import CLOSE, JOINS, NEARBY, TextWords, compared_words
from equityjournal.core.notices.language.things import NO_NOUN_BEHIND, is_of_a_thing
from equityjournal.core.notices.language.wordlist import Kind, WordRow, WordRule, WordRules
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import NO_NOUN, POINTING, SMALL, gathered

_SURE: dict[Kind, Literal["high", "medium", "low"]] = {
    "avoid": "high",
    "consider": "medium",
    "contested": "low",
}


_DID = gathered(
    """went got had was is has hit bit threw said says told rang came ran fell lost took gave made kept left
    swore spat shouts screams refuses wants needs gets goes comes keeps takes makes says hits bites throws"""
)
"""Verbs with which a note about somebody begins, besides those in -ed and -ing."""
_GOES_ON = gathered("and but so yet or")
"""Words after which a note may go on about the same person: “tearful but no actual tears”."""


def find(text: str, rules: WordRules, set_aside: Collection[str] = ()) -> list[Finding]:
    """Words worth a second look, in order and without overlaps.

    Of two that overlap, the longer stays.

    Quoted speech, names, people's words for themselves, words that are talked about, and exceptions of the
    rules themselves are left alone. Takes time in proportion to the text.

    Args:
        text: The text of an answer.
        rules: The rules of its language.
        set_aside: Words, or ids of rules, that the writer has decided about; capitals make no difference.
    """
    words = TextWords(text)
    found: list[_Hit] = []
    exempt: set[tuple[str, int]] = set()
    for hit in _hits(words, rules):
        if hit.row.counts:
            found.append(hit)
        else:
            exempt.update((hit.row.rule, at) for at in range(hit.first, hit.last + 1))
    if not found:
        return []
    aside = {" ".join(compared_words(phrase)) for phrase in set_aside} | {
        name.casefold() for name in set_aside
    }
    others = quoted(text)
    taken: set[int] = set()
    kept = []
    for hit in sorted(found, key=lambda hit: _first_shown(words, hit, rules)):
        places = range(hit.first, hit.last + 1)
        if not taken.isdisjoint(places) or all((hit.row.rule, at) in exempt for at in places):
            continue
        if _needs_showing(words, hit, rules, aside, others):
            taken.update(places)
            kept.append(_finding(hit, rules.rules[hit.row.rule]))
    return sorted(kept, key=lambda finding: finding.start)


def words_looked_up(text: str) -> set[str]:
    """Words of a text in both forms compared, with capitals and without."""
    words = TextWords(text)
    return {*words.written, *words.folded}


_BEFORE_OTHERS: tuple[Kind, ...] = ("avoid", "contested", "consider")


def _first_shown(words: TextWords, hit: "_Hit", rules: WordRules) -> tuple[int, ...]:
    """The order of hits: the longest, what others say before what we added, what is spelt as in the text."""
    kind = _BEFORE_OTHERS.index(rules.rules[hit.row.rule].kind)
    anchor = hit.first + hit.row.anchor
    otherwise = words.written[anchor] not in (hit.row.slots[hit.row.anchor] or ())
    return hit.start - hit.end, hit.start, kind, anchor, otherwise, hit.row.place


class _Hit(NamedTuple):
    """A row of words found in the text."""

    row: WordRow
    first: int
    last: int
    start: int
    end: int


def _hits(words: TextWords, rules: WordRules) -> Iterator[_Hit]:
    """Places where a row of words fits, looked up by each word and each pair of neighbours."""
    rows, count = rules.rows, len(words)
    for keys in (words.folded, map(" ".join, pairwise(words.folded))):
        for at, key in enumerate(keys):
            if key not in rows:
                continue
            for row in rows[key]:
                first = at - row.looked_up
                last = first + len(row.slots) - 1
                if first >= 0 and last < count and _fits(words, row.slots, first):
                    yield _Hit(row, first, last, words.spans[first][0], words.end(last))


def _fits(words: TextWords, slots: Sequence[Slot], first: int) -> bool:
    """Whether a row fits at `first`, its words unbroken."""
    folded, written, joined = words.folded, words.written, words.joined
    for at, slot in enumerate(slots, first):
        if at > first and not joined[at]:
            return False
        if not (slot is None or folded[at] in slot or written[at] in slot):
            return False
    return True


def _needs_showing(
    words: TextWords, hit: _Hit, rules: WordRules, aside: set[str], others: list[Span]
) -> bool:
    """Whether a hit needs showing.

    Set-aside, quoted or talked-about words do not, nor do names.
    """
    rule = rules.rules[hit.row.rule]
    if (
        rule.id in aside
        or " ".join(words.folded[hit.first : hit.last + 1]) in aside
        or _is_inside(others, hit.start)
    ):
        return False
    if rule.alone and _noun_follows(words, hit.last + 1):
        return False
    if rule.of_people and not _is_of_people(words, hit, rules.known):
        return False
    near, not_near = rules.near[rule.id], rules.not_near[rule.id]
    alone_in_notes = bool(rule.in_notes) and words.begins_clause(hit.first)
    if rule.in_notes == "only" and not alone_in_notes:
        return False
    if near and not alone_in_notes and not _has_near(words, hit, near, others):
        return False
    if not_near and not (not_near - WRITER).isdisjoint(words.close(hit.first, hit.last)):
        return False
    if (named := not_near & WRITER) and is_of_the_writer(words, hit.first, hit.last, named, rules.known):
        return False
    beside = rules.beside[rule.id]
    if beside and beside.isdisjoint(words.close(hit.first, hit.last)):
        return False
    mood = rule.kind == "consider"
    if is_of_a_thing(words, hit.first, hit.last, rules.known, mood=mood) or _is_a_name(
        words, hit, rules.known
    ):
        return False

    from equityjournal.core.notices.language.mentions import left_alone  # noqa: PLC0415 - compiles 10 ms of patterns, seldom needed

    return not left_alone(
        words.text,
        hit.start,
        hit.end,
        rules.known,
        unless_denied=rule.unless_denied,
        services_talk=rule.services_talk,
    )


def _has_near(words: TextWords, hit: _Hit, near: frozenset[str], others: list[Span]) -> bool:
    """Whether any of some words is near a hit, and not said by others."""
    places = [at for at in words.around(hit.first, hit.last, NEARBY) if words.folded[at] in near]
    return any(not _is_inside(others, words.spans[at][0]) for at in places)


def _is_inside(spans: list[Span], start: int) -> bool:
    """Whether a place is inside any of the ordered spans."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and start < spans[at][1]


def _noun_follows(words: TextWords, at: int) -> bool:
    """Whether a noun follows, as in “the elderly oak”."""
    if at >= len(words) or not words.joined[at] or words.folded[at - 1].endswith("s"):
        return False  # no word follows, or the hit is a noun: “the diabetics share a kitchen”
    return words.folded[at] not in NO_NOUN_BEHIND and not words.folded[at].endswith(("ly", "ed", "n't"))


def _is_of_people(words: TextWords, hit: _Hit, known: KnownWords) -> bool:
    """Whether people are spoken of, nearby or by the hit itself."""
    if hit.first and words.folded[hit.first - 1] == "the" and not _noun_follows(words, hit.last + 1):
        return True
    if _leaves_out_subject(words, hit.first, known):
        return True
    if not known.people.isdisjoint(words.folded[hit.first : hit.last + 1]):
        return True
    sentence = words.sentence[hit.first]
    for at in range(max(0, hit.first - CLOSE), hit.first):
        named = words.has_capital(at) and words.folded[at] not in NO_NOUN and words.written[at].isalpha()
        if words.sentence[at] == sentence and (named or words.folded[at] in known.people):
            return True
    behind = takewhile(lambda at: words.joined[at], range(hit.last + 1, min(len(words), hit.last + 4)))
    return any(words.folded[at] in known.people for at in behind)


def _leaves_out_subject(words: TextWords, at: int, known: KnownWords) -> bool:
    """Whether notes begin here without a subject: “82, lives alone, suffers from …”."""
    if words.begins_line(at):
        return True
    first = next(before for before in range(at, -1, -1) if at - before == NEARBY or words.opens(before))
    goes_on = not words.joined[at] or words.folded[at - 1] in _GOES_ON
    if not goes_on and not _begins_with_a_verb(words, first, at, known):
        return False
    return words.folded[first] not in POINTING and words.folded[first] not in known.things


def _begins_with_a_verb(words: TextWords, first: int, at: int, known: KnownWords) -> bool:
    """Whether a note begins with what somebody did, and no thing follows: “swearing for no reason”."""
    begins = words.folded[first] in _DID or words.folded[first].endswith(("ed", "ing"))
    return begins and known.things.isdisjoint(words.folded[first:at])


def _is_a_name(words: TextWords, hit: _Hit, known: KnownWords) -> bool:
    """Whether a hit is part of an organisation's name in capitals."""
    if not all(words.has_capital(at) or words.folded[at] in SMALL for at in range(hit.first, hit.last + 1)):
        return False
    named = known.publications | known.organisations
    behind = hit.last + 1
    while (
        behind < min(len(words), hit.last + 6)
        and _continues_name(words, behind)
        and (_fits_in_name(words, behind) or words.folded[behind] in named)
    ):
        if words.folded[behind] in known.publications:
            return True
        is_named = words.has_capital(behind) or (behind == hit.last + 1 > hit.first + 1)
        if words.folded[behind] in known.organisations and is_named:
            return True
        behind += 1
    before = hit.first
    while (
        before > max(0, hit.first - 6) and _continues_name(words, before) and _fits_in_name(words, before - 1)
    ):
        before -= 1
        if words.folded[before] in known.organisations and words.has_capital(before):
            return True
    return False


def _continues_name(words: TextWords, at: int) -> bool:
    """Whether a word continues a name: “Seekers' Group”, “Drug & Alcohol”."""
    return not words.text[words.spans[at - 1][1] : words.spans[at][0]].strip(JOINS + "'’&")


def _fits_in_name(words: TextWords, at: int) -> bool:
    """Whether a word fits inside a name: capitalised, or small."""
    return words.has_capital(at) or words.folded[at] in SMALL


def _finding(hit: _Hit, rule: WordRule) -> Finding:
    return Finding(
        kind=rule.kind,
        start=hit.start,
        end=hit.end,
        why=rule.why,
        sure=_SURE[rule.kind],
        stand_in="",
        rule=rule.id,
        gentler=tuple(rule.gentler),
        source=rule.source,
        address=rule.address,
        confirmed=rule.confirmed,
    )
