"""Phrases that hold a word of the known lists: “the word …”, “a lecture on …”, “the nurse said …”."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from equityjournal.core.notices.language.known_words import KnownWords
from equityjournal.core.notices.language.ways import Ways
from equityjournal.core.notices.words.english import STARTS, WORD, any_of

_A = f"(?:{any_of('a, an, the, these, those, some, one of the, one of those, another, your, any')} )?"
_SEEMS = any_of("is, was, are, were, [a-z]+n.t, feels like, sounds like, became")
_LEADS_ON = any_of(
    """in, at, on, of, for, to, from, by, with, w, about, after, during, and, but, or, is, was, the, a, my,
    our, again"""
)
_SAYS = any_of(
    """says?, said, wrote, writes, written, calls?, called, puts?, uses?, used, muttered, shouted, describes,
    described, goes, had, laughed about"""
)


class KnownPatterns(NamedTuple):
    """Ways to speak of words, in the sentence before them or behind them."""

    termed: Ways
    """Before: “the word …”, “the form still says …”."""
    a_term: Ways
    """Behind: “… is a horrible word”."""
    taught: Ways
    """Before: “a lecture on …”."""
    a_topic: Ways
    """Behind: “… slide in the training”, “… policy”."""
    told: Ways
    """Before: “a colleague said …”."""


@cache
def patterns_of(known: KnownWords) -> KnownPatterns:
    """The patterns, made ready once for the same words."""
    paper, papers = _any_of_them(known.papers)
    term, terms = _any_of_them(known.terms)
    topic, topics = _any_of_them(known.topics)
    sayer, sayers = _any_of_them(known.sayers)
    _, several = _any_of_them(f"{word}s" for word in known.terms)
    return KnownPatterns(
        Ways(
            (
                f"{terms} {several}",
                rf"{STARTS}(?<!other ){term}s?(?: {any_of('is, was, of, being, says, said, reads')})?"
                rf",? {_A}$",
            ),
            (papers, rf"{STARTS}{paper} calls? (?:her|him|them) {_A}$"),
            (
                papers,
                rf"{STARTS}{paper}(?: still| even| also)? (?:says?|said|reads?|offers?|lists?|listed|shouted)"
                r"(?: only| still| no)? $",
            ),
        ),
        Ways(
            (terms, rf"[\"'”’)]*,? {_SEEMS}(?: {WORD}){{0,4}} {term}\b"),
            (terms, rf",? {any_of('a, that, what a, another, as a, as the')}(?: {WORD}){{0,2}} {term}\b"),
        ),
        Ways(
            (
                topics,
                rf"{STARTS}{topic}(?: {any_of('day, today, yesterday, session, bit')})?"
                rf"(?::| {any_of('on, about, re, called, titled, around')}) {_A}(?:{WORD} ){{0,2}}$",
            )
        ),
        Ways((topics, rf" (?:(?!{_LEADS_ON} ){WORD} )?{topic}\b")),
        Ways((sayers, rf"{STARTS}{sayer}(?: {WORD})? {_SAYS}(?: {WORD}){{0,5}} $")),
    )


def _any_of_them(words: Iterable[str]) -> tuple[str, str]:
    """A pattern for any of some words, in small letters, and the words themselves, or their first parts."""
    small = sorted(map(str.lower, words))
    return f"(?:{'|'.join(small)})", " ".join(word.split("'")[0] for word in small)
