"""Detection of words only talked about, and of words for oneself.

Decided by the words just before and just behind, within one sentence: heuristics for English that would
rather miss something than speak out of turn.
"""

import re
from typing import TYPE_CHECKING

from equityjournal.core.notices.language.known_patterns import patterns_of
from equityjournal.core.notices.language.self_description import is_self_description
from equityjournal.core.notices.language.topics import UNPARTED, is_a_title, is_a_topic, with_apostrophes
from equityjournal.core.notices.language.ways import (
    IS,
    PEOPLE,
    SEVERS,
    A,
    Ways,
    just_before,
    one_of,
    side_of,
)
from equityjournal.core.notices.words.english import WORD, any_of, pattern_of

if TYPE_CHECKING:
    from equityjournal.core.notices.language.known_words import KnownWords

_REACH = 90  # characters on either side, a bound that keeps the time linear in the text

_STOP = re.compile(r"[.!?…\n](?:(?<!\n)[\"'”’)\]]*\s|(?<=\n)\s*\n)")

_ASKS_ITSELF = re.compile(r"[\"'”’)]*\?\s")
"""A question that the writer goes on to answer: “Senile? No, grieving.”"""

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
    rf"{PEOPLE}, {any_of('a, the, this, these, that, those, our, my, some, whole')} {WORD}, {WORD}s"
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
_ALOUD = "saying writing putting using calling typing recording"
_TERMED = "call calls called label labels labelled term termed"
_CAUGHT = any_of("catch myself, caught myself, do we, do i, did i, did we, should we, should i, could we")
_SAYING = any_of(
    "say, saying, write, writing, type, typing, read, reading, (?:speak|speaking|talk|talking) (?:of|about)"
)
_FIRST = r"(?<![\w,)'] )"
"""The start of a clause."""
_BEING = any_of("is, are, was, were, be, been, being, gets?, got, getting")
_ABOUT = just_before(
    (
        "like such",
        r"(?<!other )(?:words|terms|phrases|labels|names|jargon|language),? (?:like|such as) [\w' ,/-]{0,60}",
    ),
    ("called", r"so[- ]called "),
    ("as", rf"{_LABELLED}(?: [\w']+){{0,5}} as (?:being )?{A}(?:{WORD} )?"),
    (
        "labeled labelled labeling labelling branded branding",
        rf"(?:labell?(?:ed|ing)|branded|branding)(?: [\w']+)? (?:as )?{A}",
    ),
    (
        "call calls called calling named naming",
        rf"(?:call|calls|called|calling|named|naming) {_SOME_PEOPLE}(?: (?!{SEVERS} ){WORD})? (?:a|an|the) "
        rf"|call(?:s|ed|ing)? (?:{_A_PERSON}|her|{PEOPLE}|(?:these|those) {WORD}) {A}"
        rf"|{_BEING}(?: {WORD})? called {A}(?:{WORD} )?",
    ),
    (
        "what by not never",
        rf"(?:what (?:is|counts as|passes for|makes)|mean(?:s|t)? by|(?:{WORD},|and|but) (?:not|never)) {A}",
    ),
    ("not never no", rf"{_FIRST}(?:not|never|no) {A}"),
    (
        "say says said read reads offer offers list lists listed options headed marked",
        r"(?:says?|said|reads?|offers?|lists?|listed|options|headed|marked)(?: only)?: (?:[\w' -]+, )*",
    ),
    (
        "hate hates hated dislike dislikes disliked of with mind minds resent resents",
        rf"{_HATED}(?: (?:she|he|they|him|her|them|it)(?:'s| is| are)?)? {A}",
    ),
    ("had", rf"(?:i|we) had (?:written|noted|put down|said) (?:that )?(?:{WORD} ){{0,6}}"),
    ("nobody no", rf"(?:nobody|no one|no-one|no {WORD}) is (?:just )?{A}"),
    ("out", r"(?:crossed|rubbed|scored|wiped|took) out "),
    (
        "deemed considered judged thought assumed presumed",
        r"(?:deemed|considered|judged|thought|assumed|presumed)(?: of as)? (?:to be )?",
    ),
    (
        _ALOUD,
        rf"(?:told off|pulled up|picked up|marked down|corrected|challenged|criticised|apologi[sz]ed?|sorry"
        rf"|sacked|disciplined)(?: {WORD}){{0,4}} for {one_of(_ALOUD)}(?: {PEOPLE})? {A}",
    ),
    ("up down", rf"(?:pulled up|picked up|marked down) (?:for|on|over) (?:the word )?{A}"),
    (
        "wince winces winced stumble stumbled object objected",
        r"(?:wince|winces|winced|stumble|stumbled|object|objected) (?:at|on|over|to) ",
    ),
    (
        "instead rather place more such not never",
        rf"{any_of('instead of, rather than, in place of, more than, no such thing as, not, never')} just {A}"
        rf"|{any_of('instead of, rather than, in place of, more than, no such thing as')} {A}",
    ),
    (
        _TERMED,
        rf"{any_of('what, who, whom, which, people, families, those')} (?:the |my |our )?{WORD}(?: {WORD})? "
        rf"{one_of(_TERMED)} {A}",
    ),
    (
        "say saying write writing type typing read reading speak speaking talk talking",
        rf"(?:{_NO_MORE}|{_CAUGHT})(?: still| ever| even| to)? {_SAYING} {A}",
    ),
    (
        "use using hear hearing call calling",
        rf"{_NO_MORE}(?: still| ever| even)? {any_of('use, using, hear, hearing, call, calling')} ",
    ),
    (
        "prefer prefers preferred chose chooses",
        rf"(?:prefer|prefers|preferred|chose|chooses) (?:to say |to write )?{A}",
    ),
)
"""“The word …”, “I stopped writing …”, “what they call …”, “a person rather than a …”."""

_WRITING = "wrote write writes writing written typed ticked"
_WROTE = just_before((_WRITING, rf"{one_of(_WRITING)} (?:down )?"))
_PUTTING = "put had stuck chalked left saw seen"
_PUT_UP = just_before((_PUTTING, rf"{one_of(_PUTTING)} "))
_ON_THE_BOARD = pattern_of(r" on the (?:board|whiteboard|wall|form|file|notes?|chart|system|door|fridge)\b")
_GOES_ON = any_of(
    "in, on, about, again, and, instead, without, when, before, until, then, but, because, at, for"
)
_ENDS = pattern_of(
    r"[\"'”’)]*(?:[,.;:!?)—–]|$)",
    rf" {_GOES_ON}\b",
)
"""“I wrote … in the notes”."""

_IS_A_WORD = Ways(
    (
        "label labels tag stereotype trope myth",
        rf" {any_of('label, labels, tag, stereotype, trope, myth')}\b",
    ),
    (
        "what",
        rf",? (?:is|was) what (?:{WORD} ){{1,3}}{any_of('says?, said, wrote, calls?, called, reads?')}\b",
    ),
    ("call calls", rf",? {any_of('my, our, his, her, the')} {WORD} calls? (?:the )?{PEOPLE}\b"),
    ("no nope nah not", r"[\"'”’)]*\? (?:no|nope|nah|not)\b"),
    ("name title", r"[\"'”’)]*,? (?:is|was) the (?:name|title) of\b"),
)

_COPIED = "copied wrote said put typed ticked repeated used echoed"
_OWNED = Ways(
    (
        _COPIED,
        rf"[^.!?]*?[,;:–-]* (?:and|but|so) i (?:just |only |still |then )?"
        rf"{one_of(_COPIED)} (?:it|the same)"
        rf"(?: {any_of('too, over, in, as well, anyway, myself, again, straight')})?\W*$",
    )
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
_DENIED = just_before(
    ("not never neither nor hardly longer t cannot", rf"{_NOT}(?: {_DENYING})* {A}"),
    (
        "nobody no nothing none",
        rf"{_NOBODY} (?:(?:on|in|at|from|of|about|here) (?:{WORD} ){{0,3}})?(?:(?:{IS}|ever|truly|really) )*",
    ),
    ("not never t", r"(?:not|never|[a-z]+n't) (?:think|believe|accept|agree|see|say|buy)(?: [\w']+){0,6} "),
    ("used", r"used to (?:think|believe|say|assume|tell)(?: [\w']+){0,6} "),
    (
        "is are was were",
        rf"{_FIRST}(?:and |but |or |so )?(?:is|are|was|were) {_THEM} (?:[a-z]+ly |ever )?{A}",
    ),
    ("what", rf"what (?:makes|made|would make) (?:{WORD} ){{1,3}}"),
    (
        "us we ones service services team office organisation council system building trust",
        rf"{_OURS}(?: who| that)? (?:{IS}|can be)(?: too| so| often| always| [a-z]+ly)* ",
    ),
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
    written = _sentence_before(text, start)
    before, behind = side_of(written), side_of(_sentence_behind(text, end))
    if not UNPARTED.isdisjoint(before.words):
        written = with_apostrophes(written)
        before = side_of(written)
    if _OWNED.behind(behind):
        return False
    patterns = patterns_of(known)
    return bool(
        _ABOUT.before(before)
        or _IS_A_WORD.behind(behind)
        or patterns.termed.before(before)
        or patterns.a_term.behind(behind)
        or (_WROTE.before(before) and _ENDS.match(behind.text))
        or (_PUT_UP.before(before) and _ON_THE_BOARD.match(behind.text))
        or is_a_topic(before, behind, patterns)
        or is_a_title(text, start, end)
        or (unless_denied and _DENIED.before(before))
        or (not services_talk and is_self_description(before, behind, written))
    )


def _sentence_before(text: str, start: int) -> str:
    """The sentence before the words, in single spaces.

    It ends with a space if a word comes before.
    """
    near = text[max(0, start - _REACH) : start].removesuffix("ex-")
    stops = list(_STOP.finditer(near))
    sofar = near[stops[-1].end() :] if stops else near
    plain = " ".join(sofar.replace("’", "'").split())
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
