"""Unreadable command lines, in our own words.

The framework's own sentences are never shown. Its errors are told apart by class, never by their words.
"""

from collections.abc import Sequence
from typing import Any

from typer.core import TyperGroup

from equityjournal.cli.terminal.instead import instead_of
from equityjournal.cli.terminal.line_parts import kind_of
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.text.naming import alike
from equityjournal.core.text.speech import listed, say

_EXAMPLES = {
    "CHANNEL": "text",
    "CODE": "en-GB",
    "DAY": "yesterday",
    "DAY TIME": "friday 15:30",
    "DIR": "my-journal",
    "FILE": "my-file",
    "FORMAT": "markdown",
    "ID": "last",
    "MOMENT": "after",
    "N": "3",
    "NAME": "Bronwen",
    "NATION": "wales",
    "ORDER": "newest",
    "PACK": "pause",
    "PROMPT": "power/who-decided",
    "ROLE": '"a colleague"',
    "SHELL": "bash",
    "STEP": "2",
    "TEXT": '"a few words"',
    "THEME": "power",
    "WAY": "month",
    "WHAT": "setting",
    "WHEN": "friday",
    "WORD": "hopeful",
    "WORDS": '"a few words"',
}
"""An example of each kind of value, by its name in `--help`."""

_OTHER_OPTIONS = {
    "after": "since", "from": "since", "start": "since", "before": "until", "to": "until", "end": "until",
    "when": "date", "day": "date", "on": "date", "tag": "theme", "topic": "theme", "about": "theme",
    "mood": "feeling", "emotion": "feeling", "place": "setting", "where": "setting", "who": "person",
    "number": "limit", "count": "limit", "n": "limit", "max": "limit", "file": "output", "out": "output",
    "because": "reason", "why": "reason", "everything": "all", "full": "all", "secret": "private",
    "output": "page", "o": "page",
    "overwrite": "force", "edit": "editor", "question": "prompt", "anonymise": "mask", "redact": "mask",
    "v": "version",
}  # fmt: skip
"""Options by other words people use for them."""


_LIKE = 0.65  # likeness to an option, out of 1: `--json` is not like `--person`


def sentence(error: Any, context: Any = None, example: str = "") -> str:
    """The sentence on an unreadable command line; a question where words are missing.

    Args:
        error: The framework's error.
        context: Its context for the command, which some errors lack.
        example: The typed line made whole, if it is known.
    """
    context = context or getattr(error, "ctx", None)
    if context is None:
        return say("That cannot be read. `equityjournal --help` lists all commands.")
    kind, command = type(error).__name__, context.command_path
    parameters = context.command.get_params(context)
    if kind == "NoSuchOption":
        return unknown_option(error.option_name, parameters, command)
    if kind == "BadOptionUsage":
        return _badly_used_option(error.option_name, parameters, command, example)
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error.param, parameters, command, example)
    if kind == "BadParameter" and error.param is not None:
        return _wrong_number(error.param, command)
    if isinstance(context.command, TyperGroup):
        return say("There is no such command. `{group} --help` lists those there are.", group=command)
    return say("That cannot be read. `{command} --help` says how it is typed.", command=command)


def is_unknown_option(error: Any) -> bool:
    """Whether the fault of a command line is an unknown option."""
    return type(error).__name__ == "NoSuchOption"


def is_wrong_number(error: Any) -> bool:
    """Whether a command line's fault is a word in place of its own number."""
    if type(error).__name__ != "BadParameter" or error.param is None:
        return False
    return bool(error.param.param_type_name == "argument")


def missing_argument(error: Any) -> str | None:
    """The name of the argument missing in a command line.

    None for another fault.
    """
    if type(error).__name__ != "MissingParameter" or error.param is None:
        return None
    name: str = error.param.name
    return name


def option_named(word: str, parameters: Sequence[Any]) -> str | None:
    """The option with dashes for a word without."""
    long_names = {name[2:]: name for known in parameters for name in known.opts if name.startswith("--")}
    plain = word.casefold().lstrip("-")
    found: str | None = long_names.get(plain) or long_names.get(_OTHER_OPTIONS.get(plain, ""))
    return found


def example_of(parameter: Any) -> str:
    """An example of a value, after its option; empty for a flag."""
    spelled: list[str] = [name for name in parameter.opts if name.startswith("--")]
    if getattr(parameter, "is_flag", False):
        return spelled[0]
    value = value_for(parameter)
    return f"{spelled[0]} {value}" if spelled else value


def value_for(parameter: Any) -> str:
    """An example of a value."""
    return _EXAMPLES.get(kind_of(parameter), '"a few words"')


def unknown_option(typed: str, parameters: Sequence[Any], command: str) -> str:
    """The sentence on an option a command does not have."""
    names = {
        name: [name.replace("-", "")] for known in parameters for name in known.opts if name.startswith("--")
    }
    if said := instead_of(command.partition(" ")[2], typed):
        return said
    meant = option_named(typed, parameters)
    is_letter = not typed.startswith("--")  # likeness of spelling says nothing about a single letter
    near = [meant] if meant else [] if is_letter else alike(typed.replace("-", ""), names, least=_LIKE)
    unknown = say("`{command}` has no {option}.", command=command, option=typed)
    if near:
        instead = say("Did you mean {names}?", names=listed(near, last=say("or")))
    else:
        instead = say("`{command} --help` lists what there is.", command=command)
    return f"{unknown} {instead}"


def _badly_used_option(typed: str, parameters: Sequence[Any], command: str, example: str) -> str:
    """The sentence on an option without its value, or a flag with a value."""
    parameter = next(known for known in parameters if typed in known.opts)
    shortest = f"{command} {example_of(parameter)}"
    if getattr(parameter, "is_flag", False):
        return say("{option} stands alone: `{example}`.", option=typed, example=shortest)
    return without_value(typed, example or shortest)


def without_value(typed: str, example: str) -> str:
    """The sentence on an option without its value."""
    return say(
        "Something is missing after {option}. For example: `{example}`.",
        option=typed,
        example=example,
    )


def _wrong_number(parameter: Any, command: str) -> str:
    """The sentence on an invalid number, the only values checked by the framework."""
    named = parameter.opts[0]
    example = f"{command} {example_of(parameter)}"
    if command.endswith(" coach reply"):
        return say(
            "Which entry? Its number, as `equityjournal with NAME` shows it: `{example}`.",
            example="equityjournal coach reply NAME 1",
        )
    if parameter.param_type_name == "argument":
        return say(
            "`{command}` takes an entry, and a number if that has several small steps: `{command} last 2`. "
            "`equityjournal steps` shows both.",
            command=command,
        )
    least = getattr(parameter.type, "min", None)
    if least is not None:
        return say(
            "{option} is a whole number, {least} or more: `{example}`.",
            option=named,
            least=least,
            example=example,
        )
    return say("{option} is a whole number: `{example}`.", option=named, example=example)


def _missing(missing: Any, parameters: Sequence[Any], command: str, example: str) -> str:
    """The question for a missing value."""
    needed = [known for known in parameters if known.required]
    example = example or " ".join([command, *(example_of(known) for known in needed)])
    verb, *below = command.split()[1:]
    questions = _of_group(verb, below[-1]) if below else _questions(example)
    if missing.name in questions:
        return questions[missing.name]
    return say("Something is missing. For example: `{example}`.", example=example)


def _questions(example: str) -> dict[str, str]:
    """Questions for missing words, by parameter.

    Args:
        example: The typed line made whole.
    """
    theme = say(
        "Which theme? `equityjournal packs show {pack}` lists them, and a clear start of any word "
        "of a name will do.",
        pack=DEFAULT_PACK,
    )
    return {
        "entry": which_entry(example),
        "theme": theme,
        "themes": theme,
        "step_name": say(
            "Which small step? `equityjournal steps` numbers them. For example: `{example}`.", example=example
        ),
        "source": say("Which file or folder? For example: `equityjournal import diary.json`."),
        "words": say("What are you looking for? For example: `equityjournal search housing`."),
        "pack": say(
            "Which pack? `equityjournal packs` lists them. For example: `equityjournal worksheet pause`."
        ),
        "shell": say("For which shell? For example: `equityjournal completion bash`."),
    }


def which_entry(example: str) -> str:
    """The question for an entry.

    Args:
        example: The typed line made whole.
    """
    return say("Which entry? `{example}`, or a number or id from `equityjournal list`.", example=example)


def _of_group(group: str, verb: str) -> dict[str, str]:
    """Questions for missing words of a command group, such as `coach reply`."""
    if group == "packs" and verb == "new":
        return {
            "name": say(
                "What shall it be called? Small letters, figures and hyphens: "
                "`equityjournal packs new my-team`."
            )
        }
    if group == "packs":
        return {"name": say("Which pack, or which theme? `equityjournal packs` lists the packs.")}
    if group == "coach":
        return {
            "name": say("Whose? `equityjournal coach` names everybody who shared something with you."),
            "n": say("On which entry? `equityjournal with NAME` shows their numbers."),
        }
    return {
        "name": say("Whose? `equityjournal keys` names everybody whose card is kept here."),
        "card": say("Whose card? Name the file it is in: `equityjournal keys {verb} their.card`.", verb=verb),
    }
