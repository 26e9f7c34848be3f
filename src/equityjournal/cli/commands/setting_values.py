"""Values of settings: the typed value, understood or refused with the choices; and the value in force."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import typer

from equityjournal.cli.answering.finding_editor import found_editor
from equityjournal.cli.answering.writing_way import chosen_way
from equityjournal.cli.session.opening import session_of
from equityjournal.cli.terminal.foreign_quotes import without_marks
from equityjournal.cli.terminal.pager import pager_command
from equityjournal.core.packs.shelf import asks
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import find_one, nearest_names
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk.places import bytes_meant, expanded, has_translations, shipped_packs
from equityjournal.store.disk.systems import machine_language
from equityjournal.store.packs.packs import languages
from equityjournal.store.promises.place import register_place
from equityjournal.store.settings.table import SETTINGS, Setting, Value
from equityjournal.store.settings.values import SIMPLE_EDITORS, chosen, journal_place

_LIKE = 0.7  # likeness of a misspelt setting to one of the few there are, out of 1

NEVER_SET = ("private", "share", "shares", "sharing", "send", "sync", "export", "mask", "happened-to-me")
"""Names that are refused with a reason."""


OTHER_WAYS = ("set", "get", "show", "list", "add", "edit", "change", "unset", "reset", "remove")
"""Words that other programs want before the name."""


def setting_called(wanted: str) -> Setting:
    """The setting meant by a name.

    Raises:
        NotAllowed: For a name of what is never set: what is shared, and what is private; and for the ways of
            other programs.
        UnknownName: With the nearest.
    """
    name = wanted.casefold().replace("_", "-")
    if name in NEVER_SET:
        raise NotAllowed(
            say(
                "“{name}” is no setting, and will be none: what is private, and what anybody else sees, is "
                "chosen each time.",
                name=wanted,
            )
        )
    if name in OTHER_WAYS or "=" in name:
        raise NotAllowed(
            say(
                "A setting is set by its name and the value: `equityjournal config pack pause`; taken back: "
                "`equityjournal config pack --unset`. `equityjournal config` lists them."
            )
        )
    otherwise = say("There is no setting called “{name}”. `equityjournal config` lists them.", name=wanted)
    if near := nearest_names(name, dict.fromkeys(SETTINGS, ""), most=1, least=_LIKE):
        otherwise = say(
            "There is no setting called “{name}”. Did you mean `equityjournal config {near}`?",
            name=wanted,
            near=near[0],
        )
    return SETTINGS[find_one(name, dict.fromkeys(SETTINGS, ""), say("setting"), otherwise)]


def understood(context: typer.Context, setting: Setting, typed: str) -> Value:
    """The typed value, understood.

    Raises:
        UnknownName, NotAllowed: In one sentence, with the choices.
    """
    from equityjournal.store.settings.changing import checked  # noqa: PLC0415 - loads Pydantic

    typed = without_marks(typed.strip())
    if setting.is_path and typed:
        typed = _whole_path(typed)
    value = checked(setting, _choice_meant(setting, typed))
    reader = _READERS.get(setting.name)
    return reader(context, str(value)) if reader else value


def _choice_meant(setting: Setting, typed: str) -> str:
    """A choice in other words: `yes` for on, and a space for a hyphen; any other value unchanged."""
    plain = "-".join(typed.casefold().split())
    plain = {say("yes"): "on", "true": "on", say("no"): "off", "false": "off"}.get(plain, plain)
    return plain if plain in setting.choices else typed


def choices_of(context: typer.Context, setting: Setting) -> str:
    """The values a setting may have, in words; empty: any words."""
    if setting.name == "pack":
        return listed([pack.id for pack in session_of(context).shelf.packs if asks(pack)], last=say("or"))
    if setting.name == "language":
        return listed(_languages(context), last=say("or"))
    if setting.name == "editor":
        return listed(_editors_here(), last=say("or"))
    return setting.choices_in_words()


def _pack(context: typer.Context, typed: str) -> str:
    shelf = session_of(context).shelf
    try:
        return shelf.asking(typed).id
    except UnknownName as unknown:
        if unknown.several:
            raise
        raise _refused("pack", typed, [pack.id for pack in shelf.packs if asks(pack)]) from None


def _languages(context: typer.Context) -> Sequence[str]:
    """Languages with questions."""
    folders = (shipped_packs(), journal_place(context.obj.journal) / "prompts")
    return sorted({"en-GB", *languages(folders)})


def _language(context: typer.Context, typed: str) -> str:
    """A language with words, whatever its region."""
    wanted = typed.casefold().replace("_", "-")
    known = _languages(context)
    if wanted.split("-")[0] in {language.casefold().split("-")[0] for language in known}:
        return typed
    if wanted.replace("-", "").isalnum() and has_translations(typed):
        return typed
    raise _refused("language", typed, known)


def _editor(_context: typer.Context, typed: str) -> str:
    """An editor command, its program present on this machine."""
    try:
        found_editor("", typed)
    except NotAllowed:
        here = _editors_here()
        raise NotAllowed(
            say(
                "The editor “{name}” is not on this machine, so it is as it was. {here}",
                name=typed,
                here=say("Here are {names}.", names=listed(here)) if here else "",
            ).rstrip()
        ) from None
    return typed


def _editors_here() -> Sequence[str]:
    """Simple editors on this machine."""
    return [name for name in SIMPLE_EDITORS if shutil.which(name)]


def _whole_path(typed: str) -> str:
    """A folder by its whole path, whatever folder the command is typed in."""
    path = expanded(typed)
    if not path.is_absolute():
        raise NotAllowed(
            say(
                "A folder is set by its whole path: “{path}” would be another one in each "
                "folder. Did you mean {whole}?",
                path=typed,
                whole=path.absolute(),
            )
        )
    return str(path)


def _journal(_context: typer.Context, typed: str) -> str:
    place = bytes_meant(typed)
    if os.path.exists(place) and not os.path.isdir(place):  # noqa: PTH110, PTH112 - no error for a closed folder
        raise NotAllowed(say("{path} is a file, and a journal is a folder.", path=typed))
    return typed


def _register(context: typer.Context, typed: str) -> str:
    register_place(Path(bytes_meant(typed)), journal_place(context.obj.journal))
    return typed


def _pager(_context: typer.Context, typed: str) -> str:
    if typed == "on" and pager_command() is None:
        raise NotAllowed(say("There is no pager on this machine: neither less nor more was found."))
    return typed


def _refused(name: str, typed: str, choices: Sequence[str]) -> UnknownName:
    return UnknownName(
        say(
            "The setting {name} cannot be “{value}”. It can be {choices}.",
            name=name,
            value=typed,
            choices=listed(choices, last=say("or")),
        )
    )


_READERS: Mapping[str, Callable[[typer.Context, str], Value]] = {
    "pack": _pack,
    "language": _language,
    "editor": _editor,
    "journal": _journal,
    "register": _register,
    "pager": _pager,
}
"""Settings whose values depend on the machine or the journal."""


def _none_of(name: str) -> str:
    """The words for a setting without any value."""
    return say("none is set") if name == "register" else say("none was found")


class InForce(NamedTuple):
    """A setting, in force for this command."""

    setting: Setting
    value: Value
    """Empty: an editor or a register, where there is none."""
    origin: str
    """flag, variable, setting or default."""
    source: str
    """The flag or the variable."""

    @property
    def line(self) -> str:
        """Name, value and origin."""
        origins = {
            "setting": say("set by you"),
            "default": say("as it comes"),
        }
        value = self.value if self.value != "" else _none_of(self.setting.name)
        where = origins.get(self.origin, self.source)
        return say("{name}: {value} ({where})", name=self.setting.name, value=value, where=where)

    def as_json(self) -> dict[str, Any]:
        """All fields, for programs."""
        return {
            "name": self.setting.name,
            "value": self.value,
            "origin": self.origin,
            "source": self.source or None,
            "default": self.setting.default,
            "choices": list(self.setting.choices),
            "number": self.setting.is_number,
            "about": self.setting.about(),
        }


def in_force(context: typer.Context, setting: Setting) -> InForce:
    """A setting in force for this command; flags before the verb count too."""
    root = context.find_root()
    given = root.get_parameter_source(setting.name)
    if given is not None and given.name == "COMMANDLINE":
        value = root.params[setting.name]
        return InForce(setting, _whole(setting, value), "flag", setting.flag)
    now = chosen(setting.name)
    return InForce(setting, _whole(setting, now.value), now.origin, now.variable)


def _whole(setting: Setting, value: object) -> Value:
    """A value in use; the machine's default where none is set."""
    if setting.name == "journal":
        return str(journal_place(Path(str(value)) if value else None))
    if setting.name == "writing" and value is None:
        return chosen_way(sys.stdout)
    if value is None:
        machine = {
            "language": machine_language() or "en-GB",
            "editor": next(iter(_editors_here()), ""),
            "register": "",
        }
        return machine[setting.name]
    return value if isinstance(value, str | int) else str(value)
