"""Makes invented journals of any size, in our own file format and in those of the peers.

The same entries every time: the words are drawn by lot, from a seed, out of half sentences such as people in
public service write, and 30,000 words as frequent as in any language. Nobody in them is real.
"""

import os
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path

from equityjournal.core.entries.entry import Answer, Entry
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.pack import Pack
from equityjournal.store.disk.names import place_of
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import read_pack
from equityjournal.store.records import record

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
VOCABULARY = 30_000
"""Different words; the second is half as frequent as the first, the third a third, and so on (Zipf)."""
WORDS_A_SENTENCE = 9


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


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words of the shipped British list, in an order drawn by lot, and how frequent each is, summed up."""
    lot = random.Random(30_000)  # noqa: S311 - the same words every time
    known = (shipped_packs() / "words" / "british.txt").read_text("utf-8").split()
    words = lot.sample([word for word in known if word.isalpha()], VOCABULARY)
    return words, list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))


def notes(count: int, prompts: int, themes: list[str], seed: int = 1948) -> Iterator[Note]:
    """`count` entries over ten years, oldest first, each of 60 to 180 words."""
    lot = random.Random(seed)  # noqa: S311 - the same journal every time
    words, frequencies = vocabulary()
    rare = set(lot.sample(range(count), min(3, count)))
    for number in range(count):
        day = LAST_DAY - timedelta(days=DAYS - 1 - number * DAYS // count)
        moment = datetime.combine(day, time(17, number % 60, number // 60 % 60, number % 1_000_000), UTC)
        sentences = [
            f"{lot.choice(WHO).capitalize()} {lot.choice(DID)}: "
            f"{' '.join(lot.choices(words, cum_weights=frequencies, k=WORDS_A_SENTENCE))}."
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
    lot, paths = random.Random(count), []  # noqa: S311
    themes = [theme.id for theme in pack.themes]
    for note in notes(count, len(pack.prompts), themes):
        identity = f"{note.day.isoformat()}-{''.join(lot.choices(LETTERS, k=6))}"
        answer = Answer(text=note.text)
        if note.prompt is not None:
            prompt = pack.prompts[note.prompt]
            answer = Answer(prompt=prompt.cited, question=prompt.text, themes=prompt.themes, text=note.text)
        entry = Entry(
            schema_version=1, id=identity, written=note.moment, happened=note.day, pack=pack.id,
            language="en-GB", setting=note.setting, people=note.people, feelings=note.feelings,
            themes=note.themes, answers=[answer],
        )  # fmt: skip
        paths.append(place_of(root, identity))
        _write(paths[-1], record.to_bytes(entry, identity))
    for (
        path
    ) in paths:  # as the program leaves them: a change of the file itself is told from one of its words
        path.chmod(0o600)


def make_jrnl(home: Path, said: "Iterable[Said]") -> None:
    """One text file, with themes as tags."""
    text = "".join(
        f"[{one.when:%Y-%m-%d %I:%M:%S %p}] {one.title}\n{one.text}\n{one.tags('@')}\n\n" for one in said
    )
    _write(home / "jrnl.txt", text.encode())
    settings = """colors: {body: none, date: none, tags: none, title: none}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals:
  default: {journal: ~/jrnl.txt}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: '4.6'
"""
    _write(home / ".config/jrnl/jrnl.yaml", settings.encode())


def make_kaydet(home: Path, said: "Iterable[Said]") -> None:
    """One text file for each day; `kaydet --doctor` makes the index of them."""
    for day, those in groupby(said, key=lambda one: one.when.date()):
        head = f"{day:%Y/%m/%d/ - %A}"
        parts = [
            f"{one.when:%H:%M} [{one.number}]: {one.title} {one.tags('#')}\n{one.text}\n" for one in those
        ]
        _write(home / f"Kaydet/{day}.txt", "\n".join([head, "-" * len(head), *parts]).encode())
    settings = """[SETTINGS]
storage_dir = ~/Kaydet
day_file_pattern = %Y-%m-%d.txt
day_title_pattern = %Y/%m/%d/ - %A
index_dir = ~/.local/share/kaydet
editor = true
"""
    _write(home / ".config/kaydet/config.ini", settings.encode())


def make_todoman(home: Path, said: "Iterable[Said]") -> None:
    """A task for each entry, in a file of its own, with themes as categories."""
    for one in said:
        stamp, text = f"{one.when:%Y%m%dT%H%M%SZ}", one.text.replace(",", "\\,").replace("\n", "\\n")
        title, tags = one.title.replace(",", "\\,"), ",".join(one.themes)
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:benchmark", "BEGIN:VTODO",
            f"UID:{one.number}@benchmark", f"CREATED:{stamp}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}",
            "SEQUENCE:1", "STATUS:NEEDS-ACTION", f"SUMMARY:{title}", f"DESCRIPTION:{text}",
            *([f"CATEGORIES:{tags}"] if tags else []), "END:VTODO", "END:VCALENDAR", "",
        ]  # fmt: skip
        _write(home / f"todo/notes/{one.number}.ics", "\r\n".join(lines).encode())
    settings = """path = "~/todo/*"
default_list = "notes"
cache_path = "~/.cache/todoman.sqlite3"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
"""
    _write(home / ".config/todoman/config.py", settings.encode())


def make_notmuch(home: Path, said: "Iterable[Said]") -> None:
    """A message for each entry; `notmuch new` makes the index of them, `notmuch tag --batch` tags them."""
    marks = []
    for one in said:
        message = (
            f"From: Somebody <somebody@example.org>\nDate: {format_datetime(one.when)}\n"
            f"Message-ID: <{one.number}@example.org>\nSubject: {one.title}\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{one.text}\n"
        )
        _write(home / f"mail/cur/{one.number}:2,S", message.encode())
        marks += [f"{' '.join(f'+{theme}' for theme in one.themes)} -- id:{one.number}@example.org\n"] * bool(
            one.themes
        )
    for folder in ("new", "tmp"):
        (home / "mail" / folder).mkdir()
    _write(home / "tags", "".join(marks).encode())
    settings = """[database]
path=mail
[user]
name=Somebody
primary_email=somebody@example.org
[new]
tags=
[maildir]
synchronize_flags=false
"""
    _write(home / ".notmuch-config", settings.encode())


@dataclass(frozen=True)
class Said:
    """What a peer is given of one note: the same words, as a title, a text and tags."""

    number: int
    when: datetime
    title: str
    text: str
    themes: list[str]

    def tags(self, sign: str) -> str:
        """Its themes as tags."""
        return " ".join(f"{sign}{theme}" for theme in self.themes)


def all_said(count: int, pack: Pack) -> Iterator[Said]:
    """The same notes as in a journal of ours, oldest first."""
    for note in notes(count, len(pack.prompts), [theme.id for theme in pack.themes]):
        prompt = None if note.prompt is None else pack.prompts[note.prompt]
        rest = f"At: {note.setting}. With: {', '.join(note.people)}. Felt: {', '.join(note.feelings)}."
        yield Said(
            note.number + 1, note.moment.replace(microsecond=0),
            title=prompt.text if prompt else note.text.partition(". ")[0] + ".",
            text=f"{note.text}\n\n{rest}", themes=list(prompt.themes) if prompt else note.themes,
        )  # fmt: skip


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


PEERS = {"jrnl": make_jrnl, "kaydet": make_kaydet, "todoman": make_todoman, "notmuch": make_notmuch}


def main() -> None:
    """Make one journal: `journals.py WHOSE COUNT HOME`."""
    os.umask(0o077)  # as our own program has it; `check` would name each file that others may read
    whose, count, home = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    pack = read_pack(shipped_packs() / f"{DEFAULT_PACK}.toml")
    if not isinstance(pack, Pack):
        sys.exit("the pack is no pack")
    if whose == "ours":
        make_ours(home / "journal", count, pack)
    else:
        PEERS[whose](home, all_said(count, pack))


if __name__ == "__main__":
    main()
