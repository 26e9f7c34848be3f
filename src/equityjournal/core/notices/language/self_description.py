"""Detection of words by which the writer, or a person quoted, describes themselves."""

from equityjournal.core.notices.language.ways import FEW, HOW, IS, A, Side, Ways, just_before, one_of
from equityjournal.core.notices.words.english import WORD, any_of, gathered, pattern_of
from equityjournal.core.text.patterns import Later

_AM = any_of(
    """i am, i too am, we too are, i'm, im, i was, i've been, i have been, i'd been, i had been, i became,
    am i, we are, we're, we were, we've been, we have been, and i are, and i were"""
)
_SPOKE = any_of(
    """speak, spoke, write, wrote, live, lived, came, come, grew up, started, began, work, worked, know, knew,
    say, was treated, were treated, was seen, were seen,
    (?:felt|feel|was|were|got|get)(?: [a-z]+ed)?"""
)
_HELPING = any_of(
    """don'?t, didn'?t, haven'?t, wasn'?t, won'?t, can'?t, both, was, were, am, been, had, did, do, used to,
    also, still, not, never, often, always, once, [a-z]+ly"""
)
_MINE = any_of(
    rf"""i, we, us, me, myself, ourselves, experiences?, life, lives, time, years, days, story,
    (?:i|we) {_SPOKE}(?: here)?"""
)
_FELT = any_of("felt, feel, acted, sounded")
_DETERMINER = any_of("the, my, our, his, her, their, this, that, these, those, some, every")
_CAN = any_of("can, could, must, might, may, will, used to")
_LATELY = any_of("this week, today, tonight, lately, now, again")
_SELVES = (
    "myself herself himself themself ourself yourself "
    "myselves herselves himselves themselves ourselves yourselves"
)
_OF_ONESELF = just_before(
    (
        "i im we",
        rf"{_AM} {HOW}(?:{A}{FEW}|{WORD},? and {A}|[\w' -]{{0,40}} (?:and|or) (?:then|later|now) {A})",
    ),
    ("i im we", rf"{_AM} {HOW}(?:visibly|recovering|so|too|called) "),
    ("i we", rf"(?:am|was|are|were) (?:i|we) (?:just |only )?(?:being )?{HOW}{A}{FEW}"),
    ("i we", rf"(?:i|we)(?:'ve|'d)? (?:{_HELPING} )*"),
    ("i we", rf"(?:i|we) (?:{_HELPING} )*{_FELT} (?:like )?{HOW}(?:an? )?(?!{_DETERMINER} ){FEW}"),
    ("i we", rf"(?:i|we) {_CAN} (?:be|get|sound|seem) {HOW}{A}{FEW}"),
    ("myself ourselves", rf"(?:myself|ourselves)(?: {_LATELY})?,? {HOW}(?:a )?(?:bit )?"),
    ("us other my our", "us |(?:i|me|we|us) and (?:the )?other |(?:my|our) fellow "),
    ("me proud", rf"me being {HOW}{A}|proud to be (?:called )?{A}{FEW}"),
    ("felt feel feeling", rf"(?<![\w,)'] )(?:felt|feel|feeling) (?:like )?{HOW}{A}{FEW}"),
    ("my", rf"my own (?:{WORD} ){{0,2}}"),
    ("own", rf"in (?:her|his|their|my|our) own words,? {A}"),
    (_SELVES, rf"{one_of(_SELVES)} (?:as |to be |being )?{A}{FEW}"),
    ("identify identifies identified identifying", rf"identif(?:y|ies|ied|ying) as {A}{FEW}"),
    (
        "self",
        rf"self[- ]{any_of('described, identified, identifying, confessed, declared, proclaimed')} "
        rf"(?:{WORD} )?",
    ),
    ("as", rf"{_MINE},? as {A}{FEW}"),
    (
        "as",
        rf"(?:he|she|they) (?:speaks?|spoke|writes?|wrote|talks?|talked)(?: {WORD}){{0,5}} as {A}{FEW}",
    ),
)
"""“I am a …”, “I suffered …”, “calls herself a …”, “my life as a …”."""

_AS = just_before(
    ("as being been", rf"(?:as|being|having been) {A}{FEW}"),
    (
        "as",
        rf"as (?:someone|somebody|a person|people|one|those) (?:who|that) (?:{IS} |has |have )?{A}{FEW}",
    ),
)
_THEN_I = pattern_of(
    rf"(?: (?!{any_of('he, she, they, it, you, who, and, so, because, but, when')} ){WORD}){{0,4}},? "
    rf"{any_of('i, we, my, our')}(?:'m|'ve|'d|'re)?\b",
    rf", (?!(?:he|she|they|it|you|who|and) )[\w' -]{{1,40}}, {any_of('i, we, my, our')}(?:'m|'ve|'d|'re)?\b",
)
"""“As an addict in recovery, I …”."""

_LIKE_ME = Ways(
    ("like such", r",? (?:like|such as) (?:me|us|myself|ourselves)\b"),
    ("mine", r" of mine,? i\b|(?:,|:)? mine\b"),
    ("me us", r" of (?:me|us)\b"),
    ("myself ourselves", rf"(?: {WORD}){{0,2}} (?:myself|ourselves)\b"),
    ("me myself", rf"(?: {WORD}){{0,6}}[,:] (?:me|myself)(?: (?:not|again)\b|[,.!;]|$)"),
    ("one too", r",? (?:and|which) i (?:am|was) (?:one|too)\b"),
    ("so", r"(?:,| and) so (?:am|are|was|were) (?:i|we)\b"),
)

_NOT_A_NAME = (
    f"(?!{any_of('The, A, An, My, Our, Their, His, Her, This, That, Some, People, Staff')} "
    r"|(?:She|He|They|It|We|I|You|Every\w+|No\w+) )"
)
_SAID = (
    rf"(?:{any_of('[a-z]+ly, always, often, now, once')} )?"
    rf"{any_of('says?, said, tells, told, admits, admitted, insists, insisted')}"
    rf"(?: {any_of('me, us, the [a-z]+, everyone, people')})?(?: that)?"
)
_TELLING = gathered("say says said tell tells told admits admitted insists insisted")
_SAYS_SO = Later(
    rf"(?:^|\s)(?:(?i:(?P<who>she|he|they) {_SAID} (?P=who))"
    rf"|{_NOT_A_NAME}[A-Z]{WORD} (?i:{_SAID} (?:she|he|they)))(?i:(?:'s|'re| {IS}) {HOW}{A}{FEW}| )$"
)
"""“She says she is an …”, “Mr Haddad told me that he was a …”."""


def is_self_description(before: Side, behind: Side, written: str) -> bool:
    """Whether the writer, or a person quoted, describes themselves.

    Args:
        before: The sentence before the words.
        behind: The sentence behind them.
        written: The sentence before them, with its capitals.
    """
    return bool(
        _OF_ONESELF.before(before)
        or _LIKE_ME.behind(behind)
        or (_AS.before(before) and _THEN_I.match(behind.text))
        or (not _TELLING.isdisjoint(before.words) and _SAYS_SO.search(written))
    )
