"""The shipped list of words, read once, and the labelled sentences it is tried on."""

import tomllib
from pathlib import Path

from equityjournal.core.notices.language.labelling import find
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import language_rules

RULES = language_rules(shipped_packs() / "words", Path("none"))[0]
SENTENCES = {
    part: sentences
    for path in sorted((Path(__file__).parents[1] / "notices").glob("language*.toml"))
    for part, sentences in tomllib.loads(path.read_text("utf-8")).items()
}
KINDS = ("avoid", "consider", "contested")
ALL = [one for part in SENTENCES.values() for one in part]
MARKED = [one for one in ALL if any(one.get(kind) for kind in KINDS)]


def found(text: str, *, set_aside: list[str] | None = None) -> list[str]:
    """The words found by the shipped rules, as they stand in the text."""
    return [text[one.start : one.end] for one in find(text, RULES, set_aside or [])]
