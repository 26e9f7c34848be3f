"""The table of all settings: name, meaning, values, default."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.text.speech import listed, say

ON_OFF = ("on", "off")

Value = str | int


class Setting(NamedTuple):
    """A setting.

    A new row of `SETTINGS` is all a new setting needs, besides the place of its use.
    """

    name: str
    about: Callable[[], str]
    """Its meaning, in one sentence."""
    phrase: Callable[[Value], str]
    """A value, as it follows "From now on:"."""
    default: Value | None
    """None: it depends on the machine."""
    choices: tuple[str, ...] = ()
    """Words it may be; empty: any words."""
    is_number: bool = False
    """Whether it may be a whole number, from 1."""
    is_path: bool = False
    """Whether the value is a folder; a relative path is refused, as it would mean another folder in each
    place.
    """
    variables: tuple[str, ...] = ()
    """Variables that win over it."""
    flag: str = ""
    """An option that wins over both."""

    def fits(self, value: object) -> bool:
        """Whether a value is allowed.

        The rule of the Pydantic model, without its cost.
        """
        if isinstance(value, str):
            return value in self.choices if self.choices else self.fits_words(value)
        return self.is_number and type(value) is int and value >= 1

    def fits_words(self, words: str) -> bool:
        """Whether a value outside the choices is allowed."""
        if self.is_path:
            return Path(os.path.expanduser(words)).is_absolute()  # noqa: PTH111 - leaves an unknown `~name` as it is
        return bool(words.strip())

    def choices_in_words(self) -> str:
        """The allowed values: "on or off"."""
        number = [say("a number from 1")] if self.is_number else []
        return listed([*number, *self.choices], last=say("or"))


def _switch(
    name: str,
    about: Callable[[], str],
    *,
    on: Callable[[], str],
    off: Callable[[], str],
    default: str,
    variables: tuple[str, ...] = (),
    flag: str = "",
) -> Setting:
    """A setting that is on or off, with words for both."""

    def phrase(value: Value) -> str:
        return on() if value == "on" else off()

    return Setting(name, about, phrase, default, choices=ON_OFF, variables=variables, flag=flag)


_MOMENTS: dict[Value, Callable[[], str]] = {
    "before": lambda: say("questions for beforehand"),
    "after": lambda: say("questions for afterwards"),
    "looking-back": lambda: say("questions for looking back"),
}

_WAYS: dict[Value, Callable[[], str]] = {
    "box": lambda: say("a box to write in"),
    "lines": lambda: say("line by line"),
    "editor": lambda: say("your editor"),
}

SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(
            "pack",
            lambda: say("The usual pack: `write` asks from it, and `themes` speaks of it."),
            lambda value: say("questions from {pack}", pack=value),
            DEFAULT_PACK,
            flag="--pack",
        ),
        Setting(
            "moment",
            lambda: say(
                "When you write, so that every question fits. Not set, one in four is for another moment."
            ),
            lambda value: _MOMENTS[value](),
            "after",
            choices=("before", "after", "looking-back"),
            flag="--moment",
        ),
        _switch(
            "notices",
            lambda: say("A line after writing, if something in it may tell who somebody is."),
            on=lambda: say("notices"),
            off=lambda: say("no notices"),
            default="on",
            variables=("EQUITYJOURNAL_NOTICES",),
            flag="--no-notices",
        ),
        _switch(
            "last-line",
            lambda: say("One last line after an answer, for feelings and a place."),
            on=lambda: say("a last line after an answer"),
            off=lambda: say("no last line"),
            default="on",
        ),
        Setting(
            "language",
            lambda: say("The language of questions, and of the program, where there are words in it."),
            lambda value: say("words in {language}, where there are any", language=value),
            None,
            variables=("EQUITYJOURNAL_LANGUAGE",),
            flag="--language",
        ),
        Setting(
            "editor",
            lambda: say("The editor that opens when you ask for one."),
            lambda value: say("the editor {name}", name=value),
            None,
            variables=("VISUAL", "EDITOR"),
        ),
        Setting(
            "writing",
            lambda: say(
                "How you write an answer. Without it, a box where the screen can show one, else lines."
            ),
            lambda value: _WAYS[value](),
            None,
            choices=("box", "lines", "editor"),
            variables=("EQUITYJOURNAL_WRITING",),
            flag="--lines",
        ),
        Setting(
            "journal",
            lambda: say("The folder of your journal. Setting it moves nothing."),
            lambda value: say("the journal in {path}", path=value),
            None,
            is_path=True,
            variables=("EQUITYJOURNAL_DIR",),
            flag="--journal",
        ),
        Setting(
            "register",
            lambda: say("The folder in which your team keeps its promises. Setting it moves nothing."),
            lambda value: say("the team's promises in {path}", path=value),
            None,
            is_path=True,
            variables=("EQUITYJOURNAL_REGISTER",),
            flag="--register",
        ),
        Setting(
            "list-length",
            lambda: say("How many entries `list` and `search` show at most at a terminal."),
            lambda value: (
                say("lists of everything")
                if value == "all"
                else say("at most {count} in a list", count=value)
            ),
            10,
            choices=("all",),
            is_number=True,
            flag="--limit",
        ),
        _switch(
            "pager",
            lambda: say("Long lists and entries a screen at a time. What you search for there is not kept."),
            on=lambda: say("long lists a screen at a time"),
            off=lambda: say("no pager"),
            default="off",
        ),
        _switch(
            "on-this-day",
            lambda: say(
                "A line from a year ago, below `equityjournal`; never from a private entry, nor about what "
                "was done to you."
            ),
            on=lambda: say("a line from a year ago"),
            off=lambda: say("no line from a year ago"),
            default="off",
        ),
    )
}
"""All settings, in the order in which they are listed. None of them shares anything, or makes private off."""
