"""What passes between a writer and a coach: one message a file, and nothing in it but what is named here.

Each is made anew from these fields; no file of a journal is ever sent. Read in full it is JSON that a person
can follow without this program: a text is a list of its lines.
"""

import json
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from equityjournal.core.cards import Person
from equityjournal.core.entry import EntryId
from equityjournal.core.errors import DamagedFile, NewerFile
from equityjournal.core.speech import say
from equityjournal.core.visible import suspect

VERSION = 1
MOST = 2000  # entries, questions or replies in one message; ten years of writing twice a week are 1,000
LONGEST = 200_000  # characters of one text

MessageId = Annotated[str, StringConstraints(pattern=r"^[a-z2-7]{26}$")]
"""128 random bits in lower-case RFC 4648 base32: by it a message is known again."""

When = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
"""A day; of a masked entry, its month alone."""

Did = Literal["kept", "removed", "not-found"]
"""What a receipt can say of shares; a program from before `not-found` said `removed` in its place."""

Line = Annotated[str, StringConstraints(max_length=LONGEST)]


def _joined(lines: Any) -> Any:
    whole = isinstance(lines, list) and all(isinstance(line, str) and "\n" not in line for line in lines)
    return "\n".join(lines) if whole else lines if isinstance(lines, str) else None


Text = Annotated[
    Line,
    BeforeValidator(_joined),
    PlainSerializer(lambda text: text.split("\n") if text else [], return_type=list),
]
"""A text of any number of lines."""


class _Sent(BaseModel):
    """Strict, never changed in place, and closed: a key that is not named here is refused."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )


class Theme(_Sent):
    """A theme, named so that whoever has not the pack can read it."""

    id: Line
    title: Line
    pack: Line
    """The id of its pack."""


class SharedAnswer(_Sent):
    """One answer; the question is empty where none was asked."""

    question: Text = ""
    text: Text


class SharedStep(_Sent):
    """A small step; `by` and `done` are a day, or of a masked entry a month."""

    text: Text
    by: When | None = None
    done: When | None = None


class Item(_Sent):
    """One entry, as far as it was shared."""

    entry: EntryId
    """By which a reply finds its way back; of a masked entry, with the first day of its month."""
    about: When
    title: Line = ""
    setting: Line = ""
    people: list[Line] = []
    feelings: list[Line] = []
    themes: list[Theme] = []
    answers: list[SharedAnswer]
    steps: list[SharedStep] = []


class Message(_Sent):
    """What every message says of itself."""

    format: Literal["equityjournal"] = "equityjournal"
    version: Literal[1] = 1
    id: MessageId
    made: AwareDatetime
    sender: Annotated[Person, Field(alias="from")]
    recipient: Annotated[Person, Field(alias="to")]
    """Signed with the rest, so that nobody can pass on as sent to another what was sent to them."""


class Share(Message):
    """Entries that their writer chose to show to one person."""

    kind: Literal["share"] = "share"
    masked: bool
    note: Text = ""
    keep_until: date | None = None
    items: Annotated[list[Item], Field(max_length=MOST)]
    summary: list[Line] = []
    """What `themes` said to the writer, in sentences, if they chose to send it."""
    ask_about: list[Theme] = []
    """Themes that the writer would like to be asked about."""


class TakeBack(Message):
    """The writer asks for one share to be removed."""

    kind: Literal["take-back"] = "take-back"
    share: MessageId


class Ending(Message):
    """The writer ends the sharing, and asks for everything to be removed."""

    kind: Literal["end"] = "end"


class Receipt(Message):
    """The coach's answer to a share, a taking back or an end."""

    kind: Literal["receipt"] = "receipt"
    answers: MessageId
    """The message it answers."""
    did: Did
    shares: Annotated[list[MessageId], Field(max_length=MOST)]
    """The shares that were kept, removed or not found; of an end of which nothing was found, none."""


class Reply(_Sent):
    """What the coach wrote on one entry."""

    entry: EntryId
    text: Text


class Replies(Message):
    """The coach writes on entries that were shared."""

    kind: Literal["replies"] = "replies"
    replies: Annotated[list[Reply], Field(min_length=1, max_length=MOST)]


class Questions(Message):
    """Questions the coach would like to talk about."""

    kind: Literal["questions"] = "questions"
    note: Text = ""
    questions: Annotated[list[Text], Field(min_length=1, max_length=MOST)]


AnyMessage = Share | TakeBack | Ending | Receipt | Replies | Questions
_ANY: TypeAdapter[AnyMessage] = TypeAdapter(Annotated[AnyMessage, Field(discriminator="kind")])


def to_json(message: AnyMessage) -> str:
    """A message as it is signed: JSON over several lines, each character of a script as it is.

    Characters that could steer a screen or hide stand as escapes, so that even a program that only opens the
    seal shows nothing that is not there to be read.
    """
    text = json.dumps(message.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
    return suspect().sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    """A character by its number, as JSON writes it; a line break is one of the layout's own."""
    if found[0] == "\n":
        return "\n"
    return "\\u007f" if found[0] == "\x7f" else json.dumps(found[0])[1:-1]


_VERSION = re.compile(rb'"version":\s*([0-9]{1,9})')


def from_json(data: bytes) -> AnyMessage:
    """The message in what was signed.

    Raises:
        DamagedFile: In a clause; `NewerFile` when a later version of the program wrote it.
    """
    if (stated := _VERSION.search(data)) and int(stated[1]) > VERSION:
        raise NewerFile(say("a newer version of the program wrote it; update equityjournal to read it"))
    try:
        return _ANY.validate_json(data)
    except ValidationError:  # its words may hold those of whoever made the file, who may be a stranger
        raise DamagedFile(say("what is in it is not laid out as a message")) from None
