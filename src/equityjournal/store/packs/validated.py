"""TOML files validated against their models, with a fault named by its line."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.faults import first_fault
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.records import toml
from equityjournal.store.records.positions import lines_of

Read = TypeVar("Read", bound=BaseModel)


def read_validated(path: Path, kind: type[Read]) -> Read:
    """Read a file, validated.

    Raises:
        DamagedFile: With the line and the fault.
        FileNotFoundError: When it does not exist.
    """
    return validated(files.read(path), kind)


def validated(data: bytes, kind: type[Read], *, own: bool = False) -> Read:
    """A file's bytes as a record of this kind.

    Args:
        data: The bytes.
        kind: The model.
        own: Whether it is a file of the person's own, which may hold no regular expressions.

    Raises:
        DamagedFile: With the line and the fault.
    """
    try:
        return kind.model_validate(toml.parse(data), context="own" if own else None)
    except ValidationError as error:
        place, why = first_fault(error)
        line = lines_of(data.decode("utf-8-sig"))(place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None
