"""Speech: the door for messages, for a catalogue to translate.

English stands in the code, where each message can be read in its place. `make words` gathers all messages
into `src/equityjournal/locale/equityjournal.pot`, the catalogue a translation starts from (GNU gettext, which
knows the six plural forms of Welsh).
"""

from collections.abc import Sequence
from gettext import NullTranslations

_spoken = NullTranslations()


def speak(catalogue: NullTranslations) -> None:
    """Set the catalogue for all messages; English fills its gaps."""
    global _spoken  # a single language for the whole program, set once at start-up
    _spoken = catalogue


def say(message: str, /, **values: object) -> str:
    """A message in the language spoken, its `{names}` filled in."""
    return _spoken.gettext(message).format(**values)


def say_many(singular: str, plural: str, count: int, /, **values: object) -> str:
    """A message in singular or plural, with `{count}` filled in."""
    return _spoken.ngettext(singular, plural, count).format(count=count, **values)


def listed(names: Sequence[str], *, last: str | None = None) -> str:
    """Names joined: "a, b and c"; `last` replaces "and"."""
    if len(names) < 2:
        return "".join(names)
    if last is None:
        last = say("and")
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
