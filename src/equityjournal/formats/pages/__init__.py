"""Pages: whole HTML files that need nothing else, read on a screen, read aloud, or printed.

`base.html` is what all of them share: language, one heading, a link past it to the main part, light, dark and
print. A page extends it and fills in `title`, `head`, `main` and `foot`; `page.css` holds what every page
looks like. Nothing remote is ever loaded, no script runs, and all that comes from a journal is text.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.core.dates import in_words
from equityjournal.core.speech import listed, say, say_many
from equityjournal.core.visible import show

if TYPE_CHECKING:
    from jinja2 import Environment


def rendered(template: str, **values: Any) -> str:
    """One whole page.

    Args:
        template: The name of a file beside this one.
        values: What it speaks of. Every text among them is escaped, and shown as `visible.show` shows it.
    """
    return _environment().get_template(template).render(values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
    """Nothing that comes out of a journal may hide or reorder what stands beside it."""
    return show(value) if type(value) is str else value
