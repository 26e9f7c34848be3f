"""The Markdown exporter: entries as a readable document for oneself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.notices.masked_entry import Masked
from equityjournal.core.text.dates import in_words, month_in_words, with_weekday
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show
from equityjournal.formats import About

_FIRM_SPACE = "\u00a0"
# Signs with a meaning in CommonMark, GitHub, pandoc or Python-Markdown, or in a common extension of theirs.
# A backslash goes before those that all four let stand after one; the others are written by their number.
_BACKSLASHED = r"[\\`*_\[{#]|-(?=-)|\+(?=\+)|\.(?=\.\.)|(?<=www)\."
_NUMBERED = r"[<~^$@]|&(?=#?\w+;)|=(?==)|%(?=%)|:(?=//)|(?<=mailto):"
_SIGNS = re.compile(f"(?P<backslashed>{_BACKSLASHED})|{_NUMBERED}", re.IGNORECASE)
_NAMES = {"<": "&lt;", "&": "&amp;"}
# Beginnings of a line with a meaning; and 1. (1) a) iv. and their like, which begin a list.
_OPENING = re.compile(r"^(?:(?P<backslashed>[-+>]|!(?=!!))|[:|=]|\?(?=\?\?))")
_LIST_MARK = re.compile(r"^(\(?)(\d+|[a-z]|[ivxlcdm]+)(?=[.)](?:\s|$))", re.IGNORECASE)
# Pandoc sets quotes as a printer does, and drops a space before the second of a pair. So double quotes that
# are no plain pairs are written by their name, and the space before a single one is made firm.
_PLAIN_PAIRS = re.compile(r'[^"]*(?:"(?:[^\s"]|[^\s"][^"]*[^\s"])"[^"]*)*')
_LOOSE_QUOTE = re.compile(r"(?: |(?<=\n))'(?!\w)")


class MarkdownExporter:
    """An exporter of Markdown: a heading for each day, then the entries."""

    purpose = "A plain document, for reading and for pasting elsewhere."
    ending = ".md"
    on_screen = True
    switches: Mapping[str, str] = {}

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The document; no text of an entry can break its structure."""
        title = say("Reflective journal")
        yield f"# {title}\n\n{_contents(about)}\n".encode()
        for heading, of_day in groupby(entries, key=_heading):
            yield f"\n## {heading}\n".encode()
            for entry in of_day:
                blocks = "\n\n".join(_entry(entry, about.titles))
                yield f"\n{blocks}\n".encode()


def _heading(entry: Entry) -> str:
    """The day an entry is about; of a masked entry, the month alone."""
    is_masked = isinstance(entry, Masked)
    return in_month(entry.happened) if is_masked else with_weekday(entry.happened)


def in_month(day: date) -> str:
    """The month of a day, in words."""
    return month_in_words(day.month, day.year)


def _day(day: date, *, masked: bool) -> str:
    """A day in words; of a masked entry, the month alone."""
    return in_month(day) if masked else in_words(day)


def _contents(about: About) -> str:
    """The sentence on the number of entries and their days."""
    first, last = (_day(day, masked=about.masked) for day in (about.first, about.last))
    if about.count == 1:
        return say("1 entry, about {day}. Written out on {made}.", day=first, made=in_words(about.made))
    return say(
        "{count} entries, from {first} to {last}, newest first. Written out on {made}.",
        count=about.count,
        first=first,
        last=last,
        made=in_words(about.made),
    )


def _entry(entry: Entry, titles: Mapping[str, str]) -> Iterable[str]:
    """The blocks of an entry."""
    name = id_letters(entry.id) if isinstance(entry, Masked) else entry.id
    title = plain_line(title) if (title := show(entry.title).strip()) else say("Entry {id}", id=name)
    yield f"### {title}"
    if facts := _facts(entry, titles):
        yield "\n".join(f"- {fact}" for fact in facts)
    for answer in entry.answers:
        if answer.text.strip():
            yield from _answer(answer)
    if entry.steps:
        yield "\n".join(f"- {_step(step, entry)}" for step in entry.steps)


def _facts(entry: Entry, titles: Mapping[str, str]) -> list[str]:
    """The facts of an entry, a line each."""
    facts = {
        say("Setting"): entry.setting,
        say("With"): ", ".join(entry.people),
        say("Feelings"): ", ".join(entry.feelings),
        say("Themes"): ", ".join(titles.get(theme, theme) for theme in entry.credited),
        say("Private"): say("yes, kept out of exports unless asked for") if entry.private else "",
    }
    return [f"{name}: {plain_line(fact)}" for name, fact in facts.items() if fact.strip()]


def _answer(answer: Answer) -> Iterable[str]:
    """The question and the paragraphs of an answer."""
    if answer.question and answer.question.strip():
        yield f"**{plain_line(show(answer.question).strip())}**"
    for paragraph in re.split(r"\n[^\S\n]*\n", show(answer.text, lines=True)):
        if paragraph.strip():
            yield plain_paragraph(paragraph)


def _step(step: Step, entry: Entry) -> str:
    """The line of a small step."""
    said = say("Small step: {text}", text=plain_line(step.text))
    if not step.done:
        return said
    is_masked = isinstance(entry, Masked)
    done = _day(step.done, masked=is_masked)
    kept = say("kept in {month}", month=done) if is_masked else say("kept on {day}", day=done)
    return f"{said} ({kept})"


def plain_paragraph(text: str) -> str:
    """A paragraph as plain text, its line breaks kept as Markdown's hard breaks."""
    lines = "  \n".join(plain_line(line) for line in text.split("\n") if line.strip())
    return _LOOSE_QUOTE.sub(f"{_FIRM_SPACE}'", lines)


def plain_line(text: str) -> str:
    """A line of Markdown that reads as exactly these characters."""
    line = show(text).rstrip(" ")
    words = line.lstrip(" ")
    indent = _FIRM_SPACE * (len(line) - len(words))
    words = _OPENING.sub(_as_words, _SIGNS.sub(_as_words, words))
    if not _PLAIN_PAIRS.fullmatch(words):
        words = words.replace('"', "&quot;")
    words = _LOOSE_QUOTE.sub(f"{_FIRM_SPACE}'", words)
    return indent + _LIST_MARK.sub(_no_list, words)


def _as_words(found: re.Match[str]) -> str:
    """A sign that is only ever read as itself."""
    sign = found.group()
    return f"\\{sign}" if found["backslashed"] else _NAMES.get(sign, f"&#{ord(sign)};")


def _no_list(found: re.Match[str]) -> str:
    """A number or letter that begins no list."""
    bracket, mark = found.groups()
    return f"\\({mark}" if bracket else f"{mark}\\"
