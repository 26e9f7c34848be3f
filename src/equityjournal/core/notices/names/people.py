"""The people and places of a document, each with every form of the name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from equityjournal.core.notices.names.forms import (
    SURELY_MUTATED,
    Form,
    NameParts,
    forms_of,
    initials_of,
    naming_words,
    parts_of,
)
from equityjournal.core.notices.names.roles import ROLES
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS, PlainWords
from equityjournal.core.text.speech import say

INITIALS = 4  # distance of the form "DN" from a name


@dataclass(eq=False, slots=True)
class Person:
    """A person or place, under every name in a document."""

    plain: str
    """The neutral words: "a person"."""
    is_place: bool = False
    is_guess: bool = False
    """Whether a capital letter is the only reason."""
    is_listed: bool = False
    """Whether the writer's own list has them."""
    role: str = ""
    """A role given to them: "housing officer"."""
    stand_in: str = ""
    """The stand-in, once it was needed."""
    names: list[NameParts] = field(default_factory=list)

    def may_be_called(self, name: NameParts) -> bool:
        """Whether another name may be theirs."""
        return any(_may_be_same_person(name, own, is_listed=self.is_listed) for own in self.names)


def _may_be_same_person(name: NameParts, other: NameParts, *, is_listed: bool) -> bool:
    """Whether two names may belong to one person: "Yusuf" and "Yusuf Begum".

    "Mrs Begum" and "Begum" may; "Mr Begum", or "Yusuf Begum", may be another person, unless the writer listed
    one alone.
    """
    fewer, more = sorted((name, other), key=lambda parts: len(parts.words))
    if not all(_is_among(word, more.words) for word in fewer.words):
        return False
    if name.title == other.title or (is_listed and not (name.title and other.title)):
        return True
    if name.title and other.title:
        return False
    by_first_name = len(more.words) > 1 and more.words[0] in fewer.words
    return by_first_name or (len(fewer.words) == 1 and not fewer.title)


def _is_among(word: str, words: Sequence[str]) -> bool:
    """Whether a word, or the word of an initial, is among others."""
    return word in words or (len(word) == 1 and any(other.startswith(word) for other in words))


class Naming:
    """A way to name a person: the form, with its person."""

    __slots__ = ("form", "person")

    def __init__(self, person: Person, form: Form) -> None:
        self.person, self.form = person, form


class People:
    """The people and places of a document.

    Args:
        rules: The rules of identifying details.
        words: The ordinary words.
    """

    def __init__(self, rules: IdentifierRules, words: PlainWords) -> None:
        self.titles = frozenset(rules.titles)
        self._words = words
        self._by_word: dict[str, list[Person]] = {}
        self._by_name: dict[NameParts, Person] = {}
        self.namings: dict[str, list[Naming]] = {}
        """Ways to name people by a single word, by the word."""
        self.whole_names: dict[str, list[tuple[tuple[str, ...], Person, str]]] = {}
        """Names of several words, each with its person and ending, by the first word."""

    def list_person(self, names: Iterable[str], plain: str, *, is_place: bool) -> None:
        """Add a person or place of the writer's own list."""
        person = Person(plain, is_place=is_place, is_listed=True)
        for name in names:
            self._name(person, parts_of(name, self.titles))

    def meet(self, value: str, finding: Finding, *, role: str, is_welsh: bool) -> None:
        """Add a found name: of a person met before, or of another.

        Full names come first, so that shorter ones find their person.

        Args:
            value: The name, as it was typed.
            finding: The finding of it.
            role: A role given just before; empty for none.
            is_welsh: Whether a Welsh word before may have changed its first letter.
        """
        is_place, is_guess = finding.kind == "place", finding.sure == "low"
        name = parts_of(value, self.titles)
        if self._is_form_of_a_name(name, is_welsh=is_welsh):
            return
        person = self._person_called(name, is_place=is_place)
        if person is None:
            plain = say("a couple") if " " in name.title else finding.stand_in
            person = Person(plain or say("a person"), is_place=is_place, is_guess=is_guess)
            role = role or (name.title if name.title in ROLES else "")
        person.is_guess = person.is_guess and is_guess
        person.role = person.role or role
        self._name(person, name)

    def called(self, value: str) -> Person | None:
        """The person of a name as it was found.

        A single word that names several people is for the first.
        """
        name = parts_of(value, self.titles)
        if name in self._by_name:
            return self._by_name[name]
        namings = self.namings.get(name.words[0], []) if name.words else []
        return namings[0].person if namings else None

    def _person_called(self, name: NameParts, *, is_place: bool) -> Person | None:
        """The only person who may bear a name."""
        if name in self._by_name:
            return self._by_name[name]
        same = [
            person
            for person in self._who_share(name)
            if person.is_place == is_place and (is_place is False) and person.may_be_called(name)
        ]
        return same[0] if len(same) == 1 else None

    def _is_form_of_a_name(self, name: NameParts, *, is_welsh: bool) -> bool:
        """Whether a single word is a form of a known name: "Begums", or "Begum" of two people.

        Args:
            name: The name.
            is_welsh: Whether a Welsh word before may have changed its first letter.
        """
        if len(name.words) != 1 or name.title or name in self._by_name:
            return False
        word = name.words[0]
        forms = [naming.form for naming in self.namings.get(word, ())]
        if any(form.distance in (1, INITIALS) or (form.distance == 3 and is_welsh) for form in forms):
            return True
        if word.startswith(SURELY_MUTATED) and forms:
            return True
        return sum(person.may_be_called(name) for person in self._by_word.get(word, ())) > 1

    def _who_share(self, name: NameParts) -> list[Person]:
        """People who share a word with a name."""
        return list(dict.fromkeys(person for word in name.words for person in self._by_word.get(word, ())))

    def _name(self, person: Person, name: NameParts) -> None:
        """Note a name, and each of its forms."""
        if name in self._by_name or not name.tokens:
            return
        self._by_name[name] = person
        person.names.append(name)
        for piece in name.pieces:
            if len(piece) > 1:
                self._name_in_whole(person, piece)
        if len(name.tokens) > 1:
            self._name_in_whole(person, name.tokens)
            self.namings.setdefault("".join(name.tokens), []).append(Naming(person, Form("", 0)))
        if not person.is_place:
            self._name_by_initials(person, name)
        for word in self._words_alone(person, name):
            known = self._by_word.setdefault(word, [])
            if person in known:
                continue
            known.append(person)
            for form, about in forms_of(word):
                self.namings.setdefault(form, []).append(Naming(person, about))

    def _words_alone(self, person: Person, name: NameParts) -> Iterable[str]:
        """Words of a name that name the person by themselves."""
        if person.is_place:
            return name.words if len(name.words) == 1 else ()
        if len(name.words) == 1:
            return naming_words(name)
        words, also = self._words, self._words.also_names
        alone = {word for word in naming_words(name) if word in also or word not in words.capitals}
        if not person.is_guess:
            return alone
        surname = name.words[-1]
        return {word for word in alone if word in also or word == surname or not words.explain(word)}

    def _name_in_whole(self, person: Person, tokens: Sequence[str]) -> None:
        same = self.whole_names.setdefault(tokens[0], [])
        same += [(tuple(tokens), person, ""), ((*tokens[:-1], tokens[-1] + "s"), person, "'s")]

    def _name_by_initials(self, person: Person, name: NameParts) -> None:
        """Note initials: "D.N.", and "DN" unless it abbreviates more."""
        initials = initials_of(name)
        if len(initials) not in (2, 3):
            return
        self._name_in_whole(person, tuple(initials))
        if initials not in ABBREVIATIONS:
            self.namings.setdefault(initials, []).append(Naming(person, Form("", INITIALS)))
