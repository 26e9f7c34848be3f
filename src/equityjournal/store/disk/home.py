"""Home folders: `~` in a path as typed, and the platform's folders in the home."""

import os
import sys
from pathlib import Path

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def expanded(typed: str) -> Path:
    """A path with the home folder in place of `~`.

    Raises:
        NotAllowed: When nobody on this machine has the name behind `~`, or when the home folder is unknown.
    """
    whole = os.path.expanduser(typed)  # noqa: PTH111 - the other way, `./~name` would lose its beginning
    if not whole.startswith("~"):
        return Path(whole)
    name = typed.replace("\\", "/").partition("/")[0].removeprefix("~")
    if not name:
        raise _no_home()
    raise NotAllowed(
        say(
            "Nobody on this machine is called “{name}”, so {path} leads nowhere. If “~” is part of a name, "
            "give the whole path.",
            name=name,
            path=typed,
        )
    )


def config_folder(name: str) -> Path:
    """The platform's folder for the settings of a program.

    Raises:
        NotAllowed: As from the next three, when the home folder is unknown, as in some containers.
    """
    return _folder("config", name)


def data_folder(name: str) -> Path:
    """The platform's folder for the data of a program."""
    return _folder("data", name)


def cache_folder(name: str) -> Path:
    """The platform's folder for the caches of a program."""
    return _folder("cache", name)


def state_folder(name: str) -> Path:
    """The platform's folder for the state of a program."""
    return _folder("state", name)


def pins_place() -> Path:
    """The folder of known keys of locked journals; outside every journal, no cache.

    macOS keeps state beside data, perhaps in the journal itself: there a folder beside the journal is used.
    """
    usual = state_folder("equityjournal")
    if usual.is_relative_to(data_folder("equityjournal")):
        usual = state_folder("equityjournal-state")
    return usual / "journal-locks"


def downloads_folder() -> Path:
    """The platform's downloads folder, wherever its owner moved the folder."""
    from platformdirs import user_downloads_path  # noqa: PLC0415 - 3 ms, for few verbs

    return _known(user_downloads_path())


_USUAL = {"config": ".config", "data": ".local/share", "cache": ".cache", "state": ".local/state"}
"""Folders in the home on Linux, where no variable names others; every command asks for four."""


def _folder(kind: str, name: str) -> Path:
    """The platform's folder of a kind.

    In the usual case as `platformdirs` says, without its 3 ms.
    """
    home, named = os.environ.get("HOME", ""), os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        if named.startswith("/"):
            return Path(named.strip(), name)
        if home.startswith("/") and not named:
            return Path(home, _USUAL[kind], name)
    import platformdirs  # noqa: PLC0415 - 3 ms, for other systems and other folders

    found: Path = getattr(platformdirs, f"user_{kind}_path")(name, appauthor=False)
    return _known(found)


def _known(folder: Path) -> Path:
    """The folder, unless its path begins with the `~` of an unknown home."""
    if folder.parts[:1] == ("~",):
        raise _no_home()
    return folder


def bytes_meant(text: str) -> str:
    """A UTF-8 path as a name in this locale, with the same bytes."""
    return text if os.name == "nt" else os.fsdecode(text.encode("utf-8", "surrogateescape"))


def _no_home() -> NotAllowed:
    return NotAllowed(
        say(
            "This machine names no home folder for you, so there is no place for the journal and its "
            "settings. Set HOME to a folder of yours."
        )
    )
