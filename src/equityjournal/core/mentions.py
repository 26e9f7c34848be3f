"""Whether words are said of somebody, or left alone: people's words for themselves, and words talked about.

Told by the words just before and just behind, within one sentence. A rule of thumb for English, which would
rather miss something than speak out of turn.
"""

import re

_REACH = 110  # characters looked at on either side, so that a long text takes time only as it grows

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n|[;:]\s")

_A = r"(?:(?:a|an|the|one of the|one of those|another|your|some|any) )"
_HOW = r"(?:(?:not|also|still|now|just|only|both|once|already|always|never|often|first|[a-z]+ly) )*"
_PAUSE = (
    r"(?:with|for|to|about|on|in|at|by|from|of|off|who|that|and|but|or|than|because|when|if|as|he|she|they|it|you"
    r"|(?!recovering|struggling|working)[a-z]{2,}ing)"
)
_FEW = rf"(?:(?!{_PAUSE} )[\w'-]+ ){{0,2}}"
_SPEAKING = (
    "speak|spoke|write|wrote|live|lived|came|come|grew up|started|began|work|worked|know|knew|say"
    "|was treated|were treated|was seen|were seen"
)


def _before(*ways: str) -> re.Pattern[str]:
    """Any of these ways for a sentence to go just before the words in question."""
    return re.compile(rf"(?:^|(?<=[\s(\[—–-]))(?:{'|'.join(ways)})$", re.IGNORECASE)


def _behind(*ways: str) -> re.Pattern[str]:
    """Any of these ways for it to go on just behind them."""
    return re.compile(rf"(?:{'|'.join(ways)})", re.IGNORECASE)


_AM = r"(?:i am|i too am|we too are|i'm|im|i was|i've been|i have been|i'd been|i had been|i became|am i|we are|we're|we were|we've been|we have been)"

_PERSON = (
    "(?:mother|father|mum|dad|parent|child|man|woman|boy|girl|person|family|patient|teenager|lad|resident|tenant"
    "|colleague|student|community|group|young person|young woman|young man)"
)

_OF_ONESELF = _before(
    rf"{_AM} {_HOW}(?:{_A}{_FEW}|[\w'-]+,? and {_A}?|[\w' -]{{0,40}} (?:and|or) (?:then|later|now) {_A}|(?:visibly|recovering|so|too|called) )?",
    r"(?:i|we)(?:'ve|'d)? (?:(?:was|were|am|been|also|still|had|did|do|once|never|often|always|[a-z]+ly|used to) )*",
    r"us |(?:i|me|we|us) and (?:the )?other |(?:my|our) fellow |my own (?:[\w'-]+ ){0,2}",
    rf"in (?:her|his|their|my|our) own words,? {_A}?",
    rf"(?:my|her|him|them|our|your)sel(?:f|ves) (?:as |to be |being )?{_A}?{_FEW}",
    rf"identif(?:y|ies|ied|ying) as {_A}?{_FEW}",
    r"self[- ](?:described|identified|identifying|confessed|declared|proclaimed|styled) (?:[\w'-]+ )?",
    rf"(?:i|we|us|me|myself|ourselves|experiences?|life|lives|time|years|days|story|(?:i|we) (?:{_SPEAKING})(?: here)?),? as {_A}?{_FEW}",
)
"""“I am a …”, “I suffered …”, “calls herself a …”, “my life as a …”."""

_AS = _before(
    rf"(?:as|being|having been) {_A}?{_FEW}",
    rf"as (?:someone|somebody|a person|people|one|those) (?:who|that) (?:is|was|are|were|has been|have been|had been) {_A}?{_FEW}",
)
_THEN_I = _behind(r"(?: (?!(?:he|she|they|it|you|who|and) )[\w'-]+){0,4},? (?:i|we|my|our|i'm|i've|i'd|we're|we've|we'd)\b")
"""“As an addict in recovery, I …”."""

_LIKE_ME = _behind(r",? (?:like|such as) (?:me|us|myself|ourselves)\b", r" (?:myself|ourselves)\b")

_NOBODY_NAMED = (
    r"(?!(?:The|A|An|My|Our|Their|His|Her|This|That|Some|She|He|They|It|We|I|You|People|Staff|Every\w+|No\w+) )"
)
_SAID = (
    r"(?:[a-z]+ly |always |often |now |once )?(?:says?|said|tells|told|admits|admitted|insists|insisted)"
    r"(?: me| us| the group| everyone)?(?: that)?"
)
_IS = rf"(?:'s|'re| is| was| are| were| has been| had been) {_HOW}{_A}?{_FEW}"
_SAYS_SO = re.compile(
    rf"(?:^|\s)(?:(?i:(?P<who>she|he|they) {_SAID} (?P=who))"
    rf"|{_NOBODY_NAMED}[A-Z][\w'-]+ (?i:{_SAID} (?:she|he|they)))(?i:{_IS}| )$"
)
"""“She says she is an …”, “Mr Haddad told me that he was a …”."""

_ABOUT = _before(
    rf"(?<!other )(?:word|term|phrase|label|expression|acronym|shorthand|jargon|heading|tag|category|tick-box)s?(?: (?:is|was|of|being|says|said|reads))?,? {_A}?",
    r"(?<!other )(?:words|terms|phrases|labels|names|jargon|language)(?: like| such as|, like|, such as) [\w' ,/-]{0,60}",
    r"so[- ]called ",
    rf"(?:labell?ed|branded|dismissed|stereotyped|written off|written up|put down|recorded|logged|filed|coded|framed|misread|seen|treated|known|describ(?:ed|es|ing)|referred to)(?: [\w']+){{0,5}} as (?:being )?{_A}?(?:[\w'-]+ )?",
    rf"(?:labell?(?:ed|ing)|branded|branding)(?: [\w']+)? (?:as )?{_A}?",
    rf"call(?:s|ed|ing)? (?:him|her|them|us|me|people|someone|somebody|anyone|anybody|(?:a|the|this|these|that|those|our|my|some|whole) [\w'-]+|[\w'-]+s)(?: [\w'-]+)? {_A}",
    rf"call(?:s|ed|ing)? (?:a|the|this|that|any|some|every) {_PERSON} {_A}?",
    rf"(?:what (?:is|counts as|passes for|makes)|mean(?:s|t)? by|(?:[\w'-]+,|and|but) (?:not|never)) {_A}?",
    rf"\A(?:not|never|no) {_A}?",
    r"(?:deemed|considered|judged|thought|assumed|presumed)(?: of as)? (?:to be )?",
    r"call(?:s|ed|ing)? (?:him|them|us|me|people|someone|somebody|anyone|anybody|these [\w'-]+|those [\w'-]+) ",
    rf"(?:is|are|was|were|be|been|being|get|gets|got|getting|they're|she's|he's)(?: often| always| still| never)? called {_A}?(?:[\w'-]+ )?",
    r"(?:wince|winces|winced|stumble|stumbled|object|objected) (?:at|on|over|to) ",
    rf"(?:instead of|rather than|in place of|more than|no such thing as|not just|never just)(?: just)? {_A}?",
    rf"(?:what|who|whom|which|people|families|those) (?:we|they|i|services|some|others|everyone|(?:the|my|our) [\w'-]+)(?: still| often| always| used to| usually| once)? (?:call|calls|called|label|labels|labelled|term|termed) {_A}?",
    rf"(?:stop|stopped|stops|stopping|avoid|avoided|avoids|avoiding|drop|dropped|never|not|[a-z]+n't|no longer|without|instead of|rather than|banned|hate|hated|dislike|tired of|used to|catch myself|caught myself|do we|do i|did i|did we|should we|should i|could we)(?: still| ever| even)? (?:say|saying|write|writing|type|typing|speak of|speaking of|talk of|talking of|talk about|talking about|read|reading) {_A}?",
    r"(?:stop|stopped|avoid|avoided|avoiding|never|not|[a-z]+n't|no longer|without|instead of|rather than|banned|hate|hated)(?: still| ever| even)? (?:use|using|hear|hearing|call|calling) ",
    rf"(?:prefer|prefers|preferred|chose|chooses) (?:to say |to write |the word |the term )?{_A}?",
)
"""“The word …”, “I stopped writing …”, “what they call …”, “a person rather than a …”."""

_WROTE = _before(r"(?:wrote|write|writes|writing|written|typed|ticked|say|says|saying) (?:down )?")
_ENDS = _behind(r"[\"'”’)]*(?:[,.;:!?)—–]|$)", r" (?:in|on|about|again|and|instead|without|when|before|until|then|but|because|at|where|next|for|here)\b")
"""“I wrote … in the notes”."""

_IS_A_WORD = _behind(
    r"[\"'”’)]*,? (?:is|was|isn't|wasn't|are|were|feels like|sounds like|has become|became)(?: [\w'-]+){0,4} (?:word|term|phrase|label|expression|jargon|shorthand|acronym)\b",
    r",? (?:a|that|what a|another|as a|as the)(?: [\w'-]+){0,2} (?:word|term|phrase|label|expression|acronym)\b",
    r" (?:label|labels|tag|stereotype|trope|myth)\b",
)

_DENIED = _before(
    r"(?:not|never|neither|nor|hardly|no longer|[a-z]+n't|cannot)(?: (?:being|at all|really|actually|simply|just"
    rf"|deliberately|always|so|be|been|have|to|trying|any|about|out of|by|a matter of|[a-z]+ly))* {_A}?",
    r"(?:nobody|no one|no-one|none of (?:them|us|these [\w'-]+)|no [\w'-]+) (?:(?:is|was|are|were|has been|ever|truly|really) )*",
    r"(?:not|never|[a-z]+n't) (?:think|believe|accept|agree|see|say|buy)(?: [\w']+){0,6} ",
    rf"\A(?:and |but |or |so )?(?:is|are|was|were) (?:anyone|anybody|any [\w'-]+|it|they|she|he|this|that|these [\w'-]+|people) (?:[a-z]+ly |ever )?{_A}?",
    r"what (?:makes|made|would make) (?:[\w'-]+ ){1,3}",
    r"(?:us|we|ones|services?|team|office|organisation|council|system|building|trust)(?: who| that)? (?:is|are|was|were|has been|have been|can be)(?: too| so| often| always| [a-z]+ly)* ",
    r"used to (?:think|believe|say|assume|tell)(?: [\w']+){0,6} ",
)
"""“He is not …”, “nobody is …”, “it is our service that is …”."""


def left_alone(text: str, start: int, end: int, *, unless_denied: bool, services_talk: bool) -> bool:
    """Whether the words from `start` to `end` are somebody's own for themselves, or talked about, or denied.

    Args:
        text: All of it; no more than a hundred or so characters on either side are looked at.
        start: Where the words begin.
        end: Where they end.
        unless_denied: Whether "not so" takes the sting out of them.
        services_talk: Whether services say them of their own work, so that "I" before them excuses nothing.
    """
    before, behind = _sentence_before(text, start), _sentence_behind(text, end)
    if _ABOUT.search(before) or _IS_A_WORD.match(behind):
        return True
    if _WROTE.search(before) and _ENDS.match(behind):
        return True
    if unless_denied and _DENIED.search(before):
        return True
    return not services_talk and _of_oneself(before, behind)


def _of_oneself(before: str, behind: str) -> bool:
    if _OF_ONESELF.search(before) or _LIKE_ME.match(behind) or _SAYS_SO.search(before):
        return True
    return bool(_AS.search(before) and _THEN_I.match(behind))


def _sentence_before(text: str, start: int) -> str:
    """The sentence so far, in single spaces, with one at the end when the words do not begin it."""
    near = text[max(0, start - _REACH) : start]
    stops = list(_STOP.finditer(near))
    sofar = near[stops[-1].end() :] if stops else near
    plain = " ".join(sofar.replace("’", "'").split())
    return f"{plain} " if plain and sofar[-1:].isspace() else plain


def _sentence_behind(text: str, end: int) -> str:
    """How the sentence goes on, in single spaces, with one at the start when a word follows."""
    near = text[end : end + _REACH]
    if stop := _STOP.search(near):
        near = near[: stop.start() + 1]
    plain = " ".join(near.replace("’", "'").split())
    return f" {plain}" if near[:1].isspace() else plain
