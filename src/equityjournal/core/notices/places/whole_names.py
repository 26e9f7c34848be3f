"""Findings of places, each with the rest of its name: "Crown" of "Crown Spinney Academy"."""

from collections.abc import Iterable, Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import begins_sentence
from equityjournal.core.text.patterns import Later

_BEFORE = Later(r"(?<![\w'.-])(?P<word>[A-Z][a-z'-]+)(?: (?:of|of the|on))? $")
_CLUB = Later(
    r" (?:Rovers|United|Wanderers|Athletic|Albion|Rangers|Juniors|Colts|Lads|Lions|Lionesses|Harriers|FC|AFC"
    r"|RFC|ABC|CC|BC)(?!\w)"
)
_NO_PART = gathered(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed weds thu thur thurs fri sat sun the a an
    i my our his her their this that from at in to and but ring rang saw met"""
)
"""Words that may have a capital and belong to no name of a place behind them."""
_MOST = 3  # words of a name before the part that was found
_REACH = 30  # characters of a word before a place


def with_whole_names(found: Iterable[Finding], page: Page) -> Iterator[Finding]:
    """Findings, of which places take the capitals before them along, and addresses a club's name."""
    end = 0
    for finding in found:
        if finding.kind == "place" and not page.in_capitals(finding.start):
            finding = finding._replace(start=_start(page, finding.start, end))
        if finding.kind in ("place", "address") and (club := _CLUB.match(page.text, finding.end)):
            finding = finding._replace(end=club.end())
        end = finding.end
        yield finding


def _start(page: Page, start: int, least: int) -> int:
    """The place where the name begins that goes on at a place."""
    for _ in range(_MOST):
        match = _BEFORE.search(page.text, max(start - _REACH, least), start)
        if match is None or match["word"].lower() in _NO_PART or page.title(match["word"]):
            break
        if begins_sentence(page.text, match.start()) and page.explains(match["word"]):
            break
        start = match.start()
    return start
