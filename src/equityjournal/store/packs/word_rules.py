"""Word lists and rules behind notices, shipped and own."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from equityjournal.core.notices.language import wordlist
from equityjournal.core.notices.rules import identifiers
from equityjournal.core.notices.rules.word_lists import WORD_LISTS
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import entries_of
from equityjournal.store.packs.british_words import british_words
from equityjournal.store.packs.parsed_lists import Parsed, ParsedList, parsed_lists


def identifier_rules(shipped: Path, own: Path) -> tuple[identifiers.IdentifierRules, list[Problem]]:
    """Rules for identifying details, from files named `identifiers….toml`.

    Args:
        shipped: The folder of shipped word lists.
        own: The journal's own folder, possibly missing; its rules may hold no regular expressions.

    Returns:
        The readable rules, and a problem for every unreadable file of the person's own.
    """
    paths = _files_named(shipped, "identifiers")
    form = (identifiers.IdentifierRule._fields, WORD_LISTS)
    lists = parsed_lists("identifiers", paths, _identifiers, form)
    ours = [identifiers.in_use({**parsed.table, "rules": _every(parsed)}) for parsed in lists]
    tables, problems = _own_tables(_files_named(own, "identifiers"), _identifiers)
    theirs = [identifiers.in_use(table) for table in tables]
    return identifiers.rules_from([*ours, *theirs], british_words(shipped)), problems


def language_rules(
    shipped: Path, own: Path, language: str = "en-GB", words: Collection[str] | None = None
) -> tuple[wordlist.WordRules, list[Problem]]:
    """Word lists about language, in order of file name.

    Their files are named `language.….toml`.

    Args:
        shipped: As above.
        own: As above; a list there can also silence rules, or replace them by their ids.
        language: Language of the entry; lists of other languages are ignored.
        words: Words of the texts to look at, as `language.words_looked_up` gives them: shipped rules that
            none of these brings up are left out, which saves most of the time. None: all rules.

    Returns:
        The rules, and a problem for every unreadable file of the person's own.
    """
    ours = _shipped_lists(_files_named(shipped, "language."), words)
    tables, problems = _own_tables(_files_named(own, "language."), _word_list)
    theirs = [wordlist.in_use(table) for table in tables]
    return wordlist.rules_from([*ours, *theirs], language), problems


def _shipped_lists(paths: Sequence[Path], words: Collection[str] | None) -> list[wordlist.WordList]:
    """Shipped word lists, parsed once for all commands.

    With `words`, the rules and phrases brought up by these.
    """
    lists = []
    for parsed in parsed_lists("words", paths, _word_list, wordlist.WordRule._fields):
        rules = _every(parsed) if words is None else _brought_up(parsed, words)
        lists.append(wordlist.in_use({**parsed.table, "rules": rules}))
    return lists


def _every(parsed: ParsedList) -> list[Mapping[str, Any]]:
    """All rules of a list."""
    return [json.loads(rule) for rule in parsed.rules]


def _brought_up(parsed: ParsedList, words: Collection[str]) -> list[Mapping[str, Any]]:
    """Rules that words bring up, each with the phrases brought up."""
    places = {int(place) for word in words for place in parsed.by_word.get(word, "").split()}
    found: list[Mapping[str, Any]] = []
    for at, of_rule in groupby(map(wordlist.place_of, sorted(places)), key=itemgetter(0)):
        rule = json.loads(parsed.rules[at])
        kept: dict[str, list[str]] = {key: [] for key in wordlist.WITH_PHRASES}
        for _, key, phrase in of_rule:
            if _may_be_in(rule[key][phrase], words):
                kept[key].append(rule[key][phrase])
        if kept["match"]:
            found.append({**rule, **kept})
    return found


def _may_be_in(phrase: str, words: Collection[str]) -> bool:
    """Whether each plain word of a phrase is among some words; asked before it is taken apart."""
    pieces = (piece.split("/") for piece in phrase.split())
    return all(any(word in words or not word.isalpha() for word in piece) for piece in pieces)


def _identifiers(data: bytes, *, own: bool = False) -> Parsed:
    """A file of rules, validated."""
    from equityjournal.store.packs.validated_lists import identifiers_in  # noqa: PLC0415 - loads Pydantic

    return identifiers_in(data, own=own)


def _word_list(data: bytes, *, own: bool = False) -> Parsed:
    """A word list, validated, with its index."""
    from equityjournal.store.packs.validated_lists import words_in  # noqa: PLC0415 - loads Pydantic

    return words_in(data, own=own)


def _own_tables(
    paths: Sequence[Path], read: Callable[..., Parsed]
) -> tuple[list[Mapping[str, Any]], list[Problem]]:
    """Validated tables of the person's own files, with problems of unreadable files."""
    found: list[Mapping[str, Any]] = []
    problems = []
    for path in paths:
        try:
            found.append(read(files.read(path), own=True)[0])
        except (DamagedFile, FileNotFoundError) as error:
            why = error.why if isinstance(error, DamagedFile) else say("it is gone")
            problems.append(Problem(f"prompts/words/{path.name}", None, "words", why))
    return found, problems


def _files_named(folder: Path, beginning: str) -> Sequence[Path]:
    """TOML files in a folder, by the start of their name."""
    try:
        names = [file.name for file in entries_of(folder)]
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(beginning) and name.endswith(".toml")]
