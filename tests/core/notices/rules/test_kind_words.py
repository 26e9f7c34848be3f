"""Kinds of identifying details are said in words."""

import tomllib

from equityjournal.core.notices.rules.kind_words import kind_in_words
from equityjournal.store.disk.places import shipped_packs


def test_every_kind_of_the_shipped_rules_has_words() -> None:
    """None is an id with hyphens, and those of an organisation's own rules lose them at least."""
    rules = tomllib.loads((shipped_packs() / "words/identifiers.toml").read_text("utf-8"))["rules"]
    kinds = {rule.get("kind", rule["id"]) for rule in rules} | {"possible-name"}
    assert not [kind for kind in kinds if "-" in kind_in_words(kind)]
    assert kind_in_words("nhs-number") == "NHS number"
    assert kind_in_words("bus-pass") == "bus pass"
