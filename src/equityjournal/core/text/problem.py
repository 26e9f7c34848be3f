"""Problems: faults in single files, reported beside all readable ones."""

from typing import NamedTuple


class Problem(NamedTuple):
    """A file and its fault."""

    path: str
    """Path below the journal's folder, with forward slashes."""
    id: str | None
    """Id of the entry the file would be, by its name."""
    kind: str
    """Kind of problem, as a word for programs: damaged, cut-off, encoding, newer, not-a-file, foreign, copy,
    conflict, leftover, open, lost, text, linked, elsewhere, changed, kept, erased or pack."""
    message: str
    """A clause for people, without a capital or full stop."""
