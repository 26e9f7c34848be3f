"""Guesses trimmed of ordinary words, before they are replaced."""

from collections.abc import Iterable, Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.plain_words import VERBS_BEFORE, PlainWords
from equityjournal.core.text.patterns import Later

_FIRST_WORD = Later(r"([^\W\d_]+)\s+(?=[^\W\d_])")
_OWNED = Later(r"(?<=[^\W\d_]{4})[sS](?= ([A-Za-z]+))")
_INITIALS = 2  # capitals that were found to be somebody's, though an abbreviation too: "ML + DR fell out"
_WORD_BEFORE = Later(r"([^\W\d_]+)\s+$")


_BELONGINGS = gathered(
    """appointment arm assessment aunt auntie baby back bag bank bath bed bedroom behaviour benefits
    birthday blood bloods boiler boy boyfriend breathing brother care carer case cat chair child
    children clothes coat cousin dad daughter day diary doctor dog door dose drug english ex eyes face
    family father feet file flat food foot friend girl girlfriend gp gran grandad hair hand hands
    head hearing heating home hospital house husband idea keys kid kids kitchen lad landlady
    landlord leg letter life mam mat medication meds mood mother mouth mum name nan needs neighbour
    nephew niece nurse pad parents partner pension phone place plan rent review room school sister
    skin sleep social solicitor son stairs story sugar teacher temp tenancy things ulcer uncle view
    visit voice wallet washing weight wheelchair wife wishes words work worker wound"""
)
"""Things and people that somebody has, after a possessive without its apostrophe."""


def only_names(text: str, findings: Iterable[Finding], words: PlainWords) -> Iterator[Finding]:
    """Findings, with guesses cut down to what may be a name.

    A verb before a name is left where it stands: "Rang Tariq". A run of ordinary words is left out, unless a
    verb that takes a person stands before: "met Hunt".
    """
    for finding in findings:
        if finding.kind != "possible-name" or finding.sure != "low":
            yield finding
        elif trimmed := _trimmed(text, finding, words):
            yield trimmed


def ending_of(text: str, name: Finding) -> str:
    """The ending of a name in the possessive: "'s" of "Danutas boiler"."""
    owned = _OWNED.match(text, name.end - 1)
    return "'s" if owned and owned[1].lower() in _BELONGINGS else ""


def _trimmed(text: str, guess: Finding, words: PlainWords) -> Finding | None:
    """A guess without verbs before; None for ordinary words alone."""
    start = guess.start
    while first := _FIRST_WORD.match(text, start, guess.end):
        if first[1].lower() not in VERBS_BEFORE:
            break
        start = first.end()
    before = _WORD_BEFORE.search(text, max(start - 20, 0), start)
    is_met = before is not None and before[1].lower() in VERBS_BEFORE
    value = text[start : guess.end]
    initials = value.isupper() and len(value) == _INITIALS
    if words.explain_all(value) and not (is_met or initials):
        return None
    return guess._replace(start=start)
