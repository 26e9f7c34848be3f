"""Reads the rules for notices, shipped and one's own, and the private list of names and places."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from equityjournal.core.entry import Name
from equityjournal.core.errors import DamagedFile
from equityjournal.core.faults import first_fault
from equityjournal.core.identifiers import RuleFile, Rules, rules_from
from equityjournal.core.privacy import Known
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, record
from equityjournal.store.packs import line_of

BEGINNING = "identifiers"  # of the name of every file of rules; other word lists lie beside them


def find_rules(shipped: Path, own: Path) -> tuple[Rules, list[Problem]]:
    """Read every rule there is.

    Args:
        shipped: The folder of word lists that came with the program.
        own: The journal's own, which need not exist.

    Returns:
        The rules that could be read, and a named problem for every file of the person's own that could not.
    """
    found = [read_rules(path) for path in _files(shipped)]
    problems = []
    for path in _files(own):
        try:
            found.append(read_rules(path, own=True))
        except (DamagedFile, FileNotFoundError) as error:
            why = error.sentence if isinstance(error, DamagedFile) else say("it is gone")
            problems.append(Problem(f"prompts/words/{path.name}", None, "words", why))
    return rules_from(found), problems


def read_rules(path: Path, *, own: bool = False) -> RuleFile:
    """Read one file of rules.

    Raises:
        DamagedFile: With the line, and what is wrong there.
        FileNotFoundError: When there is none.
    """
    data = files.read(path)
    try:
        return RuleFile.model_validate(record.parse(data), context="own" if own else None)
    except ValidationError as error:
        place, why = first_fault(error)
        line = line_of(data.decode("utf-8-sig"), place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def _files(folder: Path) -> Sequence[Path]:
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(BEGINNING) and name.endswith(".toml")]


class _Listed(BaseModel):
    """Strict, as all that is read; a key misspelt is named rather than passed over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class OneKnown(_Listed):
    """Somebody, or some place, on the private list."""

    names: list[Name]
    """Every way they are named: in full, by a nickname, by initials."""
    stand_in: str = ""
    """What to say instead; "a person" or "a place", unless said."""


class PrivateList(_Listed):
    """The writer's own list of names and places."""

    people: list[OneKnown] = []
    places: list[OneKnown] = []


def private_list_path(root: Path) -> Path:
    """Where the private list lies.

    It is in the journal's folder, so that it is backed up, moved and erased with what it protects, and in a
    folder of its own that nothing is ever exported from: exports read `entries/` alone.
    """
    return root / "private" / "names.toml"


def read_private_list(root: Path) -> tuple[list[Known], list[Problem]]:
    """The writer's own names and places; none, and a named problem, where the file cannot be read."""
    path = private_list_path(root)
    try:
        data = files.read(path)
        table = PrivateList.model_validate(record.parse(data))
    except FileNotFoundError:
        return [], []
    except ValidationError as error:
        place, fault = first_fault(error)
        line = line_of(data.decode("utf-8-sig"), place)
        return [], [_unread(say("line {line}: {why}", line=line, why=fault))]
    except DamagedFile as error:
        return [], [_unread(error.sentence)]
    return [
        *_known(table.people, "name", say("a person")),
        *_known(table.places, "place", say("a place")),
    ], []


def _unread(why: str) -> Problem:
    return Problem("private/names.toml", None, "words", why)


def _known(listed: Sequence[OneKnown], kind: str, stand_in: str) -> list[Known]:
    return [Known(tuple(one.names), one.stand_in or stand_in, kind) for one in listed]


def add_to_private_list(root: Path, names: Sequence[str], stand_in: str, *, place: bool) -> Path:
    """Put somebody, or some place, on the list, below what is there; return its file.

    Raises:
        DamagedFile: When the list there cannot be read; it is left as it is.
        NotSaved: When the disk will not take it.
    """
    path = private_list_path(root)
    try:
        before = files.read(path)
        was: str | None = files.digest(before)
        record.parse(before)
    except FileNotFoundError:
        before, was = b"", None
    one: Mapping[str, object] = {"names": list(names)} | ({"stand_in": stand_in} if stand_in else {})
    text = before.decode("utf-8-sig").rstrip() + "\n\n" if before else ""
    files.make_folder(path.parent)
    files.replace(
        path, (text + record.to_toml({"places" if place else "people": [one]}).lstrip()).encode(), was
    )
    return path
