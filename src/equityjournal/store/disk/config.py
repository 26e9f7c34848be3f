"""Locations on this machine: journal, packs, catalogues, caches, reports."""

import os
import sys
from collections.abc import Callable
from gettext import NullTranslations, find, translation
from pathlib import Path

from equityjournal.core.text.errors import NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk.folder_making import make_folder
from equityjournal.store.disk.home import bytes_meant, cache_folder, data_folder, expanded, state_folder
from equityjournal.store.disk.settings import stored_value, usual_journal

NAME = "equityjournal"


def journal_place(chosen: Path | None = None) -> Path:
    """The journal's folder.

    In this order: the argument, EQUITYJOURNAL_DIR, the setting, the platform's data folder.

    Raises:
        NotAllowed: When EQUITYJOURNAL_DIR is empty, or not a whole path.
    """
    if chosen is None and (named := os.environ.get("EQUITYJOURNAL_DIR")) is not None:
        chosen = _whole_path(named, "EQUITYJOURNAL_DIR")
    elif chosen is None and (usual := usual_journal()):
        chosen = expanded(bytes_meant(usual))
    return (chosen or data_folder(NAME)).absolute()


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


def sharing_place() -> Path:
    """The folder of keys, cards and shares; outside every journal."""
    return data_folder(f"{NAME}-sharing")


def shipped_packs() -> Path:
    """The folder of shipped packs, in the wheel or a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "prompts"
    return installed if installed.is_dir() else package.parents[1] / "prompts"


def catalogue(language: str) -> NullTranslations:
    """The gettext catalogue of a language; without a translation, English."""
    return translation(NAME, Path(__file__).resolve().parents[2] / "locale", [language], fallback=True)


def machine_language() -> str:
    """The machine's language, such as `cy-GB`; empty if not set."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not locale:
        locale = _windows_language()
    language = locale.partition(".")[0].partition("@")[0].replace("_", "-")
    return "" if language in ("C", "POSIX") else language


def _windows_language() -> str:
    """The language of the Windows user interface."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - not on every system

    name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
    code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    ctypes.windll.kernel32.LCIDToLocaleName(code, name, len(name), 0)
    return name.value


def has_catalogue(language: str) -> bool:
    """Whether a gettext catalogue exists for a language."""
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
        try:
            make_folder(beside.parent)
            inside.rename(beside)
        except (OSError, NotSaved):
            return inside
    return beside
