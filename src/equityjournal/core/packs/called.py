"""Further names of themes, and faults of these within a pack."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from equityjournal.core.text.faults import TomlPath
from equityjournal.core.text.naming import spelled
from equityjournal.core.text.speech import say


def misfit_words(themes: Sequence[Mapping[str, Any]]) -> Iterator[tuple[TomlPath, str]]:
    """Unusable words of `also_called`, with their places.

    These are words without a letter, words that stand twice in a theme, and words that another theme of the
    pack has too, as its id, its title or in its own list.

    Args:
        themes: Tables of the themes, possibly not validated; values of other kinds are passed over.
    """
    owners: dict[str, tuple[int, str]] = {}
    for at, theme in enumerate(themes):
        for name in (theme.get("id"), theme.get("title")):
            if isinstance(name, str):
                owners.setdefault(spelled(name), (at, _title(theme)))
    for at, theme in enumerate(themes):
        seen: set[str] = set()
        for number, word in enumerate(_words(theme)):
            if not isinstance(word, str):
                continue
            plain = spelled(word)
            owner, title = owners.setdefault(plain, (at, _title(theme)))
            if why := _why_not(word, title, unspeakable=not plain, twice=plain in seen, taken=owner != at):
                yield ("themes", at, "also_called", number), why
            seen.add(plain)


def _why_not(word: str, other: str, *, unspeakable: bool, twice: bool, taken: bool) -> str:
    """The fault of a word; empty without any."""
    if unspeakable:
        return say("“{word}” has no letter by which a theme could be named", word=word)
    if twice:
        return say("“{word}” is there twice; take one of them away", word=word)
    if taken:
        return say("“{word}” names “{theme}” too; leave it to one of the two themes", word=word, theme=other)
    return ""


def _words(theme: Mapping[str, Any]) -> Sequence[object]:
    words = theme.get("also_called")
    return words if isinstance(words, list) else []


def _title(theme: Mapping[str, Any]) -> str:
    return str(theme.get("title") or theme.get("id") or "")
