"""Unreadable command lines, in our own words."""

from typing import Any

from typer.core import TyperGroup

from equityjournal.core.packs.shelf import DEFAULT_PACK
from equityjournal.core.text.speech import say


def is_unknown_option(error: Any) -> bool:
    """Whether the fault of a command line is an unknown option."""
    return type(error).__name__ == "NoSuchOption"


def sentence(error: Any) -> str:
    """The sentence on an unreadable command line; a question where words are missing."""
    if type(error).__name__ == "BadOptionUsage" and not _is_flag(error):
        return say(
            "Something is missing after {option}. --help, after the command, says what goes there.",
            option=error.option_name,
        )
    kind = type(error).__name__
    if kind == "UsageError" and isinstance(getattr(error.ctx, "command", None), TyperGroup):
        return say(
            "There is no such command. `{group} --help` lists those there are.", group=error.ctx.command_path
        )
    wanted = getattr(getattr(error, "param", None), "name", None)
    if kind != "MissingParameter" or wanted is None:
        return str(error.format_message())
    group, _, verb = error.ctx.command_path.removeprefix("equityjournal ").rpartition(" ")
    asked = _of_group(group, verb) if group else _questions(verb)
    return asked.get(wanted) or str(error.format_message())


def _is_flag(error: Any) -> bool:
    """Whether an error's option takes no value."""
    return any(option.is_flag for option in error.ctx.command.params if error.option_name in option.opts)


def _questions(verb: str) -> dict[str, str]:
    """Questions for missing words, by parameter."""
    theme = say(
        "Which theme? `equityjournal packs show {pack}` lists them, and any clear part of a name will do.",
        pack=DEFAULT_PACK,
    )
    return {
        "entry": say(
            "Which entry? `equityjournal {verb} last`, or an id from `equityjournal list`.", verb=verb
        ),
        "theme": theme,
        "themes": theme,
        "words": say("What are you looking for? For example: `equityjournal search housing`."),
        "form": say("Into which format? For example: `equityjournal export markdown`."),
        "file": say("Which file? For example: `equityjournal open for-you.age`."),
    }


def _of_group(group: str, verb: str) -> dict[str, str]:
    """Questions for missing words of a command group, such as `coach read`."""
    if group == "packs":
        return {"name": say("Which pack, or which theme? `equityjournal packs` lists the packs.")}
    if group == "coach":
        return {
            "name": say("Whose? `equityjournal coach` names everybody who shared something with you."),
            "entry": say(
                "On which entry? --entry takes its last letters; `equityjournal coach read NAME` shows them."
            ),
            "file": say(
                "Which file is it to be? For example: `equityjournal coach page NAME together.html`."
            ),
        }
    return {
        "name": say("Whose? `equityjournal keys` names everybody whose card is kept here."),
        "card": say("Whose card? Name the file it is in: `equityjournal keys {verb} their.card`.", verb=verb),
    }
