"""Prints how long notices take on 300 words: processor time, of both finders and together.

The best of many times, in turns, since other programs run as well; then what it costs to make them ready.
"""

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

BEGUN = process_time()

from equityjournal.core.notices import privacy  # noqa: E402 - timed
from equityjournal.core.notices.language import labelling  # noqa: E402 - as above
from equityjournal.store.packs.word_rules import identifier_rules, language_rules  # noqa: E402 - as above

ROOT = Path(__file__).parents[1]
WORDS, NOWHERE, SETS = ROOT / "prompts/words", ROOT / "no-such-folder", ROOT / "tests/notices"
TURNS, IN_A_ROW = 8, 30

PROSE = """\
I had meant to begin the meeting with what was going well, and instead I went straight to the list. She sat
back in her chair and said very little for the first ten minutes. When I asked whether the plan still made
sense to her she said that it was fine, in the voice people use when it is not. I noticed that, and I
carried on anyway, because there were four more things to get through before the next appointment.

Afterwards my colleague asked how it had gone and I heard myself say that it was a bit flat. On the way home
I kept thinking about why I did not stop. Part of it was the time. Part of it, I think, is that I find
silence hard, and I fill it with tasks so that I do not have to sit in it. The form helps me with that,
which is not what the form is for. In supervision we talked about who the questions are really for, and I
did not have a good answer.

What would I do another time? I would put the papers away at the start and ask one open question, then wait.
I would tell her that we can leave the rest until next week. I would also check what she had hoped to talk
about, since I never found out. It is easy to say that people do not engage when the way we work leaves them
so little room.

I felt tired and rather ashamed on Tuesday evening, and a little better by the morning. My manager was kind
about it. She said that noticing is the first half. We agreed that I would ring on Friday, say sorry for the
rush, and offer a longer visit with no agenda. I want to remember how quickly I reached for the list.
"""
"""An entry as people write them, with next to nothing in it."""


def texts() -> dict[str, str]:
    """Texts of 300 words, by what is in them."""
    spoken = tomllib.loads((SETS / "language.toml").read_text("utf-8"))["tuned"]
    kinds = ("avoid", "consider", "contested")
    traps = [sentence["text"] for sentence in spoken if not any(map(sentence.get, kinds))]
    notes = tomllib.loads((SETS / "blind/identity8.toml").read_text("utf-8"))["sentence"]
    labelled = tomllib.loads((SETS / "blind/language8.toml").read_text("utf-8"))["note"]
    return {
        "an entry with next to nothing in it": of_300(PROSE.splitlines(), "\n"),
        "sentences where much looks like something": of_300(traps),
        "a word worth a look in every other line": of_300(sentence["text"] for sentence in spoken),
        "a label in every line": of_300(note["text"] for note in labelled if note.get("phrases")),
        "a name or a number in every line": of_300(note["text"] for note in notes if note.get("value")),
    }


def of_300(lines: Iterable[str], between: str = " ") -> str:
    """The first 300 words of some lines."""
    return " ".join(between.join(lines).split(" ")[:300])


def timed(find: Callable[..., object], text: str, rules: object) -> float:
    """Milliseconds of processor time that a text takes."""
    began = process_time()
    find(text, rules)
    return (process_time() - began) * 1000


def best(find: Callable[..., object], text: str, rules: object) -> float:
    """The least that a text takes, of several times in a row."""
    return min(timed(find, text, rules) for _ in range(IN_A_ROW))


def main() -> None:
    """Print what loading and the first look cost, then each text with its times."""
    loaded, every = (process_time() - BEGUN) * 1000, texts()
    prose = next(iter(every.values()))
    began = process_time()
    identity, _ = identifier_rules(WORDS, NOWHERE)
    for_identity, began = (process_time() - began) * 1000, process_time()
    language, _ = language_rules(WORDS, NOWHERE, words=labelling.words_looked_up(prose))
    for_language = (process_time() - began) * 1000
    first = timed(privacy.find, prose, identity), timed(labelling.find, prose, language)
    print(f"made ready for an entry: code {loaded:.0f} ms, rules of identity {for_identity:.0f}, ", end="")
    print(f"phrases that its words bring up {for_language:.0f}, first look {first[0]:.0f} and {first[1]:.1f}")
    language, _ = language_rules(WORDS, NOWHERE)
    turns = [
        {
            name: (best(privacy.find, text, identity), best(labelling.find, text, language))
            for name, text in every.items()
        }
        for _ in range(TURNS)
    ]
    for name in every:
        by_identity, by_language = (min(times) for times in zip(*(turn[name] for turn in turns), strict=True))
        print(f"300 words, {name}: identity {by_identity:.2f} ms, language {by_language:.2f}, ", end="")
        print(f"together {by_identity + by_language:.2f}")


if __name__ == "__main__":
    main()
