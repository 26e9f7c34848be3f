"""`--help` of a verb, laid out for the width of the window."""

import re
from collections.abc import Sequence

from typer._click.formatting import HelpFormatter

NARROW = 60
"""Columns of a window in which what is explained and the explanation do not stand side by side."""
_SHORT = 12  # characters of a name that may stand beside its explanation all the same
_INDENT = 4
_RANGE = re.compile(r"\s*\[x>=\d+\]$")  # a refusal says it in words


class HelpColumns(HelpFormatter):
    """Help in two columns, or in a narrow window each explanation below its option."""

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with their explanations."""
        said = [(name, _RANGE.sub("", text)) for name, text in rows]
        if self.width < NARROW and any(len(name) > _SHORT for name, _ in said):
            col_max = _INDENT
        super().write_dl(said, col_max, col_spacing)
