"""Parts of letters: entries, replies, talks, requests and their results.

Read in full, a letter is JSON that a person can follow without this program: a text is a list of its lines,
and empty parts are left out.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

from equityjournal.core.entries.entry import EntryId
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

MOST = 2000  # entries, questions or replies in a letter; ten years of writing twice a week are 1,000
LONGEST = 200_000  # characters of a text


def refuse_too_much(texts: Sequence[str]) -> None:
    """Refuse texts beyond the limits of a letter."""
    if len(texts) > MOST or any(len(text) > LONGEST for text in texts):
        raise NotAllowed(say("That is too much for one message; send it in parts."))


MessageId = Annotated[str, StringConstraints(pattern=r"^[a-z2-7]{26}$")]
"""A letter's or companion's id: 128 random bits in lower-case RFC 4648 base32."""

When = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
"""A day; for a masked entry, a month."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""

Link = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""The name of a pairing, the same on both sides."""

Number = Annotated[int, Field(ge=0, le=1_000_000)]
"""The number of a letter under its link; more than anybody ever sends."""

Did = Literal["came", "removed", "kept", "not-found"]
"""A result's word on a letter."""


def _on_one_line(text: Any) -> Any:
    """A text without line breaks; anything else unchanged."""
    return " ".join(text.splitlines()) if isinstance(text, str) else text


Line = Annotated[str, StringConstraints(max_length=LONGEST), BeforeValidator(_on_one_line)]


def _joined(lines: Any) -> str | None:
    """A text from a string or a list of lines, else None."""
    if isinstance(lines, str):
        return lines
    if isinstance(lines, list) and all(isinstance(line, str) and "\n" not in line for line in lines):
        return "\n".join(lines)
    return None  # refused by Pydantic, as no text


Text = Annotated[
    str,
    StringConstraints(max_length=LONGEST),
    BeforeValidator(_joined),
    PlainSerializer(lambda text: text.split("\n") if text else [], return_type=list),
]
"""A text of any number of lines."""


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("a text without words")
    return text


Words = Annotated[Text, AfterValidator(_not_blank)]
"""A text with something in it."""


class Sent(BaseModel):
    """Base of all parts of a letter: strict, immutable, without unknown keys."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )

    @model_serializer(mode="wrap")
    def _without_empty_parts(self, whole: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave empty parts out."""
        data: dict[str, Any] = whole(self)
        return {key: value for key, value in data.items() if value not in (None, "", [], False, {})}


class SharedTheme(Sent):
    """A theme, readable without its pack."""

    id: Line
    title: Line
    pack: Line = ""
    """Id of its pack."""


class SharedAnswer(Sent):
    """An answer, with its question if asked."""

    question: Text = ""
    text: Text = ""


class SharedStep(Sent):
    """A small step; for a masked entry, with months for days."""

    text: Text = ""
    by: When | None = None
    done: When | None = None


class SharedDoing(Sent):
    """A small thing noted together, with its doer."""

    who: Line = ""
    text: Line = ""


class SharedTalk(Sent):
    """A talk, as noted by the sender."""

    id: MessageId
    day: date
    noted: AwareDatetime
    keep: Text = ""
    doing: Annotated[list[SharedDoing], Field(max_length=MOST)] = []
    next_time: Annotated[Text, Field(alias="next")] = ""


class StepTold(Sent):
    """The state of a small thing noted together."""

    talk: MessageId
    n: Annotated[int, Field(ge=1, le=MOST)]
    """Its number among the things of the talk."""
    done: date | None = None
    dropped: date | None = None


class Item(Sent):
    """A shared entry, as far as shared."""

    entry: EntryId
    """The id a reply refers to; for a masked entry, with the first day of its month."""
    about: When
    title: Line = ""
    setting: Line = ""
    people: list[Line] = []
    feelings: list[Line] = []
    themes: list[SharedTheme] = []
    answers: list[SharedAnswer] = []
    steps: list[SharedStep] = []
    their_words: list[Text] = []
    """Words told to the writer, where the writer ticked them along."""
    follows: EntryId | None = None
    """The shared id of the entry that this one follows."""


class Reply(Sent):
    """A reply to an entry."""

    entry: EntryId
    text: Words


class SharedAgreement(Sent):
    """What the two agreed on sharing, in one text."""

    text: Words
    day: date
    """Day of its last change."""
    confirmed: date | None = None
    """Day of the yes of its reader; None in a proposal."""


class Ask(Sent):
    """A request to remove letters of the sender."""

    id: MessageId
    shares: Annotated[list[MessageId], Field(max_length=MOST)] = []
    """Letters asked back, by id."""
    end: bool = False
    """Whether the sharing ends: then all letters of earlier pairings are meant, and those up to `up_to`."""
    up_to: Number = 0


class Result(Sent):
    """The word on a letter that came, or on a request."""

    ask: MessageId | Literal[""] = ""
    """The request; empty for a letter that came."""
    item: MessageId | Literal[""] = ""
    """The letter; empty where none was found for an end."""
    did: Did


class Got(Sent):
    """Numbers of letters that came, told so that what went astray can be seen in a letter itself."""

    to: Number = 0
    gaps: Annotated[list[Number], Field(max_length=MOST)] = []
