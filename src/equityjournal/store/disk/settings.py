"""Settings: a person's own choices, in one small file, and the table of all there are.

A flag wins over a variable, a variable over a setting. Every command reads the file, so nothing heavy is
loaded here; a change goes through `changing_settings`, with Pydantic.
"""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import files, toml
from equityjournal.store.disk.home import config_folder, data_folder

_PROGRAM = "equityjournal"
ON_OFF = ("on", "off")
OFF = {"0", "no", "off", "false"}
"""Values of a variable that turn something off."""
SIMPLE_EDITORS = ("nano", "pico", "micro", "notepad")
"""Tried in turn where nobody has named one: each says on its own screen how to leave it."""

Value = str | int


class Setting(NamedTuple):
    """A setting; a new row of `SETTINGS` is all that a new one needs, besides the place that reads it."""

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
    """Whether it is a folder: by a part of its path, it would be another one in each folder."""
    variables: tuple[str, ...] = ()
    """Variables that win over it."""
    flag: str = ""
    """An option that wins over both."""

    def fits(self, value: object) -> bool:
        """Whether it may have a value: what the Pydantic model says too, at no cost."""
        if isinstance(value, str):
            return value in self.choices if self.choices else self.fits_words(value)
        return self.is_number and type(value) is int and value >= 1

    def fits_words(self, words: str) -> bool:
        """Whether it may have a value that is none of its choices."""
        if self.is_path:
            return Path(os.path.expanduser(words)).is_absolute()  # noqa: PTH111 - leaves an unknown `~name` as it is
        return bool(words.strip())

    def choices_in_words(self) -> str:
        """The values it may have: "on or off"."""
        number = [say("a number from 1")] if self.is_number else []
        return listed([*number, *self.choices], last=say("or"))


def _on_off(on: Callable[[], str], off: Callable[[], str]) -> Callable[[Value], str]:
    """The phrases of a setting that is on or off."""
    return lambda value: on() if value == "on" else off()


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
            lambda: say("When you mostly write, so that the question fits."),
            lambda value: _MOMENTS[value](),
            "after",
            choices=("before", "after", "looking-back"),
            flag="--moment",
        ),
        Setting(
            "notices",
            lambda: say("A line after writing, if something in it may tell who somebody is."),
            _on_off(lambda: say("notices"), lambda: say("no notices")),
            "on",
            choices=ON_OFF,
            variables=("EQUITYJOURNAL_NOTICES",),
            flag="--no-notices",
        ),
        Setting(
            "last-line",
            lambda: say("One last line after an answer, for feelings and a place."),
            _on_off(lambda: say("a last line after an answer"), lambda: say("no last line")),
            "on",
            choices=ON_OFF,
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
        Setting(
            "pager",
            lambda: say("Long lists and entries a screen at a time. What you search for there is not kept."),
            _on_off(lambda: say("long lists a screen at a time"), lambda: say("no pager")),
            "off",
            choices=ON_OFF,
        ),
        Setting(
            "on-this-day",
            lambda: say(
                "A line from a year ago, below `equityjournal`; never from a private entry, nor about what "
                "was done to you."
            ),
            _on_off(lambda: say("a line from a year ago"), lambda: say("no line from a year ago")),
            "off",
            choices=ON_OFF,
        ),
    )
}
"""All settings, in the order in which they are listed. None of them shares anything, or makes private off."""


class Chosen(NamedTuple):
    """The value of a setting, and its origin."""

    value: Value | None
    origin: str
    """flag, variable, setting or default."""
    variable: str = ""
    """The variable it came from."""


def settings_path() -> Path:
    """Path of the settings.

    On Windows and macOS the platform's folders for settings and for data are one, which is the usual
    journal; a file in it would pass for a journal, so the folder is another there.
    """
    folder = config_folder(_PROGRAM)
    if folder == data_folder(_PROGRAM):
        folder = folder.with_name(f"{_PROGRAM}-settings")
    return Path(os.path.realpath(folder / "settings.toml"))  # it may be a link into a folder of dotfiles


def read_settings() -> dict[str, Any]:
    """The table in the file, with all its keys; empty where there is none.

    Raises:
        DamagedFile: With a clause that says why not.
    """
    try:
        path = settings_path()
        about = path.stat()
    except (OSError, NotAllowed):  # none is there, its folder is closed to us, or no home is known
        return {}
    return dict(_parsed(path, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))


@lru_cache(maxsize=1)
def _parsed(path: Path, *_state: int) -> dict[str, Any]:
    """The table in a file, parsed once for each state of the file: a command asks for several settings."""
    return toml.parse(files.read(path))


def stored_value(name: str) -> Value | None:
    """The value in the file; None: it is not set, or cannot be that."""
    try:
        value = read_settings().get(name)
    except DamagedFile:
        return None  # said once, by `wrong_settings`
    return value if SETTINGS[name].fits(value) else None


def chosen(name: str) -> Chosen:
    """The value of a setting, where no flag says otherwise."""
    setting = SETTINGS[name]
    for variable in setting.variables:
        if said := os.environ.get(variable, "").strip():
            if setting.choices == ON_OFF:
                said = "off" if said.casefold() in OFF else "on"
            elif setting.choices:
                said = said.casefold()
                if said not in setting.choices:
                    continue  # said once, by `wrong_settings`
            return Chosen(said, "variable", variable)
    stored = stored_value(name)
    return Chosen(setting.default, "default") if stored is None else Chosen(stored, "setting")


def wrong_settings() -> list[str]:
    """A sentence for each thing in the file that cannot be used, and what to do; the rest counts."""
    try:
        table = read_settings()
    except DamagedFile:
        return [
            say(
                "Your settings cannot be read, so none of them counts. They are in {path}, to be mended; or "
                "`equityjournal config --clear` puts them aside, and you can set them again.",
                path=settings_path(),
            )
        ]
    odd = [setting for name, setting in SETTINGS.items() if name in table and not setting.fits(table[name])]
    return [
        say(
            "The setting {name} cannot be “{value}”, so it counts as not set. "
            "`equityjournal config {name}` says what it can be.",
            name=setting.name,
            value=table[setting.name],
        )
        for setting in odd
    ] + _wrong_variables()


def _wrong_variables() -> list[str]:
    """A sentence for each variable that is none of its setting's choices."""
    return [
        say(
            "{variable} cannot be “{value}”, so it counts as not set. It can be {choices}.",
            variable=variable,
            value=said,
            choices=setting.choices_in_words(),
        )
        for setting in SETTINGS.values()
        if setting.choices and setting.choices != ON_OFF
        for variable in setting.variables
        if (said := os.environ.get(variable, "").strip()) and said.casefold() not in setting.choices
    ]


def is_on(name: str) -> bool:
    """Whether a setting of on and off is on."""
    return chosen(name).value == "on"


def usual_pack() -> str:
    """The id of the pack that is meant where none is named."""
    return str(chosen("pack").value)


def usual_moment() -> str:
    """The moment for which questions are drawn."""
    return str(chosen("moment").value)


def usual_language() -> str | None:
    """The language set for questions and the program; None: the machine's."""
    value = stored_value("language")
    return None if value is None else str(value)


def usual_journal() -> str | None:
    """The folder set for the journal; None: the platform's."""
    value = stored_value("journal")
    return None if value is None else str(value)


def editors_named() -> list[tuple[str, str]]:
    """Commands of the editors named, each after its variable, or none for the setting; the first is used."""
    named = [(name, os.environ.get(name, "").strip()) for name in SETTINGS["editor"].variables]
    named.append(("", str(stored_value("editor") or "")))
    return [(variable, command) for variable, command in named if command]


def list_length() -> int | None:
    """How many entries a list at a terminal shows at most; None: all of them."""
    value = chosen("list-length").value
    return value if isinstance(value, int) else None
