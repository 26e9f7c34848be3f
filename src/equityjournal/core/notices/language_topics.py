"""Detection of words that are a topic, a title, or an objection's target.

`mentions` asks, with the sentence before the words and the sentence behind them.
"""

import re

from equityjournal.core.notices.english import any_of

_WORD = r"[\w'-]+"
_A = f"(?:{any_of('a, an, the, these, those, some')} )?"

_TOPIC = any_of(
    """slides?, training, trainer, webinar, module, workshop, seminar, lecture, posters?, leaflets?, chapter,
    podcast, documentary, essay, dissertation, article, policy, policies, guidance, guidelines, protocol,
    toolkit, research, campaign, stereotypes?, tropes?, myths?, cliches?, narrative, stigma, labels?,
    tickbox, dropdown, heading, questionnaire, e-?learning, book club, bulletin, quiz"""
)
_LEADS_ON = any_of("in, at, on, for, to, from, by, with, w, about, after, during, and, but, or, is, was, the, a, my, our, again")
_IS_A_TOPIC = re.compile(rf" (?:(?!{_LEADS_ON} ){_WORD} )?{_TOPIC}\b", re.IGNORECASE)
"""“… slide in the training”, “… policy”."""

_ABOUT = re.compile(
    rf"(?:^|(?<= )){_TOPIC}(?: {any_of('day, today, yesterday, session, bit')})?"
    rf"(?::| {any_of('on, about, re, called, titled, around')}) {_A}(?:{_WORD} ){{0,2}}$",
    re.IGNORECASE,
)
"""“A lecture on …”."""

_SAYER = any_of(
    """colleague, colleagues, nurse, manager, consultant, doctor, registrar, locum, gp, officer, police, teacher,
    school, worker, driver, neighbour, neighbours, councillor, mp, judge, agency, handover, report, letter, email,
    minutes, referral, notes, form, file, board, student, volunteer, senior, staff, team, someone, somebody, she, he,
    they, people, paper, article, newspaper, chair, boss, supervisor, matron, sister, porter, receptionist,
    commissioner, headline, summary, assessment, trainer, contractor, landlord"""
)
_SAYS = any_of(
    "says?, said, wrote, writes, written, calls?, called, put, puts, used, uses, muttered, shouted, describes, described, goes, had, laughed about"
)
_TOLD = re.compile(rf"(?:^|(?<= )){_SAYER}(?: {_WORD})? {_SAYS}(?: {_WORD}){{0,5}} $", re.IGNORECASE)
_OBJECTED = re.compile(
    rf"(?: {_WORD}){{0,4}}[,;:–-]+ ?(?:(?:and|so|but|then) )?(?:i|we) "
    rf"{any_of('said, told, asked (?:why|what|him|her|them|who|if|whether), challenged, objected, pulled, corrected, queried, questioned, winced, rubbed, crossed, changed, took, flinched, raised, pointed, reminded, disagreed, didnt like, dont like, hated, hate')}\b"
    rf"|(?: {_WORD}){{0,4}}[,;:–-]* (?:so )?(?:asked|told|got|want|wants|wanted) (?:{_WORD} )?(?:to )?"
    rf"(?:change|changed|reword|reworded|remove|removed|take|taken|took|rewrite|rewritten)\b",
    re.IGNORECASE,
)
"""“Colleague said …, I said he has a name.”"""

_WHY_SAID = re.compile(
    rf"why (?:do |did |does )?(?:we|they|people|staff|you|{_WORD})(?: all| still| always| ever)* "
    rf"(?:say|write|use|wrote|said|used|call(?:ed|s)? (?:him|her|them|people|{_WORD})) {_A}$"
    rf"|(?:her|his|their|{_WORD}'?s) words?,? (?:and )?not (?:mine|ours)\W+{_A}$"
    rf"|not (?:my|our) words?\W+{_A}$",
    re.IGNORECASE,
)
"""“Why do we say …”, “her words, not mine: …”."""

_OWN_NAME = re.compile(
    rf"(?: {_WORD}){{0,4}},? (?:is|was)(?: just)? (?:what|how|the word) (?:{_WORD} ){{1,3}}"
    rf"(?:call|calls|called|describes?|described|sees?|saw|uses?|used|says?|puts?|chose|picked)\b"
    rf"|[,;:–-]* ?(?:not (?:my|our) words?|(?:her|his|their) words?,? not (?:mine|ours)|(?:his|her|their) (?:own )?words?)\b"
    rf"|[,;:–-]* ?(?:horrible|awful|nasty|lazy|outdated|ugly|hateful|cruel|rotten|hurtful|unkind) "
    rf"(?:old |little )?(?:word|phrase|term|label|expression|way to put)",
    re.IGNORECASE,
)
"""“… is what he calls himself”, “…, horrible phrase”."""

_BY_AN_AUTHOR = re.compile(
    rf"(?: (?:[A-Z]{_WORD}|of|the|and|in|a|or|to|with|for)){{0,6}},? by [A-Z][\w.'-]*(?: [A-Z][\w.'-]*)+"
)
"""“Feral by George Monbiot”."""

_AT_THE_START = re.compile(r"(?:the |a |(?:re)?(?:read|reading|watched|watching|finished|borrowed) (?:the |a )?)?", re.IGNORECASE)
_BY_A_NAME = re.compile(r" by (?!(?:the|a|an|his|her|their|my|our) )[\w.]+(?: [\w.]+)? (?:in|on|left|at|is|was|from|again)\b", re.IGNORECASE)
"""“Junkie by burroughs left in the waiting room”."""

_PERSONS = re.compile(r"\b(i|he|she|they|we|you)(m|ve|re|s)\b", re.IGNORECASE)
_UNMARKED = frozenset(("im", "ive", "hes", "shes", "theyre", "theyve", "weve", "youre", "youve"))


def is_a_topic(before: str, behind: str) -> bool:
    """Whether words are the matter of a lesson or paper, somebody's own name, or what the writer objects to."""
    return bool(
        _IS_A_TOPIC.match(behind)
        or (_AT_THE_START.fullmatch(before) and _BY_A_NAME.match(behind))
        or _ABOUT.search(before)
        or _WHY_SAID.search(before)
        or _OWN_NAME.match(behind)
        or (_TOLD.search(before) and _OBJECTED.match(behind))
    )


def is_a_title(text: str, start: int, end: int) -> bool:
    """Whether words in capitals are the title of a book by its author."""
    return text[start].isupper() and _BY_AN_AUTHOR.match(text, end) is not None


def with_apostrophes(sentence: str) -> str:
    """A sentence with the apostrophes of “im” and “shes” put back."""
    return _PERSONS.sub(
        lambda found: f"{found[1]}'{found[2]}" if found[0].lower() in _UNMARKED else found[0], sentence
    )
