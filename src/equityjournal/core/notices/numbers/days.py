"""Detection of days without the name of a month: "the third of the fourth", "met 22-9", "in the 1st".

As with numbers: ways to write a day have no end, so usual meanings of such figures are listed, such as
scores, ranges, decimals and floors, and the rest may be the day of an event. A finding is only a guess.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.numbers.unexplained import is_plural
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_FIRST = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_TEENS = "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
ORDINAL = rf"(?:(?:twenty|thirty)[ -])?(?:{_FIRST})|{_TEENS}"
_SMALL_WORDS = (
    "at|on|in|she|he|they|we|i|you|it|my|his|her|their|our|the|this|that|a|an|with|w|wi|and|n|but|because|cos"
    "|so|when|while|after|before|since|until|till?|for|from|re|if|as|then|now|again|still|just|only|not|no|nobody"
    "|is|was|were|had|has|have|did|came|went|rang|said|saw|told|got|left|by|to|mum|dad|am|pm|all|who|which|there"
)
"""Words that no noun before them counts: behind "the 13th" they show that a day is meant, and no floor."""
_ENDS = rf"(?=[.,;:)!?\"'](?!\d)|\n|$|(?: ?[-–])? (?i:{_SMALL_WORDS})(?!\w))"
_NTH = Later(
    rf"\d(?<![\w.,/£:-]\d)\d?(?:st|nd|rd|th)(?:(?<=(?i:the) \d\w\w)|(?<=(?i:the) \d\d\w\w)|(?<=(?i:on"
    rf"|of) \d\w\w)|(?<=(?i:on|of) \d\d\w\w)"
    rf"|(?<=(?i:since) \d\w\w)|(?<=(?i:since) \d\d\w\w))(?: ?- ?\d{{1,2}}(?:st|nd|rd|th))?(?:{_ENDS}|"
    rf"(?= of (?:this|next|last) month))"
    r"(?!,? (?:and |or |to |n )?(?:the )?\d{1,2}(?:st|nd|rd|th)(?: [a-z]|,))"
)
_CENTILES = ("2nd", "9th", "25th")
"""Lines of a growth chart that could be days of a month as well."""
_ON_A_CHART_BEFORE = Later(
    r"(?i)(?<!\w)(?:(?:below|under|above|beneath|along|off|between|crossed|hugging|sat on|sitting on"
    r"|stuck on"
    r"|(?:dropp(?:ed|ing)|f[ae]ll(?:en|ing|s)?|gone|went|mov(?:ed|ing)|jump(?:ed|ing)|come|came|slipp"
    r"(?:ed|ing)"
    r"|cross(?:ed|ing)|(?=(?:up|down) to)) ?(?:up |down |right )?(?:from|to|through|below))"
    r" |(?:weight|wt|height|ht|length|head|hc|ofc|bmi|centiles?|plotted|plots|plotting|tracking|tracks"
    r"|tracked|lines)(?! (?:check|clinic|review|appt|due|booked))"
    r"(?:,? [a-z0-9.]+){0,4}?,? (?:on|at|to|from|near|round)"
    r" |\d{1,2}(?:th|st|nd|rd) (?:and|to|or|then) )(?:the )?$"
)
_ON_A_CHART_BEHIND = Later(
    r"(?i),? (?:[a-z]+ ){0,2}?(?:centiles?|growth|for (?:weight|height|length|head)|(?:to|and|or|then)"
    r" (?:the )?(?:0\.4th|2nd|9th|25th|50th|75th|91st|98th))(?!\w)"
)
_OF_A_FORM_BEFORE = Later(
    r"(?i)(?<!\w)(?:form|letter|invoice|bill|cheque|notice|payslip|receipt|statement) (?:is |was "
    r"|all )?dated (?:the )?$"
)
"""Whatever a paper says of itself tells less than the day of an event: "form dated the 11th"."""
_CLOCK_BEFORE = Later(
    r"(?i)(?:\d[.:]\d\d[^\n\d]{0,24}|(?<!\w)(?:hearing|meeting|mtg|shift|call|visit|handover|clinic"
    r"|group|session|panel"
    r"|conference|court|interview|it|we)(?!\w)[^\n\d.]{0,24}?)(?<!\w)(?:ended|finished|started|began"
    r"|closed|done|out|rose|left"
    r"|opened|til+|until|wrapped(?: up)?|broke up|over)(?: (?:at|by))? $"
)
_FLOOR_BEFORE = Later(r"(?<!\w)(?:lives?|lived|living|flat|stuck|room|ward|stays?) (?:up )?on the $")
_NTH_TO_BE = Later(
    r"(?i)(?<!\w)(?:on|since|until|till?|from|by|before|after|eve of|w/?c|wk comm?) the "
    rf"(?P<day>(?:{ORDINAL}))(?=[.,;:)!?\"](?!\d)|\n|$| (?:she|he|they|we|i|mum|dad|at \d|when|nobody"
    rf"|no one)(?!\w))"
)
_IN_ORDER = gathered(_FIRST.replace("|", " "))
_SINCE = gathered("on since until til till from by before after eve w wk")
_OF = gathered("of")
_REACH = 32  # characters within which a day stands before "of", and its month behind
_OF_A_MONTH = Later(
    rf"(?i)(?<!\w)(?:the )?(?:{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)) (?:day )?of (?:the )?(?:{_FIRST})"
    rf"(?:,? (?:(?:19|20)\d\d|'?\d\d)(?!\w))?(?=[.,;:)!?\"](?!\d)|\n|$| (?:{_SMALL_WORDS})(?!\w))"
)
_PAIR = Later(
    r"\d(?<![\w£$€.,/:+-]\d)(?<![/.-] \d)\d? ?(?P<parting>[/.-]) ?\d{1,2}(?!\w|[/%+]|[.,:-]\d| ?[/-] ?\d)"
)
_TRIPLE = Later(
    r"\d(?<![\w£$€.,/:+-]\d)\d{0,3}(?:st|nd|rd|th)?(?P<parting> ?[./:-] ?| )\d{1,2}(?:st|nd|rd|th)?"
    r"(?P=parting)(?:\d{4}|\d{1,2})"
    r"(?!\w|[/%+]|[.,:-]\d| \d)"
)
_WORD_BEFORE = Later(
    r"([A-Za-z']+)(?: (?:on|is|was|the|to|for|again|now|set|moved|be|and|then|of))*[ :(,-]{1,3}$"
)
_NEXT_BEFORE = Later(r"([A-Za-z']+)[ :(,=-]{1,3}$")
_WORD_BEHIND = Later(r" ?[)]? ?([A-Za-z']+)")
_SCORES = gathered(
    """score scored scores scoring pain mood bp rated rating gave give marked marks mark got ratio version v
    page pages p pp para paras chapter ch level levels temp sats weight weighs weighed bm bmi hb crp ph size
    flat no nos number room rm ward bed block route bus section s part band grade year years yr yrs age aged
    ages about around over under nearly almost between only than least most max min mark stars completed
    attended answered reached achieved dropped raised reduced improved increased passed failed averaged x
    won lost beat drew shift times every each minus plus half cost costs paid pay spent owes worth hba1c bms
    glucose peak ews news gcs kpi target height measured ref unit units class classes item items question q
    scale"""
)
"""Words before a score, a measure, a price or a range, and not before a day."""
_EVENTS = gathered(
    """on since dated from until till til by due wef mtg meeting met group conf conference cpc icpc rcpc
    hearing visit visits visited court appt appointment appointments seen saw disch discharge adm admission
    bkd scan clinic panel review supervision sup done incident fell died born left came back out began
    begins begin starts start started ends end ended contact call called rang commencing comm wk w/c week
    mon tue tues wed weds thu thur thurs fri sat sun handover shift file notes note entry log letter email
    emailed form date day gone booked moves move eviction evicted funeral wedding trial sentencing release
    removal strat bailiffs warrant birthday interview
    overdose od stabbed stabbing assault seizure arrest relapse op surgery"""
)
"""Words before the day of an event; so are verbs of the past, which end in -ed."""
_OF_EVENT_BEFORE = Later(
    r"(?i)(?<!\w)(?:funeral|eviction|wedding|trial|hearing|court|removal|mtg|meeting|appt|appointment|panel"
    r"|conference|discharge|release|inquest|burial)(?: [A-Za-z]+){0,6},? ?\(?$"
)
"""An event of which a day stands behind, alone or between commas: "the funeral of little AB, 30.9"."""
_UNITS = gathered(
    """of out am pm hrs hr h hours hour mins min m miles mile kg g mg ml mls l litres cm mm st stone ft wte
    fte percent per x k million grand quid p degrees c wks weeks days months yrs years people kids children
    staff women men full times more less off odd or in way stars score pain chance split share
    win wins loss defeat draw victory up down"""
)
_LAST_HOUR = 23
_LAST_DAY, _LAST_MONTH = 31, 12
_FIRST_YEAR = 10  # below, the last of three numbers is that of a version, or a grouping: 3.11.4, 3-3-4
_OF_A_SCALE = (5, 7, 10, 12, 52)
"""Lower numbers of scores, and of weeks, days and months as nurses write them: 3/7, 6/12."""


def find(page: Page) -> Iterator[Finding]:
    """Guesses at days, in folded text; they may overlap."""
    for match in page.ending(_OF_A_MONTH, _OF, _REACH) if page.holds(_IN_ORDER) else ():
        yield _guess(*match.span())
    for match in page.beginning(_NTH_TO_BE, _SINCE):
        yield _guess(_with_article(page, match.start("day")), match.end("day"))
    if not page.has_digits:
        return
    for match in page.at_numbers(_NTH):
        possible = 0 < int(re.findall(r"\d+", match[0])[0]) <= _LAST_DAY
        if possible and not _is_a_line_or_floor(page, match):
            yield _guess(_with_article(page, match.start()), match.end())
    for match in page.at_numbers(_TRIPLE):
        if _is_whole_day(page, match):
            yield _guess(*match.span())
    for match in page.at_numbers(_PAIR):
        if _is_day_and_month(page, match):
            yield _guess(*match.span())


def _is_a_line_or_floor(page: Page, match: re.Match[str]) -> bool:
    """Whether "the 9th" is a line of a growth chart, or a floor: "below the 2nd", "lives on the 3rd"."""
    before = page.text, max(match.start() - 60, 0), match.start()
    if _FLOOR_BEFORE.search(*before) or _OF_A_FORM_BEFORE.search(*before):
        return True
    if match[0] not in _CENTILES:
        return False
    return bool(_ON_A_CHART_BEFORE.search(*before) or _ON_A_CHART_BEHIND.match(page.text, match.end()))


def _guess(start: int, end: int) -> Finding:
    """A finding of which nobody can be sure."""
    why = say("It may be the exact day of an event. A month is usually enough.")
    return Finding("date", start, end, why, "low", say("one day"))


def _with_article(page: Page, start: int) -> int:
    """The start of a day with its article, so that "on the 19th" becomes "on one day"."""
    return start - len("the ") if page.text.endswith("the ", 0, start) else start


def _is_whole_day(page: Page, match: re.Match[str]) -> bool:
    """Whether three numbers are a day, a month and a year, in either order, and no time or counts."""
    first, middle, last = map(int, re.findall(r"\d+", match[0]))
    year_last = 1 <= first <= _LAST_DAY and 1 <= middle <= _LAST_MONTH and (last < 100 or 1900 < last < 2100)
    year_first = 1900 < first < 2100 and 1 <= middle <= _LAST_MONTH and 1 <= last <= _LAST_DAY
    if not (year_last or year_first) or (last < _FIRST_YEAR and first < 1900):
        return False
    parting, whole = match["parting"].strip(), max(first, last) > 1900
    if parting == ":":
        return whole or (middle < 10 and ":0" not in match[0])
    if parting:
        return whole or not _is_measured(page, match)
    return whole or (_is_noted(page, match) and not _is_measured(page, match))


def _is_day_and_month(page: Page, match: re.Match[str]) -> bool:
    """Whether two numbers are a day and a month: no score, range, decimal, time or fraction."""
    day, month = re.findall(r"\d+", match[0])
    first, second, parting = int(day), int(month), match["parting"]
    in_year = 1 <= first <= _LAST_DAY and 1 <= second <= _LAST_MONTH
    no_time = first > _LAST_HOUR or (first > _LAST_MONTH and len(month) == 1)
    if in_year and parting == "." and no_time and _is_of_an_event(page, match):
        return True
    if (
        not in_year
        or match[0] in ("24/7", "9-5", "7/7")
        or _is_measured(page, match)
        or (" " in match[0] and not _is_noted(page, match))
    ):
        return False
    if parting == "." and first <= _LAST_HOUR and _is_a_time(page, match):
        return False
    if parting == ".":
        alone = page.text[match.start() - 1 : match.start()] == "(" and page.text.startswith(")", match.end())
        padded = month.startswith("0") and len(day) > 1 and (alone or _is_event(page, match))
        begins = first > _LAST_HOUR and _begins_line(page, match)
        return padded or begins or (len(month) == 1 and _word_before(page, match) in _EVENTS)
    if parting == "-":
        return first > _LAST_MONTH or (first > second and _is_event(page, match))
    if second in _OF_A_SCALE and first <= second:
        return second != 10 and _is_noted(page, match) and first > 0
    return first > second or (second > 5 and _is_event(page, match))


def _is_a_time(page: Page, match: re.Match[str]) -> bool:
    """Whether it is told when a meeting or a shift ended: "started 18.40 ended 21.05"."""
    return _CLOCK_BEFORE.search(page.text, max(match.start() - 60, 0), match.start()) is not None


def _is_of_an_event(page: Page, match: re.Match[str]) -> bool:
    """Whether an event stands some words before a day: "the funeral of little AB, 22.9"."""
    before = _NEXT_BEFORE.search(page.text, max(match.start() - 20, 0), match.start())
    behind = _WORD_BEHIND.match(page.text, match.end())
    if (before and before[1].lower() in _SCORES) or (behind and behind[1].lower() in _UNITS):
        return False
    return _OF_EVENT_BEFORE.search(page.text, max(match.start() - 48, 0), match.start()) is not None


def _is_measured(page: Page, match: re.Match[str]) -> bool:
    """Whether a score, a measure or a count is told by the words around."""
    before = _NEXT_BEFORE.search(page.text, max(match.start() - 20, 0), match.start())
    if before and before[1].lower() in _SCORES:
        return True
    behind = _WORD_BEHIND.match(page.text, match.end())
    return behind is not None and (behind[1].lower() in _UNITS or is_plural(behind[1].lower()))


def _is_event(page: Page, match: re.Match[str]) -> bool:
    """Whether a word before tells what happened on a day, or the day begins a line."""
    return _begins_line(page, match) or _is_noted(page, match)


def _begins_line(page: Page, match: re.Match[str]) -> bool:
    return match.start() == 0 or page.text[match.start() - 1] == "\n"


def _is_noted(page: Page, match: re.Match[str]) -> bool:
    """Whether a word before tells what happened on a day."""
    word = _word_before(page, match)
    return word in _EVENTS or (word.endswith(("ed", "'d")) and len(word) > 4 and word not in _SCORES)


def _word_before(page: Page, match: re.Match[str]) -> str:
    """The telling word before a day, in small letters; empty without any."""
    before = _WORD_BEFORE.search(page.text, max(match.start() - 36, 0), match.start())
    return before[1].lower() if before else ""
