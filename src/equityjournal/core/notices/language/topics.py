"""Words as a topic or a title, or with an objection to them.

`mentions` asks, with the sentence before the words and the sentence behind them.
"""

import re
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.ways import Ways, one_of
from equityjournal.core.notices.words.english import WORD, any_of, gathered, pattern_of
from equityjournal.core.text.patterns import Later

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_patterns import KnownPatterns
    from equityjournal.core.notices.language.ways import Side

_FEW = rf"(?: {WORD}){{0,4}}"
_A = f"(?:{any_of('a, an, the, these, those, some')} )?"
_OBJECTS = any_of(
    """say, said, call, called, see, saw, told, asked (?:why|what|him|her|them|who|if|whether), challenged,
    objected, pulled, corrected, queried, questioned, winced, rubbed, crossed, changed, took, flinched,
    raised, pointed, reminded, disagreed, didnt like, dont like, hated, hate"""
)
_REWORDING = "change changed reword reworded rename renamed remove removed take taken took rewrite rewritten"
_SAYING = "say says said tell tells told"
_OBJECTED = Ways(
    (
        "i we",
        rf"{_FEW}(?:[,;:–-]+ ?(?:(?:and|so|but|then) )?| (?:and|so|but|then) )"
        rf"(?:i|we)(?:'d|'ve| would| have)? {_OBJECTS}\b",
    ),
    (
        _REWORDING,
        rf"{_FEW}[,;:–-]* (?:so )?(?:asked|told|got|wants?|wanted) (?:{WORD} )?(?:to )?"
        rf"{one_of(_REWORDING)}\b",
    ),
    (_SAYING, rf"{_FEW}[,;:–-]+ ?(?:but )?(?:he|she|they) {one_of(_SAYING)}\b"),
)
"""“Colleague said …, I said he has a name”, “the school says …, he says he cannot see”."""

_ASKED_WHY = Ways(
    (
        "why",
        rf"\bwhy (?:do |did |does )?{WORD}(?: all| still| always| ever)* "
        rf"(?:say|write|use|wrote|said|used|call(?:ed|s)? {WORD}) {_A}$",
    ),
    ("why", rf"\bask(?:s|ed|ing) (?:me |us |him |her |them )?why (?:the |it says |it said )?{_A}$"),
    ("mine ours", rf"(?:her|his|their|{WORD}'?s) words?,? (?:and )?not (?:mine|ours)\W+{_A}$"),
    ("my our", rf"not (?:my|our) words?\W+{_A}$"),
)
"""“Why do we say …”, “she asked why …”, “her words, not mine: …”."""

_CALLS_SO = any_of(
    "call, calls, called, describes?, described, sees?, saw, uses?, used, says?, puts?, chose, picked, told"
)
_HORRIBLE = "horrible awful nasty lazy outdated ugly hateful cruel rotten hurtful unkind"
_WORKS = "song film play book band album musical novel game"
_NAMED_OR_HATED = Ways(
    (
        "what how word",
        rf"{_FEW},? (?:is|was)(?: just)? (?:what|how|the word) (?:{WORD} ){{1,3}}{_CALLS_SO}\b",
    ),
    (_WORKS, rf",? the {one_of(_WORKS)}\b"),
    ("name title", rf" (?:is|was) (?:the|its|our) (?:{WORD} ){{0,2}}(?:name|title)\b"),
    (
        "word words",
        r"[,;:–-]* ?(?:not (?:my|our) words?|(?:his|her|their) (?:own )?words?)\b",
    ),
    (
        _HORRIBLE,
        rf"[,;:–-]* ?{one_of(_HORRIBLE)} (?:old |little )?"
        rf"{any_of('word, phrase, term, label, expression, way to put')}",
    ),
)
"""“… is what he calls himself”, “…, his words”, “…, horrible phrase”."""

_BROADCAST = "telly tv radio news jukebox cinema netflix itv"
_ON_AIR = Ways((_BROADCAST, rf"(?: {WORD}){{0,4}} (?:on|in) (?:the )?{one_of(_BROADCAST)}\b"))
"""“Psycho on the telly”, “a con artist in the news”."""

_OPENS = pattern_of(r"(?:the |a |(?:re)?(?:read|reading|watched|watching|finished|borrowed) (?:the |a )?)?")
_BY_SOMEBODY = pattern_of(
    rf" by (?!{any_of('the, a, an, his, her, their, my, our')} )[\w.]+(?: [\w.]+)? "
    rf"{any_of('in, on, left, at, is, was, from, again')}\b"
)
"""“Junkie by burroughs left in the waiting room”."""

_BY_AN_AUTHOR = Later(
    rf"(?: (?:[A-Z]{WORD}|of|the|and|in|a|or|to|with|for)){{0,6}},? by [A-Z][\w.'-]*(?: [A-Z][\w.'-]*)"
)
"""“Feral by George Monbiot”."""

UNPARTED = gathered("im ive hes shes theyre theyve weve youre youve")
"""A pronoun and its short verb, without their apostrophe."""
_UNPARTED = Later(rf"(?i)\b({'|'.join(sorted(UNPARTED))})\b")


def is_a_topic(before: "Side", behind: "Side", patterns: "KnownPatterns") -> bool:
    """Whether words are a lesson's matter, a title, a person's own name, or objected to."""
    return bool(
        patterns.a_topic.behind(behind)
        or patterns.taught.before(before)
        or _ON_AIR.behind(behind)
        or _ASKED_WHY.before(before)
        or _NAMED_OR_HATED.behind(behind)
        or ("by" in behind.words and _OPENS.fullmatch(before.text) and _BY_SOMEBODY.match(behind.text))
        or (_OBJECTED.behind(behind) and patterns.told.before(before))
    )


def is_a_title(text: str, start: int, end: int) -> bool:
    """Whether words in capitals are the title of a book by its author."""
    return text[start].isupper() and _BY_AN_AUTHOR.match(text, end) is not None


def with_apostrophes(sentence: str) -> str:
    """A sentence with the apostrophes of “im” and “shes” put back."""
    return _UNPARTED.sub(_with_apostrophe, sentence)


def _with_apostrophe(found: re.Match[str]) -> str:
    """A pronoun and its short verb, parted again."""
    word = found.group()
    ending = 1 if word[-1] in "msMS" else 2
    return f"{word[:-ending]}'{word[-ending:]}"
