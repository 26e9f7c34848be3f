"""Speech: the door for messages, for a catalogue to translate.

English stands in the code, where each message can be read in its place. `make words` gathers all messages
into `src/equityjournal/locale/equityjournal.pot`, the catalogue a translation starts from (GNU gettext, which
knows the six plural forms of Welsh).
"""

import re
from collections.abc import Mapping, Sequence
from gettext import NullTranslations

_spoken = NullTranslations()
_before_the_verb = ""

PROGRAM = "equityjournal "
"""The beginning of a command, as messages have it between backticks."""


def speak(catalogue: NullTranslations) -> None:
    """Set the catalogue for all messages; English fills its gaps."""
    global _spoken  # a single language for the whole program, set once at start-up
    _spoken = catalogue


def type_before_verbs(options: str) -> None:
    """Set the options that every command in a message has before its verb.

    They are those typed so now: a command copied from the screen is then about the same journal.

    Args:
        options: As a shell takes them; empty for none.
    """
    global _before_the_verb  # of the command line that is run, set once at its start
    _before_the_verb = options


def say(message: str, /, **values: object) -> str:
    """A message in the language spoken, its `{names}` filled in."""
    return _filled(_spoken.gettext(message), values)


def say_many(singular: str, plural: str, count: int, /, **values: object) -> str:
    """A message in singular or plural, with `{count}` filled in."""
    return _filled(_spoken.ngettext(singular, plural, count), {"count": count, **values})


def command(line: str) -> str:
    """A command to copy, outside a message: with the options before its verb."""
    if not _before_the_verb or not line.startswith(PROGRAM) or line.startswith(f"{PROGRAM}-"):
        return line
    return f"{PROGRAM}{_before_the_verb} {line.removeprefix(PROGRAM)}"


def _filled(message: str, values: Mapping[str, object]) -> str:
    """A message with its values, and with options moved before the verbs of its commands.

    Words of a person are values, and stay as they are: only a value that is itself a command is changed.
    """
    if not _before_the_verb:
        return message.format(**values)
    options = _before_the_verb.replace("{", "{{").replace("}", "}}")
    whole = re.sub(f"`{PROGRAM}(?!-)", lambda found: f"{found[0]}{options} ", message)
    return whole.format(
        **{
            name: command(value) if isinstance(value, str) and f"`{{{name}}}" in message else value
            for name, value in values.items()
        }
    )


def listed(names: Sequence[str], *, last: str | None = None) -> str:
    """Names joined: "a, b and c"; `last` replaces "and"."""
    if len(names) < 2:
        return "".join(names)
    if last is None:
        last = say("and")
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
