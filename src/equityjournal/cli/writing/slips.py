"""Text resembling a slip, such as half an option."""

import shlex
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.answering.command_words import PROGRAM
from equityjournal.cli.commands.other_names import group_of, sentence_on
from equityjournal.cli.commands.words_behind import ENTRY, in_a_text, meant
from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.days.like_a_day import is_day, is_word_of_day, looks_like_a_day
from equityjournal.core.days.words import FILLERS
from equityjournal.core.entries.selection import Selection
from equityjournal.core.entries.typed_step import is_when
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import nearest_names, unaccented
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.commands.in_hand import InHand
    from equityjournal.cli.commands.text_runs import CommandLine, Run
    from equityjournal.cli.session.session import Session

FREE_WORDS = ("setting", "person", "feeling", "step", "title")
"""Options with any words as their value."""
NAMING = ("theme", "pack")
FLAGS = ("private", "editor", "more", "resume", "fresh", "json", "notices")
SHORTEST, LIKE = 4, 0.8  # letters of a misspelt name; its likeness to one, out of 1
_OF_TODAY = ("tonight", "this")
"""First words of times of this day."""


@dataclass(frozen=True)
class Slips:
    """Knowledge for telling slips from texts."""

    session: "Session"
    verbs: Collection[str]
    today: date

    def reason(self, command_line: "CommandLine") -> str | None:
        """The sentence on a likely slip; None for a text."""
        for run in command_line.rests:
            if " " not in run.value and self._is_rest(run):
                return self._reason_of_rest(run, [words for words in command_line.words if " " in words])
        return None if command_line.is_quoted else self._reason_of_text(command_line.words)

    def _reason_of_rest(self, run: "Run", texts: Sequence[str]) -> str:
        """The sentence on words that continue the value of their option.

        Args:
            run: The option and the words.
            texts: Words that are text in any case.
        """
        beginnings = _beginnings(run)
        named = [words for words in beginnings if run.option in NAMING and self._names(words)]
        if run.option == "day" and not any(is_day(words, self.today) for words in beginnings):
            return say(
                "“{words}” may be the rest of {option}, which takes a day alone: "
                "`equityjournal write {option} {day}`.",
                words=" ".join(run.words),
                option=run.typed_option,
                day=" ".join([self._day_in(beginnings[-1]), *map(_quoted, texts)]),
            )
        if run.option == "day":
            named = [words for words in beginnings if is_day(words, self.today)]
        return say(
            "“{words}” may be the rest of {option}. Several words go in quotation marks: "
            "`equityjournal write {option} {value}`.",
            words=" ".join(run.words),
            option=run.typed_option,
            value=" ".join(map(_quoted, [named[-1] if named else beginnings[-1], *texts])),
        )

    def _is_rest(self, run: "Run") -> bool:
        """Whether words continue the value of their option."""
        beginnings = _beginnings(run)
        if run.option in FREE_WORDS:
            return True
        if run.option == "day":
            return is_word_of_day(run.words[0]) or any(is_day(words, self.today) for words in beginnings)
        if run.option == "by":
            is_term = run.words[0].casefold() == say("term")
            return (
                is_term
                or is_word_of_day(run.words[0])
                or any(is_when(words, self.today) for words in beginnings)
            )
        if run.option == "moment":
            return beginnings[0].casefold() == "looking back"
        if run.option == "prompt":
            return any(self._is_question(words) for words in beginnings)
        if run.option in NAMING:
            return any(self._names(words) for words in beginnings) or self._is_in_title(run)
        return False

    def _is_in_title(self, run: "Run") -> bool:
        """Whether the next word stands in the title of the theme or pack named."""
        name = self._named(run.value)
        titles = self._packs() | dict(self.session.shelf.titles)
        spelled = {word.rstrip(",") for word in unaccented(titles.get(name or "", "")).split()}
        return unaccented(run.words[0]) in spelled or bool(
            name and nearest_names(" ".join([run.value, run.words[0]]), {name: titles[name]}, least=0.9)
        )

    def _reason_of_text(self, words: Sequence[str]) -> str | None:
        text = " ".join(words)
        if not text.strip():
            return None
        if line := in_a_text(words):
            whole = f"equityjournal {line}"
            return say("“{text}” may be a command: `{meant}`.", text=text, meant=whole)
        if text.casefold() in FLAGS:
            return say("“{text}” may be an option: `equityjournal write --{text}`.", text=text)
        if self._is_command(words):
            return self._reason_of_command(words)
        if looks_like_a_day(text, self.today):
            day = self._day_in(text)
            return say("“{text}” may be a day: `equityjournal write -d {day}`.", text=text, day=day)
        if ENTRY.fullmatch(text.casefold()):
            return say("“{text}” may be an entry: `equityjournal show {text}`.", text=text)
        if words[0] in ("theme", "date", "pack") and len(words) > 1 and self._is_named(words):
            option = f"--{words[0]} {_quoted(' '.join(words[1:]))}"
            return say("“{text}” may be an option: `equityjournal write {option}`.", text=text, option=option)
        if pack := text if self._is_pack(text) else _nearest(text, self._packs()):
            return say(
                "“{text}” may be a pack: `equityjournal write --pack {pack}`.", text=text, pack=_quoted(pack)
            )
        if theme := text if self._is_theme(text) else _nearest(text, self.session.shelf.titles):
            return say(
                "“{text}” may be a theme: `equityjournal write -t {theme}`.", text=text, theme=_quoted(theme)
            )
        if self._is_setting(text):
            return say(
                "“{text}” may be where it was: `equityjournal write --setting {setting}`.",
                text=text,
                setting=_quoted(text),
            )
        return None

    def _reason_of_command(self, words: Sequence[str]) -> str:
        """The sentence on words that begin as a command does, or as people name one."""
        text, group = " ".join(words), group_of(words[0])
        line = meant(group, words[0], words[1:]) if group else self._as_verb(text)
        if group and line is None:
            may_be = say("“{text}” may be meant for a command.", text=text)
            return f"{may_be} {sentence_on(group)}"
        typed = text if words[0] in PROGRAM else f"equityjournal {line}"
        return say("“{text}” may be a command: `{meant}`.", text=text, meant=typed)

    def _day_in(self, words: str) -> str:
        """The day to type for words like a day: all of them, or the first or last readable ones."""
        pieces = words.split()
        firsts = [pieces[:count] for count in range(len(pieces), 0, -1)]
        lasts = [pieces[at:] for at in range(1, len(pieces))]
        for part in map(" ".join, [*firsts, *lasts]):
            if is_day(part, self.today):
                return _quoted(part)
        if any(letter.isdecimal() for letter in words):  # 25/12: the refusal of -d says what is unclear in it
            return _quoted(words)
        return say("today") if pieces[0].casefold() in _OF_TODAY else say("yesterday")

    def _packs(self) -> dict[str, str]:
        """Titles of packs by id."""
        return {pack.id: pack.title for pack in self.session.shelf.packs}

    def _is_setting(self, words: str) -> bool:
        """Whether words are a setting: of an open entry, or named by `write --help`."""
        wanted = words.casefold()
        if wanted in (say("home visit"), say("team meeting")):
            return True
        found, _ = self.session.catalogue.find(Selection(setting=words))
        return any(brief.setting.casefold() == wanted for brief in found)

    def _is_named(self, words: Sequence[str]) -> bool:
        rest = " ".join(words[1:])
        return (
            looks_like_a_day(rest, self.today)
            if words[0] == "date"
            else self._is_theme(rest) or self._is_pack(rest)
        )

    def _is_command(self, words: Sequence[str]) -> bool:
        """Whether words begin with a verb as typed, or are a verb, perhaps misspelt."""
        if words[0] in PROGRAM or words[0] in self.verbs:
            return True
        word = words[0].casefold()
        if len(words) > 1 or not word.replace("-", "").isalpha():
            return False
        near = len(word) >= SHORTEST and nearest_names(word, dict.fromkeys(self.verbs, ""), least=LIKE)
        return word in self.verbs or bool(near)

    def _as_verb(self, text: str) -> str:
        """A verb for a misspelt or capitalised verb; other text unchanged."""
        near = nearest_names(text.casefold(), dict.fromkeys(self.verbs, ""), least=LIKE)
        return text if text in self.verbs or " " in text or not near else near[0]

    def _names(self, words: str) -> bool:
        """Whether words name a theme or a pack, or several."""
        try:
            return bool(self.session.shelf.pack_or_theme(words))
        except UnknownName as unknown:
            return unknown.several

    def _is_theme(self, words: str) -> bool:
        """Whether words name a theme, or several."""
        try:
            return bool(self.session.shelf.theme(words))
        except UnknownName as unknown:
            return unknown.several

    def _is_pack(self, words: str) -> bool:
        """Whether words are the whole name of a pack."""
        names = [name for pack in self._packs().items() for name in pack]
        return words.casefold() in {name.casefold() for name in names}

    def _is_question(self, words: str) -> bool:
        try:
            self.session.shelf.prompt(words)
        except UnknownName as unknown:
            return unknown.several
        return True

    def _named(self, words: str) -> str | None:
        try:
            return self.session.shelf.pack_or_theme(words)
        except UnknownName:
            return None


def day_begun(command_line: "CommandLine", today: date) -> str | None:
    """The line with quotation marks around a day whose first word alone stands behind its option.

    None where the words behind do not make it a day.
    """
    for run in command_line.runs:
        wholes = [words for words in _beginnings(run) if words.split()[-1].casefold() not in FILLERS]
        days = [words for words in wholes if run.option == "day" and is_day(words, today)]
        if days:
            rest = run.words[len(days[-1].split()) - 1 :]
            text = _quoted(" ".join(rest)) if rest else ""
            return f"equityjournal write {run.typed_option} {_quoted(days[-1])} {text}".rstrip()
    return None


def confirm_text(hand: "InHand", slips: Slips, to: TextIO) -> None:
    """Ask about text like a slip, or refuse such text.

    Raises:
        NotAllowed: When the text is not to be kept, with the spelling that was meant.
    """
    reason = slips.reason(hand.command_line)
    if reason is None:
        return
    if hand.command_line.is_quoted:
        raise NotAllowed(reason)  # and what is text in any case is kept as a draft
    hand.is_safe = True  # the words stand in the question, and in the refusal
    text = " ".join(hand.command_line.words)
    as_text = _quoted(text) if " " in text else f"-- {text}"
    labels = map(_quoted, hand.command_line.labels)
    kept = " ".join(["equityjournal write", *labels, as_text])
    way = say("Nothing is saved. To keep it as your text: `{kept}`.", kept=kept)
    if not (is_terminal(sys.stdin) and is_terminal(to)):
        raise NotAllowed(f"{reason} {way}")
    tell(reason, to=to)
    tell(say("Keep “{text}” as your text? Type y to keep it; Enter leaves it out.", text=text), to=to)
    try:
        typed = one_line()
    except (EOFError, KeyboardInterrupt):
        tell(to=to)
        tell(say("Nothing is saved."), to=to)
        raise
    if typed.strip().casefold() not in (say("y"), say("yes")):
        raise NotAllowed(way)
    hand.is_safe = False


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


def _beginnings(run: "Run") -> list[str]:
    """The option's value with the first word of the text, the first two, and so on."""
    return [" ".join([run.value, *run.words[:count]]) for count in range(1, len(run.words) + 1)]


def _quoted(words: str) -> str:
    """Words as they are typed in a shell: in double quotes where those do."""
    if shlex.quote(words) == words:
        return words
    return f'"{words}"' if not set(words) & set('"$`\\!') else shlex.quote(words)
