"""Roles given just before a name: "the housing officer, Mr Khan"."""

from typing import NamedTuple

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.text.patterns import Later

ROLES = gathered(
    """adviser advisor advocate apprentice assessor aunt auntie aunty baby boss boy boyfriend
    brother carer caretaker chair chaplain child cleaner client coach colleague companion consultant
    cook coordinator councillor counsellor cousin dad dad-in-law daughter deputy dietitian director
    doctor driver ex father friend girl girlfriend gran grandad granddaughter grandma grandpa
    grandson granny guardian handyman head headteacher husband imam infant inspector interpreter
    judge keyworker kid lad landlady landlord lass lead learner magistrate mam mamgu manager mate
    matron mentee mentor midwife modryb mother mother-in-law mum nain nan nana nanna neighbour
    nephew niece nurse officer owner paramedic parent partner pastor patient pharmacist physio
    plumber porter practitioner prisoner psychiatrist psychologist pupil rabbi receptionist resident
    reverend sergeant sibling sister solicitor son stepdad stepmum student supervisor surveyor tadcu
    taid teacher tenant therapist trainee trainer tutor twin uncle vicar visitor volunteer warden
    wife worker youngster"""
)
"""Words for people by their work, or by their place in a family."""
_OF_A_ROLE = gathered(
    """acting agency area assistant benefits business care case catering charge children's clinical
    community complaints contact council day debt deputy discharge district domestic duty elder
    eldest employment estate family finance fire first foster health home homeless hospital housing
    income key kinship learning legal liaison link little maintenance medical mental midday middle
    night nursery occupational older outreach palliative parish pastoral peer police practice prison
    probation project psychiatric public quality refuge regional rent repairs safeguarding school
    senior service shift social specialist staff step street student support team tenancy town
    training travel twin union upstairs volunteer ward welfare well-being wellbeing young younger
    youngest youth"""
)
_BEFORE_A_NAME = Later(r"(?i)(?:(?:\b([a-z'-]+) )?\b([a-z'-]+) )?\b([a-z-]+)(,? )$")
_DETERMINER = Later(r"(?i)(?:the|a|an|my|our|your|his|her|their|this|that|its|[a-z]+'s)$")


_TOLD = Later(
    r"(?i)\b(?:tell|tells|told|informed|reminded|showed|assured|warned|promised|texted|emailed|txt|let)"
    r"(?: [a-z'-]+){1,4} $"
)
_DOES = Later(
    r"(?i) (?:is|isn'?t|was|wasn'?t|has|hasn'?t|had|hadn'?t|will|won'?t|would|can|can'?t|could"
    r"|couldn'?t|did|didn'?t|does|doesn'?t|needs?|wants?|[a-z]+ed)(?!\w)"
)


ENDS_APPOSITION = Later(r"(?:'s)?(?:[,.;:!?)\n]|$| (?:who|but|so|then|re|about|at|in|on|and)(?!\w))")
"""What follows "the housing officer, Mrs Khan" where the role alone will do."""
_GOES_ON = Later(r" (?:and|&|n) (?:(?:me|i|us|her|his|my|our|the|a)(?!\w)|[A-Z])")
"""What follows where a list goes on: "the nurse, Kofi and me"."""


class Role(NamedTuple):
    """A role just before a name."""

    words: str
    """The role without article: "housing officer"."""
    gap: int
    """Start of the gap between role and name."""
    is_apposed: bool
    """Whether a comma parts role and name."""


def role_before(text: str, start: int, end: int) -> Role | None:
    """The role that stands just before a name.

    "told the nurse Kofi was late" gives Kofi none.

    Args:
        text: A text.
        start: Start of the name.
        end: End of the name.
    """
    before = text[max(start - 30, 0) : start].rstrip(" ,").split()
    if not before or before[-1].strip("(\"'“‘-").lower() not in ROLES:
        return None  # quickly, as most names stand behind no role
    found = _BEFORE_A_NAME.search(text, max(start - 60, 0), start)
    if found is None or found[3].lower() not in ROLES:
        return None
    first, second, last, gap = found.groups()
    words = [last.lower()]
    determined = bool(second and _DETERMINER.match(second))
    if second and second.lower() in _OF_A_ROLE:
        words.insert(0, second.lower())
        determined = bool(first and _DETERMINER.match(first))
        if first and first.lower() in _OF_A_ROLE:
            words.insert(0, first.lower())
    is_apposed = gap.startswith(",")
    if is_apposed and (not determined or _GOES_ON.match(text, end)):
        return None
    if not is_apposed and _DOES.match(text, end) and _TOLD.search(text, max(start - 80, 0), start):
        return None
    return Role(" ".join(words), found.start(4), is_apposed)
