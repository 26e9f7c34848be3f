"""Shared content: an entry's part in a letter, from named fields alone."""

from collections.abc import Collection, Sequence
from datetime import date

from pydantic import ValidationError

from equityjournal.core.entries.entry import Entry, Step
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.masking.masked_entry import masked_id
from equityjournal.core.packs.shelf import Contents
from equityjournal.core.sharing.letter_parts import Item, SharedAnswer, SharedStep, SharedTheme
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def item_of(
    entry: Entry,
    themes: Sequence[SharedTheme],
    along: Collection[str],
    mask: Mask | None = None,
) -> Item:
    """An entry, as far as shared.

    Content kept back is neither masked, counted nor mentioned. A small step that was let go is left out:
    without its reason it would read like an open step.

    Of the kinds in `core/sharing/companion.py`, those named go along. The mask is that of the whole document;
    without one, words and days go as they are.
    """
    if entry.private:
        raise NotAllowed(say("{id} is private, and stays in the journal.", id=entry.id))
    words = mask.text if mask else str
    try:
        return Item(
            entry=masked_id(entry) if mask else entry.id,
            about=_when(entry.happened, mask),
            title=words(entry.title),
            setting=words(entry.setting) if "settings" in along else "",
            people=[words(role) for role in entry.people] if "people" in along else [],
            feelings=[words(feeling) for feeling in entry.feelings] if "feelings" in along else [],
            themes=list(themes),
            answers=[
                SharedAnswer(question=words(answer.question or ""), text=words(answer.text))
                for answer in entry.answers
                if answer.text.strip()
            ],
            steps=[_shared_step(step, mask) for step in entry.steps if "steps" in along and not step.dropped],
            their_words=[words(said.text) for said in entry.their_words] if "words" in along else [],
        )
    except ValidationError:
        raise NotAllowed(say("{id} holds a text that is too long to share.", id=entry.id)) from None


def _shared_step(step: Step, mask: Mask | None) -> SharedStep:
    return SharedStep(
        text=mask.text(step.text) if mask else step.text,
        by=_when(step.due, mask) if step.due else None,
        done=_when(step.done, mask) if step.done else None,
    )


def theme_of(identity: str, pack: Contents | None, mask: Mask | None = None) -> SharedTheme:
    """A theme, as named to another person.

    The words of a shipped pack reveal nothing. Those of a person's own pack may, and no pattern finds all of
    it: masked, such a theme is a number, and so is a theme without a pack.
    """
    titles = {theme.id: theme.title for theme in pack.themes} if pack else {}
    if mask is None or (pack and not pack.own):
        return SharedTheme(id=identity, title=titles.get(identity, identity), pack=pack.id if pack else "")
    n = list(titles).index(identity) + 1 if identity in titles else 0
    title = say("a theme of my own, number {n}", n=n) if n else say("a theme of my own")
    return SharedTheme(id=f"own-{n}", title=title)


def _when(day: date, mask: Mask | None) -> str:
    """A day in ISO form; with a mask, its month alone."""
    return f"{day:%Y-%m}" if mask else day.isoformat()
