"""What was left out of a command line, asked for in our own words."""

from typing import Any

from equityjournal.core.shelf import DEFAULT_PACK
from equityjournal.core.speech import say


def sentence(error: Any) -> str:
    """The sentence for a command line that cannot be read: a question, where something was left out."""
    if type(error).__name__ == "BadOptionUsage" and "requires an argument" in error.format_message():
        return say(
            "Something is missing after {option}. --help, after the command, says what goes there.",
            option=error.option_name,
        )
    wanted = getattr(getattr(error, "param", None), "name", None)
    if type(error).__name__ != "MissingParameter" or wanted is None:
        return str(error.format_message())
    verb = error.ctx.info_name
    return _questions(verb).get(wanted) or str(error.format_message())


def _questions(verb: str) -> dict[str, str]:
    """A question for each thing that can be left out, by its name in the verb's function."""
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
        "name": say("Which pack, or which theme? `equityjournal packs` lists the packs."),
        "form": say("Into which format? For example: `equityjournal export markdown`."),
    }
