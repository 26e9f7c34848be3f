"""Letters as read, the same for preview and reader.

The lines are made from the letter itself, so that nothing can be in it unseen by its writer; the names are
those that the reader of the screen uses, never those that a letter claims.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Ask, Item, Result, SharedStep, SharedTalk, StepTold
from equityjournal.core.sharing.talk import Talk, lines_of_plans
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.speech import listed, say, say_many


class Paragraph(NamedTuple):
    """A paragraph for reading."""

    text: str
    """Text of the paragraph; empty for a pause."""
    heading: bool = False
    own: bool = False
    """Whether the words are a person's own, with their line breaks."""


def paragraphs_of(
    letter: Letter,
    sender: str,
    recipient: str,
    entry_names: Mapping[str, str] | None = None,
    doings: Mapping[tuple[str, int], str] | None = None,
) -> list[Paragraph]:
    """All paragraphs of a letter, except keys, counters and theme ids.

    Names are those on this screen, also of the entries replied to, by the letters of their ids; small things
    noted together are those that both have, by talk and number.
    """
    day = in_words(letter.made.date())
    said = [Paragraph(say("From {name} to {other}, {day}.", name=sender, other=recipient, day=day))]
    said += [Paragraph(_asked(ask, sender)) for ask in letter.asks]
    said += _results(letter.results)
    if letter.masked and letter.items:
        said.append(Paragraph(say("Masked: names and days.")))
    if letter.keep_until:
        day = in_words(letter.keep_until)
        said.append(Paragraph(say("{name} asks you to remove it after {day}.", name=sender, day=day)))
    said += _part(say("Note"), [letter.note] if letter.note else [])
    said += _part(say("What {name} was told by their own journal", name=sender), letter.summary)
    if letter.ask_about:
        titles = listed([theme.title for theme in letter.ask_about])
        wish = say("{name} would like to be asked about {titles}.", name=sender, titles=titles)
        said += [_PAUSE, Paragraph(wish)]
    if letter.agreement:
        heading = say("What you two agree on sharing, as of {day}", day=in_words(letter.agreement.day))
        if letter.agreement.confirmed:
            heading = say("{name} says yes to what you two agree on sharing", name=sender)
        said += _part(heading, [letter.agreement.text])
    for talk in letter.agreed:
        heading = say("What you agreed on {day}", day=in_words(talk.day))
        said += [_PAUSE, *_headed(heading, talk_lines(talk))]
    said += _part(say("What came of it"), [_step_told(step, doings or {}) for step in letter.steps])
    for reply in letter.replies:
        name = (entry_names or {}).get(id_letters(reply.entry))
        said += _headed(say("On {entry}", entry=name) if name else say("On an entry"), [reply.text])
    if letter.questions:
        said += _headed(say("Questions"), letter.questions)
    for item in letter.items:
        said += [_PAUSE, *item_paragraphs(item)]
    return said


_PAUSE = Paragraph("")


def _headed(heading: str, texts: Iterable[str]) -> list[Paragraph]:
    """A person's own words, under a heading."""
    return [Paragraph(heading, heading=True), *(Paragraph(text, own=True) for text in texts)]


def _part(heading: str, texts: Sequence[str]) -> list[Paragraph]:
    """A part of a letter after a pause; nothing without texts."""
    return [_PAUSE, *_headed(heading, texts)] if texts else []


def _asked(ask: Ask, name: str) -> str:
    """The sentence on a request."""
    if ask.end:
        return say(
            "{name} ends the sharing, and asks you to remove all that they ever shared with you.", name=name
        )
    return say_many(
        "{name} takes back one thing they shared with you, and asks you to remove it.",
        "{name} takes back {count} things they shared with you, and asks you to remove them.",
        len(ask.shares),
        name=name,
    )


def _results(results: Iterable[Result]) -> list[Paragraph]:
    """The lines of results, one for all letters alike."""
    said = {
        "came": say("What was sent has come."),
        "removed": say("What was asked back was removed."),
        "kept": say("What was asked back is kept all the same."),
        "not-found": say("What was asked back was not found here."),
    }
    return [Paragraph(said[did]) for did in dict.fromkeys(result.did for result in results)]


def talk_lines(talk: Talk | SharedTalk) -> list[str]:
    """The lines of a talk that both have."""
    keep = [say("Keep: {text}", text=talk.keep)] if talk.keep else []
    return [*keep, *lines_of_plans(talk)]


def _step_told(step: StepTold, doings: Mapping[tuple[str, int], str]) -> str:
    """The line on what came of a small thing, named by its words or number."""
    thing = doings.get((step.talk, step.n)) or say("Number {n} of what you noted", n=step.n)
    if step.done:
        return say("{thing}: kept on {day}.", thing=thing, day=in_words(step.done))
    if step.dropped:
        return say("{thing}: let go on {day}.", thing=thing, day=in_words(step.dropped))
    return say("{thing}: still open.", thing=thing)


def item_paragraphs(item: Item, n: int | None = None) -> list[Paragraph]:
    """The paragraphs of a shared entry, with its number if it has one."""
    day = in_words_of(item.about)
    said = _headed(day if n is None else say("{n}: {day}", n=n, day=day), [])
    if item.title:
        said.append(Paragraph(item.title))
    facts = {
        say("Setting"): item.setting,
        say("With"): ", ".join(item.people),
        say("Feelings"): ", ".join(item.feelings),
        say("Themes"): ", ".join(theme.title for theme in item.themes),
    }
    said += [Paragraph(f"{name}: {fact}") for name, fact in facts.items() if fact]
    for answer in item.answers:
        words = _headed(answer.question, [answer.text])
        said += words if answer.question else words[1:]
    said += [Paragraph(_step(step)) for step in item.steps]
    if item.their_words:
        said += _headed(say("Words that were said to them"), item.their_words)
    if item.follows:
        said.append(Paragraph(say("It follows an entry they shared before.")))
    return said


def _step(step: SharedStep) -> str:
    """The line of a small step."""
    said, fact = say("Small step: {text}", text=step.text), ""
    if step.done and step.done.count("-") == 1:
        fact = say("kept in {month}", month=in_words_of(step.done))
    elif step.done:
        fact = say("kept on {day}", day=in_words_of(step.done))
    elif step.by:
        fact = say("by {day}", day=in_words_of(step.by))
    return f"{said} ({fact})" if fact else said


def in_words_of(when: str) -> str:
    """A day or month of a message in words: `3 June 2026`, `June 2026`."""
    year, month, *day = map(int, when.split("-"))
    try:
        return in_words(date(year, month, *day)) if day else month_in_words(month, year)
    except ValueError:  # no such day: a message may hold any figures
        return when


def short_names(letter: Letter) -> list[str]:
    """Ids of the entries in a letter, and of the themes, each with its pack."""
    themes = [*(theme for item in letter.items for theme in item.themes), *letter.ask_about]
    names = [
        say("{id} ({pack})", id=theme.id, pack=theme.pack) if theme.pack else theme.id for theme in themes
    ]
    return [*(item.entry for item in letter.items), *dict.fromkeys(names)]
