"""Options of a verb gathered in a tuple of their own."""

import functools
import inspect
from collections.abc import Callable
from typing import Any


def with_gathered(verb: Callable[..., None], parameter: str, kind: type[Any]) -> Callable[..., None]:
    """A verb with the options of a named tuple for one of its parameters.

    Typer reads the options of a verb from its signature, so the signature is the one that changes.

    Args:
        verb: The verb.
        parameter: The name of its parameter for the tuple.
        kind: The tuple; its fields are annotated as options, and have defaults.
    """
    parameters = list(inspect.signature(verb).parameters.values())
    at = [known.name for known in parameters].index(parameter)
    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=kind._field_defaults[name],
            annotation=kind.__annotations__[name],
        )
        for name in kind._fields
    ]
    others = [known.replace(kind=inspect.Parameter.KEYWORD_ONLY) for known in parameters]

    @functools.wraps(verb)
    def expanded(**given: Any) -> None:
        gathered = kind(**{name: given.pop(name) for name in kind._fields})
        verb(**{parameter: gathered}, **given)

    expanded.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # which `inspect` reads
        [*others[:at], *options, *others[at + 1 :]], return_annotation=None
    )
    return expanded
