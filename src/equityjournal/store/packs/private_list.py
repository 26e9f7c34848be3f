"""The writer's private list of names and places: stand-ins, and the real people behind.

The list never leaves the machine by itself: no export, share or page reads it. It lies outside the journal's
folder, so no backup or sync of the journal takes it along. A writer may move the file to `private/names.toml`
in the journal; from then on it is kept there.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.notices.known import NOBODY, Known
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, sealing
from equityjournal.store.disk.places import names_place
from equityjournal.store.records import toml
from equityjournal.store.records.journal_id import give_id, name_of

if TYPE_CHECKING:
    from equityjournal.store.packs.private_list_file import OneKnown


def path_in_journal(root: Path) -> Path:
    """Path of the list inside the journal."""
    return root / "private" / "names.toml"


def path_on_this_machine(root: Path) -> Path:
    """Path of the list outside the journal, by the journal's id."""
    return names_place() / f"{name_of(root)}.toml"


def private_list_path(root: Path) -> Path:
    """Path of the list for additions: in the journal, if moved there."""
    with_journal = path_in_journal(root)
    is_kept_with_it = files.is_there(with_journal) or sealing.is_locked(root)  # outside it, none is sealed
    return with_journal if is_kept_with_it else path_on_this_machine(root)


def read_private_list(root: Path) -> tuple[list[Known], list[Problem]]:
    """The listed names and places, with a problem for an unreadable list."""
    known: list[Known] = []
    problems: list[Problem] = []
    for path, said in (
        (path_on_this_machine(root), path_on_this_machine(root)),
        (path_in_journal(root), path_in_journal(root).relative_to(root)),
    ):
        if not files.is_there(path):
            continue
        from equityjournal.store.packs.private_list_file import read_list  # noqa: PLC0415 - loads Pydantic

        try:
            table = read_list(path)
        except FileNotFoundError:
            continue
        except DamagedFile as error:
            problems.append(Problem(said.as_posix(), None, "words", error.why))
            continue
        known += [
            *_known(table.people, "name", say("a person")),
            *_known(table.places, "place", say("a place")),
            *_known(table.not_names, NOBODY, ""),
        ]
    return known, problems


def _known(listed: "Sequence[OneKnown]", kind: str, stand_in: str) -> list[Known]:
    """Listed names, with a default stand-in."""
    return [Known(tuple(entry.names), entry.stand_in or stand_in, kind) for entry in listed]


def add_to_private_list(root: Path, names: Sequence[str], stand_in: str, *, kind: str) -> Path:
    """Append names to the list; return its path.

    Args:
        root: The journal's folder, which is given its id, if it has none, for the list to belong to.
        names: All names of a person or place, or words that name nobody.
        stand_in: The words to put instead; empty for the usual ones.
        kind: The kind of `Known`: name, place or `NOBODY`.

    Raises:
        DamagedFile: When the present list cannot be read; it is left as it is.
        NotSaved: When the disk will not take it.
    """
    files.make_folder(root)
    give_id(root)
    path = private_list_path(root)
    try:
        before = files.read(path)
        was: str | None = files.digest(before)
        toml.parse(before)
    except FileNotFoundError:
        before, was = b"", None
    added: Mapping[str, object] = {"names": list(names)} | ({"stand_in": stand_in} if stand_in else {})
    text = before.decode("utf-8-sig").rstrip() + "\n\n" if before else ""
    files.make_folder(path.parent)
    table = {"name": "people", "place": "places", NOBODY: "not_names"}[kind]
    files.replace(path, (text + toml.to_toml({table: [added]}).lstrip()).encode(), was)
    return path


def take_into_journal(root: Path) -> None:
    """Move the list from outside into the journal, to be sealed by a lock.

    Raises:
        DamagedFile: When one of the two lists cannot be read; both are left as they are.
        NotSaved: When the disk will not take it.
    """
    outside, inside = path_on_this_machine(root), path_in_journal(root)
    try:
        added = files.read(outside)
    except FileNotFoundError:
        return
    toml.parse(added)
    files.make_folder(inside.parent)
    try:
        before = files.read(inside)
    except FileNotFoundError:
        files.create(inside, added)
    else:
        both = before if added in before else before.rstrip() + b"\n\n" + added
        toml.parse(both)
        files.replace(inside, both, files.digest(before))
    files.remove(outside)
