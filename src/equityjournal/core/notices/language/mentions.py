"""Detection of words for oneself, or words only talked about.

Decided by the words just before and just behind, within one sentence: heuristics for English that would
rather miss something than speak out of turn.
"""

import re
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.known_patterns import patterns_of
from equityjournal.core.notices.language.topics import is_a_title, is_a_topic, with_apostrophes
from equityjournal.core.notices.words.english import STARTS, WORD, any_of, pattern_of

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_words import KnownWords

_REACH = 90  # characters on either side, a bound that keeps the time linear in the text

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n")

_ASKS_ITSELF = re.compile(r"[\"'”’)]*\?\s")
"""A question that the writer goes on to answer: “Senile? No, grieving.”"""

_A = f"(?:{any_of('a, an, the, one of the, one of those, another, your, some, any')} )?"
_ADVERB = any_of("not, also, still, now, just, both, once, already, always, never, often, first, [a-z]+ly")
_HOW = f"(?:{_ADVERB} )*"
_SEVERS = any_of(
    """with, for, to, about, on, in, at, by, from, of, off, who, that, and, but, or, than, because, when, if,
    as, he, she, they, it, you, (?!recovering|struggling|working)[a-z]{2,}ing"""
)
"""Words after which the sentence has moved on to another person."""
_FEW = rf"(?:(?!{_SEVERS} ){WORD} ){{0,2}}"
_IS = any_of("is, was, are, were, has been, have been, had been")
_PEOPLE = any_of("him, her, them, us, me, people, someone, somebody, anyone, anybody")


def _before(*ways: str) -> re.Pattern[str]:
    """A pattern for phrases just before the words in question, in small letters."""
    return pattern_of(rf"{STARTS}(?:{'|'.join(ways)})$")


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
_OF_ONESELF = _before(
    rf"{_AM} {_HOW}(?:{_A}{_FEW}|{WORD},? and {_A}|[\w' -]{{0,40}} (?:and|or) (?:then|later|now) {_A})",
    rf"{_AM} {_HOW}(?:visibly|recovering|so|too|called) ",
    rf"(?:am|was|are|were) (?:i|we) (?:just |only )?(?:being )?{_HOW}{_A}{_FEW}",
    rf"(?:i|we)(?:'ve|'d)? (?:{_HELPING} )*",
    rf"(?:i|we) (?:{_HELPING} )*{_FELT} (?:like )?{_HOW}(?:an? )?(?!{_DETERMINER} ){_FEW}",
    rf"(?:i|we) {_CAN} (?:be|get|sound|seem) {_HOW}{_A}{_FEW}",
    rf"(?:myself|ourselves)(?: {_LATELY})?,? {_HOW}(?:a )?(?:bit )?",
    "us |(?:i|me|we|us) and (?:the )?other |(?:my|our) fellow ",
    rf"me being {_HOW}{_A}|proud to be (?:called )?{_A}{_FEW}",
    rf"(?<![\w,)'] )(?:felt|feel|feeling) (?:like )?{_HOW}{_A}{_FEW}",
    rf"my own (?:{WORD} ){{0,2}}",
    rf"in (?:her|his|their|my|our) own words,? {_A}",
    rf"{any_of('my, her, him, them, our, your')}sel(?:f|ves) (?:as |to be |being )?{_A}{_FEW}",
    rf"identif(?:y|ies|ied|ying) as {_A}{_FEW}",
    rf"self[- ]{any_of('described, identified, identifying, confessed, declared, proclaimed')} (?:{WORD} )?",
    rf"{_MINE},? as {_A}{_FEW}",
    rf"(?:he|she|they) (?:speaks?|spoke|writes?|wrote|talks?|talked)(?: {WORD}){{0,5}} as {_A}{_FEW}",
)
"""“I am a …”, “I suffered …”, “calls herself a …”, “my life as a …”."""

_AS = _before(
    rf"(?:as|being|having been) {_A}{_FEW}",
    rf"as (?:someone|somebody|a person|people|one|those) (?:who|that) (?:{_IS} |has |have )?{_A}{_FEW}",
)
_THEN_I = pattern_of(
    rf"(?: (?!{any_of('he, she, they, it, you, who, and, so, because, but, when')} ){WORD}){{0,4}},? "
    rf"{any_of('i, we, my, our')}(?:'m|'ve|'d|'re)?\b",
    rf", (?!(?:he|she|they|it|you|who|and) )[\w' -]{{1,40}}, {any_of('i, we, my, our')}(?:'m|'ve|'d|'re)?\b",
)
"""“As an addict in recovery, I …”."""

_LIKE_ME = pattern_of(
    r",? (?:like|such as) (?:me|us|myself|ourselves)\b",
    r" of mine,? i\b",
    r" of (?:me|us)\b",
    r" (?:myself|ourselves)\b",
    r"(?:,|:)? mine\b",
    rf"(?: {WORD}){{0,2}}[,:] (?:me|myself)(?: not\b|[,.!;]|$)",
    r",? (?:and|which) i (?:am|was) (?:one|too)\b",
    r", so (?:am|are|was|were) (?:i|we)\b",
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
_SAYS_SO = re.compile(
    rf"(?:^|\s)(?:(?i:(?P<who>she|he|they) {_SAID} (?P=who))"
    rf"|{_NOT_A_NAME}[A-Z]{WORD} (?i:{_SAID} (?:she|he|they)))(?i:(?:'s|'re| {_IS}) {_HOW}{_A}{_FEW}| )$"
)
"""“She says she is an …”, “Mr Haddad told me that he was a …”."""

_LABELLED = any_of(
    """labell?ed, branded, dismissed, stereotyped, written off, written up, put down, recorded, logged, filed,
    coded, framed, misread, seen, treated, known, described, describes, describing, referred to"""
)
_PERSON = any_of(
    """mother, father, mum, dad, parent, child, man, woman, boy, girl, person, family, patient, teenager, lad,
    resident, tenant, colleague, student, community, group, young person, young woman, young man"""
)
_A_PERSON = f"{any_of('a, the, this, that, any, some, every')} {_PERSON}"
_SOME_PEOPLE = any_of(
    rf"{_PEOPLE}, {any_of('a, the, this, these, that, those, our, my, some, whole')} {WORD}, {WORD}s"
)
_NO_MORE = any_of(
    """stop, stops, stopped, stopping, avoid, avoids, avoided, avoiding, never, not, [a-z]+n't, dont, doesnt,
    didnt, wouldnt, shouldnt, wont, cant, no longer, without,
    instead of, rather than, drop, dropped, banned,
    hate, hated, dislike, tired of, used to"""
)
_HATED = (
    r"(?:hates?|hated|dislikes?|disliked|sick of|tired of|fed up of|fed up with|minds?|resents?)(?: it)?"
    r"(?: being (?:told|called|described as|labelled|known as)| when (?:people|they|staff|we|doctors"
    r"|nurses) (?:say|said|write|tell \w+))"
)
_SAYING_ALOUD = any_of("saying, writing, putting, using, calling, typing, recording")
_CAUGHT = any_of("catch myself, caught myself, do we, do i, did i, did we, should we, should i, could we")
_SAYING = any_of(
    "say, saying, write, writing, type, typing, read, reading, (?:speak|speaking|talk|talking) (?:of|about)"
)
_FIRST = r"(?<![\w,)'] )"
"""The start of a clause."""
_BEING = any_of("is, are, was, were, be, been, being, gets?, got, getting")
_ABOUT = _before(
    r"(?<!other )(?:words|terms|phrases|labels|names|jargon|language),? (?:like|such as) [\w' ,/-]{0,60}",
    r"so[- ]called ",
    rf"{_LABELLED}(?: [\w']+){{0,5}} as (?:being )?{_A}(?:{WORD} )?",
    rf"(?:labell?(?:ed|ing)|branded|branding)(?: [\w']+)? (?:as )?{_A}",
    rf"(?:call|calls|called|calling|named|naming) {_SOME_PEOPLE}(?: (?!{_SEVERS} ){WORD})? (?:a|an|the) ",
    rf"call(?:s|ed|ing)? (?:{_A_PERSON}|her|{_PEOPLE}|(?:these|those) {WORD}) {_A}",
    rf"{_BEING}(?: {WORD})? called {_A}(?:{WORD} )?",
    rf"(?:what (?:is|counts as|passes for|makes)|mean(?:s|t)? by|(?:{WORD},|and|but) (?:not|never)) {_A}",
    rf"{_FIRST}(?:not|never|no) {_A}",
    r"(?:says?|said|reads?|offers?|lists?|listed|options|headed|marked)(?: only)?: (?:[\w' -]+, )*",
    rf"{_HATED}(?: (?:she|he|they|him|her|them|it)(?:'s| is| are)?)? {_A}",
    rf"(?:i|we) had (?:written|noted|put down|said) (?:that )?(?:{WORD} ){{0,6}}",
    rf"(?:nobody|no one|no-one|no {WORD}) is (?:just )?{_A}",
    r"(?:crossed|rubbed|scored|wiped|took) out ",
    r"(?:deemed|considered|judged|thought|assumed|presumed)(?: of as)? (?:to be )?",
    rf"(?:told off|pulled up|picked up|marked down|corrected|challenged|criticised|apologi[sz]ed?|sorry"
    rf"|sacked|disciplined)(?: {WORD}){{0,4}} for {_SAYING_ALOUD}(?: {_PEOPLE})? {_A}",
    rf"(?:pulled up|picked up|marked down) (?:for|on|over) (?:the word )?{_A}",
    r"(?:wince|winces|winced|stumble|stumbled|object|objected) (?:at|on|over|to) ",
    rf"{any_of('instead of, rather than, in place of, more than, no such thing as, not, never')} just {_A}",
    rf"{any_of('instead of, rather than, in place of, more than, no such thing as')} {_A}",
    rf"{any_of('what, who, whom, which, people, families, those')} (?:the |my |our )?{WORD}(?: {WORD})? "
    rf"{any_of('call, calls, called, label, labels, labelled, term, termed')} {_A}",
    rf"(?:{_NO_MORE}|{_CAUGHT})(?: still| ever| even| to)? {_SAYING} {_A}",
    rf"{_NO_MORE}(?: still| ever| even)? {any_of('use, using, hear, hearing, call, calling')} ",
    rf"(?:prefer|prefers|preferred|chose|chooses) (?:to say |to write )?{_A}",
)
"""“The word …”, “I stopped writing …”, “what they call …”, “a person rather than a …”."""

_WROTE = _before(rf"{any_of('wrote, write, writes, writing, written, typed, ticked')} (?:down )?")
_PUT_UP = _before(r"(?:put|had|stuck|chalked|left|saw|seen) ")
_ON_THE_BOARD = pattern_of(r" on the (?:board|whiteboard|wall|form|file|notes?|chart|system|door|fridge)\b")
_GOES_ON = any_of(
    "in, on, about, again, and, instead, without, when, before, until, then, but, because, at, for"
)
_ENDS = pattern_of(
    r"[\"'”’)]*(?:[,.;:!?)—–]|$)",
    rf" {_GOES_ON}\b",
)
"""“I wrote … in the notes”."""

_IS_A_WORD = pattern_of(
    rf" {any_of('label, labels, tag, stereotype, trope, myth')}\b",
    rf",? (?:is|was) what (?:{WORD} ){{1,3}}{any_of('says?, said, wrote, calls?, called, reads?')}\b",
    rf",? {any_of('my, our, his, her, the')} {WORD} calls? (?:the )?{_PEOPLE}\b",
    r"[\"'”’)]*\? (?:no|nope|nah|not)\b",
    r"[\"'”’)]*,? (?:is|was) the (?:name|title) of\b",
)

_OWNED = pattern_of(
    rf"[^.!?]*?[,;:–-]* (?:and|but|so) i (?:just |only |still |then )?"
    rf"{any_of('copied, wrote, said, put, typed, ticked, repeated, used, echoed')} "
    rf"(?:it|the same)(?: {any_of('too, over, in, as well, anyway, myself, again, straight')})?\W*$",
)
"""“It said … and I copied it over”: the writer's own after all."""

_NOT = any_of("not, never, neither, nor, hardly, no longer, [a-z]+n't, cannot")
_DENYING = any_of(
    """being, at all, just, always, so, be, been, have, to, trying, any, met, seen, known, about, out of, by,
    a matter of, [a-z]+ly"""
)
_THEM = any_of(rf"anyone, anybody, any {WORD}, these {WORD}, it, they, she, he, this, that, people")
_NOBODY = any_of(rf"nobody, no one, no-one, nothing, none of (?:them|us), no {WORD}")
_OURS = any_of("us, we, ones, services?, team, office, organisation, council, system, building, trust")
_DENIED = _before(
    rf"{_NOT}(?: {_DENYING})* {_A}",
    rf"{_NOBODY} (?:(?:on|in|at|from|of|about|here) (?:{WORD} ){{0,3}})?(?:(?:{_IS}|ever|truly|really) )*",
    r"(?:not|never|[a-z]+n't) (?:think|believe|accept|agree|see|say|buy)(?: [\w']+){0,6} ",
    r"used to (?:think|believe|say|assume|tell)(?: [\w']+){0,6} ",
    rf"{_FIRST}(?:and |but |or |so )?(?:is|are|was|were) {_THEM} (?:[a-z]+ly |ever )?{_A}",
    rf"what (?:makes|made|would make) (?:{WORD} ){{1,3}}",
    rf"{_OURS}(?: who| that)? (?:{_IS}|can be)(?: too| so| often| always| [a-z]+ly)* ",
)
"""“He is not …”, “nobody is …”, “I used to think that they were …”, “it is our service that is …”."""


def left_alone(
    text: str, start: int, end: int, known: "KnownWords", *, unless_denied: bool, services_talk: bool
) -> bool:
    """Whether words are self-description, talked about, or denied.

    Args:
        text: The whole text; about ninety characters on either side are looked at.
        start: Start of the words.
        end: End of the words.
        known: Words for what is written, taught and said.
        unless_denied: Whether a denial takes the sting out.
        services_talk: Whether services use them of their own work, so that "I" before them excuses nothing.
    """
    before, behind = _sentence_before(text, start), _sentence_behind(text, end).lower()
    if _OWNED.match(behind):
        return False
    patterns, small = patterns_of(known), before.lower()
    return bool(
        _ABOUT.search(small)
        or _IS_A_WORD.match(behind)
        or patterns.termed.search(small)
        or patterns.a_term.match(behind)
        or (_WROTE.search(small) and _ENDS.match(behind))
        or (_PUT_UP.search(small) and _ON_THE_BOARD.match(behind))
        or is_a_topic(small, behind, patterns)
        or is_a_title(text, start, end)
        or (unless_denied and _DENIED.search(small))
        or (not services_talk and (_is_self_description(small, behind) or _SAYS_SO.search(before)))
    )


def _is_self_description(before: str, behind: str) -> bool:
    """Whether the writer, or a person quoted, describes themselves, in small letters."""
    return bool(
        _OF_ONESELF.search(before) or _LIKE_ME.match(behind) or (_AS.search(before) and _THEN_I.match(behind))
    )


def _sentence_before(text: str, start: int) -> str:
    """The sentence before the words, in single spaces.

    It ends with a space if a word comes before.
    """
    near = text[max(0, start - _REACH) : start].removesuffix("ex-")
    stops = list(_STOP.finditer(near))
    sofar = near[stops[-1].end() :] if stops else near
    plain = with_apostrophes(" ".join(sofar.replace("’", "'").split()))
    return f"{plain} " if plain and sofar[-1:].isspace() else plain


def _sentence_behind(text: str, end: int) -> str:
    """The sentence after the words, in single spaces.

    It begins with a space if a word follows.
    """
    near = text[end : end + _REACH]
    stop = _STOP.search(near)
    if stop and not _ASKS_ITSELF.match(near):
        near = near[: stop.start() + 1]
    plain = " ".join(near.replace("’", "'").split())
    return f" {plain}" if near[:1].isspace() else plain
