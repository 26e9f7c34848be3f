"""Detection of names in small letters, by the words beside them.

A word that nothing explains may be a name behind "mum", "rang" or "client", before "refused", and before
"'s flat". Places in small letters stand between a small word and their kind: "on bluebell ward".
"""

from collections.abc import Iterator

from equityjournal.core.notices.names.beside_small import called_in_small, is_surely_beside
from equityjournal.core.notices.names.capitals import possible_name
from equityjournal.core.notices.names.small_spans import (
    BESIDE_PERSONS,
    FURTHER,
    IS_OR_HAS,
    OPENS,
    end_of_name,
    fond_before,
    is_fondly_named,
    is_fondly_told_of,
    start_of_name,
    thought_of,
)
from equityjournal.core.notices.names.titles import behind_small_titles
from equityjournal.core.notices.names.words_in_small import AT_WORK, GIVING, begins_line, is_both_in_small
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.places.in_small_letters import places
from equityjournal.core.notices.rules.dictionary import Dictionary
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.page import Page
from equityjournal.core.notices.words.sentences import Word
from equityjournal.core.notices.words.signs import (
    belongs,
    does_something,
    does_what_persons_do,
    is_told,
    word_before,
)
from equityjournal.core.notices.words.slips import (
    is_close_to_word,
    is_learned,
    is_made_of_words,
    is_shortened,
    is_slip,
)
from equityjournal.core.text.patterns import Later

_SMALL = Later(r"(?<![\w@#/.'-])[a-z][a-z'-]+(?![\w@/]|\.\w)")
_NO_VOWEL = Later(r"[^aeiouy]+$")
_ENDING = Later(r"(?<=..)(?:ish|ing|ed)$")
"""Endings of words, and of names such as Mehwish, Meiling and Guled, whose stem is no word."""
_DOER = Later(r"(?<=...)ers?$")
_LIKE_A_WORD = Later(r".{3,}(?:ly|tion|ness|able|ment|ful|less)$")
_LIKE_A_VERB = Later(r".{3,}(?:ing|d)$")
_NAMES_IN_D = Later(
    r"(?:m[ae]d|[wl]red|[sy]yed|aeed|aleed|h[ae]d|[jk]aled|aved|ajed|eed|id|ard|ld|nd|ud|oud|dd|ead"
    r"|ned|ared)$"
)
_FOND = {"poor", "bless", "dear"}
_BEFORE_THINGS = gathered(
    """a an the my your his her its our their this that these those some any no every each another one two
    three four few more most many much other of such what which same whole proper right well"""
)
_WORD_BEFORE = Later(r"([A-Za-z']+)[^A-Za-z\n]*$")
_ANY_BEFORE = Later(r"(?<![\w'-])([A-Za-z']{2,}) $")
_AND_NAME = Later(r" (?:and|n|&) (?P<other>[a-z]{4,})(?![\w'-])")
_SECOND_NAMES = gathered(
    """ann anne marie maria jo lee jane louise lou mae leigh jay james rae kate john paul pierre claude luc
    lynn beth"""
)
_DOUBLE = Later(rf"(?<![\w'-])[a-z]{{2,12}}-(?:{'|'.join(sorted(_SECOND_NAMES))})(?![\w-])")
_REACH_OF_DOUBLE = 20  # characters before and behind the second of two names, in which both stand
_CLIPPED = Later(r"[b-df-hj-np-tv-z]{1,2}[aeiou][zv]$")
"""A first name cut short as many are in Britain: "kev", "daz"."""
_LONG = 5  # letters, fewer of which may be an abbreviation
_SHORT = 4
_JOINED = Later(r",? (?:and|n|&|\+) |, ")
_BELONGS = Later(r"'s? |(?<=s) ")


def find(page: Page) -> Iterator[Finding]:
    """Names and places in small letters, in folded text; they may overlap."""
    yield from behind_small_titles(page)
    yield from _names(page)
    yield from called_in_small(page)
    yield from _double_names(page)
    yield from places(page)


def _double_names(page: Page) -> Iterator[Finding]:
    """Given names that a hyphen joins: "kelly-ann"."""
    for match in page.ending(_DOUBLE, _SECOND_NAMES, _REACH_OF_DOUBLE) if "-" in page.text else ():
        yield possible_name(page, *match.span())


def _names(page: Page) -> Iterator[Finding]:
    """Possible names: words that nothing explains, with a sign of a person beside."""
    done = 0
    wanted = page.possible_small_names()
    for at in sorted(at for word in wanted & page.words_at.keys() for at in page.words_at[word]):
        match = _SMALL.match(page.text, at) if at >= done else None
        if match is None or _is_in_phrase(page, match[0], at):
            continue
        written = match[0]
        word = Word(written, *match.span(), "")
        paired = _is_paired(page, word) or _is_coordinated(page, word)
        given = written in page.rules.small_given_names
        formed = given or paired or _could_be_name(written, page.dictionary)
        if not formed or not page.could_be_small_name(written):
            continue
        joined = done > 0 and _is_joined(page, done, word.start)
        start = start_of_name(page, word, done)
        surname = start < word.start
        unexplained = not page.explains(written) and (joined or paired or surname or _has_sign(page, word))
        named = unexplained or is_both_in_small(page, word) or is_fondly_named(page, word)
        if named or (is_surely_beside(page, word) and _is_no_slip(page, written)):
            done = end_of_name(page, word.end)
            fond = fond_before(page, start)
            yield possible_name(page, start if fond is None else fond, done)


def _is_no_slip(page: Page, word: str) -> bool:
    """Whether a word that nothing explains is not close to another."""
    return word in page.rules.small_given_names or page.explains(word) or not is_slip(word, page.dictionary)


def _is_joined(page: Page, done: int, start: int) -> bool:
    """Whether "and", or in Welsh "a", joins a word to the name before."""
    if _JOINED.fullmatch(page.text, done, start):
        return True
    return page.line(start).welsh and page.text[done:start] in (" a ", " ac ")


def _is_in_phrase(page: Page, word: str, at: int) -> bool:
    """Whether the word before makes a set phrase of a small word: "Ramadan mubarak"."""
    if word not in page.rules.in_set_phrases:
        return False
    before = _ANY_BEFORE.search(page.text, max(at - 20, 0), at)
    return before is not None and f"{before[1]}_{word}" in page.words["set_phrases"]


def _has_sign(page: Page, word: Word) -> bool:
    """Whether something besides tells that a word nothing explains is a name."""
    if word_before(page, word.start) == "ex" and len(word.text) < 4:
        return False  # "ex dir"
    if AT_WORK.match(page.text, word.end):
        return not is_slip(word.text, page.dictionary) and not page.line(word.start).welsh
    if is_told(page, word.start, in_small=True) or _does_something(page, word):
        named = word.text in page.rules.small_given_names
        slip = not named and is_slip(word.text, page.dictionary)
        return not slip and not _is_of_a_thing(page, word.text)
    if is_fondly_told_of(page, word):
        return True
    if _LIKE_A_VERB.match(word.text) and not _NAMES_IN_D.search(word.text):
        return False
    if len(word.text) < 4 and not _CLIPPED.match(word.text):
        return False
    if not any(sign(page, word) for sign in (begins_line, _is_given, _names_no_thing, _heads_a_clause)):
        return False
    explained = (is_slip, is_made_of_words, is_close_to_word)
    return not any(explains(word.text, page.dictionary) for explains in explained)


def _is_paired(page: Page, word: Word) -> bool:
    """Whether a second long word that nothing explains stands behind, in English: "hamish macaskill"."""
    further = FURTHER.match(page.text, word.end)
    if further is None or page.line(word.start).welsh or not page.is_mostly_explained(page.line(word.start)):
        return False
    both = (word.text, further[1])
    if any(len(part) < _LONG or page.explains(part) or is_learned(part) for part in both):
        return False
    explained = (is_slip, is_made_of_words, is_close_to_word)
    return not any(explains(part, page.dictionary) for explains in explained for part in both)


def _is_coordinated(page: Page, word: Word) -> bool:
    """Whether a line begins with two words that nothing explains, and what they do: "mared and iolo came"."""
    both = _AND_NAME.match(page.text, word.end)
    if (
        both is None
        or not begins_line(page, word)
        or page.explains(word.text)
        or page.explains(both["other"])
    ):
        return False
    return (
        does_something(page.small, both.end(), page.rules)
        or IS_OR_HAS.match(page.text, both.end()) is not None
    )


def _is_of_a_thing(page: Page, word: str) -> bool:
    """Whether a word is another with an s, and no name: "familys upset"."""
    if (
        not word.endswith("s")
        or len(word) <= _LONG
        or word[:-1].capitalize() in page.words["names_that_are_words"]
    ):
        return False
    return page.explains(word[:-1])


def _names_no_thing(page: Page, word: Word) -> bool:
    """Whether a long word behind no "the" or "his" stands in a line whose other words are explained."""
    line = page.line(word.start)
    if len(word.text) < _LONG or "-" in word.text or line.welsh:
        return False
    doer = _DOER.search(word.text)
    if doer and page.explains(f"{word.text[: doer.start()]}ing"):
        return False
    if is_learned(word.text) or page.dictionary.begins_one(word.text):
        return False
    before = _WORD_BEFORE.search(page.text, max(word.start - 20, 0), word.start)
    if before and (before[1].lower() in _BEFORE_THINGS or before[1].endswith("'s")):
        return False
    return page.is_mostly_explained(line)


def _is_given(page: Page, word: Word) -> bool:
    """Whether a word stands behind "gave" or "took", or, if it is long, behind "with" or "about"."""
    fond = fond_before(page, word.start)
    before = word_before(page, word.start if fond is None else fond)
    if before in GIVING:
        return True
    near = before in BESIDE_PERSONS or before in _FOND
    return len(word.text) >= _SHORT and (near or thought_of(page, word.start))


def _could_be_name(word: str, dictionary: Dictionary) -> bool:
    """Whether the form of an unexplained word allows a name, and not a slip of the pen."""
    plain = word.removesuffix("'s")
    if len(plain) < 3 or _NO_VOWEL.match(plain) or "'" in plain or is_shortened(plain):
        return False
    if _LIKE_A_WORD.match(plain):
        return False
    stem = _ENDING.sub("", plain)
    single = stem[:-1] if stem[-2:-1] == stem[-1] else stem  # "hopping"
    return stem == plain or not any(map(dictionary.explains_as_usual, (stem, f"{stem}e", single)))


def _does_something(page: Page, word: Word) -> bool:
    """Whether a clause begins with a word, and what only a person does or has follows."""
    if belongs(page, word.end) and (word.text.endswith("s") or _BELONGS.match(page.text, word.end)):
        return True
    opens = OPENS.search(page.text, max(word.start - 12, 0), word.start) or word.start == 0
    if not opens:
        return False
    return does_something(page.small, word.end, page.rules)


def _heads_a_clause(page: Page, word: Word) -> bool:
    """Whether a clause begins with a word that is, has or does what persons do: "if kyle went home"."""
    if not OPENS.search(page.text, max(word.start - 12, 0), word.start):
        return False
    return IS_OR_HAS.match(page.text, word.end) is not None or does_what_persons_do(page, word.end)
