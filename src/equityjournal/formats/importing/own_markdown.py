"""The Markdown of `export markdown`, read back."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from equityjournal.core.entries.schema import ENTRY_ID
from equityjournal.core.importing.items import Found, Item, Unread
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.headed import place
from equityjournal.formats.importing.written_days import Written, read

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,5}|lt|amp|quot);)")
_FIRM_SPACE = "\u00a0"


def is_own(start: str) -> bool:
    """Whether a text begins as an export of this program does."""
    first, _, rest = start.partition("\n")
    title = say("Reflective journal")
    return first in ("# Reflective journal", f"# {title}") and "\n## " in rest


@dataclass
class _Reading:
    """An entry being read."""

    number: int
    title: str
    written: Written | None
    facts: dict[str, str] = field(default_factory=dict)
    answers: list[list[str]] = field(default_factory=lambda: [["", ""]])
    raw: list[str] = field(default_factory=list)
    has_words: bool = False


def entries(lines: Iterable[str]) -> Iterator[Item]:
    """The entries of a document, in its order."""
    written: Written | None = None
    reading: _Reading | None = None
    for number, line in enumerate(lines, start=1):
        if line.startswith("## "):
            yield from _ended(reading)
            written, reading = read(_plain(line[3:])), None
        elif line.startswith("### "):
            yield from _ended(reading)
            reading = _Reading(number, _plain(line[4:]), written)
        elif reading is not None:
            _take(reading, line)
    yield from _ended(reading)


def _take(reading: _Reading, line: str) -> None:
    """Add a line to an entry."""
    reading.raw.append(line)
    question = line[2:-2] if line.startswith("**") and line.endswith("**") and len(line) > 4 else ""
    if question:
        reading.answers.append([_plain(question), ""])
        reading.has_words = True
    elif line.startswith("- ") and not reading.has_words and ": " in line:
        name, _, fact = line[2:].partition(": ")
        reading.facts[name] = _plain(fact)
    elif line.strip() or reading.answers[-1][1]:
        reading.has_words = True
        reading.answers[-1][1] += f"{_plain(line)}\n"


def _ended(reading: _Reading | None) -> Iterator[Item]:
    """The finished entry, if any."""
    if reading is None:
        return
    where = place(reading.number, "")
    if reading.written is None:
        text = "\n".join([reading.title, *reading.raw]).strip()
        yield Unread(where, say("its day could not be read"), text)
        return
    named = (
        re.search(ENTRY_ID, reading.title)
        if reading.title.split(" ")[0] in ("Entry", say("Entry {id}", id="").strip())
        else None
    )
    facts = reading.facts
    yield Found(
        place=where,
        day=reading.written.day,
        text="",
        title="" if named else reading.title,
        ref=named.group() if named else "",
        tags=_listed(facts.get(say("Themes"), "")) + _listed(facts.get(say("Labels"), "")),
        answers=tuple((question, said.strip("\n")) for question, said in reading.answers if said.strip()),
        setting=facts.get(say("Setting"), ""),
        people=_listed(facts.get(say("With"), "")),
        feelings=_listed(facts.get(say("Feelings"), "")),
        private=say("Private") in facts,
    )


def _plain(line: str) -> str:
    """A line as typed, without its escapes for Markdown."""
    words = line.removesuffix("  ")
    firm = len(words) - len(words.lstrip(_FIRM_SPACE))
    words = f"{' ' * firm}{words[firm:]}".replace(f"{_FIRM_SPACE}'", " '")
    return _ESCAPED.sub(lambda found: found[1] or html.unescape(found[2]), words)


def _listed(fact: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in fact.split(", ") if part.strip())
