"""Files of word lists, strictly validated; `wordlist.py` has the rules in use."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from equityjournal.core.notices.wordlist import Kind, WordList, in_use, phrases
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


_LONGEST = 4000  # letters of a phrase, its named lists included
Phrase = Annotated[Words, StringConstraints(max_length=_LONGEST), AfterValidator(_readable)]
NearWord = Annotated[Words, StringConstraints(max_length=_LONGEST), AfterValidator(_readable_word)]
ListedWord = Annotated[Words, StringConstraints(max_length=60), AfterValidator(_readable_word)]
_NAMED = re.compile(r"\{([a-z-]+)\}")
_WITH_PHRASES = ("match", "not_in", "near", "not_near", "beside")


class _Strict(BaseModel):
    model_config = STRICT


class RuleInFile(_Strict):
    """Words worth a second look, with alternatives, reason and source."""

    id: Slug
    kind: Kind
    match: Annotated[list[Phrase], Field(min_length=1)]
    not_in: list[Phrase] = []
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


class WordListFile(_Strict):
    """A file of rules, by the program, an organisation or a person."""

    language: Words
    about: str = ""
    silence: list[Slug] = []
    """Ids of rules, from lists read before, to switch off."""
    lists: dict[Slug, list[ListedWord]] = {}
    """Words by name of their list, for which `{name}` stands in a phrase of this file."""
    rules: list[RuleInFile] = []

    @model_validator(mode="before")
    @classmethod
    def _names_are_lists(cls, table: Any) -> Any:
        """Put the words of named lists where their names stand."""
        lists, rules = (table.get(key) for key in ("lists", "rules"))
        if not isinstance(lists, Mapping) or not isinstance(rules, list):
            return table
        listed = {name: "/".join(words) for name, words in lists.items() if _is_texts(words)}
        return {**table, "rules": [_with_lists(rule, listed) for rule in rules]}

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

    def in_use(self) -> WordList:
        """The list in use."""
        return in_use(self.model_dump())


def _is_texts(words: Any) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def _with_lists(rule: Any, listed: Mapping[str, str]) -> Any:
    """A rule with words in place of the names of lists; an unknown name stays, and is refused as a phrase."""
    if not isinstance(rule, Mapping):
        return rule
    filled = {
        key: [_NAMED.sub(lambda name: listed.get(name[1], name[0]), phrase) for phrase in rule[key]]
        for key in _WITH_PHRASES
        if _is_texts(rule.get(key))
    }
    return {**rule, **filled}
