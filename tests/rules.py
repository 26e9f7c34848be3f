"""The shipped rules, read once for every test that needs them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from equityjournal.core.notices.language.wordlist import WordRules, rules_from
from equityjournal.core.notices.language.wordlist_file import WordListFile
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import identifier_rules


@cache
def shipped() -> IdentifierRules:
    """The rules that come with the program."""
    rules, problems = identifier_rules(shipped_packs() / "words", Path("nowhere"))
    assert not problems
    return rules


def rules_of(*lists: Mapping[str, Any], language: str = "en-GB") -> WordRules:
    """The rules of word lists, given as they stand in their files, with the words known from the shipped ones."""
    read = [WordListFile.model_validate(words).in_use() for words in (_known_words(), *lists)]
    return rules_from(read, language)


@cache
def _known_words() -> dict[str, Any]:
    """The shipped file of words for people and things."""
    return tomllib.loads((shipped_packs() / "words" / "language.en-GB.known.toml").read_text("utf-8"))
