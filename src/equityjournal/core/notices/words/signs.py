"""Signs that a word is somebody's name: who is told, what is done, what belongs."""

from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.personal_doings import PERSONAL, STATE
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.text.patterns import Later

_FAMILY = Later(
    r"(?:'s?|(?<=s)) (?:mum|mam|maw|mammy|mother|dad|da|daddy|father|sister|brother|son"
    r"|daughter|family|nan|nana|gran|granny|aunt|auntie"
    r"|uncle|wife"
    r"|husband|partner|baby|children|kids|carer|story|words|house|flat|room|face|voice|eyes|meds|bed"
    r"|boiler"
    r"|things|stuff|bag|bags|notes|file|money|benefits|case|school|teacher|landlord|phone|room|door"
    r"|chair|bloods"
    r"|bottle|bottles|nappies|pram|uniform|form|letter|passport|tag|script|obs|bp|dressing|dressings|leg"
    r"|legs|hair|head"
    r"|mood|behaviour|birthday|ex|nephew|niece|cousin|boyfriend|girlfriend|dog|cat|pump|feed|chart|scan"
    r"|hearing|discharge"
    r"|eldest|oldest|youngest|middle one|little ones?|twins|lad|lads|lass|girl|boy|boys|mates?|lot"
    r"|in[- ]laws|sis|bro"
    r"|stepdad|stepmum|foster carers?|nana|nanna|mummy|daddy|grandad|grandma|granny|social worker"
    r"|key ?worker"
    r"|probation|flatmate|landlady"
    r"|review|visit|appt|appointment|care|placement|tenancy|solicitor|sw|gp|key|keys|coat|shoes|tea"
    r"|lunch)\b"
)
_FONDLY = ("wee", "little", "young", "old", "poor", "lil", "auld", "big", "dear")
"""Words between "saw" and a name: "saw wee calum"."""
_TOWARDS = ("to", "2", "w", "with", "wi", "wiv", "off", "from", "frm", "fm", "fr")
_MINDED = ("worried", "concerned", "anxious", "sick", "scared", "frightened")
NEXT = Later(r" ([A-Za-z]+(?:'t)?)\b")
_IS_DOING = Later(
    r"(?!even|morn|noth|dur|spr|build|meet|train|hous|wedd|ceil|feel|th|str|someth|anyth|warn|light|hear)"
    r"[a-z]*[aeiouy][a-z]*ing$"
)
_GOING_BY = Later(
    r"(?<!\w)(?:known(?: to [a-z]+| [a-z]+ly)? as|goes by|go by|answers to"
    r"|(?:calls?|called|calling|nicknamed?) (?:him|her|them|me|himself|herself)) [(\"']?$"
)
_GOING = gathered("known goes go answers call calls called calling nickname nicknamed")
_GOING_ENDS = ("as", "by", "to", "him", "her", "them", "me", "self")
_WRITTEN_AS = Later(r"(?<!\w)(?:down|registered|listed|entered|enrolled|christened|recorded) as $")
_CALLED = Later(r" (?:they|we|everyone|everybody|his mates|the lads) calls? (?:him|her|them)(?!\w)")
_DAYS = {"Sunday", "Monday", "Friday"}
"""Days that are given to people too; behind "carer" or "saw" each is a day."""
_VERBS_TOO = ("Will", "May", "Mark", "Bill", "Rob", "Sue", "Pat", "Chase", "Hope", "Rose")
"""Names that are verbs too, and follow "mum" in titles and in haste."""
_OF_A_WILL = Later(
    r" (?:has|had|is|was) (?:been |being |not )?(?:signed|witnessed|drawn|contested|proved|lodged)(?!\w)"
)
_SURELY_PAST = gathered(
    "sat felt left bit found spat saw had fell said told asked rang went came got was is has did"
)
"""What follows a name, and hardly ever the verb will."""
_AND_ANOTHER = Later(r" (?:and|n|&|\+) ([A-Z][a-z]+)(?!\w)")
_AND_THEIRS = Later(
    r" (?:and|n|&|\+) (?:(?:his|her) [a-z]+|(?:their|the) (?:dog|lad|lads|twins|wife|husband"
    r"|boyfriend|girlfriend|bairns|weans|mum|mam|dad|kids|baby|partner|sister|brother|son"
    r"|daughter))\b"
)
_BOTH = (
    r"(?: (?:are|were|have|had|both|each|wont|didnt|dont|off|on|in|out|late|rang|came|went|sat|fell"
    r"|got|said|cried"
    r"|asked|missed|told|[a-z]+ing)){1,2}(?!\w)"
)
_AND_BOTH = Later(rf" (?:and|n|&|\+) (?P<other>[A-Z][a-z]+){_BOTH}")
_BEHIND_AND = Later(r"(?<![\w'-])(?P<other>[A-Z][a-z]+) (?:and|n|&|\+) $")
_BOTH_DO = Later(_BOTH)
_AT_A_PLACE = Later(r" (?i:on|in|at|from) [A-Z]")
_BLESSED = Later(r"[^.!?\n]{1,50} bless (?:him|her)(?!\w)")
_HELD = Later(
    r"(?<!\w)(?:have|has|had|having|keep|kept|place|placed|move|moved|want|wants|wanted|take|took"
    r"|collect|feed|fed|wash"
    r"|washed|bathed|dressed|hold|held|adopt|adopting|fostering|foster|manage|brought|bring|minding|mind"
    r"|handed|dropped"
    r"|picked|settled|tucked|walked|drove) $"
)
_PUT_SOMEWHERE = Later(
    r" (?:past|after|till?|until|to|over|back|home|out|with|w|because|cos|again|any ?more|and (?:her"
    r"|his)|on (?:her|his)"
    r"|for (?:the|a|contact|tea)|in (?:the|a) (?:bath|car|room|cot))(?!\w)"
)
_RECEIVES = Later(
    r"(?<!\w)(?:promised|owe|owed|lent|lend|handed|gave|give|sent|bought|showed|taught|read|wrote"
    r"|paid|posted"
    r"|cooked|offered|fetched|passed|begged|asked|bring|brought|got|make|made) $"
)
_RECEIVED = Later(
    r" (?:an?|the|my|his|her|our|some|another|two|three|one|back|that|this) (?!chance|go|bad|good"
    r"|try)[a-z]"
)
"""What somebody is given, behind the name: "promised Patience a fence"."""
_ALONGSIDE = Later(
    r"(?<!\w)(?:bumped into|ran into|sat (?:with|beside|behind|next to|opposite)|cooked for"
    r"|queued with|shared a (?:room|cell|van) with"
    r"|waited (?:with|outside with)|walked (?:with|behind)|lives? with|stayed with|moved in with"
    r"|lodges with|danced with"
    r"|apologised to|sang to|lied to|shouted at|swore at|drove|fostered|buried|babysat|hugged|carried) $"
)
_BOTH_WAYS = frozenset(("Art", "Justice", "Hope", "Peace", "Grace", "Faith", "Joy", "Patience"))
"""Names that are also lived with, or buried."""
_LIVED_WITH = Later(r"(?:lives? with|stayed with|buried|carried|drove) $")
_KIN_IN_BRACKETS = Later(
    r"(?:,? ?\(|, (?=(?:his|her|their|my) ))(?:(?:his|her|the|their|my|our|step|half|foster|birth"
    r"|older|younger|big|little|eldest|youngest)[ -])*"
    r"(?:mum|mam|mother|dad|father|sister|brother|son|daughter|nan|gran|grandad|aunt|auntie|uncle|wife"
    r"|husband|partner|ex"
    r"|cousin|niece|nephew|carer|neighbour|friend|landlord|sw|hv|gp|sib|sibling|twin|yp|client|pt"
    r"|patient|tenant|baby|twin sister|twin brother)\b"
)
_FIRST_NAME_BEHIND = Later(r", ([A-Z][a-z'-]+)(?!\w)")
HONORIFIC = Later(
    r" (?:apa|aapa|baji|bhai|bhaiya|ben|didi|aunty|auntie|uncle|chacha|khala|bhabhi|bhabi|saab|sahib"
    r"|anna|akka|abla|abi|amca|teyze|hanim|bey|hoca|agha|khanum|ji|sahiba)(?!\w)"
)
"""What is said behind a name for respect: "Lucky bhai"."""
_ON_RECORD = Later(
    r",? \(?(?i:chi|nhs|mrn|rio|upn|nino|ni no|dob|d\.o\.b|passport|hosp(?:ital)? no"
    r"|crn|urn|brp|nomis|b\. ?\d|born \d|aged \d)(?!\w)"
    r"| \(\d| (?:at|in|from) (?:no\.? ?|flat |bed |bay |room )?\d{1,3}[a-z]? ?[A-Z]| removed (?:from|to)"
    r"(?!\w)"
)
"""What is written down of a person: a number, an age, an address."""
_AGED = Later(r",? ?\(?(?:(?:aged? )?\d{1,3}(?: and a half)?(?:\)|,| ?y/?o| ?yrs?\b)|(?:she/|he/|they/))")


def does_something(text: str, end: int, rules: IdentifierRules) -> bool:
    """Whether a doing or belonging of persons follows in small letters: "told", "'s mum"."""
    following = NEXT.match(text, end)
    return bool((following and following[1] in rules.words["doings"]) or _FAMILY.match(text, end))


def does_what_persons_do(page: Page, end: int) -> bool:
    """Whether what only a person does or has follows: "lost her job", "cut her hair off"."""
    return PERSONAL.match(page.text, end) is not None


def word_before(page: Page, at: int) -> str:
    """The word before a place, in small letters; empty without any."""
    return page.words_before(at)[0].lower()


def is_told(page: Page, at: int, *, in_small: bool = False) -> bool:
    """Whether a word for meeting or telling somebody, or a relative or role, stands before.

    Args:
        page: The text.
        at: The start of the word that may be a name.
        in_small: Whether it is in small letters, so that "with" alone tells nothing.
    """
    written, before = page.words_before(at)
    word, before = written.lower(), before.lower()
    if not word or (word != written and not page.in_capitals(at)):
        return False
    if word in page.rules.told or (word in _FONDLY and before in page.rules.told):
        return True
    if _is_what_they_go_by(page, at) or (word in ("about", "for") and before in _MINDED):
        return True
    if word in _TOWARDS and before in page.words["speaking"]:
        return True
    return word in ("w", "re") and not in_small


def is_in_a_state(page: Page, end: int) -> bool:
    """Whether a state of persons follows: "not well", "in tears"."""
    return bool(STATE.match(page.small, end) or _AT_A_PLACE.match(page.text, end))


def belongs(page: Page, end: int) -> bool:
    """Whether what persons have follows: "'s mum", " flat"."""
    return _FAMILY.match(page.small, end) is not None


def signs_of_person(page: Page, word: Word) -> bool:
    """Whether a word is told something, or does something."""
    told = is_told(page, word.start)
    if told and (word.text not in _DAYS or word_before(page, word.start) in page.words["meeting"]):
        return True
    if word.text.lower() in page.words["relations"] or word.text == "Man":
        return False  # "Son says no" names nobody, nor does "Man was tired"
    if _is_of_two(page, word) or _is_baby(page, word):
        return True
    if word.text == "Will" and (_is_bare_verb(page, word.end) or _OF_A_WILL.match(page.text, word.end)):
        return False  # "Will ring back", "Will was signed"
    if any(sign.match(page.text, word.end) for sign in (PERSONAL, _CALLED, _KIN_IN_BRACKETS, HONORIFIC)):
        return True
    if "bless" in page.words_at and _BLESSED.match(page.text, word.end):
        return True
    if _is_beside_or_given(page, word):
        return True
    if _HELD.search(page.small, max(word.start - 12, 0), word.start):
        return _PUT_SOMEWHERE.match(page.text, word.end) is not None
    if does_something(page.small, word.end, page.rules):
        return True
    another = _AND_ANOTHER.match(page.text, word.end)
    if another and page.may_be_called(another[1]):
        return True
    if any(state.match(page.text, word.end) for state in (_AND_THEIRS, _AGED, _ON_RECORD)):
        return True
    if word.text in page.words["ordinary"] or word.text in page.words["capitals"]:
        return False  # a season or a month comes and goes as well
    if is_in_a_state(page, word.end):
        return True
    following = NEXT.match(page.text, word.end)
    if following is None:
        return False
    doing = following[1].lower()
    return doing in page.words["also_doings"] or bool(_IS_DOING.match(doing))


def _is_beside_or_given(page: Page, word: Word) -> bool:
    """Whether somebody is sat with, or given something: "promised Patience a fence"."""
    stretch = page.small, max(word.start - 26, 0), word.start
    if _RECEIVES.search(*stretch) and _RECEIVED.match(page.text, word.end):
        return True
    if word.text in _BOTH_WAYS and _LIVED_WITH.search(*stretch):
        return False
    return _ALONGSIDE.search(*stretch) is not None


def _is_of_two(page: Page, word: Word) -> bool:
    """Whether two who may be people do something both: "Faith & Patience both off sick"."""
    pair = _AND_BOTH.match(page.text, word.end)
    if pair is None and _BOTH_DO.match(page.text, word.end):
        pair = _BEHIND_AND.search(page.text, max(word.start - 20, 0), word.start)
    names = page.words["names_that_are_words"]
    return pair is not None and word.text in names and pair["other"] in names


def _is_baby(page: Page, word: Word) -> bool:
    """Whether a relative with a sentence's capital stands before a name that is a word: "Baby Summer"."""
    before = page.words_before(word.start)[0]
    if before.lower() not in page.words["relations"] or before.islower() or page.in_capitals(word.start):
        return False
    named = word.text in page.words["names_that_are_words"] or word.text in page.words["seldom_names"]
    usual = word.text in page.rules.usual_capitals and before != "Baby"  # "Carer Summer school"
    return named and not usual and word.text not in _VERBS_TOO and word.text not in _DAYS


def goes_by(page: Page, word: Word) -> bool:
    """Whether a word is said to be what somebody is called: "calls himself Rocky"."""
    if _CALLED.match(page.text, word.end):
        return True
    return _is_what_they_go_by(page, word.start)


def _is_what_they_go_by(page: Page, at: int) -> bool:
    """Whether "goes by" or the like stands before."""
    if page.text.endswith(" as ", 0, at) and _WRITTEN_AS.search(page.small, max(at - 16, 0), at):
        return True
    if not page.holds(_GOING):
        return False
    last = page.small[max(at - 12, 0) : at].rstrip(" ('\"")
    return last.endswith(_GOING_ENDS) and _GOING_BY.search(page.small, max(at - 40, 0), at) is not None


def stands_before_first_name(page: Page, end: int) -> bool:
    """Whether a first name stands behind a comma: "ADEYEMI, Folake"."""
    first = _FIRST_NAME_BEHIND.match(page.text, end)
    return first is not None and page.may_be_called(first[1])


def is_kin_in_brackets(page: Page, end: int) -> bool:
    """Whether brackets say whose relative or what was named: "SB (mum)"."""
    return _KIN_IN_BRACKETS.match(page.text, end) is not None


def _is_bare_verb(page: Page, end: int) -> bool:
    """Whether a verb in its plain form follows, so that Will is no name: "Will let them know"."""
    following = NEXT.match(page.text, end)
    if following is None or following[1].endswith(("ed", "s", "nt", "n't")):
        return False
    verb = following[1].lower()
    if verb in _SURELY_PAST:
        return False
    return page.dictionary.explains(verb + "s") or verb.endswith("s")
