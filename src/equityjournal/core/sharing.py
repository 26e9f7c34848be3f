"""What of an entry is shared, and how it is read: by its writer before it goes, and by whoever it went to.

Both read the same lines, made from the message itself, so that nothing can be in it that its writer did not
see.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from equityjournal.core.bundle import Ending, Item, Share, SharedAnswer, SharedStep, TakeBack, Theme
from equityjournal.core.dates import in_words, month_in_words
from equityjournal.core.entry import Answer, Entry, Step
from equityjournal.core.errors import NotAllowed
from equityjournal.core.masking import Mask, Masked, masked
from equityjournal.core.shelf import Contents
from equityjournal.core.speech import listed, say


class What(NamedTuple):
    """What goes along besides the title, the themes, the questions and the answers: only what was named."""

    feelings: bool = False
    people: bool = False
    settings: bool = False
    steps: bool = False

    @property
    def along(self) -> list[str]:
        """The names of what goes along."""
        return [name for name, goes in self._asdict().items() if goes]


class Part(NamedTuple):
    """One paragraph of what is read."""

    text: str
    """Empty: a pause."""
    heading: bool = False
    own: bool = False
    """Somebody's own words, with their line breaks."""


# Into a message


def item_of(entry: Entry, themes: Sequence[Theme], what: What, mask: Mask | None = None) -> Item:
    """An entry as far as it is shared.

    Args:
        entry: It is not changed.
        themes: All that it credits, from `theme_of`.
        what: What goes along.
        mask: That of the whole document; None: every word and day as it is.

    Raises:
        NotAllowed: For a private entry, and for one with a text too long to share.
    """
    if entry.private:
        raise NotAllowed(say("{id} is private, and stays in the journal.", id=entry.id))
    going = _only(entry, what)
    if mask:
        going = masked(going, mask)
    try:
        return Item(
            entry=going.id,
            about=_when(going.happened, going),
            title=going.title,
            setting=going.setting,
            people=going.people,
            feelings=going.feelings,
            themes=list(themes),
            answers=[SharedAnswer(question=one.question or "", text=one.text) for one in going.answers],
            steps=[
                SharedStep(
                    text=one.text,
                    by=_when(one.due, going) if one.due else None,
                    done=_when(one.done, going) if one.done else None,
                )
                for one in going.steps
            ],
        )
    except ValidationError:
        raise NotAllowed(say("{id} holds a text that is too long to share.", id=entry.id)) from None


def theme_of(identity: str, pack: Contents | None, mask: Mask | None = None) -> Theme:
    """A theme as it is named to somebody else.

    The words of a pack that comes with the program say nothing of anybody. Those of somebody's own may, and
    so may a theme that no pack has.

    Args:
        identity: The theme's id.
        pack: Its pack; None: no pack has it.
        mask: That of the whole document; None: as it is.
    """
    title = next((one.title for one in pack.themes if one.id == identity), identity) if pack else identity
    name = pack.id if pack else ""
    if mask is None or (pack and not pack.own):
        return Theme(id=identity, title=title, pack=name)
    return Theme(id=mask.text(identity), title=mask.text(title), pack=mask.text(name))


def _only(entry: Entry, what: What) -> Entry:
    """The entry with nothing in it but what goes, so that nothing else is masked, counted or told of.

    A small step that was let go stays: without its reason it would read like one that is open.
    """
    steps = [Step(text=one.text, due=one.due, done=one.done) for one in entry.steps if not one.dropped]
    return Entry(
        schema_version=entry.schema_version,
        id=entry.id,
        written=entry.written,
        happened=entry.happened,
        pack="-",
        language="-",
        title=entry.title,
        setting=entry.setting if what.settings else "",
        people=entry.people if what.people else [],
        feelings=entry.feelings if what.feelings else [],
        steps=steps if what.steps else [],
        answers=[Answer(question=one.question, text=one.text) for one in entry.answers if one.text.strip()],
    )


def _when(day: date, entry: Entry) -> str:
    """A day as it is written down; of a masked entry, the month alone."""
    return f"{day:%Y-%m}" if isinstance(entry, Masked) else day.isoformat()


# Out of a message


def parts_of(message: Share | TakeBack | Ending) -> list[Part]:
    """What a writer sent, as it is read: every word of it but keys and the short names of themes."""
    whose = say(
        "From {name}, to {other}, on {day}.",
        name=message.sender.name,
        other=message.recipient.name,
        day=in_words(message.made.date()),
    )
    return [Part(whose), *(_of_share(message) if isinstance(message, Share) else [Part(_asked(message))])]


def _asked(request: TakeBack | Ending) -> str:
    """What a request asks for."""
    name = request.sender.name
    if isinstance(request, TakeBack):
        return say("{name} takes back one thing they shared with you, and asks you to remove it.", name=name)
    return say(
        "{name} ends the sharing, and asks you to remove all that they ever shared with you.", name=name
    )


def _of_share(share: Share) -> list[Part]:
    name = share.sender.name
    said = []
    if share.masked:
        said.append(
            Part(say("Neutral words stand where something told who somebody is; days are given as months."))
        )
    if share.keep_until:
        day = in_words(share.keep_until)
        said.append(Part(say("{name} asks you to remove it after {day}.", name=name, day=day)))
    if share.note:
        said += [Part(""), Part(say("Note"), heading=True), Part(share.note, own=True)]
    for item in share.items:
        said += [Part(""), *lines_of(item)]
    if share.summary:
        heading = say("What {name} was told by their own journal", name=name)
        said += [Part(""), Part(heading, heading=True), *(Part(line, own=True) for line in share.summary)]
    if share.ask_about:
        titles = listed([theme.title for theme in share.ask_about])
        said += [
            Part(""),
            Part(say("{name} would like to be asked about {titles}.", name=name, titles=titles)),
        ]
    return said


def lines_of(item: Item) -> list[Part]:
    """One entry that was shared, as it is read."""
    said = [Part(say("{day}  {id}", day=in_words_of(item.about), id=item.entry), heading=True)]
    if item.title:
        said.append(Part(item.title))
    facts = {
        say("Setting"): item.setting,
        say("With"): ", ".join(item.people),
        say("Feelings"): ", ".join(item.feelings),
        say("Themes"): ", ".join(theme.title for theme in item.themes),
    }
    said += [Part(f"{name}: {fact}") for name, fact in facts.items() if fact]
    for answer in item.answers:
        if answer.question:
            said.append(Part(answer.question, heading=True))
        said.append(Part(answer.text, own=True))
    return said + [Part(_step(step)) for step in item.steps]


def _step(step: SharedStep) -> str:
    said = say("Small step: {text}", text=step.text)
    facts = say("by {day}", day=in_words_of(step.by)) if step.by else ""
    if step.done:
        facts = _in_or_on(step.done, lambda month: say("kept in {month}", month=month),
                          lambda day: say("kept on {day}", day=day))  # fmt: skip
    return f"{said} ({facts})" if facts else said


def _in_or_on(when: str, month: Callable[[str], str], day: Callable[[str], str]) -> str:
    return day(in_words_of(when)) if len(when) > len("2026-06") else month(in_words_of(when))


def in_words_of(when: str) -> str:
    """A day, or a month, of a message as it is said: `3 June 2026`, `June 2026`."""
    year, month, *day = (int(number) for number in when.split("-"))
    try:
        return in_words(date(year, month, *day)) if day else month_in_words(month, year)
    except ValueError:  # there is no such day, whatever a message says
        return when


def themes_named(share: Share) -> list[str]:
    """The short names by which programs know the themes in a share, each with its pack."""
    themes = [*(theme for item in share.items for theme in item.themes), *share.ask_about]
    names = [say("{id} ({pack})", id=one.id, pack=one.pack) if one.pack else one.id for one in themes]
    return list(dict.fromkeys(names))
