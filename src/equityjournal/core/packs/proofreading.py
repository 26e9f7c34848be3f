"""Proofreading of a pack: faults of its file, and possible improvements, by line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from equityjournal.core.notices.language.wordlist import WordRules
from equityjournal.core.packs.called import misfit_words
from equityjournal.core.packs.improvements import improvements
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.pack_faults import misfits, taken_names
from equityjournal.core.packs.shelf import Contents
from equityjournal.core.text.faults import TomlPath, faults
from equityjournal.core.text.speech import say

LineOf = Callable[[TomlPath], int]


class Remark(NamedTuple):
    """A remark on a pack's file."""

    line: int
    """Counted from 1."""
    kind: Literal["wrong", "better"]
    """wrong: the file cannot be used like this; better: usable, and better with a change."""
    message: str
    """A clause without a capital or full stop."""


def proofread(
    table: Mapping[str, Any], line_of: LineOf, others: Sequence[Contents], rules: WordRules
) -> list[Remark]:
    """Remarks on a pack, by line.

    Args:
        table: The content of its file.
        line_of: The line of a place in the file.
        others: Every other pack on the shelf.
        rules: Words worth a second look, in the pack's language.
    """
    pack, wrong = _as_pack(table, others)
    remarks = [Remark(line_of(place), "wrong", why) for place, why in wrong]
    remarks += [Remark(line_of(place), "better", why) for place, why in unknown_keys(table, Pack)]
    if pack is not None:
        remarks += [Remark(line_of(place), "better", why) for place, why in improvements(pack, others, rules)]
    return sorted(remarks, key=lambda remark: remark.line)


def faults_of(table: Mapping[str, Any], kind: type[BaseModel]) -> list[tuple[TomlPath, str]]:
    """Faults of a table as a given kind, with their places."""
    try:
        kind.model_validate(table)
    except ValidationError as error:
        return list(faults(error))
    return []


def unknown_keys(table: Mapping[str, Any], kind: type[BaseModel]) -> Iterator[tuple[TomlPath, str]]:
    """Unknown keys of a table, with their places."""
    fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
    for key, value in table.items():
        if key not in fields:
            yield (
                (key,),
                say("“{name}” is not a key I know, so it is ignored; perhaps it is misspelt", name=key),
            )
            continue
        tables = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for at, inner in tables:
            below = _kind_within(fields[key])
            if below is not None and isinstance(inner, dict):
                place: TomlPath = (key,) if at is None else (key, at)
                yield from (((*place, *rest), why) for rest, why in unknown_keys(inner, below))


def _kind_within(annotation: Any) -> type[BaseModel] | None:
    """The kind of table within a field's type, such as a list of tables."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_kind_within, get_args(annotation))), None)


def _as_pack(
    table: Mapping[str, Any], others: Sequence[Contents]
) -> tuple[Pack | None, list[tuple[TomlPath, str]]]:
    """The pack, if readable, and all faults."""
    about = table.get("pack")
    identity = about.get("id") if isinstance(about, dict) else None
    themes = [theme.get("id") for theme in _tables(table, "themes")]
    prompts = [(prompt.get("theme"), prompt.get("id")) for prompt in _tables(table, "prompts")]
    wrong = dict(faults_of(table, Pack))
    whole = not wrong
    for name in ("themes", "prompts"):
        if isinstance(table.get(name), dict):
            wrong[name,] = say("write [[{name}]], with two brackets: there may be several", name=name)
    misfitting = (
        *misfits(identity, themes, prompts),
        *misfit_words(_tables(table, "themes")),
        *taken_names(identity, themes, others),
    )
    wrong |= {place: why for place, why in misfitting if place not in wrong}
    return Pack.model_validate(table) if whole else None, list(wrong.items())


def _tables(table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Tables of a name; any other value becomes an empty table."""
    listed_there = table.get(name)
    tables = listed_there if isinstance(listed_there, list) else []
    return [element if isinstance(element, dict) else {} for element in tables]
