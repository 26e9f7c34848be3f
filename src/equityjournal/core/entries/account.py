"""An account of harm to the writer: answers, not entries.

How somebody is, what they would like, and answers to other questions stay out unless they are ticked.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from equityjournal.core.entries.entry import Answer, Entry


class Kind(Enum):
    """The subject of an answer."""

    ACCOUNT = "account"
    """What happened, when and where, who did it, who saw it, what it was about, who was told."""
    HOW_I_AM = "how-i-am"
    WHAT_I_WANT = "what-i-want"
    OTHER = "other-answers"
    """Other questions, such as those of one's own pack."""


ACCOUNT = frozenset(
    f"me-kept/{name}"
    for name in (
        "said-or-done",
        "when-and-where",
        "the-place-itself",
        "who-did-it",
        "who-was-there",
        "what-it-was-about",
        "before-or-to-others",
        "told-so-far",
    )
)
"""Questions of the pack “When it happened to me” that are asked of a record."""
HEALTH = "me-kept/health-or-work"
_BY_THEME = {"me-now": Kind.HOW_I_AM, "me-next": Kind.WHAT_I_WANT}


class Told(NamedTuple):
    """An entry's part in an account."""

    entry: Entry
    answers: Sequence[Answer]
    """Never empty."""
    with_feelings: bool


def kind_of(answer: Answer) -> Kind:
    """The kind of an answer; free writing is the account itself."""
    if answer.prompt is None or answer.prompt in ACCOUNT:
        return Kind.ACCOUNT
    if answer.prompt == HEALTH:
        return Kind.HOW_I_AM
    return _BY_THEME.get(answer.prompt.split("/")[0], Kind.OTHER)


def told(entries: Iterable[Entry], ticked: Iterable[Kind]) -> list[Told]:
    """The account: entries with the answers to include, oldest first.

    Args:
        entries: Entries about harm to their writer.
        ticked: What goes along besides the account.
    """
    going = {Kind.ACCOUNT, *ticked}
    parts = []
    for entry in sorted(entries, key=lambda entry: (entry.happened, entry.written)):
        if answers := [answer for answer in _with_words(entry) if kind_of(answer) in going]:
            parts.append(Told(entry, answers, Kind.HOW_I_AM in going))
    return parts


def left_out(entries: Iterable[Entry], ticked: Iterable[Kind]) -> Counter[Kind]:
    """Numbers of answers left out, by subject."""
    going = {Kind.ACCOUNT, *ticked}
    kinds = (kind_of(answer) for entry in entries for answer in _with_words(entry))
    return Counter(kind for kind in kinds if kind not in going)


def _with_words(entry: Entry) -> list[Answer]:
    return [answer for answer in entry.answers if answer.text.strip()]
