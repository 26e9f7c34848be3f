"""Words of people to the writer: as typed, and for reading.

Asking them whether the words are right is the writer's own choice: never owed, and never late.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import TheirWords

HOW = ("told me", "wrote", "signed", "through an interpreter", "through a relative", "seen")
"""The usual ways of knowing; any other words may stand there too."""
_KNOWS = {
    "they know": True,
    "they knew": True,
    "they do not know": False,
    "they did not know": False,
    "they don't know": False,
    "they didn't know": False,
}
_PART = r"\s/\s(?P<part>[^/]+)$"


class Told(NamedTuple):
    """A person's words, with their entry."""

    id: str
    """Id of the entry."""
    n: int
    """Number among those of the entry, from 1."""
    text: str
    """The words; none where the entry is private."""
    how: str
    knows: bool | None
    checked: date | None
    outcome: str
    happened: date
    """Day the entry is about."""
    private: bool
    """Whether the entry is private."""
    mark: str = ""
    """Mark of the words."""
    entry_mark: str = ""
    """Mark of the first line of the entry."""


def typed(words: str) -> "TheirWords":
    """Words as typed; `words / told me / they know` says how.

    Only what is known to say how is taken off: a slash may stand in anybody's words.
    """
    from equityjournal.core.entries.entry import TheirWords  # noqa: PLC0415 - loads Pydantic

    text, how, knows = " ".join(words.split()), "", None
    while found := re.search(_PART, text):
        part = found["part"].strip().replace("’", "'")
        plain = part.casefold().rstrip(".")
        if plain in _KNOWS and knows is None:
            knows = _KNOWS[plain]
        elif plain in HOW and not how:
            how = plain
        else:
            break
        text = text[: found.start()].rstrip()
    return TheirWords(text=text, how=how, knows=knows)


def open_first(told: Iterable[Told]) -> list[Told]:
    """Words not asked about, then the others, the latest first."""
    return sorted(told, key=lambda said: said.checked is not None)


def how_known(how: str, knows: bool | None) -> str:
    """How the writer knows, and whether they knew of the note."""
    known = {
        None: "",
        True: say("they know it is written down"),
        False: say("they do not know it is written down"),
    }
    return "; ".join(filter(None, (_said(how), known[knows])))


def _said(how: str) -> str:
    """A way of knowing, in the language spoken if usual."""
    usual = {
        "told me": say("told me"),
        "wrote": say("wrote"),
        "signed": say("signed"),
        "through an interpreter": say("through an interpreter"),
        "through a relative": say("through a relative"),
        "seen": say("seen"),
    }
    return usual.get(how, how)


def on_a_day(checked: date | None, outcome: str) -> str:
    """The day and outcome of asking; empty until asked."""
    asked = say("You asked them on {day}.", day=in_words(checked)) if checked else ""
    return " ".join(filter(None, (asked, outcome)))


def in_a_month(checked: date | None, outcome: str) -> str:
    """The month and outcome of asking, for masked words."""
    month = month_in_words(checked.month, checked.year) if checked else ""
    asked = say("You asked them in {month}.", month=month) if month else ""
    return " ".join(filter(None, (asked, outcome)))


def with_what_came(words: str, came: str) -> str:
    """Words and the outcome of asking, on a single line.

    A full stop parts them where no other sign does.
    """
    if not came:
        return words
    end = "" if words.rstrip("\"'”’").endswith((".", "!", "?", "…")) else "."
    return f"{words}{end} {came}"


def in_a_line(text: str, how: str, knows: bool | None) -> str:
    """The words in a line, with how the writer knows."""
    said = say("They said: {words}", words=text)
    known = how_known(how, knows)
    return f"{said} ({known})" if known else said


def told_record(said: Told) -> dict[str, Any]:
    """Somebody's words for JSON; texts empty in private entries."""
    return {
        "id": said.id,
        "n": said.n,
        "text": said.text,
        "how": said.how,
        "knows": said.knows,
        "checked": said.checked.isoformat() if said.checked else None,
        "outcome": said.outcome,
        "happened": said.happened.isoformat(),
    }
