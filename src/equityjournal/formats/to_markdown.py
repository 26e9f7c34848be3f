"""The Markdown exporter: entries as a readable document, for supervision or for oneself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Step, TheirWords
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.entries.their_words import in_a_line, what_came
from equityjournal.core.notices.masked_entry import Masked
from equityjournal.core.text.dates import in_words, month_in_words, with_weekday
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

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

    def export(self, entries: Sequence[Entry], titles: Mapping[str, str], made: date) -> bytes:
        """The document; no text of an entry can break its structure.

        Args:
            entries: The entries to export.
            titles: Themes' titles by id; a theme without one is named by its id.
            made: The day of the export, for the first lines.
        """
        ordered = newest_first(entries)
        title = say("Reflective journal")
        blocks = [f"# {title}", _contents(ordered, made)]
        for heading, of_day in groupby(ordered, key=_heading):
            blocks.append(f"## {heading}")
            for entry in of_day:
                blocks += _entry(entry, titles)
        return ("\n\n".join(blocks) + "\n").encode()


def _heading(entry: Entry) -> str:
    """The day an entry is about; of a masked entry, the month alone."""
    return _day(entry.happened, entry) if isinstance(entry, Masked) else with_weekday(entry.happened)


def _day(day: date, entry: Entry) -> str:
    """A day in words; of a masked entry, the month alone."""
    return month_in_words(day.month, day.year) if isinstance(entry, Masked) else in_words(day)


def _contents(entries: Sequence[Entry], made: date) -> str:
    """The sentence on the number of entries and their days."""
    first, last = _day(entries[-1].happened, entries[-1]), _day(entries[0].happened, entries[0])
    if len(entries) == 1:
        return say("1 entry, about {day}. Written out on {made}.", day=first, made=in_words(made))
    return say(
        "{count} entries, from {first} to {last}, newest first. Written out on {made}.",
        count=len(entries),
        first=first,
        last=last,
        made=in_words(made),
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
    if entry.their_words:
        yield "\n".join(f"- {_their_words(said, entry)}" for said in entry.their_words)


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
            yield _paragraph(paragraph)


def _step(step: Step, entry: Entry) -> str:
    """The line of a small step."""
    said = say("Small step: {text}", text=plain_line(step.text))
    if not step.done:
        return said
    done = _day(step.done, entry)
    kept = say("kept in {month}", month=done) if isinstance(entry, Masked) else say("kept on {day}", day=done)
    return f"{said} ({kept})"


def _their_words(said: TheirWords, entry: Entry) -> str:
    """The line of somebody's words, and what came of asking them."""
    line = in_a_line(said.text, said.how, said.knows)
    came = what_came(_day(said.checked, entry) if said.checked else "", said.outcome)
    return plain_line(f"{line} {came}".rstrip())


def _paragraph(text: str) -> str:
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
