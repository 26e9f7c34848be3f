"""Where in a sentence only a person stands: "Bill the stepdad", "Sandy himself", "Joy by name".

A word such as hope is told from the name by its place: behind it stands who it is, what only somebody has, or
a pronoun that takes it up.
"""

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.text.patterns import Later

_APPOSED = Later(
    r",? (?:the|his|her|my|their|our) (?:[a-z]+ )??(?P<role>[a-z]+)(?:,| (?P<doing>[a-z]+(?:ed|nt|n't)|is"
    r"|was|has|had|says"
    r"|said|let|lets|rang|came|went|got|gave|took|brought|kept|keeps|wants|knows|knew|told|left|sent|made"
    r"|found|who|from"
    r"|fell|sat|stood|lent|heard|pays|helps|minds|feeds|owes|plays|sells|makes|reckons|thinks|lives|works"
    r"|does|did|never|still|always|just))(?!\w)"
)
"""Who somebody is, behind the name: "Bill the stepdad fixed"."""
_ROLES = gathered(
    """warden caretaker cleaner porter cook driver postman lodger eldest youngest oldest chef barber butcher
    baker vicar
    chaplain imam priest plumber electrician builder joiner handyman gardener guard receptionist secretary
    foreman boss
    grandad grandfather grandmother stepdad stepmum stepfather stepmother godmother childminder dinnerlady
    librarian
    lollipop pharmacist chemist optician dentist hairdresser paramedic cleaner decorator landlady publican
    barman
    barmaid escort guide host helper organiser singer pianist organist drummer captain coach referee treasurer
    chairman chairwoman chair usher clerk bailiff surveyor inspector super concierge medic matron sister ex"""
)
_GOVERNS = frozenset(("hope", "will", "may", "trust", "wonder", "promise", "can", "wish"))
"""Names before which a clause may follow as behind a verb: "Hope the stepdad has gone"."""
_SELF = Later(r",? (?:himself|herself|hersel|himsel|hisself|themself)(?!\w)(?! to )")
_BY_NAME = Later(r" by name(?!\w)(?! (?:only|alone|and date|and address|and number))")
_CALLING = (
    r"(?:rang|phoned|texted|emailed|called (?:about|re|to|back|in|round)|says|said|dropped|popped|wants"
    r"|wanted|knows|knew"
    r"|told|asked|lent|sent|messaged|swears|reckons|thinks|refused|hugged|cried|shouted|laughed|waved|winked"
    r"|still|sets|came|went|brought|took|gave|made|let|saw|runs|cooks|cleans|paid|owes|sat|helped|wrote)"
)
_FROM = Later(rf" (?P<where>from|at|in|off) (?:the |our |her |his |my )?(?:[\w'-]+ ){{1,3}}{_CALLING}(?!\w)")
"""Where somebody is from who rings or says something: "Grace from the saturday café rang"."""
_OWNED = Later(
    r"'s (?:(?:new|old|own|big|wee|little|left|right|other|best|good|bad|fake|real|first|last|poor|spare)"
    r" )?(?:phone|mobile"
    r"|tik ?tok|insta(?:gram)?|snap(?:chat)?|facebook|whats ?app|handwriting|laugh|smile|grin|nails|hands?"
    r"|fingers?|thumb"
    r"|feet|foot|toes?|knees?|hip|hips|shoulder|elbow|wrist|ankle|tummy|belly|teeth|dentures|glasses|specs"
    r"|hearing aids?|wig|wheelchair|walker|zimmer|scooter|buggy|slippers|cardi|cardigan|hoodie|trainers"
    r"|purse|wallet"
    r"|handbag|rucksack|lunch ?box|homework|pyjamas|nightie|dressing gown|surname|middle name|nickname"
    r"|accent|temper"
    r"|sense of humour|jokes?|curry|cooking|driving|snoring|singing|tears|heart attack|stroke|pregnancy"
    r"|stairlift|kitchen"
    r"|bathroom|ramp|sofa|giro|wages?|consultant|cpn|nurse|midwife|health visitor|budgie|hamster|funeral"
    r"|wedding|wake|hip"
    r"|cough|rash|wound|stoma|catheter|insulin|inhaler|hands|braids|plaits|hijab|turban|beard|tattoo)(?!\w)"
)
"""What only somebody has, beyond what a trust or a charity has."""
_OF_SOMEBODY = Later(
    r"'s (?!(?:gone|over|out|up|sake|here|back|lost|dead|due|a|an|the|not|no|what|that|in|all|always|such|one"
    r"|just|about|never|for|like|too|so|more|less|hard|easy|cheap|free|wearing|running|growing|fading|coming"
    r"|the|its|been|my|our|your|something|nothing|everything|why|how|where|when)(?!\w))[a-z]"
)
"""Anything owned, for names that are seldom the word for a thing that owns: "Faith's parole answer"."""
_BODIES = gathered("charity trust unity justice love peace memory silence glory liberty victory reason nest")
"""Names of bodies and of what is spoken of as one, which own things too."""
_GIVEN_AS_OFTEN = frozenset(("mark", "pat", "sue", "rob", "nick", "drew", "art", "pip", "dot", "guy"))
"""Words for which a possessive is a name's as often as not, though the word is far commoner."""
_OF_HIM = Later(
    r" (?:turned (?:\d{1,2}|eighteen|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"|(?:is|isnt|isn't) (?:his|her|their) (?:[a-z]+ )?name|(?:was|is) having none of|on the run(?!\w)(?! up)"
    r"|(?:is |was |been |gone )?(?:missing|awol|absconded) (?:again|since|from|for|all|two|three)"
    r"|got (?:status|bail|her|his|leave to|papers|recalled|housed|remand|parole|custody|sectioned|tagged)"
    r"|calls (?:the|it|me|him|her|us|them|every)|,? who [a-z]+)(?!\w)"
)
_IS_SOMEWHERE = Later(
    r" (?:is|was) (?:still |back |just )?(?:on the (?:roof|landing|loo|toilet|wall)|under the (?:bed|table"
    r"|desk)"
    r"|in the (?:shower|bath|lounge|corridor|garden|waiting room|loo|toilet|day room|kitchen)|at the"
    r" (?:door|window|desk))"
    r"(?!\w)"
)
_STATES = gathered(
    "hope joy patience faith peace mercy grace charity love comfort justice trust glory wisdom innocence"
)
_PASSES = Later(
    r" (?:ran (?:out|thin|low|short)|took (?:a|the) (?:battering|knock|hit|back ?seat|beating|strain|day)"
    r"|(?:has|had) left (?:the (?:building|room|chat)|me|us)|wore (?:thin|off|out)|came (?:late|at last|easy"
    r"|in the (?:end|post)|hard|through)|went out|got (?:the better|lost|us|me)|died (?:a|that|there)"
    r"|lives (?:here|on)"
    r"|kept (?:us|me)|does not|doesn'?t (?:pay|cover|come|mean|fill|fix))(?!\w)"
)
"""What hope or patience does, and nobody called so: "Patience ran out at four"."""
_WHO = Later(r", who (?:[a-z]{3,}s|[a-z]{3,}ed|is|was|has|had|sat|rang|does|did|never|always)(?!\w)")
_TAKEN_UP = Later(
    r"(?:'s [a-z ]{3,30} (?:is|was|are|were) [^.!?\n]{1,40}?| (?:has|had|hid|hung|did|took|lost|got|kept"
    r"|put|read|sat|stood|ran"
    r"|swore|chose|threw|broke|woke|drew|wrote|knows|knew|saw|heard|found|[a-z]{3,}ed(?! by))"
    r" [^.!?\n]{1,50}?| by name)"
    r"(?:,| and| but| so| cos| because| then)(?: and| but| so| cos| then)?"
    r" (?:(?:she|he)(?:'?s|'d|'ll)?(?!\w)(?! (?:said|says|told|asked|wrote|reckon|reckons|thinks|thought))"
    r"|would(?:n't|nt)? (?:not )?[a-z]+ [^.!?\n]{0,30}?(?:her|his)(?!\w))"
)
"""A doing, and a pronoun that takes the doer up: "Goodness has her theory test, she's bricking it"."""
_SAME = Later(
    r" (?:is|was|wasn'?t|isn'?t) (?:never |not |always |so |very |just |being )?(?P<again>[A-Za-z]+)(?!\w)"
)
_QUALITIES = gathered(
    "frank precious happy lucky sunny innocent rich bright young noble loyal honest wise hardy sharp moody"
    " brave tiny"
    " blessed pretty lovely earnest sterling just"
)


def is_of_a_state(page: Page, word: Word) -> bool:
    """Whether what passes is a state of mind, and nobody called like it: "Hope took a battering"."""
    return word.text.lower() in _STATES and _PASSES.match(page.small, word.end) is not None


def is_surely_standing(page: Page, word: Word) -> bool:
    """Whether who somebody is, or where from, stands behind any word: "bill the caretaker let me in"."""
    if word.text.lower() in _GOVERNS:
        return False
    end = word.end
    return _is_apposed(page, end) or any(sign.match(page.small, end) for sign in (_SELF, _BY_NAME, _FROM))


def stands_as_person(page: Page, word: Word) -> bool:
    """Whether the place of a word in its sentence is a person's, by what stands behind it."""
    text, end, small = page.text, word.end, word.text.lower()
    behind = text[end : end + 1]
    if behind == "'":
        owns = small in _GIVEN_AS_OFTEN or small not in page.words["hardly_given"] | _BODIES
        signs = (_OWNED, _TAKEN_UP, _OF_SOMEBODY) if owns else (_OWNED, _TAKEN_UP)
        return any(sign.match(page.small, end) for sign in signs)
    if behind not in (" ", ","):
        return False
    if small not in _GOVERNS and _is_apposed(page, end):
        return True
    if any(sign.match(page.small, end) for sign in (_BY_NAME, _OF_HIM, _IS_SOMEWHERE, _WHO)):
        return True
    located = _FROM.match(page.small, end)
    if located and (located["where"] == "from" or small not in _STATES | _BODIES):
        return True
    if small != "will" and _SELF.match(page.small, end):
        return True
    if _is_of_the_same(page, word, small):
        return True
    return small not in _GOVERNS and _TAKEN_UP.match(page.small, end) is not None


def _is_apposed(page: Page, end: int) -> bool:
    """Whether it is said behind a name who that is, and what was done: "Rose the eldest has stopped"."""
    apposed = _APPOSED.match(page.small, end)
    if apposed is None:
        return False
    role = apposed["role"]
    known = role in page.words["relations"] or role in page.words["roles"] or role in _ROLES
    return known and bool(apposed["doing"] or page.text[end] == ",")


def _is_of_the_same(page: Page, word: Word, small: str) -> bool:
    """Whether somebody is what the name says, or is not: "Frank was frank", "Bill is Bill"."""
    same = _SAME.match(page.text, word.end)
    if same is None:
        return False
    again = same["again"]
    if again.lower() == f"un{small}":
        return small in _QUALITIES
    if again.lower() == small:
        return small in _QUALITIES or (again[0].isupper() and not page.in_capitals(word.start))
    return len(small) > 4 and again.startswith(small[:-1]) and again.endswith(("ful", "nt"))
