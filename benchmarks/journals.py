"""Makes invented journals of any size, in our own file format and in those of the peers.

The same entries every time: the words are drawn by lot, from a seed, out of sentences such as people in
public service write. Nobody in them is real.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from equityjournal.core.entry import Answer, Entry
from equityjournal.core.pack import Pack
from equityjournal.store import record
from equityjournal.store.names import place_of

LAST_DAY = date(2026, 11, 20)
DAYS = 3650  # ten years of daily writing
RARE = "kestrel"  # a word that stands in three entries of every journal
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"

SETTINGS = ("home visit", "team meeting", "duty desk", "clinic", "panel", "phone call", "drop-in", "")
FEELINGS = ("uneasy", "hopeful", "tired", "moved", "torn", "relieved", "angry", "curious", "proud", "stuck")
PEOPLE = ("a parent", "a housing officer", "a ward sister", "a young person", "a volunteer", "my manager")
WHO = (
    "the family", "my manager", "the tenant", "a colleague from another team", "the school", "her sister",
    "the duty worker", "two people from the group", "the interpreter", "an older man", "the panel", "we",
)  # fmt: skip
DID = (
    "asked for the meeting to be moved", "said nothing at first", "explained what they had tried already",
    "knew far more about the street than I did", "waited three weeks for an answer", "laughed about the form",
    "wanted somebody to write it down", "did not come back", "had prepared a list of questions",
    "told me what the last worker had promised", "decided before anybody had sat down", "thanked me",
)  # fmt: skip
THEN = (
    "and I noticed how quickly I agreed", "which I had not expected", "because the bus had been cancelled",
    "and nobody said so aloud", "so we began again from what mattered to them", "while I watched the clock",
    "and it changed what I thought the problem was", "although the rule says otherwise",
    "and I would like to ask about it in supervision", "which made the room go quiet",
    "and the letter arrived the next morning", "so I rang round until somebody picked up",
)  # fmt: skip


@dataclass(frozen=True)
class Note:
    """One invented entry, whatever format it goes into."""

    number: int
    day: date
    moment: datetime
    text: str
    setting: str
    people: list[str]
    feelings: list[str]
    themes: list[str]
    """Tagged by hand."""
    prompt: int | None
    """Which prompt it answers, by its place in the pack; None for free writing."""


def notes(count: int, prompts: int, themes: list[str], seed: int = 1948) -> Iterator[Note]:
    """`count` entries over ten years, oldest first, each of 60 to 180 words."""
    lot = random.Random(seed)  # noqa: S311 - the same journal every time
    rare = set(lot.sample(range(count), min(3, count)))
    for number in range(count):
        day = LAST_DAY - timedelta(days=DAYS - 1 - number * DAYS // count)
        moment = datetime.combine(day, time(17, number % 60, number // 60 % 60, number % 1_000_000), UTC)
        sentences = [
            f"{lot.choice(WHO).capitalize()} {lot.choice(DID)} {lot.choice(THEN)}."
            for _ in range(lot.randint(5, 12))
        ]
        if number in rare:
            sentences.insert(2, f"A {RARE} hung over the car park all the while.")
        free = lot.random() < 0.3
        yield Note(
            number, day, moment, "\n\n".join([" ".join(sentences[:4]), " ".join(sentences[4:])]),
            setting=lot.choice(SETTINGS), people=lot.sample(PEOPLE, lot.randint(0, 2)),
            feelings=lot.sample(FEELINGS, lot.randint(0, 2)),
            themes=[lot.choice(themes)] if free and lot.random() < 0.8 else [],
            prompt=None if free else lot.randrange(prompts),
        )  # fmt: skip


def make_ours(root: Path, count: int, pack: Pack) -> None:
    """A journal of ours, as the program itself would have written it."""
    lot = random.Random(count)  # noqa: S311
    themes = [theme.id for theme in pack.themes]
    for note in notes(count, len(pack.prompts), themes):
        identity = f"{note.day.isoformat()}-{''.join(lot.choices(LETTERS, k=6))}"
        answer, shown, passed = Answer(text=note.text), [], []
        if note.prompt is not None:
            prompt = pack.prompts[note.prompt]
            answer = Answer(prompt=prompt.cited, question=prompt.text, themes=prompt.themes, text=note.text)
            other = pack.prompts[(note.prompt + 7) % len(pack.prompts)].cited
            passed = [other] if note.number % 5 == 0 else []
            shown = [*passed, prompt.cited]
        entry = Entry(
            schema_version=1, id=identity, written=note.moment, happened=note.day, pack=pack.id,
            language="en-GB", setting=note.setting, people=note.people, feelings=note.feelings,
            themes=note.themes, shown=shown, passed=passed, answers=[answer],
        )  # fmt: skip
        path = place_of(root, identity)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(record.to_bytes(entry, identity))
