"""Detection of people named by initials in small letters: "rang jt", "hd rang the GP"."""

from collections.abc import Iterator

from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.usual_letters import is_usual
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later

_SMALL = Later(
    r"(?:[Rr]e|saw|rang|met|visited|texted|phoned|told|asked|emailed|txtd?|rung) ([a-z]{2})"
    r"(?=(?<!e ..) [a-z]| ?[-:,.]|$)"
)
_SMALL_BEHIND_ROLE = Later(
    r"(?:client|yp|pt|su|resident|patient|tenant|learner|mentee|student) "
    r"([bdghjklpqtyz])(?= [a-z]{2}|'s |[,.;:]|$)"
)
_MET = gathered("re saw rang met visited texted phoned told asked emailed txt txtd rung")
_ROLES = gathered("client yp pt su resident patient tenant learner mentee student")
_SAYING = gathered(
    """rang told asked said says cried texted phoned refused messaged slept shouted laughed hugged emailed
    wants tells asks cries rings thinks didnt doesnt wont wouldnt hasnt forgot reckons"""
)
"""What a person does, and a thing hardly ever."""
_HEADS_A_CLAUSE = Later(
    r"(?:^|[\n.,;:!?(-] ?|(?<!\w)(?:and|but|then|so|when|because|cos|if|how|that|once|before|after|until) )"
    r"([a-z]{2}) $"
)
_SAID_BY_ANOTHER = Later(r"(?:said|says|asked|cried|shouted) (?:the|my|his|her|our) [a-z]+|rang true")
"""What follows where the two letters are what was said: "hm said the manager"."""
_CALLERS = gathered(
    """aa ac ap ca cc ce ch cm cn cp ct dc di dn dr ds dt ea ed eh em en er fm ft gm gp ha he ho hq hr hs hv
    hw im iv it jc kw ks la lp lw md mh mp mr ms mw nc nm nn nd od ot pa pc po ps pt qa ra rm rn sa sc se sg
    sm sn sp ss st su sw ta tl tm uc un ur us vp wd we wf wl wt yo yp"""
)
"""Pairs of small letters that are a role, an office or a slip, and ring and say things as well."""


def small_initials(page: Page) -> Iterator[Finding]:
    """People named by one or two small letters behind a verb or a role, or before what they do."""
    for match in (*page.beginning(_SMALL, _MET), *page.beginning(_SMALL_BEHIND_ROLE, _ROLES)):
        inside = page.text[match.start() - 1 : match.start()].isalnum()
        single = len(match[1]) == 1
        if not inside and (single or not (page.explains(match[1]) or is_usual(match[1]))):
            yield possible_name(page, *match.span(1))
    for at in page.places_of(_SAYING):
        head = _HEADS_A_CLAUSE.search(page.text, max(at - 14, 0), at)
        spoken = head is None or _SAID_BY_ANOTHER.match(page.text, at)
        if head and not spoken and head[1] not in _CALLERS and not page.explains(head[1]):
            yield possible_name(page, *head.span(1))
