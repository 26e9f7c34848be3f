"""Detection of people named by initials: "K.T.", "Mr J", "client J", "YP (JT)", "AB's flat".

For practitioners initials are the usual pseudonym, and often the real ones.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.initials_of_doers import initials_of_doers
from equityjournal.core.notices.names.pairs_of_letters import is_shouted_word, is_talked_of, is_where_sent
from equityjournal.core.notices.names.small_initials import small_initials
from equityjournal.core.notices.names.two_by_letters import two_and_two
from equityjournal.core.notices.names.usual_letters import (
    DOTTED_WORDS,
    OTHER_PAIRS,
    USUAL_PAIRS,
    is_usual,
)
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS
from equityjournal.core.notices.words.sentences import Word, begins_sentence
from equityjournal.core.notices.words.signs import (
    does_something,
    is_kin_in_brackets,
    is_told,
    signs_of_person,
    word_before,
)
from equityjournal.core.text.patterns import Later

_DOTTED = Later(
    r"[A-Z](?<![\w.][A-Z])\.[A-Z]\.?-[A-Z](?:\.|(?![\w.@]))"
    r"|[A-Z](?<![\w.][A-Z])\.(?:(?: ?(?:O'|Mc|Mac)?[A-Z]\.){1,2}(?![\w@])|(?:O'|Mc|Mac)?[A-Z](?![\w.@]))"
    r"|[A-Z](?<!\w[A-Z])(?:O'|Mc|Mac)[A-Z](?!\w)"
)
_DOTTED_IN_SMALL = Later(
    r"[a-z](?<![\w.@/-][a-z])\.(?:(?:[a-z]\.){1,2}(?!\w)|(?P<last>[a-z])(?![\w.@/-]|\.\w))"
)
_DOES = Later(r",? [a-z]+(?:ed|s|nt|ing|id)(?!\w)")
_NOTED_BEFORE = Later(
    r"(?<!\w)(?:notes?|log|handover|update|diary|thanks|ta|re|with|for|about|on)(?: [a-z]+)?[,:-]? -? ?$"
)
_ENTRY = Later(r" \d|,? (?:not to|all (?:day|morning|afternoon)|today|this morning|again|still)(?!\w)")
"""What stands behind initials at the head of a note: a day, or "all morning"."""
_DOTTED_SMALL_WORDS = DOTTED_WORDS | gathered(
    "ot sw dn hv cp gm pr qa ra dr st op rx dx tx hx fx pt bp hr rr"
)
_TITLED = Later(
    r"[MmD](?<!\w[MmD])(?:(?<=[Mm])(?:r|rs|s|x)\.? (?:[A-HJ-Z](?:[.-]?[A-Z])?|[b-hj-z](?:-[a-z])?)"
    r"|(?:(?<=M)iss|(?<=D)r\.?) [B-HJ-Z])\.?(?![\w'&/])"
    r"|[Mm](?<!\w[Mm])(?:r|rs|s|x)\.? [A-Za-z](?='s\b)"
)
_TWO = Later(r"[A-Z](?<![\w.&/'+-][A-Z])[A-Z](?![\w&/+-]|\.\w|'(?!s\b))")
_HYPHENED = Later(r"(?<![\w.&/'+-])[A-Z]{1,2}-[A-Z](?![\w&/+-]|\.\w)")
_USUAL_HYPHENED = gathered("A-Z B-P X-R U-S F-F A-E T-P A-C A-D A-B D-V I-V E-F N-H D-R S-W")
_HANDED = Later(r"(?<!\w)(?:handed|passed|sent|drove|took|picked|dropped|walked|talked|saw) $")
_ALONG = Later(r" (?:over|back|home|down|through|to|up|in)(?!\w)")
_OF_TWO = Later(
    r"([A-Z]{2})s (?:file|flat|mum|mam|dad|notes|room|house|bed|kids|school|meds|case|review|hearing"
    r"|placement)(?!\w)"
)
_ONE = Later(r"[B-HJ-Z](?<![\w.&/'+£-][A-Z])(?![\w&/'+-]|\.\w)")
_SAYS = Later(r",? (?:said|says|told|asked|rang|cried)(?!\w)")
_AGED = Later(r" ?\((?:[fm],? ?)?\d{1,2}(?: ?[mf]| ?y/?o| ?yrs?)?\)|, ?\d{1,2}(?: ?y/?o)?, ")
_DOING = Later(r" [a-z]+ing (?:his|her|my|their|the|a) ")
_PAIR = Later(
    r"[B-HJ-Z](?<![\w.&/'+£-][B-HJ-Z]) (?:and|n|&|\+) [B-HJ-Z]"
    r"(?! (?:waves|levels|bands|units|wings|teams|landings|codes|scores|grades)\b)(?= (?:both|were"
    r"|are|have|had|got|sat|fell|ran|came|went|met|left|kept|[a-z]+(?:ing|ed|s|nt))(?!\w))"
)
_TOLD_PAIR = Later(r"[B-HJ-Z](?<![\w.&/'+£-][B-HJ-Z])\.? (?:and|n|&|\+) [B-HJ-Z](?![\w&/'+-]|\.\w)")
_OWNING = Later(r"[B-HJ-Z](?<![\w.&/'+£-][B-HJ-Z])'s (?!(?:and|or|in|for|to|at|on|by|as)\b)[a-z]{2,}")
_NUMBERED = Later(r" ?\d+(?! ?(?:#|y/?o|yrs))")
_WITH_GAP = Later(
    r"[A-Z](?<![\w.&/'+£-][A-Z])(?<![A-Z] [A-Z]) (?:[A-Z]|Mc[A-Z]|O'[A-Z])(?![\w&/'+-]|\.\w| [A-Z](?!\w))"
)
_SPACED_WORDS = gathered("pe it hr ot gp uc ae tv pc cp id up uk ae cv hq pa ai bc")
_DISCUSSED = Later(
    r"(?<!\w)(?:strat(?:egy)?|sup|supv|supervision|supn|core group|conf|conference|icpc|rcpc|cpc|mtg"
    r"|meeting|review|rv|h/v|hv"
    r"|visit|visits|jv|tc|t/c|discussion|discussed|disc|d/w|chat|spoke|call|case|concerns?|worried|tac"
    r"|taf|pep|mdt|panel|plan"
    r"|referral|update|assessment|report|pen pic|handover|notes?|letter)(?: [a-z]+){0,2} (?:on|re|about"
    r"|with|w|for|to|of|regarding)[: ]{1,2}$"
)
"""What was held or written about somebody: "strat mtg on", "case discussion re"."""
_THOUGHT_OVER = Later(
    r"(?<!\w)(?:discuss(?:ed|ing)?|talked (?:about|thru|through|over)|talk (?:about|thru|through)"
    r"|reflected on"
    r"|reflecting on|thinking about|thought about|concerned (?:about|for)|worried (?:about|for)|raised"
    r"|brought"
    r"|mentioned|handed over|escalated|re-?referred|referred|closed|allocated|picked up) $"
)
"""What is done with a person's case, directly before: "discussed PN and the complaint"."""
_TOPICS = gathered(
    "da mh cs sh cx dx tx rx hx ev ib eq ld pd cn sv cl ds ct np nv es ey eu ct bc bo oo ig hk qr ia bn"
)
"""Pairs that name a topic or a service where they are discussed."""
_THREE_WITH_KIN = Later(
    r"([A-Z]{3})(?:(?<=(?i:re|of|on) [A-Z]{3})|(?<=(?i:for|re:) [A-Z]{3})|(?<=(?i:with) [A-Z]{3})"
    r"|(?<=(?i:about) [A-Z]{3}))"
    r" (?:siblings?|sibs?|children|kids|twins|family|brothers|sisters|boys|girls)(?!\w)"
)
"""Three capitals of a family that was discussed: "re KJM siblings"."""
_LED = Later(
    r",? (?:c/o|was|is|has|had|slept|cried|came|went|said|says|wants|still|[a-z]+ed|(?:did|was|has"
    r"|does|would|could|wo|ca|is)n'?t)(?!\w)"
)
_OF_AN_OFFICE = Later(
    r" (?:training|lead|policy|e-?learning|module|course|refresher|champion|link|region|clinic"
    r"|booked)(?!\w)"
)
"""What stands behind an abbreviation of an office: "IG training"."""
_LISTED_BEFORE = Later(r"(?<!\w)([A-Z]{2,5}), ?$")
_LISTED_BEHIND = Later(r", ?([A-Z]{2,5})(?!\w)")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr"})
_KIN = gathered("siblings sibling sibs sib children kids twins family brothers sisters boys girls")
_OWNED = gathered("file flat mum mam dad notes room house bed kids school meds case review hearing placement")
_PARENTS = ("mum", "mam", "dad")
_NEAR = 16  # characters in which three capitals stand before "siblings"
_WHO = Later(
    r"(?i)(?<!\w)(?:mum|mam|dad|client|yp|pt|su|child|baby|sib|sibling|brother|sister|son|daughter"
    r"|gran|nan"
    r"|partner|ex|carer) \($"
)
_ROLE_BEFORE = Later(
    r"(?i)(?<!\w)(?:staff(?: member)?|member of staff|young (?:person|man|woman)|worker|hca|bank|agency"
    r"|prisoner|inmate"
    r"|lad|boy|girl|child|mr|mrs|ms|spoke (?:to|with|w)|chat (?:with|w)|meeting with|and|called|by|hit"
    r"|bit|punched) $"
)
_OF_BLOOD = Later(r" ?(?:positive|negative|pos|neg|\+|rh)(?!\w)")
_AFTER_ROLE = Later(r"[ (,.;:)!?]|'s\b|$")


def find(page: Page) -> Iterator[Finding]:
    """People named by their initials alone, in folded text."""
    for match in page.of_initials(_DOTTED):
        letters = re.sub(r"[. ]", "", match[0])
        usual = letters in page.words["capitals"] or letters.lower() in DOTTED_WORDS
        if not usual or is_talked_of(page, letters, match.span()):
            yield possible_name(page, *match.span())
    for match in page.beginning(_DOTTED_IN_SMALL, _LETTERS):
        if _is_somebody_dotted(page, match):
            yield possible_name(page, *match.span())
    for match in page.ending(_THREE_WITH_KIN, _KIN, _NEAR):
        if not (
            page.is_no_name(match[1].capitalize()) or page.explains(match[1]) or is_usual(match[1].lower())
        ):
            yield possible_name(page, *match.span(1))
    for match in page.beginning(_TITLED, _TITLES):
        yield possible_name(page, *match.span())
    for match in page.of_initials(_TWO):
        word = Word(match[0], *match.span(), "")
        listed = page.is_listed_in_capitals(word.text) and not (
            is_kin_in_brackets(page, word.end) or _is_led(page, word) or _is_in_brackets(page, word)
        )
        if not listed and _is_signed(page, word):
            yield possible_name(page, *match.span())
    yield from _with_hyphen_or_belongings(page)
    yield from two_and_two(page)
    yield from initials_of_doers(page)
    yield from _with_one_letter(page)
    yield from small_initials(page)


def _with_one_letter(page: Page) -> Iterator[Finding]:
    """People named by a single capital each: "client J", "L and M", "T B"."""
    text = page.text
    told_pairs = (match for match in page.of_initials(_TOLD_PAIR) if is_told(page, match.start()))
    for match in (*page.of_initials(_PAIR), *told_pairs):
        if (match[0][0] + match[0][-1]).lower() not in USUAL_PAIRS and not page.in_capitals(match.start()):
            yield possible_name(page, match.start(), match.start() + 1)
            yield possible_name(page, match.end() - 1, match.end())
    yield from _with_gap(page)
    for match in page.of_initials(_OWNING):
        if word_before(page, match.start()) not in page.words["before_letters"]:
            yield possible_name(page, match.start(), match.start() + 1)
    for match in page.of_initials(_ONE):
        if page.in_capitals(match.start()):
            continue
        before = word_before(page, match.start())
        told = (
            before in page.words["roles"] or before in page.words["meeting"] or is_told(page, match.start())
        )
        role = told and _AFTER_ROLE.match(text, match.end())
        end = match.end() + text.startswith(". ", match.end())
        if role or (before not in page.words["before_letters"] and _is_person(page, end)):
            yield possible_name(page, *match.span())


def _with_hyphen_or_belongings(page: Page) -> Iterator[Finding]:
    """Initials with a hyphen, and two before what is theirs: "TJ-M", "lost PVs file"."""
    for match in page.of_initials(_HYPHENED):
        if match[0] not in _USUAL_HYPHENED and not page.in_capitals(match.start()):
            word = Word(match[0], *match.span(), "")
            if begins_sentence(page.text, match.start()) or signs_of_person(page, word):
                yield possible_name(page, *match.span())
    for match in page.ending(_OF_TWO, _OWNED, _NEAR):
        usual = page.is_listed_in_capitals(match[1]) or is_usual(match[1].lower())
        if not usual or match[0].endswith(_PARENTS):
            yield possible_name(page, *match.span(1))


def _is_somebody_dotted(page: Page, match: re.Match[str]) -> bool:
    """Whether small letters with dots are somebody's initials: "k.d. bit the escort".

    Without a last dot a role must stand before, or a line begin: "resident k.d bit".
    """
    if match["last"]:
        role = word_before(page, match.start()) in page.rules.told
        if match[0].replace(".", "") not in _DOTTED_SMALL_WORDS and (
            role or _ROLE_BEFORE.search(page.text, max(match.start() - 24, 0), match.start())
        ):
            return True
        if match.start() > 0 and page.text[match.start() - 1] != "\n":
            return False
    if match[0].replace(".", "") in _DOTTED_SMALL_WORDS:
        return _SAYS.match(page.text, match.end()) is not None
    if _DOES.match(page.text, match.end()) or does_something(page.small, match.end(), page.rules):
        return True
    if word_before(page, match.start()) in page.words["meeting"]:
        return True
    noted = _NOTED_BEFORE.search(page.small, max(match.start() - 30, 0), match.start())
    begins_line = match.start() == 0 or page.text[match.start() - 1] == "\n"
    return (noted is not None or begins_line) and _ENTRY.match(page.text, match.end()) is not None


def _with_gap(page: Page) -> Iterator[Finding]:
    """Initials with a gap, of people who were discussed: "strat mtg on T B"."""
    for match in page.of_initials(_WITH_GAP):
        discussed = _DISCUSSED.search(page.small, max(match.start() - 40, 0), match.start())
        usual = match[0].replace(" ", "").lower() in _SPACED_WORDS
        if discussed and not usual and not page.in_capitals(match.start()):
            yield possible_name(page, *match.span())


def _is_person(page: Page, end: int) -> bool:
    """Whether an age follows a single capital, or what only a person does."""
    return bool(_AGED.match(page.text, end)) or does_something(page.small, end, page.rules)


def _is_signed(page: Page, word: Word) -> bool:
    """Whether something besides tells that two capitals are somebody's initials."""
    if page.in_capitals(word.start) or (word.text == "AB" and _OF_BLOOD.match(page.text, word.end)):
        return False
    if is_shouted_word(word.text):
        return _is_led(page, word) or is_kin_in_brackets(page, word.end)
    if is_where_sent(page, word):
        return False
    behind = (_DOING.match(page.text, word.end), _AGED.match(page.text, word.end))
    if any(behind) or page.text.startswith("'s ", word.end) or is_kin_in_brackets(page, word.end):
        return True
    if _DISCUSSED.search(page.small, max(word.start - 40, 0), word.start):
        return word.text.lower() not in ABBREVIATIONS
    if _THOUGHT_OVER.search(page.small, max(word.start - 20, 0), word.start):
        return word.text.lower() not in ABBREVIATIONS and word.text.lower() not in _TOPICS
    if _HANDED.search(page.small, max(word.start - 10, 0), word.start) and _ALONG.match(page.text, word.end):
        return True
    if _OF_AN_OFFICE.match(page.text, word.end):
        return False
    usual = word.text.lower() in ABBREVIATIONS or word.text.lower() in OTHER_PAIRS
    if usual and _is_listed_with_others(page, word):
        return False
    if word_before(page, word.start) in page.words["roles"]:
        return word.text.lower() not in ABBREVIATIONS or _is_led(page, word)
    if signs_of_person(page, word):
        return True
    return not usual and _NUMBERED.match(page.text, word.end) is None


def _is_led(page: Page, word: Word) -> bool:
    """Whether a role stands before two capitals, and a doing behind: "pt AW c/o pain"."""
    return (
        word_before(page, word.start) in page.words["roles"] and _LED.match(page.text, word.end) is not None
    )


def _is_in_brackets(page: Page, word: Word) -> bool:
    """Whether letters in brackets say who a relative or client is: "Mum (HK)"."""
    if word.text.lower() in ABBREVIATIONS or not page.text.startswith(")", word.end):
        return False
    return _WHO.search(page.text, max(word.start - 12, 0), word.start) is not None


def _is_listed_with_others(page: Page, word: Word) -> bool:
    """Whether another usual abbreviation stands beside, behind a comma: "UTR, NI, CRN"."""
    beside = (
        _LISTED_BEFORE.search(page.text, max(word.start - 8, 0), word.start),
        _LISTED_BEHIND.match(page.text, word.end),
    )
    return any(
        other and (page.is_listed_in_capitals(other[1]) or is_usual(other[1].lower())) for other in beside
    )
