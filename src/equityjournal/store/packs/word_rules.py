"""Word lists and rules behind notices, shipped and own."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from equityjournal.core.notices import identifiers, wordlist
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.faults import Refusal, first_fault
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, toml
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.disk.positions import lines_of
from equityjournal.store.disk.record import Record
from equityjournal.store.packs.british_words import british_words
from equityjournal.store.packs.parsed_lists import parsed_lists

Read = TypeVar("Read", bound=Record)


def identifier_rules(shipped: Path, own: Path) -> tuple[identifiers.IdentifierRules, list[Problem]]:
    """Rules for identifying details, from files named `identifiers….toml`.

    Args:
        shipped: The folder of shipped word lists.
        own: The journal's own folder, possibly missing; its rules may hold no regular expressions.

    Returns:
        The readable rules, and a problem for every unreadable file of the person's own.
    """
    paths = _files_named(shipped, "identifiers")
    lists = parsed_lists("identifiers", paths, _as_identifiers)
    ours = [identifiers.RuleFile.model_construct(parsed.table) for parsed in lists]
    theirs, problems = _read_all(_files_named(own, "identifiers"), identifiers.OwnRuleFile)
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
    theirs, problems = _read_all(_files_named(own, "language."), wordlist.WordList)
    return wordlist.rules_from([*ours, *theirs], language), problems


def _shipped_lists(paths: Sequence[Path], words: Collection[str] | None) -> list[wordlist.WordList]:
    """Shipped word lists, parsed once for all commands; with `words`, the rules that these bring up."""
    lists = []
    for parsed in parsed_lists("words", paths, _as_word_list):
        table = parsed.table
        if words is not None:
            places = sorted({place for word in words for place in parsed.by_word.get(word, ())})
            table = {**table, "rules": [table["rules"][place] for place in places]}
        lists.append(wordlist.WordList.model_construct(table))
    return lists


def _as_identifiers(path: Path, table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """A shipped file of rules, as a validated table."""
    return _validated(path, identifiers.RuleFile, table).model_dump(by_alias=True), {}


def _as_word_list(path: Path, table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """A shipped word list, as a validated table, with its index."""
    words = _validated(path, wordlist.WordList, table)
    return words.model_dump(by_alias=True), wordlist.rules_by_word(words)


def read_words(path: Path, kind: type[Read]) -> Read:
    """Read a file of rules.

    Raises:
        DamagedFile: With the line and the fault.
        FileNotFoundError: When it does not exist.
    """
    return _validated(path, kind, toml.parse(files.read(path)))


def _validated(path: Path, kind: type[Read], table: Mapping[str, Any]) -> Read:
    """A file's table as rules; a fault is named by its line."""
    try:
        return kind.model_validate(table)
    except ValueError as error:
        place, why = first_fault(cast("Refusal", error))
        line = lines_of(files.read(path).decode("utf-8-sig"))(place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def _read_all(paths: Sequence[Path], kind: type[Read]) -> tuple[list[Read], list[Problem]]:
    """Readable files of the person's own, with problems of others."""
    found, problems = [], []
    for path in paths:
        try:
            found.append(read_words(path, kind))
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
