"""Words by which the language check tells who or what is spoken of: data of the word lists."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_NONE: frozenset[str] = frozenset()


class KnownWords(NamedTuple):
    """Words for people and things, by the names of their lists."""

    people: frozenset[str] = _NONE
    """Words for people and groups of people."""
    uncounted: frozenset[str] = _NONE
    """Those of them that stand for things as well: “all three”."""
    family: frozenset[str] = _NONE
    """Family, of which “my” makes the writer's own."""
    things: frozenset[str] = _NONE
    """Things of a working day, of which people say what they also say of one another."""
    workplaces: frozenset[str] = _NONE
    """What is the writer's by their work: “a wanderer on my ward”."""
    organisations: frozenset[str] = _NONE
    """Words usual in the name of an organisation."""
    publications: frozenset[str] = _NONE
    """Words behind the name of something published."""
    papers: frozenset[str] = _NONE
    """What words are written on: “the form still says …”."""
    terms: frozenset[str] = _NONE
    """What a word may be called: “the phrase …”."""
    topics: frozenset[str] = _NONE
    """What teaches or studies: “a lecture on …”."""
    sayers: frozenset[str] = _NONE
    """Who says what the writer may object to: “colleague said …, I said he has a name”."""


NO_WORDS = KnownWords()


def gathered_from(lists: Iterable[Mapping[str, frozenset[str]]]) -> KnownWords:
    """The words of several lists together."""
    words = dict.fromkeys(KnownWords._fields, _NONE)
    for named in lists:
        for name, more in named.items():
            words[name] |= more
    return KnownWords(**words)
