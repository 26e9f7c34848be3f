"""A short text without quotation marks that may be meant for something else, such as a command."""

import shlex
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.cli.answering.answer_lines import COMMANDS, DONE
from equityjournal.cli.answering.command_words import PROGRAM
from equityjournal.cli.commands.misspelt_verb import LIKE, SHORTEST, misspelt_verb
from equityjournal.cli.commands.other_names import group_of, sentence_on
from equityjournal.cli.commands.words_behind import ENTRY, in_a_text, meant
from equityjournal.core.days.like_a_day import day_misspelt, is_day, looks_like_a_day
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import nearest_names, unaccented
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session

FLAGS = ("private", "editor", "more", "resume", "fresh", "json", "notices", "lines")
NAMING = ("theme", "pack", "date")
"""Options for which only words that fit are taken without their dashes."""
WORDED = {
    "setting": "setting", "place": "setting", "person": "person", "people": "person", "feeling": "feeling",
    "feelings": "feeling", "step": "step", "title": "title", "moment": "moment", "prompt": "prompt",
}  # fmt: skip
"""Options with any words as their value, by the word typed for them."""
MOMENTS = ("before", "after", "looking-back")
_OF_TODAY = ("tonight", "this")
"""First words of times of this day."""


@dataclass(frozen=True)
class TextMeant:
    """Knowledge for telling short texts from commands, options, days and names."""

    session: "Session"
    verbs: Collection[str]
    today: date

    def reason(self, words: Sequence[str]) -> str | None:
        """The sentence on what a text may be meant for; None for a text."""
        text = " ".join(words)
        if not text.strip():
            return None
        return (
            self._reason_of_command(words)
            or self._reason_of_day(text)
            or self._reason_of_option(words)
            or self._reason_of_name(text)
        )

    def _reason_of_command(self, words: Sequence[str]) -> str | None:
        text = " ".join(words)
        if line := in_a_text(words):
            whole = f"equityjournal {line}"
            return say("“{text}” may be a command: `{meant}`.", text=text, meant=whole)
        if text.casefold() in FLAGS:
            return say("“{text}” may be an option: `equityjournal write --{text}`.", text=text)
        if text.casefold() in (*COMMANDS, DONE):
            return say("“{text}” is for an answer: `equityjournal write` asks, and takes it then.", text=text)
        if words[0].casefold() == say("help") and words[1:] and words[1].casefold() not in self.verbs:
            return say(
                "“{text}” may be meant for a command. `equityjournal --help` lists the commands; "
                "`equityjournal support` shows where support may be found.",
                text=text,
            )
        if not self._is_command(words):
            return None
        group = None if self._hyphenated(words) else group_of(words[0])
        line = meant(group, words[0], words[1:]) if group else self._as_verb(words)
        if group and line is None:
            return _meant_for(text, group)
        is_whole = words[0].casefold() in PROGRAM
        typed = " ".join([words[0].casefold(), *words[1:]]) if is_whole else f"equityjournal {line}"
        return say("“{text}” may be a command: `{meant}`.", text=text, meant=typed)

    def _reason_of_day(self, text: str) -> str | None:
        if ENTRY.fullmatch(text.casefold()):
            return say("“{text}” may be an entry: `equityjournal show {text}`.", text=text)
        is_like_one = looks_like_a_day(text, self.today)
        misspelt = None if is_like_one else day_misspelt(text, self.today)
        if not (is_like_one or misspelt):
            return None
        day = in_quotes(misspelt) if misspelt else day_in(text, self.today)
        if misspelt or day == in_quotes(text):
            return say("“{text}” may be a day: `equityjournal write -d {day}`.", text=text, day=day)
        return say(
            "“{text}” may be a time; -d takes one day, such as `equityjournal write -d {day}`.",
            text=text,
            day=day,
        )

    def _reason_of_option(self, words: Sequence[str]) -> str | None:
        """The sentence on an option's name typed without its dashes, or a moment."""
        text, rest = " ".join(words), " ".join(words[1:])
        option = WORDED.get(words[0]) or (words[0] if words[0] in NAMING and self._is_named(words) else None)
        if rest and option:
            line = f"--{option} {in_quotes(rest)}"
            return say("“{text}” may be an option: `equityjournal write {option}`.", text=text, option=line)
        moment = "-".join(text.casefold().split())
        if moment in MOMENTS:
            line = f"--moment {moment}"
            return say("“{text}” may be an option: `equityjournal write {option}`.", text=text, option=line)
        return None

    def _reason_of_name(self, text: str) -> str | None:
        packs, titles = titles_of_packs(self.session), self.session.shelf.titles
        is_pack, is_theme = self._is_pack(text), self._is_theme(text)
        if not (is_pack or is_theme) and (group := group_of("-".join(text.split()))):
            return _meant_for(text, group)
        if pack := text if is_pack else _nearest(text, packs):
            return say(
                "“{text}” may be a pack: `equityjournal write --pack {pack}`.",
                text=text,
                pack=in_quotes(pack),
            )
        if theme := text if is_theme else _nearest(text, titles):
            return say(
                "“{text}” may be a theme: `equityjournal write -t {theme}`.",
                text=text,
                theme=in_quotes(theme),
            )
        if self._is_setting(text):
            return say(
                "“{text}” may be where it was: `equityjournal write --setting {setting}`.",
                text=text,
                setting=in_quotes(text),
            )
        return None

    def _is_command(self, words: Sequence[str]) -> bool:
        """Whether words begin with a verb as typed, or are a verb, perhaps misspelt."""
        if words[0].casefold() in PROGRAM or words[0] in self.verbs or self._hyphenated(words):
            return True
        word = words[0].casefold()
        if len(words) > 1 or not word.replace("-", "").isalpha():
            return False
        return word in self.verbs or misspelt_verb(word, self.verbs) is not None

    def _as_verb(self, words: Sequence[str]) -> str:
        """A verb for a misspelt or capitalised verb, or one typed with a space for its hyphen."""
        if verb := self._hyphenated(words):
            return " ".join([verb, *map(in_quotes, words[2:])])
        text = " ".join(words)
        if text in self.verbs or " " in text:
            return text
        return misspelt_verb(text.casefold(), self.verbs) or text

    def _hyphenated(self, words: Sequence[str]) -> str | None:
        """The verb typed with a space for its hyphen, as in `set aside`; None for other words."""
        verb = "-".join(words[:2]).casefold()
        return verb if len(words) > 1 and verb in self.verbs else None

    def _is_setting(self, words: str) -> bool:
        """Whether words are a setting: of an open entry, or named by `write --help`."""
        wanted = words.casefold()
        if wanted in (say("home visit"), say("team meeting")):
            return True
        found, _ = self.session.catalogue.find(Selection(setting=words))
        return any(brief.setting.casefold() == wanted for brief in found)

    def _is_named(self, words: Sequence[str]) -> bool:
        rest = " ".join(words[1:])
        if words[0] == "date":
            return looks_like_a_day(rest, self.today)
        return self._is_theme(rest) or self._is_pack(rest)

    def _is_theme(self, words: str) -> bool:
        """Whether words name a theme, or several."""
        try:
            return bool(self.session.shelf.theme(words))
        except UnknownName as unknown:
            return unknown.several

    def _is_pack(self, words: str) -> bool:
        """Whether words are the whole name of a pack."""
        names = [name for pack in titles_of_packs(self.session).items() for name in pack]
        return words.casefold() in {name.casefold() for name in names}


def titles_of_packs(session: "Session") -> dict[str, str]:
    """Titles of packs by id."""
    return {pack.id: pack.title for pack in session.shelf.packs}


def day_in(words: str, today: date) -> str:
    """The day to type for words like a day: all of them, or the first or last readable ones."""
    pieces = words.split()
    firsts = [pieces[:count] for count in range(len(pieces), 0, -1)]
    lasts = [pieces[at:] for at in range(1, len(pieces))]
    for part in map(" ".join, [*firsts, *lasts]):
        if is_day(part, today):
            return in_quotes(part)
    if any(letter.isdecimal() for letter in words):  # 25/12: the refusal of -d says what is unclear in it
        return in_quotes(words)
    return say("today") if pieces[0].casefold() in _OF_TODAY else say("yesterday")


def in_quotes(words: str) -> str:
    """Words as they are typed in a shell: in double quotes where those do."""
    if shlex.quote(words) == words:
        return words
    return f'"{words}"' if not set(words) & set('"$`\\!') else shlex.quote(words)


def _meant_for(text: str, group: str) -> str:
    """The sentence on a text that is another name of a command."""
    may_be = say("“{text}” may be meant for a command.", text=text)
    return f"{may_be} {sentence_on(group)}"


def _nearest(text: str, titles: Mapping[str, str]) -> str | None:
    """The id of a whole name or title misspelt in a text.

    None without any.
    """
    names = {_squeezed(name): identity for identity, title in titles.items() for name in (identity, title)}
    wanted = _squeezed(text)
    if len(wanted) < SHORTEST:
        return None
    near = nearest_names(wanted, dict.fromkeys(names, ""), most=1, least=LIKE)
    return names[near[0]] if near else None


def _squeezed(name: str) -> str:
    """A name without spaces and hyphens, for comparing whole."""
    return "".join(letter for letter in unaccented(name) if letter.isalnum())
