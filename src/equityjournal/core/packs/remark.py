"""A reader's remark on a question, and all remarks as a text to send."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Name, Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


class KeptRemark(Record):
    """A remark, with its question as worded on the day."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    made: AwareDatetime
    pack: Name
    pack_title: Name
    pack_version: Name
    language: Name
    prompt: Name
    """Name of the prompt, as theme/id."""
    question: Name
    follow_up: str = ""
    text: Name

    @classmethod
    def on(cls, prompt: Prompt, pack: Pack, text: str, made: datetime) -> "KeptRemark":
        """A remark on a question in its present wording."""
        return cls(
            schema_version=SCHEMA,
            made=made,
            pack=pack.id,
            pack_title=pack.title,
            pack_version=pack.pack.version,
            language=pack.language,
            prompt=prompt.cited,
            question=str(prompt.text),
            follow_up=str(prompt.deeper or ""),
            text=text,
        )


def in_order(remarks: Sequence[KeptRemark]) -> list[KeptRemark]:
    """Remarks by pack and version, the oldest first: the order of numbering."""
    return sorted(remarks, key=lambda remark: (*_whose(remark), remark.made.timestamp(), remark.text))


def to_send(remarks: Sequence[KeptRemark], contacts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The lines of the text to send, each with its indent.

    Args:
        remarks: The remarks, in order.
        contacts: Where remarks on each pack may be sent, by the pack's id.
    """
    numbers = {id(remark): number for number, remark in enumerate(remarks, start=1)}
    for (pack, version, title), group in groupby(remarks, key=_whose):
        yield say("Pack: {title} ({pack}), version {version}", title=title, pack=pack, version=version), 0
        contact = contacts.get(pack) or say("the pack does not say")
        yield say("Where remarks may be sent: {contact}", contact=contact), 0
        for remark in group:
            yield "", 0
            day = in_words(remark.made.date())
            yield say("{n}. {prompt}, {day}", n=numbers[id(remark)], prompt=remark.prompt, day=day), 0
            yield say("Question: {question}", question=remark.question), 3
            if remark.follow_up:
                yield say("Follow-up: {question}", question=remark.follow_up), 3
            yield say("Remark:"), 3
            yield remark.text, 3
        yield "", 0


def _whose(remark: KeptRemark) -> tuple[str, str, str]:
    return remark.pack, remark.pack_version, remark.pack_title
