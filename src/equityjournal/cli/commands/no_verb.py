"""Words typed where a verb stands: an entry's name, a day, a verb misspelt, a sentence."""

import re
import shlex
from collections.abc import Collection, Sequence
from typing import NamedTuple

from equityjournal.cli.commands import other_names
from equityjournal.cli.commands.misspelt_verb import is_word
from equityjournal.cli.commands.typed_words import is_period, quoted
from equityjournal.cli.commands.words_behind import ENTRY, private_meant
from equityjournal.cli.commands.words_behind import meant as command_meant
from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import command, listed, say
from equityjournal.core.text.visible import shortened
from equityjournal.store.settings.table import SETTINGS

_SHORT, _LIKE, _LIKE_A_SHORT = 3, 0.7, 0.6  # letters; likeness to a verb, out of 1

_FEWEST = 3  # words of a sentence
_NUMBERS = 2  # numbers of a command, more than of most sentences
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
_ABOUT_ENTRIES = frozenset({
    "all", "every", "everything", "the", "entry", "entries", "date", "day", "title", "theme", "setting",
    "last", "latest",
})  # fmt: skip
"""Words behind a command's name that are about entries, and seldom a text with it."""


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
    if verb := _verb_in_two_words(words, verbs):
        is_text = any(word.casefold() in _OF_SENTENCES for word in words[2:])
        return Answer(_no_such_verb([words[0], *words[2:]], [verb]), words if is_text else None)
    typed, is_text = words[0], len(words[0].split()) > 1
    keeps = typed.casefold() in other_names.KEEPS_WORDS
    if not keeps and (meant := _entry_or_day(words)):
        return Answer(meant, None)
    begins_a_sentence = len(words) >= _FEWEST and is_word(typed)
    is_no_slip = is_text or begins_a_sentence or other_names.group_of(typed)
    near = [] if is_no_slip else _verbs_like(typed, verbs)
    if not (keeps or is_text or near) and (whole := _whole_command(words)):
        said = say(
            "There is no `{word}`. `equityjournal {line}` is the command for that.", word=typed, line=whole
        )
        is_clear = private_meant(words) or whole.endswith("--stop")
        is_sentence = _looks_like_a_sentence(words) and not is_clear
        return Answer(said, words if is_sentence else None)
    misspelt = None if is_text or near or is_word(typed) else other_names.nearest(typed)
    called = other_names.of_two_words(words) or misspelt
    said = other_names.answer(typed, called) or _question(words, verbs) or _no_such_verb(words, near)
    if keeps or near[:1] == ["write"]:
        is_of_the_text = len(words) > 1 and typed.casefold() in other_names.BEGIN_A_TEXT
        return Answer(said, words if is_of_the_text else words[1:])
    is_sentence = len(words) >= _FEWEST and not near and not _is_of_commands(words)
    return Answer(said, words if is_text or is_sentence else None)


def _question(words: Sequence[str], verbs: Collection[str]) -> str | None:
    """The sentence on a question for help, as `how do I delete an entry`; None for other words."""
    plain = [word.casefold().rstrip("?") for word in words]
    asked = next((word for word in plain[1:] if word in verbs), None)
    if plain[0] == say("how") and asked:
        return say("`equityjournal help {verb}` says how.", verb=asked)
    return no_help_on(words, ()) if say("help") in plain else None


def no_help_on(words: Sequence[str], verbs: Collection[str]) -> str:
    """The sentence on help with words that are no verb."""
    typed = words[0]
    if verb := _verb_in_two_words(words, verbs):
        return _no_such_verb([typed], [verb])
    if said := other_names.answer(typed):
        return said
    if near := _verbs_like(typed, verbs):
        return _no_such_verb([typed], near)
    return say(
        "“{words}” is no command. `equityjournal --help` lists the commands; `equityjournal support` shows "
        "where support may be found.",
        words=shortened(" ".join(words), _MOST_SHOWN),
    )


def _verb_in_two_words(words: Sequence[str], verbs: Collection[str]) -> str | None:
    """The verb typed with a space for its hyphen, as in `set aside`; None for other words."""
    joined = "-".join(words[:2]).casefold()
    return joined if len(words) > 1 and joined in verbs else None


def _whole_command(words: Sequence[str]) -> str | None:
    """The command for another name of a verb.

    The name may be misspelt. None if unclear.
    """
    if meant := private_meant(words):
        return meant
    name, behind = words[0], words[1:]
    if two := other_names.of_two_words(words):
        name, behind = two, words[2:]
    elif other_names.group_of(name) is None and not is_word(name):
        name = other_names.nearest(name) or name
    group = other_names.group_of(name)
    return command_meant(group, name, behind) if group else None


def _is_of_commands(words: Sequence[str]) -> bool:
    """Whether words are a slip in a command, and no text."""
    behind = {word.casefold() for word in words[1:]}
    return other_names.group_of(words[0]) is not None and behind <= _ABOUT_ENTRIES


def _no_such_verb(words: Sequence[str], near: Sequence[str]) -> str:
    """The sentence on an unknown verb.

    Args:
        words: The words typed, the first of them that verb, or a text in quotation marks.
        near: Verbs like it, best first.
    """
    typed = words[0]
    if near:
        behind = [] if _looks_like_a_sentence(words) else [quoted(word) for word in words[1:]]
        lines = [" ".join(["equityjournal", name, *behind]) for name in near]
        names = listed([f"`{command(line)}`" for line in lines], last=say("or"))
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
    if ENTRY.fullmatch(line.casefold()):
        return say("`equityjournal show {entry}` shows an entry.", entry=line)
    if is_period(line):
        return say("`equityjournal list {words}` lists the entries of that time.", words=line)
    return None


def _verbs_like(word: str, verbs: Collection[str]) -> list[str]:
    """Verbs like a misspelt one, best first; part of a verb's name is too little."""
    least = _LIKE_A_SHORT if len(word) <= _SHORT else _LIKE
    return alike(word, {verb: [verb.replace("-", "")] for verb in verbs}, least=least)


def how_to_keep(words: Sequence[str], verbs: Collection[str]) -> str | None:
    """How to keep a sentence with a verb as its first word.

    None for other words, and for those kept already: behind `write`, or without a verb.
    """
    if not words or words[0] == "write" or words[0] not in verbs or not _looks_like_a_sentence(words):
        return None
    if words[0] == "config" and words[1] in SETTINGS:
        return None
    says_an_entry = len(words) > 1 and ENTRY.fullmatch(words[1].casefold())
    if "-" in words[0] or (says_an_entry and not _OF_SENTENCES & {word.casefold() for word in words}):
        return None  # set-aside power for a month, tag 1 lived experience
    if sum(word.isdecimal() for word in words) >= _NUMBERS:  # of entries
        return None
    text = " ".join(words)
    safe = shlex.quote(text) if set(text) & _STEERING_A_SHELL else quoted(text)
    return say("If these are words to keep: `equityjournal write {text}`.", text=safe)


def _looks_like_a_sentence(words: Sequence[str]) -> bool:
    """Whether typed words may be a sentence: no option or path, and many, or a word of most sentences."""
    if len(words) < _FEWEST or any(map(_NO_WORD.fullmatch, words)):
        return False
    return len(words) > _FEWEST or any(word.casefold() in _OF_SENTENCES for word in words[1:])
