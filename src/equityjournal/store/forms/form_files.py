"""Forms of regulators on disk: those shipped, then the person's own.

An own form takes the place of the shipped form with its id. An unreadable file is named with
its line, and stops no other.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.forms.form import Form
from equityjournal.core.packs.proofreading import unknown_keys
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import files
from equityjournal.store.packs.packs import pack_files
from equityjournal.store.packs.validated import read_validated
from equityjournal.store.records import toml
from equityjournal.store.records.positions import lines_of

FORMS = "forms"
"""The folder of forms, below that of the packs."""


class Forms(NamedTuple):
    """The readable forms, by id, and problems of files."""

    found: Mapping[str, Form]
    problems: Sequence[Problem]
    remarks: Sequence[Problem]
    """Unknown keys, which are ignored."""


def find_forms(shipped: Path, own: Path) -> Forms:
    """Read all forms.

    Args:
        shipped: The folder of the shipped packs.
        own: The journal's own folder of packs, which need not exist.
    """
    found: dict[str, Form] = {}
    problems: list[Problem] = []
    remarks: list[Problem] = []
    for folder in (shipped / FORMS, own / FORMS):
        for path in pack_files(folder):
            name = f"prompts/{FORMS}/{path.name}"
            try:
                form = read_validated(path, Form)
                remarks += [Problem(name, None, "form", why) for why in _unknown(path)]
            except (DamagedFile, FileNotFoundError) as error:
                why = error.why if isinstance(error, DamagedFile) else say("it is gone")
                problems.append(Problem(name, None, "form", why))
                continue
            if folder.parent == own and form.id not in found:
                why = say("its id is none of {names}, whose place it could take", names=listed(list(found)))
                problems.append(Problem(name, None, "form", why))
                continue
            found[form.id] = form
    return Forms(found, problems, remarks)


def _unknown(path: Path) -> Sequence[str]:
    """Clauses on unknown keys of a readable file, with their lines."""
    data = files.read(path)
    line_of = lines_of(data.decode("utf-8-sig"))
    return [
        say("line {line}: {why}", line=line_of(place), why=why)
        for place, why in unknown_keys(toml.parse(data), Form)
    ]
