"""The shipped list of words, read once, and the labelled sentences it is tried on."""

import tomllib
from pathlib import Path

from equityjournal.core.notices.language import find
from equityjournal.core.notices.wordlist import rules_from
from equityjournal.store.disk.config import shipped_packs

LIST = tomllib.loads((shipped_packs() / "words/language.en-GB.toml").read_text("utf-8"))
RULES = rules_from([LIST])
SENTENCES = tomllib.loads((Path(__file__).parents[1] / "notices/language.toml").read_text("utf-8"))
KINDS = ("avoid", "consider", "contested")
ALL = [one for part in SENTENCES.values() for one in part]
MARKED = [one for one in ALL if any(one.get(kind) for kind in KINDS)]


def found(text: str, *, set_aside: list[str] | None = None) -> list[str]:
    """The words found by the shipped rules, as they stand in the text."""
    return [text[one.start : one.end] for one in find(text, RULES, set_aside or [])]
