"""Prints how well notices do on the sets in tests/notices/blind/, written by people who had seen no rule.

A marked value is found when findings cover every letter of it. A finding is right when it touches a marked
value; one in a trap flags the trap. Intervals are Wilson's, of 95 in 100. `--part held` takes every other
sentence of identity.toml, beginning with the first: they stayed unread while the rules were written; `--part
seen` the others. `--misses` names what went wrong.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from equityjournal.core.notices import privacy
from equityjournal.core.notices.language import labelling
from equityjournal.core.notices.language.wordlist import WordRules
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import identifier_rules, language_rules

BLIND = Path(__file__).parents[1] / "tests" / "notices" / "blind"
_IN_CAPITALS = {"sentence-start", "bullet-start", "capital-mid", "full", "title+name", "relation+name"}
_IN_CAPITALS |= {"all-caps", "in-quotes", "nickname", "possessive-without-apostrophe", "other-form"}
_IN_SMALL = {"lower-case", "initials"}


@dataclass
class Tally:
    """Counts over a set of sentences."""

    marked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Marked values by (way of counting, row)."""
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    traps: int = 0
    flagged: int = 0
    right: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)
    """What was missed or wrongly pointed out, in words."""

    def count(self, rows: Iterable[tuple[str, str]], *, found: bool) -> None:
        """Count a marked value in each of its rows."""
        for row in rows:
            self.marked[row] += 1
            self.found[row] += found

    def share(self, row: tuple[str, str]) -> float:
        """Share of a row's marked values that were found; 1 where there are none."""
        return self.found[row] / self.marked[row] if self.marked[row] else 1.0


def interval(found: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share, for 95 in 100."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, found / of
    middle, spread = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def places_of(text: str, value: str) -> list[int]:
    """The places of a value in a text, in any case if not as it is written."""
    exact = [at for at in range(len(text)) if text.startswith(value, at)]
    return exact or [at for at in range(len(text)) if text.lower().startswith(value.lower(), at)]


def covered(text: str, value: str, findings: Sequence[Finding]) -> bool:
    """Whether findings cover every letter of a value, at one of its places."""
    hidden = {at for finding in findings for at in range(finding.start, finding.end)}
    return any(
        all(here in hidden for here in range(at, at + len(value)) if text[here].isalnum())
        for at in places_of(text, value)
    )


def touches(text: str, value: str, finding: Finding) -> bool:
    """Whether a finding overlaps a value at any of its places."""
    return any(finding.start < at + len(value) and at < finding.end for at in places_of(text, value))


def sentences(name: str, part: str = "all") -> list[dict[str, Any]]:
    """The sentences of a blind set, or half of them."""
    every: list[dict[str, Any]]
    (every,) = tomllib.loads((BLIND / f"{name}.toml").read_text("utf-8")).values()
    return {"all": every, "held": every[::2], "seen": every[1::2]}[part]


def identity(rules: IdentifierRules, part: str = "all", name: str = "identity") -> Tally:
    """Counts over a set of sentences with identifying details."""
    tally = Tally()
    for sentence in sentences(name, part):
        count_sentence(tally, sentence, privacy.find(sentence["text"], rules))
    return tally


def count_sentence(tally: Tally, sentence: dict[str, Any], findings: Sequence[Finding]) -> None:
    """Count what was found in a sentence."""
    text, values = sentence["text"], sentence.get("value", [])
    for value in values:
        hit = covered(text, value["text"], findings)
        tally.count(_rows_of(value), found=hit)
        if not hit:
            tally.misses.append(f"missed {value['kind']} {value['name_form']} {value['text']!r} in: {text}")
    _count_findings(tally, text, [value["text"] for value in values], findings)
    tally.traps += not values
    tally.flagged += bool(findings and not values)


def found_at(start: int, end: int) -> Finding:
    """A finding of another program."""
    return Finding("found", start, end, "", "low", "")


def _rows_of(value: dict[str, str]) -> list[tuple[str, str]]:
    """The rows in which a value of identity.toml counts."""
    rows = [("kind", value["kind"]), ("all", "everything")]
    if value["kind"] != "name":
        return [*rows, ("all", "structured")]
    form = value["name_form"]
    rows += [("form", form), ("community", value["community"] or "not said")]
    if form in _IN_CAPITALS:
        rows.append(("all", "names in capitals"))
    if form in _IN_SMALL:
        rows.append(("all", "names in small letters or initials"))
    return rows


def _count_findings(tally: Tally, text: str, values: Sequence[str], findings: Sequence[Finding]) -> None:
    for finding in findings:
        right = any(touches(text, value, finding) for value in values)
        tally.right += right
        tally.wrong += not right
        if not right:
            tally.misses.append(f"wrong {finding.kind} {text[finding.start : finding.end]!r} in: {text}")


def words(rules: WordRules, name: str = "language") -> Tally:
    """Counts over a set of notes; a phrase is found when a finding touches it."""
    tally = Tally()
    for note in sentences(name):
        text, trap, strength = note["text"], note.get("trap", False), note.get("strength", "any strength")
        phrases = [] if trap else note.get("phrases") or [note["phrase"]]
        findings = labelling.find(text, rules)
        for phrase in phrases:
            hit = any(touches(text, phrase, finding) for finding in findings)
            tally.count([("strength", strength), ("all", "phrases")], found=hit)
            if not hit:
                tally.misses.append(f"missed {strength} {phrase!r} in: {text}")
        _count_findings(tally, text, phrases, findings)
        tally.traps += trap
        tally.flagged += bool(trap and findings)
    return tally


def names(rules: IdentifierRules, frames: slice = slice(None)) -> Tally:
    """Counts over names20.toml: names of twenty communities, in each frame or some."""
    tally = Tally()
    data = tomllib.loads((BLIND / "names20.toml").read_text("utf-8"))
    for community, people in data["communities"].items():
        for person in people:
            for frame in data["frames"][frames]:
                text = frame.replace("{name}", person)
                hit = covered(text, person, privacy.find(text, rules))
                rows = [("community", community), ("frame", frame), ("name", person), ("all", "names")]
                tally.count(rows, found=hit)
    return tally


def tell(title: str, tally: Tally, ways: Sequence[str], *, misses: bool) -> None:
    """Print a set's figures, row by row."""
    print(f"== {title}")
    for way in ways:
        rows = sorted(row for row in tally.marked if row[0] == way)
        for row in sorted(rows, key=tally.share):
            low, high = interval(tally.found[row], tally.marked[row])
            figures = f"{tally.found[row]:5}/{tally.marked[row]:<5} {tally.share(row):.3f}"
            print(f"  {row[1][:50]:50} {figures}  ({low:.2f} to {high:.2f})")
    if tally.right + tally.wrong:
        precision = tally.right / (tally.right + tally.wrong)
        print(f"  precision {precision:.3f} ({tally.right} right, {tally.wrong} wrong)")
    if tally.traps:
        print(f"  traps flagged {tally.flagged} of {tally.traps}")
    if misses:
        print("\n".join("    " + miss.replace("\n", " / ") for miss in tally.misses))


def main() -> None:
    """Print the figures of all three sets."""
    parser = argparse.ArgumentParser(description="How well notices do on sentences written blind.")
    parser.add_argument("--part", choices=("all", "held", "seen"), default="all")
    parser.add_argument("--set", choices=tuple(map(str, range(1, 21))), default="1", help="which of the sets")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--frames", action="store_true", help="names20 by frame and by name too")
    options = parser.parse_args()
    nowhere = BLIND / "no-such-folder"
    rules, _ = identifier_rules(shipped_packs() / "words", nowhere)
    spoken, _ = language_rules(shipped_packs() / "words", nowhere)
    which = "" if options.set == "1" else options.set
    held_against = identity(rules, options.part, f"identity{which}")
    tell(
        f"identity, {options.part}", held_against, ["all", "kind", "form", "community"], misses=options.misses
    )
    if (BLIND / f"language{which}.toml").exists():
        tell("language", words(spoken, f"language{which}"), ["all", "strength"], misses=options.misses)
    ways = ["all", "community"] + (["frame", "name"] if options.frames else [])
    by_community = names(rules)
    tell("names of twenty communities", by_community, ways, misses=False)
    shares = [by_community.share(row) for row in by_community.marked if row[0] == "community"]
    print(f"  mean of the communities {sum(shares) / len(shares):.3f}, lowest {min(shares):.3f}")


if __name__ == "__main__":
    main()
