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
    rf"(?P<last>{_WORD}))(?![\w'-]| [A-Z])"
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
    feathers firkin fleece fountain fox garter goose greyhound griffin partridge ferret badger gun bees
    beehive rabbit dove otter compasses grouse hare hart head hen horn horns horse horses horseshoe hound
    hounds keys kettle lamb lark lion lions magpie moon oak otter ox peacock pheasant pig plough punchbowl
    ram raven railway salmon sheaf ship spoon stag star sun swan swans teapot thistle trout unicorn weasel
    wheatsheaf whistle wolf woolpack bean beans bun buns cup griddle loaf oven pantry pot wok barrel flag
    tap"""
)
"""What hangs over the door of a pub or a café."""
_ALONE_TOO = _SIGNS - gathered(
    """angel arms bear bell bush crown dog drum duck eagle flag fountain head hen horn keys kettle moon oak
    oven pantry pot railway ring ship spoon star sun cup bun buns bean beans loaf wok whistle wolf lamb
    pig tap barrel coach lions horses horse hound hounds goose cock"""
)
_BESIDE_THEM = gathered(
    """red white black blue golden green silver royal old flying running jolly rising blind kings queens
    king's queen's nags nag's dukes boars boar's bulls lord copper cross crossed three two four five seven
    greasy fat happy hungry spotted crooked prancing packhorse pack dun bay grey"""
)
"""Words before these: "the red lion", "the kings head"."""
_NEVER = gathered(
    "cart box carriage glove nail ladder shoulder toe mouth cow moose cage chips sickle stripes"
)


def find(page: Page) -> Iterator[Finding]:
    """Pubs and cafés, in folded text."""
    for match in page.ending(_INN, _INNS, _REACH):
        if _is_an_inn(page, match):
            yield guess(*match.span())._replace(sure="medium")
    if not page.holds(_SIGNS):
        return
    for pattern in (_JOINED, _PAIR):
        for match in page.beginning(pattern, _BEFORE):
            if _is_a_sign(page, match):
                article = len("THE ") if page.text.endswith("THE ", 0, match.start("name")) else 0
                yield guess(match.start("name") - article, match.end("name"))
    for match in page.beginning(_ALONE, _BEFORE):
        if match["name"].lower() in _ALONE_TOO:
            yield guess(*match.span("name"))


def _is_an_inn(page: Page, match: re.Match[str]) -> bool:
    """Whether a word before "Arms" or "Inn" is the name of a pub, in small letters if pubs are called so."""
    small = match["small"]
    if small is None:
        return not page.in_capitals(match.start()) and match["name"] not in (
            "The",
            "In",
            "His",
            "Her",
            "My",
            "An",
        )
    return small in _BEHIND_ARMS or small.replace("'", "") in _BEHIND_ARMS


def _is_a_sign(page: Page, match: re.Match[str]) -> bool:
    """Whether two words hang over the door of a pub: both do, or one does and both have a capital."""
    first, last = match["first"], match["last"]
    if first.lower() in _NEVER or last.lower() in _NEVER or first.lower() == "the":
        return False
    capitals = first[0].isupper() and last[0].isupper() and not page.in_capitals(match.start())
    if match.re.groupindex.get("gap"):
        usual = first.lower() in _BESIDE_THEM and " the " in match[0].lower().replace("the ", " the ", 1)
        return last.lower() in _SIGNS and (capitals or usual)
    signs = (first.lower() in _SIGNS) + (last.lower() in _SIGNS)
    return signs > 1 or (signs == 1 and capitals)
