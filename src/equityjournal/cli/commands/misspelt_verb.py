"""Verbs misspelt by a slip of the fingers, as in `thmes` and `lsit`."""

from collections.abc import Collection

from equityjournal.core.notices.rules.dictionary import Dictionary
from equityjournal.core.text.naming import nearest_names
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.british_words import british_words

SHORTEST, LIKE = 4, 0.8  # letters of a misspelt verb; its likeness to one, out of 1


def misspelt_verb(word: str, verbs: Collection[str]) -> str | None:
    """The verb misspelt by a word: nearly the same, or with two letters changed about."""
    if len(word) < SHORTEST:
        return None
    near = nearest_names(word, dict.fromkeys(verbs, ""), least=LIKE)
    turned = [verb for verb in verbs if word in _with_two_letters_changed_about(verb)]
    return next(iter([*near, *turned]), None)


def is_word(typed: str) -> bool:
    """Whether a word is English, and so may begin a sentence: a slip of the fingers seldom makes one."""
    return Dictionary(british_words(shipped_packs() / "words")).explains_as_usual(typed.casefold())


def _with_two_letters_changed_about(word: str) -> set[str]:
    """A word with each pair of neighbouring letters the other way round."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
