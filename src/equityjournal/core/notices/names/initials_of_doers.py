"""Detection of people named by two or three capitals, by what only a person does or is given.

Other rules leave a pair alone that means something else somewhere, such as KM or TH, and three letters nearly
always. Here what stands beside tells so much that only an office or a role could be meant instead.
"""

from collections.abc import Iterator

from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.usual_letters import is_usual
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS
from equityjournal.core.text.patterns import Later

_LETTERS = Later(r"[A-Z](?<![\w.&/'+-][A-Z])[A-Z]{1,2}(?![\w&/+-]|\.\w)")
_OFFICES = gathered(
    """bf bt ca ce cm cn co cs ct da dm dn ds dt ec eu fm gm hm ho hs ht ic ig jw ka lb lo nm nq oc oo pd pf
    pg rc rf ri rp ry sb sl sn su sv sx tc tg tl tp ts un vt wc wp ws ym yp"""
)
"""Pairs of letters of a role, an office or a firm, which say, refuse and move in as well."""
_RATHER_INITIALS = gathered("ce dl eh fa fp hb hd jc ld lg lp nd nr pb ra sd se sp tb td va")
"""Usual abbreviations of a thing, which is never in tears."""
_SURELY_DOES = Later(
    r" (?:(?:was|is|has|been|still|just) )?(?:not (?:eating|sleeping|drinking|washing)"
    r"|and (?:his|her) (?:mum|mam|dad|nan|gran|sister|brother|kids|baby|son|daughter|partner)"
    r"|in (?:tears|bits)|cried|crying|slept|woke|absconded|sectioned|pregnant"
    r"|back from (?:court|hospital|school|prison)|hugged|spat|kicked off|self[- ]?harmed|vomited"
    r"|moved (?:in|out)|turned \d|lost (?:his|her)|ate|wont (?:eat|speak|talk|sleep|get)|swore|sobbed"
    r"|laughed|smiled|on the (?:roof|landing))(?!\w)"
)
_DOES = Later(
    r",? (?:(?:has|had|was|is|been|still|just|then|also|again|never|already|only|got|now) ){0,2}"
    r"(?:moved (?:in|out|back|rooms|wards?)|not (?:seen|eating|sleeping|back|up|home|herself|himself"
    r"|well|coping"
    r"|speaking|engaging|drinking|washing|been seen)|breached|cried|crying|asleep|awake|tearful"
    r"|distressed"
    r"|back (?:from|home|on the (?:wing|ward))|withdrew|absconded|bereaved|disclosed|died|slept|woke"
    r"|wept|sobbed|laughed"
    r"|smiled|hugged|kicked off|wandered|paced|ate|spat|swore|shouted|screamed|bit|hit|punched"
    r"|slapped|lonely|scared"
    r"|frightened|poorly|pregnant|drunk|homeless|missing|sectioned|arrested|remanded|evicted|grieving"
    r"|fuming|limping"
    r"|wants (?:his|her|their|to|a|me|out|back|nothing)|(?:wont|won't|wouldnt|wouldn't|didnt|didn't"
    r"|hasnt) (?:open|eat"
    r"|get|come|talk|speak|sleep|sit|leave|let|drink|wash|look|eaten|slept)|turned (?:\d|up (?:drunk"
    r"|late|in))"
    r"|told (?:me|us|mum|staff|his|her)|asked (?:me|us|for (?:his|her|a)|if)|rang (?:me|us|in|from)"
    r"|texted"
    r"|lost (?:his|her)|got (?:his|her) |took (?:his|her|himself|herself|off)|left (?:his|her|home"
    r"|school|hospital)|hates"
    r"|loves|misses (?:his|her)|sat (?:with|on|in|by|down|up)|stood|fell|fainted|collapsed|vomited"
    r"|self[- ]?harmed|od'?d"
    r"|overdosed|cut (?:his|her|himself|herself)|threw|smashed|hid|and (?:me|I|(?:his|her) [a-z]+) "
    r"|in (?:tears|bits|bed)"
    r"|on the (?:roof|floor|landing)|sofa surfing|rough sleeping|sleeping rough|refused (?:meds|food"
    r"|to|his|her|breakfast"
    r"|dinner|tea|the (?:hoist|shower|visit|lot)))(?!\w)"
)
"""What only a person does or is, and an office never: "KM breached again", "LMC not seen since"."""
_GIVEN = Later(
    r"(?<!\w)(?:(?i:sat|sitting|walk|walked|waited|cooked|cried) (?:with|w|beside|for)|(?i:mum|mam"
    r"|dad|sister|brother"
    r"|partner|son|daughter|nan|gran|wife|husband|cousin|carer|key ?worker|neighbour|friend) (?:of|to)"
    r"|(?i:sister|brother|mum|dad|mam|partner|cousin|twin|daughter|son|nan|gran|auntie|uncle)"
    r"|(?i:safeguarding|referral|letter|parcel|bed|birthday|card|worried|scared|statement|wrote (?:it"
    r"|that|this) up"
    r"|covering|covered|speaking up|lift)(?: [a-z]{2,4})? for|(?i:no|any) (?:contact|news|word|sign"
    r"|sight)"
    r" (?:with|of|from)|(?i:visit|popped|lift|ta|thanks|sorry|goodbye|home) to|(?i:bumped) into) $"
)
"""What stands before somebody who is sat with, written for or related: "in for RH, sister TH"."""
_ON_RECORD = Later(r",? \(?(?i:dob|d\.o\.b\.?|born|b\.|aged?)[: ]|, \d{2}, (?!\d)[a-z]")
"""What is written down of a person: "EJS, DOB", "MJB, 87, taught"."""
_AND_KIN = Later(
    r"(?:^|(?<=[\n.!?] )|(?<=\n))([A-Z]{2}) (?:MUM|MAM|DAD|NAN|GRAN|SISTER|BROTHER|PARTNER|SON|DAUGHTER"
    r"|AUNT|UNCLE)"
    r" (?:TEXTED|RANG|CALLED|CAME|WAITING|SAID|SAYS|PHONED|WANTS|IN|HERE|REFUSED|ASKED|NOT|LEFT|CRYING"
    r"|WONT|TOLD|ANGRY)"
    r"(?!\w)"
)
"""Initials at the head of a line in capitals, whose relative did something: "TB MUM TEXTED"."""
_ROLES_WITH_KIN = gathered("gp sw tm hv ot pt su yp ta fm bm re my hi oh no")
_WHERE = gathered("via to in from on at into through under by outside of the")
_CASE = Later(
    r" (?:and|meeting|form|plan|review|team|training|policy|referral|list|screen|process|pathway"
    r"|funding|assessment)(?!\w)"
)
"""What stands behind an abbreviation of work: "letter for PIP review"."""


def initials_of_doers(page: Page) -> Iterator[Finding]:
    """People named by two or three capitals, beside what only a person does or is given."""
    for match in page.of_initials(_AND_KIN):
        if match[1].lower() not in _ROLES_WITH_KIN:
            yield possible_name(page, *match.span(1))
    for match in page.of_initials(_LETTERS):
        letters = match[0].lower()
        if page.in_capitals(match.start()) or letters in _OFFICES:
            continue
        if letters in ABBREVIATIONS:
            if letters in _RATHER_INITIALS and _SURELY_DOES.match(page.text, match.end()):
                yield possible_name(page, *match.span())
            continue
        if len(letters) > 2 and _is_no_name(page, match[0]):
            continue
        given = _GIVEN.search(page.text, max(match.start() - 32, 0), match.start())
        recorded = len(letters) > 2 and _is_on_record(page, match.span())
        if (
            recorded
            or _DOES.match(page.text, match.end())
            or (given and not _CASE.match(page.text, match.end()))
        ):
            yield possible_name(page, *match.span())


def _is_no_name(page: Page, letters: str) -> bool:
    """Whether three letters are a usual abbreviation, or a word that is shouted."""
    usual = is_usual(letters.lower()) or page.is_listed_in_capitals(letters)
    return usual or page.explains(letters) or page.is_no_name(letters.capitalize())


def _is_on_record(page: Page, span: tuple[int, int]) -> bool:
    """Whether a birth or an age stands behind letters that are no ward: "EJS, DOB"; not "via MAU, born"."""
    behind = _ON_RECORD.match(page.text, span[1])
    return behind is not None and page.words_before(span[0])[0].lower() not in _WHERE
