"""Settings: a person's own choices, in a small file.

A flag wins over a variable, a variable over a setting. Every command reads the file, so nothing heavy is
loaded here; a change goes through `changing_settings`, with Pydantic.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.places import NAME, bytes_meant, config_folder, data_folder, expanded
from equityjournal.store.records import toml
from equityjournal.store.settings.table import ON_OFF, SETTINGS, Setting, Value

OFF = {"0", "no", "off", "false"}
"""Values of a variable that turn something off."""
SIMPLE_EDITORS = ("nano", "pico", "micro", "notepad")
"""Tried in turn where none is named: each shows on its own screen how to leave."""


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
    folder = config_folder(NAME)
    if folder == data_folder(NAME):
        folder = folder.with_name(f"{NAME}-settings")
    return Path(os.path.realpath(folder / "settings.toml"))  # it may be a link into a folder of dotfiles


def read_settings() -> dict[str, Any]:
    """The table in the file, with all keys; empty without a file.

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
    """The table in a file, parsed once for each state of the file."""
    return toml.parse(files.read(path))


def stored_value(name: str) -> Value | None:
    """The stored value; None if not set, or not allowed."""
    try:
        value = read_settings().get(name)
    except DamagedFile:
        return None  # said once, in `wrong_settings`
    return value if SETTINGS[name].fits(value) else None


def chosen(name: str) -> Chosen:
    """The value of a setting, where no flag says otherwise."""
    setting = SETTINGS[name]
    for variable in setting.variables:
        if said := _said(setting, variable):
            return Chosen(said, "variable", variable)
    stored = stored_value(name)
    return Chosen(setting.default, "default") if stored is None else Chosen(stored, "setting")


def _said(setting: Setting, variable: str) -> str:
    """The value of a setting in a variable; empty without any.

    A value that is no choice is told once, in `wrong_settings`.
    """
    said = os.environ.get(variable, "").strip()
    if not said or not setting.choices:
        return said
    word = said.casefold()
    if setting.choices == ON_OFF:
        return "off" if word in OFF else "on"
    return word if word in setting.choices else ""


def is_on(name: str) -> bool:
    """Whether a setting of on and off is on."""
    return chosen(name).value == "on"


def usual_pack() -> str:
    """The id of the default pack."""
    return str(chosen("pack").value)


def usual_moment() -> str | None:
    """The moment chosen for questions; None: the lot has some for each moment."""
    moment = chosen("moment")
    return None if moment.origin == "default" else str(moment.value)


def usual_language() -> str | None:
    """The language set for questions and the program; None: the machine's."""
    value = stored_value("language")
    return None if value is None else str(value)


def editors_named() -> list[tuple[str, str]]:
    """Commands of the named editors in order of use, each after its variable.

    Empty for the setting.
    """
    named = [(name, os.environ.get(name, "").strip()) for name in SETTINGS["editor"].variables]
    named.append(("", str(stored_value("editor") or "")))
    return [(variable, command) for variable, command in named if command]


def list_length() -> int | None:
    """Most entries in a list at a terminal; None for no limit."""
    value = chosen("list-length").value
    return value if isinstance(value, int) else None


def journal_place(typed: Path | None = None) -> Path:
    """The journal's folder.

    In this order: the folder typed, EQUITYJOURNAL_DIR, the setting, the platform's data folder.

    Raises:
        NotAllowed: When EQUITYJOURNAL_DIR is empty, or not a whole path.
    """
    if typed is None and (named := os.environ.get("EQUITYJOURNAL_DIR")) is not None:
        typed = _whole_path(named, "EQUITYJOURNAL_DIR")
    elif typed is None and (usual := stored_value("journal")):
        typed = expanded(bytes_meant(str(usual)))
    return (typed or data_folder(NAME)).absolute()


def _whole_path(named: str, variable: str) -> Path:
    """The folder named by a variable, as an absolute path."""
    if not named.strip():
        raise NotAllowed(
            say(
                "{variable} is set to nothing. Take it away, or set it to the whole path of a folder.",
                variable=variable,
            )
        )
    path = expanded(named)
    if not path.is_absolute():
        raise NotAllowed(
            say(
                "{variable} is “{value}”, which is another folder wherever you are. Set it to a whole "
                "path, such as {path}.",
                variable=variable,
                value=named,
                path=path.absolute(),
            )
        )
    return path


def usual_register() -> Path | None:
    """The folder of the team's register: of EQUITYJOURNAL_REGISTER, or the setting.

    None without either.

    Raises:
        NotAllowed: When it is not a whole path.
    """
    if named := os.environ.get("EQUITYJOURNAL_REGISTER", "").strip():
        return _whole_path(named, "EQUITYJOURNAL_REGISTER")
    value = stored_value("register")
    return None if value is None else expanded(bytes_meant(str(value)))
