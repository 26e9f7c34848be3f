"""Entries as blocks, under a heading for each day."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Entry, Step, TheirWords
from equityjournal.core.entries.labels import labels_in
from equityjournal.core.entries.their_words import in_a_line, in_a_month, on_a_day, with_what_came
from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.core.text.dates import in_words, month_in_words, with_weekday
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show
from equityjournal.formats import About
from equityjournal.formats.blocks import Block, Facts, Front, Heading, Items, Paragraph, Question


def front_of(about: About) -> Front:
    """The front of a document of entries."""
    sentences = [f"{_contents(about)} {masking_sentence(masked=about.masked)}"]
    return Front(say("Reflective journal"), sentences, about.made.isoformat(), about.language)


class BlocksExporter:
    """An exporter of a document in blocks; each format renders them."""

    switches: Mapping[str, str] = {}

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The document of entries."""
        return self.render(front_of(about), entry_blocks(entries, about))

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The document of blocks, in pieces."""
        raise NotImplementedError


def entry_blocks(entries: Iterator[Entry], about: About) -> Iterator[Block]:
    """Blocks of entries, newest first, then of talks."""
    for _, of_day in groupby(entries, key=attrgetter("happened")):
        for number, entry in enumerate(of_day):
            if number == 0:
                yield Heading(2, _heading(entry))
            yield from blocks_of(entry, about.titles)
    if about.talks:
        yield Heading(2, say("Talks"))
    for talk in about.talks:
        yield Heading(3, talk.heading)
        yield from paragraphs("\n\n".join(talk.lines))


def blocks_of(entry: Entry, titles: Mapping[str, str], *, dated: bool = False) -> Iterator[Block]:
    """The blocks of an entry, its heading first.

    Args:
        entry: The entry.
        titles: Theme titles by id.
        dated: Whether its day is among its facts, where no heading gives it.
    """
    name = id_letters(entry.id) if isinstance(entry, Masked) else entry.id
    yield Heading(3, show(entry.title).strip() or say("Entry {id}", id=name))
    facts = [(say("When"), _heading(entry))] if dated else []
    facts += _facts(entry, titles)
    if facts:
        yield Facts(facts)
    for answer in entry.answers:
        if answer.text.strip():
            if answer.question and answer.question.strip():
                yield Question(show(answer.question).strip())
            yield from paragraphs(answer.text)
    if entry.steps:
        yield Items([_step(step, entry) for step in entry.steps])
    if entry.their_words:
        yield Items([_their_words(said, entry) for said in entry.their_words])


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, separated by blank lines."""
    for paragraph in re.split(r"\n[^\S\n]*\n", show(text, lines=True)):
        if paragraph.strip():
            yield Paragraph([line for line in paragraph.split("\n") if line.strip()])


def masking_sentence(*, masked: bool) -> str:
    """The sentence on whether a document is masked."""
    if masked:
        return say(
            "Masked: neutral words stand for the names, numbers and places found, and months for days."
        )
    return say("Not masked: it holds what was written, word for word.")


def in_month(day: date) -> str:
    """The month of a day, in words."""
    return month_in_words(day.month, day.year)


def _heading(entry: Entry) -> str:
    """The day of an entry, or its masked month."""
    return in_month(entry.happened) if isinstance(entry, Masked) else with_weekday(entry.happened)


def _day(day: date, *, masked: bool) -> str:
    """A day in words, or its masked month."""
    return in_month(day) if masked else in_words(day)


def _contents(about: About) -> str:
    """The sentence on the entries and their days."""
    first, last = (_day(day, masked=about.masked) for day in (about.first, about.last))
    if about.count == 1:
        return say("1 entry, about {day}. Written out on {made}.", day=first, made=in_words(about.made))
    if first == last:
        return say(
            "{count} entries, about {day}, newest first. Written out on {made}.",
            count=about.count,
            day=first,
            made=in_words(about.made),
        )
    return say(
        "{count} entries, from {first} to {last}, newest first. Written out on {made}.",
        count=about.count,
        first=first,
        last=last,
        made=in_words(about.made),
    )


def _facts(entry: Entry, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """The facts of an entry."""
    facts = {
        say("Setting"): entry.setting,
        say("With"): ", ".join(entry.people),
        say("Feelings"): ", ".join(entry.feelings),
        say("Themes"): ", ".join(titles.get(theme, theme) for theme in entry.credited),
        say("Labels"): "" if isinstance(entry, Masked) else ", ".join(labels_in(entry.model_extra or {})),
        say("Private"): say("yes, kept out of exports unless asked for") if entry.private else "",
    }
    return [(name, fact) for name, fact in facts.items() if fact.strip()]


def _step(step: Step, entry: Entry) -> str:
    """The line of a small step."""
    said = say("Small step: {text}", text=step.text)
    if not step.done:
        return said
    is_masked = isinstance(entry, Masked)
    done = _day(step.done, masked=is_masked)
    kept = say("kept in {month}", month=done) if is_masked else say("kept on {day}", day=done)
    return f"{said} ({kept})"


def _their_words(said: TheirWords, entry: Entry) -> str:
    """The line of a person's words, and the result of asking them."""
    came = in_a_month if isinstance(entry, Masked) else on_a_day
    line = in_a_line(said.text, said.how, said.knows)
    return with_what_came(line, came(said.checked, said.outcome))
