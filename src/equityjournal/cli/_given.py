"""Text given with the command, or through a pipe: taken as it is, and never mistaken for an option."""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from equityjournal.cli._desk import Desk
    from equityjournal.core.entry import Draft
    from equityjournal.core.pack import Prompt


class TextCommand(TyperCommand):
    """A command whose words are somebody's text: a dash that begins it is never taken for an option."""

    example = "equityjournal write"
    """How such a command begins, as it is shown."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse a text that begins with a dash, and show how it is written.

        Without this, `-felt awful` would be the feeling "elt awful".
        """
        from equityjournal.cli._missing import sentence
        from equityjournal.core.errors import UnclearCommand
        from equityjournal.core.speech import say

        hint = say(
            'Text that begins with a dash goes after two dashes: {example} -- "- like this"',
            example=self.example,
        )
        before = args[: args.index("--")] if "--" in args else args
        for at, argument in enumerate(before):
            long_dash = argument.startswith("-") and not argument.startswith("--") and len(argument) > 2
            is_value = at > 0 and before[at - 1] in self._options_with_values(ctx)
            if long_dash and not is_value:
                raise UnclearCommand(say("“{text}” looks like an option. {hint}", text=argument, hint=hint))
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            said = sentence(error)
            unknown = said.startswith("No such option")
            raise UnclearCommand(f"{said.rstrip('.')}. {hint}" if unknown else said) from None

    def _options_with_values(self, ctx: Any) -> set[str]:
        return {
            name
            for parameter in self.get_params(ctx)
            if not getattr(parameter, "is_flag", True)
            for name in parameter.opts
        }


def given_text(text: Sequence[str] | None, desk: "Desk", now: datetime, *, asked: bool) -> str | None:
    """The text on the command line or in the pipe; None where a question is to be asked.

    Raises:
        NothingToKeep: When it is blank.
        NotSaved: When piped bytes are not text; they are kept among the drafts.
    """
    from equityjournal.cli._ask import captured, piped
    from equityjournal.cli._screen import is_terminal
    from equityjournal.core.errors import NothingToKeep, NotSaved
    from equityjournal.core.speech import say
    from equityjournal.store import files

    if text and text != ["-"]:
        given = captured(" ".join(text), keep_end=True)
    elif text or not (asked or is_terminal(sys.stdin)):
        data = piped()
        if len(data) > files.LARGEST:
            path = desk.journal.drafts.keep_bytes(data, now)
            raise NotSaved(
                say("That is more than 10 MB, too much for one entry. It is kept in {path}.", path=path)
            )
        try:
            given = captured(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            path = desk.journal.drafts.keep_bytes(data, now)
            raise NotSaved(
                say(
                    "What was piped in is not UTF-8 text, so it is no entry yet. It is kept in {path}.",
                    path=path,
                )
            ) from None
    else:
        return None
    if not given.strip():
        raise NothingToKeep(
            say("There is no text in that, so nothing is saved. `equityjournal write` asks a question.")
        )
    return given


def marks_of(prompts: "Iterable[Prompt]") -> dict[str, Any]:
    """What an entry becomes by these questions: private, where any is for somebody who was treated badly."""
    if any(prompt.written_for == "harmed" for prompt in prompts):
        return {"private": True, "happened_to_me": True}
    return {}


def with_text(draft: "Draft", desk: "Desk", text: str, themes: Sequence[str], wanted: str | None) -> "Draft":
    """A draft that holds text as it was given; nothing is asked, and themes are tags."""
    from equityjournal.core.entry import Answer

    answer = Answer(text=text)
    changes: dict[str, Any] = {"themes": list(dict.fromkeys(themes))}
    if wanted:
        pack, prompt = desk.library.prompt(wanted)
        answer = Answer(prompt=prompt.cited, question=prompt.text, themes=prompt.themes, text=text)
        changes |= {"pack": pack.id, "language": pack.language, "shown": [prompt.cited]}
        changes |= marks_of([prompt])
    return draft.model_copy(update={**changes, "answers": [answer]})
