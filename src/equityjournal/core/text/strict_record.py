"""Strict records: plain classes whose fields are checked as Pydantic would check them, without its start.

To load Pydantic, and to make the classes of an entry with it, takes longer than all the rest of `write`. So
the records that nearly every command makes or reads anew are made here: text, marks, whole numbers, days,
moments, words to choose from, lists, and records in records; unknown keys are kept, or refused. A test holds
that what Pydantic refuses is refused, for the same fault at the same place.
"""

import re
import sys
from collections.abc import Callable, Mapping
from copy import copy
from datetime import date, datetime
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from equityjournal.core.text.faults import Fault, FaultFound, TomlPath

_Faults = list[FaultFound]
_Check = Callable[[Any, TomlPath, _Faults], Any]
"""A check of a value at a place: adds its faults, and returns the value to keep."""


class InvalidRecord(ValueError):
    """The error for a table that is no such record; `faults.first_fault` puts it into words."""

    def __init__(self, kind: str, found: _Faults) -> None:
        super().__init__(f"faults in {kind}: {len(found)}")  # no value of the table, which may be private
        self._found = found

    def errors(self, **_what: bool) -> _Faults:
        """The faults, as Pydantic gives its own."""
        return self._found


class Text(NamedTuple):
    """What a text must be like."""

    least: int = 0
    most: int = sys.maxsize
    pattern: re.Pattern[str] | None = None
    """The whole text must be like this."""
    strips: bool = False
    """Space around it is taken away first."""


class Number(NamedTuple):
    """Limits of a whole number."""

    least: int
    most: int


class Key(NamedTuple):
    """The key of a field in files, where it has another name in the program."""

    key: str


class Filled(NamedTuple):
    """The mark of a list that must not be empty."""


class Fitting(NamedTuple):
    """A look at a value beyond its kind."""

    refuse: Callable[[Any], object]
    """Raises `Fault` for a value that does not fit."""


class _Aware(NamedTuple):
    """The mark of a moment that needs an offset."""


Moment = Annotated[datetime, _Aware()]
"""A moment with its offset."""


class Field(NamedTuple):
    """A field of a record."""

    name: str
    key: str
    annotation: Any
    default: Any
    check: _Check
    within: "type[StrictRecord] | None"
    """The kind of the records in it."""

    @property
    def alias(self) -> str | None:
        """Its key in files, if that is not its name."""
        return self.key if self.key != self.name else None

    def is_required(self) -> bool:
        """Whether it has no default."""
        return self.default is ...


@dataclass_transform(kw_only_default=True, frozen_default=True)
class StrictRecord:
    """Base of all strict records: immutable, and equal where all fields and unknown keys are."""

    model_fields: ClassVar[Mapping[str, Field]] = {}
    keeps_unknown_keys: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Read the fields of a class from its annotations, in the order of the classes above it."""
        super().__init_subclass__()
        hints = get_type_hints(cls, include_extras=True)
        names = [*cls.model_fields, *(name for name in cls.__annotations__ if name not in cls.model_fields)]
        cls.model_fields = {
            name: _field(name, hints[name], getattr(cls, name, ...))
            for name in names
            if get_origin(hints[name]) is not ClassVar
        }

    def __init__(self, **values: Any) -> None:
        """Make a record from the values of its fields.

        Raises:
            InvalidRecord: With all faults.
        """
        found: _Faults = []
        self._take(values, (), found)
        if found:
            raise InvalidRecord(type(self).__name__, found)

    @classmethod
    def model_validate(cls, table: Any) -> Self:
        """The record in a table.

        Raises:
            InvalidRecord: With all faults.
        """
        found: _Faults = []
        record: Self | None = _record(cls)(table, (), found)
        if record is None or found:
            raise InvalidRecord(cls.__name__, found)
        return record

    @classmethod
    def model_construct(cls, table: Mapping[str, Any]) -> Self:
        """The record in a table that `model_dump` gave by alias; nothing is checked."""
        record = cls.__new__(cls)
        record.__dict__["model_extra"] = {}
        for name, field in cls.model_fields.items():
            record.__dict__[name] = _constructed(field, table) if field.key in table else copy(field.default)
        return record

    @classmethod
    def read_over(cls, table: Mapping[str, Any]) -> Mapping[str, Any]:
        """The table to read, without keys to be read over; raises `Fault` for keys that must not be there."""
        return table

    def refuse_misfit(self) -> None:
        """Raise `Fault` where fields, each good in itself, do not fit together."""

    def _take(self, table: Mapping[str, Any], place: TomlPath, found: _Faults) -> None:
        """Take the fields from a table; faults are added."""
        before = len(found)
        try:
            table = self.read_over(table)
            rest = dict(table)
            values = {field.name: _taken(field, rest, place, found) for field in self.model_fields.values()}
            if rest and not self.keeps_unknown_keys:
                found += [{"type": "extra_forbidden", "loc": (*place, key)} for key in rest]
            self.__dict__.update(values, model_extra=rest)
            if len(found) == before:
                self.refuse_misfit()
        except Fault as fault:
            found.append({"type": "value_error", "loc": place, "ctx": {"error": fault}})

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """A copy with other values, which are not checked."""
        other = copy(self)
        other.__dict__.update(update or {})
        return other

    def model_dump(self, *, by_alias: bool = False, exclude_none: bool = False) -> dict[str, Any]:
        """The record as a table, unknown keys last."""
        held = self.__dict__
        table = {
            (field.key if by_alias else name): _plain(held[name], by_alias, exclude_none)
            for name, field in self.model_fields.items()
            if not (exclude_none and held[name] is None)
        }
        return table | self.model_extra

    @property
    def model_extra(self) -> dict[str, Any]:
        """Unknown keys, with their values."""
        extra: dict[str, Any] = self.__dict__["model_extra"]
        return extra

    def __setattr__(self, name: str, _value: object) -> None:
        """Refuse to change the record."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Whether the other is of this kind, and says the same."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """A hash of the fields; a record with a list in it has none."""
        return hash((type(self), *(self.__dict__[name] for name in self.model_fields)))

    def __repr__(self) -> str:
        """The kind, and its fields."""
        fields = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.model_fields)
        return f"{type(self).__name__}({fields})"


def _field(name: str, annotation: Any, default: Any) -> Field:
    """A field from its annotation."""
    marks = getattr(annotation, "__metadata__", ())
    key = next((mark.key for mark in marks if isinstance(mark, Key)), name)
    return Field(name, key, annotation, default, _check_of(annotation), _kind_within(annotation))


def _kind_within(annotation: Any) -> type[StrictRecord] | None:
    """The kind of the records in values of a field, alone or in lists."""
    if isinstance(annotation, type) and issubclass(annotation, StrictRecord):
        return annotation
    return next(filter(None, map(_kind_within, get_args(annotation))), None)


def _constructed(field: Field, table: Mapping[str, Any]) -> Any:
    """The value of a field in a table that was checked before."""
    value = table[field.key]
    if field.within is None:
        return value
    make = field.within.model_construct
    return [make(inner) for inner in value] if isinstance(value, list) else make(value)


def _taken(field: Field, rest: dict[str, Any], place: TomlPath, found: _Faults) -> Any:
    """The value of a field, taken out of a table; its default where it is missing."""
    for key in (field.key, field.name):
        if key in rest:
            return field.check(rest.pop(key), (*place, field.key), found)
    if field.default is ...:
        found.append({"type": "missing", "loc": (*place, field.key)})
    return copy(field.default)


def _plain(value: Any, by_alias: bool, exclude_none: bool) -> Any:
    """A value as tables and lists."""
    if isinstance(value, StrictRecord):
        return value.model_dump(by_alias=by_alias, exclude_none=exclude_none)
    if isinstance(value, list):
        return [_plain(inner, by_alias, exclude_none) for inner in value]
    return value


# Checks, by the kind of value


def _check_of(annotation: Any) -> _Check:
    """The check of values of a kind."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        check = _check_of(parts[0])
        for mark in parts[1:]:
            if type(mark) in _LIMITED:
                check = _LIMITED[type(mark)](mark, check)
        return check
    if origin in (UnionType, Union):
        return _one_of([_check_of(part) for part in parts])
    if origin is list:
        return _list_of(_check_of(parts[0]))
    if origin is dict:
        return _table_of(_check_of(parts[1]))
    if origin is Literal:
        return _choice(parts)
    if isinstance(annotation, type) and issubclass(annotation, StrictRecord):
        return _record(annotation)
    return _KINDS[annotation]


def _kind(fits: Callable[[Any], bool], fault: str) -> _Check:
    """The check of a plain kind of value."""

    def check(value: Any, place: TomlPath, found: _Faults) -> Any:
        if not fits(value):
            found.append({"type": fault, "loc": place})
        return value

    return check


_KINDS: Mapping[Any, _Check] = {
    str: _kind(lambda value: isinstance(value, str), "string_type"),
    bool: _kind(lambda value: value is True or value is False, "bool_type"),
    int: _kind(lambda value: isinstance(value, int) and not isinstance(value, bool), "int_type"),
    date: _kind(lambda value: isinstance(value, date) and not isinstance(value, datetime), "date_type"),
    datetime: _kind(lambda value: isinstance(value, datetime), "datetime_type"),
    NoneType: _kind(lambda value: value is None, "none_required"),
}


def _limited(fault_of: Callable[[Any, Any], FaultFound | None]) -> Callable[[Any, _Check], _Check]:
    """A maker of checks that look closer at a value of the right kind."""

    def with_limit(mark: Any, check: _Check) -> _Check:
        def checked(value: Any, place: TomlPath, found: _Faults) -> Any:
            before = len(found)
            value = check(value, place, found)
            if len(found) > before:
                return value
            if getattr(mark, "strips", False):
                value = value.strip()
            if fault := fault_of(mark, value):
                found.append({**fault, "loc": place})
            return value

        return checked

    return with_limit


def _misfit_text(like: Text, text: str) -> FaultFound | None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return {"type": "string_unicode"}
    if len(text) < like.least:
        return {"type": "string_too_short"}
    if len(text) > like.most:
        return {"type": "string_too_long"}
    if like.pattern and not like.pattern.fullmatch(text):
        return {"type": "string_pattern_mismatch"}
    return None


def _misfit_number(limits: Number, number: int) -> FaultFound | None:
    if number < limits.least:
        return {"type": "greater_than_equal", "ctx": {"ge": limits.least}}
    if number > limits.most:
        return {"type": "less_than_equal", "ctx": {"le": limits.most}}
    return None


def _naive(_mark: _Aware, moment: datetime) -> FaultFound | None:
    return {"type": "timezone_aware"} if moment.tzinfo is None else None


def _empty(_mark: Filled, values: list[Any]) -> FaultFound | None:
    return None if values else {"type": "too_short"}


def _unfit(fitting: Fitting, value: Any) -> FaultFound | None:
    try:
        fitting.refuse(value)
    except Fault as fault:
        return {"type": "value_error", "ctx": {"error": fault}}
    return None


_LIMITED: Mapping[type, Callable[[Any, _Check], _Check]] = {
    Text: _limited(_misfit_text),
    Number: _limited(_misfit_number),
    _Aware: _limited(_naive),
    Filled: _limited(_empty),
    Fitting: _limited(_unfit),
}


def _list_of(check: _Check) -> _Check:
    """The check of a list, and of each value in it."""

    def check_all(value: Any, place: TomlPath, found: _Faults) -> Any:
        if not isinstance(value, list):
            found.append({"type": "list_type", "loc": place})
            return value
        return [check(inner, (*place, at), found) for at, inner in enumerate(value)]

    return check_all


def _table_of(check: _Check) -> _Check:
    """The check of a table with keys of any name, and of each value in it."""

    def check_all(value: Any, place: TomlPath, found: _Faults) -> Any:
        if not isinstance(value, dict):
            found.append({"type": "dict_type", "loc": place})
            return value
        return {key: check(inner, (*place, key), found) for key, inner in value.items()}

    return check_all


def _one_of(checks: list[_Check]) -> _Check:
    """The check of a value of one of several kinds; the faults of the first kind are told."""

    def check(value: Any, place: TomlPath, found: _Faults) -> Any:
        told: list[_Faults] = []
        for of_kind in checks:
            faults: _Faults = []
            kept = of_kind(value, place, faults)
            if not faults:
                return kept
            told.append(faults)
        found += told[0]
        return value

    return check


def _choice(words: tuple[str, ...]) -> _Check:
    """The check of a word among a few."""
    *most, last = map(repr, words)
    expected = f"{', '.join(most)} or {last}" if most else last

    def check(value: Any, place: TomlPath, found: _Faults) -> Any:
        if not (isinstance(value, str) and value in words):
            found.append({"type": "literal_error", "loc": place, "ctx": {"expected": expected}})
        return value

    return check


def _record(kind: type[StrictRecord]) -> _Check:
    """The check of a record, made already or still a table."""

    def check(value: Any, place: TomlPath, found: _Faults) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, Mapping):
            found.append({"type": "model_type", "loc": place})
            return None
        record = kind.__new__(kind)
        record._take(value, place, found)
        return record

    return check
