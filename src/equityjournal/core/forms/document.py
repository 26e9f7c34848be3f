"""A draft as a document: blocks in order, for every format."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from equityjournal.core.forms.filling import Filled, FilledPart, FormDraft, Item
from equityjournal.core.forms.limits import said_of, said_of_part
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.forms.form import Form


FIELD = 3
"""Level of a field's heading."""


class Block(NamedTuple):
    """A paragraph, heading or list item of a document."""

    kind: Literal["heading", "said", "words", "open", "item"]
    """heading; said: a sentence of the program's; words: the registrant's text, its lines kept; open: the
    question of a field left open; item: a line of a list."""
    text: str
    level: int = 0
    """Level of a heading, from 1."""
    address: str = ""
    """Address of a page, for the end of the text."""


def blocks_of(draft: FormDraft) -> list[Block]:
    """The blocks of a draft: facts on the form, its parts, and the regulator's requirements."""
    form = draft.form
    blocks = [Block("heading", say("{form}: a draft", form=form.form.title), 1)]
    blocks += _head(draft)
    for filled in draft.parts:
        blocks += _part(filled)
    blocks += _facts(form)
    return blocks


def apart_blocks(draft: FormDraft) -> list[Block]:
    """The blocks of the parts that hold another person's details."""
    form = draft.form
    blocks = [Block("heading", say("{form}: kept apart", form=form.form.title), 1)]
    blocks += _head(draft)
    said = say(
        "This sheet holds another person's details. Keep it apart from the draft, and erase it when it is "
        "no longer needed: nothing of it is kept in the journal."
    )
    blocks.append(Block("said", said))
    for filled in draft.parts:
        blocks += _part(filled)
    return blocks


def _head(draft: FormDraft) -> list[Block]:
    """The sentences at the head of every draft."""
    form = draft.form
    said = [Block("said", say("Drafted on {day}, from your own journal.", day=in_words(draft.made)))]
    said.append(Block("said", checked(form)))
    said.append(Block("said", say("The official form:"), address=form.form.official))
    if form.is_outdated(draft.made):
        said.append(Block("said", outdated(form)))
    return said


def checked(form: "Form") -> str:
    """The sentence on the day the form was checked."""
    return say(
        "Field names as published when checked on {day}; use the official form.",
        day=in_words(form.form.checked_on),
    )


def outdated(form: "Form") -> str:
    """The sentence on a form past its day to look again."""
    return say(
        "They were to be looked at again after {day}, so they may be out of date.",
        day=in_words(form.form.look_again_after),
    )


def plain_text(blocks: Sequence[Block]) -> str:
    """The document as plain text, for a preview; the name of a field stands right above its words."""
    text = _as_said(blocks[0])
    for before, block in pairwise(blocks):
        text += "\n" if _stands_close(before, block) else "\n\n"
        text += _as_said(block)
    return text


def _stands_close(before: Block, block: Block) -> bool:
    """Whether no blank line parts two blocks."""
    both_items = before.kind == block.kind == "item"
    return both_items or (before.kind == "heading" and before.level == FIELD)


def _as_said(block: Block) -> str:
    """A block's text; an open field and an item are marked."""
    text = f"{block.text} {block.address}" if block.address else block.text
    if block.kind == "open":
        return say("Open: {question}", question=text)
    return f"- {text}" if block.kind == "item" else text


def _part(filled: FilledPart) -> Iterator[Block]:
    """The blocks of a part."""
    part, several = filled.part, len(filled.items) > 1
    if not filled.items:
        yield Block("heading", part.title, 2)
        yield Block("open", say("No entry was chosen for this part."))
    if part.filled == "list":
        yield Block("heading", part.title, 2)
        yield from (Block("item", _row(item)) for item in filled.items)
    elif part.filled == "each":
        for number, item in enumerate(filled.items, start=1):
            title = say("{part} {number}", part=part.title, number=number) if several else part.title
            yield Block("heading", say("{part}, {month}", part=title, month=item.month), 2)
            yield from _fields(item, part.title)
    else:
        yield Block("heading", part.title, 2)
        for item in filled.items:
            yield from _fields(item, part.title)
    if counted := said_of_part(filled):
        yield Block("said", counted)


def _row(item: Item) -> str:
    """A line of a dated list; what is open stands in it as its question."""
    return ": ".join(
        field.text if field.text is not None else say("(open: {question})", question=field.field.question)
        for field in item.filled
    )


def _fields(item: Item, title: str) -> Iterator[Block]:
    """The blocks of an item's fields; a field named like its part has no second heading."""
    for filled in item.filled:
        if filled.field.name != title:
            yield Block("heading", filled.field.name, FIELD)
        yield from _words(filled)


def _words(filled: Filled) -> Iterator[Block]:
    """The words in a field, or its question."""
    if filled.text is None:
        question = filled.field.question
        if filled.field.optional:
            question = say("if it applies. {question}", question=question)
        yield Block("open", question)
        return
    yield Block("words", filled.text)
    if counted := said_of(filled.field.limit, [filled.text]):
        yield Block("said", counted)


def _facts(form: "Form") -> Iterator[Block]:
    """The blocks on the regulator's requirements, each with its source and day."""
    if not form.facts:
        return
    yield Block("heading", say("What {body} asks, as found", body=form.form.body), 2)
    for fact in form.facts:
        yield Block(
            "item",
            say("{fact} Read on {day}:", fact=fact.text, day=in_words(fact.checked_on)),
            address=fact.source,
        )
