"""Messages between a writer and a coach: one a file.

Each is made anew from these fields; no file of a journal is ever sent. Read in full, a message is JSON that a
person can follow without this program: a text is a list of its lines.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_serializer,
    model_validator,
)

from equityjournal.core.entries.entry import EntryId
from equityjournal.core.sharing.people import Person
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import suspect

VERSION = 2
"""Highest version a message may state, and the version of a message without anything added later.

An older program refuses every key and kind it does not know as a damaged file. A message with a later one
states a higher version, so that an older program says to update instead.
"""
LATER = ("agreed", "steps", "came")
"""Keys of a share that version 2 added; a share without any of them is one of version 1."""
MOST = 2000  # entries, questions or replies in a message; ten years of writing twice a week are 1,000
LONGEST = 200_000  # characters of a text

MessageId = Annotated[str, StringConstraints(pattern=r"^[a-z2-7]{26}$")]
"""A message's id, to recognise the message: 128 random bits in lower-case RFC 4648 base32."""

When = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
"""A day; for a masked entry, a month."""

Did = Literal["kept", "removed", "not-found"]
"""A receipt's word on shares; programs from before `not-found` said `removed` instead."""

Line = Annotated[str, StringConstraints(max_length=LONGEST)]


def _joined(lines: Any) -> str | None:
    """A text from a string or a list of lines, else None."""
    if isinstance(lines, str):
        return lines
    if isinstance(lines, list) and all(isinstance(line, str) and "\n" not in line for line in lines):
        return "\n".join(lines)
    return None  # refused by Pydantic, as no text


Text = Annotated[
    Line,
    BeforeValidator(_joined),
    PlainSerializer(lambda text: text.split("\n") if text else [], return_type=list),
]
"""A text of any number of lines."""


class _Sent(BaseModel):
    """Base of all parts of a message: strict, immutable, without unknown keys."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )


class SharedTheme(_Sent):
    """A theme, readable without its pack."""

    id: Line
    title: Line
    pack: Line
    """Id of its pack."""


class SharedAnswer(_Sent):
    """An answer, with its question if asked."""

    question: Text = ""
    text: Text


class SharedStep(_Sent):
    """A small step; for a masked entry, with months for days."""

    text: Text
    by: When | None = None
    done: When | None = None


class SharedDoing(_Sent):
    """A small thing noted together, with its doer."""

    who: Line
    text: Line


class SharedTalk(_Sent):
    """A talk, as noted by the sender."""

    id: MessageId
    day: date
    noted: AwareDatetime
    keep: Text = ""
    doing: Annotated[list[SharedDoing], Field(max_length=MOST)] = []
    next: Text = ""


class StepTold(_Sent):
    """The state of a small thing noted together."""

    talk: MessageId
    n: Annotated[int, Field(ge=1)]
    """Its number among the things of the talk."""
    done: date | None = None
    dropped: date | None = None


class Item(_Sent):
    """A shared entry, as far as shared.

    An older program refuses a key it does not know, even an empty one. A key added later is therefore left
    out of the JSON while it is empty (`model_serializer`), and a message with it states a later `VERSION`.
    """

    entry: EntryId
    """The id a reply refers to; for a masked entry, with the first day of its month."""
    about: When
    title: Line = ""
    setting: Line = ""
    people: list[Line] = []
    feelings: list[Line] = []
    themes: list[SharedTheme] = []
    answers: list[SharedAnswer]
    steps: list[SharedStep] = []


class Message(_Sent):
    """Fields of every message."""

    format: Literal["equityjournal"] = "equityjournal"
    version: Annotated[int, Field(ge=1, le=VERSION)] = 1
    id: MessageId
    made: AwareDatetime
    sender: Annotated[Person, Field(alias="from")]
    recipient: Annotated[Person, Field(alias="to")]
    """The recipient, signed with the rest: a message cannot be passed on as sent to another person."""


class Share(Message):
    """Entries shared with a person by their writer."""

    kind: Literal["share"] = "share"
    masked: bool
    note: Text = ""
    keep_until: date | None = None
    items: Annotated[list[Item], Field(max_length=MOST)]
    summary: list[Line] = []
    """Sentences of `themes`, as programs before version 2 could send them."""
    ask_about: list[SharedTheme] = []
    """Themes the writer would like to be asked about."""
    agreed: Annotated[list[SharedTalk], Field(max_length=MOST)] = []
    """Talks noted since the last message."""
    steps: Annotated[list[StepTold], Field(max_length=MOST)] = []
    """States of small things noted together, as ticked by the writer."""
    came: Annotated[list[MessageId], Field(max_length=MOST)] = []
    """Messages received since the last message."""

    @model_validator(mode="after")
    def _is_of_its_version(self) -> "Share":
        """Refuse later keys under an earlier version."""
        if self.version < 2 and any(getattr(self, key) for key in LATER):
            raise ValueError("keys of a later version")
        return self

    @model_serializer(mode="wrap")
    def _without_empty_later_keys(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave empty later keys out, for an older program refuses them."""
        data: dict[str, Any] = whole(self)
        return {key: value for key, value in data.items() if key not in LATER or value}


class TakeBack(Message):
    """A request to remove a share."""

    kind: Literal["take-back"] = "take-back"
    share: MessageId


class Ending(Message):
    """A request to remove all shares, ending the sharing."""

    kind: Literal["end"] = "end"


class Receipt(Message):
    """The coach's answer to a share, a take-back or an end."""

    kind: Literal["receipt"] = "receipt"
    answers: MessageId
    """Id of the message answered."""
    did: Did
    shares: Annotated[list[MessageId], Field(max_length=MOST)]
    """Shares kept, removed or not found; none for an end without any share found."""


class Reply(_Sent):
    """A coach's reply to an entry."""

    entry: EntryId
    text: Text


class Replies(Message):
    """A message of replies to shared entries."""

    kind: Literal["replies"] = "replies"
    replies: Annotated[list[Reply], Field(min_length=1, max_length=MOST)]


class Questions(Message):
    """A message of questions the coach would like to talk about."""

    kind: Literal["questions"] = "questions"
    note: Text = ""
    questions: Annotated[list[Text], Field(min_length=1, max_length=MOST)]


class Result(_Sent):
    """A receipt's word on a share or a request, inside a later message."""

    answers: MessageId
    """Id of the message answered."""
    did: Did
    shares: Annotated[list[MessageId], Field(max_length=MOST)] = []


class Answer(Message):
    """All that a coach has for the writer, in one message."""

    kind: Literal["answer"] = "answer"
    version: Annotated[int, Field(ge=2, le=VERSION)] = 2
    replies: Annotated[list[Reply], Field(max_length=MOST)] = []
    questions: Annotated[list[Text], Field(max_length=MOST)] = []
    agreed: Annotated[list[SharedTalk], Field(max_length=MOST)] = []
    steps: Annotated[list[StepTold], Field(max_length=MOST)] = []
    results: Annotated[list[Result], Field(max_length=MOST)] = []


AnyMessage = Share | TakeBack | Ending | Receipt | Replies | Questions | Answer
_ANY: TypeAdapter[AnyMessage] = TypeAdapter(Annotated[AnyMessage, Field(discriminator="kind")])


def version_with(fields: Mapping[str, Any]) -> int:
    """The version of a new share, by the fields it is made with."""
    return VERSION if any(fields.get(key) for key in LATER) else 1


def to_json(message: AnyMessage) -> str:
    """A message as signed: readable JSON over several lines.

    Letters of all scripts stand as they are. Characters that could steer a screen or hide stand as escapes,
    so that even a program that only opens the seal shows nothing hidden.
    """
    text = json.dumps(message.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
    return suspect().sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    """A character as a JSON escape, except the layout's line breaks."""
    if found[0] == "\n":
        return "\n"
    return "\\u007f" if found[0] == "\x7f" else json.dumps(found[0])[1:-1]


_VERSION = re.compile(rb'"version":\s*([0-9]{1,9})')


def from_json(data: bytes) -> AnyMessage:
    """Parse a message from its signed JSON.

    Raises:
        DamagedFile: With a clause; `NewerFile` when a later version of the program wrote it.
    """
    if (stated := _VERSION.search(data)) and int(stated[1]) > VERSION:
        raise NewerFile(say("a newer version of the program wrote it; update equityjournal to read it"))
    try:
        return _ANY.validate_json(data)
    except ValidationError:  # Pydantic's message may quote the file, perhaps made by a stranger
        raise DamagedFile(say("what is in it is not laid out as a message")) from None
