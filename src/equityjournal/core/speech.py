"""The one door for every word the program speaks, so that a catalogue can put it in another language.

English stands in the code, where it can be read in its place. `make words` gathers all of it into
`src/equityjournal/locale/equityjournal.pot`, the catalogue that a translation starts from (GNU gettext,
which knows the six plural forms of Welsh).
"""

from collections.abc import Sequence
from gettext import NullTranslations

_spoken = NullTranslations()


def speak(catalogue: NullTranslations) -> None:
    """Say everything from now on in the words of `catalogue`; what it lacks is said in English."""
    global _spoken  # one voice for the whole program, chosen once at the start
    _spoken = catalogue


def say(message: str, /, **values: object) -> str:
    """Return `message` in the language spoken, its `{names}` filled in from `values`."""
    return _spoken.gettext(message).format(**values)


def say_many(singular: str, plural: str, count: int, /, **values: object) -> str:
    """Return `one` or `many`, whichever fits `count` in the language spoken; `{count}` is filled in."""
    return _spoken.ngettext(singular, plural, count).format(count=count, **values)


def listed(names: Sequence[str], *, last: str | None = None) -> str:
    """Join names as they are said aloud: "a, b and c"; `last` is the word before the last one."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {say('and') if last is None else last} {names[-1]}"
