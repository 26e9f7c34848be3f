"""Drafts of forms as documents: fields, questions, rules with sources."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from equityjournal.core.forms.filling import Filled, FilledPart, FormDraft, Item
from equityjournal.core.forms.limits import said_of, said_of_part
from equityjournal.core.forms.standing import checked, outdated
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.formats.blocks import PART, Block, Front, Heading, Items, Paragraph, Question
from equityjournal.formats.entry_blocks import paragraphs
from equityjournal.formats.to_text import whole_lines

if TYPE_CHECKING:
    from equityjournal.core.forms.form import Form


def draft_front(draft: FormDraft) -> Front:
    """The front of a draft: its form, and the limits of relying on the form's names."""
    return _front(draft, say("{form}: a draft", form=draft.form.form.title), _head(draft))


def draft_blocks(draft: FormDraft) -> Iterator[Block]:
    """The blocks of a draft: its parts, then the regulator's requirements."""
    for filled in draft.parts:
        yield from _part(filled)
    yield from _facts(draft.form)


def apart_front(draft: FormDraft) -> Front:
    """The front of a sheet with another person's details."""
    said = say(
        "This sheet holds another person's details. Keep it apart from the draft, and erase it when it is "
        "no longer needed: nothing of it is kept in the journal."
    )
    return _front(draft, say("{form}: kept apart", form=draft.form.form.title), [*_head(draft), said])


def apart_blocks(draft: FormDraft) -> Iterator[Block]:
    """The blocks of a sheet with another person's details."""
    for filled in draft.parts:
        yield from _part(filled)


def as_text(front: Front, blocks: Sequence[Block]) -> str:
    """The document as plain text, for a preview; no line is wrapped."""
    return "\n".join(whole_lines(front, blocks)).strip()


def _front(draft: FormDraft, title: str, sentences: Sequence[str]) -> Front:
    """A front with a title."""
    return Front(title, sentences, draft.made.isoformat())


def _head(draft: FormDraft) -> list[str]:
    """The sentences at the head of every draft."""
    form = draft.form
    said = [
        say("Drafted on {day}, from your own journal.", day=in_words(draft.made)),
        checked(form),
        say("The official form: {address}", address=form.form.official),
    ]
    return [*said, outdated(form)] if form.is_outdated(draft.made) else said


def _part(filled: FilledPart) -> Iterator[Block]:
    """The blocks of a part."""
    part, several = filled.part, len(filled.items) > 1
    if part.filled != "each" or not filled.items:
        yield Heading(PART, part.title)
    if not filled.items:
        yield Paragraph([say("Open: {question}", question=say("No entry was chosen for this part."))])
    elif part.filled == "list":
        yield Items([_row(item) for item in filled.items])
    else:
        for number, item in enumerate(filled.items, start=1):
            if part.filled == "each":
                title = say("{part} {number}", part=part.title, number=number) if several else part.title
                yield Heading(PART, say("{part}, {month}", part=title, month=item.month))
            yield from _fields(item, part.title)
    if counted := said_of_part(filled):
        yield Paragraph([counted])


def _row(item: Item) -> str:
    """A line of a dated list; an open field shows its question."""
    return ": ".join(
        field.text if field.text is not None else say("(open: {question})", question=field.field.question)
        for field in item.filled
    )


def _fields(item: Item, title: str) -> Iterator[Block]:
    """The blocks of an item's fields.

    A field named like its part has no second heading.
    """
    for filled in item.filled:
        if filled.field.name != title:
            yield Question(filled.field.name)
        yield from _words(filled)


def _words(filled: Filled) -> Iterator[Block]:
    """The words in a field, or its question."""
    if filled.text is None:
        question = filled.field.question
        if filled.field.optional:
            question = say("if it applies. {question}", question=question)
        yield Paragraph([say("Open: {question}", question=question)])
        return
    yield from paragraphs(filled.text)
    if counted := said_of(filled.field.limit, [filled.text]):
        yield Paragraph([counted])


def _facts(form: "Form") -> Iterator[Block]:
    """The blocks on the regulator's requirements, each with its source and day."""
    if not form.facts:
        return
    yield Heading(PART, say("What {body} asks, as found", body=form.form.body))
    yield Items(
        [
            say(
                "{fact} Read on {day}: {source}",
                fact=fact.text,
                day=in_words(fact.checked_on),
                source=fact.source,
            )
            for fact in form.facts
        ]
    )
