"""Changing settings: checked by a Pydantic model, written safely, with unknown keys kept.

Only this file loads Pydantic: reading settings, which every command does, costs next to nothing.
"""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model

from equityjournal.core.text.errors import (
    ChangedMeanwhile,
    DamagedFile,
    NotAllowed,
    NotConfirmed,
    UnknownName,
)
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.records import toml
from equityjournal.store.settings.table import SETTINGS, Setting, Value
from equityjournal.store.settings.values import settings_path

TRIES = 100
"""Attempts at a change; of programs that change the file in the same moment, each time one succeeds."""


class _Settings(BaseModel):
    """Base of the settings: strict and frozen, with unknown keys kept."""

    model_config = ConfigDict(strict=True, frozen=True, extra="allow", hide_input_in_errors=True)


def _kind(setting: Setting) -> Any:
    """The type of a setting's values."""

    def fitting(words: str) -> str:
        if not setting.fits_words(words):
            raise ValueError
        return words

    words: Any = Annotated[str, AfterValidator(fitting)]
    if setting.choices:
        words = Literal[setting.choices]
    return words | Annotated[int, Field(ge=1)] if setting.is_number else words


# A field named as a method of a model, such as `register`, would hide it; so each has a dash of its own.
_FIELDS: dict[str, Any] = {
    f"{setting.name.replace('-', '_')}_": (_kind(setting) | None, Field(None, alias=setting.name))
    for setting in SETTINGS.values()
}
Settings: type[BaseModel] = create_model("Settings", __base__=_Settings, **_FIELDS)
"""The model of the file: a field for each row of the table."""


def checked(setting: Setting, typed: str) -> Value:
    """The typed value, validated.

    Raises:
        UnknownName: With the choices.
    """
    value: Value = typed.casefold() if setting.choices else typed
    if setting.is_number and typed.isascii() and typed.isdigit():
        value = int(typed)
    try:
        typed.encode("utf-8")
        Settings.model_validate({setting.name: value})
    except (ValidationError, UnicodeEncodeError):
        raise UnknownName(
            say(
                "The setting {name} cannot be “{value}”. It can be {choices}.",
                name=setting.name,
                value=typed,
                choices=setting.choices_in_words() or say("any words"),
            )
        ) from None
    return value


def set_value(name: str, value: Value) -> None:
    """Set a setting.

    Raises:
        NotAllowed: When the file cannot be read; it is left as it is.
        NotSaved: When the disk will not take it.
    """
    Settings.model_validate({name: value})
    _change(lambda table: {**table, name: value})


def unset(name: str) -> None:
    """Take a setting back, or any other key of the file.

    Raises:
        NotAllowed, NotSaved: As `set_value`.
    """
    _change(lambda table: {key: value for key, value in table.items() if key != name})


def _change(change: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
    """Change the table in the file.

    Of changes in the same moment none is lost.
    """
    path = settings_path()
    files.make_folder(path.parent)
    for _ in range(TRIES):
        try:
            before = files.read(path)
        except FileNotFoundError:
            before = None
        except DamagedFile as error:
            raise _unreadable() from error
        try:
            table = toml.parse(before or b"")
        except DamagedFile as error:
            raise _unreadable() from error
        changed = change(table)
        if changed == table:
            return
        data = toml.to_toml(changed).encode()
        try:
            if before is None:
                files.create(path, data)
            else:
                files.replace(path, data, files.digest(before))
        except (FileExistsError, ChangedMeanwhile):
            continue
        except NotConfirmed:
            if files.read(path) == data:
                raise
            continue  # what was read back is another program's change, made upon this one
        return
    raise ChangedMeanwhile(say("Something else keeps changing your settings, so nothing was set. Try again."))


def _unreadable() -> NotAllowed:
    """The refusal of a change; the fault and its line were named before, in `wrong_settings`."""
    return NotAllowed(say("Nothing was set: your settings are left as they are."))


def put_aside() -> Path | None:
    """Move the settings file aside, whatever its contents.

    Returns:
        Its new place, beside the old; None where there was none.

    Raises:
        NotAllowed: When it is no ordinary file.
        NotSaved: When the disk will not take it.
    """
    path = settings_path()
    try:
        data = files.read(path)
    except FileNotFoundError:
        return None
    except DamagedFile as error:
        raise NotAllowed(say("{path} is left as it is: {why}.", path=path, why=error.why)) from None
    aside = path.with_name(f"settings-{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{os.urandom(3).hex()}.toml")
    files.move(path, aside, files.digest(data))
    return aside
