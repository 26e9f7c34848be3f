"""Detection of pubs and cafés, which are called by plain words: "the Plough and Thistle", "the red lion".

A finding is only a guess.
"""

import re
from collections.abc import Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.unexplained import guess
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.text.patterns import Later

_BEHIND = "at|from|to|in|into|near|outside|opposite|behind|left|leaving|down|round|by|past|off|the"
_WORD = r"[A-Z][a-z']+|[A-Z][A-Z']+|[a-z']{3,}"
_JOINED = Later(
    rf"(?<!\w)(?i:{_BEHIND}) (?:(?i:the) )?(?P<name>(?P<first>{_WORD}) (?i:and|&"
    rf"|n) (?P<last>{_WORD}))(?![\w'-])"
)
_PAIR = Later(
    rf"(?<!\w)(?i:{_BEHIND}) (?:(?i:the) )?(?P<name>(?P<first>{_WORD})(?P<gap> )"
    rf"(?P<last>{_WORD}))(?![\w'-]| [A-Z][a-z])"
)
_ALONE = Later(
    r"(?<!\w)(?:at|in|outside|near|opposite|behind|from|to"
    r"|into) the (?P<name>[A-Z][a-z]{2,})(?![\w'-]| [A-Z])"
)
_INN = Later(
    r"(?<!\w)(?:The |the )?(?P<name>[A-Z][a-z]+(?:'s|s')?)(?: [A-Z][a-z]+(?:'s|s')?)? (?:Arms|Inn"
    r"|Tavern)(?!\w)"
    r"|(?<!\w)the (?P<small>[a-z]{3,}(?:'s|s')?) (?:arms|inn|tavern)(?!\w)"
)
_INNS = gathered("arms inn tavern")
_BEHIND_ARMS = gathered(
    """kings queens kings' king's queen's dukes foresters masons bricklayers weavers miners farmers fettlers
    plough railway station carpenters butchers bakers cricketers fishermans shipwrights colliers blacksmiths
    drovers shepherds gardeners joiners tanners spinners hatters saddlers princes lords cavendish victoria
    navigation bridge globe castle commercial royal prince swan crown woodman market"""
)
"""What pubs are called in small letters; "in the nurse's arms" is none."""
_NO_PUB = ("The", "In", "His", "Her", "My", "An", "Premier", "Holiday")
_REACH = 34  # characters of a pub before its last word
_BEFORE = gathered(_BEHIND.replace("|", " "))
_SIGNS = gathered(
    """anchor angel arms bear bell boar bull bush cock coach crown dog dragon drum duck eagle elephant falcon
    feathers firkin fleece fountain fox foxes garter goose greyhound griffin partridge ferret badger gun bees
    beehive rabbit dove otter compasses grouse hare hart head hen horn horns horse horses horseshoe hound
    hounds keys kettle lamb lark lion lions magpie moon oak otter ox peacock pheasant pig plough punchbowl
    ram raven railway salmon sheaf ship spoon stag star sun swan swans teapot thistle trout unicorn weasel
    wheatsheaf whistle wolf woolpack bean beans bun buns cup griddle loaf oven pantry pot wok barrel flag
    tap harrow tuns plumes barleycorn chequers saracens waggon dray maltings mermaid talbot"""
)
"""What hangs over the door of a pub or a café."""
_IN_CAPITALS_TOO = _SIGNS | gathered(
    """anvil arrow bay bee boot bottle bow bridge butcher butchers castle cat chough collier cricketers crook
    cross crow duke dolphin drover falconer farmer farmers fiddle fiddler fiddlers fisherman forge garland
    gate globe grapes hammer harp hatchet hop hops jug lock mallet malt mare marquis miner miners
    mitre mule nelson oyster parrot partridge pelican pincers pipe poacher quill rake rose
    sailor sailors saracen sawyers scythe shepherd shepherdess sickle slipper smith spade spade spur
    standard tankard toad trumpet turk vine volunteer wagon weavers wheel windmill woodman wren"""
)
"""What hangs there too, and is so much else that it needs its capital."""
_ALONE_TOO = _SIGNS - gathered(
    """angel arms bear bell bush crown dog drum duck eagle flag fountain head hen horn keys kettle moon oak
    oven pantry pot railway ring ship spoon star sun cup bun buns bean beans loaf wok whistle wolf lamb
    pig tap barrel coach lions horses horse hound hounds goose cock"""
)
_DROP_INS = gathered(
    """ark haven lighthouse beacon anchorage cornerstone sanctuary lantern oasis cabin bothy hive nest
    crossroads stables roundhouse foyer"""
)
"""What drop-ins, day centres and hostels are called: "a brew at the Ark"."""
_HUNG = _IN_CAPITALS_TOO | _DROP_INS
_CALLED_SO = _IN_CAPITALS_TOO | _BEHIND_ARMS
_ALONE_OR_DROP_IN = _ALONE_TOO | _DROP_INS
_BESIDE_THEM = gathered(
    """red white black blue golden green silver royal old flying running jolly rising blind kings queens
    king's queen's nags nag's dukes boars boar's bulls lord copper cross crossed three two four five seven
    greasy fat happy hungry spotted crooked prancing packhorse pack dun bay grey"""
)
"""Words before these: "the red lion", "the kings head"."""
_OLD_ONES = gathered("bull bear ship swan crown plough fox hare hart oak ram star sun bell dog anchor")
_NEVER = gathered("cart box carriage glove nail ladder shoulder toe mouth cow moose cage chips stripes")
_PUB_TALK = gathered(
    """pub pubs pint pints drinks drinking boozer landlord landlady barman barmaid barred darts karaoke
    bar lager"""
)
"""What is said around a pub, so that one plain word with a capital names it: "pints at the Railway"."""
_OPEN_OR_SHUT = Later(
    r"(?<![\w'-])The (?P<name>[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?)(?= (?:is where|car park"
    r"|beer garden|pub"
    r"|quiz|landlord|til+ (?:close|shut)|again last night)(?!\w))"
)
_WITHIN = Later(r"The (?<=[a-z,] The )(?P<name>[A-Z][a-z]+)(?![\w'-]| [A-Z])")
_ON_A_HILL = Later(
    r"The (?:(?<=(?:at|by) The )|(?<=from The )|(?<=(?:outside) The )|(?<=near The )|(?<=behind The ))"
    r"[A-Z][a-z]+ (?:on|in|by|under|over|at) (?:the )?[A-Z][a-z]+(?![\w'-])"
)
_PERSON = Later(
    r"(?<!\w)(?:at|in|outside|near|opposite|behind|into|past|from|out of|runs"
    r"|landlord of|manages|cleans|leaving) the (?P<name>Robin Hood|Lord"
    r" (?:Nelson|Raglan|Byron)|Duke of (?:York|Wellington|Cumberland|Edinburgh|Sussex|Kent)"
    r"|Prince of Wales|Marquis"
    r" of [A-Z][a-z]+|King (?:William|Alfred|George)|Queen (?:Victoria|Adelaide|Charlotte)|Prince (?:Albert"
    r"|Regent)|Sir [A-Z][a-z]+ [A-Z][a-z]+|Earl (?:of )?[A-Z][a-z]+|Green Man)(?![\w'-]| (?:[A-Z]|award"
    r"|film|hospital))"
)
"""People after whom pubs are called: nobody else is met "at the Duke of York"."""
_BEFORE_A_PERSON = gathered(
    "at in outside near opposite behind into past from out runs landlord manages cleans leaving"
)
_PERSONS = gathered("robin lord duke prince marquis king queen sir earl green")
_PAPERS = gathered("sun star crown arms ring head")
"""Newspapers, films and what is no pub with "The" before."""
_ALL_BUT_PAPERS = _SIGNS - _PAPERS
_ARTICLE = gathered("the")
_ON_SOMETHING = Later(
    r" (?:on (?!(?:a|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)|in |got |ran |escaped|charged|tattoo|costume"
    r"|mask|top|teddy)"
)
"""What is said behind a beast or a toy, and not behind a pub."""


def find(page: Page) -> Iterator[Finding]:
    """Pubs and cafés, in folded text."""
    for match in page.ending(_INN, _INNS, _REACH):
        if _is_an_inn(page, match):
            yield guess(*match.span())._replace(sure="medium")
    yield from _spoken_of(page)
    if not page.holds(_HUNG):
        return
    for pattern in (_JOINED, _PAIR):
        for match in page.beginning(pattern, _BEFORE):
            if _is_a_sign(page, match):
                yield _with_article(page, *match.span("name"))
    for match in page.beginning(_ALONE, _BEFORE):
        known = match["name"].lower() in _ALONE_OR_DROP_IN
        if known and not page.in_capitals(match.start()):
            yield guess(*match.span("name"))


def _spoken_of(page: Page) -> Iterator[Finding]:
    """Pubs by what is said around them: "pints at the Railway", "The Ship is where they met"."""
    if page.holds(_PUB_TALK):
        for match in page.beginning(_ALONE, _BEFORE):
            if match["name"].lower() in _CALLED_SO and not page.in_capitals(match.start()):
                yield guess(*match.span("name"))
    for match in page.beginning(_PERSON, _BEFORE_A_PERSON) if page.holds(_PERSONS) else ():
        yield guess(*match.span("name"))
    for match in page.beginning(_WITHIN, _ARTICLE) if " The " in page.text else ():
        known = _ALL_BUT_PAPERS if page.words_before(match.start())[0].lower() in _BEFORE else _ALONE_TOO
        if match["name"].lower() in known and not page.in_capitals(match.start()):
            yield guess(*match.span())
    for match in page.beginning(_ON_A_HILL, _ARTICLE) if " The " in page.text else ():
        yield guess(*match.span())
    for match in page.beginning(_OPEN_OR_SHUT, _ARTICLE) if page.holds(_IN_CAPITALS_TOO) else ():
        words = re.findall("[A-Z][a-z]+", match["name"])
        if words != ["Crown"] and all(word.lower() in _CALLED_SO for word in words):
            yield guess(*match.span())


def _with_article(page: Page, start: int, end: int) -> Finding:
    """A pub with its article, if that is part of the name: "The Plough and Harrow"."""
    return guess(start - len("the ") if page.text.endswith(("THE ", "The "), 0, start) else start, end)


def _is_an_inn(page: Page, match: re.Match[str]) -> bool:
    """Whether a word before "Arms" or "Inn" is the name of a pub, in small letters if pubs are called so."""
    small = match["small"]
    if small is None:
        return not page.in_capitals(match.start()) and match["name"] not in _NO_PUB
    at_an_inn = small in _SIGNS and not match[0].endswith("arms")
    return at_an_inn or small in _BEHIND_ARMS or small.replace("'", "") in _BEHIND_ARMS


def _is_a_sign(page: Page, match: re.Match[str]) -> bool:
    """Whether two words hang over the door of a pub: both do, or one does and both have a capital."""
    first, last = match["first"], match["last"]
    if first.lower() in _NEVER or last.lower() in _NEVER or "the" in (first.lower(), last.lower()):
        return False
    capitals = first[0].isupper() and last[0].isupper() and not page.in_capitals(match.start())
    signs = _IN_CAPITALS_TOO if capitals else _SIGNS
    by_itself = match[0].lower().startswith("the ") and not page.holds(_PUB_TALK)
    if not capitals and by_itself and _ON_SOMETHING.match(page.text, match.end()):
        return False
    if match.re.groupindex.get("gap"):
        return last.lower() in _SIGNS and (capitals or _is_a_usual_pair(match))
    hung = (first.lower() in signs) + (last.lower() in signs)
    return hung > 1 or (capitals and (first.lower() in _SIGNS or last.lower() in _SIGNS))


def _is_a_usual_pair(match: re.Match[str]) -> bool:
    """Whether pubs are called so in small letters: "in the old ship", and not "the old keys"."""
    first, last, said = match["first"].lower(), match["last"].lower(), match[0].lower()
    if first not in _BESIDE_THEM or " the " not in said.replace("the ", " the ", 1):
        return False
    return first != "old" or last in _OLD_ONES
