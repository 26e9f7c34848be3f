"""Text resembling a slip, such as half an option."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.commands.text_runs import MOST_WORDS
from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.text_meant import TextMeant, day_in, in_quotes, titles_of_packs
from equityjournal.core.days.like_a_day import is_day, is_word_of_day
from equityjournal.core.days.words import FILLERS
from equityjournal.core.entries.typed_last_line import is_setting
from equityjournal.core.entries.typed_step import is_when
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import nearest_names, unaccented
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.commands.in_hand import InHand
    from equityjournal.cli.commands.text_runs import CommandLine, Run
    from equityjournal.cli.session.session import Session

FREE_WORDS = ("setting", "person", "feeling", "step", "title", "their_words")
"""Options with any words as their value."""
NAMING = ("theme", "pack")


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
                return self._reason_of_rest(run, _texts_beside(run, command_line))
        if not command_line.is_short:
            return None
        return TextMeant(self.session, self.verbs, self.today).reason(command_line.words)

    def _reason_of_rest(self, run: "Run", texts: Sequence[str]) -> str:
        """The sentence on words that continue the value of their option.

        Args:
            run: The option and the words.
            texts: Words that are text in any case.
        """
        beginnings = _beginnings(run)
        named = [words for words in beginnings if run.option in NAMING and self._names(words)]
        if run.is_joined and len(run.words) > MOST_WORDS:
            named, texts = [beginnings[run.joint - 1]], [" ".join(run.words[run.joint :]), *texts]
        if run.option == "day" and not any(is_day(words, self.today) for words in beginnings):
            return say(
                "“{words}” may be the rest of {option}, which takes a day alone: "
                "`equityjournal write {option} {day}`.",
                words=" ".join(run.words),
                option=run.typed_option,
                day=" ".join([day_in(beginnings[-1], self.today), *map(in_quotes, texts)]),
            )
        if run.option == "day":
            named = [words for words in beginnings if is_day(words, self.today)]
        return say(
            "“{words}” may be the rest of {option}. Several words go in quotation marks: "
            "`equityjournal write {option} {value}`.",
            words=" ".join(run.words),
            option=run.typed_option,
            value=" ".join(map(in_quotes, [named[-1] if named else beginnings[-1], *texts])),
        )

    def _is_rest(self, run: "Run") -> bool:
        """Whether words continue the value of their option."""
        beginnings = _beginnings(run)
        if run.option in FREE_WORDS or (run.option in NAMING and run.is_joined):
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
        if run.option == "reply":
            return any(is_day(words, self.today) for words in beginnings)
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
        titles = titles_of_packs(self.session) | dict(self.session.shelf.titles)
        spelled = {word.rstrip(",") for word in unaccented(titles.get(name or "", "")).split()}
        return unaccented(run.words[0]) in spelled or bool(
            name and nearest_names(" ".join([run.value, run.words[0]]), {name: titles[name]}, least=0.9)
        )

    def _names(self, words: str) -> bool:
        """Whether words name a theme or a pack, or several."""
        try:
            return bool(self.session.shelf.pack_or_theme(words))
        except UnknownName as unknown:
            return unknown.several

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
            text = in_quotes(" ".join(rest)) if rest else ""
            return f"equityjournal write {run.typed_option} {in_quotes(days[-1])} {text}".rstrip()
    return None


def setting_begun(command_line: "CommandLine") -> str | None:
    """The line with quotation marks around a common setting whose first word alone stands behind its option.

    Few words behind it are asked about instead. None for any other words.
    """
    for run in command_line.runs:
        if run.option == "setting" and run not in command_line.rests and is_setting(_beginnings(run)[0]):
            setting, text = _beginnings(run)[0], in_quotes(" ".join(run.words[1:]))
            return f"equityjournal write {run.typed_option} {in_quotes(setting)} {text}".rstrip()
    return None


def confirm_text(hand: "InHand", slips: Slips, to: TextIO) -> None:
    """Ask about text like a slip, or refuse such text.

    Raises:
        NotAllowed: When the text is not to be kept, with the spelling that was meant.
    """
    reason = slips.reason(hand.command_line)
    if reason is None:
        return
    if not hand.command_line.is_short:
        raise NotAllowed(reason)  # and what is text in any case is kept as a draft
    hand.is_safe = True  # the words stand in the question, and in the refusal
    text = " ".join(hand.command_line.words)
    as_text = in_quotes(text) if " " in text else f"-- {text}"
    labels = map(in_quotes, hand.command_line.labels)
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


def _texts_beside(run: "Run", command_line: "CommandLine") -> list[str]:
    """The text beside words that continue an option's value: as quoted, or the loose words elsewhere."""
    if command_line.is_quoted:
        return [words for words in command_line.words if " " in words]
    others = [word for other in command_line.runs if other is not run for word in other.words]
    return [" ".join(others)] if others else []


def _beginnings(run: "Run") -> list[str]:
    """The option's value with the first word of the text, the first two, and so on."""
    return [" ".join([run.value, *run.words[:count]]) for count in range(1, len(run.words) + 1)]
