"""`config`: a person's own settings, looked at and changed."""

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.commands.completing import some_settings, some_values
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.setting_values import choices_of, in_force, setting_called, understood
from equityjournal.cli.terminal.output import WIDEST, note, tell, tell_json
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.store.settings.table import SETTINGS
from equityjournal.store.settings.values import journal_place, read_settings, settings_path, stored_value
from equityjournal.store.settings.wrong import unknown_settings

if TYPE_CHECKING:
    from equityjournal.store.settings.table import Setting, Value


def config(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One setting.", autocompletion=some_settings),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE]", help="What it is from now on.", autocompletion=some_values),
    ] = None,
    unset: Annotated[
        bool, typer.Option("--unset", help="Take the setting back, to what it was at first.")
    ] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Put all settings aside, in a file.")] = False,
    json: AsJson = False,
) -> None:
    """Show your settings, or change one.

    Alone, it lists each setting, its value, and where that came from. With a
    NAME, it says what that setting is for, and what it can be. An option of a
    command wins over a variable of your shell, and that over a setting.
    No setting shares anything, and none makes an entry less private.
    """
    if clear:
        if name or unset:
            raise UnclearCommand(say("--clear is for all settings; to take one back: NAME --unset."))
        _clear()
    elif name is None:
        if unset:
            raise UnclearCommand(say("--unset needs a setting's name. `equityjournal config` lists them."))
        _tell_all(context, json=json)
    elif unset:
        if value:
            raise UnclearCommand(say("Either a value, or --unset; not both."))
        _unset(context, name, json=json)
    elif value:
        _set(context, setting_called(name), " ".join(value), json=json)
    else:
        _tell_one(context, setting_called(name), json=json)


def _tell_all(context: typer.Context, *, json: bool) -> None:
    found = [in_force(context, row) for row in SETTINGS.values()]
    if json:
        tell_json({"file": str(settings_path()), "settings": [setting.as_json() for setting in found]})
        return
    for setting in found:
        tell(setting.line, hang=2)
    tell(say("`equityjournal config NAME` says what it is for; `equityjournal config NAME VALUE` sets it."))
    tell(say("What you set is kept in {path}.", path=settings_path()))
    note(*unknown_settings())


def _tell_one(context: typer.Context, setting: "Setting", *, json: bool) -> None:
    now = in_force(context, setting)
    if json:
        tell_json(now.as_json())
        return
    tell(now.line, hang=2)
    tell(setting.about())
    if choices := choices_of(context, setting):
        tell(say("It can be {choices}.", choices=choices))
    if setting.flag:
        tell(say("For one command: {flag}.", flag=setting.flag))
    if stored_value(setting.name) is not None:
        tell(say("`equityjournal config {name} --unset` takes it back.", name=setting.name))


def _set(context: typer.Context, setting: "Setting", typed: str, *, json: bool) -> None:
    """Set the value, and say its effect, and the way back."""
    from equityjournal.store.settings.changing import set_value  # noqa: PLC0415 - loads Pydantic

    value, before = understood(context, setting, typed), stored_value(setting.name)
    journal_before = journal_place()
    set_value(setting.name, value)
    if json:
        tell_json(in_force(context, setting).as_json())
    else:
        _tell_set(setting, value, before)
        if journal_place() != journal_before and (journal_before / "entries").is_dir():
            tell(say("Nothing was moved: what you wrote before is in {path}.", path=journal_before))
    now = in_force(context, setting)
    if now.origin in ("flag", "variable"):
        note(say("{source} is set here, and wins over it.", source=now.source))


def _tell_set(setting: "Setting", value: "Value", before: "Value | None") -> None:
    """Say the effect and the way back, on a single line where possible, to be copied whole."""
    so = say("From now on: {this}.", this=setting.phrase(value))
    back = before if before is not None or not setting.choices else setting.default
    command = f"equityjournal config {setting.name} {'--unset' if back is None else _quoted(str(back))}"
    way_back = say("Back with: {command}", command=command)
    if len(f"{so} {way_back}") <= min(shutil.get_terminal_size().columns, WIDEST):
        tell(f"{so} {way_back}")
    else:
        tell(so)
        tell(way_back)


def _quoted(value: str) -> str:
    """A value, quoted for a shell."""
    if os.name == "nt":
        return f'"{value}"' if " " in value else value
    return shlex.quote(value)


def _unset(context: typer.Context, name: str, *, json: bool) -> None:
    """Unset a setting; unknown keys of the file can be removed too."""
    from equityjournal.store.settings.changing import unset  # noqa: PLC0415 - loads Pydantic

    if name not in SETTINGS and name in read_settings():
        unset(name)
        tell(say("“{name}” is no longer among your settings.", name=name))
        return
    setting = setting_called(name)
    unset(setting.name)
    now = in_force(context, setting)
    if json:
        tell_json(now.as_json())
    else:
        tell(say("Taken back. {line}", line=now.line))


def _clear() -> None:
    from equityjournal.store.settings.changing import put_aside  # noqa: PLC0415 - loads Pydantic

    aside = put_aside()
    if aside is None:
        tell(say("Nothing is set, so there is nothing to put aside."))
        return
    tell(say("Everything is as it comes. What you had set is in {path}.", path=aside))
