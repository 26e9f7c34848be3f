"""Name matching: the thing meant by the start of a word of its name."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say

FEW = 6  # largest number of names to offer all at once
START = 3  # least letters for a match at the start of a word
LIKE = 0.78  # likeness, out of 1, of a misspelling; different words that look alike stay below

_IN_MANY_NAMES = frozenset(("all", "and", "for", "none", "not", "the", "with"))


def find_one(wanted: str, names: Mapping[str, str], kind: str, otherwise: str = "") -> str:
    """The id meant by `wanted`, as in `closest`.

    Args:
        wanted: The typed text; capitals, accents, hyphens and spaces make no difference.
        names: Titles by id, in the order in which to offer them.
        kind: The kind of thing, as a noun for a sentence: "theme".
        otherwise: The whole sentence for when no name is even similar.

    Raises:
        UnknownName: When no name fits, with the nearest; or when several fit, with all of these.
    """
    found = closest(wanted, {identity: (identity, title) for identity, title in names.items()})
    if len(found) == 1:
        return found[0]
    if found:
        raise several_fit(wanted, found)
    nearest = nearest_names(wanted, names, least=LIKE) or (list(names) if len(names) <= FEW else [])
    raise none_fits(wanted, kind, nearest, otherwise)


def find_titled(wanted: str, names: Mapping[str, Sequence[str]], kind: str) -> str:
    """The id meant by `wanted`, as in `closest`; a refusal offers titles.

    Args:
        wanted: The typed text.
        names: Whatever each is called, by id: the id and the title, then other words.
        kind: The kind of thing, as a noun for a sentence.

    Raises:
        UnknownName: With the titles of all that fit, or of the nearest.
    """
    found = closest(wanted, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise several_fit(wanted, [names[identity][1] for identity in found])
    nearest = alike(wanted, names, least=LIKE) or (list(names) if len(names) <= FEW else [])
    raise none_fits(wanted, kind, [names[identity][1] for identity in nearest])


def closest(wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Ids of the names closest to `wanted`.

    An exact id comes first; then a whole name; then, from three letters, a start of an id or a title; then
    the start of any word in any name. Words such as “the” mean nothing by themselves.

    Args:
        wanted: The typed text.
        names: Whatever each is called, by id: the id and the title, then other words.
    """
    if wanted in names:
        return [wanted]
    plain = spelled(wanted)
    called = {identity: [spelled(name) for name in spellings] for identity, spellings in names.items()}
    found = [identity for identity, spellings in called.items() if plain and plain in spellings]
    if found or len(plain) < START or plain in _IN_MANY_NAMES:
        return found
    own = [
        identity
        for identity, spellings in called.items()
        if any(name.startswith(plain) for name in spellings[:2])
    ]
    return own or [
        identity
        for identity, spellings in called.items()
        if any(f" {plain}" in f" {name}" for name in spellings)
    ]


def is_whole_name(wanted: str, called: Iterable[str]) -> bool:
    """Whether a typed text is a whole name."""
    return spelled(wanted) in {spelled(name) for name in called}


def several_fit(wanted: str, offered: Sequence[str]) -> UnknownName:
    """The refusal of a name for several things."""
    said = say(
        "“{wanted}” could be {names}. Type a little more of the one you mean.",
        wanted=wanted,
        names=listed(offered, last=say("or")),
    )
    return UnknownName(said, several=True)


def none_fits(wanted: str, kind: str, offered: Sequence[str], otherwise: str = "") -> UnknownName:
    """The refusal of an unknown name, with similar names.

    Args:
        wanted: The typed text.
        kind: The kind of thing, as a noun for a sentence.
        offered: Names like the typed one, best first.
        otherwise: The whole sentence for when there are none.
    """
    if not offered:
        return UnknownName(
            otherwise or say("There is no {kind} called “{wanted}”.", kind=kind, wanted=wanted)
        )
    return UnknownName(
        say(
            "There is no {kind} called “{wanted}”. Did you mean {names}?",
            kind=kind,
            wanted=wanted,
            names=listed(offered, last=say("or")),
        )
    )


def nearest_names(wanted: str, names: Mapping[str, str], *, most: int = 3, least: float = 0.6) -> list[str]:
    """Ids most like `wanted` by id or title, best first, as in `alike`."""
    called = {identity: (identity, title) for identity, title in names.items()}
    return alike(wanted, called, most=most, least=least)


def alike(wanted: str, names: Mapping[str, Iterable[str]], *, most: int = 3, least: float = 0.6) -> list[str]:
    """Ids with a name most like `wanted`, best first.

    Those with a likeness below `least` (0 to 1) are left out. Of two just as like, the one that begins with
    the same letter comes first, then the first named.
    """
    plain = spelled(wanted)
    likeness = {
        identity: max((_likeness(plain, spelled(name)) for name in called), default=0.0)
        for identity, called in names.items()
    }
    near = [identity for identity in names if plain and likeness[identity] >= least]
    begun = {
        identity for identity in near if any(spelled(name).startswith(plain[0]) for name in names[identity])
    }
    return sorted(near, key=lambda identity: (-likeness[identity], identity not in begun))[:most]


def _likeness(plain: str, name: str) -> float:
    """The likeness, from 0 to 1, to a name or to any word of the name."""
    pieces = [name, *(word for word in name.split() if word not in _IN_MANY_NAMES)]
    return max(SequenceMatcher(None, plain, piece).ratio() for piece in pieces)


@lru_cache(maxsize=4096)
def spelled(name: str) -> str:
    """A name without capitals, accents, apostrophes, hyphens, other signs and extra spaces."""
    letters = unaccented(name).replace("'", "").replace("’", "")
    return " ".join("".join(" " if _is_sign(letter) else letter for letter in letters).split())


def _is_sign(letter: str) -> bool:
    """Whether a character is punctuation, a symbol or a space."""
    return unicodedata.category(letter)[0] in "PSZ"


def unaccented(text: str) -> str:
    """Text without capitals and accents, for comparing: `Gŵyl` is `gwyl`."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
