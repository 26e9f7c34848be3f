"""Shared content: an entry's part in a message, and its lines.

Writer and recipient read the same lines, made from the message itself, so that nothing can be in it unseen by
its writer.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from equityjournal.core.entries.entry import Entry, Step
from equityjournal.core.notices.masked_entry import masked_id
from equityjournal.core.notices.masking import Mask
from equityjournal.core.packs.shelf import Contents
from equityjournal.core.sharing.messages import (
    Ending,
    Item,
    Share,
    SharedAnswer,
    SharedStep,
    SharedTalk,
    SharedTheme,
    StepTold,
    TakeBack,
)
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import listed, say


class Along(NamedTuple):
    """Kinds of content to send along, besides title, themes, questions and answers."""

    feelings: bool = False
    people: bool = False
    settings: bool = False
    steps: bool = False

    @property
    def names(self) -> list[str]:
        """Names of the kinds sent along."""
        return [name for name, goes in self._asdict().items() if goes]


class Paragraph(NamedTuple):
    """A paragraph for reading."""

    text: str
    """Text of the paragraph; empty for a pause."""
    heading: bool = False
    own: bool = False
    """Whether the words are a person's own, with their line breaks."""


# Into a message


def item_of(entry: Entry, themes: Sequence[SharedTheme], along: Along, mask: Mask | None = None) -> Item:
    """An entry, as far as shared.

    Content kept back is neither masked, counted nor mentioned. A small step that was let go is left out:
    without its reason it would read like an open step.

    Args:
        entry: The entry; it stays unchanged.
        themes: All its themes, from `theme_of`.
        along: Kinds of content to send along.
        mask: The mask of the whole document; None: words and days as they are.

    Raises:
        NotAllowed: For a private entry, and for one with a text too long to share.
    """
    if entry.private:
        raise NotAllowed(say("{id} is private, and stays in the journal.", id=entry.id))
    words = mask.text if mask else _unmasked
    answers = [answer for answer in entry.answers if answer.text.strip()]
    steps = [step for step in entry.steps if not step.dropped]
    try:
        return Item(
            entry=masked_id(entry) if mask else entry.id,
            about=_when(entry.happened, mask),
            title=words(entry.title),
            setting=words(entry.setting) if along.settings else "",
            people=[words(role) for role in entry.people] if along.people else [],
            feelings=[words(feeling) for feeling in entry.feelings] if along.feelings else [],
            themes=list(themes),
            answers=[
                SharedAnswer(question=words(answer.question or ""), text=words(answer.text))
                for answer in answers
            ],
            steps=[_shared_step(step, mask) for step in steps] if along.steps else [],
        )
    except ValidationError:
        raise NotAllowed(say("{id} holds a text that is too long to share.", id=entry.id)) from None


def _shared_step(step: Step, mask: Mask | None) -> SharedStep:
    return SharedStep(
        text=mask.text(step.text) if mask else step.text,
        by=_when(step.due, mask) if step.due else None,
        done=_when(step.done, mask) if step.done else None,
    )


def _unmasked(text: str) -> str:
    return text


def theme_of(identity: str, pack: Contents | None, mask: Mask | None = None) -> SharedTheme:
    """A theme, as named to another person.

    The words of a shipped pack reveal nothing. Those of a person's own pack may, and so may a theme without a
    pack.

    Args:
        identity: The theme's id.
        pack: Its pack, if any.
        mask: The mask of the whole document; None: unmasked.
    """
    titles = {theme.id: theme.title for theme in pack.themes} if pack else {}
    title = titles.get(identity, identity)
    name = pack.id if pack else ""
    if mask is None or (pack and not pack.own):
        return SharedTheme(id=identity, title=title, pack=name)
    return SharedTheme(id=mask.text(identity), title=mask.text(title), pack=mask.text(name))


def _when(day: date, mask: Mask | None) -> str:
    """A day in ISO form; with a mask, its month alone."""
    return f"{day:%Y-%m}" if mask else day.isoformat()


# Out of a message


def paragraphs_of(message: Share | TakeBack | Ending) -> list[Paragraph]:
    """All paragraphs of a writer's message, except keys and theme ids."""
    whose = say(
        "From {name}, to {other}, on {day}.",
        name=message.sender.name,
        other=message.recipient.name,
        day=in_words(message.made.date()),
    )
    return [
        Paragraph(whose),
        *(_of_share(message) if isinstance(message, Share) else [Paragraph(_asked(message))]),
    ]


def _asked(request: TakeBack | Ending) -> str:
    """The sentence on a request."""
    name = request.sender.name
    if isinstance(request, TakeBack):
        return say("{name} takes back one thing they shared with you, and asks you to remove it.", name=name)
    return say(
        "{name} ends the sharing, and asks you to remove all that they ever shared with you.", name=name
    )


def _of_share(share: Share) -> list[Paragraph]:
    """The paragraphs of a share."""
    name = share.sender.name
    said = []
    if share.masked:
        said.append(Paragraph(say("Masked: neutral words in place of names, and months in place of days.")))
    if share.keep_until:
        day = in_words(share.keep_until)
        said.append(Paragraph(say("{name} asks you to remove it after {day}.", name=name, day=day)))
    if share.note:
        said += [Paragraph(""), Paragraph(say("Note"), heading=True), Paragraph(share.note, own=True)]
    if share.summary:
        heading = say("What {name} was told by their own journal", name=name)
        said += [
            Paragraph(""),
            Paragraph(heading, heading=True),
            *(Paragraph(line, own=True) for line in share.summary),
        ]
    if share.ask_about:
        titles = listed([theme.title for theme in share.ask_about])
        said += [
            Paragraph(""),
            Paragraph(say("{name} would like to be asked about {titles}.", name=name, titles=titles)),
        ]
    said += talk_paragraphs(share.agreed, share.steps)
    for item in share.items:
        said += [Paragraph(""), *item_paragraphs(item)]
    return said


def talk_paragraphs(agreed: Sequence[SharedTalk], steps: Sequence[StepTold]) -> list[Paragraph]:
    """The paragraphs of talks, and of what came of small things."""
    said = []
    for talk in agreed:
        heading = say("What you agreed on {day}", day=in_words(talk.day))
        said += [Paragraph(""), Paragraph(heading, heading=True)]
        said += [Paragraph(line, own=True) for line in talk_lines(talk)]
    if steps:
        said += [Paragraph(""), Paragraph(say("What came of it"), heading=True)]
        said += [Paragraph(step_told(step), own=True) for step in steps]
    return said


def talk_lines(talk: SharedTalk) -> list[str]:
    """The lines of a talk."""
    doings = [say("{who}: {text}", who=doing.who, text=doing.text) for doing in talk.doing]
    return [
        *([say("Keep: {text}", text=talk.keep)] if talk.keep else []),
        *doings,
        *([say("Next time begins with: {text}", text=talk.next)] if talk.next else []),
    ]


def step_told(step: StepTold) -> str:
    """The line on what came of a small thing, by its number in its talk."""
    if step.done:
        return say("Number {n} of what you noted: kept on {day}.", n=step.n, day=in_words(step.done))
    if step.dropped:
        return say("Number {n} of what you noted: let go on {day}.", n=step.n, day=in_words(step.dropped))
    return say("Number {n} of what you noted: still open.", n=step.n)


def item_paragraphs(item: Item, n: int | None = None) -> list[Paragraph]:
    """The paragraphs of a shared entry, with its number if it has one."""
    day = in_words_of(item.about)
    heading = day if n is None else say("{n}: {day}", n=n, day=day)
    said = [Paragraph(heading, heading=True)]
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
        if answer.question:
            said.append(Paragraph(answer.question, heading=True))
        said.append(Paragraph(answer.text, own=True))
    return said + [Paragraph(_step(step)) for step in item.steps]


def _step(step: SharedStep) -> str:
    """The line of a small step."""
    said = say("Small step: {text}", text=step.text)
    fact = ""
    if step.done:
        fact = _kept(step.done)
    elif step.by:
        fact = say("by {day}", day=in_words_of(step.by))
    return f"{said} ({fact})" if fact else said


def _kept(when: str) -> str:
    """The remark on a step kept on a day or in a month."""
    is_day = when.count("-") == 2
    if is_day:
        return say("kept on {day}", day=in_words_of(when))
    return say("kept in {month}", month=in_words_of(when))


def in_words_of(when: str) -> str:
    """A day or month of a message in words: `3 June 2026`, `June 2026`."""
    year, month, *day = (int(number) for number in when.split("-"))
    try:
        return in_words(date(year, month, *day)) if day else month_in_words(month, year)
    except ValueError:  # no such day: a message may hold any figures
        return when


def short_names(share: Share) -> list[str]:
    """Ids of the entries in a share, and of the themes, each with its pack."""
    themes = [*(theme for item in share.items for theme in item.themes), *share.ask_about]
    names = [
        say("{id} ({pack})", id=theme.id, pack=theme.pack) if theme.pack else theme.id for theme in themes
    ]
    return [*(item.entry for item in share.items), *dict.fromkeys(names)]
