"""Roles perhaps only a single person could fill."""

import re

from equityjournal.core.notices.words.english import gathered

_ENDS_THE_ROLE = re.compile(
    r"\s+(?:who|whose|that|which|of|in|on|at|for|with|without|from|waiting|living|using|here|now)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ONLY = re.compile(r"(?i)\b(?:only|sole|single|one|first|last|oldest|youngest|newest)\b")
_SEVERAL = gathered(
    """all anybody anyone board children clergy committee community council each elderly everybody
    everyone families folk forum group learners men network panel parents patients people police public
    pupils staff team teens tenants union women workforce young youth"""
)
"""Last words of a role for several people that do not end in s."""
_ONE_IN_S = gathered("actress boss governess hostess lass princess")


def may_be_one_person(role: str) -> bool:
    """Whether a role may be filled by only a single person.

    The last word of the role decides: "the duty lead" may be one person, "families waiting" are several.
    """
    if _ONLY.search(role):
        return True
    head = _ENDS_THE_ROLE.sub("", role.strip()).rstrip(" .,;:!?")
    last = head.split()[-1].casefold() if head.split() else ""
    if last in _SEVERAL:
        return False
    return last in _ONE_IN_S or not last.endswith("s")
