"""Something wrong with one file, named beside all that could be read."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One file and what is the matter with it."""

    path: str
    """Below the journal's folder, with forward slashes."""
    id: str | None
    """The entry it would be, if its name says so."""
    kind: str
    """One word for programs: damaged, cut-off, encoding, newer, not-a-file, foreign, copy, conflict,
    leftover, open, lost, text, linked, elsewhere, changed or pack."""
    message: str
    """A clause for people, without a capital or a full stop."""
