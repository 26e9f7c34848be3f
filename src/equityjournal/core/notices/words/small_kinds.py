"""Titles and kinds of places in small letters beside a name: "miss Okoro", "Thornby village hall"."""

from equityjournal.core.notices.rules.identifiers import IdentifierRule, IdentifierRules
from equityjournal.core.text.patterns import Later

_OTHERWISE_WORDS = (
    "miss|master|sir|sister|father|brother|chief|major|lady|lord|mama|baba|elder|justice|consultant|dame"
    "|deacon|vicar|matron|midwife|madam|captain|bishop|canon|ds|di|dc"
)
_VERBS_TOO = frozenset(_OTHERWISE_WORDS.split("|"))
"""Titles that are ordinary words in small letters."""
_SMALL_TITLE = Later(r"(?<!\w)([a-z]+)\.? $")
_SMALL_END = Later(
    r" (?:(?:care|nursing|residential|children'?s) home|(?:(?:primary|secondary|infant|junior|high"
    r"|special|nursery|bail|probation|approved|night|winter|halting|travell?ers'?|travell?er|gypsy|caravan"
    r"|birth"
    r"|birthing|contact|drop-in"
    r"|detox|rehab|sixth|young offenders?|extra care|foodbank|dispersal|asylum|respite"
    r"|women'?s|men'?s|job|adult|learning|disability|early|help|home|treatment|duty|crisis|recovery"
    r"|assertive|outreach|intake|locality|housing"
    r"|options|assessment|reablement|liaison|perinatal|older|people'?s|leaving|care|support|drug|alcohol"
    r"|access"
    r"|community|mental|health|crown|county|magistrates'?|family|mixed|medical|GP|day|children'?s"
    r"|leisure|resource|advice"
    r"|village|parish|church|memorial|food|swimming"
    r"|police|train|bus|tram|fire|youth|boxing|social|retirement|removal|detention) ){0,5}([a-z]+))\b"
)
_ONLY_BEHIND = {
    "stop": ("bus", "tram"),
    "park": ("caravan",),
    "form": ("sixth",),
    "high": ("caravan", "sixth"),
    "bank": ("food", "community"),
    "hall": ("village", "parish", "community", "church", "memorial"),
}
"""Small kinds that end a place only behind these words: "Thornby village hall"."""
_MET_AT = frozenset(
    (
        "stop",
        "caff",
        "chemists",
        "larder",
        "pantry",
        "foodbank",
        "allotment",
        "probation",
        "baths",
        "nick",
        "mission",
        "bank",
    )
)
"""Small kinds that have no capital of their own, of places where people meet."""
_SHORT_END = Later(r" ([a-z]+)\b")


def small_title(text: str, before: int, rules: IdentifierRules) -> tuple[IdentifierRule, int] | None:
    """The rule and start of a small title just before a place."""
    match = _SMALL_TITLE.search(text, max(before - 14, 0), before)
    if match is None or match[1] in _VERBS_TOO:
        return None
    rule = rules.titles.get(match[1].capitalize()) or rules.titles.get(match[1].upper())
    return (rule, match.start()) if rule else None


def small_kind(
    text: str, after: int, rules: IdentifierRules, *, saint: bool = False
) -> tuple[IdentifierRule, int] | None:
    """The rule and end of a small kind just after a place."""
    if saint and text.startswith("'s", after):
        after += 2
    match = _SMALL_END.match(text, after)
    if match and match[1] and match[1] not in rules.words["small_ends"]:
        match = _SHORT_END.match(text, after)  # "Tanglewood nursery rang"
    if match is None or (match[1] and match[1] not in rules.words["small_ends"]):
        return None
    if match[1] in _ONLY_BEHIND and match[0].split()[0] not in _ONLY_BEHIND[match[1]]:
        return None
    fallback = "Centre" if match[1] in _MET_AT else "School"
    rule = rules.ends.get((match[1] or "home").capitalize()) or rules.ends.get(fallback)
    return (rule, match.end()) if rule else None
