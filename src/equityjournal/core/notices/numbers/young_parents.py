"""Detection of the ages of parents under 16, who are so few that an age can tell who somebody is."""

from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.ages import (
    is_counted,
    is_somebody,
    plain,
    stands_apart,
    take_links,
    words_before,
)
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_PARENTS = gathered(
    """mum mums mam mams mammy mother mothers dad dads father parent parents stepmum girlfriend"""
)
_TEENS = frozenset(map(str, range(10, 16)))
_SPOKEN_TEENS = gathered("eleven twelve thirteen fourteen fifteen")
_HAD_THEM = Later(
    r"(?i)(?: (?:herself|himself|years? old|yrs? old|yo|y/o))?,? when s?he (?:first )?(?:"
    r"(?:had|was having|gave birth to) (?:(?i:him|me|us|them|it|twins|a (?:baby|son|daughter|boy|girl)"
    r"|(?:the|her|his) (?:(?:first|second|last) ?)?(?:bab(?:y|ies)|twins|kids|child|children|sons?"
    r"|daughters?|boys?"
    r"|girls?|lads?|lass|bairns?|weans?|eldest|oldest|youngest|first|one)?)(?=[ ,.;!?)]*(?:$|[,.;!?)\n])"
    r"| (?:and|but|at|in|so"
    r"|by|with|on)\b)|(?-i:[A-Z])[a-z]+(?!\w))"
    r"|(?:fell|got|was|became|found out she was) (?:pregnant|caught|a (?:mum|mam|mother|dad|father|parent))"
    r"|fell (?:wi|with|for)|gave birth|became a)|,? when (?:i|he|she|the (?:baby|twins)|[a-z]+) (?:was"
    r"|were) born"
)
_HAVING_THEM = Later(
    r"(?i)(?<!\w)(?:pregnant|expecting|birth|(?:first|second) (?:baby|child)|(?:had|having|has) (?:him|me"
    r"|them|twins|"
    r"(?:my|our) (?:brother|sister|mum|mam|dad|eldest|oldest)|(?:her|his|the|a|their) "
    r"(?:(?:first|second|eldest|oldest|own) ?)?(?:bab(?:y|ies)|twins|child|sons?|daughters?|boys?|girls?"
    r"|lad|bairn"
    r"|wean|one)?|(?-i:[A-Z])[a-z]+)|(?:a|the|became a|becoming a) (?:young )?(?:mum|mam|mother|dad|father"
    r"|parent)|motherhood"
    r"|fatherhood)(?: again| already)?,? (?:at|aged|and(?: only| just| still)?)(?: (?:just|only|barely))? $"
)
_SO_OLD = Later(r"(?i)[ -]?(?:y/?o|yrs?[ -]olds?|years?[ -]olds?)(?!\w)")
_YET_TO_COME = Later(
    r"(?i),? (?:(?:years?(?: old)?|yrs?(?: old)?|yo|y/o),? )?(?:and )?(?:(?:shes|she's|she is|already|now"
    r"|just had|about to be"
    r"|only|nearly|going to be) ){0,2}(?:pregnant(?! pause)|expecting|due (?:in|on|next|this|any|soon"
    r"|at)|preg(?!\w)"
    r"|showing|up the duff"
    r"|(?<=, )(?:the |her )?(?:baby|twins|pram|bump|scan|midwife)(?! (?:brother|sister|cousin|nephew|niece"
    r"|bank|group))"
    r"|in labour|giving birth|(?:\d{1,2}|[a-z]+) (?:months|weeks|wks|mths) (?:pregnant|gone)"
    r"|a (?:mum|mam|mother|dad|father)|has a (?:baby|newborn)|had a baby)(?!\w)"
)
_OF_A_PARENT = Later(
    r"(?i)(?P<old>[ -]?(?:years?[ -]olds?|yrs?[ -]olds?|yr|yo|y/o))?,? "
    r"(?:(?:new|young|first[- ]time|single|teen|teenage) )?(?:mum|mam|mother|dad|father)"
    r"(?! (?:of (?!one|two|a (?:baby|newborn|toddler))|and dad(?!\w)|groups?(?!\w)))(?(old)|(?! (?:has"
    r"|is|said|says|rang)(?!\w)))(?!\w)"
)
_CARRYING = Later(
    r"(?i)[^\n.!?]{0,40}?(?<!\w)(?:waters|contractions|labour|bump|midwife|midwives|pregnant|antenatal"
    r"|scan|placenta"
    r"|giving birth|her (?:own )?(?:baby|newborn)|breastfeeding)(?!\w)"
)
_WILL_BE_A_PARENT = Later(
    r"(?i)[^\n]{0,110}?(?<!\w)(?:(?:be|being|becom(?:e|es|ing)|as|made|you're|youre|i'm|im) a (?:"
    r"(?:good|great|proper|real"
    r"|young|rubbish|bad"
    r"|better|decent|single|teen(?:age)?) )?(?:mum|mam|mummy|mother|dad|daddy|father|parent)(?!\w)"
    r"|pre-? ?birth|antenatal"
    r"|(?:her|the|his) (?:own )?(?:bump|newborn|labour|due date|unborn|booking appt)|(?:her|own) waters"
    r"|contractions"
    r"|(?:her|his|their) own (?:baby|child|son|daughter|wean|bairn)|the birth(?! (?:cert|mum|mother"
    r"|father|family))"
    r"|(?:mum|mother|mam) (?:and|&|n) baby (?:unit|placement|foster)|parenting assess\w*"
    r"|breast ?feeding|expressing milk"
    r"|as (?:the )?(?:mum|mam|dad|mother|father)|gave birth|giving birth|(?<!a )midwi(?:fe|ves)"
    r"|pregnan\w+(?! pause)|morning sickness|baby'?s father|dad of the baby"
    r"|(?:pushing|pushes) (?:the|his|her) pram|up the duff|epidural|(?:the|her|his|their) baby(?! "
    r"(?:brother|sister|sis|bro|cousin"
    r"|niece|nephew|bank|bonds?|steps|group|photos?|teeth|fat|voice))|(?<=[.,] )(?:\d\d|twenty"
    r"|twelve)[ -]?(?:wk|week)s? scan"
    r"|(?<=[.,] )scan (?:is|was|on)|due in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?!\w)"
)
"""What is said of a parent, or of one to be, in the rest of the line behind an age."""
_SOMEBODY_ELSES = Later(
    r"(?i)(?<!\w)(?:mum|mam|mother(?! (?:and|&|n) baby)|dad|father|step\w+|sister|sis|auntie?|aunt"
    r"|cousin|teacher|brother"
    r"|neighbour|worker"
    r"|girlfriend'?s mum|nan|tutor|keyworker)(?:'?s)?(?! (?:to be|came|says|said|wont|won't|rang"
    r"|is coming))(?!\w)[^.\n]{0,40}?"
    r"(?<!\w)(?:is|has|had|having|gave|giving|new|'s|her|pregnan\w+|scan|baby|bump|midwife|as|was|at|in"
    r"|with|going|works"
    r"|did)(?!\w)"
    r"|(?<!\w)(?:baby|babies) (?:brother|sister|cousin)|(?:too young|not old enough|babysit|when (?:he"
    r"|she) (?:grows|leaves))"
    r"|(?:don't|dont|doesn't|doesnt|never|not|without) (?:want(?:ing)? to )?be(?:ing)? a"
)
_WITH_CHILD = Later(
    r"(?i)(?! ?(?:,|and|or) \d)[^\n]{0,40}(?<!\w)(?:birth|baby|bairn|wean|pram|pregnant|born|midwi[a-z]+"
    r"|scan|gone)(?!\w)"
)
_NO_AGE = Later(
    r"(?i) ?(?:stone|st|lbs?|inch|am|pm|o'?clock|bus|and (?:a half|\d)|or \d|to \d|-\d|others?"
    r"|when(?! s?he (?:had|fell|got)))(?!\w)"
)
_GIRLS = gathered("she shes he hes girl lass lassie lad kid child patient pt yp they who daughter girlfriend")
_ROOMS = gathered("room rm bed bay flat cubicle ward no number house year bus page")
_ALONE = Later(r"[,.;)]|$|\n")
_TOLD_OF = gathered("is was only just aged age turned turning , ( now nearly still barely")
_ONLY = gathered("only just barely aged age is was herself")


def find(page: Page) -> Iterator[Finding]:
    """Ages of parents under 16, in folded text."""
    for start, end in _teens(page):
        if _is_of_a_parent(page, start, end):
            why = say(
                "So few people are parents before they are 16 that the exact age can tell who somebody is."
            )
            so_old = _SO_OLD.match(page.text, end)
            yield Finding("young-age", start, so_old.end() if so_old else end, why, "low", say("under 16"))


def _teens(page: Page) -> Iterator[tuple[int, int]]:
    """Numbers from ten to fifteen that stand apart, in digits and in words."""
    text = page.text
    for start, end in page.numbers:
        apart = text[start:end] in _TEENS and stands_apart(text, start, end)
        if apart or (text[start:end] in _TEENS and _OF_A_PARENT.match(text, end)):
            yield start, end
    for word in _SPOKEN_TEENS & page.all_words:
        for at in page.words_at[word]:
            if text[at - 1 : at] != "-" and text[at + len(word) : at + len(word) + 1] != "-":
                yield at, at + len(word)


def _is_of_a_parent(page: Page, start: int, end: int) -> bool:
    """Whether a number under 16 is the age of somebody who has a child, or will."""
    text = page.text
    if start and text[start - 1].isalnum():
        return False
    if plain(words_before(page, start)[-1:]) in _ROOMS:
        return False
    if _OF_A_PARENT.match(text, end) or _HAVING_THEM.search(text, max(start - 60, 0), start):
        return not is_counted(text, end) and not _NO_AGE.match(text, end)
    if _HAD_THEM.match(text, end):
        return True
    words = list(words_before(page, start))
    links = take_links(words)
    last = plain(words[-1:])
    if _YET_TO_COME.match(text, end):
        told = last in _GIRLS | _PARENTS or last in ("a", "the", "and", "at") or not words
        return told or is_somebody(page, words, _GIRLS)
    if is_counted(text, end) or _NO_AGE.match(text, end):
        return False
    if links == {"of"} and last in _GIRLS | _PARENTS:
        return bool(_WITH_CHILD.match(text, end))
    if last in _PARENTS:
        return bool(links) and not links & {"at", "of", "over", "past"}
    if last in ("her", "him") and not links - {",", "and"}:
        return bool(_ALONE.match(text, end)) and page.holds(frozenset(["parents", "baby", "pregnant"]))
    if last in _GIRLS or is_somebody(page, words, _GIRLS):
        is_told = bool(links & _TOLD_OF) or (not links and last not in _GIRLS)
        return is_told and _is_a_parent_further_on(text, end)
    return bool(links & _ONLY or not words) and bool(_CARRYING.match(text, end)) and not last


def _is_a_parent_further_on(text: str, end: int) -> bool:
    """Whether the rest of the line speaks of the person's own child, and of no one else's."""
    told = _WILL_BE_A_PARENT.match(text, end)
    return told is not None and not _SOMEBODY_ELSES.search(text, end, told.end())
