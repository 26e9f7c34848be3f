"""Says how well the notices on language do against sentences written by hand.

Run it as `python benchmarks/notices_language.py`; `--tuned` leaves the held-out part unread, `--misses` shows
every sentence that came out wrong.
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from equityjournal.core.notices.language.labelling import find
from equityjournal.core.notices.language.wordlist import WordRules
from equityjournal.store.packs.word_rules import language_rules

ROOT = Path(__file__).parents[1]
KINDS = ("avoid", "consider", "contested")


def held_against(sentences: list[dict[str, Any]], rules: WordRules, *, show: bool) -> dict[str, Counter[str]]:
    """Count, by kind, what was rightly found, wrongly found and missed.

    A find is right when it touches words that are marked with its kind.
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for sentence in sentences:
        text = sentence["text"]
        marked = [
            (kind, at, at + len(words))
            for kind in KINDS
            for words in sentence.get(kind, [])
            for at in [text.index(words)]
        ]
        for finding in find(text, rules):
            right = [
                one
                for one in marked
                if one[0] == finding.kind and one[1] < finding.end and finding.start < one[2]
            ]
            counts[finding.kind]["right" if right else "wrong"] += 1
            marked = [one for one in marked if one not in right]
            if show and not right:
                print(f"   wrongly {finding.kind:9} {text[finding.start : finding.end]!r} in: {text}")
        for kind, start, end in marked:
            counts[kind]["missed"] += 1
            if show:
                print(f"   missed  {kind:9} {text[start:end]!r} in: {text}")
    return counts


def main() -> None:
    """Print precision and recall by kind and part."""
    rules, problems = language_rules(ROOT / "prompts/words", ROOT / "no-such-folder")
    if problems:
        sys.exit(problems[0].message)
    labelled = {
        part: sentences
        for path in sorted((ROOT / "tests/notices").glob("language*.toml"))
        for part, sentences in tomllib.loads(path.read_text("utf-8")).items()
    }
    for part in ("tuned", "added") if "--tuned" in sys.argv else labelled:
        sentences = labelled[part]
        traps = sum(not any(one.get(kind) for kind in KINDS) for one in sentences)
        print(f"{part}: {len(sentences)} sentences, {traps} of them traps")
        for kind, count in held_against(sentences, rules, show="--misses" in sys.argv).items():
            right, wrong, missed = count["right"], count["wrong"], count["missed"]
            precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
            recall = f"{right / (right + missed):.3f}" if right + missed else "-"
            print(f"   {kind:9} precision {precision}  recall {recall}", end="")
            print(f"  ({right} right, {wrong} wrong, {missed} missed)")


if __name__ == "__main__":
    main()
