"""Words typed where a verb stands: an entry's name, a day, a verb misspelt, a sentence."""

import re
import shlex
from collections.abc import Collection, Sequence
from typing import NamedTuple

from equityjournal.cli.commands.typed_words import is_period, quoted
from equityjournal.cli.terminal import other_names
from equityjournal.core.notices.rules.dictionary import Dictionary
from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import listed, say
from equityjournal.core.text.visible import shortened
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.british_words import british_words

_ENTRY = re.compile(r"last|\d{1,3}|\d{4}-\d{2}-\d{2}-[a-z2-7]{1,6}")
_SHORT, _LIKE, _LIKE_A_SHORT = 3, 0.7, 0.6  # letters; likeness to a verb, out of 1

_FEWEST = 3  # words of a sentence
_MOST_SHOWN = 40  # characters of a sentence that are shown again
_NO_WORD = re.compile(r"-.*|.*[/\\].*|.*\.\w{2,5}")
"""An option, or the path of a file."""
_STEERING_A_SHELL = frozenset('"$`\\!')
_OF_SENTENCES = frozenset({
    "i", "i'm", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "they",
    "them", "their", "it", "its", "a", "an", "of", "was", "were", "is", "are", "am", "be", "had", "has",
    "have", "felt",
})  # fmt: skip
"""Words of most sentences, and of few commands."""


class Answer(NamedTuple):
    """The answer to words without a verb."""

    said: str
    words_to_keep: Sequence[str] | None
    """The writer's own words, none where they come through a pipe; None for a slip in a command."""


def answer(words: Sequence[str], verbs: Collection[str]) -> Answer:
    """The answer to words without a verb.

    Args:
        words: The words typed, one at least.
        verbs: Names of all verbs.
    """
    typed, is_text = words[0], len(words[0].split()) > 1
    keeps = typed.casefold() in other_names.KEEPS_WORDS
    if not keeps and (meant := _entry_or_day(words)):
        return Answer(meant, None)
    said = other_names.answer(typed)
    near = [] if said or is_text else _verbs_like(typed, verbs)
    said = said or _no_such_verb(typed, near)
    if keeps or near[:1] == ["write"]:
        begins_a_text = typed.casefold() in other_names.BEGIN_A_TEXT and len(words) > 1
        return Answer(said, words if begins_a_text else words[1:])
    is_sentence = len(words) >= _FEWEST and (not near or _is_word(typed))
    return Answer(said, words if is_text or is_sentence else None)


def _no_such_verb(typed: str, near: Sequence[str]) -> str:
    """The sentence on an unknown verb.

    Args:
        typed: The first word typed, or a text in quotation marks.
        near: Verbs like it, best first.
    """
    if near:
        names = listed([f"`equityjournal {name}`" for name in near], last=say("or"))
        none, meant = say("There is no `{word}`.", word=typed), say("Did you mean {names}?", names=names)
        return f"{none} {meant}"
    if not typed.strip():
        return say("`equityjournal write` begins; `equityjournal --help` lists the commands.")
    return say(
        "“{words}” is no command. `equityjournal write` keeps what you type behind it; "
        "`equityjournal --help` lists the commands.",
        words=shortened(typed, _MOST_SHOWN),
    )


def _entry_or_day(words: Sequence[str]) -> str | None:
    """The command that words without a verb stand for: an entry is shown, a day's entries are listed."""
    line = " ".join(words)
    if _ENTRY.fullmatch(line.casefold()):
        return say("`equityjournal show {entry}` shows an entry.", entry=line)
    if is_period(line):
        return say("`equityjournal list {words}` lists the entries of that time.", words=line)
    return None


def _is_word(typed: str) -> bool:
    """Whether a word is English, and so may begin a sentence: a slip of the fingers seldom makes one."""
    return Dictionary(british_words(shipped_packs() / "words")).explains(typed.casefold())


def _verbs_like(word: str, verbs: Collection[str]) -> list[str]:
    """Verbs like a misspelt one, best first; a part of a verb's name is not enough."""
    least = _LIKE_A_SHORT if len(word) <= _SHORT else _LIKE
    return alike(word, {verb: [verb.replace("-", "")] for verb in verbs}, least=least)


def how_to_keep(words: Sequence[str], verbs: Collection[str]) -> str | None:
    """How to keep a sentence with a verb as its first word.

    None for other words, and for those kept already: behind `write`, or without a verb.
    """
    if not words or words[0] == "write" or words[0] not in verbs or not _looks_like_a_sentence(words):
        return None
    text = " ".join(words)
    safe = shlex.quote(text) if set(text) & _STEERING_A_SHELL else quoted(text)
    return say("If these are words to keep: `equityjournal write {text}`.", text=safe)


def _looks_like_a_sentence(words: Sequence[str]) -> bool:
    """Whether typed words may be a sentence: no option or path, and many, or a word of most sentences."""
    if len(words) < _FEWEST or any(map(_NO_WORD.fullmatch, words)):
        return False
    return len(words) > _FEWEST or any(word.casefold() in _OF_SENTENCES for word in words[1:])
