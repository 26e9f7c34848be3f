"""Commands with a person's own text as argument."""

import contextlib
import shlex
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand

from equityjournal.cli.commands.half_read import half_read
from equityjournal.cli.commands.help_columns import HelpColumns
from equityjournal.cli.commands.in_hand import InHand, in_hand
from equityjournal.cli.commands.text_runs import parted
from equityjournal.cli.commands.unclear_values import lacking_value, unclear_value
from equityjournal.cli.commands.verb_command import VerbCommand, VerbGroup, apart
from equityjournal.cli.terminal.foreign_quotes import values_together
from equityjournal.cli.terminal.incoming_text import holds_words, is_waiting
from equityjournal.cli.terminal.line_parts import TYPED, options_with_values, parts_of
from equityjournal.cli.terminal.output import heard_or_not, note, tell
from equityjournal.cli.terminal.usage_errors import is_unknown_option
from equityjournal.core.text.errors import JournalError, NothingToKeep, UnclearCommand
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import say

SENTENCE = 3  # words of a value that is worth printing again


class TextCommand(TyperCommand):
    """A command with a person's own text as its argument."""

    example = "equityjournal write"
    """Beginning of the command, as shown in hints."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse text beginning with a dash, with a hint.

        Without this, `-felt awful` would be the feeling "elt awful".
        """
        hint = say(
            'Text that begins with a dash goes after two dashes: `{example} -- "- like this"`.',
            example=self.example,
        )
        ctx.formatter_class = HelpColumns
        args = values_together(args, options_with_values(self.get_params(ctx)))
        typed = list(args)  # parsing takes from the list it is given
        before = args[: args.index("--")] if "--" in args else args
        for at, argument in enumerate(before):
            long_dash = argument.startswith("-") and not argument.startswith("--") and len(argument) > 2
            is_value = at > 0 and before[at - 1] in options_with_values(self.get_params(ctx))
            if long_dash and not is_value:
                looks = say("“{text}” looks like an option.", text=argument)
                spaced = self._with_a_space(ctx, argument)
                refusal = UnclearCommand(f"{looks} {spaced} {hint}" if spaced else f"{looks} {hint}")
                raise self.with_words_kept(ctx, typed, refusal)
        in_hand(ctx).command_line = parted(typed, self.get_params(ctx))
        ctx.meta[TYPED] = typed
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            said = misuse.misused(ctx, misuse.without_text(typed, self.params), error)
            refusal = UnclearCommand(f"{said} {hint}" if is_unknown_option(error) else said)
            raise self.with_words_kept(ctx, typed, refusal) from None
        if ctx.resilient_parsing:
            return rest
        parts = parts_of(typed, self.params)
        if unclear := unclear_value(parts, self.params):
            raise self.with_words_kept(ctx, typed, UnclearCommand(unclear))
        if lacking := lacking_value(parts):
            from equityjournal.cli.commands import misuse  # noqa: PLC0415 - for lines that cannot be read

            said = misuse.without_its_value(ctx, misuse.without_text(typed, self.params), lacking)
            raise self.with_words_kept(ctx, typed, UnclearCommand(said))
        if unfit := apart(ctx, parts):
            raise self.with_words_kept(ctx, typed, UnclearCommand(unfit))
        return rest

    def _with_a_space(self, ctx: Any, argument: str) -> str:
        """The sentence on a short option joined to its value, such as `-tpower`."""
        option, value = argument[:2], argument[2:].removeprefix("=")
        if option not in options_with_values(self.get_params(ctx)):
            return ""
        command = f"{self.example} {option} {shlex.quote(value)}"
        return say("After {option} comes a space: `{command}`.", option=option, command=command)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and keep its words after a failure."""
        hand = in_hand(ctx)
        try:
            hand.read(ctx.params["text"], ctx.params)
            if hand.typed is not None:
                tell_pipe_is_not_read(self.example)
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except BaseException as error:
            if hand.has_words and not hand.is_safe:
                _say_besides(error, self.kept(ctx, hand, ctx.params))
            if isinstance(error, JournalError):
                tell_words_beside(ctx.meta[TYPED], hand, error.sentence)
            raise

    def kept(self, ctx: Any, hand: "InHand", labels: Mapping[str, Any]) -> str:
        """Keep the words in hand; return the sentence."""
        return hand.keep(ctx.find_root().obj, labels)

    def with_words_kept(self, ctx: Any, args: Sequence[str], refusal: Exception) -> Exception:
        """The refusal of a command line, its words kept."""
        hand, labels = self._half_read(ctx, args)
        if hand.has_words:
            _say_besides(refusal, self.kept(ctx, hand, labels))
        if not ctx.resilient_parsing:
            tell_words_beside(args, hand, str(getattr(refusal, "sentence", refusal)))
        return refusal

    def print_again(self, ctx: Any, args: Sequence[str]) -> None:
        """Print the words of an unreadable command line."""
        hand, _ = self._half_read(ctx, args)
        if hand.has_words:
            hand.print_again()

    def _half_read(self, ctx: Any, args: Sequence[str]) -> "tuple[InHand, dict[str, Any]]":
        """Words and known labels of an unreadable command line."""
        hand, (labels, words, maybe) = in_hand(ctx), half_read(args, self.get_params(ctx))
        if not (ctx.resilient_parsing or labels.get("help")):
            is_slip = all(word.startswith("-") and len(word.split()) == 1 for word in words)
            for text in ([], words) if is_slip else (words,):
                if not hand.has_words:
                    hand.read(text, labels)
            is_value = len(" ".join(maybe).split()) == 1  # the day of `--when yesterday` is no text
            if not (hand.has_words or is_value):
                hand.read(maybe, labels)
        return hand, labels


def tell_words_beside(args: Sequence[str], hand: "InHand", said: str) -> None:
    """Print again the words of a refused command line that are neither kept nor in the refusal.

    Such are words taken for the value of an option, with its own value forgotten.

    Args:
        args: The words after the command.
        hand: The words that are kept, or printed again.
        said: The refusal.
    """
    safe = f"{hand.everything()}\n{' '.join(said.split())}"
    values = [word.partition("=")[2] if word.startswith("--") else word for word in args]
    left = [value for value in values if len(value.split()) >= SENTENCE and value not in safe]
    if left:
        with contextlib.suppress(OSError, SystemExit):  # nobody reads the screen any more
            note(say("This stood in your command, so that you can copy it from here:"))
            for text in dict.fromkeys(left):
                tell(text, lines=True, to=sys.stderr)


def tell_pipe_is_not_read(command: str) -> None:
    """Say that piped words are not read beside text after the command."""
    if holds_words(sys.stdin):
        note(
            say(
                "What came through the pipe was not read, as there are words after the command. "
                "Without those, `{command}` keeps it.",
                command=command,
            )
        )


class NoteCommand(VerbCommand):
    """A command with a note, printed again after a refusal."""

    with_words: tuple[str, ...] = ("--note",)
    """Options with a person's own words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        typed = list(args)  # parsing takes from the list it is given
        try:
            return super().parse_args(ctx, args)
        except (typer.TyperException, JournalError):
            read = half_read(typed, self.get_params(ctx))
            self._print_again(ctx, {**read.labels, "text": read.words})
            raise

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except BaseException:
            self._print_again(ctx, ctx.params)
            raise

    def _print_again(self, ctx: Any, labels: Mapping[str, Any]) -> None:
        hand = in_hand(ctx)
        given = [hand.typed or "", *self.own_words(labels)]
        hand.typed = "\n".join(dict.fromkeys(words for words in given if words)) or None
        if hand.has_words and not hand.is_safe:
            hand.print_again()

    def own_words(self, labels: Mapping[str, Any]) -> list[str]:
        """A person's own words in the labels of a command line."""
        found: list[str] = []
        for option in self.params:
            if set(option.opts) & set(self.with_words):
                given = labels.get(option.name or "") or []
                found += [given] if isinstance(given, str) else given
        return found


class TextGroup(VerbGroup):
    """A group with a command for text among its commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The typed command; the words of a misspelt text command are printed again."""
        try:
            return super().resolve_command(ctx, list(args))
        except (typer.TyperException, UnclearCommand):
            commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
            texts = {name: command for name, command in commands.items() if isinstance(command, TextCommand)}
            if nearest := nearest_names(args[0], dict.fromkeys(texts, "")):
                texts[nearest[0]].print_again(ctx, args[1:])
            raise


def _say_besides(error: BaseException, sentence: str) -> None:
    """Say where the words are, in our own refusal if possible."""
    if isinstance(error, JournalError):
        error.say_too(sentence)
    else:
        with heard_or_not():
            note(sentence)


def given_text(hand: "InHand") -> str | None:
    """The words in hand, if any.

    Raises:
        NothingToKeep: When they are blank.
        NotSaved: When piped bytes are not text.
    """
    given = hand.words()
    if given is not None and not given.strip():
        line = " ".join(["equityjournal write", *map(shlex.quote, hand.command_line.labels)])
        raise NothingToKeep(
            say(
                "There is no text in that, so nothing is saved. At a terminal, `{line}` asks for it.",
                line=line,
            )
        )
    return given


def refuse_piped_words(context: typer.Context) -> None:
    """Keep words piped into the program without a verb.

    Raises:
        UnclearCommand: When there are any, with where they are.
    """
    hand = in_hand(context)
    if not is_waiting(sys.stdin):
        return
    hand.read(None, {})
    if hand.has_words:
        wanted = say("There is no command for these words; `equityjournal write` keeps them.")
        raise UnclearCommand(f"{wanted} {hand.keep(context.obj, {})}")
