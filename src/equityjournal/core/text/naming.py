"""Name matching: the thing meant by part of its name."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say

FEW = 6  # largest number of names to offer all at once
START, PART = 3, 4  # least letters for a match at the start of a word, and anywhere in a name
LIKE = 0.78  # likeness, out of 1, of a misspelling; different words that look alike stay below

_IN_MANY_NAMES = frozenset(("all", "and", "for", "none", "not", "the", "with"))


def find_one(wanted: str, names: Mapping[str, str], kind: str, otherwise: str = "") -> str:
    """The id meant by `wanted`.

    An exact id or title wins; then, from three letters, a start of either; then the start of any word in
    either; then, from four letters, any part. Words such as “the” mean nothing by themselves.

    Args:
        wanted: The typed text; capitals, accents, hyphens and spaces make no difference.
        names: Titles by id, in the order in which to offer them.
        kind: The kind of thing, as a noun for a sentence: "theme".
        otherwise: The whole sentence for when no name is even similar.

    Raises:
        UnknownName: When no name fits, with the nearest; or when several fit, with all of these.
    """
    if wanted in names:
        return wanted
    plain = _plain(wanted)
    spelled = {identity: (_plain(identity), _plain(title)) for identity, title in names.items()}
    tests: Sequence[tuple[int, Callable[[str], bool]]] = (
        (1, lambda name: name == plain),
        (START, lambda name: name.startswith(plain)),
        (START, lambda name: f" {plain}" in name),
        (PART, lambda name: plain in name),
    )
    for least, fits in tests:
        if len(plain) < least or (least > 1 and plain in _IN_MANY_NAMES):
            continue
        found = [identity for identity, spellings in spelled.items() if any(fits(name) for name in spellings)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(
                say(
                    "“{wanted}” could be {names}. Type a little more of the one you mean.",
                    wanted=wanted,
                    names=listed(found, last=say("or")),
                ),
                several=True,
            )
    nearest = nearest_names(wanted, names, least=LIKE) or (list(names) if len(names) <= FEW else [])
    if not nearest:
        raise UnknownName(otherwise or say("There is no {kind} called “{wanted}”.", kind=kind, wanted=wanted))
    raise UnknownName(
        say(
            "There is no {kind} called “{wanted}”. Did you mean {names}?",
            kind=kind,
            wanted=wanted,
            names=listed(nearest, last=say("or")),
        )
    )


def nearest_names(wanted: str, names: Mapping[str, str], *, most: int = 3, least: float = 0.6) -> list[str]:
    """Ids most like `wanted`, best first.

    Those with a likeness below `least` (0 to 1) are left out.
    """
    plain = _plain(wanted)
    likeness = {
        identity: max(
            SequenceMatcher(None, plain, piece).ratio()
            for spelling in (_plain(identity), _plain(title))
            for piece in (spelling, *(word for word in spelling.split() if word not in _IN_MANY_NAMES))
        )
        for identity, title in names.items()
    }
    near = [identity for identity in names if likeness[identity] >= least]
    return sorted(near, key=lambda identity: -likeness[identity])[:most]


def _plain(name: str) -> str:
    """A name without capitals, accents, hyphens and extra spaces."""
    return " ".join(unaccented(name).replace("-", " ").replace("_", " ").split())


def unaccented(text: str) -> str:
    """Text without capitals and accents, for comparing: `Gŵyl` is `gwyl`."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
