"""Prints how well notices find what they should, by kind, on the labelled sentences in tests/notices/.

A finding is right when it is of the kind marked and covers all that is marked. Precision is the share of
findings that are right; recall is the share of marks that were found. "Tuned" are the sentences that rules
were written with in view; "held out" is every third one, which they were not.
"""

import re
import sys
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.privacy import find
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import identifier_rules

SENTENCES = Path(__file__).parents[1] / "tests" / "notices" / "identifiers.toml"
UNSTRUCTURED = {"name", "possible-name", "place", "address"}
"""Kinds found by words and capitals rather than by how a number or an address on the web is built."""
_MARK = re.compile(r"\{\{([a-z-]+)\|(.*?)\}\}")


@dataclass(frozen=True)
class Labelled:
    """A sentence, and what ought to be found in it: (kind, start, end)."""

    text: str
    marks: Sequence[tuple[str, int, int]]
    held_out: bool


@dataclass
class Score:
    """Counts by kind."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def figures(self, kinds: Iterable[str]) -> tuple[int, float, float]:
        """Marks, precision and recall over some kinds; 1 where there is nothing to be wrong about."""
        right, wrong, missed = (sum(c[k] for k in kinds) for c in (self.right, self.wrong, self.missed))
        return right + missed, right / (right + wrong or 1), right / (right + missed or 1)


def labelled(path: Path = SENTENCES) -> list[Labelled]:
    """The sentences of a file, their marks taken out."""
    data = tomllib.loads(path.read_text("utf-8"))
    return [_read(line, at % 3 == 2) for at, line in enumerate([*data["marked"], *data["traps"]])]


def _read(line: str, held_out: bool) -> Labelled:
    text, marks, done = "", [], 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        marks.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        done = match.end()
    return Labelled(text + line[done:], marks, held_out)


def judged(one: Labelled, found: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Every verdict on one sentence: ("right" | "wrong" | "missed", kind)."""
    left = list(found)
    for kind, start, end in one.marks:
        hit = next((f for f in left if f.kind == kind and f.start <= start and end <= f.end), None)
        yield ("right" if hit else "missed"), kind
        if hit:
            left.remove(hit)
    yield from (("wrong", f.kind) for f in left)


def score(sentences: Iterable[Labelled], rules: IdentifierRules, *, show: bool = False) -> Score:
    """Count verdicts over sentences; with `show`, print those with something wrong or missed."""
    counts = Score()
    for one in sentences:
        found = find(one.text, rules)
        verdicts = list(judged(one, found))
        for verdict, kind in verdicts:
            getattr(counts, verdict)[kind] += 1
        if show and any(verdict != "right" for verdict, _ in verdicts):
            print([v for v in verdicts if v[0] != "right"], repr(one.text), end=" ")
            print([(f.kind, one.text[f.start : f.end]) for f in found])
    return counts


def measured(
    every: Sequence[Labelled], *, show: bool = False, show_held: bool = False
) -> tuple[Score, Score]:
    """Scores of the shipped rules: over the tuned sentences, and over those held out."""
    rules, _ = identifier_rules(shipped_packs() / "words", Path("nowhere"))
    tuned = score([one for one in every if not one.held_out], rules, show=show)
    return tuned, score([one for one in every if one.held_out], rules, show=show_held)


def for_the_guide() -> str:
    """The figures in docs/guides/noticing.md, where `make docs` writes them."""
    every = labelled()
    tuned, held = measured(every)
    kinds = {kind for one in every for kind, _, _ in one.marks}
    built = kinds - UNSTRUCTURED
    traps = sum(not one.marks for one in every)
    (few, *_), (fewer, *_) = held.figures(built), held.figures(["possible-name"])
    said = (
        f"Measured by `python benchmarks/notices.py` on {len(every)} invented sentences, {traps} of which "
        f"hold nothing that should be pointed out. Those held out have only {few} numbers and the like in "
        f"them, and {fewer} names known by a capital alone: too few to promise anything."
    )
    lines = [textwrap.fill(said, 118), "", "| | Precision | Recall |", "|---|---|---|"]
    for name, counts, of in (
        ("numbers, dates, addresses on the web and the like: sentences in view", tuned, built),
        ("the same: sentences held out", held, built),
        ("everything, with places and names: sentences in view", tuned, kinds),
        ("everything: sentences held out", held, kinds),
    ):
        _, precision, recall = counts.figures(of)
        lines.append(f"| {name} | {precision:.2f} | {recall:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print one line a kind, for the tuned and the held-out sentences; `--show` names what went wrong."""
    every = labelled()
    tuned, held = measured(every, show="--show" in sys.argv, show_held="--show-held-out" in sys.argv)
    if "--tuned" in sys.argv:
        held = Score()
    kinds = sorted(
        set(tuned.right) | set(tuned.wrong) | set(tuned.missed) | set(held.right) | set(held.missed)
    )
    print(f"{len(every)} sentences, of which {sum(not one.marks for one in every)} are traps")
    print(f"{'':18}{'tuned':>22}{'held out':>24}")
    print(f"{'kind':18}{'marks':>6}{'precision':>10}{'recall':>7}{'marks':>7}{'precision':>10}{'recall':>7}")
    groups = [("structured", [k for k in kinds if k not in UNSTRUCTURED]), ("all", kinds)]
    for name, of in [*((kind, [kind]) for kind in kinds), *groups]:
        (m, p, r), (hm, hp, hr) = tuned.figures(of), held.figures(of)
        print(f"{name:18}{m:6}{p:10.2f}{r:7.2f}{hm:7}{hp:10.2f}{hr:7.2f}")


if __name__ == "__main__":
    main()
