"""Places on this machine: shipped packs and catalogues, caches, state, reports."""

from collections.abc import Callable
from gettext import NullTranslations, find, translation
from pathlib import Path

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk.folder_making import make_folder
from equityjournal.store.disk.home import cache_folder, data_folder, state_folder

NAME = "equityjournal"


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
