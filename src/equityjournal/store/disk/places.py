"""Places on this machine: the platform's folders, what came with the program, its caches and its state."""

import os
import sys
from collections.abc import Callable
from gettext import NullTranslations, find, translation
from pathlib import Path

from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.core.text.speech import say

NAME = "equityjournal"


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


def sharing_place() -> Path:
    """The folder of keys, cards and shares; outside every journal."""
    return data_folder(f"{NAME}-sharing")


def shipped_packs() -> Path:
    """The folder of shipped packs, in the wheel or a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "prompts"
    return installed if installed.is_dir() else package.parents[1] / "prompts"


def translations(language: str) -> NullTranslations:
    """Translations into a language, by gettext; English without any."""
    return translation(NAME, Path(__file__).resolve().parents[2] / "locale", [language], fallback=True)


def has_translations(language: str) -> bool:
    """Whether there are translations into a language."""
    return find(NAME, Path(__file__).resolve().parents[2] / "locale", [language]) is not None


def index_place() -> Path:
    """The folder of the indexes; disposable at any time."""
    return _outside_the_journal(cache_folder, "cache", "index")


def numbers_place() -> Path:
    """The folder of numbers last shown; disposable at any time."""
    return _outside_the_journal(cache_folder, "cache", "numbers")


def lists_place() -> Path:
    """The folder of parsed word lists; disposable at any time."""
    return _outside_the_journal(cache_folder, "cache", "lists")


def locks_place() -> Path:
    """The folder of locks on drafts.

    Disposable while no program is writing.
    """
    return _outside_the_journal(cache_folder, "cache", "locks")


def counts_place() -> Path:
    """The folder of the last counts; outside every journal, no cache."""
    return _outside_the_journal(state_folder, "state", "counts")


def erased_place() -> Path:
    """The folder of marks of erased ids; outside every journal, no cache."""
    return _outside_the_journal(state_folder, "state", "erased")


def put_by_place() -> Path:
    """The folder of questions put by; outside every journal, no cache."""
    return _outside_the_journal(state_folder, "state", "put-by")


def backups_place() -> Path:
    """The folder of the marks of last backups; outside every journal."""
    return _outside_the_journal(state_folder, "state", "backups")


def drafts_made_place() -> Path:
    """The folder of days of form drafts; outside every journal, no cache."""
    return _outside_the_journal(state_folder, "state", "forms")


def checked_place() -> Path:
    """The folder of digests of checked cards; outside every journal and the sharing folder, no cache."""
    return _outside_the_journal(state_folder, "state", "checked")


def names_place() -> Path:
    """The folder of the writer's own lists of names; outside every journal, no cache."""
    return _outside_the_journal(state_folder, "state", "names")


def pins_place() -> Path:
    """The folder of known keys of locked journals; outside every journal, no cache.

    macOS keeps state beside data, perhaps in the journal itself: there a folder beside the journal is used.
    """
    usual = state_folder(NAME)
    if usual.is_relative_to(data_folder(NAME)):
        usual = state_folder(f"{NAME}-state")
    return usual / "journal-locks"


def told_place() -> Path:
    """The folder of marks for messages shown today; disposable at any time."""
    return state_folder(NAME) / "told"


def reports_place() -> Path:
    """The folder of bug reports; never inside a journal."""
    return _outside_the_journal(state_folder, "state", "reports")


def _outside_the_journal(platform_folder: Callable[[str], Path], kind: str, name: str) -> Path:
    """A folder of the program, never inside the usual journal.

    macOS keeps state where it keeps data, and Windows caches too: in the usual journal. There, a folder
    beside the journal is used. A folder left inside by an earlier version is moved out, or used where it is.
    """
    journal, usual = data_folder(NAME), platform_folder(NAME)
    if not usual.is_relative_to(journal):
        return usual / name
    beside = platform_folder(f"{NAME}-{kind}") / name
    inside = usual / name
    if inside.is_dir() and not beside.exists():
        from equityjournal.store.disk.folder_making import make_folder  # noqa: PLC0415 - for that one move

        try:
            make_folder(beside.parent)
            inside.rename(beside)
        except (OSError, NotSaved):
            return inside
    return beside
