"""The Markdown exporter: entries as a readable document, for supervision or for oneself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.notices.masked_entry import Masked
from equityjournal.core.text.dates import in_words, month_in_words, with_weekday
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

# Signs inside a line with a meaning in Markdown, or in a program that extends it.
_INLINE = re.compile(r"([\\`*_\[<~$]|=(?==)|%(?=%)|\{(?=[{%])|(?<!\S)#)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"(?i)(https?|ftp|obsidian|mailto|www)([:.])|@(?=\w)")
# Signs with a meaning at the start of a line.
_OPENING = re.compile(r"^([-+:>|=]|\d{1,9}(?=[.)]))")


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
    title = plain_line(entry.title) if entry.title.strip() else say("Entry {id}", id=name)
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
        yield f"**{plain_line(answer.question)}**"
    for paragraph in re.split(r"\n[^\S\n]*\n", answer.text.strip("\n")):
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


def _paragraph(text: str) -> str:
    """A paragraph as plain text, its line breaks kept as Markdown's hard breaks."""
    return "  \n".join(plain_line(line) for line in text.split("\n") if line.strip())


def plain_line(text: str) -> str:
    """A line of Markdown that reads as exactly these characters."""
    line = show(text)
    lead = len(line) - len(line.lstrip())
    line = _INLINE.sub(r"\\\1", line.strip())
    line = _ENTITY.sub("&amp;", line)
    line = _ADDRESS.sub(_unlinked, line)
    line = _OPENING.sub(lambda found: _escaped_opening(found.group()), line)
    return "\u00a0" * lead + line


def _unlinked(found: re.Match[str]) -> str:
    """An address that no program turns into a link."""
    return f"{found[1]}\\{found[2]}" if found[1] else "\\@"


def _escaped_opening(opening: str) -> str:
    """An escaped sign at the start of a line."""
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"
