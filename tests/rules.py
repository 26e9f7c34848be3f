"""The shipped rules, read once for every test that needs them."""

from functools import cache
from pathlib import Path

from equityjournal.core.notices.identifiers import IdentifierRules
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.word_rules import identifier_rules


@cache
def shipped() -> IdentifierRules:
    """The rules that come with the program."""
    rules, problems = identifier_rules(shipped_packs() / "words", Path("nowhere"))
    assert not problems
    return rules
