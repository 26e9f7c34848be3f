"""Mentions of known people in a text, in any form of their names."""

from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.notices.names.forms import PARTICLES, SURELY_MUTATED
from equityjournal.core.notices.names.people import INITIALS, Naming, People, Person
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.plain_words import PlainWords
from equityjournal.core.notices.words.sentences import begins_sentence
from equityjournal.core.notices.words.signs import does_something
from equityjournal.core.text.patterns import Later

_TOKEN = Later(r"[^\W_]+")
_GAP = Later(r"[\s'._-]{0,3}")
_BETWEEN = Later(rf"(?i)[\s'_-]{{1,2}}|(?:[ -](?:{'|'.join(sorted(PARTICLES))})){{1,3}}[ '-]")
_TITLES_BEFORE = Later(r"(?<!\w)(?:([A-Za-z]+)\.? (?:and|&) )?([A-Za-z]+)\.? $")
_SMALL_TITLES = {"mr", "mrs", "ms", "mx", "dr", "cllr", "prof", "rev", "sgt", "pc"}
_WELSH_BEFORE = Later(
    r"(?i)(?<!\w)(?:ac|ar|at|dros|dy|ei|fy|gan|gyda|heb|hyd|i|o|tan|trwy|tua|wrth|â|ym|yn|yng) $"
)
_INITIAL_BEFORE = Later(r"(?<!\w)([A-Za-z])(\.? |\.)$")
_INITIAL_BEHIND = Later(r" ([A-Za-z])(?![\w'])\.?")
_USED_AS_A_WORD = Later(
    r"(?i) (?:a|an|be|for|he|her|his|i|in|is not|it|my|not|of|on|our|people|she|so|some|that|the|their|there"
    r"|these|they|this|those|to|we|who|you|your)(?!\w)"
)
"""What follows a plain word at the start of a sentence, and no name: "Will you", "Young people"."""
_LONGEST_INITIALS = 8  # characters of "D. N. O"


class Mention(NamedTuple):
    """A place where a person is named."""

    start: int
    end: int
    person: Person
    ending: str
    """The ending that the form holds: "'s" of "Danutas"."""


class Reader:
    """Reader of the mentions in a text.

    Args:
        text: Folded text.
        people: The people of the document.
        words: The ordinary words.
        rules: The rules of identifying details.
    """

    def __init__(self, text: str, people: People, words: PlainWords, rules: IdentifierRules) -> None:
        self._text, self._people, self._words, self._rules = text, people, words, rules
        self._small = text.lower()
        self._tokens = [match.span() for match in _TOKEN.finditer(text)]
        self._last: dict[Person, int] = {}

    def mentions(self) -> list[Mention]:
        """Every mention, in order; the words of one name are joined."""
        found: list[Mention] = []
        for mention in self._each():
            before = found[-1] if found else None
            if before and self._goes_on(before, mention):
                found[-1] = before._replace(end=mention.end, ending=mention.ending)
            else:
                found.append(mention)
        return [self._with_neighbours(mention) for mention in found]

    def _goes_on(self, before: Mention, mention: Mention) -> bool:
        """Whether a mention is a further word of the name before."""
        if before.person is not mention.person or before.ending:
            return False
        return _BETWEEN.fullmatch(self._text, before.end, mention.start) is not None

    def _each(self) -> Iterator[Mention]:
        """Mentions, word by word."""
        at = 0
        while at < len(self._tokens):
            start, end = self._tokens[at]
            word = self._text[start:end].lower()
            whole = self._whole_name(at, word) if word in self._people.whole_names else None
            if whole:
                person, ending, at = whole
                yield Mention(start, self._tokens[at - 1][1], person, ending)
                self._last[person] = at - 1
            else:
                naming = self._naming(at, word) if word in self._people.namings else None
                if naming:
                    yield Mention(start, end, naming.person, naming.form.ending)
                    self._last[naming.person] = at
                at += 1

    # Names of several words

    def _whole_name(self, at: int, word: str) -> tuple[Person, str, int] | None:
        """The longest name of several words that begins at a word, its ending, and the word behind."""
        longest: tuple[Person, str, int] | None = None
        for tokens, person, ending in self._people.whole_names[word]:
            behind = at + len(tokens)
            if (longest is None or behind > longest[2]) and self._is_whole(at, tokens, person):
                longest = person, ending, behind
        return longest

    def _is_whole(self, at: int, tokens: tuple[str, ...], person: Person) -> bool:
        """Whether a name of several words stands at a word."""
        spans = self._tokens[at : at + len(tokens)]
        spoken = [self._text[start:end] for start, end in spans]
        if [word.lower() for word in spoken] != list(tokens):
            return False
        gaps = [self._text[spans[n][1] : spans[n + 1][0]] for n in range(len(spans) - 1)]
        if not all(_GAP.fullmatch(gap) for gap in gaps):
            return False
        if all(len(token) == 1 for token in tokens):
            return all(word.isupper() for word in spoken) and all("." in gap for gap in gaps)
        guessed = person.is_guess and not all(map(self._words.leave_unexplained, tokens))
        return not guessed or spoken[0][0].isupper()

    # Names of a single word

    def _naming(self, at: int, word: str) -> Naming | None:
        """The person whom a word names here, by the nearest form.

        Of several, the person of the title before, else the person named last.
        """
        start = self._tokens[at][0]
        standing = [naming for naming in self._people.namings[word] if self._stands(at, word, naming)]
        if not standing:
            return None
        title = self._titles_before(start)[1]
        titled = [naming for naming in standing if any(n.title == title for n in naming.person.names)]
        nearest = titled if title and titled else standing
        return min(
            nearest,
            key=lambda naming: (
                naming.form.distance,
                -self._last.get(naming.person, -1),
                naming.person.is_guess,
            ),
        )

    def _stands(self, at: int, word: str, naming: Naming) -> bool:
        """Whether a word is a name here, and not a word like any other."""
        start, end = self._tokens[at]
        spoken = self._text[start:end]
        has_capital = spoken[0].isupper()
        if naming.form.distance == INITIALS:
            return spoken.isupper() and not (self._words.explain(word) and self._is_shouted(at))
        bare = word.removesuffix("s") if naming.form.ending else word
        if self._words.explain(word) or self._words.explain(bare):
            return has_capital and self._is_no_opening(at, word) and self._may_be_surname(at, bare, naming)
        if naming.person.is_guess and not has_capital:
            return self._words.leave_unexplained(word)
        if naming.form.distance == 3 and not word.startswith(SURELY_MUTATED):
            return is_behind_welsh(self._text, start) or (has_capital and self._words.leave_unexplained(word))
        return True

    def _is_no_opening(self, at: int, word: str) -> bool:
        """Whether the capital of an ordinary word is a name's.

        It may begin a sentence, or stand among capitals.
        """
        start, end = self._tokens[at]
        if self._is_shouted(at):
            return False
        if not begins_sentence(self._text, start) or does_something(self._small, end, self._rules):
            return True
        return word not in self._words.openings and not _USED_AS_A_WORD.match(self._text, end)

    def _may_be_surname(self, at: int, word: str, naming: Naming) -> bool:
        """Whether an ordinary word may be the surname of a person who is guessed: "Danuta Wood"."""
        if not naming.person.is_guess or word in self._words.also_names:
            return True
        start, end = self._tokens[at]
        return not begins_sentence(self._text, start) or does_something(self._small, end, self._rules)

    def _is_shouted(self, at: int) -> bool:
        """Whether a word stands in capitals among others in capitals."""
        near = [
            self._text[slice(*self._tokens[n])] for n in (at - 1, at, at + 1) if 0 <= n < len(self._tokens)
        ]
        return sum(len(word) > 1 and word.isupper() for word in near) > 1

    # What belongs to a name

    def _with_neighbours(self, mention: Mention) -> Mention:
        """A mention with its title and initials."""
        if not mention.ending and self._text[mention.end : mention.end + 2] == "'S":
            mention = mention._replace(end=mention.end + 2, ending="'s")
        if mention.person.is_place:
            return mention
        start, end = mention.start, mention.end
        initials = {name.words[0][0] for name in mention.person.names} | {
            word[0] for name in mention.person.names for word in name.words
        }
        before = _INITIAL_BEFORE.search(self._text, max(start - 3, 0), start)
        if before and before[1].lower() in initials and before[1].isupper() and before[1] != "I":
            start = before.start()
        behind = _INITIAL_BEHIND.match(self._text, end)
        dotted = self._text[start:end].count(".") and self._text[end : end + 1] == "."
        if dotted and len(self._text[start:end]) < _LONGEST_INITIALS:
            end += 1
        if behind and not mention.ending and behind[1].lower() in initials and behind[1] not in "aiI":
            end = behind.end(1)
        start = self._titles_before(start)[0]
        return mention._replace(start=start, end=end)

    def _titles_before(self, start: int) -> tuple[int, str]:
        """Start and words of the titles before a name; the name's own start without."""
        found = _TITLES_BEFORE.search(self._text, max(start - 30, 0), start)
        if not found or not self._is_title(found[2]):
            return start, ""
        if found[1] and self._is_title(found[1]):
            return found.start(), f"{found[1]} and {found[2]}".lower()
        return found.start(2), found[2].lower()

    def _is_title(self, word: str) -> bool:
        if word.lower() in _SMALL_TITLES:
            return True
        return word[0].isupper() and (word in self._people.titles or word.capitalize() in self._people.titles)


def is_behind_welsh(text: str, start: int) -> bool:
    """Whether a Welsh word stands before that changes the first letter of a name."""
    return bool(_WELSH_BEFORE.search(text, max(start - 8, 0), start))
