"""Forms of a person's name: possessive, plural, Welsh mutation, initials."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.text.folding import folded

_TOKEN = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"'s?$")
_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
_NEVER_MUTATES = ("ch", "dd", "ff", "ng", "ph", "th")
SURELY_MUTATED = ("dd", "mh", "nh", "ng")
"""Beginnings that a mutation alone gives to a name."""
_SHORTEST_MUTATED = 4  # letters: Dai may be Ddai, and is not taken for Nai
_SHORTEST_STRIPPED = 5  # letters: Danutas may be of Danuta, and Lois of nobody else
PARTICLES = gathered(
    """a ab al ap bin bint binti da das de del della den der di do dos du e el fab ferch ibn la le los mac mc
    ni nic o of ould st ter the ui ul ur van verch von y yr zu"""
)
"""Words within names that name nobody by themselves."""


class Form(NamedTuple):
    """A form of a name's word."""

    ending: str
    """The ending after the name: "'s" of "Danutas"; empty for the name alone."""
    distance: int
    """0 the name itself, 1 with an ending, 2 without its last s, 3 mutated."""


class NameParts(NamedTuple):
    """The words of a name, in small letters."""

    title: str
    """Title before the name; empty for none."""
    words: tuple[str, ...]
    """Words, each without apostrophes and hyphens: "obrien"."""
    pieces: tuple[tuple[str, ...], ...]
    """Runs of letters of each word: "o", "brien"."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """Runs of letters of the whole name."""
        return tuple(token for piece in self.pieces for token in piece)


def parts_of(value: str, titles: Sequence[str] | frozenset[str]) -> NameParts:
    """The parts of a name, its titles apart."""
    spoken = [_OWNED.sub("", word) for word in folded(value).text.replace(".", ". ").split()]
    title = ""
    while len(spoken) > 1 and (spoken[0].rstrip(".").capitalize() in titles or spoken[0] in ("and", "&")):
        title = f"{title} {spoken.pop(0).rstrip('.').lower()}".strip()
    runs = [tuple(_TOKEN.findall(word.lower())) for word in spoken]
    pieces = tuple(run for run in runs if run)
    return NameParts(title, tuple("".join(piece) for piece in pieces), pieces)


def naming_words(parts: NameParts) -> set[str]:
    """Words of a name by which the person may be called alone."""
    return {
        word
        for word in (*parts.words, *parts.tokens)
        if len(word) > 1 and word not in PARTICLES and not word.isdigit()
    }


def initials_of(parts: NameParts) -> str:
    """Initials of a name: "dn" of Danuta Nowak; empty for a single word."""
    words = [word for word in parts.words if word not in PARTICLES]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def forms_of(word: str) -> Iterator[tuple[str, Form]]:
    """Every form of a name's word, in small letters."""
    yield word, Form("", 0)
    yield word + "s", Form("'s", 1)
    if word.endswith(("s", "x", "z", "ch")):
        yield word + "es", Form("'s", 1)
    if word.endswith("s") and len(word) >= _SHORTEST_STRIPPED:
        yield word[:-1], Form("", 2)
    for mutated in _mutated(word):
        yield mutated, Form("", 3)
        yield mutated + "s", Form("'s", 3)


def _mutated(word: str) -> Iterator[str]:
    """Welsh mutations of a word: "ddafydd", "ngareth"."""
    if word.startswith(_NEVER_MUTATES):
        return
    for mutation in (_SOFT, _NASAL, _ASPIRATE):
        start = word[:2] if word[:2] in ("ll", "rh") else word[:1]
        if start in mutation:
            form = mutation[start] + word[len(start) :]
            if len(word) >= _SHORTEST_MUTATED or form.startswith(SURELY_MUTATED):
                yield form
