"""Pages: whole, self-contained HTML files.

They are made for reading on a screen, reading aloud and printing.

`base.html` is their shared frame: language, one heading, a link past it to the main part, light, dark and
print. A page extends it and fills in `title`, `head`, `main` and `foot`; `page.css` holds the style of every
page. Nothing remote is ever loaded, no script runs, and everything from a journal is text.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.text.visible import show

if TYPE_CHECKING:
    from jinja2 import Environment


def rendered(template: str, **values: Any) -> str:
    """A whole page, filled from a template.

    Args:
        template: The name of a file beside this one.
        values: The template's values. Every text among them is escaped, and shown as `visible.show` shows it.
    """
    return _environment().get_template(template).render(values)


def rendered_in_turn(template: str, **values: Any) -> Iterator[bytes]:
    """A whole page as `rendered` makes, in pieces on demand."""
    pieces: Iterator[str] = _environment().get_template(template).generate(values)
    while piece := "".join(islice(pieces, PIECES)):
        yield piece.encode()


PIECES = 64  # so many small pieces of a template are written at once


@cache
def _environment() -> "Environment":
    """The Jinja environment of all pages."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - loads Jinja2

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_as_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(say=say, say_many=say_many, listed=listed, in_words=in_words)
    return environment


def _as_text(value: Any) -> Any:
    """A value with hidden or reordering characters made visible."""
    is_markup = hasattr(value, "__html__")  # made by Jinja itself, and escaped by now
    return show(value) if isinstance(value, str) and not is_markup else value
