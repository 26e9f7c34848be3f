"""Words typed where a verb stands: an entry's name, a day, a verb misspelt, a sentence."""

import re
import shlex
from collections.abc import Collection, Sequence

from equityjournal.cli.session.typed_words import is_period, quoted
from equityjournal.core.notices.dictionary import Dictionary
from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.british_words import british_words

_ENTRY = re.compile(r"last|\d{1,3}|\d{4}-\d{2}-\d{2}-[a-z2-7]{1,6}")
_SHORT, _LIKE, _LIKE_A_SHORT = 3, 0.7, 0.6  # letters; likeness to a verb, out of 1

_FEWEST = 3  # words of a sentence
_NO_WORD = re.compile(r"-.*|.*[/\\].*|.*\.\w{2,5}")
"""An option, or the path of a file."""
_STEERING_A_SHELL = frozenset('"$`\\!')
_OF_SENTENCES = frozenset({
    "i", "i'm", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "they",
    "them", "their", "it", "its", "a", "an", "of", "was", "were", "is", "are", "am", "be", "had", "has",
    "have", "felt",
})  # fmt: skip
"""Words of most sentences, and of few commands."""


def entry_or_day(words: Sequence[str]) -> str | None:
    """The command that words without a verb stand for: an entry is shown, a day's entries are listed."""
    line = " ".join(words)
    if _ENTRY.fullmatch(line.casefold()):
        return say("`equityjournal show {entry}` shows an entry.", entry=line)
    if is_period(line):
        return say("`equityjournal list {words}` lists the entries of that time.", words=line)
    return None


def is_word(typed: str) -> bool:
    """Whether a word is English, and so may begin a sentence: a slip of the fingers seldom makes one."""
    return Dictionary(british_words(shipped_packs() / "words")).explains(typed.casefold())


def verbs_like(word: str, verbs: Collection[str]) -> list[str]:
    """Verbs like a misspelt one, best first; a part of a verb's name is not enough."""
    least = _LIKE_A_SHORT if len(word) <= _SHORT else _LIKE
    return alike(word, {verb: [verb.replace("-", "")] for verb in verbs}, least=least)


def how_to_keep(words: Sequence[str]) -> str | None:
    """How to keep a sentence with a verb as its first word; None for other words."""
    if not _looks_like_a_sentence(words):
        return None
    text = " ".join(words)
    safe = shlex.quote(text) if set(text) & _STEERING_A_SHELL else quoted(text)
    return say("If these are words to keep: `equityjournal write {text}`.", text=safe)


def _looks_like_a_sentence(words: Sequence[str]) -> bool:
    """Whether typed words may be a sentence: no option or path, and many, or a word of most sentences."""
    if len(words) < _FEWEST or any(map(_NO_WORD.fullmatch, words)):
        return False
    return len(words) > _FEWEST or any(word.casefold() in _OF_SENTENCES for word in words[1:])
