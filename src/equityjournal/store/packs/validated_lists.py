"""Word lists and identifier rules, validated."""

from equityjournal.core.notices.language import wordlist
from equityjournal.core.notices.language.wordlist_file import WordListFile
from equityjournal.core.notices.rules.identifiers_file import IdentifiersFile
from equityjournal.store.packs.parsed_lists import Parsed
from equityjournal.store.packs.validated import validated


def identifiers_in(data: bytes, *, own: bool) -> Parsed:
    """A file of identifier rules, validated."""
    return validated(data, IdentifiersFile, own=own).model_dump(), {}


def words_in(data: bytes, *, own: bool) -> Parsed:
    """A word list, validated, with its index."""
    words = validated(data, WordListFile, own=own)
    return words.model_dump(), wordlist.rules_by_word(words.in_use())
