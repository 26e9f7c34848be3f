"""Set phrases, sayings and titles, whose capital names nobody: "Big Ben", "Tom, Dick and Harry"."""

from collections.abc import Set

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.text.patterns import Later

_OF_A_TITLE = Later(r"\b(?:read|reads|reading|watched|watching|watches|saw|film|book|show|song) \"?the $")
_READ = gathered("read reads reading watched watching watches saw film book show song")
_QUOTED = Later(
    r"(?<!\w)(?:read|reading|reads|re-?reading|quot(?:e|ed|es|ing)|finished|started|lent me)"
    r" (?:a (?:bit|chapter|page|lot) of|some|more|half of|the new|up on|all of) $"
)
_OF_A_FILM = Later(
    r"\b(?:(?:film|movie|musical|sitcom|soap|documentary|podcast|novel)(?: called)?"
    r"|(?:book|play|series|show|song|album|game|app|band|advert) called) [\"']?$"
)
_SHOWN = gathered("film movie musical sitcom soap documentary podcast novel called")
_WORD_BEFORE = Later(r"(?<!\w)([A-Za-z']+) $")
_CALLED_AFTER = Later(
    r"(?:'?s)? (?:[Gg]uidelines?|[Cc]ompetent|[Cc]ompetence|[Cc]ompliant|[Jj]udge?ment|[Rr]uling"
    r"|[Ss]cale|[Ss]yndrome|[Pp]rotocol"
    r"|[Cc]atheter|[Tt]riangle|[Ss]tool|[Cc]riteria|[Hh]ierarchy|[Pp]rinciples?|[Dd]isease|[Pp]alsy"
    r"|[Cc]onsent form|[Ss]core|[Tt]ube|[Bb]reathing"
    r"|[Tt]heor(?:y|ies)|[Tt]axonomy|[Tt]ypology|[Ss]tages|[Ff]ramework|[Mm]atrix|[Qq]uadrants"
    r"|[Ii]nventory|[Rr]eflex|[Ff]racture|[Ff]orceps|[Ss]peculum|[Cc]ontracture|[Bb]andage|[Ss]plint"
    r"|[Cc]ollar)(?!\w)"
    r"|'?s (?:[Ll]aw|[Rr]ule)(?!\w)| (?:[Ii]nquiry|[Rr]eport|[Rr]eview) (?:said|says|recommend|of 20|20)"
)
"""What is called after a person and is none: "Fraser guidelines", "Sarah's Law"."""
_MODEL_BEHIND = Later(
    r" (?:[Mm]odel|[Ww]heel|[Aa]pproach|[Mm]ethod|[Ll]adder|[Cc]ycle|[Tt]riangle|[Pp]yramid|[Ii]ndex"
    r"|[Ff]actor"
    r"|[Ss]chool of|[Qq]uestionnaire|[Pp]rofile|[Pp]aradigm|[Ee]xperiment|[Ee]ffect|[Ss]tyle|[Mm]anoeuvre"
    r"|[Cc]oma|[Ff]amily [Tt]herapy)(?!\w)"
)
"""What is called after a person or a place, if the word is not in the plural or possessive: "the Oregon"
" model"."""
_ON_AIR = Later(
    r"(?:'?s)? (?:(?:singing|talking|speaking|being) )?on (?:(?:the|my|her|his) )?(?:telly|tv|news"
    r"|radio|box|screen|netflix|itv|bbc|iplayer"
    r"|youtube|question time|loose women|strictly|comic relief)(?!\w)|(?:'?s)? quotes?(?!\w)"
)
_A_THING = Later(
    r" (?:\d{1,4}(?:\.\d)? ?(?:mg|mcg|ml|units|%|g)|tablets?|tabs|caps|capsules?|drops|cream|gel"
    r"|spray|inhaler|sachets?|syrup|patch|patches"
    r"|pessary|suppository|infusion|injection|uploads?|worksheets?|tribute|structures|playlist"
    r"|trimmer|app|logins?|envelope|wipes"
    r"|nappies|formula|shampoo|advert|ads?|vouchers?|lanyard|training|software|spreadsheet|concert"
    r"|gig|album|playlist|forceps|speculum|cannula|tear|scar|palsy"
    r"|fracture|(?:positive|negative|pos|neg)(?= ?[,.;\n]|$)"
    r"|(?:timed|timing) out|wont load|won't load|keeps crashing|crashed (?:at row|mid|when i|twice)"
    r"|down for maintenance|logged me out|needs an update|(?:ate|wiped) my (?:notes?|entry|case ?note|form"
    r"|work|draft)|(?:letter )?template|portal|log ?in|lancets?|wafers?|marathon|ready ?meal"
    r"|crisps|mop|stickers?|mats?)(?!\w)"
)
"""What a word that nothing explains is a name of, where it is none of a person's."""
_AN_ANIMAL = Later(
    r",? (?:the|our|his|her|their|a) (?:[a-z]+ ){0,2}(?:dog|puppy|cat|kitten|hamster|rabbit|bunny"
    r"|guinea pig|goldfish|budgie|parrot"
    r"|tortoise|pony|donkey|snail|teddy|bear|doll|puppet|hoover)(?!\w)"
)
_SUNG = Later(
    r"(?<!\w)(?:sang|sing|sings|singing|sung|humming|hummed|karaoke:?|did|played"
    r"|playing) (?:she did |he did )?\"?$"
)
_PLAYED = Later(
    r"(?<!\w)(?:plays?|played|playing|put on|gave us|blasting|blasted|dance to|danced to|dancing to) $"
)
_PLAYERS = gathered(
    "alexa spotify siri jukebox playlist radio speaker headphones dance danced dancing blasting"
)
_SONGS = gathered("sang sing sings singing sung humming hummed karaoke ukulele chorus")
_ANIMALS = gathered(
    "dog puppy cat kitten hamster rabbit bunny guinea goldfish budgie parrot tortoise pony donkey snail"
    " teddy bear doll puppet hoover"
)
_THING_BESIDE = Later(r"(?:, | and | & | or |/)([A-Z][a-z-]+)(?!\w)")
_THING_BEFORE = Later(r"(?<!\w)([A-Z][a-z-]+)(?:, | and | & | or |/)$")
_AIRED = gathered(
    "telly tv news radio box screen netflix itv bbc iplayer youtube time women strictly relief quote quotes"
)
_OWN_LAW = Later(r" (?:[Ll]aw|[Rr]ule)(?!\w)")
"""What is called after somebody, without an apostrophe: "Murphys law"."""
_WORD_BEHIND = Later(r"(?:'s)? [A-Za-z]+")
_REACH = 50  # characters of a saying on either side of its longest word


def is_in_a_title(page: Page, at: int) -> bool:
    """Whether a capital stands in the title of what was read or watched: "watched The Gruffalo"."""
    if _QUOTED.search(page.small, max(at - 34, 0), at):
        return True
    if page.holds(_READ) and _OF_A_TITLE.search(page.small, max(at - 24, 0), at):
        return True
    return page.holds(_SHOWN) and _OF_A_FILM.search(page.small, max(at - 24, 0), at) is not None


def sayings(page: Page) -> Set[int]:
    """The places of all characters in sayings and in titles of three words and more."""
    return {
        at_character
        for word in page.words_at.keys() & page.rules.sayings.keys()
        for at in page.words_at[word]
        for saying in page.rules.sayings[word]
        for match in saying.finditer(page.text, max(at - _REACH, 0), at + _REACH)
        for at_character in range(*match.span())
    }


def is_in_set_phrase(page: Page, word: Word) -> bool:
    """Whether a word and a neighbour name nobody."""
    if word.text in page.rules.in_set_phrases:
        before = _WORD_BEFORE.search(page.text, max(word.start - 20, 0), word.start)
        behind = _WORD_BEHIND.match(page.text, word.end)
        pairs = (
            before and f"{before[1]}_{word.text}",
            before and f"{before[1].lower()}_{word.text}",
            behind and f"{word.text}{behind[0].replace(' ', '_')}",
        )
        if any(pair in page.words["set_phrases"] for pair in pairs):
            return True
    if not word.text.endswith("s") and _MODEL_BEHIND.match(page.text, word.end):
        return True
    if word.text.endswith("s") and _OWN_LAW.match(page.text, word.end):
        return True
    return _CALLED_AFTER.match(page.text, word.end) is not None


def is_on_air(page: Page, end: int) -> bool:
    """Whether somebody is seen or heard by all: "on the telly", "on the news"."""
    return page.holds(_AIRED) and _ON_AIR.match(page.text, end) is not None


def is_a_thing(page: Page, start: int, end: int) -> bool:
    """Whether a word that nothing explains is a thing's: "Otomize spray", "Fragmin" beside "Clexane"."""
    if _A_THING.match(page.text, end) or (page.holds(_ANIMALS) and _AN_ANIMAL.match(page.text, end)):
        return True
    if page.holds(_SONGS) and _SUNG.search(page.small, max(start - 24, 0), start):
        return True
    if page.holds(_PLAYERS) and _PLAYED.search(page.small, max(start - 16, 0), start):
        return True
    beside = (
        _THING_BESIDE.match(page.text, end),
        _THING_BEFORE.search(page.text, max(start - 24, 0), start),
    )
    return any(other and other[1].lower() in page.words["sold"] for other in beside)
