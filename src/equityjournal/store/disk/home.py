"""Home folders: `~` in a path as typed, and the platform's folders in the home."""

import os
from pathlib import Path

from platformdirs import (
    user_cache_path,
    user_config_path,
    user_data_path,
    user_downloads_path,
    user_state_path,
)

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
    return _known(user_config_path(name, appauthor=False))


def data_folder(name: str) -> Path:
    """The platform's folder for the data of a program."""
    return _known(user_data_path(name, appauthor=False))


def cache_folder(name: str) -> Path:
    """The platform's folder for the caches of a program."""
    return _known(user_cache_path(name, appauthor=False))


def state_folder(name: str) -> Path:
    """The platform's folder for the state of a program."""
    return _known(user_state_path(name, appauthor=False))


def pins_place() -> Path:
    """The folder of what this machine knows of locked journals' keys; outside every journal, no cache.

    macOS keeps state where it keeps data, which may be the journal itself: there a folder beside it is used.
    """
    usual = state_folder("equityjournal")
    if usual.is_relative_to(data_folder("equityjournal")):
        usual = state_folder("equityjournal-state")
    return usual / "journal-locks"


def downloads_folder() -> Path:
    """The platform's folder for downloads, wherever its owner moved it."""
    return _known(user_downloads_path())


def _known(folder: Path) -> Path:
    """The folder, unless it begins with the `~` of an unknown home."""
    if folder.parts[:1] == ("~",):
        raise _no_home()
    return folder


def bytes_meant(text: str) -> str:
    """A path written as UTF-8, such as one in a file, as a name in this locale: its bytes stay the same."""
    return text if os.name == "nt" else os.fsdecode(text.encode("utf-8", "surrogateescape"))


def _no_home() -> NotAllowed:
    return NotAllowed(
        say(
            "This machine names no home folder for you, so there is no place for the journal and its "
            "settings. Set HOME to a folder of yours."
        )
    )
