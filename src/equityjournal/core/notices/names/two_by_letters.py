"""Detection of two people named by two letters each: "TJ & LM fell out", "AO and partner CE"."""

from collections.abc import Iterator

from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.usual_letters import is_usual
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS
from equityjournal.core.text.patterns import Later

_TWO_AND_TWO = Later(
    r"(?P<one>[A-Z](?<![\w.&/'+-][A-Z])[A-Z]) (?:and|n|&|\+) (?P<other>[A-Z]{2})(?![\w&/+-]"
    r"|\.\w)(?P<both> (?:both|were|are|wont"
    r"|dont|fell|sat|had|got|had|late|laughing|fighting|in the|at)(?!\w))?"
)
_WITH_KIN = Later(
    r"(?P<one>[A-Z](?<![\w.&/'+-][A-Z])[A-Z]) ?(?:and|n|&|\+|w|with) ?(?:(?:his|her|their|the|new) )*"
    r"(?:partner|boyfriend|girlfriend|bf|gf|mum|mam|dad|ex|brother|bro|sister|sis|son|daughter|husband|wife|nan|gran"
    r"|twin|cousin|flatmate|sib|sibling)(?: (?P<other>[A-Z]{2}))?(?![\w&/+-]|\.\w)"
)
"""One or two people by two letters, of whom a relative is named: "AO and partner CE"."""
_TWO_WHO = Later(
    r"(?P<one>[A-Z](?<![\w.&/'+-][A-Z])[A-Z]) ?(?:and|n|&|\+|v|vs) ?(?P<other>[A-Z]{2})"
    r" (?:(?:are|were|have|had|both|still|got|not|always|now|is) ){0,2}(?:(?:got )?back together"
    r"|fell out|fallen out|falling out"
    r"|fell|split(?: up)?|broke up|broken up|fighting|fought|scrapping|arguing|argued|rowing|kicked off"
    r"|crying|cried|laughing|giggling|kissing"
    r"|holding hands|speaking|talking to each|friends|mates|engaged|getting married|in tears|at it|hugged"
    r"|went missing|missing|ran off|absconded|sat)(?!\w)"
)
"""Two people by two letters each who do what only people do: "ML + DR are back together"."""


def two_and_two(page: Page) -> Iterator[Finding]:
    """Two people named by two letters each: "TJ & LM fell out", "AO and partner CE"."""
    for match in (*page.of_initials(_WITH_KIN), *page.of_initials(_TWO_WHO)):
        whole = match["other"] is not None or match["one"].lower() not in ABBREVIATIONS
        if whole and not page.in_capitals(match.start()):
            yield possible_name(page, *match.span("one"))
            if match["other"]:
                yield possible_name(page, *match.span("other"))
    for match in page.of_initials(_TWO_AND_TWO):
        both = (match["one"].lower(), match["other"].lower())
        if page.in_capitals(match.start()) or any(letters in ABBREVIATIONS for letters in both):
            continue
        if match["both"] or not all(
            is_usual(pair) or page.is_listed_in_capitals(pair.upper()) for pair in both
        ):
            yield possible_name(page, *match.span("one"))
            yield possible_name(page, *match.span("other"))
