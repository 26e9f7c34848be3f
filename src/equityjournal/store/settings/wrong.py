"""Wrong settings in words, with file and line."""

import os
import re
from typing import Any

from equityjournal.core.text.errors import DamagedFile, MisencodedFile
from equityjournal.core.text.naming import LIKE, nearest_names
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.settings.table import ON_OFF, SETTINGS, Setting
from equityjournal.store.settings.values import read_settings, settings_path, stored_value


def wrong_settings() -> list[str]:
    """A sentence for each unusable setting; the rest counts."""
    try:
        table = read_settings()
    except DamagedFile as error:
        return [
            say(
                "Your settings cannot be read, so none of them counts. {fault}. Mend it there; or "
                "`equityjournal config --clear` puts them aside, and you can set them again.",
                fault=_fault(error),
            )
        ]
    odd = [setting for name, setting in SETTINGS.items() if name in table and not setting.fits(table[name])]
    return [
        say(
            "{place}: the setting {name} cannot be {value}, so it counts as not set. "
            "`equityjournal config {name}` says what it can be.",
            place=_place(setting.name),
            name=setting.name,
            value=_as_written(setting, table[setting.name]),
        )
        for setting in odd
    ] + _wrong_variables()


def unknown_settings() -> list[str]:
    """A sentence for each name that is no setting.

    It may be misspelt. A later version of the program may have put it there, so only `config` names it.
    """
    try:
        table = read_settings()
    except DamagedFile:
        return []
    said = []
    for name in table:
        if name in SETTINGS:
            continue
        near = nearest_names(name, dict.fromkeys(SETTINGS, ""), most=1, least=LIKE)
        sentences = [say("{place}: there is no setting called “{name}”.", place=_place(name), name=name)]
        if near:
            sentences.append(say("Did you mean {names}?", names=near[0]))
        sentences.append(say("`equityjournal config {name} --unset` takes it out.", name=name))
        said.append(" ".join(sentences))
    return said


def set_here(name: str, value: object) -> str:
    """The sentence on the place of a value in force.

    Empty where it is none of the file.

    Args:
        name: The setting.
        value: The value in force, which may come from an option or a variable.
    """
    if value is None or stored_value(name) != value:
        return ""
    return say(
        "It is set in {place}; `equityjournal config {name} --unset` takes it back.",
        place=_place(name),
        name=name,
    )


def _place(name: str) -> str:
    """The file and the line of a name in it."""
    from equityjournal.store.records.positions import lines_of  # noqa: PLC0415 - for a wrong setting alone

    path = settings_path()
    line = lines_of(files.read(path).decode("utf-8-sig"))((name,))
    return say("{path}, line {line}", path=path, line=line)


def _fault(error: DamagedFile) -> str:
    """The fault of an unreadable file, behind its name and line."""
    path, line = settings_path(), getattr(error, "line", None)
    if isinstance(error, MisencodedFile):
        line = _line_of_bytes(files.read(path))
    if line is None:
        return say("{path}: {why}", path=path, why=error.why)
    why = getattr(error, "fault", error.why)
    return say("{path}, line {line}: {why}", path=path, line=line, why=why)


def _line_of_bytes(data: bytes) -> int:
    """The first line with bytes that are no text."""
    read = data.decode("utf-8", "surrogateescape")
    before = re.split("[\udc80-\udcff]", read, maxsplit=1)[0]
    return before.count("\n") + 1


def _as_written(setting: Setting, value: Any) -> str:
    """A value, as it stands in the file."""
    if isinstance(value, bool):
        return say("“{value}”", value=str(value).lower())
    if setting.is_number and isinstance(value, str) and value.isdecimal():
        return say("“{value}” in quotation marks", value=value)
    return say("“{value}”", value=value)


def _wrong_variables() -> list[str]:
    """A sentence for each variable outside its setting's choices."""
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
