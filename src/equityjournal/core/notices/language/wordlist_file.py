"""Files of word lists, strictly validated; `wordlist.py` has the rules in use."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from equityjournal.core.notices.language.phrases import names_of_lists, phrases
from equityjournal.core.notices.language.wordlist import MOST_PHRASES, Kind, WordList, in_use
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.fields import STRICT, Slug, Words
from equityjournal.core.text.speech import say


def _readable(pattern: str) -> str:
    """The phrase, if readable."""
    phrases(pattern)
    return pattern


def _readable_word(pattern: str) -> str:
    """The phrase, if it is a single word."""
    if any(len(row) > 1 for row in phrases(pattern)):
        raise Fault(say("“{phrase}” must be one word", phrase=pattern))
    return pattern


Phrase = Annotated[Words, StringConstraints(max_length=1000), AfterValidator(_readable)]
NearWord = Annotated[Words, StringConstraints(max_length=1000), AfterValidator(_readable_word)]


_WITH_PHRASES = ("match", "not_in", "near", "not_near", "beside")
ListName = Annotated[str, StringConstraints(pattern=r"^[a-z-]+$")]


class _Strict(BaseModel):
    model_config = STRICT


class RuleInFile(_Strict):
    """Words worth a second look, with alternatives, reason and source."""

    id: Slug
    kind: Kind
    match: Annotated[list[Phrase], Field(min_length=1, max_length=MOST_PHRASES)]
    not_in: Annotated[list[Phrase], Field(max_length=MOST_PHRASES)] = []
    near: list[NearWord] = []
    not_near: list[NearWord] = []
    beside: list[NearWord] = []
    alone: bool = False
    of_people: bool = False
    unless_denied: bool = False
    services_talk: bool = False
    in_notes: bool | Literal["only"] = False
    gentler: Annotated[list[Words], Field(min_length=1)]
    why: Words
    source: Words
    address: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")] = ""
    confirmed: bool = True


class KnownInFile(_Strict):
    """Words for people and things, by which the check tells what is spoken of; see `KnownWords`."""

    people: list[NearWord] = []
    uncounted: list[NearWord] = []
    family: list[NearWord] = []
    things: list[NearWord] = []
    workplaces: list[NearWord] = []
    organisations: list[NearWord] = []
    publications: list[NearWord] = []
    papers: list[NearWord] = []
    terms: list[NearWord] = []
    topics: list[NearWord] = []
    sayers: list[NearWord] = []


class WordListFile(_Strict):
    """A file of rules, by the program, an organisation or a person."""

    language: Words
    about: str = ""
    silence: list[Slug] = []
    """Ids of rules, from lists read before, to switch off."""
    lists: dict[ListName, list[NearWord]] = {}
    """Words by name of their list, for which `{name}` stands in a phrase of this file."""
    known: KnownInFile = KnownInFile()
    """Words for people and things, by which the check tells what is spoken of."""
    rules: list[RuleInFile] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "WordListFile":
        """Refuse repeated ids."""
        ids = [rule.id for rule in self.rules]
        for at, identity in enumerate(ids):
            if identity in ids[:at]:
                raise Fault(
                    say("“{name}” is there twice; give one of them another id", name=identity),
                    ("rules", at, "id"),
                )
        return self

    @model_validator(mode="after")
    def _lists_are_there(self) -> "WordListFile":
        """Refuse a phrase that names a list which the file does not have."""
        for at, rule in enumerate(self.rules):
            for key in _WITH_PHRASES:
                for place, phrase in enumerate(getattr(rule, key)):
                    for name in sorted(names_of_lists(phrase) - self.lists.keys()):
                        why = say("there is no list “{name}” under [lists] in this file", name=name)
                        raise Fault(why, ("rules", at, key, place))
        return self

    def in_use(self) -> WordList:
        """The list in use."""
        return in_use(self.model_dump())
