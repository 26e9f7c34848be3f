"""Phrases that hold a word of the known lists: “the word …”, “a lecture on …”, “the nurse said …”."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from equityjournal.core.notices.language.known_words import KnownWords
from equityjournal.core.notices.words.english import STARTS, WORD, any_of, pattern_of

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
    """Patterns for the sentence before some words, or behind them, in small letters."""

    termed: re.Pattern[str]
    """Before: “the word …”, “the form still says …”."""
    a_term: re.Pattern[str]
    """Behind: “… is a horrible word”."""
    taught: re.Pattern[str]
    """Before: “a lecture on …”."""
    a_topic: re.Pattern[str]
    """Behind: “… slide in the training”, “… policy”."""
    told: re.Pattern[str]
    """Before: “a colleague said …”."""


@cache
def patterns_of(known: KnownWords) -> KnownPatterns:
    """The patterns, compiled once for the same words."""
    paper, term = _one_of(known.papers), _one_of(known.terms)
    topic, sayer = _one_of(known.topics), _one_of(known.sayers)
    return KnownPatterns(
        pattern_of(
            rf"{STARTS}(?<!other ){term}s?(?: {any_of('is, was, of, being, says, said, reads')})?,? {_A}$",
            rf"{STARTS}{paper} calls? (?:her|him|them) {_A}$",
            rf"{STARTS}{paper}(?: still| even| also)? (?:says?|said|reads?|offers?|lists?|listed|shouted)"
            r"(?: only| still| no)? $",
        ),
        pattern_of(
            rf"[\"'”’)]*,? {_SEEMS}(?: {WORD}){{0,4}} {term}\b",
            rf",? {any_of('a, that, what a, another, as a, as the')}(?: {WORD}){{0,2}} {term}\b",
        ),
        pattern_of(
            rf"{STARTS}{topic}(?: {any_of('day, today, yesterday, session, bit')})?"
            rf"(?::| {any_of('on, about, re, called, titled, around')}) {_A}(?:{WORD} ){{0,2}}$"
        ),
        pattern_of(rf" (?:(?!{_LEADS_ON} ){WORD} )?{topic}\b"),
        pattern_of(rf"{STARTS}{sayer}(?: {WORD})? {_SAYS}(?: {WORD}){{0,5}} $"),
    )


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, in small letters; without any, one that matches nothing."""
    return f"(?:{'|'.join(sorted(words)).lower()})" if words else "(?!)"
