"""Finds word lists: those shipped, then the person's own, which add, replace or silence rules."""

from pathlib import Path

from pydantic import ValidationError

from equityjournal.core.errors import DamagedFile
from equityjournal.core.faults import first_fault
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.core.wordlist import Rules, WordList, rules_from
from equityjournal.store import files
from equityjournal.store.packs import line_of
from equityjournal.store.toml import parse


def language_rules(shipped: Path, own: Path, language: str = "en-GB") -> tuple[Rules, list[Problem]]:
    """Read every word list about language there is: files named `language.….toml`, in order of name.

    Args:
        shipped: The folder that came with the program, `prompts/words`.
        own: The journal's own, which need not exist.
        language: That of the entry; lists of another are passed over.

    Returns:
        The rules, and a named problem for every file that could not be read.
    """
    lists: list[WordList] = []
    problems: list[Problem] = []
    for path in (path for folder in (shipped, own) for path in sorted(folder.glob("language.*toml"))):
        try:
            lists.append(read_words(path))
        except DamagedFile as error:
            problems.append(Problem(f"prompts/words/{path.name}", None, "words", error.sentence))
    return rules_from(lists, language), problems


def read_words(path: Path) -> WordList:
    """Read one word list.

    Raises:
        DamagedFile: With the line, and what is wrong there.
    """
    data = files.read(path)
    try:
        return WordList.model_validate(parse(data))
    except ValidationError as error:
        place, why = first_fault(error)
        line = line_of(data.decode("utf-8-sig"), place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None
